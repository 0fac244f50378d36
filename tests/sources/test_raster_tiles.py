"""Tiles out of a local PMTiles file, and the files that are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType
from tiles import picture, shade, write_pmtiles

from dashboard.sources.raster_tiles import RasterTiles, TilesError


def test_a_tile_is_the_picture_that_was_written(tmp_path):
    tiles = RasterTiles(write_pmtiles(tmp_path / "a.pmtiles"))
    assert tiles.tile(2, 3, 3) == picture(shade(2))
    assert tiles.media_type == "image/png"
    assert (tiles.min_zoom, tiles.max_zoom, tiles.bounds) == (0, 2, (-85.0, -180.0, 85.0, 180.0))


@pytest.mark.parametrize("place", [(1, 1, 1), (3, 0, 0), (1, 2, 0), (1, 0, 2), (0, -1, 0), (99, 0, 0)])
def test_where_there_is_no_tile_there_is_none(tmp_path, place):
    assert RasterTiles(write_pmtiles(tmp_path / "a.pmtiles")).tile(*place) is None


def test_the_digest_changes_with_the_file(tmp_path):
    path = write_pmtiles(tmp_path / "a.pmtiles")
    before = RasterTiles(path).digest
    assert RasterTiles(path).digest == before
    os.utime(path, (0, 0))
    assert RasterTiles(path).digest != before


@pytest.mark.parametrize("kind", [TileType.MVT, TileType.UNKNOWN])
def test_vector_tiles_are_refused_in_words(tmp_path, kind):
    path = write_pmtiles(tmp_path / "a.pmtiles", kind=kind, packed=Compression.GZIP)
    with pytest.raises(TilesError) as refused:
        RasterTiles(path)
    assert "栅格" in refused.value.message_zh
    assert "raster" in refused.value.message_en


@pytest.mark.parametrize(
    "content", [b"", b"PMTiles", b"PMTiles\x02" + b"\0" * 200, b"\x89PNG" * 50, b"PMTiles\x03" + b"\xff" * 119]
)
def test_another_file_is_refused_in_words(tmp_path, content):
    path = tmp_path / "a.pmtiles"
    path.write_bytes(content)
    with pytest.raises(TilesError):
        RasterTiles(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(TilesError) as refused:
        RasterTiles(tmp_path / "none.pmtiles")
    assert "none.pmtiles" in refused.value.message_zh
    assert "can't be read" in refused.value.message_en


def test_a_folder_is_no_tile_file(tmp_path: Path):
    with pytest.raises(TilesError):
        RasterTiles(tmp_path)
