"""Front-end files of other makers whose names hold a hash of their content, packed and kept in memory.

Streamlit reads each from disk at every visit and sends it unpacked: a hundred files before the first map is seen.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

_HASHED = re.compile(r".+\.[\w-]{8}\.(js|css)")


class PackedFiles:
    """The scripts and styles of a folder: `names` are their paths below it, `kept` those packed by now, gzipped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
        self.names = frozenset(name for name in found if _HASHED.fullmatch(name))
        self.kept: dict[str, bytes] = {}

    def pack(self, name: str) -> bytes:
        """The file `name` gzipped, from now on in `kept`; KeyError for a name that is not in `names`."""
        if name not in self.names:
            raise KeyError(name)
        return self.kept.setdefault(name, gzip.compress((self._folder / name).read_bytes(), mtime=0))


def late_chunks(folder: Path, elements: Iterable[str]) -> tuple[str, ...]:
    """The scripts that the page asks for when it meets one of `elements`, with all that these import.

    From the manifest of Streamlit's build; none where a version has no such file or element.
    """
    manifest = folder / "manifest.json"
    entries = json.loads(manifest.read_text(encoding="utf-8")) if manifest.is_file() else {}
    named = {entry["name"]: key for key, entry in entries.items() if entry.get("isDynamicEntry")}
    early = set(_imported(entries, ["index.html"]))
    late = _imported(entries, [named[name] for name in elements if name in named])
    return tuple(entries[key]["file"] for key in late if key not in early)


def _imported(entries: dict[str, dict[str, list[str]]], keys: Iterable[str]) -> list[str]:
    """The keys and all that they import, each once."""
    found: dict[str, None] = {}
    waiting = [key for key in keys if key in entries]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = None
            waiting += entries[key].get("imports", [])
    return list(found)
