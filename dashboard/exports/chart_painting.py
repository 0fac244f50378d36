"""Painting a chart with matplotlib on axes of millimetres: scales, bars with caps or arrows, marks and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from dashboard.exhibit import Axis, Chart, Dot, Reading
from dashboard.exports.fonts import Typeface
from dashboard.quantity import Lang
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import Scale
from dashboard.views.chart_names import Ground, named

MARKERS = {"plain": "o", "lead": "D", "chosen": "^", "benchmark": "s", "muted": "x"}
_TEXT, _SMALL = 8.0, 6.5  # points
_TICKS, _LABEL = 9.0, 4.2  # millimetres: below a plot, and from one line of text to the next
_LINE = 16.0  # millimetres that a line of a dot plot takes at most
_BESIDE = 22.0  # left of a plot whose numbers run upwards
# how a name stands on each side of its mark: alignment, to the right, down
_ASIDE = {"r": ("left", 1, 0), "l": ("right", -1, 0), "t": ("center", 0, -1), "b": ("center", 0, 1)}
Span = tuple[float, float]


def plot_height(chart: Chart) -> float:
    """How many millimetres a plot with a line a place takes at most; 0 where it fills whatever room there is."""
    return len(layout.rows(chart)) * _LINE + _TICKS + 5 if chart.kind == "dots" else 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle in millimetres from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ChartPainter:
    """Paints one chart into its room."""

    axes: Axes
    chart: Chart
    face: Typeface
    paint_of: Mapping[str, str]
    room: Room
    lang: Lang

    def paint(self) -> None:
        """The chart of whichever kind it is."""
        kinds = {
            "dots": self._dots,
            "slope": self._slope,
            "scatter": self._scatter,
            "distribution": self._distribution,
        }
        kinds[self.chart.kind]()

    def _dots(self) -> None:
        lines = layout.rows(self.chart)
        plot = Room(self.room.left + 4, self.room.top, self.room.right - 4, self.room.bottom - _TICKS)
        scale = layout.scale((dot.reading for dot in self.chart.dots), from_zero=True)
        step = min((plot.bottom - plot.top) / len(lines), _LINE)
        self._along(scale, plot, plot.top + step * len(lines))
        for at, line in enumerate(lines):
            top, middle = plot.top + step * at, plot.top + step * (at + 0.62)
            lead = " ★" if line[0].tone == "lead" else ""
            told = f"{line[0].label}{lead}  {' · '.join(dot.reading.text for dot in line)}"
            self._text(plot.left, top + step * 0.22, told, bold=True)
            if line[0].note:
                start = plot.left + self.face.width(told, _TEXT, bold=True) + 4
                self._text(start, top + step * 0.22, line[0].note, size=_SMALL, colour=self.paint_of["muted"])
            for dot in line:
                self._figure(dot, dot.reading, scale, (plot.left, plot.right), middle)
        for first, last in layout.brackets(lines):
            ends = plot.top + step * (first + 0.15), plot.top + step * (last + 0.9)
            self._line((plot.left - 2.5, plot.left - 2.5), ends, self.paint_of["ink"], linewidth=1.2)
        apart = sum(line[0].tone != "muted" for line in lines)
        if 0 < apart < len(lines):
            level = plot.top + step * apart
            self._line((plot.left, plot.right), (level, level), self.paint_of["muted"], linestyle=(0, (1, 2)))

    def _slope(self) -> None:
        lines = layout.slopes(self.chart)
        room = self.room
        plot = Room(room.left + _BESIDE, room.top + 6, room.right - 4, room.bottom - 3)
        scale = layout.scale((dot.reading for dot in self.chart.dots), from_zero=False)
        self._upwards(scale, plot, self.chart.axis)
        width = plot.right - plot.left
        sides = (plot.left + width * 0.25, plot.left + width * 0.6)
        span = (plot.bottom, plot.top)
        for side, dot in zip(sides, lines[0], strict=True):
            self._text(side, plot.top - 3, dot.period, bold=True, ha="center")
        for at, ends in enumerate(lines):
            shift = 2.0 * (at - (len(lines) - 1) / 2)
            places = [layout.place(dot.reading) for dot in ends]
            if None not in places:
                style = "-" if layout.is_certain(*ends) else (0, (4, 3))
                heights = [_at(scale, place, span) for place in places if place is not None]
                self._line([side + shift for side in sides], heights, self.paint_of[ends[0].tone], linestyle=style)
            for side, dot in zip(sides, ends, strict=True):
                self._figure(dot, dot.reading, scale, span, side + shift, upright=True)
        for which, align in ((0, "right"), (1, "left")):
            self._slope_labels([line[which] for line in lines], scale, span, sides[which], align)

    def _slope_labels(self, found: Sequence[Dot], scale: Scale, span: Span, side: float, align: str) -> None:
        placed = [(dot, place) for dot in found if (place := layout.place(dot.reading)) is not None]
        least = (scale.high - scale.low) * _LABEL / (span[0] - span[1])
        away = 3.0 + len(found)
        for (dot, _), height in zip(placed, layout.spread([place for _, place in placed], least), strict=True):
            text = dot.reading.text if align == "right" else f"{dot.label} {dot.reading.text}"
            x = side - away if align == "right" else side + away
            self._text(x, _at(scale, height, span), text, colour=self.paint_of[dot.tone], ha=align)

    def _scatter(self) -> None:
        pairs = layout.pairs(self.chart)
        room = self.room
        plot = Room(room.left + _BESIDE, room.top + 2, room.right - 6, room.bottom - _TICKS)
        along = layout.scale((dot.reading for dot, _ in pairs), from_zero=True)
        up = layout.scale((across for _, across in pairs), from_zero=True)
        self._along(along, plot, plot.bottom)
        self._upwards(up, plot, self.chart.across or Axis(""))
        wide, tall = (plot.left, plot.right), (plot.bottom, plot.top)
        ground = Ground(
            plot.right - plot.left, plot.bottom - plot.top, 2.2, _LABEL, lambda text: self.face.width(text, _TEXT)
        )
        many, sides = len(pairs) > layout.MANY, named(self.chart, along, up, ground)
        for dot, across in pairs:
            spots = layout.place(dot.reading), layout.place(across)
            if spots[0] is None or spots[1] is None:
                continue
            x, y = _at(along, spots[0], wide), _at(up, spots[1], tall)
            self._bar(dot, dot.reading, along, wide, y, many=many)
            self._bar(dot, across, up, tall, x, upright=True, many=many)
            exact = all(entry.lower == entry.upper for entry in (dot.reading, across))
            self._mark(dot, x, y, filled=exact, size=2 if many and dot.tone not in layout.MARKED else 6)
            if side := sides.get(dot.key):
                align, right, down = _ASIDE[side]
                shift = ground.away + _LABEL / 2
                colour = self.paint_of[dot.tone]
                self._text(x + right * ground.away, y + down * shift, dot.label, colour=colour, ha=align)

    def _distribution(self) -> None:
        scale = layout.distribution_scale(self.chart)
        marked = [dot for dot in self.chart.dots if dot.tone in layout.MARKED]
        aside = layout.placed_aside(self.chart)
        room = self.room
        plot = Room(room.left + 4, room.top, room.right - 4, room.bottom - _TICKS)
        floor = plot.bottom - (10 if aside else 2)
        flags = _LABEL * (len(marked) + len(self.chart.marks)) + 2
        span = (plot.left, plot.right)
        self._along(scale, plot, plot.bottom)
        together = [dot for dot in self.chart.dots if dot.tone != "muted"]
        spots = self._pile(together, scale, span, floor, plot.top + flags)
        spots |= self._pile(aside, scale, span, floor + 4, plot.bottom)
        for at, mark in enumerate(self.chart.marks):
            bar = layout.bar(mark.reading, scale)
            left, right = (_at(scale, end, span) for end in (bar.low, bar.high))
            self.axes.fill_betweenx([plot.top, floor], left, right, color=self.paint_of["ink"], alpha=0.16, linewidth=0)
            told = f"{mark.label} {mark.reading.text}"
            self._flag(told, mark.reading, scale, plot, at, floor, self.paint_of["ink"])
        for at, dot in enumerate(marked, len(self.chart.marks)):
            colour, foot = self.paint_of[dot.tone], spots[dot.key]
            self._flag(f"{dot.label} {dot.reading.text}", dot.reading, scale, plot, at, foot, colour)
            self._figure(dot, dot.reading, scale, span, foot)

    def _pile(self, found: Sequence[Dot], scale: Scale, span: Span, floor: float, limit: float) -> dict[str, float]:
        """Paints dots piled up from `floor` towards `limit`; returns the height of each."""
        places = [scale.low if (place := layout.place(dot.reading)) is None else place for dot in found]
        heights = layout.swarm(places, scale)
        step = min(1.6, abs(limit - floor) / (max(heights, default=0) + 1))
        way = -1 if limit < floor else 1
        levels = [floor + way * step * height for height in heights]
        for dot, place, level in zip(found, places, levels, strict=True):
            if dot.tone not in layout.MARKED:
                exact = dot.reading.lower == dot.reading.upper
                size = 1.6 if len(found) > layout.MANY else 3.5
                self._mark(dot, _at(scale, place, span), level, filled=exact, size=size)
        return {dot.key: level for dot, level in zip(found, levels, strict=True)}

    def _flag(self, text: str, reading: Reading, scale: Scale, plot: Room, at: int, foot: float, colour: str) -> None:
        spot = layout.place(reading)
        x, y = _at(scale, scale.low if spot is None else spot, (plot.left, plot.right)), plot.top + _LABEL * (at + 0.5)
        self._line((x, x), (y, foot), colour, linestyle=(0, (3, 2)), linewidth=0.8)
        right = (x - plot.left) > 0.6 * (plot.right - plot.left)
        self._text(x - 1.5 if right else x + 1.5, y, text, colour=colour, ha="right" if right else "left")

    def _figure(
        self,
        dot: Dot,
        reading: Reading,
        scale: Scale,
        span: Span,
        other: float,
        *,
        upright: bool = False,
    ) -> None:
        """A bar and, where the figure has a number of its own, a mark; `other` is its place on the other axis."""
        self._bar(dot, reading, scale, span, other, upright=upright)
        if reading.value is not None:
            spot = _at(scale, reading.value, span)
            x, y = (other, spot) if upright else (spot, other)
            self._mark(dot, x, y, filled=reading.lower == reading.upper)

    def _bar(
        self,
        dot: Dot,
        reading: Reading,
        scale: Scale,
        span: Span,
        other: float,
        *,
        upright: bool = False,
        many: bool = False,
    ) -> None:
        bar, colour = layout.bar(reading, scale), self.paint_of[dot.tone]
        if bar.is_point or layout.place(reading) is None:
            return
        ends, level = [_at(scale, end, span) for end in (bar.low, bar.high)], (other, other)
        across, up = (level, ends) if upright else (ends, level)
        self._line(across, up, colour, linewidth=0.5 if many else 3.2, alpha=0.45)
        arrows = ("v", "^") if upright else ("<", ">")
        for end, is_open, arrow in zip(ends, (bar.open_low, bar.open_high), arrows, strict=True):
            x, y = (other, end) if upright else (end, other)
            cap = "_" if upright else "|"
            self.axes.plot([x], [y], marker=arrow if is_open else cap, color=colour, markersize=3 if many else 6)

    def _mark(self, dot: Dot, x: float, y: float, *, filled: bool, size: float = 6) -> None:
        colour = self.paint_of[dot.tone]
        style: dict[str, Any] = {"marker": MARKERS[dot.tone], "markersize": size, "markeredgecolor": colour}
        face = colour if filled else "none"
        alpha = 0.6 if size < 3 else 1  # small marks lie over one another
        self.axes.plot([x], [y], linestyle="none", markerfacecolor=face, alpha=alpha, markeredgewidth=size / 6, **style)

    def _along(self, scale: Scale, plot: Room, floor: float) -> None:
        """Ticks, grid and title of the axis from left to right, its numbers below `floor`."""
        for tick in scale.ticks:
            x = _at(scale, tick, (plot.left, plot.right))
            self._line((x, x), (plot.top, floor), self.paint_of["line"], linewidth=0.5, zorder=0)
            self._text(x, floor + 2.6, layout.tick_label(tick, self.lang), size=_SMALL, ha="center")
        self._text((plot.left + plot.right) / 2, floor + 6.4, self._title(self.chart.axis), size=_SMALL, ha="center")

    def _upwards(self, scale: Scale, plot: Room, axis: Axis) -> None:
        for tick in scale.ticks:
            y = _at(scale, tick, (plot.bottom, plot.top))
            self._line((plot.left, plot.right), (y, y), self.paint_of["line"], linewidth=0.5, zorder=0)
            self._text(plot.left - 1.5, y, layout.tick_label(tick, self.lang), size=_SMALL, ha="right")
        middle = (plot.top + plot.bottom) / 2
        self._text(self.room.left + 1, middle, self._title(axis), size=_SMALL, ha="center", rotation=90)

    def _title(self, axis: Axis) -> str:
        if not axis.unit:
            return axis.title
        return f"{axis.title}（{axis.unit}）" if self.lang == "zh" else f"{axis.title} ({axis.unit})"

    def _text(
        self, x: float, y: float, text: str, *, size: float = _TEXT, bold: bool = False, colour: str = "", **style: Any
    ) -> None:
        properties = self.face.properties(size, bold=bold)
        colour = colour or self.paint_of["ink"]
        self.axes.text(
            x, y, text, fontproperties=properties, color=colour, va="center", parse_math=False, zorder=5, **style
        )

    def _line(self, x: Sequence[float], y: Sequence[float], colour: str, **style: Any) -> None:
        self.axes.plot(x, y, color=colour, solid_capstyle="butt", **style)


def _at(scale: Scale, number: float, span: Span) -> float:
    return span[0] + scale.share(number) * (span[1] - span[0])
