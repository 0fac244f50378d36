"""A map as inline SVG: the ground of the static map in a window that can be moved and enlarged, its legend beside it.

Areas and lines lie in a group that is moved as a whole; marks and names lie above it and keep their size. The inset of
the South China Sea stays where it is. Coordinates are units of a window of 1000 x 620.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from dashboard.catalogue import Catalogue
from dashboard.exhibit import AreaStyle, Exhibit, MapScene
from dashboard.exports.html_deck.colours import Colours
from dashboard.exports.html_deck.map_key import legend, style_of
from dashboard.exports.html_deck.map_pins import PIXEL, ends, pins
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.html_deck.outlines import TENTHS, area_path, layer_shapes, line_path, on_sheet
from dashboard.exports.html_deck.pointed import Pointed
from dashboard.exports.map_ground import DrawnArea, Ground, ground
from dashboard.exports.map_layout import frames
from dashboard.exports.map_sheet import Frame, Rect
from dashboard.sources.cells import CellLayer
from dashboard.sources.layers import AreaLayer
from dashboard.sources.map_settings import map_settings
from dashboard.views.imprint import imprint
from dashboard.wording import Wording

WIDE, HIGH = 1000.0, 620.0
_TYPE = 8.0  # so much larger than in millimetres is type in these units


def map_figure(catalogue: Catalogue, exhibit: Exhibit, colours: Colours, words: Wording, described: str) -> Markup:
    """Window, buttons, legend, scale, mark and credit of an exhibit whose body is a MapScene; panes side by side."""
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    panes = [(pane.caption, pane.scene) for pane in scene.panes] or [("", scene)]
    printed = imprint(scene, map_settings().publication, words)
    windows = [
        element(
            "div",
            element("p", caption, class_="caption") if caption else None,
            _window(catalogue, shown, colours, words, caption or exhibit.title),
            legend(shown, colours, words) if scene.panes and not scene.legend else None,
            class_="pane",
        )
        for caption, shown in panes
    ]
    return element(
        "figure",
        element("p", printed.stamp, class_="stamp") if printed.stamp else None,
        element(
            "div", element("div", *windows, class_="panes"), legend(scene, colours, words), class_="picture-and-key"
        ),
        element("figcaption", printed.credit, class_="credit") if printed.credit else None,
        element("p", described, class_="unseen"),
        class_="picture map" + (" several" if scene.panes else ""),
    )


def _window(catalogue: Catalogue, scene: MapScene, colours: Colours, words: Wording, title: str) -> Markup:
    own = {code: layer.frame for code, layer in catalogue.layers.items() if isinstance(layer, AreaLayer)}
    cells = {code: layer for code, layer in catalogue.layers.items() if isinstance(layer, CellLayer)}
    drawn = ground(scene, catalogue.boundaries, own, cells)
    frame, inset = frames(scene, drawn, Rect(0, 0, WIDE, HIGH), _TYPE)
    pointed = Pointed(catalogue, scene, words.lang)
    world = element(
        "g", *_world(scene, drawn, frame, colours, pointed), class_="world", transform=f"scale({1 / TENTHS})"
    )
    svg = element(
        "svg",
        element("rect", x=0, y=0, width=f"{WIDE:g}", height=f"{HIGH:g}", class_="sea"),
        world,
        element("g", *pins(scene, drawn, frame, inset, pointed, colours), class_="pins"),
        _inset(drawn, inset, colours, words) if inset else None,
        viewBox=f"0 0 {WIDE:g} {HIGH:g}",
        role="img",
        aria_label=title,
        class_="window",
        data_inset=" ".join(f"{end:.0f}" for end in ends(inset.rect)) if inset else None,
    )
    return element("div", svg, _buttons(frame, words), element("p", class_="says", hidden=True), class_="frame")


def _buttons(frame: Frame, words: Wording) -> Markup:
    """Zoom and scale bar, which the script keeps true to the window."""
    names = {"in": "+", "out": "−", "whole": "1:1"}
    buttons = [
        element("button", sign, type="button", class_=f"zoom-{name}", aria_label=words(f"present.zoom_{name}"))
        for name, sign in names.items()
    ]
    scale = element(
        "p", class_="scale", data_metres=f"{frame.metres:.3f}", data_kilometres=words("present.kilometres", km="{km}")
    )
    return joined(element("div", *buttons, class_="zoom"), scale)


def _world(scene: MapScene, drawn: Ground, frame: Frame, colours: Colours, pointed: Pointed) -> Iterator[Markup]:
    for layer in drawn.layers:
        if layer:
            yield from _layer(layer, frame, colours, pointed)
    if drawn.cells:
        for mark, squares in drawn.cells.squares(frame.metres * PIXEL).items():
            if style := style_of(scene, mark):
                yield from _filled(area_path(on_sheet(squares, frame)), style, colours, extra=" cell")
    dashes = "".join(line_path(frame.on_sheet(shapely.get_coordinates(dash))) for dash in drawn.dashes)
    if dashes:
        yield element("path", d=dashes, class_="dash")
    chosen = next((one for one in drawn.areas if one.selectable and one.code == scene.chosen), None)
    if chosen:
        yield element("path", d=area_path(on_sheet([chosen.shape], frame)), class_="chosen")


def _layer(layer: Sequence[DrawnArea], frame: Frame, colours: Colours, pointed: Pointed) -> Iterator[Markup]:
    """One path for each area that says something, one for all others of a style; patterns come above the fills."""
    plain: dict[AreaStyle, str] = {}
    whole: dict[AreaStyle, str] = {}
    for area, polygons in zip(layer, layer_shapes(layer, frame), strict=True):
        path = area_path(polygons)
        whole[area.style] = whole.get(area.style, "") + path
        says = pointed.says(area.code) if area.selectable else ""
        if says and path:
            yield element("path", d=path, class_=colours.area(area.style), data_says=says)
        else:
            plain[area.style] = plain.get(area.style, "") + path
    for style, path in plain.items():
        if path:
            yield element("path", d=path, class_=colours.area(style))
    for style, path in whole.items():
        if style.pattern and path:
            yield element("path", d=path, class_=f"over {colours.overlay(style)}")


def _filled(path: str, style: AreaStyle, colours: Colours, extra: str = "") -> Iterator[Markup]:
    if not path:
        return
    yield element("path", d=path, class_=colours.area(style) + extra)
    if style.pattern:
        yield element("path", d=path, class_=f"over {colours.overlay(style)}")


def _inset(drawn: Ground, inset: Frame, colours: Colours, words: Wording) -> Markup:
    """The South China Sea in its corner, at a scale of its own."""
    rect = inset.rect
    parts: list[Markup] = []
    for layer in drawn.layers:
        by_style: dict[AreaStyle, list[DrawnArea]] = {}
        for area in layer:
            by_style.setdefault(area.style, []).append(area)
        for style, areas in by_style.items():
            simplified = shapely.simplify(np.array([one.shape for one in areas]), 0.5 * inset.metres)
            parts += _filled(area_path(on_sheet(simplified, inset)), style, colours)
    dashes = "".join(line_path(inset.on_sheet(shapely.get_coordinates(dash))) for dash in drawn.dashes)
    left, top, right, bottom = ends(rect)
    box = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{right - left:.1f}", "height": f"{bottom - top:.1f}"}
    name = element(
        "text", words("map_frame.inset"), x=f"{(left + right) / 2:.1f}", y=f"{bottom - 8:.1f}", class_="inset-name"
    )
    return element(
        "g",
        element("rect", **box, class_="sea"),
        element(
            "svg",
            element("g", *parts, element("path", d=dashes, class_="dash"), transform=f"scale({1 / TENTHS})"),
            **box,
            viewBox=f"{left:.1f} {top:.1f} {right - left:.1f} {bottom - top:.1f}",
        ),
        name,
        element("rect", **box, class_="edge"),
        class_="inset",
    )
