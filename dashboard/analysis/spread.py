"""How the figures of many places lie: quartiles that carry bounds, and where one figure stands among the others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.quantity import Interval, Qualifier, Quantity

QUARTERS = (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"))
FEWEST = 8  # figures from which quartiles say more than the figures themselves


@dataclass(frozen=True, slots=True)
class Stand:
    """How many other figures are certainly below and above one, equal to it, and in no order with it."""

    below: int
    above: int
    equal: int
    unordered: int


def quartiles(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Lower quartile, median and upper quartile, each with bounds; empty for fewer than `FEWEST` figures of one unit.

    The quartile of the true values lies between that of the lower bounds and that of the upper bounds. It is the
    smallest figure that a quarter of the figures do not exceed (numpy's method "inverted_cdf").
    """
    if len(quantities) < FEWEST:
        return ()
    lows = sorted(entry.interval.low.bound for entry in quantities)
    highs = sorted(entry.interval.high.bound for entry in quantities)
    unit = quantities[0].unit
    return tuple(_between(_at(lows, share), _at(highs, share), unit) for share in QUARTERS)


def stand(mine: Quantity, others: Sequence[Quantity]) -> Stand:
    """Where a figure stands among others, counting only order that holds for every possible value."""
    orders = [entry.compare(mine) for entry in others]
    return Stand(*(orders.count(order) for order in ("<", ">", "=", None)))


def _at(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    return ordered[math.ceil(share * len(ordered)) - 1]


def _between(low: Decimal, high: Decimal, unit: str) -> Quantity:
    interval = Interval(low if low.is_finite() else None, high if high.is_finite() else None)
    value = interval.lower if interval.is_point else None
    return Quantity.within(interval, Qualifier.DERIVED, unit, value=value)
