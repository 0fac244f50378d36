"""What a place can be looked up by."""

from __future__ import annotations

from pathlib import Path

from dashboard.analysis.place_keys import place_keys
from dashboard.catalogue import BUNDLED_DATA, load


def test_a_place_is_known_by_characters_pinyin_initials_english_and_codes() -> None:
    keys = place_keys(load(BUNDLED_DATA).localities["shaowu"])
    assert keys[:3] == ("邵武市", "shaowushi", "sws")
    assert {"shaowu", "350781"} <= set(keys)


def test_a_local_reading_is_followed() -> None:
    assert "cyq" in place_keys(load(BUNDLED_DATA).localities["beijing-chaoyang"])


def test_keys_have_no_spaces_no_capitals_and_stand_once(three_towns_folder: Path) -> None:
    for place in load(three_towns_folder).localities.values():
        keys = place_keys(place)
        assert len(keys) == len(set(keys))
        assert all(key == key.casefold() and " " not in key and key for key in keys)
