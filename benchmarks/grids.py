"""Grids of 100,000 and 1,000,000 cells as the server answers them: python benchmarks/grids.py

A view is what a map of 1200 x 560 pixels asks for, tile by tile, at every zoom at which the grid fills it, from the
whole grid to single cells. Times are from the layer in memory to gzipped bytes, the way of the server without HTTP.
"""

from __future__ import annotations

import gzip
import json
import resource
import statistics
import time
from collections.abc import Iterator

import numpy as np

from dashboard.sources.cell_tiles import tile_json
from dashboard.sources.cells import CellLayer, cell_layer, mercator

WEST, SOUTH, SIDE = 116.0, 39.0, 0.001
ACROSS = {"100k": 316, "1m": 1000}
VIEW = (1200, 560)
TILE = 512
REPEATS = 7


def main() -> None:
    for name, across in ACROSS.items():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        layer = grid(across)
        built = time.perf_counter() - start
        tiles = [answer(layer, *place) for place in places(layer, across)]
        views = [statistics.median(view(layer, zoom, across) for _ in range(REPEATS)) for zoom in zooms(layer, across)]
        cells = len(layer)
        print(f"# {cells} cells, {len(tiles)} tiles at zooms {zooms(layer, across)}, medians of {REPEATS}")
        print(f"grid_{name}_ms {max(seconds for seconds, _ in tiles) * 1000:.2f} ms (slowest tile, goal < 100)")
        print(f"grid_{name}_view_ms {max(views) * 1000:.1f} ms (slowest view, all of its tiles)")
        print(f"grid_{name}_bytes {max(size for _, size in tiles)} B (largest tile, goal < 100000)")
        print(f"grid_{name}_memory {layer.nbytes / 1e6:.1f} MB (arrays of the layer, one indicator)")
        print(f"grid_{name}_peak_memory {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024:.0f} MB")
        print(f"grid_{name}_built {built:.2f} s")


def grid(across: int) -> CellLayer:
    """Square cells in degrees with smooth counts, every tenth missing."""
    row, column = np.divmod(np.arange(across * across), across)
    lon, lat = WEST + (column + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE
    values = np.rint(500 + 400 * np.sin(row / 37) * np.cos(column / 53))
    values[::10] = np.nan
    (west, south), (east, north) = (mercator(lon + half, lat + half) for half in (-SIDE / 2, SIDE / 2))
    codes = np.array([f"110105{number:08d}" for number in range(across * across)], dtype=object)
    sides = (east - west, south - north)
    return cell_layer("grid", "0" * 12, codes, *mercator(lon, lat), sides, {"count": values})


def zooms(layer: CellLayer, across: int) -> list[int]:
    """From the zoom at which the grid is one tile to that of single cells."""
    whole = int(np.floor(np.log2(360 / (across * SIDE))))
    return list(range(whole, layer.single_from + 1))


def tiles_in_view(zoom: int, across: int) -> Iterator[tuple[int, int, int]]:
    """The tiles of a view in the middle of the grid."""
    middle = WEST + across * SIDE / 2, SOUTH + across * SIDE / 2
    x, y = (float(part) * 2**zoom for part in mercator(np.array(middle[0]), np.array(middle[1])))
    wide, high = (pixels / TILE / 2 for pixels in VIEW)
    for column in range(int(x - wide), int(x + wide) + 1):
        for row in range(int(y - high), int(y + high) + 1):
            yield zoom, column, row


def places(layer: CellLayer, across: int) -> list[tuple[int, int, int]]:
    return [place for zoom in zooms(layer, across) for place in tiles_in_view(zoom, across)]


def answer(layer: CellLayer, *place: int) -> tuple[float, int]:
    """Median seconds and gzipped bytes of one tile."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        body = packed(layer, *place)
        times.append(time.perf_counter() - start)
    return statistics.median(times), len(body)


def view(layer: CellLayer, zoom: int, across: int) -> float:
    start = time.perf_counter()
    for place in tiles_in_view(zoom, across):
        packed(layer, *place)
    return time.perf_counter() - start


def packed(layer: CellLayer, *place: int) -> bytes:
    body = json.dumps(tile_json(layer.tile("count", *place)), separators=(",", ":"))
    return gzip.compress(body.encode(), compresslevel=5, mtime=0)


if __name__ == "__main__":
    main()
