"""The settings of Streamlit that the atlas ships, from `.streamlit/config.toml` beside the package."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SETTINGS_FILE = Path(__file__).resolve().parent.parent.parent / ".streamlit" / "config.toml"


def read_settings(path: Path = SETTINGS_FILE) -> dict[str, Any]:
    """Option by dotted name (`server.headless`); empty where there is no file, ValueError for what is not TOML."""
    if not path.is_file():
        return {}
    return dict(_dotted(tomllib.loads(path.read_text(encoding="utf-8"))))


def _dotted(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
