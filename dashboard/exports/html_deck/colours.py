"""Colours of maps as classes of one style sheet: each has a light and a dark form, and a pattern beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.exhibit import AreaStyle
from dashboard.exports.html_deck.markup import Markup, element
from dashboard.exports.html_deck.outlines import TENTHS
from dashboard.exports.map_painting import CLEAR_FILL
from dashboard.exports.map_patterns import pattern
from dashboard.views.folium_map import for_dark

CELL = 9.0  # units of a map's window, 1000 of which are as wide as the map
_COLOUR = re.compile("#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
_DARK = 110  # of 255: a darker fill takes light ink
_PLACES = ("map", "key")  # on a map the patterns shrink as it is zoomed; in its legend they never do


class Colours:
    """Counts in the styles of areas as maps use them; the same style has the same class in the whole file."""

    def __init__(self) -> None:
        self._areas: dict[AreaStyle, int] = {}

    def area(self, style: AreaStyle) -> str:
        """The class of an area's fill and line."""
        return f"a{self._areas.setdefault(style, len(self._areas))}"

    def overlay(self, style: AreaStyle, place: str = "map") -> str:
        """The class of the same shape drawn again with the pattern; empty where there is none."""
        return f"{self.area(style)}-{place}" if style.pattern else ""

    def rules(self) -> str:
        """The style sheet; on paper everything is light."""
        light = [rule for style, at in self._areas.items() for rule in _rules(style, at)]
        dark = [
            f":root[data-theme=dark] {rule}"
            for style, at in self._areas.items()
            for rule in _rules(for_dark(style), at)
        ]
        return "\n".join([*light, "@media screen {", *dark, "}"])

    def patterns(self) -> Iterator[Markup]:
        """The patterns that occur, on light and on dark fills, as definitions of SVG."""
        used = dict.fromkeys(style.pattern for style in self._areas if style.pattern)
        for name in used:
            for place in _PLACES:
                for ink in ("dark", "light"):
                    yield _pattern(name, place, ink)


def _rules(style: AreaStyle, at: int) -> Iterator[str]:
    fill = "none" if style.fill == CLEAR_FILL else _colour(style.fill)
    line = f"stroke:{_colour(style.line)};stroke-width:{style.width:g}px" if style.width > 0 else "stroke:none"
    yield f".a{at}{{fill:{fill};{line}}}"
    if style.pattern:
        for place in _PLACES:
            yield f".a{at}-{place}{{fill:url(#{place}-{style.pattern}-{_ink_on(style.fill)});stroke:none}}"


def _colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"no colour: {text!r}")
    return text


def _ink_on(fill: str) -> str:
    """Dark ink on a light fill, light ink on a dark one."""
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    return "light" if 0.3 * red + 0.6 * green + 0.1 * blue < _DARK else "dark"


def _pattern(name: str, place: str, ink: str) -> Markup:
    """One cell of a pattern, from the same strokes and spots as on paper."""
    import numpy as np
    import shapely

    made = pattern(name, np.array([shapely.box(0.01, 0.01, CELL - 0.01, CELL - 0.01)]), CELL)
    strokes = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in stroke) for stroke in made.strokes)
    spots = [
        element(
            "circle", cx=f"{x:.2f}", cy=f"{y:.2f}", r=f"{made.radius:.2f}", class_="spot" if made.filled else "ring"
        )
        for x, y in made.spots
        if 0 <= x <= CELL and 0 <= y <= CELL
    ]
    return element(
        "pattern",
        element("path", d=strokes) if strokes else None,
        *spots,
        id=f"{place}-{name}-{ink}",
        class_=f"ink-{ink}",
        width=f"{CELL:g}",
        height=f"{CELL:g}",
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({TENTHS})" if place == "map" else None,
        data_on=place,
    )
