"""The cells of an agency's grid on a static map: the squares that the screen would show at this scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.exhibit import GridCells
from dashboard.sources.cells import ACROSS, FINE, Bins, CellLayer, SingleCells, mercator

EQUATOR = 40_075_016.7  # metres round the Mercator world
MOST_TILES = 40  # of one map, as in static/atlas-grid.js; a coarser scale is taken rather than more
Points = NDArray[Any]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnCells:
    """The cells of a scene's grid, and how degrees become metres of the map."""

    grid: GridCells
    layer: CellLayer
    project: Callable[[Points], Points]

    def squares(self, pixel: float) -> dict[str, NDArray[np.object_]]:
        """By mark, the squares in metres, sized as on a screen on which a CSS pixel is `pixel` metres."""
        zoom, columns, rows = self._tiles(pixel)
        found: dict[str, list[Floats]] = {}
        for column in columns:
            for row in rows:
                tile = self.layer.tile(self.grid.indicator_id, zoom, column, row)
                for mark, corners in self._marked(tile, zoom, column, row):
                    found.setdefault(mark, []).append(corners)
        return {mark: self._shapes(np.concatenate(parts)) for mark, parts in sorted(found.items())}

    def _tiles(self, pixel: float) -> tuple[int, range, range]:
        """Zoom, columns and rows of the tiles in the bounds of the layer, as many as the screen would fetch."""
        south, west, north, east = self.grid.bounds
        world = EQUATOR * math.cos(math.radians((south + north) / 2)) / pixel
        zoom = min(max(0, round(math.log2(world / 256)) - 1), self.grid.deepest)
        (left, right), (bottom, top) = mercator(np.array([west, east]), np.array([south, north]))
        while True:
            last = 2**zoom - 1
            spans = [min(max(math.floor(edge * 2**zoom), 0), last) for edge in (left, right, top, bottom)]
            columns, rows = range(spans[0], spans[1] + 1), range(spans[2], spans[3] + 1)
            if zoom == 0 or len(columns) * len(rows) <= MOST_TILES:
                return zoom, columns, rows
            zoom -= 1

    def _marked(self, tile: Bins | SingleCells, zoom: int, column: int, row: int) -> Iterator[tuple[str, Floats]]:
        """Corners (west, north, east, south as shares of the world) of the squares of a tile, by their mark."""
        if isinstance(tile, SingleCells):
            side = 2.0**-zoom / FINE
            x, y = ((axis + 0.5) * side for axis in (tile.x, tile.y))
            half = [size * side / 2 for size in (tile.width, tile.height)]
            corners = np.column_stack((x - half[0], y - half[1], x + half[0], y + half[1]))
            values, partly = tile.values, np.zeros(len(tile.values), dtype=bool)
        else:
            side = 2.0 ** -(zoom + ACROSS)
            down, across = np.divmod(tile.at, 1 << ACROSS)
            corners = np.column_stack((across, down, across + 1, down + 1)) * side
            with np.errstate(invalid="ignore", divide="ignore"):
                values = tile.sum / (tile.count - tile.missing)
            partly = tile.missing > 0
        corners = corners + np.array([column, row, column, row]) * 2.0**-zoom
        marks = self._marks(values, partly)
        for mark in np.unique(marks):
            yield str(mark), corners[marks == mark]

    def _marks(self, values: Floats, partly: NDArray[np.bool_]) -> NDArray[np.str_]:
        """The mark of each square: of the class of its mean, of that class with gaps, or of what is missing."""
        grid = self.grid
        classes = np.searchsorted(grid.breaks, values, side="left")
        marks = np.where(partly, np.array([*grid.partly, ""])[classes], np.array([*grid.classes, ""])[classes])
        return np.where(np.isnan(values), grid.missing, marks)

    def _shapes(self, corners: Floats) -> NDArray[np.object_]:
        west, north, east, south = corners.T
        rings = np.stack(
            [np.column_stack(at) for at in ((west, north), (east, north), (east, south), (west, south))], axis=1
        )
        flat = rings.reshape(-1, 2)
        lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * flat[:, 1]))))
        there = self.project(np.column_stack((flat[:, 0] * 360 - 180, lat))).reshape(rings.shape)
        return np.asarray(shapely.polygons(there), dtype=object)
