"""Basemaps over HTTP: the policy names exactly the configured hosts, local tiles are served, errors are words."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from serving import running
from tiles import picture, shade, write_pmtiles

from dashboard.server import serve
from dashboard.sources.map_settings import SETTINGS_VARIABLE
from dashboard.sources.raster_tiles import RasterTiles

FRAME = "/component/streamlit_folium.st_folium/index.html"
SETTINGS = """
[[basemap]]
name = "remote"
kind = "xyz"
title = "远程"
attribution = "某局"
datum = "CGCS2000"
address = "https://t{s}.tiles.example/{z}/{x}/{y}.png"
subdomains = "01"

[[basemap]]
name = "local"
kind = "pmtiles"
title = "本地"
attribution = "某局"
datum = "WGS-84"
file = "town.pmtiles"
"""


@pytest.fixture(scope="module")
def configured(tmp_path_factory, three_towns_folder):
    """The three towns with two basemaps: the server's address, and the folder of the settings."""
    folder = tmp_path_factory.mktemp("basemaps")
    write_pmtiles(folder / "town.pmtiles")
    (folder / "basemaps.toml").write_text(SETTINGS, encoding="utf-8")
    with running(folder / "log", {SETTINGS_VARIABLE: str(folder / "basemaps.toml")}, data=three_towns_folder) as home:
        yield home, folder


def rules(home: str, path: str) -> dict[str, list[str]]:
    policy = httpx.get(home + path, timeout=60).headers["content-security-policy"]
    return {name: values for name, *values in (rule.split() for rule in policy.split(";"))}


def address(folder: Path, *place: int, name: str = "local", digest: str = "") -> str:
    spelt = "/".join(str(one) for one in place)
    return f"/atlas/tiles/{name}.{digest or RasterTiles(folder / 'town.pmtiles').digest}/{spelt}"


def test_the_frame_of_the_map_may_take_pictures_from_the_configured_hosts_and_nothing_else_may(configured):
    home, _ = configured
    own = ["'self'", "data:", "blob:"]
    assert rules(home, FRAME)["img-src"] == [*own, "https://t0.tiles.example", "https://t1.tiles.example"]
    assert rules(home, FRAME)["connect-src"] == ["'self'"]
    assert rules(home, "/")["img-src"] == own


def test_a_tile_comes_with_its_type_and_is_kept_for_good(configured):
    home, folder = configured
    answer = httpx.get(home + address(folder, 2, 3, 3), timeout=60)
    assert (answer.status_code, answer.content) == (200, picture(shade(2)))
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]


def test_where_the_file_has_no_tile_there_is_no_content(configured):
    home, folder = configured
    assert [httpx.get(home + address(folder, *place)).status_code for place in ((1, 1, 1), (9, 0, 0), (1, 5, 5))] == [
        204
    ] * 3


@pytest.mark.parametrize(
    ("name", "digest", "place"),
    [
        ("local", "0" * 12, (0, 0, 0)),
        ("remote", "", (0, 0, 0)),
        ("none", "", (0, 0, 0)),
        ("local", "", (0, -1, 0)),
        ("..", "", (0, 0, 0)),
    ],
)
def test_another_basemap_or_edition_is_a_404_in_words(configured, name, digest, place):
    home, folder = configured
    answer = httpx.get(home + address(folder, *place, name=name, digest=digest))
    assert answer.status_code == 404
    assert re.search("没有", answer.text)


def test_without_settings_no_host_is_named(tmp_path, three_towns_folder):
    with running(tmp_path / "log", data=three_towns_folder) as home:
        assert rules(home, FRAME)["img-src"] == ["'self'", "data:", "blob:"]


def test_settings_that_cannot_be_used_stop_the_start_with_sentences(tmp_path, monkeypatch):
    path = tmp_path / "basemaps.toml"
    path.write_text(SETTINGS.replace("CGCS2000", "GCJ-02"), encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(path))
    with pytest.raises(SystemExit) as refused:
        serve(0)
    assert "GCJ-02 的瓦片有 300 至 600 米偏移" in str(refused.value)
    assert "GCJ-02 tiles are shifted" in str(refused.value)
