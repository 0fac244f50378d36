"""The front-end files are what their manifest says, complete, and refer to no other host."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from dashboard.sources import deck_front
from dashboard.sources.front_end import (
    BUNDLE,
    EARLY,
    SCRIPTS,
    STATIC_FOLDER,
    STYLES,
    front_page,
    inline_scripts,
    load_front_end,
)

OF_A_DECK = {f"{deck_front.FOLDER}/{name}" for name in (deck_front.STYLE, *deck_front.SCRIPTS)}
OURS_IN_A_BROWSER = {*SCRIPTS, EARLY, "atlas-map.css", "atlas-page.css", *OF_A_DECK}
OURS = OURS_IN_A_BROWSER | {"icon.svg", "manifest.json", "vendor.py", "typst/briefing.typ"}
MANIFEST = {entry["file"]: entry for entry in json.loads((STATIC_FOLDER / "manifest.json").read_text())}


def test_every_file_that_is_not_ours_is_in_the_manifest():
    files = {path.relative_to(STATIC_FOLDER).as_posix() for path in STATIC_FOLDER.rglob("*") if path.is_file()}
    assert {name for name in files if "__pycache__" not in name} == OURS | set(MANIFEST)


def test_every_entry_states_package_version_licence_size_and_checksum():
    for name, entry in MANIFEST.items():
        content = (STATIC_FOLDER / name).read_bytes()
        assert entry["package"]
        assert entry["version"]
        assert entry["licence"]
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_licence_of_leaflet_is_there():
    assert "Redistribution and use in source and binary forms" in (STATIC_FOLDER / "leaflet/LICENSE").read_text()
    assert MANIFEST["leaflet/leaflet.js"]["version"] == "1.9.4"


def test_our_own_files_name_no_address():
    for name in OURS_IN_A_BROWSER:
        assert re.findall(r"\w+://|url\(|@import", (STATIC_FOLDER / name).read_text()) == []


def test_our_own_scripts_never_make_html_of_text():
    for name in OURS_IN_A_BROWSER:
        script = (STATIC_FOLDER / name).read_text()
        for door in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert door not in script, name


def test_the_frame_gets_one_script_with_leaflet_our_scripts_and_styles_and_the_words_of_both_languages():
    bundle = load_front_end().files[BUNDLE].decode()
    assert bundle.startswith((STATIC_FOLDER / "leaflet/leaflet.js").read_text(), bundle.index("/* @preserve"))
    places = [bundle.index((STATIC_FOLDER / name).read_text()) for name in SCRIPTS]
    assert places == sorted(places)
    for name in STYLES:
        assert json.dumps((STATIC_FOLDER / name).read_text())[1:-1] in bundle
    assert '"legend": "图例"' in bundle
    assert '"legend": "Legend"' in bundle


def test_the_page_gets_one_script_that_reads_geometry_ahead():
    early = load_front_end().files[EARLY].decode()
    assert early.index("function decode(") < early.index("document.currentScript")
    assert re.fullmatch("[0-9a-f]{12}", load_front_end().digest)


def test_inline_scripts_are_found_and_linked_ones_are_not():
    page = '<script src="a.js"></script><script>\n one = 1 </script><p><script>two</script>'
    assert inline_scripts(page) == ["\n one = 1 ", "two"]


def test_streamlits_page_is_told_where_its_server_is(tmp_path):
    page = tmp_path / "index.html"
    page.write_text('<html lang="en"><head><title>Streamlit</title></head></html>')
    told = front_page(page, "A & B")
    assert "BACKEND_BASE_URL: new URL('.', location).href" in inline_scripts(told)[0]
    assert "<title>A &amp; B</title>" in told
    assert told.startswith('<html lang="zh-CN"><head><script>')


def test_a_streamlit_with_another_page_is_noticed_at_the_start(tmp_path):
    page = tmp_path / "index.html"
    page.write_text('<html lang="en"><head></head></html>')
    with pytest.raises(RuntimeError, match="<title>Streamlit</title>"):
        front_page(page, "A")
