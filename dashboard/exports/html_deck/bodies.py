"""An exhibit as HTML: the words, numbers, notes and marks of sources that the screen has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil

from dashboard.catalogue import Catalogue
from dashboard.exhibit import (
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Diagram,
    Entry,
    Exhibit,
    Figure,
    Figures,
    MapScene,
    Prose,
    Table,
)
from dashboard.exports import notes
from dashboard.exports.as_table import as_table, heading
from dashboard.exports.html_deck.charts import chart_figure
from dashboard.exports.html_deck.colours import Colours
from dashboard.exports.html_deck.diagrams import diagram_figure
from dashboard.exports.html_deck.maps import map_figure
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.numbered import Numbered
from dashboard.records import Citation
from dashboard.wording import Wording

MOST_COLUMNS = 6
_MARK = re.compile(r"\[(\d+)[^\]]*\]")


class Bodies:
    """Turns exhibits into blocks; counts their sources and the colours of their maps in as it goes."""

    def __init__(self, catalogue: Catalogue, numbered: Numbered, colours: Colours, words: Wording) -> None:
        self._catalogue, self._numbered, self._colours, self._words = catalogue, numbered, colours, words

    def blocks(self, exhibit: Exhibit, *, titled: bool) -> Iterator[Markup]:
        """Title (where several share a scene), lead, body, notes and what it rests on beyond what its body names."""
        if titled and exhibit.title:
            yield element("h3", exhibit.title)
        if exhibit.lead:
            yield element("p", exhibit.lead, class_="lead")
        yield from self._body(exhibit)
        named = set(notes.in_body(exhibit))
        further = self.marks([entry for entry in exhibit.sources if entry not in named])
        told = [element("p", note) for note in exhibit.notes if note]
        told += [element("p", self._words("word.rests_on"), " ", further)] if further else []
        if told:
            yield element("div", *told, class_="quiet", data_split=True)

    def marks(self, cited: Sequence[Citation]) -> Markup:
        """[1: 36, 41][2], each leading to its source at the end."""
        told = self._numbered.marks(cited)
        found = [element("a", mark[0], href=f"#source-{mark[1]}", class_="cite") for mark in _MARK.finditer(told)]
        return element("span", *found, class_="cites") if found else Markup()

    def _body(self, exhibit: Exhibit) -> Iterator[Markup]:
        body, words = exhibit.body, self._words
        described = "\n".join((exhibit.lead, *exhibit.twin)).strip() or exhibit.title
        if isinstance(body, Figures):
            yield element("div", *map(self._figure, body.items), class_="tiles", data_split=True)
        elif isinstance(body, Prose):
            yield self._prose(body)
        elif isinstance(body, Cards):
            yield element("div", *map(self._card, body.items), class_="cards", data_split=True)
        elif isinstance(body, MapScene):
            yield map_figure(self._catalogue, exhibit, self._colours, words, described)
        elif isinstance(body, Chart):
            yield chart_figure(exhibit, words, described)
            yield from self._tables(as_table(body, words), exhibit.title)
        elif isinstance(body, Diagram) and (drawn := diagram_figure(exhibit, described)):
            yield drawn
        else:
            yield from self._tables(as_table(body, words), exhibit.title)

    def _figure(self, item: Figure) -> Markup:
        label = " · ".join(part for part in (item.place, item.label) if part)
        return element(
            "div",
            element("p", label, class_="label"),
            element("p", item.text, class_="value"),
            element("p", item.context, class_="small") if item.context else None,
            element("p", item.caution, class_="small tone-caution") if item.caution else None,
            element("p", marks, class_="small") if (marks := self.marks(item.citations)) else None,
            class_="tile",
        )

    def _prose(self, body: Prose) -> Markup:
        inner, outer = ("li", "ul") if body.bullets else ("p", "div")
        return element(outer, *(self._entry(entry, inner) for entry in body.entries), class_="prose", data_split=True)

    def _entry(self, entry: Entry, name: str) -> Markup:
        below = [element("span", text, class_="beneath") for text in (entry.detail, entry.beneath) if text]
        return element(name, _lines(entry.text, entry.tone), " ", self.marks(entry.citations), *below)

    def _card(self, card: Card) -> Markup:
        badges = [element("span", word, class_=f"badge tone-{tone}") for word, tone in card.badges]
        lines = [element("p", element("b", name), " ", text, class_="small") for name, text in card.lines]
        return element(
            "div",
            element("p", element("b", card.title), " ", *badges, class_="card-title"),
            element("p", card.text) if card.text else None,
            *lines,
            element("p", marks, class_="small") if (marks := self.marks(card.citations)) else None,
            class_="card",
        )

    def _tables(self, table: Table, title: str) -> Iterator[Markup]:
        """The table; one that is wider than a slide comes in parts, each with the first column and the lead's."""
        if not table.rows:
            return
        kept = [0, *(at for at, column in enumerate(table.columns) if column.lead and at)]
        others = [at for at in range(len(table.columns)) if at not in kept]
        parts = max(ceil(len(others) / max(MOST_COLUMNS - len(kept), 1)), 1)
        each = max(ceil(len(others) / parts), 1)
        for start in range(0, max(len(others), 1), each):
            yield self._table(table, [*kept, *others[start : start + each]], title)

    def _table(self, table: Table, places: Sequence[int], title: str) -> Markup:
        columns = [table.columns[at] for at in places]
        heads = [element("th", heading(column, self._words), scope="col", class_=_column(column)) for column in columns]
        rows = [
            element("tr", *(self._cell(row[at], first=not number) for number, at in enumerate(places)))
            for row in table.rows
        ]
        whole = element(
            "table",
            element("caption", title, class_="unseen") if title else None,
            element("thead", element("tr", *heads)),
            element("tbody", *rows, data_split=True),
        )
        return element("div", whole, class_="table")

    def _cell(self, cell: Cell, *, first: bool) -> Markup:
        text = cell.text or " → ".join(reading.text for reading in cell.trend)
        note = element("span", cell.note, class_="beneath") if cell.note else None
        scope = {"scope": "row"} if first else {}
        marks = self.marks(cell.citations)
        return element("th" if first else "td", _lines(text, cell.tone), " " if marks else None, marks, note, **scope)


def _column(column: Column) -> str:
    return f"{column.width}{' leading' if column.lead else ''}"


def _lines(text: str, tone: str) -> Markup:
    """A text line by line, with the mark of its tone."""
    written = [line for line in text.split("\n") if line]
    parts = [joined(element("br") if at else None, line) for at, line in enumerate(written)]
    return joined(*parts) if tone == "plain" else element("span", *parts, class_=f"tone-{tone}")
