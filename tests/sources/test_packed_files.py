"""Files of other makers, packed once and kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from dashboard.server.early import ELEMENTS
from dashboard.sources.packed_files import PackedFiles, late_chunks


def test_scripts_and_styles_whose_names_hold_a_hash_are_packed_and_nothing_else_is(tmp_path: Path) -> None:
    for name in ("js/one.12345678.js", "js/one.esm.1234-_78.js", "css/two.12345678.css", "js/plain.js", "index.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    files = PackedFiles(tmp_path)
    assert files.names == {"js/one.12345678.js", "js/one.esm.1234-_78.js", "css/two.12345678.css"}
    assert gzip.decompress(files.pack("css/two.12345678.css")) == b"css/two.12345678.css"
    assert set(files.kept) == {"css/two.12345678.css"}
    for name in ("js/plain.js", "../secret.12345678.js"):
        with pytest.raises(KeyError):
            files.pack(name)


def test_late_scripts_are_those_that_an_element_imports_and_the_page_has_not(tmp_path: Path) -> None:
    entries = {
        "index.html": {"file": "index.js", "imports": ["shared"]},
        "shared": {"file": "shared.js"},
        "a.tsx": {"file": "a.js", "name": "A", "isDynamicEntry": True, "imports": ["shared", "deep", "index.html"]},
        "deep": {"file": "deep.js"},
        "b.tsx": {"file": "b.js", "name": "B", "isDynamicEntry": True},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(entries))
    assert sorted(late_chunks(tmp_path, ["A", "Unknown"])) == ["a.js", "deep.js"]


def test_without_a_manifest_no_script_is_late(tmp_path: Path) -> None:
    assert late_chunks(tmp_path, ["A"]) == ()


def test_this_streamlit_has_every_element_of_the_maps_page() -> None:
    found = " ".join(late_chunks(Path(get_static_dir()), ELEMENTS))
    assert [name for name in ELEMENTS if f"/{name}." not in found] == []
