"""Does every cell hold what its column is for?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dashboard.records import Problem
from dashboard.sources.contract.columns import Column
from dashboard.sources.contract.contents import REFERENCES, Contents, integer, number
from dashboard.sources.data_package import Row

# Longest texts that every screen and slide still lays out; prose files have their own cap.
LONGEST_CODE = 120
LONGEST_NAME = 240
LONGEST_TEXT = 2_000
LONGEST_LIST = 4_000
_NAMES = (
    *(
        "name",
        "title",
        "publisher",
        "author",
        "author_role",
        "label",
        "printed",
        "period",
        "branch",
        "aliases",
        "former_names",
    ),
    *("edition", "licence", "review_no", "input", "result"),
)
# all but tab and line breaks; marks that turn the writing direction are invisible as well
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")

Fault = tuple[str, str]
Test = Callable[[str], Fault | None]


def problems(contents: Contents) -> Iterator[Problem]:
    """Empty required cells, and cells of the wrong type, form, code, size or length; translations that are missing."""
    for table, entry in contents.contract.items():
        tests = {name: _test(column) for name, column in entry.columns.items() if contents.has(table, name)}
        required = {name for name in tests if entry.columns[name].required}
        pairs = [name for name in tests if name.endswith("_zh") and name[:-3] + "_en" in tests]
        for row in contents.rows(table):
            yield from _cells(contents, table, row, tests, required)
            yield from _untranslated(contents, table, row, pairs, required)


def _cells(contents: Contents, table: str, row: Row, tests: dict[str, Test], required: set[str]) -> Iterator[Problem]:
    for name, test in tests.items():
        cell = row.cells[name]
        if not cell:
            if name in required:
                code = "figure_without_source" if (table, name) in _SOURCE_OF_A_FIGURE else "required_empty"
                yield contents.problem(code, table, row, name)
            continue
        fault = test(cell)
        if fault:
            code, wanted = fault
            yield contents.problem(
                code, table, row, name, str(len(cell)) if code == "too_long" else cell, wanted=wanted
            )
        hidden = _CONTROL.search(cell)
        if hidden:
            shown = f"U+{ord(hidden.group()):04X}"
            yield contents.problem("control_character", table, row, name, shown)


_SOURCE_OF_A_FIGURE = {("observations", "source_id"), ("observations", "line")}


def _untranslated(contents: Contents, table: str, row: Row, pairs: list[str], required: set[str]) -> Iterator[Problem]:
    for chinese in pairs:
        english = chinese[:-3] + "_en"
        if bool(row.cells[chinese]) != bool(row.cells[english]):
            empty = english if row.cells[chinese] else chinese
            if empty not in required:
                yield contents.problem("untranslated", table, row, empty)


def _test(column: Column) -> Test:
    """One function per column, so that a table is read in one pass."""
    if column.type in ("integer", "number"):
        return _numeric(column)
    if column.type == "boolean":
        return lambda cell: None if cell in ("true", "false") else ("not_boolean", "")
    if column.allowed:
        allowed, listed = frozenset(column.allowed), ", ".join(column.allowed)
        return lambda cell: None if cell in allowed else ("unknown_code", listed)
    return _text(_longest(column.name), column.form)


def _numeric(column: Column) -> Test:
    read = integer if column.type == "integer" else number

    def test(cell: str) -> Fault | None:
        value = read(cell)
        if value is None:
            return f"not_{column.type}", ""
        if column.minimum is not None and value < column.minimum:
            return "too_small", f"{column.minimum}"
        if column.maximum is not None and value > column.maximum:
            return "too_large", f"{column.maximum}"
        return None

    return test


def _text(longest: int, form: re.Pattern[str] | None) -> Test:
    def test(cell: str) -> Fault | None:
        if len(cell) > longest:
            return "too_long", f"{longest}"
        return ("bad_pattern", form.pattern) if form and not form.fullmatch(cell) else None

    return test


def _longest(name: str) -> int:
    stem = name.removesuffix("_zh").removesuffix("_en")
    if name in REFERENCES:
        return LONGEST_LIST
    if stem in _NAMES or stem == "printed_original":
        return LONGEST_NAME
    return LONGEST_TEXT if name != stem or stem == "noise_lines" else LONGEST_CODE
