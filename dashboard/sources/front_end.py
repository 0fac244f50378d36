"""The front-end files that the atlas serves to browsers: Leaflet and its own map scripts, from `dashboard/static`."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.escape import html
from dashboard.records import Missing
from dashboard.wording import wording

STATIC_FOLDER = Path(__file__).resolve().parent.parent / "static"
LEAFLET = "leaflet/leaflet.js"
# The scripts of a frame in the order in which they are joined: what its maps share, what each map has for itself (the
# body of one function), what sets maps side by side. A new one is listed here.
TOPOLOGY = "atlas-topology.js"
SHARED = (TOPOLOGY, "atlas-geometry.js", "atlas-drawing.js", "atlas-raster.js", "atlas-labels.js", "atlas-grid.js")
OF_A_MAP = ("atlas-pointing.js", "atlas-controls.js", "atlas-inset.js", "atlas-map.js")
OF_A_FRAME = ("atlas-panes.js", "atlas-ahead.js")
SCRIPTS = (*SHARED, *OF_A_MAP, *OF_A_FRAME)
STYLES = ("leaflet/leaflet.css", "atlas-map.css")
BUNDLE = "atlas.js"
EARLY = "atlas-early.js"
# What a frame says of itself goes into the bundle, so that no change of a map carries it.
FRAME_WORDS = ("no_record", "legend", "places", "open", "enter", "inset", "zoom_in", "zoom_out", "failed")
LEGEND_WORDS = (*(f"missing.{kind}" for kind in Missing), "maps.legend_uncertain", "overview.legend_dash")
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
PAGE_STYLES = STATIC_FOLDER / "atlas-page.css"


@dataclass(frozen=True, slots=True)
class FrontEnd:
    """The files by path, and one digest (12 hexadecimal digits) over all of them that goes into their address."""

    digest: str
    files: dict[str, bytes]


@cache
def load_front_end() -> FrontEnd:
    """Read the files once per process; FileNotFoundError when the installation is incomplete."""
    files = {BUNDLE: _bundle().encode(), EARLY: _scoped(_joined((TOPOLOGY, EARLY))).encode()}
    return FrontEnd(hashlib.sha256(b"".join(files.values())).hexdigest()[:12], files)


def _bundle() -> str:
    """Leaflet as it is, then ours in one function, their style sheet with them: st_folium fetches file after file."""
    styles = "const styles = document.adoptedStyleSheets = [new CSSStyleSheet()];\n"
    styles += f"styles[0].replaceSync({json.dumps(_joined(STYLES))});"
    spelt = {
        tag: {"lines": legend_lines(lang), **{key: wording(lang)(f"map_frame.{key}") for key in FRAME_WORDS}}
        for lang, tag in LANGUAGE_TAGS.items()
    }
    words = f"const WORDS = {json.dumps(spelt, ensure_ascii=False)};"
    of_a_map = f"function newMap(link) {{\n{_joined(OF_A_MAP)}\n}}"
    ours = _scoped("\n".join((styles, words, _joined(SHARED), of_a_map, _joined(OF_A_FRAME))))
    return f"{_joined((LEAFLET,))}\n{ours}"


@cache
def legend_lines(lang: str) -> tuple[str, ...]:
    """The lines that many legends have, which the bundle holds: a scene names such a line by its place here."""
    return tuple(map(wording(lang), LEGEND_WORDS))


def _scoped(script: str) -> str:
    return f'(() => {{\n"use strict";\n{script}\n}})();\n'


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((STATIC_FOLDER / name).read_text(encoding="utf-8") for name in names)


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
