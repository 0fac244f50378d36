"""An agency's own layers: what can't be read, what does not lie where it should, and how to mend it."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from agency import COUNTY, SOUTH, WEST, communities, square, townships, write_areas, write_cells, write_layers

from dashboard.catalogue import BUNDLED_DATA
from dashboard.sources.boundaries import load_boundaries
from dashboard.sources.datum import gcj02_to_bd09, wgs84_to_gcj02

TOWNS = {"layer_id": "towns", "file": "layers/towns.geojson", "name_field": "name", "parent_field": "county"}
GRID = {
    "layer_id": "grid",
    "file": "layers/grid.parquet",
    "form": "cells",
    "id_field": "cell",
    "level": "grid",
    "cell_size": "0.0005",
}
INDICATOR = "volunteer_count"
AROUND = {COUNTY: shapely.box(116, 39, 117, 41)}


def found(towns, *layers, areas=None):
    """Code and column of what is wrong with the table of layers."""
    write_layers(towns.folder, *layers)
    return [(entry.code, entry.field) for entry in towns.problems(areas) if entry.file == "layers.csv"]


def changed(frame, **columns):
    return frame.assign(**columns)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet", "shp"])
def test_a_layer_in_every_format_has_no_problem(towns, ending):
    write_areas(towns.folder, f"towns.{ending}", townships())
    assert found(towns, {**TOWNS, "file": f"layers/towns.{ending}"}, areas=AROUND) == []


def test_a_package_may_do_without_the_table_of_layers(towns):
    (towns.folder / "layers.csv").unlink()
    towns.describe(lambda found: found.update(resources=[e for e in found["resources"] if e["name"] != "layers"]))
    assert towns.found() == []


def test_a_file_that_is_not_there(towns):
    assert found(towns, TOWNS) == [("layer_file_missing", "file")]


def test_a_file_that_a_link_leads_out_of_the_folder(towns, tmp_path):
    write_areas(towns.folder, "towns.geojson", townships())
    (towns.folder / "layers/towns.geojson").rename(tmp_path / "elsewhere.geojson")
    (towns.folder / "layers/towns.geojson").symlink_to(tmp_path / "elsewhere.geojson")
    assert found(towns, TOWNS) == [("layer_file_missing", "file")]


@pytest.mark.parametrize("file", ["../towns.geojson", "layers/a/towns.geojson", "layers/towns.vrt", "/etc/towns.shp"])
def test_a_path_that_is_not_a_file_in_the_folder(towns, file):
    assert ("bad_pattern", "file") in found(towns, {**TOWNS, "file": file})


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet", "shp"])
@pytest.mark.parametrize(
    "content", [b"", b"<OGRVRTDataSource/>", b"{", b'{"features": 7}', b"PAR1", b"SQLite format 3\0"]
)
def test_a_file_that_is_not_what_its_ending_says(towns, ending, content):
    towns.write(f"layers/towns.{ending}", content)
    assert found(towns, {**TOWNS, "file": f"layers/towns.{ending}"}) == [("layer_unreadable", "file")]


def test_a_geojson_that_links_its_datum_is_read_without_following_the_link(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    text = towns.text("layers/towns.geojson")
    link = '{"crs": {"type": "link", "properties": {"href": "http://outside.invalid/"}}, '
    towns.write("layers/towns.geojson", (link + text[1:]).encode())
    assert found(towns, TOWNS, areas=AROUND) == []


def test_a_layer_without_areas(towns):
    towns.write("layers/towns.geojson", b'{"type": "FeatureCollection", "features": []}')
    assert found(towns, TOWNS) == [("layer_empty", "file")]


@pytest.mark.parametrize("field", ["id_field", "name_field", "parent_field"])
def test_a_column_that_the_file_does_not_have(towns, field):
    write_areas(towns.folder, "towns.geojson", townships())
    assert found(towns, {**TOWNS, field: "kode"}) == [("layer_unknown_field", field)]
    (problem,) = towns.problems()
    assert "code, name, county" in problem.remedy.en


def test_codes_that_stand_twice(towns):
    write_areas(towns.folder, "towns.geojson", changed(townships(), code=["110105001", "110105001"]))
    assert found(towns, TOWNS) == [("area_code_twice", "id_field")]
    assert "110105001" in towns.problems()[0].cause.en


def test_an_area_without_a_code(towns):
    write_areas(towns.folder, "towns.geojson", changed(townships(), code=["110105001", None]))
    assert found(towns, TOWNS) == [("area_code_empty", "id_field")]


def test_a_code_that_an_address_can_not_carry(towns):
    write_areas(towns.folder, "towns.geojson", changed(townships(), code=["a,b", "c" * 41]))
    assert found(towns, TOWNS) == [("area_code_unusable", "id_field")]


@pytest.mark.parametrize("name", ["甲\n街道", "\u202e街道", "甲" * 241])
def test_a_name_that_hides_what_it_says_or_has_no_room(towns, name):
    write_areas(towns.folder, "towns.geojson", changed(townships(), name=[name, "乙，东街道" + "长" * 24]))
    assert found(towns, {**TOWNS, "name_field": "name"}) == [("area_name_unusable", "name_field")]
    assert "110105001" in towns.problems()[0].cause.en


def test_points_are_no_areas(towns):
    frame = townships()
    write_areas(towns.folder, "towns.geojson", frame.set_geometry(gpd.points_from_xy([116.5, 116.6], [39.9, 39.9])))
    assert found(towns, TOWNS) == [("layer_not_areas", "file")]


def test_an_area_without_a_shape(towns):
    frame = townships()
    write_areas(towns.folder, "towns.gpkg", frame.set_geometry(gpd.GeoSeries([frame.geometry[0], None], crs=4326)))
    assert found(towns, {**TOWNS, "file": "layers/towns.gpkg"}, areas=AROUND) == [("area_without_shape", "file")]


def test_an_outline_that_crosses_itself_is_mended_and_listed(towns):
    bow = shapely.Polygon([(116.5, 39.9), (116.6, 40.0), (116.6, 39.9), (116.5, 40.0)])
    frame = townships().set_geometry(gpd.GeoSeries([bow, square(116.7, 39.9)], crs=4326))
    write_areas(towns.folder, "towns.geojson", frame)
    assert found(towns, TOWNS, areas=AROUND) == [("area_mended", "file")]


def test_latitude_before_longitude(towns):
    frame = townships()
    turned = shapely.transform(frame.geometry.to_numpy(), lambda at: at[:, ::-1])
    write_areas(towns.folder, "towns.geojson", frame.set_geometry(turned))
    assert found(towns, TOWNS) == [("layer_swapped", "file")]


@pytest.mark.parametrize(("projected", "written"), [(4527, "WGS84"), (4527, "EPSG:4548"), (4548, "CGCS2000")])
def test_metres_that_are_said_to_be_something_else(towns, projected, written):
    write_areas(towns.folder, "towns.geojson", townships().to_crs(projected))
    assert found(towns, {**TOWNS, "datum": written}) == [("layer_projected", "datum")]
    assert ("EPSG:4527" in towns.problems()[0].remedy.en) == (projected == 4527)


@pytest.mark.parametrize("projected", [4527, 4548, 4490])
def test_projected_layers_become_degrees(towns, projected):
    write_areas(towns.folder, "towns.gpkg", townships().to_crs(projected))
    layer = {**TOWNS, "file": "layers/towns.gpkg", "datum": f"EPSG:{projected}"}
    assert found(towns, layer, areas=AROUND) == []


def test_a_file_that_names_another_datum_than_the_table(towns):
    write_areas(towns.folder, "towns.gpkg", townships().set_crs(4214, allow_override=True))
    assert found(towns, {**TOWNS, "file": "layers/towns.gpkg"}, areas=AROUND) == [("layer_datum_differs", "datum")]


def test_a_datum_that_does_not_exist(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    assert found(towns, {**TOWNS, "datum": "EPSG:999999"}) == [("layer_unknown_datum", "datum")]


def test_coordinates_that_the_datum_can_not_have(towns):
    frame = pd.DataFrame(
        {"cell": ["a", "b"], "x": [452_050.0, None], "y": [4_420_050.0, 4_420_050.0], INDICATOR: [1.0, 2.0]}
    )
    frame.to_parquet(towns.folder / "layers/grid.parquet")
    assert found(towns, {**GRID, "datum": "EPSG:4548", "cell_size": "100"}) == [("layer_not_in_datum", "datum")]


def test_an_area_outside_its_parent_and_a_parent_that_nobody_knows(towns):
    write_areas(towns.folder, "towns.geojson", changed(townships(), county=[COUNTY, "999999"]))
    around = {COUNTY: shapely.box(WEST + 0.05, SOUTH, WEST + 1, SOUTH + 1)}
    assert found(towns, TOWNS, areas=around) == [
        ("area_parent_unknown", "parent_field"),
        ("area_outside_parent", "parent_field"),
    ]


def test_communities_lie_in_the_townships_of_the_layer_above(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    below = {"layer_id": "lanes2", "parent_layer": "towns", "parent_field": "town", "file": "layers/lanes2.geojson"}
    write_areas(towns.folder, "lanes2.geojson", communities())
    assert found(towns, TOWNS, below, areas=AROUND) == []
    write_areas(towns.folder, "lanes2.geojson", changed(communities(), town=["110105002"] * 6))
    assert found(towns, TOWNS, below, areas=AROUND) == [("area_outside_parent", "parent_field")]


@pytest.mark.parametrize(
    ("datum", "shift"), [("GCJ02", wgs84_to_gcj02), ("BD09", lambda *at: gcj02_to_bd09(*wgs84_to_gcj02(*at)))]
)
def test_a_whole_county_in_shifted_coordinates_looks_shifted(towns, datum, shift):
    county = load_boundaries(BUNDLED_DATA / "boundaries").county.geometry[COUNTY]
    halves = [county.intersection(shapely.box(*box)) for box in ((116, 39, 116.52, 41), (116.52, 39, 117, 41))]
    shifted = shapely.transform(np.array(halves), lambda at: np.column_stack(shift(at[:, 0], at[:, 1])))
    areas = {COUNTY: county}
    write_areas(towns.folder, "towns.geojson", townships().set_geometry(shifted))
    assert found(towns, TOWNS, areas=areas) == [("layer_looks_shifted", "datum")]
    assert datum in towns.problems(areas)[0].remedy.en
    assert found(towns, {**TOWNS, "datum": datum}, areas=areas) == []
    write_areas(towns.folder, "towns.geojson", townships().set_geometry(halves))
    assert found(towns, TOWNS, areas=areas) == []


def test_the_name_of_a_bundled_layer_is_taken(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    assert found(towns, {**TOWNS, "layer_id": "county"}, areas=AROUND) == [("layer_id_reserved", "layer_id")]


def test_a_layer_says_where_it_comes_from(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    assert found(towns, {**TOWNS, "publisher_zh": "", "publisher_en": ""}, areas=AROUND) == [
        ("layer_without_origin", "publisher_zh")
    ]
    cited = {"publisher_zh": "", "publisher_en": "", "source_id": "handbook-1", "line": "4"}
    assert found(towns, {**TOWNS, **cited}, areas=AROUND) == []


@pytest.mark.parametrize(
    ("first", "last", "fine"), [("2024", "2023-12", False), ("2024-05-01", "2024", True), ("2020", "2024", True)]
)
def test_validity_ends_after_it_begins(towns, first, last, fine):
    write_areas(towns.folder, "towns.geojson", townships())
    dated = {**TOWNS, "valid_from": first, "valid_to": last}
    assert found(towns, dated, areas=AROUND) == ([] if fine else [("validity_reversed", "valid_to")])


def test_cells_with_their_middles_have_no_problem(towns):
    write_cells(towns.folder, "grid.parquet", 10, INDICATOR)
    assert found(towns, GRID) == []


def test_cells_without_a_size_and_cells_without_a_place(towns):
    write_cells(towns.folder, "grid.parquet", 10, INDICATOR)
    assert found(towns, {**GRID, "cell_size": ""}) == [("cells_without_position", "cell_size")]
    pd.DataFrame({"cell": ["a"], INDICATOR: [1.0]}).to_parquet(towns.folder / "layers/grid.parquet")
    assert found(towns, GRID) == [("cells_without_position", "file")]


def test_cells_with_no_column_of_an_indicator_or_words_in_it(towns):
    write_cells(towns.folder, "grid.parquet", 2, "volunteers")
    assert found(towns, GRID) == [("cells_without_values", "file")]
    write_cells(towns.folder, "grid.parquet", 2, "spare", **{INDICATOR: ["1", "many", "3", None]})
    assert found(towns, GRID) == [("cells_not_numbers", "file")]


def test_cells_have_no_parent_layer(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    write_cells(towns.folder, "grid.parquet", 2, INDICATOR)
    assert found(towns, TOWNS, {**GRID, "parent_layer": "towns"}, areas=AROUND) == [
        ("cells_have_no_parent", "parent_layer")
    ]


def test_layers_that_lie_in_each_other_go_round_in_a_circle(towns):
    write_areas(towns.folder, "towns.geojson", townships())
    one, two = (
        {**TOWNS, "parent_layer": "b", "parent_field": ""},
        {**TOWNS, "layer_id": "b", "parent_layer": "towns", "parent_field": ""},
    )
    assert found(towns, one, two) == [("parent_loop", "parent_layer")]
