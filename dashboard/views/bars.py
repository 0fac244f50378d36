"""Bars of block characters: a drawing that every surface can show, because it is text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboard.quantity import Interval


def bar(interval: Interval, scale: tuple[float, float], width: int = 14) -> str:
    """A bar of blocks on a common scale: solid as far as is certain, shaded as far as is possible, an arrow where open.

    It says no more than the bounds: two figures that may be equal have shaded parts that overlap.
    """
    start, end = scale
    span = end - start or 1.0

    def blocks(bound: float) -> int:
        return round(width * (bound - start) / span)

    certain = blocks(float(interval.lower)) if interval.lower is not None else 0
    possible = blocks(float(interval.upper)) if interval.upper is not None else width
    width_shown = (interval.high.bound - interval.low.bound) / Decimal(span)
    if width_shown < Decimal("0.002"):  # a point, but for the rounding of a quotient
        return "█" * certain or "▏"
    return "█" * certain + "▒" * max(1, possible - certain) + ("→" if interval.upper is None else "")


def scale_of(intervals: Sequence[Interval]) -> tuple[float, float]:
    """From 0, or the least bound below it, to the greatest bound."""
    bounds = [float(end) for entry in intervals for end in (entry.lower, entry.upper) if end is not None]
    return min([0.0, *bounds]), max([0.0, *bounds])
