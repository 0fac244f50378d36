"""The figures inside running text: where each stands, and what it says. What no reading is certain of is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dashboard.quantity.amount import AFTER
from dashboard.quantity.error import QuantityError
from dashboard.quantity.parse import BEFORE, parse
from dashboard.quantity.quantity import Quantity

LONGEST = 32
_DIGITS = "0-9０-９"
_NUMERALS = f"{_DIGITS}〇零一二三四五六七八九十百千万亿两俩几数半廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億兩幾數"
_WORDS = sorted(BEFORE, key=len, reverse=True)
_ENGLISH = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|dozens|several|hundreds|thousands"
)
_START = re.compile(
    "|".join(
        [
            *(re.escape(word) for word in _WORDS if not word.isascii()),
            *(rf"\b{re.escape(word)}\b" for word in _WORDS if word.isascii() and word[0].isalpha()),
            rf"\b(?:{_ENGLISH})\b",
            rf"[{_NUMERALS}]",
        ]
    ),
    re.IGNORECASE,
)
_STOP = re.compile(r"[。；！？!?;\n]|[，,：:](?![0-9０-９]{3})|\.(?![0-9])")
# 第三, 一站式, 十九届: a numeral that names or orders rather than counts
_NAMES = re.compile(r"(?:第|周|星期|[a-zA-Z][-+]?)$")
_NAMED = re.compile(r"\s*(?:届|号|式|体化|流|线|把手|中全会|大(?![约概于])|站|核|翼|治|带|路|[+＋])")
_GOES_ON = re.compile(rf"[{_DIGITS}][.,，]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text: `start` and `end` are its characters, `quantity.printed` what is written there."""

    start: int
    end: int
    quantity: Quantity


def find(text: str) -> tuple[Found, ...]:
    """Every figure of `text`, from the left, the longest reading first, none overlapping another. Never raises.

    A numeral in Chinese characters counts only with a unit that `parse` knows: 一核, 三治 and 第二 are names.
    """
    found: list[Found] = []
    at = 0
    while match := _START.search(text, at):
        one = None if _inside_a_numeral(text, match.start()) else _longest(text, match.start())
        if one:
            found.append(one)
        at = one.end if one else match.start() + 1
    return tuple(found)


def _inside_a_numeral(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return bool(_NAMES.search(before) or (text[start].isdecimal() and _GOES_ON.search(before)))


def _longest(text: str, start: int) -> Found | None:
    stop = _STOP.search(text, start)
    last = min(start + LONGEST, stop.start() if stop else len(text))
    for end in range(last, start, -1):
        piece = text[start:end]
        if piece != piece.strip() or (end < len(text) and _cuts_a_word(text, end)):
            continue
        try:
            quantity = _read(text, start, piece)
        except QuantityError:
            continue
        return Found(start, end, quantity) if _counts(piece, quantity, text[end:]) else None
    return None


def _read(text: str, start: int, piece: str) -> Quantity:
    """`parse`, which refuses a bare 万 because it may mean "many"; after 达 or 有 it is a number."""
    if piece[0] in "百千万亿萬億" and text[max(0, start - 1) : start] in ("达", "到", "有", "共", "達"):
        return replace(parse("一" + piece), printed=piece)
    return parse(piece)


def _cuts_a_word(text: str, end: int) -> bool:
    """Whether a Latin word or a run of digits goes on past `end`."""
    before, after = text[end - 1], text[end]
    return (before.isascii() and before.isalpha() and after.isascii() and after.isalpha()) or (
        before.isdigit() and (after.isdigit() or after in "万亿千百萬億")
    )


def _counts(piece: str, quantity: Quantity, rest: str) -> bool:
    """Whether a piece counts something rather than names it."""
    if piece.endswith("+") and rest[:1].isalnum():
        return False
    if any(character.isdecimal() for character in piece):
        return True
    if not piece.isascii() and quantity.unit == "none" and not any(piece.endswith(word) for word in AFTER):
        return False
    return not _NAMED.match(rest)
