"""A second coder's judgements: a CSV of the columns of evidence.csv, checked by the same contract, kept nowhere.

Needed are `locality_id`, `dimension_id` and `strength`; the other columns may be left out. In a file that cites lines a
judgement without one is a warning, since agreement needs the judgement alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dashboard.records import Evidence, Problem
from dashboard.sources import messages
from dashboard.sources.contract import cells, citing, frameworks, keys
from dashboard.sources.contract.columns import TableContract, read_contract
from dashboard.sources.contract.contents import Contents
from dashboard.sources.data_package import Package, Row, Table, read_rows
from dashboard.sources.plain_text import decode, read_text
from dashboard.sources.rows import Records, read_evidence

LARGEST_CODING_MB = 5
NEEDED = ("locality_id", "dimension_id", "strength")
# a coder writes in one language, and may judge by some of the frameworks only
_NOT_ASKED = frozenset({"untranslated", "evidence_incomplete"})
_UNCITED = "evidence_without_source"
TABLE = "evidence"
Coding = tuple[tuple[Evidence, ...], tuple[Problem, ...]]


def read_coding_file(path: Path, records: Records) -> Coding:
    """`read_coding` of a file on this machine; problems name it as the path was given."""
    if not path.is_file():
        return (), (messages.problem("coding_missing", str(path), value=str(path)),)
    problems: list[Problem] = []
    text = read_text(path, str(path), problems)
    return ((), tuple(problems)) if text is None else _read(text, str(path), records, problems)


def read_coding(data: bytes, file: str, records: Records) -> Coding:
    """The judgements of a coder on places and dimensions of `records`, and everything wrong with the file.

    Never raises; with an error among the problems there are no judgements. Text must be UTF-8, with or without mark.
    """
    if len(data) > LARGEST_CODING_MB * 1024 * 1024:
        return (), (messages.problem("file_too_large", file, value=str(LARGEST_CODING_MB)),)
    problems: list[Problem] = []
    return _read(decode(data, file, problems), file, records, problems)


def _read(text: str, file: str, records: Records, problems: list[Problem]) -> Coding:
    contract = read_contract()
    found = read_rows(TABLE, file, text, problems)
    problems += _columns(found, contract[TABLE])
    table = _filled(found, contract[TABLE])
    if set(NEEDED) <= set(found.columns):
        cited = {"source_id", "line"} <= set(found.columns)
        problems += (entry for entry in _contract(table, records, contract) if cited or entry.code != _UNCITED)
    failed = any(problem.severity == "error" for problem in problems)
    problems.sort(key=lambda problem: (problem.row, problem.field))
    return () if failed else read_evidence(table), tuple(problems)


def _columns(table: Table, contract: TableContract) -> Iterator[Problem]:
    if not table.columns:
        return  # listed as empty
    for column in NEEDED:
        if column not in table.columns:
            yield messages.problem("missing_column", table.file, row=1, field=column)
    for column in dict.fromkeys(table.columns):
        if column not in contract.columns:
            yield messages.problem("unknown_column", table.file, row=1, field=column)
    if not table.rows:
        yield messages.problem("coding_empty", table.file)


def _filled(table: Table, contract: TableContract) -> Table:
    """The table with every column of the contract: what the coder left out is empty, a code is made from the row."""
    empty = dict.fromkeys(contract.columns, "")
    rows = (Row(row.number, {**empty, contract.key: f"row-{row.number}", **row.cells}) for row in table.rows)
    return replace(table, columns=tuple({**empty, **dict.fromkeys(table.columns)}), rows=tuple(rows))


def _contract(table: Table, records: Records, contract: dict[str, TableContract]) -> Iterator[Problem]:
    """What the contract says of the coder's table beside those it refers to."""
    contents = Contents(Package(Path(), {}, {TABLE: table, **_referred(records)}), contract)
    for question in (cells, keys, citing, frameworks):
        for problem in question.problems(contents):
            if problem.file == table.file and problem.code not in _NOT_ASKED:
                yield replace(problem, severity="warning") if problem.code == _UNCITED else problem


def _referred(records: Records) -> dict[str, Table]:
    """The codes and lines that a judgement may name, as the tables the checks look them up in."""
    return {
        "localities": _table("localities", ({"locality_id": entry.locality_id} for entry in records.localities)),
        "dimensions": _table(
            "dimensions",
            (
                {"dimension_id": entry.dimension_id}
                for framework in records.frameworks
                for entry in framework.dimensions
            ),
        ),
        "practices": _table("practices", ({"practice_id": entry.practice_id} for entry in records.practices)),
        "sources": _table(
            "sources",
            (
                {
                    "source_id": entry.source_id,
                    "line_from": str(entry.line_from),
                    "line_to": str(entry.line_to),
                    "noise_lines": entry.noise_lines,
                }
                for entry in records.sources
            ),
        ),
    }


def _table(name: str, rows: Iterable[dict[str, str]]) -> Table:
    """A table without a file of its own, so that nothing found in it is taken for the coder's."""
    found = tuple(Row(0, cells) for cells in rows)
    return Table(name, "", tuple(found[0].cells) if found else (), found)
