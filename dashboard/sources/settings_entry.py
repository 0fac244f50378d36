"""Reading the fields of a settings entry; each thing that is wrong is said in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.records import Text

Entry = Mapping[str, Any]


class WrongEntryError(Exception):
    """One thing that is wrong with an entry; the reader of the file collects them."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


def string(entry: Entry, field: str, default: str = "") -> str:
    """A text, or the default where the field is left out."""
    value = entry.get(field, default)
    if not isinstance(value, str):
        raise WrongEntryError(f"{field} 须为文字", f"{field} must be a text")
    return value


def number(entry: Entry, field: str, default: float, least: float, most: float) -> float:
    """A number between two ends; a whole one where the default is whole."""
    value = entry.get(field, default)
    kinds = int if isinstance(default, int) else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds) or not least <= value <= most:
        raise WrongEntryError(f"{field} 须在 {least} 与 {most} 之间", f"{field} must lie between {least} and {most}")
    return value


def bilingual(entry: Entry, field: str) -> Text:
    """A text written once, or as {zh, en}; an error where it is missing."""
    written = entry.get(field)
    if _filled(written):
        return Text(str(written), str(written))
    if isinstance(written, dict) and written and {*written} <= {"zh", "en"} and all(map(_filled, written.values())):
        return Text(written.get("zh", ""), written.get("en", ""))
    raise WrongEntryError(
        f"{field} 须为文字，或 {{ zh = …, en = … }}", f"{field} must be a text, or {{ zh = ..., en = ... }}"
    )


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
