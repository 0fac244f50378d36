"""A chart as lines, marks and texts at places in millimetres, for a program that knows no charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from dashboard.exhibit import Axis
from dashboard.exports.chart_traces import AXIS_ROOM, QUIET, SMALL, Plot, Point, Trace, pale
from dashboard.views.chart_layout import PALETTES, Scale, tick_label
from dashboard.views.chart_parts import language
from dashboard.wording import Wording

_INCH = 25.4
_NAMES = 0.75  # inches left of a plot whose numbers run upwards
_EDGE = 0.25  # right of it
_TOP, _UNDER = 0.08, 0.2
_TICK, _TITLE = 0.2, 0.52  # inches below a plot: its numbers, its title
_GRID = PALETTES[False]["line"]
_POINT_MM = 25.4 / 72
Shape = dict[str, Any]
Place = Callable[[Point], Point]


def shapes(plot: Plot, wide: float, high: float, scale: float, words: Wording) -> Shape:
    """The plot of `wide` x `high` inches, `scale` times as large: lists of lines, marks and texts, bottom to top."""
    left = _NAMES if plot.y else 0.1
    foot = high - (AXIS_ROOM if plot.x else _UNDER)
    x_ends, y_ends = _ends(plot.x, plot.hidden), _ends(plot.y, plot.hidden)
    each = scale * _INCH

    def at(point: Point) -> Point:
        across = (point[0] - x_ends[0]) / (x_ends[1] - x_ends[0])
        up = (point[1] - y_ends[0]) / (y_ends[1] - y_ends[0])
        return (left + across * (wide - left - _EDGE)) * each, (foot - up * (foot - _TOP)) * each

    frame = [_line(at((x_ends[0], y_ends[0])), at((x_ends[1], y_ends[0])), QUIET, 0.6)] if plot.x else []
    lines = [*_grid(plot, at, x_ends, y_ends), *frame]
    marks, texts = [], list(_axes(plot, at, (x_ends, y_ends), scale, words))
    for trace in plot.traces:
        lines += _lines(trace, at)
        marks += [_mark(trace, at(point)) for point in trace.points if trace.mark]
        texts += [_label(trace, number, at) for number in trace.labels]
    return {"wide": wide * each, "high": high * each, "lines": lines, "marks": marks, "texts": texts}


def _ends(scale: Scale | None, hidden: Point) -> Point:
    return (scale.low, scale.high) if scale else hidden


def _line(start: Point, end: Point, colour: str, thick: float, **look: Any) -> Shape:
    return {"start": start, "end": end, "colour": colour, "thick": thick, "dash": False, "arrow": False, **look}


def _grid(plot: Plot, at: Place, x: Point, y: Point) -> Iterator[Shape]:
    for tick in plot.x.ticks if plot.x else ():
        yield _line(at((tick, y[0])), at((tick, y[1])), _GRID, 0.5)
    for tick in plot.y.ticks if plot.y else ():
        yield _line(at((x[0], tick)), at((x[1], tick)), _GRID, 0.5)


def _axes(plot: Plot, at: Place, ends: tuple[Point, Point], scale: float, words: Wording) -> Iterator[Shape]:
    """The numbers of the ticks and the titles."""
    (left, right), (bottom, top) = ends
    lang, each = language(words), scale * _INCH
    for tick in plot.x.ticks if plot.x else ():
        x, y = at((tick, bottom))
        yield _text((x, y + _TICK * each), "c", tick_label(tick, lang), QUIET)
    for tick in plot.y.ticks if plot.y else ():
        x, y = at((left, tick))
        yield _text((x - 0.06 * each, y), "l", tick_label(tick, lang), QUIET)
    if plot.x:
        (x, y), (end, _) = at((left, bottom)), at((right, bottom))
        yield _text(((x + end) / 2, y + _TITLE * each), "c", _title(plot.x_axis, words), QUIET)
    if plot.y:
        (_, low), (_, high) = at((left, bottom)), at((left, top))
        yield _text((0.1 * each, (low + high) / 2), "up", _title(plot.y_axis, words), QUIET)


def _title(axis: Axis, words: Wording) -> str:
    return words("exports.with_note", text=axis.title, note=axis.unit) if axis.unit else axis.title


def _text(at: Point, side: str, text: str, colour: str) -> Shape:
    return {"at": at, "side": side, "parts": [{"text": text, "size": SMALL, "bold": False, "colour": colour}]}


def _lines(trace: Trace, at: Place) -> Iterator[Shape]:
    if trace.line:
        look = {"dash": trace.line == "dash", "arrow": trace.line == "arrow"}
        for start, end in pairwise(trace.points):
            yield _line(at(start), at(end), trace.colour, trace.thick, **look)
    for way, (above, below) in trace.bars.items():
        for (x, y), up, down in zip(trace.points, above, below, strict=True):
            ends = ((x - down, y), (x + up, y)) if way == "x" else ((x, y - down), (x, y + up))
            yield _line(at(ends[0]), at(ends[1]), trace.colour, 1.5, caps=way)


def _mark(trace: Trace, at: Point) -> Shape:
    fill = pale(trace.colour) if trace.hollow else trace.colour
    size = trace.size * _POINT_MM
    return {"at": at, "kind": trace.mark, "fill": fill, "colour": trace.colour, "size": size}


def _label(trace: Trace, number: int, at: Place) -> Shape:
    said = trace.labels[number]
    parts = [{"text": text, "size": size, "bold": bold, "colour": colour} for text, size, bold, colour in said.parts]
    return {"at": at(trace.points[number]), "side": said.side, "parts": parts}
