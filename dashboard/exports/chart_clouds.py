"""Where everything of a chart stands, as on the screen (`views.chart_layout`): scatters and distributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.exhibit import Chart, Dot, Reading
from dashboard.exports.chart_traces import (
    AXIS_ROOM,
    INK,
    NO_AXIS,
    TEXT,
    Plot,
    Point,
    Room,
    Said,
    Trace,
    colour,
    joined,
    known,
    named_at,
    open_ends,
    reach,
    series,
    span,
)
from dashboard.exports.text_measure import line_height, width
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import Scale
from dashboard.views.chart_names import Ground, named


def scatter(chart: Chart, room: Room) -> Plot:
    """One mark a place with its bounds in both directions; places are named where their names stand clear."""
    found = layout.pairs(chart)
    x = layout.scale((dot.reading for dot, _ in found), from_zero=True)
    y = layout.scale((across for _, across in found), from_zero=True)
    many = len(found) > layout.MANY
    made: list[Trace] = []
    spots: list[tuple[Dot, Point]] = []
    for dot, across in found:
        along, up = layout.place(dot.reading), layout.place(across)
        assert along is not None
        assert up is not None
        spots.append((dot, (along, up)))
        made += open_ends(dot, dot.reading, x, up, "x", room.words)
        made += [] if many else span(dot, dot.reading, up, "x", room.words)
        made += open_ends(dot, across, y, along, "y", room.words)
        exact = all(one.lower == one.upper for one in (dot.reading, across))
        size = 4 if many and dot.tone not in layout.MARKED else 10
        bars = {"x": reach(dot.reading, along), "y": reach(across, up)}
        told = ((dot.label, f"{dot.reading.text} · {across.text}"),)
        look = (colour(dot), dot.tone, not exact, size)
        made.append(Trace(series(room.words, dot), ((along, up),), *look, bars=known(bars), told=told))
    made += _names(chart, spots, x, y, room)
    return Plot(joined(made), x, y, (0.0, 0.0), chart.axis, chart.across or NO_AXIS)


def distribution(chart: Chart, room: Room) -> Plot:
    """All places piled up on one axis, the height of a pile meaning nothing; the marked ones and quartiles named."""
    scale = layout.distribution_scale(chart)
    marked = [dot for dot in chart.dots if dot.tone in layout.MARKED]
    together, aside = [dot for dot in chart.dots if dot.tone != "muted"], layout.placed_aside(chart)
    step = line_height(TEXT) * 1.1
    flags = step * (len(marked) + len(chart.marks))
    floor = 0.5 if aside else 0.12
    plot = max(room.high - AXIS_ROOM, flags + 1.0)
    levels = _piled(together, scale, floor + 0.1, plot - flags - 0.1) | _piled(aside, scale, floor - 0.1, 0.05)
    made = [
        Trace(
            series(room.words, dot),
            ((spot, levels[dot.key]),),
            colour(dot),
            dot.tone,
            dot.reading.lower != dot.reading.upper,
            4 if len(chart.dots) > layout.MANY else 8,
            bars=known({"x": reach(dot.reading, spot)}) if dot.tone in layout.MARKED else {},
            told=((dot.label, dot.reading.text),),
        )
        for dot in (*together, *aside)
        if (spot := layout.place(dot.reading)) is not None
    ]
    heads = [(mark.label, mark.reading, INK, floor) for mark in chart.marks]
    heads += [(dot.label, dot.reading, colour(dot), levels[dot.key]) for dot in marked if dot.key in levels]
    for at, (label, reading, ink, foot) in enumerate(heads):
        made += _flag((label, reading, ink), (plot - step * (at + 0.5), foot), scale, room)
    return Plot(joined(made), scale, None, (0.0, plot), chart.axis, NO_AXIS)


def _flag(told: tuple[str, Reading, str], levels: Point, scale: Scale, room: Room) -> Iterable[Trace]:
    """A name at its own level, a broken line from it down to what it names, the bounds beside it."""
    label, reading, ink = told
    spot = layout.place(reading)
    x = scale.low if spot is None else spot
    side = "l" if scale.share(x) > 0.6 else "r"
    said = Said(((f"{label} {reading.text}", TEXT, False, ink),), side)
    bars = known({"x": reach(reading, x)})
    yield Trace(label, ((x, levels[0]), (x, levels[1])), ink, line="dash", thick=1.0)
    yield from span(Dot("", label, reading), reading, levels[0], "x", room.words)
    end = reading.lower if side == "l" else reading.upper
    yield Trace(room.words("slides.series_bounds"), ((x, levels[0]),), ink, bars=bars)
    yield Trace(room.words("slides.series_labels"), ((x if end is None else end, levels[0]),), ink, labels={0: said})


def _piled(found: Sequence[Dot], scale: Scale, floor: float, limit: float) -> dict[str, float]:
    places = [scale.low if (spot := layout.place(dot.reading)) is None else spot for dot in found]
    heights = layout.swarm(places, scale)
    step = min(0.11, abs(limit - floor) / (max(heights, default=0) + 1)) * (1 if limit > floor else -1)
    return {dot.key: floor + step * high for dot, high in zip(found, heights, strict=True)}


def _names(chart: Chart, spots: Sequence[tuple[Dot, Point]], x: Scale, y: Scale, room: Room) -> list[Trace]:
    """A name beside each mark where it stands clear; the table beside the chart names every place."""
    ground = Ground(
        room.wide - 0.8, room.high - AXIS_ROOM, 0.14, line_height(TEXT), lambda text: width(text, TEXT) + 0.12
    )
    sides = named(chart, x, y, ground)
    labels = [
        (spot, Said(((dot.label, TEXT, False, colour(dot)),), sides[dot.key]))
        for dot, spot in spots
        if dot.key in sides
    ]
    return [named_at(room.words("slides.series_labels"), labels)] if labels else []
