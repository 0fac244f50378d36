"""An agency's own layers, asked over HTTP: areas and tiles of cells by content hash, small and quick."""

from __future__ import annotations

import time
from functools import partial

import httpx
import pytest
from agency import agency_package
from pace import within
from serving import running

from dashboard.catalogue import load
from dashboard.sources.cells import CellLayer

pytestmark = pytest.mark.xdist_group("server-layers")  # a hundred thousand cells are read once


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return load(agency_package(tmp_path_factory.mktemp("agency") / "package", across=320))


@pytest.fixture(scope="module")
def ask(catalogue, tmp_path_factory):
    """A client of a server on the package."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with running(log, data=catalogue.folder) as home, httpx.Client(base_url=home, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def grid(catalogue) -> CellLayer:
    return catalogue.layers["grid"]


def tile(grid: CellLayer, *place: int, indicator: str = "volunteer_count") -> str:
    zoom, column, row = place
    return f"/atlas/grid/grid.{grid.digest}/{indicator}/{zoom}/{column}/{row}.json"


def test_areas_are_served_like_the_bundled_ones_and_kept_for_good(ask, catalogue):
    layer = catalogue.layers["lanes2"]
    answer = ask.get(f"/atlas/geometry/lanes2.{layer.digest}.json")
    codes = [area["properties"]["adcode"] for area in answer.json()["objects"]["lanes2"]["geometries"]]
    assert codes == list(layer.frame.index)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"


def test_areas_are_cut_to_the_codes_asked_for(ask, catalogue):
    address = f"/atlas/geometry/lanes2.{catalogue.layers['lanes2'].digest}.json"
    answer = ask.get(address, params={"only": "110105001002,nothing"})
    assert [area["properties"]["adcode"] for area in answer.json()["objects"]["lanes2"]["geometries"]] == [
        "110105001002"
    ]
    assert ask.get(address, params={"only": ""}).status_code == 400
    assert ask.get(address, params={"only": "x" * 41}).status_code == 400


def test_another_edition_or_layer_is_not_found(ask, grid):
    for address in (
        "/atlas/geometry/lanes2.000000000000.json",
        f"/atlas/geometry/grid.{grid.digest}.json",
        tile(grid, 0, 0, 0, indicator="grid_count"),
        tile(grid, 0, 0, 0).replace(grid.digest, "0" * 12),
        tile(grid, 3, 8, 0),
        tile(grid, 21, 0, 0),
        tile(grid, 0, 0, 0).replace("/0.json", "/-1.json"),
    ):
        assert ask.get(address).status_code == 404, address


def test_the_sum_over_the_tiles_of_a_zoom_is_that_of_the_cells(ask, grid):
    total = ask.get(tile(grid, 0, 0, 0)).json()
    assert (sum(total["count"]), sum(total["missing"])) == (102_400, 10_240)
    for zoom in (9, 12):
        found = [ask.get(tile(grid, zoom, x, y)).json() for x, y in tiles_of(grid, zoom)]
        assert sum(sum(one["count"]) for one in found) == 102_400
        assert sum(value for one in found for value in one["sum"] if value is not None) == sum(total["sum"])


def tiles_of(grid: CellLayer, zoom: int) -> set[tuple[int, int]]:
    from dashboard.sources.cells import BITS, _parted

    x, y = _parted(grid.morton)
    return {(int(a), int(b)) for a, b in zip(x >> (BITS - zoom), y >> (BITS - zoom), strict=True)}


def test_near_by_cells_come_one_by_one_with_their_codes(ask, grid):
    x, y = sorted(tiles_of(grid, grid.single_from))[0]
    answer = ask.get(tile(grid, grid.single_from, x, y)).json()
    assert answer["kind"] == "cells"
    assert set(answer["code"]) <= set(grid.codes.to_pylist())
    assert None in answer["value"]


def test_no_tile_is_larger_than_a_hundred_kilobytes_nor_slower_than_a_tenth_of_a_second(ask, grid):
    for zoom in range(16):
        for x, y in sorted(tiles_of(grid, zoom))[:3]:
            answer = within(0.1, partial(ask.get, tile(grid, zoom, x, y)), clock=time.perf_counter)
            assert int(answer.headers["content-length"]) < 100_000
