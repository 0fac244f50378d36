"""An exhibit as a panel of slides: the same words, numbers, notes and marks of sources as on the screen."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.util import Inches

from dashboard.catalogue import Catalogue
from dashboard.escape import legal
from dashboard.exhibit import Cards, Chart, Diagram, Exhibit, Figure, Figures, MapScene, Prose, Table
from dashboard.exports import notes
from dashboard.exports.as_table import as_table, heading, named, parts
from dashboard.exports.bare_picture import bare_picture, undrawable
from dashboard.exports.chart_plots import can_be_drawn
from dashboard.exports.column_widths import spans
from dashboard.exports.layered import lay_out
from dashboard.exports.slides.cards import Boxes, line
from dashboard.exports.slides.charts import Native
from dashboard.exports.slides.columns import Columns
from dashboard.exports.slides.drawing import Drawn
from dashboard.exports.slides.flow import Panel
from dashboard.exports.slides.grid import Grid, Written
from dashboard.exports.slides.master import BODY_HEIGHT, BODY_WIDTH, describe
from dashboard.exports.slides.plate import Picture, Plate
from dashboard.exports.slides.words import Block, Line, Words
from dashboard.records import Citation
from dashboard.wording import Wording

MOST_COLUMNS = 6
LARGER = 2.2  # times the type of a map on paper: read from the last row
SUBHEAD, LEADING, BODY, CARD, QUIET = 18.0, 16.0, 16.0, 12.0, 12.0
FIGURE = 22.0
FEWEST_IN_COLUMNS, TWO_LINES = 7, 0.05  # entries; inches a point of type that two lines take
_INCH = 25.4
_HEADED = 0.8  # inches that a heading above a diagram may take
Numbers = Callable[[Sequence[Citation]], str]


@dataclass(frozen=True, slots=True)
class Maker:
    """What panels are made with: the data, the marks of sources, the words."""

    catalogue: Catalogue
    numbers: Numbers
    words: Wording
    wide: float = BODY_WIDTH  # inches of the column that panels are for

    def panel(self, exhibit: Exhibit, *, titled: bool) -> Panel:
        """Title (where several share a slide) and lead, body, notes and what it rests on beyond what its cells name."""
        title = legal(exhibit.title) if titled else ""
        head = (*line(title, SUBHEAD, bold=True), *line(legal(exhibit.lead), LEADING))
        body = list(self._body(exhibit))
        told = self._beneath(exhibit)
        plates = [at for at, block in enumerate(body) if isinstance(block, Plate)]
        if told and plates:
            last = body[plates[-1]]
            assert isinstance(last, Plate)
            body[plates[-1]] = replace(last, notes=told)
        elif told:
            body.append(told)
        heading_block = Words(head, self.words.lang, keep=bool(body)) if head else None
        again = Words(line(self.words("slides.continued", title=title), SUBHEAD, bold=True), self.words.lang, keep=True)
        return Panel((heading_block, *body) if heading_block else tuple(body), again if title else None)

    def _beneath(self, exhibit: Exhibit) -> Words | None:
        named = set(notes.in_body(exhibit))
        further = self.numbers([entry for entry in exhibit.sources if entry not in named])
        texts = exhibit.notes
        if isinstance(exhibit.body, Chart) and exhibit.body.kind == "dots":  # other charts have them in their table
            texts = (*exhibit.body.missing, *texts)
        told = [Line(legal(text), size=QUIET, quiet=True) for text in texts if text]
        if further:
            told.append(Line(self.words("word.rests_on"), cited=further, size=QUIET, quiet=True))
        return Words(tuple(told), self.words.lang) if told else None

    def _body(self, exhibit: Exhibit) -> Iterator[Block]:
        body = exhibit.body
        if isinstance(body, Figures):
            yield Boxes(tuple(self._figure(item) for item in body.items), self.words.lang, across=5)
        elif isinstance(body, Prose):
            yield from self._prose(body)
        elif isinstance(body, Cards):
            yield from self._cards(body)
        elif isinstance(body, MapScene):
            yield from self._map(exhibit)
        elif isinstance(body, Chart) and can_be_drawn(body):
            yield from self._chart(exhibit, body)
        elif isinstance(body, Diagram):
            yield from self._diagram(exhibit, body)
        else:
            yield from self._grids(as_table(body, self.words), exhibit.title)

    def _figure(self, item: Figure) -> Words:
        label = legal(" · ".join(part for part in (item.place, item.label) if part))
        lines = (
            *line(label, 13.0, quiet=True),
            Line(legal(item.text), self.numbers(item.citations), FIGURE, bold=True),
            *line(legal(item.context), 12.0, quiet=True),
            *line(legal(item.caution), 12.0, caution=True),
        )
        return Words(lines, self.words.lang)

    def _prose(self, body: Prose) -> Iterator[Block]:
        found: list[Words] = []
        for entry in body.entries:
            look = {"bold": entry.tone == "strong", "caution": entry.tone == "caution", "bullet": body.bullets}
            said = Line(legal(entry.text), self.numbers(entry.citations), BODY, **look)
            beneath = [text for text in (entry.detail, entry.beneath) if text]
            lines = (said, *(Line(legal(text), size=12.0, quiet=True, within=True) for text in beneath))
            found.append(Words(lines, self.words.lang))
        whole = Words(tuple(line for one in found for line in one.lines), self.words.lang)
        if body.bullets and len(found) >= FEWEST_IN_COLUMNS and self.wide >= BODY_WIDTH and _are_short(whole.lines):
            yield Columns(tuple(found), self.words.lang, boxed=False)
        elif found:
            yield whole

    def _cards(self, body: Cards) -> Iterator[Block]:
        found = []
        for card in body.items:
            badges = self.words.join([word for word, _ in card.badges])
            told = [self.words("as_table.line", name=name, text=text) for name, text in card.lines]
            lines = (
                Line(legal(card.title), self.numbers(card.citations), 14.0, bold=True),
                *line(legal(badges), 11.0, quiet=True),
                *line(legal(card.text), CARD),
                *(Line(legal(text), size=CARD, bullet=True) for text in told),
            )
            found.append(Words(lines, self.words.lang))
        if found:
            yield Columns(tuple(found), self.words.lang, boxed=True)

    def _map(self, exhibit: Exhibit) -> Iterator[Block]:
        """The map with legend and credit as a picture; its text twin where it can't be drawn."""
        twin, lang = _twin(exhibit), self.words.lang
        if fault := undrawable(exhibit, lang):
            yield Words((Line(fault, size=QUIET, caution=True), *(Line(legal(text)) for text in exhibit.twin)), lang)
            return
        yield Plate(Picture(_Painted(self.catalogue, exhibit, twin, lang).paint))

    def _chart(self, exhibit: Exhibit, chart: Chart) -> Iterator[Block]:
        """The chart; but for a dot plot, which says all beside its lines, a table of its figures with their sources."""
        yield Plate(Native(chart, exhibit.title, _twin(exhibit), self.numbers, self.words))
        if chart.kind == "dots":
            return
        listed, others = named(chart)
        yield from self._grids(as_table(listed, self.words), exhibit.title)
        if others:
            told = self.words("slides.more_dots", n=others)
            yield Words((Line(told, size=QUIET, quiet=True),), self.words.lang)

    def _diagram(self, exhibit: Exhibit, body: Diagram) -> Iterator[Block]:
        """Boxes and arrows where they fit on a slide, else the steps as a table."""
        heights = [step / 4 for step in range(4, int((BODY_HEIGHT - _HEADED) * 4) + 1)]
        least = next((high for high in heights if lay_out(body, self.wide, high)), None)
        if least is None:
            yield from self._grids(as_table(body, self.words), exhibit.title)
        else:
            yield Plate(Drawn(body, exhibit.title, _twin(exhibit), self.words.lang, least, self.wide))

    def _grids(self, table: Table, title: str) -> Iterator[Block]:
        """The table; one that is wider than a slide comes in parts, each with the first column and the lead's."""
        if not table.rows:
            return
        for columns in parts(table, MOST_COLUMNS):
            yield self._grid(table, columns, title)

    def _grid(self, table: Table, columns: Sequence[int], title: str) -> Grid:
        chosen = [table.columns[at] for at in columns]
        rows = tuple(
            tuple(
                Written(
                    legal(cell.text or " → ".join(reading.text for reading in cell.trend)),
                    legal(cell.note),
                    self.numbers(cell.citations),
                    cell.tone,
                )
                for cell in (row[at] for at in columns)
            )
            for row in table.rows
        )
        heads = tuple(legal(heading(column, self.words)) for column in chosen)
        return Grid(
            heads=heads,
            rows=rows,
            leads=tuple(at for at, column in enumerate(chosen) if column.lead),
            title=title,
            described=self.words("word.table_described", rows=len(rows), columns=len(chosen)),
            lang=self.words.lang,
            spans=spans(_columns(heads, rows)),
        )


@dataclass(frozen=True, slots=True)
class _Painted:
    """A map that is painted for the box it gets."""

    catalogue: Catalogue
    exhibit: Exhibit
    twin: str
    lang: str

    def paint(self, slide: Any, left: float, top: float, wide: float, high: float) -> None:
        """The picture, as large as its box, with its alternative text."""
        size = round(wide * _INCH, 1), round(high * _INCH, 1)
        drawn = bare_picture(self.catalogue, self.exhibit, self.lang, size_mm=size, larger=LARGER)
        shape = slide.shapes.add_picture(io.BytesIO(drawn), *map(Inches, (left, top, wide, high)))
        shape.name = legal(self.exhibit.title)[:60]
        describe(shape, self.exhibit.title, self.twin)


def _are_short(lines: Sequence[Line]) -> bool:
    """Whether they can stand in two columns without breaking much."""
    return max(one.height(BODY_WIDTH / 2 - 0.3) / one.size for one in lines) < TWO_LINES


def _columns(heads: Sequence[str], rows: Sequence[Sequence[Written]]) -> list[list[str]]:
    """The texts of each column."""
    texts = (
        (head, *(f"{row[at].text}{row[at].cited}\n{row[at].note}" for row in rows)) for at, head in enumerate(heads)
    )
    return [list(column) for column in texts]


def _twin(exhibit: Exhibit) -> str:
    return "\n".join((exhibit.lead, *exhibit.twin)).strip() or exhibit.title
