"""The front-end files that the atlas serves to browsers: Leaflet and its own map script, from `dashboard/static`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STATIC_FOLDER = Path(__file__).resolve().parent.parent / "static"
SCRIPTS = ("leaflet/leaflet.js", "atlas-map.js")
STYLES = ("leaflet/leaflet.css", "atlas-map.css")


@dataclass(frozen=True, slots=True)
class FrontEnd:
    """The files by path, and one digest (12 hexadecimal digits) over all of them that goes into their address."""

    digest: str
    files: dict[str, bytes]


@cache
def load_front_end() -> FrontEnd:
    """Read the files once per process; FileNotFoundError when the installation is incomplete."""
    files = {name: (STATIC_FOLDER / name).read_bytes() for name in (*SCRIPTS, *STYLES)}
    every = hashlib.sha256()
    for name, content in files.items():
        every.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return FrontEnd(every.hexdigest()[:12], files)


def inline_scripts(page: Path) -> list[str]:
    """The text of every script that stands inside an HTML page, so that a content policy can name it by hash."""
    return re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), flags=re.DOTALL)
