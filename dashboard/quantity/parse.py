"""From a printed figure to a Quantity: a qualifier, a numeral, its unit and a second qualifier, read from the left."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from dashboard.quantity.amount import Amount, read_amount
from dashboard.quantity.bounds import EXACTLY, RULES, Qualifier, bounds, several
from dashboard.quantity.cursor import Cursor, any_of
from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import Interval, plain
from dashboard.quantity.phrases import PHRASES
from dashboard.quantity.quantity import Quantity
from dashboard.quantity.script import fold

LONGEST = 80
LOWER = (Qualifier.AT_LEAST, Qualifier.OVER)
UPPER = (Qualifier.AT_MOST, Qualifier.UNDER)

BEFORE: dict[str, Qualifier] = {
    word: rule.qualifier for rule in RULES for word in rule.words_before if rule.qualifier is not Qualifier.SEVERAL
}
# 上百, 过万, 过半, but not 上30
ONLY_ROUND = ("上", "过")

_BEFORE = any_of(BEFORE)
_VERB = any_of(["共有", "共计", "总计", "合计", "累计", "达到", "高达", "多达", "达", "共", "a total of"])
_BETWEEN = any_of(["between", "from"])
_AND = any_of(["and"])
_TO = re.compile("[—–―]+|[-~〜至到]|to(?![a-z])")
_BOTH = re.compile("、|,(?![0-9])| and | but ")
_MAY_BE_NEGATIVE = [fold(phrases["words.may_be_negative"].format(phrase="")) for phrases in PHRASES.values()]
_MAY_EXCEED_100 = [fold(phrases["words.may_exceed_100"].format(phrase="")) for phrases in PHRASES.values()]
_NOTES = any_of([*_MAY_BE_NEGATIVE, *_MAY_EXCEED_100])


def parse(text: str) -> Quantity:
    """Reads one figure as Chinese or English reports print it: 近万名, 30多万人, 60%以上, 5至8人, "nearly 10,000".

    The unit code is "none" when no unit word follows. Two bounds ("at least 5 and fewer than 8") are a range. Raises
    QuantityError on what is no number, has several readings, or says more than one figure and its unit.
    """
    printed = text.strip()
    if len(printed) > LONGEST:
        raise QuantityError("too_long", text=printed[:20])
    folded = fold(printed)
    if not folded:
        raise QuantityError("empty")
    try:
        found = _one(folded)
    except QuantityError:
        both = _both(folded)
        if both is None:
            raise
        found = both
    return replace(found, printed=printed)


def _one(folded: str) -> Quantity:
    """A figure with at most one qualifier, or a range with none."""
    cursor = Cursor(folded)
    cursor.take(_VERB)
    word = cursor.take(_BEFORE)
    between = cursor.take(_BETWEEN) if not word else ""
    amount = read_amount(cursor)
    if word:
        amount = amount.qualified(BEFORE[word])
    other = read_amount(cursor) if cursor.take(_AND if between == "between" else _TO) else None
    note = cursor.take(_NOTES)
    if cursor.rest:
        raise QuantityError("leftover", text=folded, rest=cursor.rest)
    if word in ONLY_ROUND and not amount.is_round:
        raise QuantityError("needs_round_word", text=folded)
    if between and other is None:
        raise QuantityError("ambiguous", text=folded, rest=between)
    found = _single(amount, folded) if other is None else _range(amount, other, folded)
    if note:
        return replace(found, lower=None) if note in _MAY_BE_NEGATIVE else replace(found, upper=None)
    return found


def _single(amount: Amount, folded: str) -> Quantity:
    if len(amount.qualifiers) > 1 or (amount.qualifiers and amount.low != amount.high):
        raise QuantityError("two_qualifiers", text=folded)
    qualifier = next(iter(amount.qualifiers), Qualifier.EXACT)
    if amount.round_word and not amount.qualifiers:
        raise QuantityError("round_word", text=folded, rest=amount.round_word)
    if amount.vague and qualifier in (Qualifier.BELOW, Qualifier.ABOVE, Qualifier.ABOUT):
        raise QuantityError(amount.vague, text=folded)
    if amount.low != amount.high:
        return Quantity.within(
            Interval(plain(amount.low), plain(amount.high)), Qualifier.RANGE, amount.unit, scale=amount.scale
        )
    if qualifier is Qualifier.SEVERAL:
        return Quantity.within(several(amount.low), qualifier, amount.unit, scale=amount.scale)
    if amount.third is not None:
        return _third(amount.third, qualifier)
    return Quantity.of(amount.low, qualifier, amount.unit, scale=amount.scale)


def _third(percent: Fraction, qualifier: Qualifier) -> Quantity:
    """三分之二: about 66.6667 percent; with 以上 and its kin rounded to the side that loses nothing. Four decimals."""
    whole = percent * 10**4
    rounded = floor(whole) if qualifier in LOWER else ceil(whole) if qualifier in UPPER else round(whole)
    qualifier = Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier
    return Quantity.of(Decimal(rounded).scaleb(-4), qualifier, "percent")


def _range(low: Amount, high: Amount, folded: str) -> Quantity:
    """5至8人; 3至5万 shares its 万, unless the first number is already the larger (5000至8万)."""
    for amount in (low, high):
        if amount.qualifiers or amount.low != amount.high or amount.third is not None:
            raise QuantityError("two_qualifiers", text=folded)
        if amount.round_word:
            raise QuantityError("round_word", text=folded, rest=amount.round_word)
    scaled = EXACTLY.multiply(low.low, Decimal(high.scale))
    lower = scaled if low.scale == 1 and scaled < high.low else low.low
    unit = _one_unit(low.unit, high.unit, folded)
    if lower > high.high:
        raise QuantityError("reversed", text=folded)
    return Quantity.within(Interval(plain(lower), plain(high.high)), Qualifier.RANGE, unit, scale=high.scale)


def _both(folded: str) -> Quantity | None:
    """538以上、不到616 / at least 538 and fewer than 616: a range, or ABOVE where the rule gives 余 these bounds."""
    for joint in _BOTH.finditer(folded):
        try:
            low, high = _one(folded[: joint.start()]), _one(folded[joint.end() :])
        except QuantityError:
            continue
        if low.qualifier in LOWER and high.qualifier in UPPER:
            unit = _one_unit(low.unit, high.unit, folded)
            interval = Interval(low.lower, high.upper, low.lower_open, high.upper_open)
            scale = max(low.scale, high.scale)
            if low.value and low.qualifier is Qualifier.OVER and interval == bounds(low.value, Qualifier.ABOVE, unit):
                return Quantity.within(interval, Qualifier.ABOVE, unit, value=low.value, scale=scale)
            return Quantity.within(interval, Qualifier.RANGE, unit, scale=scale)
    return None


def _one_unit(a: str, b: str, folded: str) -> str:
    if "none" not in (a, b) and a != b:
        raise QuantityError("ambiguous", text=folded, rest=folded)
    return b if a == "none" else a
