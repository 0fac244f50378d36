"""Geometry for browsers: named, hashed, compressed, whole or cut."""

from __future__ import annotations

import gzip
import json

import pytest

from dashboard.catalogue import BUNDLED_DATA
from dashboard.sources.boundaries import read_manifest
from dashboard.sources.drawings import Drawings, geometry_digests

FOLDER = BUNDLED_DATA / "boundaries"


def test_every_drawing_layer_and_the_dashes_have_a_digest_of_twelve_digits():
    digests = geometry_digests(read_manifest(FOLDER))
    levels = {f"{level}{detail}" for level in ("province", "prefecture", "county") for detail in ("", "-2km")}
    assert set(digests) == levels | {"dashes"}
    assert {len(digest) for digest in digests.values()} == {12}


def test_a_layer_is_compressed_once_and_unpacks_to_the_file():
    drawings = Drawings(FOLDER)
    assert gzip.decompress(drawings.whole("province")) == (FOLDER / "draw/province.topo.json").read_bytes()
    assert drawings.whole("province") is drawings.whole("province")


def test_a_part_holds_the_codes_asked_for():
    small = json.loads(gzip.decompress(Drawings(FOLDER).part("county", frozenset({"110105", "120113"}))))
    assert [area["properties"]["adcode"] for area in small["objects"]["county"]["geometries"]] == ["110105", "120113"]


def test_ten_dashes_are_served_as_lines():
    dashes = json.loads(gzip.decompress(Drawings(FOLDER).whole("dashes")))
    assert len(dashes["features"]) == 10


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        Drawings(FOLDER).whole("township")
