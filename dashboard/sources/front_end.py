"""The front-end files that the atlas serves to browsers: Leaflet and its own map script, from `dashboard/static`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.escape import html

STATIC_FOLDER = Path(__file__).resolve().parent.parent / "static"
SCRIPTS = ("leaflet/leaflet.js", "atlas-grid.js", "atlas-map.js")
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


# Left to itself Streamlit's page looks for its server below its own address first: two 404s on every page but one. The
# folder of the address is where its other files are, whatever proxy stands before it.
_SERVER_IS_HERE = "window.__streamlit = { BACKEND_BASE_URL: new URL('.', location).href }"


def front_page(page: Path, title: str) -> str:
    """Streamlit's page with its server named, and our title until a script has run; RuntimeError if it has changed."""
    text = page.read_text(encoding="utf-8")
    for old, new in (
        ("<head>", f"<head><script>{_SERVER_IS_HERE}</script>"),
        ("<title>Streamlit</title>", f"<title>{html(title)}</title>"),
        ('<html lang="en">', '<html lang="zh-CN">'),
    ):
        if text.count(old) != 1:
            raise RuntimeError(f"the page of this Streamlit version has no {old}")
        text = text.replace(old, new)
    return text


def inline_scripts(page: str) -> list[str]:
    """The text of every script that stands inside an HTML page, so that a content policy can name it by hash."""
    return re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
