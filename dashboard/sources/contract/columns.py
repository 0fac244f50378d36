"""What the contract asks of tables and columns, typed, from the descriptor of the bundled data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.records import Problem
from dashboard.sources.descriptor import CONTRACT_FOLDER, read_descriptor


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is string, integer, number or boolean; None and empty `allowed` set no limit.

    A table may leave out an `optional` column.
    """

    name: str
    type: str
    required: bool
    minimum: float | None
    maximum: float | None
    allowed: tuple[str, ...]
    form: re.Pattern[str] | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TableContract:
    """One table: `key` is the column of its primary key, empty where it has none; `references` is column -> table.

    A package may leave out an `optional` table.
    """

    name: str
    file: str
    columns: dict[str, Column]
    key: str
    references: dict[str, str]
    optional: bool = False


def read_contract(folder: Path = CONTRACT_FOLDER) -> dict[str, TableContract]:
    """Every table that the descriptor in `folder` describes, by name; empty where it can't serve as a contract."""
    problems: list[Problem] = []
    descriptor = read_descriptor(folder, problems)
    if problems:
        return {}
    try:
        return {entry["name"]: _table(entry) for entry in descriptor["resources"]}
    except (KeyError, TypeError, AttributeError, IndexError, re.error):
        return {}


def _table(entry: dict[str, Any]) -> TableContract:
    schema: dict[str, Any] = entry["schema"]
    return TableContract(
        name=entry["name"],
        file=entry["path"],
        columns={field["name"]: _column(field) for field in schema["fields"]},
        key=schema["primaryKey"][0] if "primaryKey" in schema else "",
        references={
            foreign["fields"][0]: foreign["reference"]["resource"] or entry["name"]
            for foreign in schema.get("foreignKeys", [])
        },
        optional=bool(entry.get("optional")),
    )


def _column(field: dict[str, Any]) -> Column:
    limits: dict[str, Any] = field.get("constraints", {})
    # ASCII: full-width digits look like digits and would pass \d, but no program reads them as a code
    form = re.compile(limits["pattern"], re.ASCII) if "pattern" in limits else None
    return Column(
        name=field["name"],
        type=field["type"],
        required=bool(limits.get("required")),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
        allowed=tuple(limits.get("enum", ())),
        form=form,
        optional=bool(field.get("optional")),
    )
