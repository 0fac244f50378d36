"""An agency's own layers as they are read: WGS-84 whatever their datum, in code order, as TopoJSON and as cells."""

from __future__ import annotations

import gzip
import json
from collections import Counter

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from agency import SOUTH, WEST, communities, townships, write_areas, write_cells, write_layers
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from dashboard.catalogue import load
from dashboard.sources.data_package import fingerprint, read_package
from dashboard.sources.datum import gcj02_to_bd09, wgs84_to_gcj02
from dashboard.sources.layers import read_layers, text_codes
from dashboard.sources.topology import topology

TOWNS = {"layer_id": "towns", "file": "layers/towns.geojson", "name_field": "name", "parent_field": "county"}
INDICATOR = "volunteer_count"
GRID = {
    "layer_id": "grid",
    "file": "layers/grid.parquet",
    "form": "cells",
    "id_field": "cell",
    "level": "grid",
    "cell_size": "0.0005",
}
METRES = 111_320


def read(folder, *layers):
    """The layers of a package whose table lists these."""
    write_layers(folder, *layers)
    return {code: reading.layer for code, reading in read_layers(read_package(folder)).items()}


def to_bd09(lon, lat):
    return gcj02_to_bd09(*wgs84_to_gcj02(lon, lat))


def moved(frame, ways):
    shapes = shapely.transform(frame.geometry.to_numpy(), lambda at: np.column_stack(ways(at[:, 0], at[:, 1])))
    return gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=shapes)


@pytest.mark.parametrize(("datum", "ways"), [("GCJ02", wgs84_to_gcj02), ("BD09", to_bd09)])
def test_shifted_coordinates_come_back_to_where_they_were(three_towns, datum, ways):
    write_areas(three_towns, "towns.geojson", moved(townships(), ways))
    layer = read(three_towns, {**TOWNS, "datum": datum})["towns"]
    assert np.allclose(layer.frame.total_bounds, townships().total_bounds, atol=0.001 / METRES)


@pytest.mark.parametrize("epsg", [4527, 4548, 4490])
def test_projected_coordinates_come_back_to_where_they_were(three_towns, epsg):
    write_areas(three_towns, "towns.gpkg", townships().to_crs(epsg))
    layer = read(three_towns, {**TOWNS, "file": "layers/towns.gpkg", "datum": f"EPSG:{epsg}"})["towns"]
    assert np.allclose(layer.frame.total_bounds, townships().total_bounds, atol=0.01 / METRES)
    assert layer.frame.crs.to_epsg() == 4326


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_of_a_shapefile_are_read_whether_or_not_it_states_its_encoding(three_towns, encoding):
    (three_towns / "layers").mkdir(exist_ok=True)
    townships().to_file(three_towns / "layers/towns.shp", encoding=encoding)
    (three_towns / "layers/towns.cpg").unlink()
    layer = read(three_towns, {**TOWNS, "file": "layers/towns.shp"})["towns"]
    assert list(layer.frame["name"]) == ["甲街道", "乙街道"]


def test_areas_stand_in_the_order_of_their_codes_with_name_and_parent(three_towns):
    write_areas(three_towns, "towns.geojson", townships().iloc[::-1])
    frame = read(three_towns, TOWNS)["towns"].frame
    assert list(frame.index) == ["110105001", "110105002"]
    assert list(frame["parent"]) == ["110105", "110105"]


def test_numbers_as_codes_become_text_without_a_point():
    assert list(text_codes(pd.Series([110105.0, None]))) == ["110105", ""]
    assert list(text_codes(pd.Series([7, 8]))) == ["7", "8"]
    assert list(text_codes(pd.Series(["007", " a "]))) == ["007", "a"]


def test_layers_of_any_depth_with_a_zone_that_is_no_division(three_towns):
    write_areas(three_towns, "towns.geojson", townships())
    write_areas(three_towns, "lanes2.parquet", communities())
    below = {"layer_id": "lanes2", "parent_layer": "towns", "parent_field": "town", "file": "layers/lanes2.parquet"}
    zone = {"layer_id": "zone", "file": "layers/towns.geojson", "level": "zone", "statutory": "false"}
    write_layers(three_towns, TOWNS, {**below, "level": "community"}, {**zone, "valid_from": "2021-03"})
    catalogue = load(three_towns)
    assert catalogue.errors == ()
    assert {code: len(layer.frame) for code, layer in catalogue.layers.items()} == {"towns": 2, "lanes2": 6, "zone": 2}
    record = catalogue.layer_records["zone"]
    assert (record.statutory, record.level, record.valid_from) == (False, "zone", "2021-03")


def test_a_package_with_errors_has_no_layers(three_towns):
    write_layers(three_towns, TOWNS)
    assert load(three_towns).layers == {}


def test_a_changed_file_changes_the_fingerprint_of_the_folder_and_the_digest_of_the_layer(three_towns):
    write_areas(three_towns, "towns.geojson", townships())
    before, layer = fingerprint(three_towns), read(three_towns, TOWNS)["towns"]
    assert read(three_towns, TOWNS)["towns"].digest == layer.digest
    assert read(three_towns, {**TOWNS, "datum": "GCJ02"})["towns"].digest != layer.digest
    write_areas(three_towns, "towns.geojson", townships().iloc[:1])
    assert read(three_towns, TOWNS)["towns"].digest != layer.digest
    assert fingerprint(three_towns) != before


def arcs_of(topo):
    """The rings of every area, put together again: positions in degrees."""
    scale, west_south = np.array(topo["transform"]["scale"]), np.array(topo["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + west_south for arc in topo["arcs"]]
    (layer,) = topo["objects"].values()
    for area in layer["geometries"]:
        parts = [area["arcs"]] if area["type"] == "Polygon" else area["arcs"]
        rings = [[np.vstack([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]) for ring in part] for part in parts]
        yield area["properties"]["adcode"], shapely.MultiPolygon([(part[0], part[1:]) for part in rings])


def test_a_border_between_two_areas_is_written_once(three_towns):
    write_areas(three_towns, "towns.geojson", townships())
    topo = json.loads(gzip.decompress(read(three_towns, TOWNS)["towns"].drawing))
    assert len(topo["arcs"]) == 3
    used = [n for area in topo["objects"]["towns"]["geometries"] for ring in area["arcs"] for n in ring]
    assert sorted(Counter(max(n, ~n) for n in used).values()) == [1, 1, 2]


@given(st.integers(1, 6), st.integers(1, 6), st.floats(0.001, 0.2))
def test_areas_put_together_from_their_arcs_are_what_they_were(across, down, side):
    boxes = [
        shapely.box(WEST + x * side, SOUTH + y * side, WEST + (x + 1) * side, SOUTH + (y + 1) * side)
        for x in range(across)
        for y in range(down)
    ]
    codes = [str(number) for number in range(len(boxes))]
    again = dict(arcs_of(json.loads(topology("t", codes, np.array(boxes, dtype=object)))))
    for code, box in zip(codes, boxes, strict=True):
        assert again[code].symmetric_difference(box).area < 8 * side / METRES


def test_holes_parts_and_overlaps_survive():
    island = shapely.box(0.4, 0.4, 0.6, 0.6)
    ring = shapely.box(0, 0, 1, 1).difference(island)
    apart = shapely.MultiPolygon([shapely.box(2, 0, 3, 1), shapely.box(4, 0, 5, 1)])
    shapes = np.array([ring, island, apart, shapely.box(2.5, 0.5, 4.5, 0.7)], dtype=object)
    again = dict(arcs_of(json.loads(topology("t", ["a", "b", "c", "d"], shapes))))
    assert [round(again[code].area, 3) for code in "abcd"] == [0.96, 0.04, 2, 0.4]


def test_five_thousand_areas_are_encoded_within_three_seconds():
    side = 0.01
    places = [(x, y) for x in range(100) for y in range(50)]
    boxes = [
        shapely.segmentize(
            shapely.box(WEST + x * side, SOUTH + y * side, WEST + (x + 1) * side, SOUTH + (y + 1) * side), side / 10
        )
        for x, y in places
    ]
    shapes = np.array(boxes, dtype=object)
    drawn = within(3, lambda: topology("t", [str(number) for number in range(5000)], shapes))
    assert len(json.loads(drawn)["arcs"]) < 10_200


def test_cells_are_read_with_values_missing_ones_and_zeros(three_towns):
    values = write_cells(three_towns, "grid.parquet", 20, INDICATOR)
    layer = read(three_towns, GRID)["grid"]
    assert len(layer) == 400
    bins = layer.tile(INDICATOR, 0, 0, 0)
    assert (bins.count.tolist(), bins.missing.tolist()) == ([400], [40])
    assert bins.sum.tolist() == [np.nansum(values)]
    assert bins.least.tolist() == [0]


def test_cells_by_column_and_row_lie_where_cells_by_their_middle_lie(three_towns):
    write_cells(three_towns, "grid.parquet", 3, INDICATOR)
    middles = read(three_towns, GRID)["grid"]
    frame = pd.read_parquet(three_towns / "layers/grid.parquet")
    counted = frame.assign(col=[0, 1, 2] * 3, row=[0] * 3 + [1] * 3 + [2] * 3).drop(columns=["x", "y"])
    counted.to_parquet(three_towns / "layers/grid.parquet")
    steps = read(three_towns, {**GRID, "origin_x": str(WEST), "origin_y": str(SOUTH)})["grid"]
    assert np.abs(steps.morton.astype(float) - middles.morton.astype(float)).max() < 64
    assert np.allclose(steps.bounds, middles.bounds)


def test_square_polygons_as_cells_keep_middle_and_size(three_towns):
    write_cells(three_towns, "grid.parquet", 3, INDICATOR)
    middles = read(three_towns, GRID)["grid"]
    frame = pd.read_parquet(three_towns / "layers/grid.parquet")
    shapes = [
        shapely.box(x - 0.00025, y - 0.00025, x + 0.00025, y + 0.00025) for x, y in zip(frame.x, frame.y, strict=True)
    ]
    gpd.GeoDataFrame(frame.drop(columns=["x", "y"]), geometry=shapes, crs=4326).to_parquet(
        three_towns / "layers/grid.parquet"
    )
    drawn = read(three_towns, GRID)["grid"]
    assert drawn.codes.to_pylist() == middles.codes.to_pylist()
    assert np.allclose(drawn.bounds, middles.bounds, atol=0.0001)


def test_projected_cells_keep_their_metres(three_towns):
    x, y = np.array([452_050.0, 452_150.0]), np.array([4_420_050.0, 4_420_050.0])
    pd.DataFrame({"cell": ["a", "b"], "x": x, "y": y, INDICATOR: [1.0, 2.0]}).to_parquet(_file(three_towns))
    layer = read(three_towns, {**GRID, "datum": "EPSG:4548", "cell_size": "100"})["grid"]
    for side in (layer.width, layer.height):
        assert side * 40_075_016 * np.cos(np.radians(39.9)) == pytest.approx([100, 100], rel=0.01)


def _file(folder):
    (folder / "layers").mkdir(exist_ok=True)
    return folder / "layers/grid.parquet"
