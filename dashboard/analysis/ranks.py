"""Ranks from bounds: 2 to 4 where three places may stand there, never one place before another that it may equal.

All arithmetic is on whole arrays, so that a nation of 3,000 places ranks in milliseconds. Two figures are in order
exactly where `Quantity.compare` puts them in order: ends that are excluded or open count as such. One rule holds for
tables, charts and files: figures are grouped in bands, and stand as `analysis.sequence` puts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.quantity import Interval

Whole = NDArray[np.int64]
_NO_LIMIT = np.iinfo(np.int64).max // 2


@dataclass(frozen=True, slots=True)
class Ranks:
    """Ranks of figures, in the order in which they came. Rank 1 is the best: highest, or lowest where that is better.

    `best` is 1 + how many are better for every allowed value, `worst` is all less how many are worse for every allowed
    value; `tied` is how many others are the same number for certain. `band` is the finest grouping in which
    everything in one group is certainly before everything in the next, from 1 for the best: figures of a band overlap,
    or are joined by others that do.
    """

    best: Whole
    worst: Whole
    tied: Whole
    band: Whole


@dataclass(frozen=True, slots=True)
class Rank:
    """The rank of one figure; see `Ranks`."""

    best: int
    worst: int
    tied: int
    band: int

    @property
    def is_certain(self) -> bool:
        """Whether only one rank is possible, shared with its ties."""
        return self.worst - self.best == self.tied


def rank(intervals: Sequence[Interval], *, lowest_first: bool = False) -> tuple[Rank, ...]:
    """The rank of each interval among all of them, exact in every digit."""
    found = rank_columns(*in_columns(intervals), lowest_first=lowest_first)
    columns = (found.best, found.worst, found.tied, found.band)
    return tuple(Rank(*row) for row in zip(*(column.tolist() for column in columns), strict=True))


def rank_columns(
    lower: NDArray[np.generic],
    upper: NDArray[np.generic],
    lower_open: NDArray[np.bool_],
    upper_open: NDArray[np.bool_],
    *,
    lowest_first: bool = False,
) -> Ranks:
    """The same from columns: bounds as floats or as objects, NaN for an end without bound; all of one length."""
    low, high = ends(lower, upper, lower_open, upper_open)
    if lowest_first:
        low, high = -high, -low
    lows, highs = np.sort(low), np.sort(high)
    better = len(low) - np.searchsorted(lows, high, side="right")
    worse = np.searchsorted(highs, low, side="left")
    return Ranks(1 + better, len(low) - worse, _tied(low, high), _bands(low, high))


def in_columns(
    intervals: Sequence[Interval],
) -> tuple[NDArray[np.object_], NDArray[np.object_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Lower and upper bounds, exact in every digit, NaN for an end without bound; which of them are excluded."""
    return (
        np.array([np.nan if entry.lower is None else entry.lower for entry in intervals], dtype=object),
        np.array([np.nan if entry.upper is None else entry.upper for entry in intervals], dtype=object),
        np.array([entry.lower_open for entry in intervals], dtype=bool),
        np.array([entry.upper_open for entry in intervals], dtype=bool),
    )


def ends(
    lower: NDArray[np.generic],
    upper: NDArray[np.generic],
    lower_open: NDArray[np.bool_],
    upper_open: NDArray[np.bool_],
) -> tuple[Whole, Whole]:
    """Both ends as whole numbers in which one interval lies below another exactly where its high is less than the low.

    Bounds are numbered in order, three apart; an excluded bound is one step further inside.
    """
    stated_low, stated_high = lower == lower, upper == upper  # NaN, an end without bound, is not itself
    bounds = np.concatenate([lower[stated_low], upper[stated_high]])
    number = 3 * np.unique(bounds, return_inverse=True)[1].astype(np.int64)
    split = int(stated_low.sum())
    low, high = np.full(len(lower), -_NO_LIMIT), np.full(len(upper), _NO_LIMIT)
    low[stated_low] = number[:split] + lower_open[stated_low]
    high[stated_high] = number[split:] - upper_open[stated_high]
    return low, high


def _tied(low: Whole, high: Whole) -> Whole:
    """How many other figures are the same exact point."""
    point = low == high
    _, place, count = np.unique(low[point], return_inverse=True, return_counts=True)
    found = np.zeros(len(low), dtype=np.int64)
    found[point] = count[place] - 1
    return found


def _bands(low: Whole, high: Whole) -> Whole:
    """A band begins where a figure lies above everything below it."""
    found = np.zeros(len(low), dtype=np.int64)
    upwards = np.argsort(low, kind="stable")
    begins = low[upwards][1:] > np.maximum.accumulate(high[upwards])[:-1]
    found[upwards[1:]] = np.cumsum(begins)
    return 1 + int(begins.sum()) - found
