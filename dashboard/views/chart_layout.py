"""Where the marks of a chart stand, in the units of its axes: one layout for the screen and for files.

Every axis has round ticks and room for arrows where an end is open; rows of a dot plot count from the top.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dashboard.exhibit import Chart, Dot, Reading
from dashboard.quantity import Lang
from dashboard.quantity.digits import written

# a colour for each tone of a dot, by whether the ground is dark; text has 4.5 : 1 on it
PALETTES: dict[bool, dict[str, str]] = {
    False: {
        "plain": "#1f6aa8",
        "lead": "#b34700",
        "chosen": "#6b3fa0",
        "benchmark": "#1a7f5a",
        "muted": "#66717c",
        "ink": "#10181f",
        "line": "#dfe5ea",
    },
    True: {
        "plain": "#6fb1ec",
        "lead": "#ff9d5c",
        "chosen": "#c3a1f0",
        "benchmark": "#5fcda3",
        "muted": "#9aa5b0",
        "ink": "#eef2f5",
        "line": "#333e48",
    },
}
MARKED = ("lead", "chosen", "benchmark")  # tones of places that are named on a chart of many
MANY = 100  # places from which marks are small and bars thin
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
TICKS = 5
_ROOM = 0.08  # of an axis, for an arrow at an open end
_WHOLE = 100.0  # per cent
_COLUMNS = 80  # of a distribution: as many dots fit beside one another


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` with its ticks, all finite."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, number: float) -> float:
        """Where a number stands, from 0 to 1."""
        return (number - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Bar:
    """The bounds of a reading as drawn; an open end runs to the edge of the scale."""

    low: float
    high: float
    open_low: bool
    open_high: bool

    @property
    def is_point(self) -> bool:
        """Whether there is nothing to draw but a dot."""
        return self.low == self.high


def scale(readings: Iterable[Reading], *, from_zero: bool) -> Scale:
    """A scale that holds every known end with room beyond open ones; `from_zero` starts it at 0 where nothing is less.

    Readings without any known end have no place; where there is no other, the scale runs from 0 to 1.
    """
    found = [entry for entry in readings if place(entry) is not None]
    known = [end for entry in found for end in (entry.value, entry.lower, entry.upper) if end is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    low = min(low, 0.0) if from_zero or low == high else low
    if low == high:
        high = low + 1
    room = (high - low) * _ROOM
    low -= room if any(entry.lower is None for entry in found) else 0
    high += room if any(entry.upper is None for entry in found) else 0
    step = _step((high - low) / TICKS)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Scale(first * step, last * step, tuple(float(f"{at * step:.12g}") for at in range(first, last + 1)))


def distribution_scale(chart: Chart) -> Scale:
    """The scale of a distribution: every mark and quartile, bounds only of places that are named."""
    points = [place(dot.reading) for dot in chart.dots]
    bounded = [dot.reading for dot in chart.dots if dot.tone in MARKED] + [mark.reading for mark in chart.marks]
    found = [Reading("", point, point, point) for point in points if point is not None]
    return scale([*found, *bounded], from_zero=False)


def _step(least: float) -> float:
    """The round number not below `least`: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step for step in STEPS if step * power >= least * (1 - 1e-9)) * power


def bar(reading: Reading, axis: Scale) -> Bar:
    """The bounds of a reading on a scale."""
    low = axis.low if reading.lower is None else reading.lower
    high = axis.high if reading.upper is None else reading.upper
    return Bar(low, high, reading.lower is None, reading.upper is None)


def place(reading: Reading) -> float | None:
    """Where one mark for a reading goes: its point; of a limit ("60% or more") the number printed; else the middle.

    A limit is told by its other end, which is open or where such numbers begin and end: 0 and 100. None: no end known.
    """
    low, high = reading.lower, reading.upper
    if reading.value is not None or (low is None and high is None):
        return reading.value
    if high in (None, _WHOLE) and low is not None:
        return low
    if low in (None, 0) or low is None:
        return high
    return (low + high) / 2 if high is not None else low


def tick_label(tick: float, lang: Lang) -> str:
    """A tick as the language writes numbers: 10万, 100,000."""
    return written(Decimal(f"{tick:.12g}"), lang)


def rows(chart: Chart) -> tuple[tuple[Dot, ...], ...]:
    """The lines of a dot plot from the top; a place that has several dots of one label has them on one line."""
    found: dict[tuple[str, str], list[Dot]] = {}
    for dot in chart.dots:
        found.setdefault((dot.key, dot.label), []).append(dot)
    return tuple(tuple(dots) for dots in found.values())


def brackets(lines: Sequence[Sequence[Dot]]) -> tuple[tuple[int, int], ...]:
    """First and last line of every band of more than one place."""
    found: dict[int, list[int]] = {}
    for number, dots in enumerate(lines):
        if dots[0].band:
            found.setdefault(dots[0].band, []).append(number)
    return tuple((numbers[0], numbers[-1]) for numbers in found.values() if len(numbers) > 1)


def spread(numbers: Sequence[float], least: float) -> tuple[float, ...]:
    """The same numbers moved apart so that labels at them, `least` from one another, don't cover each other."""
    order = sorted(range(len(numbers)), key=lambda at: numbers[at])
    moved = list(numbers)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + least)
    overshoot = (moved[order[-1]] - numbers[order[-1]]) / 2 if order else 0.0
    return tuple(number - overshoot for number in moved)


def swarm(numbers: Sequence[float], axis: Scale) -> tuple[int, ...]:
    """How high each dot of a distribution stands, 0 upwards: dots of one column of the axis are piled up in order."""
    heights: dict[int, int] = {}
    found = []
    for number in numbers:
        column = round(axis.share(number) * _COLUMNS)
        found.append(heights.get(column, 0))
        heights[column] = found[-1] + 1
    return tuple(found)


def slopes(chart: Chart) -> tuple[tuple[Dot, Dot], ...]:
    """The two ends of every line of a slope chart, the earlier first."""
    found: dict[str, list[Dot]] = {}
    for dot in chart.dots:
        found.setdefault(dot.key, []).append(dot)
    return tuple((ends[0], ends[1]) for ends in found.values())


def is_certain(first: Dot, last: Dot) -> bool:
    """Whether a line of a slope chart certainly rises, falls or stays: its ends are of two bands, or one number."""
    same = first.reading.value is not None and first.reading.value == last.reading.value
    points = all(dot.reading.lower == dot.reading.upper for dot in (first, last))
    return first.band != last.band or (same and points)


def placed_aside(chart: Chart) -> list[Dot]:
    """The dots of a distribution that are set aside and have a place on its axis; another unit has none."""
    return [dot for dot in chart.dots if dot.tone == "muted" and place(dot.reading) is not None]


def pairs(chart: Chart) -> list[tuple[Dot, Reading]]:
    """The dots of a scatter that have a place on both axes, each with its second reading."""
    found = [(dot, dot.across) for dot in chart.dots if dot.across]
    return [(dot, across) for dot, across in found if None not in (place(dot.reading), place(across))]
