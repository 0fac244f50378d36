"""The cells of a grid, up to millions, kept so that any square of the map is one run of an array.

Cells stand in the order of their Morton codes (the bits of x and y in turn, on a grid of 2^31 steps across the world):
a tile of any zoom is one run of them, and so is every bin inside it. A tile is answered in one pass over its run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

BITS = 31  # per axis: 2 cm at the equator
ACROSS = 6  # a tile has 2^6 bins on each side
DEEPEST = 20  # zoom of the smallest tile: 40 m across at the equator
FINE = 1 << 12  # steps across a tile in which single cells are placed
MOST_CELLS = 8192  # of one tile, sent one by one
LEAST_PIXELS = 8  # a cell is drawn by itself from this size on
TILE_PIXELS = 512
MOST_NORTH = 85.05112878  # degrees: where the square Mercator world ends
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bins:
    """Sums over the squares of a tile that hold cells. `at` is row * 64 + column from the north-west corner.

    `count` cells lie in each, `missing` of them without a value; sum, least and most are of the others, NaN where there
    is none.
    """

    at: NDArray[np.int64]
    count: NDArray[np.int64]
    missing: NDArray[np.int64]
    sum: Floats
    least: Floats
    most: Floats


@dataclass(frozen=True, slots=True)
class SingleCells:
    """Cells one by one: middle, width and height in 4096ths of the tile, code, value (NaN where missing)."""

    x: NDArray[np.int64]
    y: NDArray[np.int64]
    width: NDArray[np.int64]
    height: NDArray[np.int64]
    codes: list[str]
    values: Floats


@dataclass(frozen=True, slots=True)
class CellLayer:
    """The cells of a layer. `values` holds one array per indicator, NaN where missing; `width` and `height` are shares
    of the Mercator world, in which a square in degrees is no square.

    `single_from` is the zoom of the first tiles whose cells are sent one by one; `bounds` are south, west, north, east.
    """

    layer_id: str
    digest: str
    morton: NDArray[np.uint64]
    codes: pa.Array
    width: NDArray[np.float32]
    height: NDArray[np.float32]
    values: Mapping[str, Floats]
    single_from: int
    bounds: tuple[float, float, float, float]

    def __len__(self) -> int:
        return len(self.morton)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays, in bytes."""
        values = sum(column.nbytes for column in self.values.values())
        return self.morton.nbytes + self.width.nbytes + self.height.nbytes + values + int(self.codes.nbytes)

    def sample(self, most: int = 2_000) -> NDArray[np.object_]:
        """The middles of at most so many cells, spread over all of them, as points in degrees WGS-84."""
        places = np.linspace(0, len(self) - 1, min(most, len(self))).astype(int)
        x, y = (axis.astype(float) / (1 << BITS) for axis in _parted(self.morton[places]))
        lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))
        return np.asarray(shapely.points(x * 360 - 180, lat), dtype=object)

    def tile(self, indicator_id: str, zoom: int, column: int, row: int) -> Bins | SingleCells:
        """The cells of a tile: one by one from `single_from` on unless they are too many, else summed in bins.

        The world has 2^zoom tiles across, numbered from its north-west corner. KeyError for another indicator.
        """
        values = self.values[indicator_id]
        run = self._run(zoom, column, row)
        if zoom >= self.single_from and run.stop - run.start <= MOST_CELLS:
            return self._cells(values, run, zoom)
        return self._bins(values, run, zoom)

    def _run(self, zoom: int, column: int, row: int) -> slice:
        shift = np.uint64(2 * (BITS - zoom))
        first = int(_interleaved(np.array([column], dtype=np.uint64), np.array([row], dtype=np.uint64))[0])
        ends = np.array([first << int(shift), (first + 1) << int(shift)], dtype=np.uint64)
        start, stop = np.searchsorted(self.morton, ends)
        return slice(int(start), int(stop))

    def _bins(self, values: Floats, run: slice, zoom: int) -> Bins:
        inside = self.morton[run] >> np.uint64(2 * (BITS - zoom - ACROSS))
        if not len(inside):
            none = np.empty(0)
            return Bins(*(none.astype(np.int64),) * 3, none, none, none)
        starts = np.append(0, np.flatnonzero(inside[1:] != inside[:-1]) + 1)
        column, row = _parted(inside[starts])
        mask = np.uint64((1 << ACROSS) - 1)
        at = ((row & mask) * np.uint64(1 << ACROSS) + (column & mask)).astype(np.int64)
        found = values[run]
        absent = np.isnan(found)
        count = np.diff(np.append(starts, len(found)))
        missing = np.add.reduceat(absent, starts, dtype=np.int64)
        sums = np.add.reduceat(np.where(absent, 0.0, found), starts)
        least, most = np.fmin.reduceat(found, starts), np.fmax.reduceat(found, starts)
        return Bins(at, count, missing, np.where(missing < count, sums, np.nan), least, most)

    def _cells(self, values: Floats, run: slice, zoom: int) -> SingleCells:
        x, y = _parted(self.morton[run])
        shift, mask = np.uint64(BITS - zoom - 12), np.uint64(FINE - 1)
        across, down = (((axis >> shift) & mask).astype(np.int64) for axis in (x, y))
        width, height = (
            np.maximum(np.rint(side[run] * (FINE << zoom)), 1).astype(np.int64) for side in (self.width, self.height)
        )
        return SingleCells(across, down, width, height, self.codes[run].to_pylist(), values[run])


def cell_layer(
    layer_id: str,
    digest: str,
    codes: NDArray[np.object_],
    x: Floats,
    y: Floats,
    sides: tuple[Floats, Floats],
    values: Mapping[str, Floats],
) -> CellLayer:
    """Cells in any order; middles, widths and heights (`sides`) as shares of the Mercator world, from north-west."""
    most = (1 << BITS) - 1
    steps = [np.clip(np.floor(axis * (1 << BITS)), 0, most).astype(np.uint64) for axis in (x, y)]
    morton = _interleaved(*steps)
    order = np.argsort(morton, kind="stable")
    width, height = sides
    pixels = float(np.median(width)) * TILE_PIXELS
    single_from = int(np.clip(np.ceil(np.log2(LEAST_PIXELS / pixels)), 0, DEEPEST - 1)) if pixels > 0 else DEEPEST - 1
    return CellLayer(
        layer_id=layer_id,
        digest=digest,
        morton=morton[order],
        codes=pa.array(codes[order], type=pa.string()),
        width=width[order].astype(np.float32),
        height=height[order].astype(np.float32),
        values={name: column[order] for name, column in values.items()},
        single_from=single_from,
        bounds=_bounds(x, y, width, height),
    )


def _bounds(x: Floats, y: Floats, width: Floats, height: Floats) -> tuple[float, float, float, float]:
    west, east = float((x - width / 2).min()), float((x + width / 2).max())
    north, south = float((y - height / 2).min()), float((y + height / 2).max())
    low, high = (float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * edge))))) for edge in (south, north))
    return low, west * 360 - 180, high, east * 360 - 180


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Degrees WGS-84 as shares of the square Mercator world, from its north-west corner."""
    sine = np.sin(np.radians(np.clip(lat, -MOST_NORTH, MOST_NORTH)))
    return lon / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)


def middles_of_shapes(shapes: NDArray[np.object_]) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
    """Middles in the Mercator world, and sides of a rectangle of each polygon's area and proportions."""
    flat = shapely.transform(shapes, lambda at: np.column_stack(mercator(at[:, 0], at[:, 1])))
    middle = shapely.centroid(flat)
    west, north, east, south = shapely.bounds(flat).T
    shrunk = np.sqrt(shapely.area(flat) / ((east - west) * (south - north)))
    return shapely.get_x(middle), shapely.get_y(middle), ((east - west) * shrunk, (south - north) * shrunk)


def _interleaved(x: NDArray[np.uint64], y: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Morton codes: the bits of y and x in turn, y first."""
    return _spread(x) | (_spread(y) << np.uint64(1))


_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


def _spread(axis: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each bit followed by a free one ("Part1By1", F. Giesen, Decoding Morton codes)."""
    for shift, mask in _SPREAD:
        axis = (axis | (axis << np.uint64(shift))) & np.uint64(mask)
    return axis


def _parted(morton: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Take Morton codes apart into x and y."""
    return _gathered(morton), _gathered(morton >> np.uint64(1))


def _gathered(axis: NDArray[np.uint64]) -> NDArray[np.uint64]:
    axis = axis & np.uint64(0x5555555555555555)
    for shift, mask in (
        (1, 0x3333333333333333),
        (2, 0x0F0F0F0F0F0F0F0F),
        (4, 0x00FF00FF00FF00FF),
        (8, 0x0000FFFF0000FFFF),
        (16, 0x00000000FFFFFFFF),
    ):
        axis = (axis | (axis >> np.uint64(shift))) & np.uint64(mask)
    return axis
