"""An exhibit as text to copy: cells apart by tabs for a spreadsheet, or sentences for a letter or a message."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Table
from dashboard.exports.as_table import as_table, citations_of, heading, shown
from dashboard.exports.citation import source_words
from dashboard.exports.notes import cited_lines
from dashboard.records import Citation
from dashboard.wording import Wording


def tab_separated(exhibit: Exhibit, words: Wording) -> str:
    """The body as rows of cells apart by tabs, a source:line list last; a cell with a line break is quoted, and text
    that a spreadsheet would run is guarded (`escape.spreadsheet`).
    """
    table = as_table(exhibit.body, words)
    text = io.StringIO(newline="")
    writer = csv.writer(text, dialect="excel-tab")
    cited = any(citations_of(row) for row in table.rows)
    last = [words("exports.sources")] if cited else []
    writer.writerow([escape.spreadsheet(head) for head in (*(heading(one, words) for one in table.columns), *last)])
    for row in table.rows:
        cells = [shown(cell, words) for cell in row] + ([_codes(citations_of(row))] if cited else [])
        writer.writerow([escape.spreadsheet(cell) for cell in cells])
    return text.getvalue()


def plain_text(catalogue: Catalogue, exhibit: Exhibit, words: Wording) -> str:
    """Title, lead, the exhibit in sentences, notes, sources with their lines; each line is guarded as a cell is."""
    parts = [exhibit.title, exhibit.lead, "\n".join(exhibit.twin or _rows(exhibit, words)), *exhibit.notes]
    if lines := cited_lines([exhibit]):
        named = (source_words(catalogue, code, cited, words) for code, cited in lines.items())
        listed = (f"[{at}] {name}" for at, name in enumerate(named, 1))
        parts.append("\n".join((words("citing.sources"), *listed)))
    return escape.spreadsheet("\n\n".join(part for part in parts if part) + "\n")


def _codes(cited: tuple[Citation, ...]) -> str:
    return "; ".join(f"{entry.source_id}:{entry.line}" if entry.line else entry.source_id for entry in cited)


def _rows(exhibit: Exhibit, words: Wording) -> Iterator[str]:
    """A line per row: the first cell, then the others under their headings."""
    table = as_table(exhibit.body, words)
    for row in table.rows:
        yield from _row(table, [shown(cell, words) for cell in row], words)


def _row(table: Table, cells: list[str], words: Wording) -> Iterator[str]:
    told = [
        words("as_table.line", name=heading(column, words), text=" ".join(cell.split("\n")))
        for column, cell in zip(table.columns[1:], cells[1:], strict=True)
        if cell
    ]
    yield (
        words("citing.row", head=cells[0].replace("\n", " "), told=words("citing.then").join(told))
        if told
        else cells[0]
    )
