"""Is every code given once, and does every reference lead somewhere without going round in a circle?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import REFERENCES, Contents, codes, line_of_descent

PARENTS = (
    ("sources", "parent_id"),
    ("localities", "parent_id"),
    ("practices", "part_of"),
    ("layers", "parent_layer"),
)


def problems(contents: Contents) -> Iterator[Problem]:
    """Duplicate keys, dangling references (also in lists and in citations), and circles of parents."""
    for table in contents.contract:
        yield from _duplicates(contents, table)
        yield from _foreign(contents, table)
    yield from _listed(contents)
    yield from _cited(contents)
    for table, column in PARENTS:
        yield from _circles(contents, table, column)


def _duplicates(contents: Contents, table: str) -> Iterator[Problem]:
    key = contents.key(table)
    for row in contents.rows(table):
        first = contents.by_code(table).get(row.cells.get(key, ""))
        if first is not None and first is not row:
            yield contents.problem("duplicate_key", table, row, key, row.cells[key], wanted=str(first.number))


def _foreign(contents: Contents, table: str) -> Iterator[Problem]:
    for column, target in contents.contract[table].references.items():
        if not contents.has(target, contents.key(target)):
            continue
        known = contents.by_code(target)
        for row in contents.rows(table):
            code = row.cells.get(column, "")
            if code and code not in known:
                yield contents.problem("dangling_key", table, row, column, code, wanted=target)


def _listed(contents: Contents) -> Iterator[Problem]:
    for table, column in (("practices", "related"), ("practice_parts", "after")):
        key, target = contents.key(table), REFERENCES[column]
        if not contents.has(target, contents.key(target)):
            continue
        for row in contents.rows(table):
            for code in codes(row.cells.get(column, "")):
                if code not in contents.by_code(target):
                    yield contents.problem("dangling_key", table, row, column, code, wanted=target)
                elif code == row.cells.get(key) and column == "related":
                    yield contents.problem("related_to_itself", table, row, column, code)


def _cited(contents: Contents) -> Iterator[Problem]:
    for row in contents.rows("citations"):
        table, code = row.cells.get("table", ""), row.cells.get("record_id", "")
        if table not in contents.contract or not code or not contents.has(table, contents.key(table)):
            continue
        if code not in contents.by_code(table):
            yield contents.problem("dangling_key", "citations", row, "record_id", code, wanted=table)


def _circles(contents: Contents, table: str, column: str) -> Iterator[Problem]:
    """One problem per circle, at its first row in the file."""
    parents = contents.parents(table, column)
    rows = contents.by_code(table)
    for code in sorted(parents, key=lambda entry: rows[entry].number):
        way = line_of_descent(code, parents)
        if parents[way[-1]] == code and all(rows[code].number <= rows[other].number for other in way):
            yield contents.problem("parent_loop", table, rows[code], column, " → ".join([*way, code]))
