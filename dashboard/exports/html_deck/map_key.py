"""The legend of a map beside its window: marks as they are drawn on the map, words and counts as on the screen."""

from __future__ import annotations

from dashboard.exhibit import MARKS, AreaStyle, LegendEntry, MapScene
from dashboard.exports.html_deck.colours import Colours
from dashboard.exports.html_deck.map_pins import PIXEL, point_mark
from dashboard.exports.html_deck.markup import Markup, element
from dashboard.wording import Wording

_SWATCH = (44.0, 26.0)


def legend(scene: MapScene, colours: Colours, words: Wording) -> Markup | None:
    """A line for each entry; None for a scene without any."""
    if not scene.legend:
        return None
    rows = [
        element(
            "li",
            element("span", _swatch(scene, entry, colours), class_="swatch"),
            element("span", entry.text),
            element("span", f"{entry.count:,}", class_="number") if entry.count is not None else None,
        )
        for entry in scene.legend
    ]
    return element(
        "div",
        element("p", scene.legend_title or words("map_frame.legend"), class_="key-title"),
        element("ul", *rows),
        class_="key",
    )


def _swatch(scene: MapScene, entry: LegendEntry, colours: Colours) -> Markup | None:
    across, down = _SWATCH
    middle = f"translate({across / 2:g} {down / 2:g})"
    style = style_of(scene, entry.mark)
    if style:
        box: dict[str, str | int] = {"x": 1, "y": 1, "width": f"{across - 2:g}", "height": f"{down - 2:g}"}
        marks = [element("rect", **box, class_=colours.area(style))]
        marks += [element("rect", **box, class_=colours.overlay(style, "key"))] if style.pattern else []
    elif entry.mark == "line":
        marks = [element("path", d=f"M4 {down - 6}L18 {down / 2 + 2}M26 {down / 2 - 2}L40 6", class_="dash")]
    elif entry.mark.startswith("size"):
        radius = int(entry.mark[4:]) / 2 * PIXEL
        across, down = max(across, 2 * radius + 4), max(down, 2 * radius + 4)
        middle = f"translate({across / 2:g} {down / 2:g})"
        marks = [element("g", element("circle", r=f"{radius:g}", class_="count"), transform=middle)]
    elif entry.mark in ("solid", "ring", "dashed"):
        marks = [element("g", point_mark(entry.mark), transform=middle)]
    else:
        return None
    size = {"width": f"{across:g}", "height": f"{down:g}", "viewBox": f"0 0 {across:g} {down:g}"}
    return element("svg", *marks, **size, aria_hidden="true")


def style_of(scene: MapScene, mark: str) -> AreaStyle | None:
    """The style that a mark stands for; None for another mark."""
    index = MARKS.index(mark) if len(mark) == 1 else len(scene.styles)
    return scene.styles[index] if index < len(scene.styles) else None
