"""A deck as a PDF: pages of A4 on their side, text that can be selected, tables with their headings on every page.

Typst sets it from a template of ours and a file of data beside it, so that nothing in the data is read as markup. The
same deck gives the same bytes; bookmarks are the titles of the scenes, the file is tagged as PDF/UA-1 asks.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck
from dashboard.exports.fonts import Typeface, family, typeface
from dashboard.exports.pdf_content import content

TEMPLATE = "briefing.typ"
_NO_DATE = "2000-01-01"


def pdf_file(catalogue: Catalogue, deck: Deck) -> bytes:
    """The file, PDF/UA-1. FontError where this machine has no Chinese typeface; a character that it lacks is written
    by its number, [U+1F600], never as an empty box.
    """
    import typst  # loads a compiler

    face = typeface()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = content(catalogue, deck, folder) | {"fonts": [family(face)]}
        told = _readable(told, face)
        (folder / "briefing.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        template = folder / TEMPLATE
        shutil.copyfile(str(files("dashboard") / "static" / "typst" / TEMPLATE), template)
        fonts = folder / "fonts"
        fonts.mkdir()
        for number, path in enumerate(dict.fromkeys(Path(one).resolve() for one in (face.regular, face.bold))):
            (fonts / f"{number}{path.suffix}").symlink_to(path)
        made: bytes = typst.compile(
            template,
            root=folder,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(datetime.fromisoformat(f"{deck.dated or _NO_DATE}T00:00:00+00:00").timestamp()),
        )
    return made


def _readable(told: dict[str, Any], face: Typeface) -> dict[str, Any]:
    """The same with every character that the face lacks as its number."""
    lacking = face.lacking(_texts(told))
    if not lacking:
        return told
    numbers = {ord(one): f"[U+{ord(one):04X}]" for one in lacking}
    found: dict[str, Any] = _translated(told, numbers)
    return found


def _translated(value: Any, numbers: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(numbers)
    if isinstance(value, dict):
        return {name: _translated(one, numbers) for name, one in value.items()}
    return [_translated(one, numbers) for one in value] if isinstance(value, list) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
