"""A table in a Word document: a real one, whose heading row comes again on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from dashboard import escape
from dashboard.escape import legal
from dashboard.exhibit import Cell, Table
from dashboard.exports.as_table import heading, shown
from dashboard.exports.word_styles import GREY, SMALL, text_width
from dashboard.records import Citation
from dashboard.wording import Wording

Numbers = Callable[[Sequence[Citation]], str]
_MUTED = ("missing", "muted", "none")
_CAUTION = RGBColor(0x8A, 0x4B, 0x00)
_WEIGHT = {"small": 2, "medium": 3, "large": 7}
_HEAD, _LEAD = "DCE6F0", "F2F6FA"
_CLEAR = Pt(3)


def add_table(document: Document, table: Table, numbers: Numbers, words: Wording, title: str, described: str) -> None:
    """The table across the page: heading row repeated, rows unbroken, lead column shaded and marked with a star.

    `numbers` gives the marks of the sources of a cell; notes stand in a cell after its text, smaller.
    """
    drawn = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.autofit = False
    _described(drawn, title, described)
    widths = _widths(table, text_width(document.sections[-1]))
    for column, cell in zip(table.columns, drawn.rows[0].cells, strict=True):
        _write(cell, escape.spreadsheet(heading(column, words)), bold=True)
        _shade(cell, _HEAD)
    _flag(drawn.rows[0], "w:tblHeader")
    for row in table.rows:
        cells = drawn.add_row().cells
        _flag(drawn.rows[-1], "w:cantSplit")
        for place, (written, cell) in enumerate(zip(row, cells, strict=True)):
            _cell(cell, written, numbers(written.citations), words, strong=place == 0)
            if table.columns[place].lead:
                _shade(cell, _LEAD)
    for width, grid in zip(widths, drawn.columns, strict=True):
        grid.width = width
    for row in drawn.rows:
        for width, cell in zip(widths, row.cells, strict=True):
            cell.width = width
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Table, whole: int) -> list[int]:
    weights = [_WEIGHT.get(column.width, 3) for column in table.columns]
    longest = [
        max((len(cell.text) + len(cell.note) for cell in column), default=0) for column in zip(*table.rows, strict=True)
    ] or [0] * len(weights)
    weights = [weight + min(longest[at] // 12, 6) for at, weight in enumerate(weights)]
    return [whole * weight // sum(weights) for weight in weights]


def _cell(cell: _Cell, written: Cell, marks: str, words: Wording, *, strong: bool) -> None:
    """Text by its tone, what limits it in grey, the numbers of its sources raised."""
    text = escape.spreadsheet(shown(Cell(written.text, trend=written.trend), words))
    tone = written.tone
    run = _write(cell, text, bold=strong or tone == "strong")
    if tone in _MUTED:
        run.font.color.rgb = GREY
    elif tone == "caution":
        run.font.color.rgb = _CAUTION
    paragraph = cell.paragraphs[0]
    if written.note:
        note = words("exports.with_note", text="", note=written.note) if text else written.note
        run = paragraph.add_run(legal(note if text else escape.spreadsheet(note)))
        run.font.size, run.font.color.rgb = Pt(8), GREY
    if marks:
        run = paragraph.add_run(legal(marks))
        run.font.size, run.font.superscript = SMALL, True


def _write(cell: _Cell, text: str, *, bold: bool = False) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = _CLEAR
    paragraph.paragraph_format.line_spacing = 1.1
    run = paragraph.add_run(legal(text))
    run.font.size, run.bold = SMALL, bold
    return run


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no repeated heading rows


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _described(drawn: Any, title: str, text: str) -> None:
    for name, value in (("w:tblCaption", title), ("w:tblDescription", text)):
        element = OxmlElement(name)
        element.set(qn("w:val"), legal(value))
        drawn._tbl.tblPr.append(element)  # noqa: SLF001 - python-docx has no alternative text
