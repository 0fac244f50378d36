"""Basemaps as they are configured: what is taken, what is refused and why, where the browser is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tiles import write_pmtiles

from dashboard.records import Text
from dashboard.sources.basemaps import Basemap, read_basemap

KEY = {"MAP_KEY": "s3cret/key"}
XYZ = {
    "name": "town",
    "kind": "xyz",
    "title": {"zh": "底图", "en": "Base"},
    "attribution": "某局",
    "datum": "CGCS2000",
    "address": "https://tiles.example/{z}/{x}/{y}.png",
}
TIANDITU = {
    "name": "tianditu",
    "kind": "tianditu",
    "title": "天地图",
    "attribution": "天地图",
    "datum": "CGCS2000",
    "key_env": "MAP_KEY",
}
WMTS = {**XYZ, "kind": "wmts", "address": "https://wmts.example/service", "layer": "vec", "matrix_set": "EPSG:3857"}


def read(entry: dict[str, Any], folder: Path = Path()) -> Basemap:
    found = read_basemap(entry, folder, KEY)
    assert isinstance(found, Basemap), found
    return found


def wrong(entry: dict[str, Any], folder: Path = Path(), environ: dict[str, str] = KEY) -> list[Text]:
    found = read_basemap(entry, folder, environ)
    assert isinstance(found, list), found
    assert all(text.zh and text.en for text in found)
    return found


def without(entry: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in fields}


def test_an_xyz_address_is_taken_as_it_is_and_its_host_alone_is_named():
    found = read(XYZ)
    assert (found.address, found.over, found.hosts) == (XYZ["address"], "", ("https://tiles.example",))
    assert (found.title, found.max_zoom, found.opacity) == (Text("底图", "Base"), 18, 1.0)


def test_each_subdomain_is_a_host():
    found = read({**XYZ, "address": "http://t{s}.example:8080/{z}/{x}/{y}", "subdomains": "ab"})
    assert found.hosts == ("http://ta.example:8080", "http://tb.example:8080")


def test_tianditu_is_asked_for_map_and_place_names_with_the_key_of_the_environment():
    found = read(TIANDITU)
    assert found.address.startswith(
        "https://t{s}.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    )
    assert (
        "LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}" in found.address
    )
    assert found.address.endswith("&tk=s3cret%2Fkey")
    assert "/cva_w/wmts?" in found.over
    assert found.hosts == tuple(f"https://t{part}.tianditu.gov.cn" for part in range(8))


def test_a_provincial_node_needs_neither_key_nor_subdomains():
    node = {
        **without(TIANDITU, "key_env"),
        "address": "http://map.province.example/tdt",
        "layer": "img",
        "place_names": False,
    }
    found = read(node)
    assert found.address.startswith("http://map.province.example/tdt/img_w/wmts?")
    assert (found.over, found.hosts) == ("", ("http://map.province.example",))
    assert "tk=" not in found.address


def test_a_wmts_service_is_asked_by_key_and_value():
    found = read({**WMTS, "matrix_prefix": "EPSG:3857:", "style": "night"})
    assert found.address == (
        "https://wmts.example/service?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=night"
        "&TILEMATRIXSET=EPSG%3A3857&FORMAT=image%2Fpng&TILEMATRIX=EPSG%3A3857%3A{z}&TILEROW={y}&TILECOL={x}"
    )


def test_a_wmts_service_with_places_in_its_address_is_asked_by_them():
    address = "https://wmts.example/vec/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"
    assert read({**WMTS, "address": address}).address == "https://wmts.example/vec/default/EPSG:3857/{z}/{y}/{x}.png"


def test_a_local_file_asks_no_host(tmp_path):
    write_pmtiles(tmp_path / "town.pmtiles")
    found = read({**without(XYZ, "address"), "kind": "pmtiles", "file": "town.pmtiles"}, tmp_path)
    assert found.hosts == ()
    assert found.tiles is not None


@pytest.mark.parametrize("datum", ["GCJ-02", "BD-09"])
def test_shifted_tiles_are_refused_with_a_sentence(datum):
    (text,) = wrong({**XYZ, "datum": datum})
    assert "偏移" in text.zh
    assert "shifted by 300 to 600 m" in text.en


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//{z}{x}{y}",
        "data:image/png;base64,{z}{x}{y}",
        "file:///etc/{z}/{x}/{y}",
        "//tiles.example/{z}/{x}/{y}",
        "/tiles/{z}/{x}/{y}",
        "ftp://tiles.example/{z}/{x}/{y}",
        "https:///{z}/{x}/{y}",
        "https://user:word@tiles.example/{z}/{x}/{y}",
        "https://tiles.example; script-src */{z}/{x}/{y}",
        "https://tiles.example/{z}/{x}/{y}' onerror='alert(1)",
        "https://tiles.example/{z}/{x}/{y}\n",
        "https://*/{z}/{x}/{y}",
        "https://*.example/{z}/{x}/{y}",
        "https://tiles.example/{z}/{x}",
        "https://tiles.example/{z}/{x}/{y}/{w}",
        "https://{z}.example/{z}/{x}/{y}",
        "https://t{s}.example/{z}/{x}/{y}",
        "https://tiles.example/{{z}}/{x}/{y}",
        "",
    ],
)
def test_an_address_that_is_not_one_of_tiles_over_http_is_refused(address):
    assert len(wrong({**XYZ, "address": address})) == 1


def test_a_key_in_the_file_is_refused_and_a_key_that_is_not_set_is_named():
    (text,) = wrong({**XYZ, "address": "https://tiles.example/{z}/{x}/{y}?tk=0123456789abcdef"})
    assert "key_env" in text.en
    (text,) = wrong(TIANDITU, environ={})
    assert "MAP_KEY" in text.zh
    assert "MAP_KEY" in text.en


@pytest.mark.parametrize("matrix_set", ["c", "EPSG:4326", "EPSG:4490", "CRS84"])
def test_a_grid_of_degrees_is_refused(matrix_set):
    (text,) = wrong({**WMTS, "matrix_set": matrix_set})
    assert "Web Mercator" in text.en


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "Town Map"}, "lower-case"),
        ({"kind": "wms"}, "tianditu, xyz, wmts, pmtiles"),
        ({"title": ""}, "title"),
        ({"attribution": {"zh": "", "en": ""}}, "attribution"),
        ({"datum": ""}, "CGCS2000 or WGS-84"),
        ({"max_zoom": 40}, "max_zoom"),
        ({"opacity": 0}, "opacity"),
        ({"opacity": True}, "opacity"),
        ({"review_no": 5}, "review_no"),
        ({"tms": True}, "no field tms"),
    ],
)
def test_each_field_that_is_wrong_is_said(changes, words):
    (text,) = wrong({**XYZ, **changes})
    assert words in text.en


def test_everything_that_is_wrong_is_said_at_once():
    assert len(wrong({**XYZ, "name": "", "title": "", "datum": "GCJ-02", "address": "x"})) == 4
