"""What lies above the ground of a map and keeps its size: squares of tiny areas, counts, located points, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.exhibit import MapScene
from dashboard.exports.html_deck.colours import Colours
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.html_deck.names import SIZE, Box, Name, placed, wide
from dashboard.exports.html_deck.pointed import Pointed
from dashboard.exports.map_ground import DrawnArea, DrawnSymbol, Ground
from dashboard.exports.map_sheet import Frame, Rect

LEAST = 9.0  # units: the least radius of a mark
SQUARE = 7.0  # half a square that stands for an area too small to be seen
PIXEL = 1.5  # units of a CSS pixel, in which scenes give radii
_WIDEST_GAP = 60.0
_MOST_TAKEN = 24.0


def pins(
    scene: MapScene, drawn: Ground, frame: Frame, inset: Frame | None, pointed: Pointed, colours: Colours
) -> Iterator[Markup]:
    """Squares of tiny areas, circles of counts, located points, then names."""
    tiny = [area for area in drawn.areas if _is_tiny(area, frame)]
    for area in tiny:
        square = element(
            "rect", x=-SQUARE, y=-SQUARE, width=2 * SQUARE, height=2 * SQUARE, class_=colours.area(area.style)
        )
        yield _pin(frame.at(area.anchor), square, says=pointed.says(area.code) if area.selectable else "")
    for area in sorted((one for one in drawn.areas if one.radius), key=lambda one: -one.radius):
        kind = "count loose" if area.style.pattern else "count"
        circle = element("circle", r=f"{area.radius * PIXEL:.1f}", class_=kind)
        yield _pin(frame.at(area.anchor), circle, says=pointed.says(area.code) if area.selectable else "")
    for entry in drawn.symbols:
        yield _pin(
            frame.at(entry.at), point_mark(entry.symbol.style, _true_radius(entry, frame)), says=_said(entry, pointed)
        )
    for name in placed(_names(scene, drawn, frame), ends(frame.rect), _taken(drawn, tiny, frame, inset)):
        yield _name(name)


def _pin(at: tuple[float, float], *marks: Markup, says: str = "") -> Markup:
    x, y = at
    return element(
        "g",
        *marks,
        class_="pin",
        transform=f"translate({x:.1f} {y:.1f})",
        data_x=f"{x:.1f}",
        data_y=f"{y:.1f}",
        data_says=says or None,
    )


def _said(entry: DrawnSymbol, pointed: Pointed) -> str:
    return pointed.says(entry.symbol.code) or entry.symbol.label


def point_mark(style: str, true: float = 0.0) -> Markup:
    """solid: a disc. ring: an area of uncertainty. dashed: placed by its parent only, so hollow and broken."""
    if style == "solid":
        return element("circle", r=f"{LEAST * 0.8:g}", class_="mark solid")
    radius, circle = max(true, LEAST), f"{true:.2f}" if true else None
    rim = element("circle", r=f"{radius:.1f}", class_=f"mark {style}", data_r=circle)
    halo = element("circle", r=f"{radius:.1f}", class_="halo", data_r=circle)
    return joined(halo, rim, element("circle", r="2", class_="mark solid") if style == "ring" else None)


def _true_radius(entry: DrawnSymbol, frame: Frame) -> float:
    if entry.outline is None:
        return 0.0
    west, _, east, _ = entry.outline.bounds
    return float(east - west) / 2 / frame.metres


def _names(scene: MapScene, drawn: Ground, frame: Frame) -> list[Name]:
    areas = {area.code: area for area in drawn.areas}
    symbols = {entry.symbol.code: entry for entry in drawn.symbols}
    found = []
    for code in scene.labels:
        text = scene.names.get(code, code)
        if code in symbols:
            at, gap, beside = frame.at(symbols[code].at), max(_true_radius(symbols[code], frame), LEAST) + 3, True
        elif code in areas:
            area = areas[code]
            at, beside = frame.at(area.anchor), _is_tiny(area, frame) or (area.few and wide(text) > _size(area, frame))
            gap = SQUARE + 3 if _is_tiny(area, frame) else _size(area, frame) / 2 + 3
        else:
            continue
        found.append(Name(text, at[0], at[1], wide(text), min(gap, _WIDEST_GAP), beside))
    return found


def _name(name: Name) -> Markup:
    shown = name.left is not None and name.foot is not None
    return element(
        "text",
        name.text,
        class_="name" if shown else "name aside",
        x=f"{name.left if name.left is not None else name.x - name.wide / 2:.1f}",
        y=f"{name.foot if name.foot is not None else name.y:.1f}",
        font_size=f"{SIZE:g}",
        data_x=f"{name.x:.1f}",
        data_y=f"{name.y:.1f}",
        data_wide=f"{name.wide:.1f}",
        data_gap=f"{name.gap:.1f}" if name.beside else None,
    )


def _taken(drawn: Ground, tiny: Sequence[DrawnArea], frame: Frame, inset: Frame | None) -> list[Box]:
    """Where no name may stand: on marks, on squares, on the inset."""
    spots = [(frame.at(entry.at), min(max(_true_radius(entry, frame), LEAST), _MOST_TAKEN)) for entry in drawn.symbols]
    spots += [(frame.at(area.anchor), SQUARE) for area in tiny]
    boxes = [(x - half, y - half, x + half, y + half) for (x, y), half in spots]
    return [*boxes, *([ends(inset.rect)] if inset else [])]


def _size(area: DrawnArea, frame: Frame) -> float:
    west, south, east, north = area.shape.bounds
    return float(max(east - west, north - south) / frame.metres)


def _is_tiny(area: DrawnArea, frame: Frame) -> bool:
    return area.few and _size(area, frame) < 2 * LEAST


def ends(rect: Rect) -> Box:
    """Left, top, right, bottom."""
    return rect.left, rect.top, rect.right, rect.bottom
