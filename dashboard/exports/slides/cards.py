"""Boxes in rows on a slide: headline figures in large type, and practices or documents in brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches

from dashboard.exports.slides.master import LEAD, PALE, describe
from dashboard.exports.slides.words import GAP, Line, Words

INSET = 0.1  # inches from the edge of a box to its text
LEAST_WIDTH = 2.3


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes of text, at most `across` in a row, in reading order; a row is as high as its highest box."""

    items: tuple[Words, ...]
    lang: str
    across: int
    fixed: int = 0  # as many in a row as on the slide before
    keep: bool = False

    def _columns(self, wide: float) -> int:
        """So many in a row that all of them take the least height, none being too narrow to be read."""
        most = max(1, min(self.across, len(self.items), int((wide + GAP) // (LEAST_WIDTH + GAP))))
        return min(range(1, most + 1), key=lambda across: (round(_sum(self._rows(wide, across)), 2), across))

    def _laid(self, wide: float) -> tuple[float, list[tuple[tuple[Words, ...], float]]]:
        """The width of a box, and the rows with their heights."""
        return self._rows(wide, self.fixed or self._columns(wide))

    def _rows(self, wide: float, across: int) -> tuple[float, list[tuple[tuple[Words, ...], float]]]:
        each = (wide - GAP * (across - 1)) / across
        rows = [self.items[at : at + across] for at in range(0, len(self.items), across)]
        return each, [(row, max(one.height(each - 2 * INSET) for one in row) + 2 * INSET) for row in rows]

    def height(self, wide: float) -> float:
        """All rows."""
        return _sum(self._laid(wide))

    def fitted(self, wide: float, high: float) -> Boxes:
        """As they are."""
        del wide, high
        return self

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Boxes | None, Boxes | None]:
        """Whole rows; on an empty slide a box that is longer is cut between its lines."""
        across, (each, rows) = self.fixed or self._columns(wide), self._laid(wide)
        kept, used = 0, 0.0
        for row, tall in rows:
            used += tall
            if used > high:
                break
            used += GAP
            kept += len(row)
        if kept == len(self.items):
            return self, None
        if kept or not whole:
            head = replace(self, items=self.items[:kept], fixed=across) if kept else None
            return head, replace(self, items=self.items[kept:], fixed=across)
        first, rest = self.items[0].split(each - 2 * INSET, high - 2 * INSET, whole=True)
        left = (rest, *self.items[1:]) if rest else self.items[1:]
        return replace(self, items=(first,) if first else ()), replace(self, items=left)

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """A box each; its text can be edited."""
        each, rows = self._laid(wide)
        for row, tall in rows:
            for at, one in enumerate(row):
                box(slide, one, (left + at * (each + GAP), top, each, tall))
            top += tall + GAP

    def marks(self) -> Iterator[str]:
        """Of their lines."""
        return (mark for one in self.items for mark in one.marks())


def _sum(laid: tuple[float, list[tuple[tuple[Words, ...], float]]]) -> float:
    return sum(high + GAP for _, high in laid[1]) - GAP


def box(slide: Any, text: Words, place: Sequence[float]) -> None:
    """A box of text in inches: left, top, width, height."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, place))
    shape.fill.solid()
    shape.fill.fore_color.rgb = LEAD
    shape.line.color.rgb = PALE
    shape.shadow.inherit = False
    shape.name = text.lines[0].text[:60]
    describe(shape, text.lines[0].text, "\n".join(line.text for line in text.lines))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(INSET)
    text.fill(frame)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT


def line(text: str, size: float, **look: Any) -> tuple[Line, ...]:
    """A line of a box; none for no text."""
    return (Line(text, size=size, **look),) if text else ()
