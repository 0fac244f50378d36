"""The settings file of maps: taken whole or refused with everything that is wrong; nothing is configured without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.records import Text
from dashboard.sources.map_settings import SETTINGS_VARIABLE, MapSettingsError, map_settings, read_map_settings
from dashboard.sources.publication import WORKING_MAP

TWO = """
[[basemap]]
name = "town"
kind = "xyz"
title = { zh = "城区", en = "Town" }
attribution = { zh = "某局", en = "The Bureau" }
review_no = "GS(2024)1号"
datum = "CGCS2000"
address = "https://tiles.example/{z}/{x}/{y}.png"

[[basemap]]
name = "plain"
kind = "xyz"
title = "P"
attribution = "P"
datum = "WGS-84"
address = "https://plain.example/{z}/{x}/{y}.png"
opacity = 0.5

[publication]
mark = false
review_no = "GS京(2026)0001号"
credit = { zh = "某局编制", en = "By the Bureau" }
"""


def settings(tmp_path: Path, text: str):
    path = tmp_path / "basemaps.toml"
    path.write_text(text, encoding="utf-8")
    return read_map_settings(path, {})


def refused(tmp_path: Path, text: str) -> MapSettingsError:
    with pytest.raises(MapSettingsError) as found:
        settings(tmp_path, text)
    assert len(found.value.message_zh.splitlines()) == len(found.value.message_en.splitlines())
    return found.value


def test_without_a_file_there_is_no_basemap_and_every_map_is_a_working_map(monkeypatch):
    monkeypatch.delenv(SETTINGS_VARIABLE, raising=False)
    assert dict(map_settings().basemaps) == {}
    assert map_settings().publication == WORKING_MAP


def test_basemaps_stand_in_the_order_of_the_file(tmp_path):
    found = settings(tmp_path, TWO)
    assert list(found.basemaps) == ["town", "plain"]
    assert found.basemaps["town"].review_no == "GS(2024)1号"
    assert found.basemaps["plain"].opacity == 0.5


def test_the_marks_of_publication_are_read(tmp_path):
    found = settings(tmp_path, TWO).publication
    assert (found.marked, found.review_no) == (False, "GS京(2026)0001号")
    assert found.credit == Text("某局编制", "By the Bureau")
    assert settings(tmp_path, '[publication]\nmark = "草图"').publication.mark == Text("草图", "草图")


def test_a_map_goes_unmarked_only_with_a_review_number_and_a_credit(tmp_path):
    assert "review_no" in refused(tmp_path, "[publication]\nmark = false").message_en
    assert "审图号" in refused(tmp_path, '[publication]\nmark = false\nreview_no = "GS1"').message_zh


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[basemap]", "no TOML"),
        ("[basemaps]", "no entry basemaps"),
        ('basemap = ["x"]', "[[basemap]]"),
        ("publication = 1", "no field [publication]"),
        ("[publication]\ncredit = 5", "credit"),
        (TWO.replace('"plain"', '"town"'), "stands twice"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(tmp_path, text, words):
    assert words in refused(tmp_path, text).message_en


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(MapSettingsError, match="can't be read"):
        read_map_settings(tmp_path / "none.toml", {})


def test_all_problems_of_all_basemaps_are_listed_at_once(tmp_path):
    text = TWO.replace("CGCS2000", "GCJ-02").replace("opacity = 0.5", "opacity = 5")
    assert len(refused(tmp_path, text).message_en.splitlines()) == 3
