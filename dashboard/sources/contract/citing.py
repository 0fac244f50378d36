"""Does every citation name a line of the text it cites?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents, integer
from dashboard.sources.data_package import Row


def problems(contents: Contents) -> Iterator[Problem]:
    """Lines outside their source, on its noise or without a source; sources whose own lines can't be."""
    for row in contents.rows("sources"):
        yield from _own_lines(contents, row)
    for table, entry in contents.contract.items():
        if "line" in entry.columns:
            for row in contents.rows(table):
                yield from _cited_line(contents, table, row)
    yield from _repeated(contents)


def lines_of(source: Row) -> tuple[int, int] | None:
    """First and last line of a source's text; None where either is not stated as a number."""
    first, last = integer(source.cells.get("line_from", "")), integer(source.cells.get("line_to", ""))
    return None if first is None or last is None else (first, last)


def is_outside(contents: Contents, source_id: str, line: int) -> str:
    """The lines of the source, "3-20", where `line` is not one of them; empty where it is, or can't be judged."""
    source = contents.by_code("sources").get(source_id)
    lines = lines_of(source) if source else None
    return "" if lines is None or lines[0] <= line <= lines[1] else f"{lines[0]}-{lines[1]}"


def _own_lines(contents: Contents, row: Row) -> Iterator[Problem]:
    lines = lines_of(row)
    if lines and lines[1] < lines[0]:
        yield contents.problem("lines_reversed", "sources", row, "line_to", str(lines[1]), wanted=str(lines[0]))
    document = contents.by_code("sources").get(row.cells.get("parent_id", ""))
    if document is None:
        return
    around, own_file = lines_of(document), row.cells.get("file", "")
    if lines and around and not around[0] <= lines[0] <= lines[1] <= around[1]:
        wanted = f"{around[0]}-{around[1]}"
        shown = f"{lines[0]}-{lines[1]}"
        yield contents.problem("article_outside_document", "sources", row, "line_from", shown, wanted=wanted)
    if own_file and document.cells.get("file") and own_file != document.cells["file"]:
        wanted = document.cells["file"]
        yield contents.problem("article_in_other_file", "sources", row, "file", own_file, wanted=wanted)


def _cited_line(contents: Contents, table: str, row: Row) -> Iterator[Problem]:
    source_id, line = row.cells.get("source_id", ""), integer(row.cells.get("line", ""))
    if line is None:
        return
    if not source_id:
        # a table that requires its source has listed the empty cell already
        if not contents.contract[table].columns["source_id"].required:
            yield contents.problem("line_without_source", table, row, "source_id")
        return
    wanted = is_outside(contents, source_id, line)
    if wanted:
        yield contents.problem("line_outside_source", table, row, "line", str(line), wanted=wanted)
    elif _is_noise(contents, source_id, line):
        yield contents.problem("line_is_noise", table, row, "line", str(line))


def _is_noise(contents: Contents, source_id: str, line: int) -> bool:
    source = contents.by_code("sources").get(source_id)
    for stretch in source.cells.get("noise_lines", "").split(";") if source else ():
        first, _, last = stretch.partition("-")
        low, high = integer(first), integer(last or first)
        if low is not None and high is not None and low <= line <= high:
            return True
    return False


def _repeated(contents: Contents) -> Iterator[Problem]:
    seen: set[tuple[str, ...]] = {
        (table, code, row.cells.get("source_id", ""), row.cells.get("line", ""))
        for table in contents.contract
        for code, row in contents.by_code(table).items()
    }
    for row in contents.rows("citations"):
        citation = tuple(row.cells.get(name, "") for name in ("table", "record_id", "source_id", "line"))
        if citation in seen:
            yield contents.problem("citation_repeated", "citations", row, "line", citation[3])
        seen.add(citation)
