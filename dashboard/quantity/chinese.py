"""Chinese numerals, digits and characters mixed: 三十八, 3万5千, 30多万, 十几, 数千, 七八百, 二〇二三.

cn2an is not used here: it reads 两三 as 23, refuses 百万 and 二点三五亿, and computes in binary fractions.
The tests hold this reader against it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from dashboard.quantity.bounds import EXACTLY, Qualifier
from dashboard.quantity.cursor import Cursor
from dashboard.quantity.error import QuantityError
from dashboard.quantity.numeral import Numeral, arabic

DIGITS: dict[str, int] = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}
UNITS: dict[str, int] = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
SCALES = "万亿"
PAIRS = ("一二", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九")
MORE = "多余几"

_TOKEN = re.compile(f"[0-9][0-9,.]*|[点{MORE}{''.join(DIGITS)}{''.join(UNITS)}]")
_SEVERAL = re.compile("[几数]")


def read_chinese(cursor: Cursor) -> Numeral | None:
    """Moves `cursor` over a numeral; None, and unmoved, when none stands there; QuantityError on a malformed one."""
    start = cursor.position
    several = bool(cursor.take(_SEVERAL))
    tokens: list[str] = []
    while token := cursor.take(_TOKEN):
        tokens.append(token)
    if not tokens and not several:
        return None
    try:
        return _several(tokens) if several else _numeral(tokens)
    except _MalformedError:
        raise QuantityError("ambiguous", text=cursor.text, rest=cursor.text[start : cursor.position].strip()) from None


class _MalformedError(Exception):
    """The tokens don't make one number."""


def _several(tokens: list[str]) -> Numeral:
    if any(token not in UNITS for token in tokens):
        raise _MalformedError
    place = _value(tokens, leading=True) if tokens else Decimal(1)
    return Numeral(place, place, _scale(tokens), Qualifier.SEVERAL)


def _numeral(tokens: list[str]) -> Numeral:
    more = [at for at, token in enumerate(tokens) if token in MORE]
    if more:
        head, tail = tokens[: more[0]], tokens[more[0] + 1 :]
        if len(more) > 1 or not head or any(token not in SCALES for token in tail):
            raise _MalformedError
        tokens = head + tail
    pair = None if more else _pair(tokens)
    low = _value(tokens if pair is None else tokens[: pair + 1] + tokens[pair + 2 :], leading=True)
    high = low if pair is None else _value(tokens[:pair] + tokens[pair + 1 :], leading=True)
    round_word = tokens[0] if tokens[0] in UNITS and tokens[0] != "十" else ""
    return Numeral(low, high, _scale(tokens), Qualifier.ABOVE if more else None, round_word)


def _pair(tokens: list[str]) -> int | None:
    """Where two neighbouring digits mean "seven or eight" (七八百, 两三, 三五); None when nowhere."""
    if "点" in tokens or (len(tokens) > 2 and all(token in DIGITS for token in tokens)):
        return None
    return next((at for at, pair in enumerate(pairwise(tokens)) if "".join(pair) in PAIRS), None)


def _scale(tokens: list[str]) -> int:
    """The 万 and 亿 at the end multiplied (万亿: 10**12); else the largest inside (两万五: 10**4); else 1."""
    scale = 1
    for token in reversed(tokens):
        if token not in SCALES:
            break
        scale *= UNITS[token]
    return scale if scale > 1 else max((UNITS[token] for token in tokens if token in SCALES), default=1)


def _value(tokens: list[str], *, leading: bool) -> Decimal:
    """The number that tokens without 多, 余, 几 spell; only a `leading` 百, 千, 万, 亿 may stand without a digit."""
    point = tokens.index("点") if "点" in tokens else len(tokens)
    if point < len(tokens) and all(token in DIGITS for token in tokens[point + 1 :]):
        return EXACTLY.add(_value(tokens[:point], leading=leading), _fraction(tokens[point + 1 :]))
    for char, unit in UNITS.items():
        if char in tokens:
            at = tokens.index(char)
            head = _head(tokens[:at], unit, leading=leading)
            return EXACTLY.add(EXACTLY.multiply(head, Decimal(unit)), _tail(tokens[at + 1 :], unit))
    return _digits(tokens)


def _head(tokens: list[str], unit: int, *, leading: bool) -> Decimal:
    """What stands before a unit: 1 to 9 before 十, 百, 千; less than 10,000 before 万 unless in digits (12,000万)."""
    if not tokens:
        if leading or unit == 10:
            return Decimal(1)
        raise _MalformedError
    head = _value(tokens, leading=leading)
    in_digits = len(tokens) == 1 and tokens[0][0].isascii()
    smallest, end = (1, 10) if unit < 10**4 else (0, 10**4 if unit == 10**4 and not in_digits else 10**16)
    if not smallest <= head < end or not head:
        raise _MalformedError
    return head


def _tail(tokens: list[str], unit: int) -> Decimal:
    """What stands after a unit; a lone digit after 百, 千, 万, 亿 counts tenths of it: 两万五 = 25,000."""
    if not tokens:
        return Decimal(0)
    if tokens[0] == "零":
        tail = _value(tokens[1:], leading=False)
    elif tokens[0] in DIGITS and len(tokens) == 1:
        tail = Decimal(DIGITS[tokens[0]] * (unit // 10 if unit > 10 else 1))
    else:
        tail = _value(tokens, leading=False)
        # 3万5 may be 30,005 or 35,000
        if tokens[0][0].isascii() and len(tokens) == 1 and tail < 10 < unit:
            raise _MalformedError
    if tail >= unit:
        raise _MalformedError
    return tail


def _digits(tokens: list[str]) -> Decimal:
    """Tokens without units: 12,345, 三, and years and numbers read digit by digit (二零二三, 一零五)."""
    if len(tokens) == 1 and tokens[0][0].isascii():
        return arabic(tokens[0])
    if not tokens or any(token not in DIGITS for token in tokens):
        raise _MalformedError
    if len(tokens) > 1 and (tokens[0] == "零" or "两" in tokens or not (len(tokens) == 4 or "零" in tokens)):
        raise _MalformedError
    return arabic("".join(str(DIGITS[token]) for token in tokens))


def _fraction(tokens: list[str]) -> Decimal:
    """The digits after 点."""
    if not tokens:
        raise _MalformedError
    return arabic("0." + "".join(str(DIGITS[token]) for token in tokens))
