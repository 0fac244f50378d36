"""Loading a boundary folder: what comes back, and what is said when a file is missing or altered."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from dashboard.sources.boundaries import (
    BoundaryError,
    drawing_digest,
    drawing_layer,
    load_boundaries,
    read_manifest,
)

BUNDLED = Path(__file__).parents[2] / "data" / "boundaries"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(BUNDLED, tmp_path / "boundaries")


def test_each_level_is_indexed_by_code_as_text():
    boundaries = load_boundaries(BUNDLED)
    assert boundaries.layer("county").loc["110105", ["name_zh", "parent"]].tolist() == ["朝阳区", "110000"]
    assert boundaries.layer("prefecture").loc["320300", "name_zh"] == "徐州市"
    assert boundaries.layer("province").loc["370000", "name_en"] == "Shandong"


def test_a_level_that_is_not_bundled_is_refused():
    with pytest.raises(KeyError):
        load_boundaries(BUNDLED).layer("township")


def test_the_digest_of_a_drawing_layer_is_the_checksum_of_its_bytes():
    manifest = read_manifest(BUNDLED)
    for level, tolerance in [("province", 1000), ("county", 2000)]:
        content = drawing_layer(BUNDLED, level, tolerance)
        assert drawing_digest(manifest, level, tolerance) == hashlib.sha256(content).hexdigest()


def test_a_missing_folder_is_named_in_both_languages(tmp_path):
    with pytest.raises(BoundaryError) as raised:
        load_boundaries(tmp_path / "nowhere")
    assert "无法读取边界文件" in raised.value.message_zh
    assert "nowhere" in raised.value.message_en


@pytest.mark.parametrize("name", ["county.parquet", "dashes.geojson"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(BoundaryError, match=name):
        load_boundaries(folder)


@pytest.mark.parametrize("name", ["province.parquet", "dashes.geojson"])
def test_a_file_cut_short_is_refused_before_it_is_parsed(folder, name):
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(BoundaryError, match=r"已损坏或被改动.*damaged or altered"):
        load_boundaries(folder)


def test_an_altered_drawing_layer_is_not_served(folder):
    (folder / "draw" / "province.topo.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"province\.topo\.json"):
        drawing_layer(folder, "province")


@pytest.mark.parametrize("content", ["", "[]", "{", '{"files": []}'])
def test_a_manifest_that_is_not_one_is_refused(folder, content):
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"manifest\.json"):
        load_boundaries(folder)


def test_a_file_that_the_manifest_does_not_list_is_refused(folder):
    manifest = read_manifest(folder)
    del manifest["files"]["prefecture.parquet"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"没有 prefecture\.parquet 的记录"):
        load_boundaries(folder)
