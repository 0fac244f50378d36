"""Exhibits as one XLSX workbook: a sheet per exhibit, then all data, the sources, the definitions, the notes.

Text is always written as text and marked so that it stays text when a cell is edited; numbers stay numbers. The same
input gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Chart, Diagram, Exhibit, MapScene, Table
from dashboard.exports import notes
from dashboard.exports.as_table import as_table, citations_of, heading, shown
from dashboard.exports.tables import Datum, columns, data_rows
from dashboard.records import Citation
from dashboard.selection import Selection
from dashboard.wording import Wording, wording

CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # a clock would make every file differ; the data version is in it
LONGEST = 32_767  # characters that a cell can hold
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def xlsx_file(
    catalogue: Catalogue, exhibits: Sequence[Exhibit], selection: Selection, page: str, root: str = ""
) -> bytes:
    """The workbook in the language of the selection; `page`, selection and `root` are the address it is a copy of."""
    words = wording(selection.lang)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "remove_timezone": True})
    book.set_properties(
        {
            "title": words.text(catalogue.title),
            "comments": words("exports.version", version=notes.version(catalogue)),
            "created": CREATED,
        }
    )
    pages = _Pages(book)
    for exhibit in exhibits:
        _exhibit(pages, catalogue, exhibit, words)
    _data(pages, catalogue, exhibits, words)
    _list(pages, words("exports.sources"), notes.sources(catalogue, exhibits, words), head=True)
    _list(pages, words("exports.definitions_sheet"), notes.definitions(catalogue, exhibits, words))
    _list(pages, words("exports.notes"), notes.about(catalogue, exhibits, selection, page, root))
    book.close()
    return target.getvalue()


class _Pages:
    """A workbook and the few formats it uses."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self._formats: dict[tuple[tuple[str, object], ...], xlsxwriter.format.Format] = {}

    def sheet(self, title: str) -> xlsxwriter.worksheet.Worksheet:
        """A new sheet; its name is the title as far as a sheet's name can hold it, told apart by a number."""
        taken = {sheet.name.lower() for sheet in self.book.worksheets()}
        plain = _NOT_IN_A_NAME.sub(" ", title).strip(" '")[:28] or "-"
        name = next(
            name for at in range(1, 100) if (name := plain if at == 1 else f"{plain} {at}").lower() not in taken
        )
        return self.book.add_worksheet(name)

    def format(self, **settings: object) -> xlsxwriter.format.Format:
        """One format per set of settings."""
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "top", **settings})
        return self._formats[key]

    def write(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Datum, **settings: object
    ) -> None:
        """A number as a number, anything else as text that no edit turns into a formula."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, column, value, self.format(**settings))
        elif value is not None and value != "":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
            guarded = {"quote_prefix": True} if escape.spreadsheet(text) != text else {}
            sheet.write_string(row, column, text, self.format(**settings, **guarded))


def _exhibit(pages: _Pages, catalogue: Catalogue, exhibit: Exhibit, words: Wording) -> None:
    """Title, lead, the body as a table, its notes, and the text twin of what is drawn."""
    sheet = pages.sheet(exhibit.title or exhibit.key)
    pages.write(sheet, 0, 0, exhibit.title, bold=True, font_size=14)
    pages.write(sheet, 1, 0, exhibit.lead)
    below = _table(pages, sheet, catalogue, as_table(exhibit.body, words), words)
    drawn = exhibit.twin if isinstance(exhibit.body, MapScene | Chart | Diagram) else ()
    for at, note in enumerate((*exhibit.notes, *drawn)):
        pages.write(sheet, below + 1 + at, 0, note, italic=at < len(exhibit.notes))


def _table(
    pages: _Pages, sheet: xlsxwriter.worksheet.Worksheet, catalogue: Catalogue, table: Table, words: Wording
) -> int:
    for at, column in enumerate(table.columns):
        pages.write(sheet, 3, at, heading(column, words), bold=True, text_wrap=True, bottom=1)
    last = len(table.columns)
    pages.write(sheet, 3, last, words("exports.sources"), bold=True, bottom=1)
    for at, row in enumerate(table.rows, start=4):
        for place, cell in enumerate(row):
            lead = place == 0 or table.columns[place].lead
            pages.write(sheet, at, place, shown(cell, words), text_wrap=True, bold=lead)
        pages.write(sheet, at, last, _sources(catalogue, citations_of(row), words), text_wrap=True)
    sheet.set_column(0, last - 1, 28)
    sheet.set_column(last, last, 60)
    sheet.freeze_panes(4, 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(table.rows) + 5}"})
    return len(table.rows) + 4


def _sources(catalogue: Catalogue, cited: Sequence[Citation], words: Wording) -> str:
    return "\n".join(
        words(
            "exports.citation" if entry.line else "exports.citation_whole",
            source=entry.source_id,
            title=words.text(catalogue.sources[entry.source_id].title),
            line=entry.line,
        )
        for entry in cited
    )


def _data(pages: _Pages, catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> None:
    """Every row of every exhibit with its numbers, bounds and source, in the order of the screen."""
    rows = list(data_rows(catalogue, exhibits, words))
    if not rows:
        return
    headings = columns(rows)
    sheet = pages.sheet(words("exports.data"))
    for at, name in enumerate(headings):
        pages.write(sheet, 0, at, name, bold=True, bottom=1)
    for place, row in enumerate(rows, start=1):
        for at, name in enumerate(headings):
            pages.write(sheet, place, at, row.get(name))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings) - 1, 18)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)


def _list(pages: _Pages, title: str, rows: Iterable[tuple[Datum, ...]], *, head: bool = False) -> None:
    """Rows as long as they need to be; a row of one cell is a heading, and so is the first of a table with a `head`."""
    sheet = pages.sheet(title)
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            pages.write(sheet, at, place, value, text_wrap=place > 0, bold=len(row) == 1 or (head and at == 0))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 9, 36)
