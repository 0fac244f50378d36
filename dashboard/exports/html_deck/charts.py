"""A chart as inline SVG, painted by the painter of chart files: text stays text, colours are classes of the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from dashboard.exhibit import Chart, Exhibit
from dashboard.exports.chart_painting import ChartPainter, Room, plot_height
from dashboard.exports.fonts import POINT_MM, Typeface
from dashboard.exports.html_deck.markup import Markup, element
from dashboard.exports.html_deck.widths import text_width
from dashboard.quantity import Lang
from dashboard.views import chart_layout as layout
from dashboard.wording import Wording

WIDE, HIGH = 176.0, 88.0  # millimetres of the painter: so few that its type is read from the last row
_LEAST_ROW = 9.0
_BESIDE_ROWS = 16.0
_TONES = {tone: tone for tone in layout.PALETTES[False]}
_POINTS: dict[str, tuple[float, ...]] = {
    "D": (0, -1, 1, 0, 0, 1, -1, 0),
    "^": (0, -1, 1, 0.8, -1, 0.8),
    "s": (-0.8, -0.8, 0.8, -0.8, 0.8, 0.8, -0.8, 0.8),
}
_ARROWS: dict[str, tuple[float, ...]] = {"<": (-1, 0, 0.6, -0.9, 0.6, 0.9), ">": (1, 0, -0.6, -0.9, -0.6, 0.9)}
_ARROWS |= {"v": (0, 1, -0.9, -0.6, 0.9, -0.6), "^": _POINTS["^"]}
_STROKES = {"x": "M-{0} -{0}L{0} {0}M-{0} {0}L{0} -{0}", "_": "M-{0} 0L{0} 0", "|": "M0 -{0}L0 {0}"}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def chart_figure(exhibit: Exhibit, words: Wording, described: str) -> Markup:
    """The figure of an exhibit whose body is a Chart; its numbers stand in it as printed."""
    chart = exhibit.body
    assert isinstance(chart, Chart)
    high = HIGH
    if needed := plot_height(chart):
        high = min(needed + 2, max(HIGH, len(layout.rows(chart)) * _LEAST_ROW + _BESIDE_ROWS))
    sheet = _Sheet()
    lang: Lang = "zh" if words.lang == "zh" else "en"
    room = Room(1.0, 1.0, WIDE - 1.0, high - 1.0)
    # the painter asks its axes and its typeface for no more than a sheet and a pen of ours give
    painter = ChartPainter(cast(Any, sheet), chart, cast(Typeface, _Pen()), _TONES, room, lang)
    painter.paint()
    svg = element(
        "svg", *sheet.marks(), viewBox=f"0 0 {WIDE:g} {high:g}", role="img", aria_label=exhibit.title, class_="plot"
    )
    return element("figure", svg, element("p", described, class_="unseen"), class_="picture chart")


class _Pen:
    """A typeface that nobody has to have: sizes in points, widths estimated."""

    def properties(self, size: float, *, bold: bool = False) -> tuple[float, bool]:
        return size, bold

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return text_width(text, size * POINT_MM) * (1.05 if bold else 1.0)


class _Sheet:
    """Takes what is painted, as matplotlib's axes do, and gives it back as SVG, what lies deepest first."""

    def __init__(self) -> None:
        self._drawn: list[tuple[float, Markup]] = []

    def marks(self) -> list[Markup]:
        return [mark for _, mark in sorted(self._drawn, key=lambda entry: entry[0])]

    def text(
        self, x: float, y: float, text: str, *, fontproperties: tuple[float, bool], color: str, **style: Any
    ) -> None:
        size, bold = fontproperties
        turned = style.get("rotation")
        mark = element(
            "text",
            text,
            x=f"{x:.2f}",
            y=f"{y + size * POINT_MM * 0.36:.2f}",
            class_=f"ink-of {color}{' bold' if bold else ''}",
            font_size=f"{size * POINT_MM:.2f}",
            text_anchor=_ANCHORS[style.get("ha", "left")],
            transform=f"rotate(-{turned} {x:.2f} {y:.2f})" if turned else None,
        )
        self._drawn.append((style.get("zorder", 5), mark))

    def plot(self, x: Sequence[float], y: Sequence[float], **style: Any) -> None:
        marker = style.get("marker")
        drawn = self._marker(x[0], y[0], marker, style) if marker else self._line(x, y, style)
        self._drawn.append((style.get("zorder", 3 if marker else 2), drawn))

    def fill_betweenx(
        self, y: Sequence[float], x1: float, x2: float, *, color: str, alpha: float, linewidth: float
    ) -> None:
        del linewidth
        box = {
            "x": f"{x1:.2f}",
            "y": f"{min(y):.2f}",
            "width": f"{max(x2 - x1, 0.3):.2f}",
            "height": f"{max(y) - min(y):.2f}",
        }
        self._drawn.append((1, element("rect", **box, class_=f"fill-of {color}", opacity=f"{alpha:g}")))

    def _line(self, x: Sequence[float], y: Sequence[float], style: dict[str, Any]) -> Markup:
        dash = style.get("linestyle", "-")
        return element(
            "path",
            d="M" + "L".join(f"{across:.2f} {down:.2f}" for across, down in zip(x, y, strict=True)),
            class_=f"line-of {style['color']}",
            stroke_width=f"{style.get('linewidth', 1.5) * POINT_MM:.2f}",
            stroke_dasharray=" ".join(f"{part * POINT_MM:.2f}" for part in dash[1])
            if isinstance(dash, tuple)
            else None,
            opacity=f"{style['alpha']:g}" if "alpha" in style else None,
        )

    def _marker(self, x: float, y: float, marker: str, style: dict[str, Any]) -> Markup:
        half = style.get("markersize", 6) / 2 * POINT_MM
        tone = style.get("color") or style["markeredgecolor"]
        attributes: dict[str, str | None] = {
            "transform": f"translate({x:.2f} {y:.2f})",
            "stroke_width": f"{style.get('markeredgewidth', 1.0) * POINT_MM:.2f}",
            "opacity": f"{style['alpha']:g}" if style.get("alpha", 1) != 1 else None,
            "class_": f"line-of {tone}" + ("" if style.get("markerfacecolor", tone) == "none" else " fill-of"),
        }
        if marker in _STROKES:
            attributes["class_"] = f"line-of {tone}"
            return element("path", d=_STROKES[marker].format(f"{half:.2f}"), **attributes)
        if marker == "o":
            return element("circle", r=f"{half:.2f}", **attributes)
        corners = _POINTS.get(marker) or _ARROWS[marker]
        return element("path", d=_outline(corners, half), **attributes)


def _outline(corners: Sequence[float], half: float) -> str:
    points = zip(corners[::2], corners[1::2], strict=True)
    return "M" + "L".join(f"{x * half:.2f} {y * half:.2f}" for x, y in points) + "z"
