"""The style sheet and the script of a deck in one file, from `dashboard/static/present`."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache

from dashboard.sources.front_end import STATIC_FOLDER

FOLDER = "present"
STYLE = "deck.css"
# In the order in which they are joined into one function.
SCRIPTS = ("state.js", "paging.js", "maps.js", "jump.js", "notes.js", "clock.js", "keys.js", "deck.js")


@dataclass(frozen=True, slots=True)
class DeckFront:
    """What every deck carries; the icon is an address that needs no server."""

    style: str
    script: str
    icon: str


@cache
def load_deck_front() -> DeckFront:
    """Read the files once per process; FileNotFoundError when the installation is incomplete."""
    script = "\n".join(_text(name) for name in SCRIPTS)
    icon = base64.b64encode((STATIC_FOLDER / "icon.svg").read_bytes()).decode()
    return DeckFront(_text(STYLE), f'(() => {{\n"use strict";\n{script}\n}})();\n', f"data:image/svg+xml;base64,{icon}")


def _text(name: str) -> str:
    return (STATIC_FOLDER / FOLDER / name).read_text(encoding="utf-8")
