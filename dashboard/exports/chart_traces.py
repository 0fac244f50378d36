"""A chart as series of points, for programs that draw it themselves, and the series that all kinds have in common.

A bar is every number that the printed words allow, an arrow an end that is open, a hollow mark a figure that is not
exact. Labels are points of their own beside what they name, so that none covers another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dashboard.exhibit import Axis, Dot, Reading
from dashboard.records import Citation
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import PALETTES, Scale
from dashboard.wording import Wording

Point = tuple[float, float]
Bars = dict[str, tuple[tuple[float, ...], tuple[float, ...]]]  # lengths above and below each point, by axis
TEXT, SMALL = 12.0, 10.0  # points
INK, QUIET = PALETTES[False]["ink"], PALETTES[False]["muted"]
AXIS_ROOM = 0.78  # inches below a plot: its numbers and its title
NO_AXIS = Axis("")


@dataclass(frozen=True, slots=True)
class Said:
    """A label: lines of (text, size, bold, colour), and where it stands beside its point."""

    parts: tuple[tuple[str, float, bool, str], ...]
    side: str = "r"


@dataclass(frozen=True, slots=True)
class Trace:
    """A series: points, their mark ("" for none), their line, their labels and bars by number of the point."""

    name: str
    points: tuple[Point, ...]
    colour: str
    mark: str = ""
    hollow: bool = False
    size: int = 10
    line: str = ""  # solid, dash, arrow
    thick: float = 1.5
    labels: dict[int, Said] = field(default_factory=dict)
    bars: Bars = field(default_factory=dict)
    told: tuple[tuple[str, str], ...] = ()  # place and printed form of each point, for the sheet behind the chart


@dataclass(frozen=True, slots=True)
class Plot:
    """All series, the scales of both axes (None: hidden, from `low` to `high` of `hidden`), and their titles."""

    traces: tuple[Trace, ...]
    x: Scale | None
    y: Scale | None
    hidden: tuple[float, float]
    x_axis: Axis
    y_axis: Axis


@dataclass(frozen=True, slots=True)
class Room:
    """What a plot is made for: its box in inches, the marks of sources, the words."""

    wide: float
    high: float
    numbers: Callable[[Sequence[Citation]], str]
    words: Wording


def figures(found: Sequence[tuple[Dot, Reading, float]], scale: Scale, way: str, words: Wording) -> Iterable[Trace]:
    """Marks with the bounds that are known as bars, arrows to ends that are open; `way` is the axis they lie along."""
    for dot, reading, other in found:
        spot = layout.place(reading)
        if spot is None:
            continue
        yield from open_ends(dot, reading, scale, other, way, words)
        yield from span(dot, reading, other, way, words)
        mark = dot.tone if reading.value is not None else ""
        point = (spot, other) if way == "x" else (other, spot)
        bars = known({way: reach(reading, spot)})
        told = ((dot.label, reading.text),)
        hollow = reading.lower != reading.upper
        yield Trace(series(words, dot), (point,), colour(dot), mark, hollow, bars=bars, told=told)


def span(dot: Dot, reading: Reading, other: float, way: str, words: Wording) -> Iterable[Trace]:
    """Known bounds along the first axis as a pale line as well: LibreOffice draws no error bars of one's own there."""
    if way == "x" and reading.lower is not None and reading.upper is not None and reading.lower != reading.upper:
        ends = ((reading.lower, other), (reading.upper, other))
        yield Trace(words("slides.series_bounds"), ends, pale(colour(dot)), line="solid", thick=5.0)


def open_ends(dot: Dot, reading: Reading, scale: Scale, other: float, way: str, words: Wording) -> Iterable[Trace]:
    """Arrows from a figure to the edge of the scale, on the sides where it has no end."""
    spot, drawn = layout.place(reading), layout.bar(reading, scale)
    for end, is_open in ((drawn.low, drawn.open_low), (drawn.high, drawn.open_high)):
        if is_open and spot is not None:
            ends = ((spot, other), (end, other)) if way == "x" else ((other, spot), (other, end))
            yield Trace(words("slides.series_open"), ends, colour(dot), line="arrow", thick=2.5)


def reach(reading: Reading, spot: float) -> tuple[float, float]:
    """How far the known bounds lie above and below the point; 0 for an open end, which has an arrow."""
    above = 0.0 if reading.upper is None else max(reading.upper - spot, 0.0)
    below = 0.0 if reading.lower is None else max(spot - reading.lower, 0.0)
    return above, below


def known(bars: dict[str, tuple[float, float]]) -> Bars:
    """Bars of one point, without those that have no length."""
    return {way: ((above,), (below,)) for way, (above, below) in bars.items() if above or below}


def joined(made: Iterable[Trace]) -> tuple[Trace, ...]:
    """Points of one look as one series, lines apart; the longest first: LibreOffice loses a series that a longer one
    follows.
    """
    found: dict[tuple[object, ...], Trace] = {}
    for trace in made:
        look = (trace.name, trace.colour, trace.mark, trace.hollow, trace.size, bool(trace.labels), *trace.bars)
        key = (*look, len(found)) if trace.line else look
        found[key] = _with(found[key], trace) if key in found else trace
    return tuple(sorted(found.values(), key=lambda trace: -len(trace.points)))


def _with(one: Trace, two: Trace) -> Trace:
    count = len(one.points)
    bars = {way: (ends[0] + two.bars[way][0], ends[1] + two.bars[way][1]) for way, ends in one.bars.items()}
    labels = one.labels | {count + at: said for at, said in two.labels.items()}
    return replace(one, points=one.points + two.points, labels=labels, bars=bars, told=one.told + two.told)


def named_at(name: str, labels: Sequence[tuple[Point, Said]]) -> Trace:
    """A series of points without marks that carry labels."""
    return Trace(
        name, tuple(point for point, _ in labels), INK, labels={at: said for at, (_, said) in enumerate(labels)}
    )


def colour(dot: Dot) -> str:
    """The colour of its tone, on light ground."""
    return PALETTES[False][dot.tone]


def pale(colour: str) -> str:
    """A colour a third as strong, on white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{255 - (255 - part) // 3:02x}" for part in parts)


def series(words: Wording, dot: Dot) -> str:
    """The name of the series that it belongs to."""
    return words(f"slides.series_{dot.tone}")


def ticks(scale: Scale) -> float:
    """From one tick to the next."""
    return min(float(f"{second - first:.12g}") for first, second in pairwise(scale.ticks))
