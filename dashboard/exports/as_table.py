"""Any body as a table: what a sheet, a page of text or a paste can hold of a map, a diagram, cards or a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from dashboard.exhibit import (
    Axis,
    Body,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Diagram,
    Dot,
    Figures,
    MapScene,
    Prose,
    Table,
)
from dashboard.records import Citation
from dashboard.views.chart_layout import MARKED
from dashboard.wording import Wording

FULL_TABLE = 40  # places of a chart that a table beside it lists


def as_table(body: Body, words: Wording) -> Table:
    """The body itself where it is a table, else one row per figure, entry, card, box, legend line or place.

    Columns in which nothing stands are left out, but for the first.
    """
    if isinstance(body, Table):
        return body
    if isinstance(body, Figures):
        rows = [
            _row(item.citations, item.label, item.text, item.place, item.context, item.caution) for item in body.items
        ]
        return _table(words, ("label", "figure", "place", "context", "caution"), rows)
    if isinstance(body, Prose):
        rows = [_row(entry.citations, entry.text, entry.detail, entry.beneath) for entry in body.entries]
        return _table(words, ("text", "detail", "beneath"), rows)
    if isinstance(body, Cards):
        return _table(words, ("title", "badges", "text", "lines"), [_card(card, words) for card in body.items])
    if isinstance(body, Diagram):
        return _table(words, ("step", "detail", "next"), _steps(body, words))
    if isinstance(body, MapScene):
        return _legend(body, words)
    return _chart(body, words)


def heading(column: Column, words: Wording) -> str:
    """A column's title with its unit; the lead locality is marked."""
    title = words("exports.with_note", text=column.title, note=column.unit) if column.unit else column.title
    return f"{title} ★" if column.lead else title


def shown(cell: Cell, words: Wording) -> str:
    """A cell with what limits it; the numbers of a trend, oldest first, where it has no other text."""
    text = cell.text or " → ".join(reading.text for reading in cell.trend)
    return words("exports.with_note", text=text, note=cell.note) if cell.note else text


def parts(table: Table, most: int) -> Iterator[list[int]]:
    """The columns of a table in parts of at most `most`, about as many in each, with the first one and the lead's."""
    kept = [0, *(at for at, column in enumerate(table.columns) if column.lead and at)]
    others = [at for at in range(len(table.columns)) if at not in kept]
    count = max(ceil(len(others) / max(most - len(kept), 1)), 1)
    for at in range(count):
        yield sorted([*kept, *others[at * len(others) // count : (at + 1) * len(others) // count]])


def named(chart: Chart) -> tuple[Chart, int]:
    """The chart with the places that a table can list, of many only the marked ones; how many that leaves out."""
    if len(chart.dots) <= FULL_TABLE:
        return chart, 0
    kept = tuple(dot for dot in chart.dots if dot.tone in MARKED)
    return replace(chart, dots=kept), len(chart.dots) - len(kept)


def citations_of(row: Sequence[Cell]) -> tuple[Citation, ...]:
    """What the cells of a row rest on, each once, in order."""
    return tuple(dict.fromkeys(entry for cell in row for entry in cell.citations))


def _row(citations: tuple[Citation, ...], *texts: str) -> tuple[Cell, ...]:
    """Cells with these texts; the first carries the citations."""
    return tuple(Cell(text, citations=() if at else citations) for at, text in enumerate(texts))


def _table(words: Wording, names: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    kept = [at for at in range(len(names)) if at == 0 or any(row[at].text for row in rows)]
    columns = tuple(Column(names[at], words(f"as_table.{names[at]}")) for at in kept)
    return Table(columns, tuple(tuple(row[at] for at in kept) for row in rows))


def _card(card: Card, words: Wording) -> tuple[Cell, ...]:
    lines = "\n".join(words("as_table.line", name=name, text=text) for name, text in card.lines)
    return _row(card.citations, card.title, words.join([word for word, _ in card.badges]), card.text, lines)


def _steps(diagram: Diagram, words: Wording) -> list[tuple[Cell, ...]]:
    """A row per box, in order, with the boxes that its arrows lead to and their conditions."""
    names = {node.key: node.text.replace("\n", " ") for node in diagram.nodes}
    onward: dict[str, list[str]] = {node.key: [] for node in diagram.nodes}
    for edge in diagram.edges:
        head = names.get(edge.head, edge.head)
        told = words("exports.with_note", text=head, note=edge.text) if edge.text else head
        onward.setdefault(edge.tail, []).append(told)
    return [_row((), node.text, node.detail, "\n".join(onward[node.key])) for node in diagram.nodes]


def _legend(scene: MapScene, words: Wording) -> Table:
    """The legend; that of every pane, under its caption, where they share none."""
    lines = [(entry.text, entry.count) for entry in scene.legend] or [
        (words("as_table.line", name=pane.caption, text=entry.text), entry.count)
        for pane in scene.panes
        for entry in pane.scene.legend
    ]
    rows = [_row((), text, "" if count is None else words("as_table.places", n=count)) for text, count in lines]
    table = _table(words, ("legend", "count"), rows)
    if not scene.legend_title:
        return table
    return Table((Column("legend", scene.legend_title), *table.columns[1:]), table.rows)


def _chart(chart: Chart, words: Wording) -> Table:
    """A row per place in the order of the chart, then its marks, then the places without a number."""
    across = chart.across or Axis("")
    rows = [_dot(dot) for dot in chart.dots]
    rows += [_row((), mark.label, mark.reading.text, "", "", "") for mark in chart.marks]
    rows += [_row((), name, words("as_table.no_number"), "", "", "") for name in chart.missing]
    table = _table(words, ("place", "reading", "across", "period", "note"), rows)
    titles = {
        "reading": Column("reading", chart.axis.title, chart.axis.unit),
        "across": Column("across", across.title, across.unit),
    }
    leads = [dot.tone == "lead" for dot in chart.dots]
    marked = tuple(
        (Cell(f"{row[0].text} ★", "strong", citations=row[0].citations), *row[1:]) if lead else row
        for row, lead in zip(table.rows, [*leads, *[False] * len(table.rows)], strict=False)
    )
    return Table(tuple(titles.get(column.key, column) for column in table.columns), marked)


def _dot(dot: Dot) -> tuple[Cell, ...]:
    across = dot.across.text if dot.across else ""
    return _row(dot.citations, dot.label, dot.reading.text, across, dot.period, dot.note)
