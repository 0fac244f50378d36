"""The values a figure may have: bounds with strictness, their order and arithmetic. Knows nothing of words or units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import product
from typing import NamedTuple

from dashboard.quantity.error import QuantityError

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)
# Results keep 34 digits and are rounded outwards, so that no possible value is ever lost.
DOWN = Context(prec=34, rounding=ROUND_FLOOR)
UP = Context(prec=34, rounding=ROUND_CEILING)


class End(NamedTuple):
    """One end of an interval, infinite where there is no bound; `held` when the bound is itself a possible value."""

    bound: Decimal
    held: bool


Corner = Callable[[Context, End, End], End | None]


def plain(number: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros, so that str() is what a CSV cell holds."""
    shown = format(number, "f")
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return Decimal(shown) if number else ZERO


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from lower to upper; None is an end without bound; an open end excludes the bound itself.

    Raises QuantityError when no number is left between the bounds. An end without bound is never stored as open.
    """

    lower: Decimal | None
    upper: Decimal | None
    lower_open: bool = False
    upper_open: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower_open", self.lower_open and self.lower is not None)
        object.__setattr__(self, "upper_open", self.upper_open and self.upper is not None)
        low, high = self.low, self.high
        if low.bound > high.bound or (low.bound == high.bound and not (low.held and high.held)):
            raise QuantityError("bounds", text=str(self))

    def __str__(self) -> str:
        left = f"{'(' if self.lower_open else '['}{self.lower}" if self.lower is not None else "(-∞"
        right = f"{self.upper}{')' if self.upper_open else ']'}" if self.upper is not None else "∞)"
        return f"{left}, {right}"

    @property
    def low(self) -> End:
        """The lower end, minus infinity where there is no bound."""
        return End(-INFINITY, held=False) if self.lower is None else End(self.lower, not self.lower_open)

    @property
    def high(self) -> End:
        """The upper end, infinity where there is no bound."""
        return End(INFINITY, held=False) if self.upper is None else End(self.upper, not self.upper_open)

    @property
    def is_point(self) -> bool:
        """Whether only one number is possible."""
        return self.lower is not None and self.lower == self.upper

    def holds(self, number: Decimal) -> bool:
        """Whether `number` is one of the possible values."""
        return self.covers(Interval(number, number))

    def covers(self, other: Interval) -> bool:
        """Whether every possible value of `other` is possible here too."""
        low, high = self.low, self.high
        return (low.bound < other.low.bound or (low.bound == other.low.bound and low.held >= other.low.held)) and (
            high.bound > other.high.bound or (high.bound == other.high.bound and high.held >= other.high.held)
        )

    def is_below(self, other: Interval) -> bool:
        """Whether every possible value here is smaller than every possible value of `other`."""
        high, low = self.high, other.low
        return high.bound < low.bound or (high.bound == low.bound and not (high.held and low.held))

    def __neg__(self) -> Interval:
        lower = None if self.upper is None else self.upper.copy_negate()
        upper = None if self.lower is None else self.lower.copy_negate()
        return Interval(lower, upper, self.upper_open, self.lower_open)

    def __add__(self, other: Interval) -> Interval:
        low = DOWN.add(self.low.bound, other.low.bound)
        high = UP.add(self.high.bound, other.high.bound)
        return _between(
            End(low, self.low.held and other.low.held),
            End(high, self.high.held and other.high.held),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _hull(self, other, _times)

    def __truediv__(self, other: Interval) -> Interval:
        """Raises QuantityError when 0 is a possible value of the divisor."""
        if other.holds(ZERO):
            raise QuantityError("divide_by_zero")
        return _hull(self, other, _over if other.high.bound > 0 else _over_negative)


def _between(low: End, high: End) -> Interval:
    lower = plain(low.bound) if low.bound.is_finite() else None
    upper = plain(high.bound) if high.bound.is_finite() else None
    return Interval(lower, upper, not low.held, not high.held)


def _hull(a: Interval, b: Interval, corner: Corner) -> Interval:
    """The results at the four corners, which hold the extremes of a product or of a quotient."""
    pairs = list(product((a.low, a.high), (b.low, b.high)))
    lows = [end for x, y in pairs if (end := corner(DOWN, x, y))]
    highs = [end for x, y in pairs if (end := corner(UP, x, y))]
    # max() prefers the end that is held where two corners meet in one bound
    return _between(min(lows, key=lambda end: (end.bound, not end.held)), max(highs))


def _times(context: Context, x: End, y: End) -> End:
    if x.bound == 0 or y.bound == 0:
        # nothing times anything is nothing, also where the other end is infinite or excluded
        return End(ZERO, (x.held and y.held) or (x.held and x.bound == 0) or (y.held and y.bound == 0))
    return End(context.multiply(x.bound, y.bound), x.held and y.held)


def _over(context: Context, x: End, y: End) -> End | None:
    """One corner of a quotient with a positive divisor; a divisor that comes near 0 has no largest quotient."""
    if x.bound == 0:
        return End(ZERO, x.held)
    if y.bound.is_infinite():
        return None if x.bound.is_infinite() else End(ZERO, held=False)
    if y.bound == 0:
        return End(INFINITY.copy_sign(x.bound), held=False)
    return End(context.divide(x.bound, y.bound), x.held and y.held)


def _over_negative(context: Context, x: End, y: End) -> End | None:
    return _over(context, End(x.bound.copy_negate(), x.held), End(y.bound.copy_negate(), y.held))
