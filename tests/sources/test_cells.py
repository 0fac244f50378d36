"""Cells of a grid: every cell is in one bin at every zoom, and sums over bins are those of the cells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.cells import Bins, CellLayer, SingleCells, cell_layer, mercator

SIDE = 0.001


def grid(lon, lat, values, side: float = SIDE) -> CellLayer:
    """Cells with sides of `side` degrees, numbered in the order given."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    codes = np.array([f"c{place}" for place in range(len(lon))], dtype=object)
    (west, south), (east, north) = (mercator(lon + half, lat + half) for half in (-side / 2, side / 2))
    sides = (east - west, south - north)
    return cell_layer("grid", "0" * 12, codes, *mercator(lon, lat), sides, {"v": np.asarray(values, dtype=float)})


def all_bins(layer: CellLayer, zoom: int) -> list[Bins]:
    """Every tile of a zoom that holds cells, summed in bins."""
    tiles = {(int(x * 2**zoom), int(y * 2**zoom)) for x, y in positions(layer)}
    return [layer._bins(layer.values["v"], layer._run(zoom, *tile), zoom) for tile in sorted(tiles)]


def positions(layer: CellLayer):
    from dashboard.sources.cells import BITS, _parted

    x, y = _parted(layer.morton)
    return np.column_stack([x, y]) / 2**BITS


CELLS = st.lists(
    st.tuples(
        st.floats(73, 135, allow_nan=False),
        st.floats(4, 53, allow_nan=False),
        st.one_of(st.just(float("nan")), st.integers(-(10**6), 10**6).map(float)),
    ),
    min_size=1,
    max_size=200,
)


@given(CELLS, st.integers(0, 20))
def test_count_missing_and_sum_over_all_bins_are_those_of_the_cells_at_every_zoom(cells, zoom):
    lon, lat, values = np.array(cells).T
    found = all_bins(grid(lon, lat, values), zoom)
    known = values[~np.isnan(values)]
    assert sum(int(bins.count.sum()) for bins in found) == len(values)
    assert sum(int(bins.missing.sum()) for bins in found) == len(values) - len(known)
    assert sum(np.nansum(bins.sum) for bins in found) == known.sum()
    if len(known):
        assert min(np.nanmin(bins.least) for bins in found if not np.isnan(bins.least).all()) == known.min()
        assert max(np.nanmax(bins.most) for bins in found if not np.isnan(bins.most).all()) == known.max()


@given(CELLS, st.integers(0, 19))
def test_a_tile_holds_what_its_four_parts_hold(cells, zoom):
    layer = grid(*np.array(cells).T)
    x, y = (int(part * 2**zoom) for part in positions(layer)[0])
    whole = layer._run(zoom, x, y)
    parts = [layer._run(zoom + 1, 2 * x + right, 2 * y + down) for down in (0, 1) for right in (0, 1)]
    assert sum(part.stop - part.start for part in parts) == whole.stop - whole.start


def test_four_cells_in_one_bin_are_one_sum_with_its_ends():
    layer = grid([116.5, 116.5001, 116.5002, 116.5], [39.9] * 4, [1, 2, 4, np.nan], side=0.00001)
    bins = layer.tile("v", 0, 0, 0)
    assert isinstance(bins, Bins)
    assert (bins.count.tolist(), bins.missing.tolist()) == ([4], [1])
    assert (bins.sum.tolist(), bins.least.tolist(), bins.most.tolist()) == ([7], [1], [4])


def test_a_bin_of_missing_cells_has_no_sum_and_not_a_zero():
    bins = grid([116.5, 10.0], [39.9, 10.0], [np.nan, 0], side=0.00001).tile("v", 0, 0, 0)
    assert bins.count.tolist() == [1, 1]
    assert sorted(bins.sum.tolist(), key=np.isnan) == [0, pytest.approx(np.nan, nan_ok=True)]


def test_the_first_bin_is_in_the_north_west_and_the_last_in_the_south_east():
    layer = grid([-179.9, 179.9], [85, -85], [1, 2], side=0.00001)
    assert sorted(layer.tile("v", 0, 0, 0).at.tolist()) == [0, 64 * 64 - 1]


def test_near_by_cells_come_one_by_one_with_code_place_and_size():
    layer = grid([116.5, 116.5 + SIDE], [39.9, 39.9], [1, np.nan])
    zoom = layer.single_from
    x, y = (int(part * 2**zoom) for part in positions(layer)[0])
    cells = [layer.tile("v", zoom, column, y) for column in (x, x + 1)]
    assert all(isinstance(tile, SingleCells) for tile in cells)
    assert [code for tile in cells for code in tile.codes] == ["c0", "c1"]
    width, height = (float(side[0]) / 4096 * 512 for side in (cells[0].width, cells[0].height))
    assert 8 <= width < 16
    assert height / width == pytest.approx(1 / np.cos(np.radians(39.9)), rel=0.01)
    assert np.isnan([value for tile in cells for value in tile.values][1])


def test_a_tile_without_cells_is_empty():
    layer = grid([116.5], [39.9], [1])
    assert len(layer.tile("v", 3, 0, 0).at) == 0


def test_too_many_cells_in_one_place_are_summed_even_at_the_deepest_zoom():
    layer = grid([116.5] * 9000, [39.9] * 9000, np.ones(9000))
    x, y = (int(part * 2**19) for part in positions(layer)[0])
    bins = layer.tile("v", 19, x, y)
    assert isinstance(bins, Bins)
    assert bins.sum.sum() == 9000


def test_the_bounds_hold_every_cell_with_its_side():
    south, west, north, east = grid([116, 117], [39, 40], [1, 1]).bounds
    assert (west, east) == pytest.approx((116 - SIDE / 2, 117 + SIDE / 2))
    assert 38.999 < south < 39 < 40 < north < 40.001
