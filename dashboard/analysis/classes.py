"""Classes of a map: breaks by a scheme, the class of each value, counts per class; outliers in classes of their own.

A class holds the values above its lower break up to and including its upper one, as in PySAL's mapclassify, whose
published results the tests repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import jenkspy
import numpy as np
import numpy.typing as npt

from dashboard.quantity import Quantity
from dashboard.selection import SCHEMES

CLASS_COUNTS = (3, 4, 5, 6, 7)
SIDES = (4, 6)  # of a diverging scale: as many classes below the benchmark as above it
MOST_BREAKS = 6
FEWEST_FOR_OUTLIERS = 8
MOST_DISTINCT = 900  # values: above it jenkspy is faster
MOST_NATURAL = 6_000  # values: of more, as of several periods together, so many stand for all
SAMPLE = 2_001
FAR = 3.0  # times the interquartile range beyond a quartile: Tukey's "far out" values
_BREAKS = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of some values. `breaks` are the upper ends of all classes but the last, ascending, in their unit;
    `indexes` the class of each value in their order; `counts` the values per class, empty classes included.

    With `low_apart` the first class holds low outliers only, with `high_apart` the last class high ones only.
    `least` and `most` are the ends of the values, NaN where there is none; `middle` is a diverging scheme's benchmark.
    """

    scheme: str
    breaks: tuple[float, ...]
    indexes: tuple[int, ...]
    counts: tuple[int, ...]
    least: float
    most: float
    low_apart: bool = False
    high_apart: bool = False
    middle: float | None = None

    def __len__(self) -> int:
        return len(self.counts)

    @property
    def outliers(self) -> int:
        """How many values lie far outside the others."""
        return (self.counts[0] if self.low_apart else 0) + (self.counts[-1] if self.high_apart else 0)

    def ends(self, index: int) -> tuple[float, float]:
        """Lower and upper end of a class: its breaks, at either end the least and the greatest value."""
        ends = (min((self.least, *self.breaks)), *self.breaks, max((self.most, *self.breaks)))
        return ends[index], ends[index + 1]

    def index_of(self, value: float) -> int:
        """The class of any value."""
        return bisect_left(self.breaks, value)

    def span(self, quantity: Quantity) -> tuple[int, int]:
        """First and last class in which the possible values of a figure lie; equal where no break lies between."""
        low, high = quantity.lower, quantity.upper
        above = bisect_right if quantity.lower_open else bisect_left
        first = 0 if low is None else above(self.breaks, float(low))
        last = len(self) - 1 if high is None else self.index_of(float(high))
        return min(first, last), last


def classify(
    values: Sequence[float],
    scheme: str,
    count: int = 5,
    *,
    fixed: Sequence[float] = (),
    benchmark: float | None = None,
    limits: tuple[float, float] | None = None,
) -> Classes:
    """At most `count` classes of finite values by a scheme, fewer where ties leave no room, and outliers apart: those
    beyond `limits`, which are `fences` unless told, as of many more values than these.

    "fixed" takes its breaks as given and sets nothing apart; "diverging" puts as many places into each class below
    `benchmark` (the median, where none is given), and as many into each above it. ValueError for an unknown scheme.
    """
    if scheme not in SCHEMES:
        raise ValueError(f"no such scheme: {scheme!r}")
    numbers = np.asarray(values, dtype=float)
    if not len(numbers):
        return Classes(scheme, tuple(fixed), (), (0,) * (len(fixed) + 1), float("nan"), float("nan"))
    if scheme == "fixed":
        return _sorted(scheme, numbers, fixed or round_steps(float(numbers.min()), float(numbers.max()), count))
    low, high = limits or fences(numbers)
    inner = numbers[(numbers >= low) & (numbers <= high)]
    below, above = bool((numbers < low).any()), bool((numbers > high).any())
    middle = None
    if scheme == "diverging":
        middle = float(np.median(inner)) if benchmark is None else benchmark
        breaks = _diverging(inner, middle, count)
    else:
        breaks = _BREAKS_OF[scheme](inner, count)
        breaks = breaks[breaks < inner.max()]
    outer = np.array([_below(inner)] * below + [inner.max()] * above)
    found = _sorted(scheme, numbers, np.concatenate([breaks, outer]))
    return replace(found, low_apart=below, high_apart=above, middle=middle)


def _sorted(scheme: str, numbers: Floats, edges: Sequence[float] | Floats) -> Classes:
    breaks = np.unique(np.asarray(edges, dtype=float))
    indexes = np.searchsorted(breaks, numbers, side="left")
    counts = np.bincount(indexes, minlength=len(breaks) + 1)
    ends = float(numbers.min()), float(numbers.max())
    return Classes(scheme, tuple(breaks.tolist()), tuple(indexes.tolist()), tuple(counts.tolist()), *ends)


def fences(numbers: Floats) -> tuple[float, float]:
    """The least and the greatest value that is no outlier: three interquartile ranges beyond the quartiles.

    No limits where values are few, or where half of them are equal: then there is no spread to measure by.
    """
    first, third = np.quantile(numbers, (0.25, 0.75))
    reach = FAR * (third - first)
    if len(numbers) < FEWEST_FOR_OUTLIERS or reach <= 0:
        return -np.inf, np.inf
    return float(first - reach), float(third + reach)


def _below(inner: Floats) -> float:
    """A break under the least ordinary value, so that the low outliers stay alone in the first class."""
    return float(np.nextafter(inner.min(), -np.inf))


def _natural(numbers: Floats, count: int) -> Floats:
    """Fisher and Jenks: the breaks with the least sum of squared distances from the means of the classes."""
    distinct = np.unique(numbers)
    if len(distinct) <= count:
        return distinct[:-1]
    if len(distinct) > MOST_NATURAL:
        return _natural(np.sort(numbers)[np.linspace(0, len(numbers) - 1, SAMPLE).astype(int)], count)
    if len(distinct) > MOST_DISTINCT:
        return np.asarray(jenkspy.jenks_breaks(numbers, n_classes=count)[1:-1], dtype=float)
    return _least_squares(distinct, np.unique_counts(numbers).counts, count)


def _least_squares(distinct: Floats, weights: npt.NDArray[np.int64], count: int) -> Floats:
    """The same breaks from values that often repeat, as rates with one decimal do: a fifth of the time."""
    shifted = distinct - np.average(distinct, weights=weights)
    zero = np.zeros(1)
    number, total, square = (np.concatenate([zero, np.cumsum(weights * shifted**power)]) for power in (0, 1, 2))
    # cost[i, j]: squared distances within a class of the values i .. j - 1
    size = np.maximum(number[None, :] - number[:, None], 1)
    cost = square[None, :] - square[:, None] - (total[None, :] - total[:, None]) ** 2 / size
    cost[np.tri(len(number), dtype=bool)] = np.inf
    best, starts = cost[0], []
    for _ in range(count - 1):
        through = best[:, None] + cost
        starts.append(through.argmin(axis=0))
        best = through.min(axis=0)
    end, breaks = len(distinct), []
    for start in reversed(starts):
        end = int(start[end])
        breaks.append(distinct[end - 1])
    return np.array(breaks[::-1])


def _quantile(numbers: Floats, count: int) -> Floats:
    return np.quantile(numbers, np.linspace(0, 1, count + 1)[1:-1])


def _equal(numbers: Floats, count: int) -> Floats:
    return np.linspace(numbers.min(), numbers.max(), count + 1)[1:-1]


def _diverging(numbers: Floats, benchmark: float, count: int) -> Floats:
    sides = max(1, count // 2)
    low, high = numbers[numbers <= benchmark], numbers[numbers > benchmark]
    inside = [_quantile(side, sides) for side in (low, high) if len(side)]
    return np.concatenate([*inside, [benchmark]])


_BREAKS_OF = {"natural": _natural, "quantile": _quantile, "equal": _equal}


def round_steps(least: float, most: float, count: int) -> tuple[float, ...]:
    """At most `count` - 1 round breaks between two values: whole multiples of 1, 2 or 5 times a power of ten."""
    if not most > least:
        return ()
    rough = (most - least) / count
    power = 10.0 ** np.floor(np.log10(rough))
    for factor in (1, 2, 5, 10, 20, 50):
        step = factor * power
        first, last = np.floor(least / step) + 1, np.ceil(most / step) - 1
        if last - first + 1 <= count - 1:
            return tuple(float(np.round(number * step, 9)) for number in np.arange(first, last + 1))
    return ()


def read_breaks(written: str) -> tuple[float, ...]:
    """Breaks as entered by hand ("20, 40, 60"), ascending, each once. ValueError for anything else or more than six."""
    parts = [part for part in re.split(r"[,，、;；\s]+", written) if part]
    if len(parts) > MOST_BREAKS or not all(_BREAKS.fullmatch(part) for part in parts):
        raise ValueError(f"not a list of up to {MOST_BREAKS} numbers")
    return tuple(sorted({float(part) for part in parts}))
