"""Figures in a sequence that says nothing but what is certain: who is certainly greater stands before, the others keep
the places they had. Tables, charts and files all stand so; a band (`analysis.ranks`) alone ties more than is tied: in
one band 70 may follow 58, because a third figure may equal both.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np

from dashboard.analysis.ranks import Whole, ends, in_columns
from dashboard.quantity import Interval


def highest_first(intervals: Sequence[Interval]) -> tuple[int, ...]:
    """Positions, each certainly greater figure before every smaller one; the first given that may stand next does."""
    return from_the_top(*ends(*in_columns(intervals)))


def from_the_top(low: Whole, high: Whole) -> tuple[int, ...]:
    """The same from ends as `ranks.ends` numbers them: one figure lies below another where its high is less."""
    by_low, by_high = np.argsort(-low, kind="stable").tolist(), iter(np.argsort(-high, kind="stable").tolist())
    lows, highs = low.tolist(), high.tolist()
    waiting = next(by_high, None)
    ready: list[int] = []
    placed: dict[int, None] = {}
    for at in by_low:
        # until the figure with the greatest lower end is placed, it alone decides who may stand next
        while at not in placed:
            while waiting is not None and highs[waiting] >= lows[at]:
                heappush(ready, waiting)
                waiting = next(by_high, None)
            placed[heappop(ready)] = None
    return tuple(placed)


def lowest_first(intervals: Sequence[Interval]) -> tuple[int, ...]:
    """The same from the other end."""
    return highest_first([-interval for interval in intervals])


def has_order(intervals: Sequence[Interval]) -> bool:
    """Whether any figure is certainly greater than another."""
    if not intervals:
        return False
    return min(intervals, key=_high).is_below(max(intervals, key=_low))


def has_ties(intervals: Sequence[Interval]) -> bool:
    """Whether any two figures may be equal."""
    sequence = [intervals[at] for at in lowest_first(intervals)]
    return any(not lower.is_below(higher) for lower, higher in pairwise(sequence))


def _low(interval: Interval) -> tuple[object, bool]:
    return interval.low.bound, not interval.low.held


def _high(interval: Interval) -> tuple[object, bool]:
    return interval.high.bound, interval.high.held
