"""Where everything of a chart stands, kind by kind, as on the screen (`views.chart_layout`): dot plots and slopes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exhibit import Chart, Dot
from dashboard.exports.chart_clouds import distribution, scatter
from dashboard.exports.chart_traces import (
    AXIS_ROOM,
    INK,
    NO_AXIS,
    QUIET,
    SMALL,
    TEXT,
    Plot,
    Room,
    Said,
    Trace,
    colour,
    figures,
    joined,
    named_at,
)
from dashboard.exports.text_measure import broken, line_height
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import PALETTES, Scale

BAR_ROOM = 0.26  # inches of a line of a dot plot below its words
_SIDES = (-0.75, 2.1)  # of a slope: the places left and right of its two periods


def plot(chart: Chart, room: Room, scale: Scale | None = None) -> Plot:
    """The chart of whichever kind it is; `scale` is that of a dot plot of which it is a part."""
    if chart.kind == "dots":
        return dots(chart, room, scale or dot_scale(chart))
    return {"slope": slope, "scatter": scatter, "distribution": distribution}[chart.kind](chart, room)


def dot_scale(chart: Chart) -> Scale:
    """The axis of a dot plot."""
    return layout.scale((dot.reading for dot in chart.dots), from_zero=True)


def can_be_drawn(chart: Chart) -> bool:
    """Whether any place has a number to stand at."""
    if chart.kind == "scatter":
        return bool(layout.pairs(chart))
    return any(layout.place(dot.reading) is not None for dot in chart.dots)


def dots_high(chart: Chart, wide: float) -> float:
    """Inches that all lines of a dot plot take, with its axis."""
    return sum(rows_of(chart, wide)) + AXIS_ROOM


def divided(chart: Chart, wide: float, high: float) -> tuple[Chart, Chart] | None:
    """A dot plot between two of its lines, the first part no higher than `high`; None for what is not to be divided."""
    if chart.kind != "dots":
        return None
    used, count = AXIS_ROOM, 0
    for row in rows_of(chart, wide):
        used += row
        if used > high:
            break
        count += 1
    lines = layout.rows(chart)
    if not 0 < count < len(lines):
        return None
    count = -(-len(lines) // -(-len(lines) // count))  # as many in every part
    one, two = (tuple(dot for line in part for dot in line) for part in (lines[:count], lines[count:]))
    return replace(chart, dots=one), replace(chart, dots=two)


def rows_of(chart: Chart, wide: float) -> list[float]:
    """Inches of each line of a dot plot: its words, its bar, and why it is set aside."""
    step = line_height(TEXT)
    return [step + BAR_ROOM + len(_reason(line[0], wide)) * line_height(SMALL) for line in layout.rows(chart)]


def dots(chart: Chart, room: Room, scale: Scale) -> Plot:
    """A line a place: its words, below them mark and bounds, below those why it is set aside."""
    lines = layout.rows(chart)
    tops = [0.0]
    for high in rows_of(chart, room.wide):
        tops.append(tops[-1] + high)
    whole, step = tops[-1], line_height(TEXT)
    made: list[Trace] = []
    heads, reasons = [], []
    for at, line in enumerate(lines):
        heads.append(((scale.low, whole - tops[at] - step / 2), _head(line, room)))
        level = whole - tops[at] - step - BAR_ROOM * 0.42
        made += figures([(dot, dot.reading, level) for dot in line], scale, "x", room.words)
        if told := _reason(line[0], room.wide):
            parts = tuple((text, SMALL, False, QUIET) for text in told)
            reasons.append(((scale.low, level - BAR_ROOM * 0.58 - len(told) * line_height(SMALL) / 2), Said(parts)))
    for first, last in layout.brackets(lines):
        ends = ((scale.low, whole - tops[first] - 0.06), (scale.low, whole - tops[last + 1] + 0.06))
        made.append(Trace(room.words("slides.series_band"), ends, INK, line="solid", thick=3.0))
    apart = sum(line[0].tone != "muted" for line in lines)
    if 0 < apart < len(lines):
        ends = ((scale.low, whole - tops[apart]), (scale.high, whole - tops[apart]))
        made.append(Trace(room.words("slides.series_aside"), ends, QUIET, line="dash", thick=1.0))
    named = named_at(room.words("slides.series_labels"), heads), named_at(room.words("slides.series_reasons"), reasons)
    made += [trace for trace in named if trace.points]
    return Plot(joined(made), scale, None, (0.0, whole), chart.axis, NO_AXIS)


def slope(chart: Chart, room: Room) -> Plot:
    """A line a place from one period to the other; broken where it may have stayed the same."""
    lines = layout.slopes(chart)
    scale = layout.scale((dot.reading for dot in chart.dots), from_zero=False)
    made: list[Trace] = []
    least = (scale.high - scale.low) * line_height(TEXT) / (room.high - 0.6)
    shifts = [0.03 * (at - (len(lines) - 1) / 2) for at in range(len(lines))]
    for shift, ends in zip(shifts, lines, strict=True):
        colour = PALETTES[False][ends[0].tone]
        places = [layout.place(dot.reading) for dot in ends]
        spots = tuple((side + shift, spot) for side, spot in enumerate(places) if spot is not None)
        if len(spots) == len(ends):
            line = "solid" if layout.is_certain(*ends) else "dash"
            made.append(Trace(ends[0].label, spots, colour, line=line))
        for side, dot in enumerate(ends):
            made += figures([(dot, dot.reading, side + shift)], scale, "y", room.words)
    for side, align in ((0, "l"), (1, "r")):
        found = [(line[side], spot) for line in lines if (spot := layout.place(line[side].reading)) is not None]
        levels = layout.spread([spot for _, spot in found], least)
        away = 0.06 + 0.03 * len(lines) / 2
        labels = [
            ((side + (away if side else -away), level), _end(dot, align))
            for (dot, _), level in zip(found, levels, strict=True)
        ]
        made.append(named_at(room.words("slides.series_labels"), labels))
    top = scale.high + (scale.high - scale.low) * 0.06
    heads = [((float(side), top), Said(((dot.period, TEXT, True, INK),), "t")) for side, dot in enumerate(lines[0])]
    made.append(named_at(room.words("slides.series_periods"), heads))
    tall = Scale(scale.low, scale.high + (scale.high - scale.low) * 0.16, scale.ticks)
    return Plot(joined(made), None, tall, _SIDES, NO_AXIS, chart.axis)


def _head(line: Sequence[Dot], room: Room) -> Said:
    """Place, printed numbers, marks of the sources."""
    star = " ★" if line[0].tone == "lead" else ""
    told = f"{line[0].label}{star}  {' · '.join(dot.reading.text for dot in line)}"
    cited = room.numbers(tuple(dict.fromkeys(entry for dot in line for entry in dot.citations)))
    return Said(((told, TEXT, True, INK), *(((f" {cited}", SMALL, False, QUIET),) if cited else ())))


def _reason(dot: Dot, wide: float) -> list[str]:
    return broken(dot.note, SMALL, wide * 0.9) if dot.note else []


def _end(dot: Dot, align: str) -> Said:
    """The label at an end of a slope: the printed number, on the right with the place."""
    text = dot.reading.text if align == "l" else f"{dot.label} {dot.reading.text}"
    return Said(((text, TEXT, False, colour(dot)),), align)
