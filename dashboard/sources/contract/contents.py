"""A package laid open for the checks: rows by table and by code, and the columns that the contract gives each table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.records import Problem, Text
from dashboard.sources import messages
from dashboard.sources.contract.columns import TableContract
from dashboard.sources.data_package import Package, Row

_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,15})?", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,9}", re.ASCII)
REFERENCES = {"related": "practices", "after": "practice_parts"}


class Contents:
    """What the checks look at. Tables that could not be read are empty; a cell of a missing column is empty text."""

    def __init__(self, package: Package, contract: dict[str, TableContract]) -> None:
        self.package = package
        self.contract = contract
        self._by_code = {name: self._index(name) for name in contract}

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table in file order."""
        found = self.package.tables.get(table)
        return found.rows if found else ()

    def file(self, table: str) -> str:
        """The file of a table, as the package names it."""
        found = self.package.tables.get(table)
        return found.file if found else self.contract[table].file

    def has(self, table: str, column: str) -> bool:
        """Whether the column could be read, so that its cells may be judged."""
        found = self.package.tables.get(table)
        return found is not None and column in found.columns

    def key(self, table: str) -> str:
        """The column of a table's primary key; empty for a table without one."""
        return self.contract[table].key

    def by_code(self, table: str) -> dict[str, Row]:
        """The rows of a table by primary key; the first where a code stands twice."""
        return self._by_code[table]

    def _index(self, table: str) -> dict[str, Row]:
        key = self.key(table)
        found: dict[str, Row] = {}
        for row in self.rows(table):
            if row.cells.get(key):
                found.setdefault(row.cells[key], row)
        return found

    def parents(self, table: str, column: str) -> dict[str, str]:
        """Code of every row -> code of its parent; empty where it has none."""
        return {code: row.cells.get(column, "") for code, row in self.by_code(table).items()}

    def problem(
        self, code: str, table: str, row: Row | int, field: str = "", value: str | Text = "", **more: str
    ) -> Problem:
        """A problem in a table, with its words."""
        number = row if isinstance(row, int) else row.number
        return messages.problem(code, self.file(table), row=number, field=field, value=value, **more)


def number(cell: str) -> float | None:
    """The number in a cell; None for an empty cell or one that holds no plain number (listed elsewhere)."""
    if not _NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if abs(value) < float("inf") else None


def integer(cell: str) -> int | None:
    """The whole number in a cell; None for an empty cell or one that holds none (listed elsewhere)."""
    return int(cell) if _INTEGER.fullmatch(cell) else None


def codes(cell: str) -> Iterator[str]:
    """The codes in a cell that holds several, separated by semicolons."""
    return (entry.strip() for entry in cell.split(";") if entry.strip())


def line_of_descent(code: str, parents: dict[str, str]) -> list[str]:
    """A code and its ancestors, nearest first; ends where a parent is empty, unknown or met before."""
    found: list[str] = []
    while code in parents and code not in found:
        found.append(code)
        code = parents[code]
    return found
