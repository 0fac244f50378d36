"""How much room text takes, estimated without a typeface: a machine without Chinese fonts can still make slides.

Chinese characters are as wide as they are high, and so are signs that a Chinese typeface has (×, ·, ●); Latin ones are
as in Arial and a little more, and office programs part them from Chinese ones: estimates lie on the wide side, so that
text set in the reader's own fonts still fits.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from math import ceil

INCH = 72.0  # points
LEADING = 1.28  # of its size, from one line to the next
_WIDE = frozenset("WFA")
_PARTED = 0.2  # of the size, between a Chinese character and a Latin one
# Widths of the characters from space to ~ in the metrics that Arial, Helvetica and Liberation Sans share, in hundredths
_LATIN = (
    *(28, 28, 35, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28),
    *(58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67, 61, 72, 67, 94),
    *(67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50),
    *(28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58),
)
_SOFT = 0.7
_OTHER, _BOLDER = 0.6, 1.05  # of any other letter; bold type and other faces are wider
_WORD = re.compile(r"[^\s\u2e80-\uffef]+\s?|\s|.", re.DOTALL)
_MEETING = re.compile(r"[\u2e80-\uffef] ?(?=[!-~])|[!-~] ?(?=[\u2e80-\uffef])")


def width(text: str, size: float) -> float:
    """Inches of one line of text of `size` points."""
    return (sum(_em(character) for character in text) + _PARTED * len(_MEETING.findall(text))) * size / INCH


@lru_cache(4096)  # a block is measured again wherever it is tried
def lines(text: str, size: float, room: float) -> int:
    """Lines that a text takes in a column of `room` inches; a word too long for it is broken."""
    return sum(_wrapped(part, size, room) for part in text.split("\n")) if text else 0


def height(text: str, size: float, room: float) -> float:
    """Inches of the text set in that column."""
    return lines(text, size, room) * line_height(size)


def cut(text: str, size: float, room: float, high: float) -> tuple[str, str]:
    """The text in two: as much as `high` inches hold in that column, one character at least, and the rest."""
    end, most = len(text), max(int(high / line_height(size)), 1)
    low = 1
    while low < end:  # the most characters that take no more lines
        middle = (low + end + 1) // 2
        if lines(text[:middle], size, room) <= most:
            low = middle
        else:
            end = middle - 1
    if end < len(text):  # between two paragraphs or words, where that loses little room
        soft = max(text.rfind("\n", 0, end) + 1, text.rfind(" ", 0, end) + 1)
        end = soft if soft > end * _SOFT else end
    return text[:end], text[end:]


def line_height(size: float) -> float:
    """Inches from one baseline to the next."""
    return size * LEADING / INCH


@cache
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in _WIDE:
        return 1.0
    at = ord(character) - 32
    return (_LATIN[at] / 100 if 0 <= at < len(_LATIN) else _OTHER) * _BOLDER


def _wrapped(text: str, size: float, room: float) -> int:
    count, used, before = 1, 0.0, ""
    for word in _WORD.findall(text):
        taken = width(word, size) + (_PARTED * size / INCH if _MEETING.match(before + word[0]) else 0.0)
        before = word.rstrip()[-1:] or before
        if used + taken <= room + 0.001:
            used += taken
        elif taken > room:
            whole = ceil((used + taken) / room)
            count += whole - 1
            used = used + taken - (whole - 1) * room
        else:
            count += 1
            used = taken
    return count


def broken(text: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than `room` inches, for where the program would break it nowhere or too soon."""
    found = []
    while text:
        head, text = cut(text, size, room, line_height(size))
        found.append(head.strip())
    return found
