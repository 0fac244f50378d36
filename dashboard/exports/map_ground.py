"""The ground of a static map: what a scene draws, in metres of an equal-area projection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry.base import BaseGeometry

from dashboard.analysis.areas import Bounds
from dashboard.exhibit import MARKS, AreaStyle, MapScene, Polygons, Symbol
from dashboard.exports.map_cells import DrawnCells
from dashboard.sources.boundaries import BOUNDARY_LEVELS, Boundaries
from dashboard.sources.cells import CellLayer

Extent = tuple[float, float, float, float]  # west, south, east, north in metres
Points = np.ndarray[Any, Any]
WIDE = 20.0  # degrees of longitude: a wider map is of the country, and projected as maps of the country are
FEW = 60  # as in static/atlas-map.js: so few chosen areas are each shown, however small
SOUTH_SEA: Bounds = (2.6, 106.5, 24.6, 123.5)  # what the inset shows, as on the screen
NATION: Bounds = (3.3, 73.3, 53.7, 135.3)  # everything, with the southernmost reef and the last dash
_AROUND = np.arange(0.0, 360.0, 5.0)
_SMALL_MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """One area: shape and anchor (where circle and label stand) in metres, radius of its circle in CSS pixels.

    `nested` says that its layer is known to have no gap and no overlap, so that borders may be simplified together.
    """

    code: str
    shape: BaseGeometry
    anchor: tuple[float, float]
    style: AreaStyle
    mark: str
    radius: float
    few: bool
    selectable: bool
    nested: bool


@dataclass(frozen=True, slots=True)
class DrawnSymbol:
    """A located point in metres, and the true outline of the circle it is known to; None without a radius."""

    symbol: Symbol
    at: tuple[float, float]
    outline: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Layers bottom to top, dashes and symbols in metres; `vertices` are the degrees of all that is drawn."""

    layers: tuple[tuple[DrawnArea, ...], ...]
    dashes: tuple[BaseGeometry, ...]
    symbols: tuple[DrawnSymbol, ...]
    vertices: Points
    project: Callable[[Points], Points]
    cells: DrawnCells | None = None

    @property
    def areas(self) -> tuple[DrawnArea, ...]:
        """All areas, bottom to top."""
        return tuple(area for layer in self.layers for area in layer)

    def extent(self, bounds: Bounds) -> Extent:
        """The metres that bounds in degrees take up: of a wide map what is drawn inside them, else the bounds."""
        south, west, north, east = bounds
        lon, lat = self.vertices.T if len(self.vertices) else np.empty((2, 0))
        inside = self.vertices[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)]
        if east - west < WIDE or not len(inside):
            return self.whole(bounds)
        (left, bottom), (right, top) = _ends(self.project(inside))
        margin = _SMALL_MARGIN * (right - left)
        return left - margin, bottom - margin, right + margin, top + margin

    def whole(self, bounds: Bounds) -> Extent:
        """The metres that bounds in degrees take up, whatever is drawn there."""
        south, west, north, east = bounds
        edge = shapely.segmentize(shapely.box(west, south, east, north), 0.5)
        (left, bottom), (right, top) = _ends(self.project(shapely.get_coordinates(edge)))
        return left, bottom, right, top


def ground(
    scene: MapScene,
    boundaries: Boundaries,
    own: Mapping[str, gpd.GeoDataFrame] | None = None,
    cells: Mapping[str, CellLayer] | None = None,
) -> Ground:
    """Everything that a scene draws; `own` are an agency's layers by the name that `Polygons.level` has, `cells` those
    of cells by the name that its grid has.

    KeyError for a layer that is not there, or a code that it does not hold.
    """
    project = _projection(scene.bounds)
    frames = [
        boundaries.layer(one.level) if one.level in BOUNDARY_LEVELS else (own or {})[one.level]
        for one in scene.polygons
    ]
    pairs = list(zip(scene.polygons, frames, strict=True))
    layers = tuple(_areas(areas, scene, frame, project) for areas, frame in pairs)
    dashes = [shapely.geometry.shape(one["geometry"]) for one in boundaries.dashes["features"] if scene.dashes]
    kept = [frame.geometry.loc[list(one.only)] if one.only else frame.geometry for one, frame in pairs]
    lines = [shapely.get_coordinates(np.asarray(part)) for part in (*kept, dashes)]
    return Ground(
        layers=layers,
        dashes=tuple(shapely.transform(line, project) for line in dashes),
        symbols=tuple(_symbol(entry, project) for entry in scene.symbols),
        vertices=np.concatenate([part for part in lines if len(part)] or [np.empty((0, 2))]),
        project=project,
        cells=DrawnCells(scene.grid, (cells or {})[scene.grid.layer_id], project) if scene.grid else None,
    )


def _projection(bounds: Bounds) -> Callable[[Points], Points]:
    """Albers equal-area conic on WGS-84: as usual for maps of China (25, 47, 105), else about the middle of the map."""
    south, west, north, east = bounds
    sixth = (north - south) / 6
    low, high, middle = (
        (25.0, 47.0, 105.0) if east - west >= WIDE else (south + sixth, north - sixth, (west + east) / 2)
    )
    albers = f"+proj=aea +lat_1={low} +lat_2={high} +lat_0=0 +lon_0={middle} +datum=WGS84"
    transformer = Transformer.from_crs("EPSG:4326", albers, always_xy=True)
    return lambda points: np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


def _areas(
    areas: Polygons, scene: MapScene, frame: gpd.GeoDataFrame, project: Callable[[Points], Points]
) -> tuple[DrawnArea, ...]:
    codes = areas.only or tuple(str(code) for code in frame.index)
    shapes = shapely.transform(np.asarray(frame.geometry.loc[list(codes)]), project)
    few, nested = 0 < len(areas.only) <= FEW, areas.level in BOUNDARY_LEVELS
    found = []
    for place, (code, shape, mark) in enumerate(zip(codes, shapes, areas.classes, strict=True)):
        index = MARKS.index(mark)
        if index >= len(scene.styles):
            continue  # a class that is no style is not drawn
        radius = MARKS.index(areas.sizes[place]) / 2 if areas.sizes else 0.0
        at = _one(scene.anchors[code], project) if code in scene.anchors else _middle(shape)
        found.append(DrawnArea(code, shape, at, scene.styles[index], mark, radius, few, areas.selectable, nested))
    return tuple(found)


def _symbol(symbol: Symbol, project: Callable[[Points], Points]) -> DrawnSymbol:
    outline: BaseGeometry | None = None
    if symbol.radius_m and symbol.style != "solid":
        count = len(_AROUND)
        lon, lat, _ = Geod(ellps="WGS84").fwd(
            np.full(count, symbol.lon), np.full(count, symbol.lat), _AROUND, np.full(count, symbol.radius_m)
        )
        outline = shapely.Polygon(project(np.column_stack((lon, lat))))
    return DrawnSymbol(symbol, _one((symbol.lon, symbol.lat), project), outline)


def _one(point: tuple[float, float], project: Callable[[Points], Points]) -> tuple[float, float]:
    x, y = project(np.array([point]))[0]
    return float(x), float(y)


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    """The centre of gravity of the largest part: where circles and names stand."""
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    return float(largest.centroid.x), float(largest.centroid.y)


def _ends(points: Points) -> tuple[tuple[float, float], tuple[float, float]]:
    low, high = points.min(axis=0), points.max(axis=0)
    return (float(low[0]), float(low[1])), (float(high[0]), float(high[1]))
