"""A numeral as read, before the words around it, and its digits: 12,345.6."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.quantity.bounds import EXACTLY, Qualifier
from dashboard.quantity.error import QuantityError

_ARABIC = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
MOST_DIGITS = 15, 9


@dataclass(frozen=True, slots=True)
class Numeral:
    """`high` differs from `low` only in 七八百; `qualifier` is ABOVE in 30多万, SEVERAL in 数千 (low: 1000), else None.

    `round_word` is 百, 千, 万, 亿 standing without a digit, which alone may only mean "many"; else empty.
    """

    low: Decimal
    high: Decimal
    scale: int = 1
    qualifier: Qualifier | None = None
    round_word: str = ""

    def times(self, factor: int) -> Numeral:
        """The same numeral under one more scale word: 3 -> 3万."""
        low, high = (EXACTLY.multiply(end, Decimal(factor)) for end in (self.low, self.high))
        return replace(self, low=low, high=high, scale=self.scale * factor)

    def negative(self) -> Numeral:
        """The same numeral below 0."""
        return replace(self, low=self.high.copy_negate(), high=self.low.copy_negate())


def arabic(token: str) -> Decimal:
    """12,345.6 as a number; QuantityError on misplaced commas, a leading zero or more digits than a count has."""
    match = _ARABIC.fullmatch(token)
    if not match:
        raise QuantityError("grouping", rest=token)
    whole, fraction = match[1].replace(",", ""), match[2] or ""
    if len(whole) > 1 and whole[0] == "0":
        raise QuantityError("leading_zero", rest=token)
    if len(whole) > MOST_DIGITS[0] or len(fraction) > MOST_DIGITS[1]:
        raise QuantityError("digits", rest=token)
    return Decimal(f"{whole}.{fraction}" if fraction else whole)
