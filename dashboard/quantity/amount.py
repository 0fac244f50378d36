"""A numeral with its unit word and the qualifiers inside and after it: 30多万人, 两年半, 百分之四十多, 三成以上."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from dashboard.quantity.bounds import EXACTLY, RULES, Qualifier
from dashboard.quantity.chinese import read_chinese
from dashboard.quantity.cursor import Cursor, any_of
from dashboard.quantity.english import read_english, read_scale
from dashboard.quantity.error import QuantityError
from dashboard.quantity.numeral import Numeral
from dashboard.quantity.units import SPLIT_BY_GE, UNIT_OF

AFTER: dict[str, Qualifier] = {word: rule.qualifier for rule in RULES for word in rule.words_after}
SHARES: dict[str, Fraction] = {
    **dict.fromkeys(("半数", "一半", "半", "half"), Fraction(1, 2)),
    **dict.fromkeys(("a third", "one third", "one-third"), Fraction(1, 3)),
    **dict.fromkeys(("two thirds", "two-thirds"), Fraction(2, 3)),
    **dict.fromkeys(("a quarter", "one quarter", "one-quarter"), Fraction(1, 4)),
    **dict.fromkeys(("three quarters", "three-quarters"), Fraction(3, 4)),
}
HALF = Decimal("0.5")

_AFTER = any_of(AFTER)
_UNIT = any_of([*UNIT_OF, "‰"])
_SPLIT = any_of(SPLIT_BY_GE)
_SIGN = re.compile("负|-(?=[0-9])")
_SHARE = re.compile(f"半(?=$|以)|{any_of(word for word in SHARES if word != '半').pattern}")
_HALF = re.compile("半")
_TAIL = re.compile("[多余半]")
_OF = re.compile("分之")
_TENTHS = re.compile("成")


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read: `high` differs from `low` in 七八百; `third` holds a percentage no decimal can, low is then 0.

    `vague` is the code of the error when "nearly", "odd" or "about" stands by it, because no digit says how near.
    """

    low: Decimal
    high: Decimal
    scale: int = 1
    unit: str = "none"
    qualifiers: frozenset[Qualifier] = frozenset()
    round_word: str = ""
    third: Fraction | None = None
    vague: str = ""

    @property
    def is_round(self) -> bool:
        """Whether 上 or 过 may stand before it: 上百, 过万, 过半."""
        return bool(self.round_word) or (self.unit == "percent" and self.low == 50)

    def qualified(self, *more: Qualifier | None) -> Amount:
        """The same amount with further qualifiers."""
        return replace(self, qualifiers=self.qualifiers.union(word for word in more if word))

    def plus_half(self) -> Amount:
        """两年半 from 两年."""
        return replace(self, low=EXACTLY.add(self.low, HALF), high=EXACTLY.add(self.high, HALF), vague="vague_half")


def read_amount(cursor: Cursor) -> Amount:
    """Moves `cursor` over an amount; raises QuantityError when none stands there."""
    if share := cursor.take(_SHARE):
        amount = _share(SHARES[share], vague="" if SHARES[share] == Fraction(1, 2) else "vague_fraction")
        return amount.qualified(AFTER.get(cursor.take(_AFTER)))
    if cursor.take(_HALF):
        amount = replace(_with_unit(Amount(HALF, HALF), cursor), vague="vague_half")
        if amount.unit == "none":
            raise QuantityError("no_number", text=cursor.text)
        return amount
    numeral = _numeral(cursor)
    if cursor.take(_OF):
        return _fraction(numeral, _numeral(cursor), cursor)
    if cursor.take(_TENTHS):
        amount = replace(_amount(numeral.times(10)), unit="percent")
        return amount.qualified(AFTER.get(cursor.take(_AFTER)))
    return _with_unit(_amount(numeral), cursor)


def _numeral(cursor: Cursor) -> Numeral:
    negative = cursor.take(_SIGN)
    numeral = read_chinese(cursor) or read_english(cursor)
    if numeral is None:
        raise QuantityError("no_number", text=cursor.text)
    if numeral.scale == 1 and not numeral.qualifier:
        numeral = numeral.times(read_scale(cursor))
    if negative and (numeral.qualifier or numeral.round_word):
        raise QuantityError("ambiguous", text=cursor.text, rest=negative)
    return numeral.negative() if negative else numeral


def _amount(numeral: Numeral) -> Amount:
    amount = Amount(numeral.low, numeral.high, numeral.scale, round_word=numeral.round_word)
    return amount.qualified(numeral.qualifier)


def _with_unit(amount: Amount, cursor: Cursor) -> Amount:
    amount = amount.qualified(AFTER.get(cursor.take(_AFTER)))
    word = cursor.take(_UNIT)
    if word == "‰":
        amount = replace(amount, low=amount.low.scaleb(-1), high=amount.high.scaleb(-1))
    unit = "percent" if word == "‰" else UNIT_OF.get(word, "none")
    tail = cursor.take(_TAIL) if word else ""
    if tail and word == "个":
        unit = SPLIT_BY_GE.get(cursor.take(_SPLIT), unit)
    amount = replace(amount, unit=unit)
    if tail == "半":
        amount = amount.plus_half()
    return amount.qualified(AFTER.get(tail), AFTER.get(cursor.take(_AFTER)))


def _fraction(denominator: Numeral, numerator: Numeral, cursor: Cursor) -> Amount:
    """百分之三十五, 千分之六, 三分之二, as a percentage."""
    below = denominator.low
    if denominator.qualifier or denominator.high != below or below <= 1 or below % 1:
        raise QuantityError("ambiguous", text=cursor.text, rest="分之")
    in_tens = int(below) in (10, 100, 1000, 10000)
    if numerator.high != numerator.low and not in_tens:
        raise QuantityError("ambiguous", text=cursor.text, rest="分之")
    vague = "" if in_tens else "vague_fraction"
    low, high = (_share(Fraction(end) / int(below), vague=vague) for end in (numerator.low, numerator.high))
    return replace(low, high=high.low).qualified(numerator.qualifier, AFTER.get(cursor.take(_AFTER)))


def _share(share: Fraction, *, vague: str) -> Amount:
    """A share of the whole as a percentage; `third` is set where no decimal is exact."""
    percent = 100 * share
    number = EXACTLY.divide(Decimal(percent.numerator), Decimal(percent.denominator))
    if Fraction(number) != percent:
        return Amount(Decimal(0), Decimal(0), unit="percent", third=percent, vague=vague)
    return Amount(number, number, unit="percent", vague=vague)
