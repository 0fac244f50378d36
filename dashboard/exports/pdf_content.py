"""A deck as plain data for the template of its PDF: blocks of text, tables, figures, pictures and diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.escape import legal
from dashboard.exhibit import Card, Cards, Cell, Chart, Deck, Diagram, Exhibit, Figures, MapScene, Prose, Slide, Table
from dashboard.exports import notes
from dashboard.exports.as_table import as_table, heading, named, parts
from dashboard.exports.bare_picture import bare_picture, undrawable
from dashboard.exports.chart_plots import can_be_drawn, divided, dot_scale, dots_high, plot
from dashboard.exports.chart_traces import Room
from dashboard.exports.column_widths import spans, widths
from dashboard.exports.layered import lay_out
from dashboard.exports.numbered import Numbered
from dashboard.exports.pdf_blocks import BODY, Block, drawn_diagram, line, text_block, twin
from dashboard.exports.plot_shapes import shapes
from dashboard.wording import wording

REGIONS = {"zh": "cn", "en": "gb"}
WIDE, HIGH = 261.0, 160.0  # millimetres of a page without its margins
PICTURE_MM, PICTURE_ALONE_MM = (176.0, 116.0), (200.0, 124.0)
CHART_HIGH, DOTS_HIGH, CHART_SCALE = 92.0, 140.0, 0.8  # millimetres; of the type of a slide
MAP_LARGER = 1.5  # times the type of a map on paper of its size
LEAD, QUIET, CARD = 12.0, 8.5, 10.0
CELL, DIAGRAM = 9.0, 14.0
MOST_COLUMNS = 7
BESIDE = 2  # exhibits of a scene that stand side by side; what else it shows stands below them
_INCH = 25.4
_HEADED = 30.0  # millimetres that headings and notes around a diagram may take


def content(catalogue: Catalogue, deck: Deck, folder: Path) -> dict[str, Any]:
    """What the template reads; pictures are written beside it."""
    return _Content(catalogue, deck, folder).made()


class _Content:
    """The sources are numbered as they are cited, the pictures as they are drawn."""

    def __init__(self, catalogue: Catalogue, deck: Deck, folder: Path) -> None:
        self.catalogue, self.deck, self.folder = catalogue, deck, folder
        self.words = wording(deck.lang)
        self.numbered = Numbered(catalogue)
        self._pictures = 0

    def made(self) -> dict[str, Any]:
        """The whole deck."""
        deck, words = self.deck, self.words
        about = words("slides.about", data=deck.data_title, version=deck.data_version)
        slides = [self._slide(slide) for slide in deck.slides]
        for slide in deck.slides:  # what only the data cites counts as well
            self.numbered.marks(notes.citations(slide.exhibits))
        return {
            "title": legal(deck.title),
            "lang": deck.lang,
            "region": REGIONS[deck.lang],
            "data_title": legal(deck.data_title),
            "about": legal(about),
            "told": [legal(text) for text in (deck.subtitle, about, deck.dated) if text],
            "words": {"sources": words("exports.sources")},
            "slides": slides,
            "sources": [{"text": legal(text), "limit": legal(limit)} for text, limit in self.numbered.listed(words)],
        }

    def _slide(self, slide: Slide) -> dict[str, Any]:
        side = slide.layout == "side" and len(slide.exhibits) > 1
        made = [
            list(self._exhibit(one, titled=side or one.title != slide.title, narrow=side and at < BESIDE))
            for at, one in enumerate(slide.exhibits)
        ]
        beneath = [text_block(slide.note.split("\n"), size=LEAD if slide.exhibits else 16.0)] if slide.note else []
        beneath += [text_block([slide.problem], tone="caution")] if slide.problem else []
        below = made[BESIDE:] if side else made
        return {
            "title": legal(slide.title),
            "columns": made[:BESIDE] if side else [],
            "blocks": [block for blocks in below for block in blocks] + beneath,
            "opening": slide.layout == "title" and not slide.exhibits,
        }

    def _exhibit(self, exhibit: Exhibit, *, titled: bool, narrow: bool) -> Iterator[Block]:
        """Title (where several share a page), lead, body, notes, and what it rests on beyond what its body names."""
        if titled and exhibit.title:
            yield {"kind": "heading", "text": legal(exhibit.title)}
        if exhibit.lead:
            yield text_block([exhibit.lead], size=LEAD) | {"sticky": True}
        body = list(self._body(exhibit, narrow=narrow))
        named = set(notes.in_body(exhibit))
        further = self.numbered.marks([entry for entry in exhibit.sources if entry not in named])
        told = text_block(exhibit.notes, size=QUIET, tone="muted")
        if further:
            told["lines"].append(line(self.words("word.rests_on"), further, QUIET, "muted"))
        if told["lines"] and body and body[0]["kind"] == "picture" and not narrow:
            body[0]["beside"] = told["lines"]  # a picture's notes never stand on a page without it
        elif told["lines"]:
            body.append(told)
        yield from body

    def _body(self, exhibit: Exhibit, *, narrow: bool) -> Iterator[Block]:
        body, marks = exhibit.body, self.numbered.marks
        if isinstance(body, Figures):
            items = [
                {
                    "label": legal(" · ".join(part for part in (item.place, item.label) if part)),
                    "text": legal(item.text),
                    "context": legal(item.context),
                    "caution": legal(item.caution),
                    "marks": marks(item.citations),
                }
                for item in body.items
            ]
            yield {"kind": "figures", "items": items, "across": 2 if narrow else 4}
        elif isinstance(body, Prose):
            yield {"kind": "text", "lines": [line for entry in body.entries for line in self._entry(entry, body)]}
        elif isinstance(body, Cards):
            across = 1 if narrow else 2
            yield {
                "kind": "cards",
                "items": [list(self._card(card)) for card in body.items],
                "across": across,
            }
        elif isinstance(body, MapScene):
            yield from self._map(exhibit, body, narrow=narrow)
        elif isinstance(body, Chart):
            yield from self._chart(exhibit, body, narrow=narrow)
        elif isinstance(body, Diagram):
            yield from self._diagram(exhibit, body, narrow=narrow)
        else:
            yield from self._tables(as_table(body, self.words), narrow=narrow)

    def _entry(self, entry: Any, body: Prose) -> Iterator[Block]:
        yield line(entry.text, self.numbered.marks(entry.citations), BODY, entry.tone, bullet=body.bullets)
        for text in (entry.detail, entry.beneath):
            if text:
                yield line(text, "", QUIET, "muted") | {"within": body.bullets}

    def _card(self, card: Card) -> Iterator[Block]:
        yield line(card.title, self.numbered.marks(card.citations), BODY, "strong")
        if card.badges:
            yield line(self.words.join([word for word, _ in card.badges]), "", QUIET, "muted")
        if card.text:
            yield line(card.text, "", CARD)
        for name, text in card.lines:
            yield line(self.words("as_table.line", name=name, text=text), "", CARD, bullet=True)

    def _map(self, exhibit: Exhibit, scene: MapScene, *, narrow: bool) -> Iterator[Block]:
        """The map with its legend; its text twin where it can't be drawn."""
        lang = self.deck.lang
        if fault := undrawable(exhibit, lang):
            yield text_block([fault], tone="caution")
            yield text_block(exhibit.twin)
            return
        size = PICTURE_MM if narrow or not scene.panes else PICTURE_ALONE_MM
        drawn = bare_picture(self.catalogue, exhibit, lang, size_mm=size, larger=MAP_LARGER)
        yield self._picture(drawn, exhibit, WIDE / 2 - 6 if narrow else size[0])

    def _chart(self, exhibit: Exhibit, chart: Chart, *, narrow: bool) -> Iterator[Block]:
        """The chart in lines and texts; then a table of its figures, but for a dot plot, which says all itself."""
        if not can_be_drawn(chart):
            yield from self._tables(as_table(chart, self.words), narrow=narrow)
            return
        wide = (WIDE / 2 - 6 if narrow else WIDE) / _INCH / CHART_SCALE
        scale = dot_scale(chart) if chart.kind == "dots" else None
        waiting: list[Chart] = [chart]
        while waiting:
            part = waiting.pop(0)
            most = (DOTS_HIGH if scale else CHART_HIGH) / _INCH / CHART_SCALE
            if found := divided(part, wide, most):
                part = found[0]
                waiting.append(found[1])
            high = dots_high(part, wide) if chart.kind == "dots" else most
            made = plot(part, Room(wide, high, self.numbered.marks, self.words), scale)
            yield {"kind": "plot", "alt": twin(exhibit), **shapes(made, wide, high, CHART_SCALE, self.words)}
        if chart.kind == "dots":
            yield from [text_block(chart.missing, size=QUIET, tone="muted")] if chart.missing else []
            return
        listed, others = named(chart)
        yield from self._tables(as_table(listed, self.words), narrow=narrow)
        if others:
            yield text_block([self.words("slides.more_dots", n=others)], size=QUIET, tone="muted")

    def _picture(self, drawn: bytes, exhibit: Exhibit, wide: float) -> Block:
        self._pictures += 1
        name = f"picture{self._pictures}.png"
        (self.folder / name).write_bytes(drawn)
        return {"kind": "picture", "file": name, "alt": twin(exhibit), "wide": wide, "beside": []}

    def _diagram(self, exhibit: Exhibit, body: Diagram, *, narrow: bool) -> Iterator[Block]:
        """Boxes and arrows where they fit on a page, else the steps as a table."""
        laid = lay_out(body, (WIDE / 2 - 6 if narrow else WIDE) / _INCH, (HIGH - _HEADED) / _INCH, most=DIAGRAM)
        if laid is None:
            yield from self._tables(as_table(body, self.words), narrow=narrow)
        else:
            yield drawn_diagram(laid) | {"alt": twin(exhibit)}

    def _tables(self, table: Table, *, narrow: bool) -> Iterator[Block]:
        """The table; one that is wider than a page comes in parts, each with the first column and the lead's."""
        if table.rows:
            yield from (self._part(table, at, narrow=narrow) for at in parts(table, 4 if narrow else MOST_COLUMNS))

    def _part(self, table: Table, columns: Sequence[int], *, narrow: bool) -> Block:
        rows = [[self._cell(row[at]) for at in columns] for row in table.rows]
        heads = [legal(heading(table.columns[at], self.words)) for at in columns]
        texts = [
            [head, *(f"{row[at]['text']}{row[at]['marks']}\n{row[at]['note']}" for row in rows)]
            for at, head in enumerate(heads)
        ]
        room = (WIDE / 2 if narrow else WIDE) / _INCH
        return {
            "kind": "table",
            "heads": heads,
            "rows": rows,
            "weights": [round(inches, 3) for inches in widths(spans(texts), room, CELL)],
            "leads": [place for place, at in enumerate(columns) if table.columns[at].lead],
        }

    def _cell(self, cell: Cell) -> Block:
        return {
            "text": legal(cell.text or " → ".join(reading.text for reading in cell.trend)),
            "note": legal(cell.note),
            "marks": self.numbered.marks(cell.citations),
            "tone": cell.tone,
        }
