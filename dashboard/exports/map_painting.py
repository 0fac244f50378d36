"""Painting a static map with matplotlib: areas with patterns, dashes, circles, symbols, names; in millimetres."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from dashboard.exhibit import MARKS, AreaStyle, MapScene
from dashboard.exports.fonts import POINT_MM, Typeface
from dashboard.exports.map_ground import DrawnArea, Ground
from dashboard.exports.map_patterns import pattern
from dashboard.exports.map_sheet import PX, Frame, LegendRow, Line, Rect, Sheet
from dashboard.views.folium_map import for_dark

SMALLEST = 6.0  # CSS pixels, as in static/atlas-map.js: the least radius of a symbol, whatever the scale
CLEAR_FILL = "#00000000"
_POLYGON = 3  # type id of shapely
_DARK = 110  # of 255: a darker fill takes light ink
_DETAIL = 0.1  # millimetres: what no printer shows is left out
_WHOLE = 30_000.0  # metres of a millimetre: a nation on a sheet of A4
_CROWD = 400  # areas of a layer
_MEET = 0.15  # points
_BEYOND = 2.0  # millimetres that areas are drawn beyond a frame, so that no line is drawn along its edge


# nested or not, the least detail in metres, the codes of a layer; its first anchor tells one projection from another,
# the number of its points one set of boundaries
Detail = tuple[bool, float, tuple[str, ...], tuple[float, float], int]


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of everything but areas, as in static/atlas-map.css."""

    paper: str
    sea: str
    ink: str
    quiet: str
    halo: str
    dash: str
    symbol: str
    chosen: str
    circle: str


LIGHT = Inks("#ffffff", "#e4ebf0", "#1d2730", "#47535e", "#ffffff", "#5b6773", "#b3261e", "#c2185b", "#2c7fb8")
DARK = Inks("#12181d", "#141b21", "#eef2f5", "#b9c4cd", "#10161b", "#9aa7b3", "#ff8a70", "#ff6fa3", "#5fb0e5")


@dataclass(frozen=True, slots=True)
class Painter:
    """Paints a sheet on axes whose units are millimetres from the top left."""

    axes: Axes
    sheet: Sheet
    scene: MapScene
    face: Typeface
    dark: bool
    simplified: dict[Detail, np.ndarray[Any, Any]] = field(default_factory=dict)  # shared by the maps of a process

    @property
    def inks(self) -> Inks:
        """The colours of the theme."""
        return DARK if self.dark else LIGHT

    def paint(self, ground: Ground) -> None:
        """Everything, bottom to top."""
        self.window(self.sheet.frame, ground, named=True)
        if self.sheet.inset:
            self.window(self.sheet.inset, ground, named=False)
        for row in self.sheet.legend:
            self._legend_mark(row)
        self._scale_bar()
        if self.sheet.stamp:
            self._box(self.sheet.stamp, "none", self.inks.ink, 0.9)
        for line in self.sheet.lines:
            self._text(line)

    def window(self, frame: Frame, ground: Ground, *, named: bool) -> None:
        """One window of the map, with a line around it."""
        clip = self._box(frame.rect, self.inks.sea, "none", 0.0)
        for layer in ground.layers:
            self._layer(layer, frame, clip)
        if ground.cells:
            self._cells(ground, frame, clip)
        for dash in ground.dashes:
            points = frame.on_sheet(shapely.get_coordinates(dash))
            width = 1.4 if named else 0.9
            self._add(LineCollection([points], colors=self.inks.dash, linewidths=width, capstyle="round"), clip)
        self._circles(ground.areas, frame, clip)
        if named:
            chosen = next((one for one in ground.areas if one.selectable and one.code == self.scene.chosen), None)
            if chosen:
                path = _path(_on_sheet([chosen.shape], frame))
                self._add(PathPatch(path, fc="none", ec=self.inks.chosen, lw=2.0, joinstyle="round"), clip)
            taken = self._symbols(ground, frame, clip)
            self._names(ground, frame, taken)
        self._box(frame.rect, "none", self.inks.quiet, 0.7)

    def _layer(self, layer: Sequence[DrawnArea], frame: Frame, clip: Rectangle) -> None:
        """All fills of a layer, then all lines, so that no neighbour's fill eats half a line."""
        if not layer:
            return
        shapes = shapely.transform(self._simplified(layer, frame), frame.on_sheet)
        groups: dict[AreaStyle, list[int]] = {}
        for place, area in enumerate(layer):
            groups.setdefault(self._style(area.style), []).append(place)
        edge = frame.rect.shape(_BEYOND)
        drawn = {style: _cut(shapes[places], edge) for style, places in groups.items()}
        paths = {style: _path(found) for style, found in drawn.items() if len(found)}
        for style, path in paths.items():
            if style.fill != CLEAR_FILL:
                self._add(PathPatch(path, fc=style.fill, ec="none"), clip)
                self._pattern(style, _cut(drawn[style], frame.rect.shape()))
        for style, path in paths.items():
            if style.width > 0:
                self._add(
                    PathPatch(path, fc="none", ec=style.line, lw=_line(style, frame, len(layer)), joinstyle="round"),
                    clip,
                )
        for area in layer:
            if area.few and _size(area, frame) < 2 * SMALLEST * PX:
                x, y = frame.at(area.anchor)
                half = 4.5 * PX * self.sheet.type_scale
                self._swatch(Rect(x - half, y - half, x + half, y + half), self._style(area.style), clip)

    def _simplified(self, layer: Sequence[DrawnArea], frame: Frame) -> np.ndarray[Any, Any]:
        """Shapes without the detail that the scale does not show; borders shared by two stay shared."""
        least = 2.0 ** math.floor(math.log2(_DETAIL * frame.metres))  # few steps: sheets of about one scale share it
        shapes = np.array([area.shape for area in layer])
        codes = tuple(area.code for area in layer)
        key = (layer[0].nested, least, codes, layer[0].anchor, int(shapely.get_num_coordinates(shapes).sum()))
        if key not in self.simplified:
            simplify = shapely.coverage_simplify if layer[0].nested else shapely.simplify
            self.simplified[key] = simplify(shapes, least)
        return self.simplified[key]

    def _cells(self, ground: Ground, frame: Frame, clip: Rectangle) -> None:
        """Squares without lines, each a little larger so that neighbours meet; outlines come again above them."""
        assert ground.cells
        edge = frame.rect.shape()
        for mark, squares in ground.cells.squares(frame.metres * PX).items():
            style = self._scene_style(mark)
            seen = _cut(shapely.transform(squares, frame.on_sheet), edge)
            if style is None or not len(seen):
                continue
            drawn = self._style(style)
            path = _path(seen)
            self._add(PathPatch(path, fc=drawn.fill, ec=drawn.fill, lw=_MEET, joinstyle="miter"), clip)
            self._pattern(drawn, seen)
        for layer in ground.layers:
            if all(area.style.fill == CLEAR_FILL for area in layer):
                self._layer(layer, frame, clip)

    def _style(self, style: AreaStyle) -> AreaStyle:
        return for_dark(style) if self.dark else style

    def _pattern(self, style: AreaStyle, shapes: np.ndarray[Any, Any]) -> None:
        if not style.pattern or not len(shapes):
            return
        ink = _ink_on(style.fill)
        clip = PathPatch(_path(shapes), transform=self.axes.transData)
        made = pattern(style.pattern, shapes, 1.5 * self.sheet.type_scale)
        width = 0.5 * self.sheet.type_scale
        self._add(LineCollection(made.strokes, colors=ink, linewidths=width, capstyle="butt"), clip)
        if made.spots:
            spots = Path.make_compound_path(*(Path.circle(at, made.radius) for at in made.spots))
            fill, line = (ink, "none") if made.filled else ("none", ink)
            self._add(PathPatch(spots, fc=fill, ec=line, lw=width), clip)

    def _swatch(self, box: Rect, style: AreaStyle, clip: Rectangle | None = None) -> None:
        fill = "none" if style.fill == CLEAR_FILL else style.fill
        self._box(box, fill, "none", 0.0, clip)
        if not clip:
            self._pattern(style, np.array([box.shape()]))
        self._box(box, "none", style.line if style.width > 0 else "none", 0.8, clip)

    def _circles(self, areas: Iterable[DrawnArea], frame: Frame, clip: Rectangle) -> None:
        """Counts, the greatest first, so that none hides a smaller one; what is not exact is hollow and broken."""
        for area in sorted((one for one in areas if one.radius), key=lambda one: -one.radius):
            at = frame.at(area.anchor)
            if frame.rect.holds(at):  # an inset shows the circles of its own places alone
                self._circle(at, area.radius * PX * self.sheet.type_scale, bool(area.style.pattern), clip)

    def _circle(self, at: tuple[float, float], radius: float, hollow: bool, clip: Any = None) -> None:  # noqa: FBT001
        ink = self.inks.circle
        self._add(Circle(at, radius, fc=ink, ec="none", alpha=0.25 if hollow else 0.72), clip)
        line = (0, (3, 2)) if hollow else "solid"
        self._add(Circle(at, radius, fc="none", ec=ink if hollow else self.inks.halo, lw=0.8, ls=line), clip)

    def _symbols(self, ground: Ground, frame: Frame, clip: Rectangle) -> list[Rect]:
        """Located points in their true radius; returns the squares they take up, for no name to be written there."""
        taken = []
        for entry in ground.symbols:
            at, least = frame.at(entry.at), SMALLEST * PX * self.sheet.type_scale
            outline = frame.on_sheet(shapely.get_coordinates(entry.outline)) if entry.outline else None
            true = float(np.ptp(outline[:, 0])) / 2 if outline is not None else 0.0
            self._mark(entry.symbol.style, at, least, outline if true > least else None, clip)
            half = min(max(true, least), 14 * PX)
            taken.append(Rect(at[0] - half, at[1] - half, at[0] + half, at[1] + half))
        return taken

    def _mark(
        self, style: str, at: tuple[float, float], least: float, outline: np.ndarray[Any, Any] | None, clip: Any = None
    ) -> None:
        """solid: a disc. ring: an area of uncertainty. dashed: placed by its parent only, so hollow and broken."""
        ink, halo = self.inks.symbol, self.inks.halo
        if style == "solid":
            self._add(Circle(at, least * 0.8, fc=ink, ec=halo, lw=0.9), clip)
            return

        def ring(**how: Any) -> None:
            self._add(Circle(at, least, **how) if outline is None else Polygon(outline, **how), clip)

        if style == "ring":
            ring(fc=ink, ec="none", alpha=0.16)
        ring(fc="none", ec=halo, lw=2.4)
        ring(fc="none", ec=ink, lw=1.2, ls=(0, (2, 1.6)) if style == "dashed" else "solid")
        if style == "ring":
            self._add(Circle(at, 0.4 * self.sheet.type_scale, fc=ink, ec="none"), clip)

    def _names(self, ground: Ground, frame: Frame, taken: list[Rect]) -> None:
        """Names in order of importance; one that finds no free place is left out, as on the screen."""
        size = 7.0 * self.sheet.type_scale
        areas = {area.code: area for area in ground.areas}
        symbols = {entry.symbol.code: (entry, box) for entry, box in zip(ground.symbols, taken, strict=True)}
        used = [box.shape() for box in taken]
        if self.sheet.inset:
            used.append(self.sheet.inset.rect.shape())
        used += [_square(frame.at(one.anchor), 4.5 * PX) for one in ground.areas if _tiny(one, frame)]
        inside = frame.rect.shape(-0.5)
        for code in self.scene.labels:
            if code in symbols:
                entry, box = symbols[code]
                at, gap, clear = frame.at(entry.at), box.width / 2 + 1, True
            elif code in areas:
                area = areas[code]
                at = frame.at(area.anchor)
                half = SMALLEST * PX if _tiny(area, frame) else (_size(area, frame) / 2 if area.few else 1e9)
                gap, clear = half, _tiny(area, frame)
            else:
                continue
            text = self.scene.names.get(code, code)
            width, height = self.face.width(text, size, bold=True), size * POINT_MM * 1.2
            beside = clear or width > 2 * gap
            for spot in _spots(at, width, height, gap + 0.6 if beside else 0.0):
                box_shape = spot.shape()
                if inside.contains(box_shape) and not any(box_shape.intersects(one) for one in used):
                    used.append(box_shape)
                    foot = spot.bottom - height * 0.26
                    self._text(Line(spot.left, foot, text, size, bold=True), halo=True)
                    break

    def _legend_mark(self, row: LegendRow) -> None:
        box, mark = row.box, row.entry.mark
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        scale = self.sheet.type_scale
        if mark == "line":
            for start, end in (((0.1, 0.75), (0.4, 0.5)), ((0.6, 0.5), (0.9, 0.25))):
                ends = [(box.left + x * box.width, box.top + y * box.height) for x, y in (start, end)]
                self._add(LineCollection([ends], colors=self.inks.dash, linewidths=1.4, capstyle="round"))
        elif mark.startswith("size"):
            self._circle(middle, int(mark[4:]) / 2 * PX * scale, hollow=False)
        elif mark in ("solid", "ring", "dashed"):
            self._mark(mark, middle, SMALLEST * PX * scale, None)
        elif len(mark) == 1:
            style = self._scene_style(mark)
            if style:
                self._swatch(box, self._style(style))
        if row.chosen:
            half = 0.9 * scale
            x = box.left - 2.0 * scale
            diamond = [(x, middle[1] - half), (x + half, middle[1]), (x, middle[1] + half), (x - half, middle[1])]
            self._add(Polygon(diamond, fc=self.inks.chosen, ec="none"))

    def _scene_style(self, mark: str) -> AreaStyle | None:
        index = MARKS.index(mark)
        return self.scene.styles[index] if index < len(self.scene.styles) else None

    def _scale_bar(self) -> None:
        bar, ink = self.sheet.scale_bar, self.inks.ink
        if not bar:
            return
        tick = 1.1 * self.sheet.type_scale
        points = [(bar.x, bar.y - tick), (bar.x, bar.y), (bar.x + bar.width, bar.y), (bar.x + bar.width, bar.y - tick)]
        self._add(LineCollection([points], colors=ink, linewidths=0.9))

    def _text(self, line: Line, *, halo: bool = False) -> None:
        colour = self.inks.quiet if line.quiet else self.inks.ink
        text = self.axes.text(
            line.x,
            line.y,
            line.text,
            fontproperties=self.face.properties(line.size, bold=line.bold),
            color=colour,
            ha=line.align,
            va="baseline",
            parse_math=False,
        )
        if halo:
            text.set_path_effects([withStroke(linewidth=1.8 * self.sheet.type_scale, foreground=self.inks.halo)])

    def _box(self, rect: Rect, fill: str, line: str, width: float, clip: Rectangle | None = None) -> Rectangle:
        box = Rectangle((rect.left, rect.top), rect.width, rect.height, fc=fill, ec=line, lw=width)
        self._add(box, clip)
        return box

    def _add(self, artist: Any, clip: Any = None) -> None:
        self.axes.add_artist(artist)
        if clip is not None:
            artist.set_clip_path(clip)


def _line(style: AreaStyle, frame: Frame, areas: int) -> float:
    """Points; of very many areas finer where a nation is small, for they would cover the fills (as on the screen)."""
    return 0.6 * style.width * (min(1.0, _WHOLE / frame.metres) ** 2 if areas > _CROWD else 1.0)


def _on_sheet(shapes: list[Any], frame: Frame) -> np.ndarray[Any, Any]:
    return shapely.transform(np.array(shapes), frame.on_sheet)


def _cut(shapes: np.ndarray[Any, Any], edge: Any) -> np.ndarray[Any, Any]:
    """The polygons inside a rectangle, those of several parts taken apart."""
    parts: np.ndarray[Any, Any] = shapely.get_parts(shapely.clip_by_rect(shapes, *edge.bounds))
    kept: np.ndarray[Any, Any] = parts[(shapely.get_type_id(parts) == _POLYGON) & ~shapely.is_empty(parts)]
    return kept


def _path(polygons: np.ndarray[Any, Any]) -> Path:
    """One path for many polygons, holes run the other way round, so that they stay holes under any fill rule."""
    parts = shapely.orient_polygons(shapely.get_parts(polygons))
    points, ring = shapely.get_coordinates(shapely.get_rings(parts), return_index=True)
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    starts = np.flatnonzero(np.diff(ring, prepend=-1))
    codes[starts] = Path.MOVETO
    codes[[*(starts[1:] - 1), len(points) - 1]] = Path.CLOSEPOLY
    return Path(points, codes)


def _size(area: DrawnArea, frame: Frame) -> float:
    """The larger side of an area in millimetres."""
    west, south, east, north = area.shape.bounds
    return float(max(east - west, north - south) / frame.metres)


def _tiny(area: DrawnArea, frame: Frame) -> bool:
    return area.few and _size(area, frame) < 2 * SMALLEST * PX


def _square(at: tuple[float, float], half: float) -> Any:
    return shapely.box(at[0] - half, at[1] - half, at[0] + half, at[1] + half)


def _spots(at: tuple[float, float], width: float, height: float, gap: float) -> Iterable[Rect]:
    """Where a name may stand: on its anchor without a gap; else right, left, above, below, then at a slant."""
    x, y = at
    if not gap:
        yield Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        return
    slant = height * 0.85
    lefts = (x + gap, x - gap - width)
    corners = [(left, y) for left in lefts] + [(x - width / 2, y + turn * (gap + height / 2)) for turn in (-1, 1)]
    corners += [(left, y + turn * slant) for left in lefts for turn in (-1, 1)]
    for left, middle in corners:
        yield Rect(left, middle - height / 2, left + width, middle + height / 2)


def _ink_on(fill: str) -> str:
    """Dark ink on a light fill, light ink on a dark one."""
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    return "#ffffffbf" if 0.3 * red + 0.6 * green + 0.1 * blue < _DARK else "#141e2899"
