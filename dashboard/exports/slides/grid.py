"""A table on a slide that can be edited: its headings come again wherever it is split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.exports.column_widths import PAD, Span, widths
from dashboard.exports.slides.master import CAUTION, GREY, INK, LEAD, PALE, describe, write
from dashboard.exports.text_measure import cut, height

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NO_STYLE, _BORDER = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "C3CCD5"
SIZES = (16.0, 14.0, 12.0)  # the largest in which the table fits on one slide, else the last
SMALLER = 2.0  # points, of a note below those of its cell
BOLD = 1.06  # as wide as plain type
TALL = 1.2  # inches: a heading that takes more leaves little room for rows, and is measured tightly
FEWEST = 2  # rows at the foot of a slide or at the head of the next, where the table has more


@dataclass(frozen=True, slots=True)
class Written:
    """A table cell made ready: its text, what limits it, the marks of its sources, its tone."""

    text: str
    note: str = ""
    cited: str = ""
    tone: str = "plain"


@lru_cache(maxsize=20000)
def cell_height(cell: Written, size: float, wide: float) -> float:
    """Inches in a column of that width."""
    room = wide - 2 * PAD
    return height(cell.text + cell.cited, size, room) + height(cell.note, size - SMALLER, room) + 2 * PAD


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under headings; `leads` are the columns of the lead locality."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Written, ...], ...]
    leads: tuple[int, ...]
    title: str
    described: str
    lang: str
    spans: tuple[Span, ...]
    size: float = SIZES[-1]
    keep: bool = False
    begun: bool = False  # part of it stands on a slide: the type stays as it is

    def widths(self, wide: float) -> tuple[float, ...]:
        """Inches of each column; the same on every slide of the table."""
        return widths(self.spans, wide, self.size)

    def _heights(self, wide: float) -> list[float]:
        widths = self.widths(wide)
        rows = [tuple(Written(head) for head in self.heads), *self.rows]
        heights = [
            max(cell_height(cell, self.size, room) for cell, room in zip(row, widths, strict=True)) for row in rows
        ]
        if heights[0] < TALL:  # a heading is bold, so it may take a line more
            bold = (
                cell_height(Written(head), self.size, room / BOLD)
                for head, room in zip(self.heads, widths, strict=True)
            )
            heights[0] = max(heights[0], *bold)
        return heights

    def height(self, wide: float) -> float:
        """Headings and rows."""
        return sum(self._heights(wide))

    def fitted(self, wide: float, high: float) -> Grid:
        """In the largest type in which all of it fits."""
        if self.begun:
            return self
        sized = (replace(self, size=size) for size in SIZES if size >= self.size)
        return next((one for one in sized if one.height(wide) <= high), self)

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Grid | None, Grid | None]:
        """As many rows as fit under the headings, and the rest under the headings again."""
        heights = self._heights(wide)
        used, count = heights[0], 0
        for row in heights[1:]:
            if used + row > high:
                break
            used += row
            count += 1
        if count == len(self.rows):
            return self, None
        if not whole and count < min(FEWEST, len(self.rows)):
            return None, self
        count = min(count, max(len(self.rows) - FEWEST, 1))
        if not count:
            return self._forced(wide, high - heights[0])
        same = replace(self, begun=True)
        return replace(same, rows=self.rows[:count]), replace(same, rows=self.rows[count:])

    def _forced(self, wide: float, high: float) -> tuple[Grid, Grid]:
        """The first row with every cell cut to what fits, the rest of its text in a row of its own below."""
        cells = zip(self.rows[0], self.widths(wide), strict=True)
        heads, tails = zip(*(_cut(cell, self.size, column, high) for cell, column in cells), strict=True)
        same = replace(self, begun=True)
        return replace(same, rows=(heads,)), replace(same, rows=(tails, *self.rows[1:]))

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """A real table; its first row is its heading row."""
        heights = self._heights(wide)
        size = Inches(left), Inches(top), Inches(wide), Inches(sum(heights))
        shape = slide.shapes.add_table(len(self.rows) + 1, len(self.heads), *size)
        describe(shape, self.title, self.described)
        table = shape.table
        _plain(table)
        for column, inches in zip(table.columns, self.widths(wide), strict=True):
            column.width = Inches(inches)
        for row, inches in zip(table.rows, heights, strict=True):
            row.height = Inches(inches)
        for at, head in enumerate(self.heads):
            self._fill(table.cell(0, at), Written(head, tone="strong"), PALE)
        for number, row in enumerate(self.rows, 1):
            for at, cell in enumerate(row):
                self._fill(table.cell(number, at), cell, LEAD if at in self.leads else None, first=at == 0)

    def _fill(self, cell: Any, written: Written, shade: Any, *, first: bool = False) -> None:
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Inches(PAD)
        cell.vertical_anchor = MSO_ANCHOR.TOP
        cell.fill.solid() if shade else cell.fill.background()
        if shade:
            cell.fill.fore_color.rgb = shade
        _underline(cell)
        paragraph = cell.text_frame.paragraphs[0]
        color = GREY if written.tone in ("missing", "muted", "none") else CAUTION if written.tone == "caution" else INK
        write(paragraph, written.text, self.size, self.lang, bold=first or written.tone == "strong", color=color)
        if written.cited:
            write(paragraph, written.cited, self.size, self.lang, color=GREY, superscript=True)
        if written.note:
            note = cell.text_frame.add_paragraph()
            write(note, written.note, self.size - SMALLER, self.lang, color=GREY)

    def marks(self) -> Iterator[str]:
        """Of its cells."""
        return (cell.cited for row in self.rows for cell in row if cell.cited)


def _plain(table: Any) -> None:
    """No style of the program's own: neither bands nor borders."""
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE  # noqa: SLF001 - python-pptx has no table styles


def _underline(cell: Any) -> None:
    line = etree.fromstring(
        f'<a:lnB xmlns:a="{_DRAWING}" w="9525"><a:solidFill><a:srgbClr val="{_BORDER}"/></a:solidFill></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, line)  # noqa: SLF001 - python-pptx has no borders


def _cut(cell: Written, size: float, wide: float, high: float) -> tuple[Written, Written]:
    """A cell in two: what fits, and what goes on; its marks stay with the end."""
    if cell_height(cell, size, wide) <= high:
        return cell, Written("", tone=cell.tone)
    whole = f"{cell.text}\n{cell.note}" if cell.note else cell.text
    head, tail = cut(whole, size, wide - 2 * PAD, high - 2 * PAD)
    return replace(cell, text=head, note="", cited=""), replace(cell, text=tail, note="")
