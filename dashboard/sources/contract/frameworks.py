"""Is every judgement on a framework backed by what it must name, free of contradiction, and is none left out?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents
from dashboard.sources.contract.ordering import gaps
from dashboard.sources.data_package import Row


def problems(contents: Contents) -> Iterator[Problem]:
    """Order of dimensions; evidence without source, with a practice for none, contradicting itself, or missing."""
    yield from gaps(contents, "dimensions", ("framework_id",))
    for row in contents.rows("evidence"):
        yield from _backing(contents, row)
    yield from _contradictions(contents)
    yield from _left_out(contents)


def _backing(contents: Contents, row: Row) -> Iterator[Problem]:
    strength = row.cells.get("strength", "")
    if strength == "none" and row.cells.get("practice_id"):
        yield contents.problem("evidence_none_with_practice", "evidence", row, "practice_id", row.cells["practice_id"])
    if strength in ("explicit", "partial"):
        for column in ("source_id", "line"):
            if not row.cells.get(column):
                yield contents.problem("evidence_without_source", "evidence", row, column, strength)


def _contradictions(contents: Contents) -> Iterator[Problem]:
    first: dict[tuple[str, str], Row] = {}
    for row in contents.rows("evidence"):
        judged = first.setdefault((row.cells.get("locality_id", ""), row.cells.get("dimension_id", "")), row)
        if (judged.cells.get("strength") == "none") != (row.cells.get("strength") == "none"):
            yield contents.problem("evidence_contradicts", "evidence", row, "strength", wanted=str(judged.number))


def _left_out(contents: Contents) -> Iterator[Problem]:
    """One problem per case and framework that lacks judgements."""
    judged = {(row.cells.get("locality_id"), row.cells.get("dimension_id")) for row in contents.rows("evidence")}
    dimensions: dict[str, list[str]] = defaultdict(list)
    for code, row in contents.by_code("dimensions").items():
        dimensions[row.cells.get("framework_id", "")].append(code)
    for place, row in contents.by_code("localities").items():
        if row.cells.get("role") != "case":
            continue
        for of_framework in dimensions.values():
            left_out = [code for code in of_framework if (place, code) not in judged]
            if left_out:
                yield contents.problem(
                    "evidence_incomplete", "evidence", 0, "dimension_id", place, wanted=", ".join(left_out)
                )
