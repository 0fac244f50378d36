"""datapackage.json: what is in a folder. Whatever its shape, only resources that can be read come out of here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.records import Problem
from dashboard.sources import messages
from dashboard.sources.plain_text import read_text

FILE = "datapackage.json"
FIGURES = "figures"
CONTRACT_FOLDER = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Resource:
    """A table's name and its path inside the folder."""

    name: str
    path: str


def resources(descriptor: dict[str, Any]) -> tuple[Resource, ...]:
    """The tables of a descriptor that `read_descriptor` has let through, in its order; not the file of figures."""
    found = (Resource(entry["name"], entry["path"]) for entry in descriptor.get("resources", []))
    return tuple(entry for entry in found if entry.name != FIGURES)


def figure_file(descriptor: dict[str, Any]) -> str:
    """The path of the Parquet file of figures inside the folder; empty where the package has none."""
    return next((entry["path"] for entry in descriptor.get("resources", []) if entry["name"] == FIGURES), "")


def schema_fields(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of a Table Schema by name; empty where it has none."""
    return {entry["name"]: entry for entry in schema.get("fields", [])}


def read_descriptor(folder: Path, problems: list[Problem]) -> dict[str, Any]:
    """The descriptor of a folder, with unusable resources left out and listed.

    One that can't be read at all gives way to the bundled one, so that the tables beside it are still read and their
    problems found in the same run.
    """
    found = _usable(folder, problems)
    if found is None:
        bundled = _usable(CONTRACT_FOLDER, []) or {"resources": []}
        return {"resources": bundled["resources"]}
    return found


def _usable(folder: Path, problems: list[Problem]) -> dict[str, Any] | None:
    text = read_text(folder / FILE, FILE, problems)
    found = _parse(text, problems) if text is not None else None
    if found is None:
        return None
    usable: list[dict[str, Any]] = []
    for position, entry in enumerate(found["resources"], start=1):
        fault = _fault(folder, entry, {resource["name"] for resource in usable})
        if fault:
            problems.append(messages.problem("bad_resource", FILE, field=f"resources[{position}]", value=fault))
        else:
            usable.append(entry)
    return {**found, "resources": usable}


def _parse(text: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        problems.append(messages.problem("bad_descriptor", FILE, row=getattr(fault, "lineno", 0), value=str(fault)))
        return None
    if not isinstance(found, dict) or not isinstance(found.get("resources"), list):
        problems.append(messages.problem("bad_descriptor", FILE, field="resources", value="resources"))
        return None
    return found


def _fault(folder: Path, entry: Any, names: set[str]) -> str:
    """The property of a resource that makes it unusable; empty where it is fine."""
    if not isinstance(entry, dict):
        return "resource"
    if not isinstance(entry.get("name"), str) or entry["name"] in names:
        return "name"
    if not isinstance(entry.get("path"), str) or not _inside(folder, entry["path"]):
        return "path"
    schema = entry.get("schema", {})
    fields = schema.get("fields", []) if isinstance(schema, dict) else None
    named = isinstance(fields, list) and all(
        isinstance(column, dict) and isinstance(column.get("name"), str) for column in fields
    )
    return "" if named else "schema"


def _inside(folder: Path, name: str) -> bool:
    try:
        return (folder / name).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
