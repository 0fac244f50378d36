"""Who publishes a data package, in which edition, under which licence: from its descriptor, whatever its shape."""

from __future__ import annotations

from typing import Any

from dashboard.records import Edition, Licence

_DAY = len("2026-11-22")


def read_edition(descriptor: dict[str, Any]) -> Edition:
    """Fields of the wrong shape count as not stated; the first contributor in the role of author publishes."""
    authors = [_text(entry, "title") for entry in _entries(descriptor, "contributors") if entry.get("role") == "author"]
    licences = (
        Licence(_text(entry, "name"), _text(entry, "title"), _text(entry, "path"))
        for entry in _entries(descriptor, "licenses")
    )
    return Edition(
        number=_text(descriptor, "version"),
        issued=_text(descriptor, "created")[:_DAY],
        publisher=next(filter(None, authors), ""),
        licences=tuple(entry for entry in licences if entry.name or entry.title),
    )


def _entries(descriptor: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = descriptor.get(name)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _text(entry: dict[str, Any], name: str) -> str:
    found = entry.get(name)
    return found.strip() if isinstance(found, str) else ""
