"""What a reader makes of a table: rows that hold a word, rows sorted by a column, some of its columns.

Rows are sorted by what their cells say of order, never by their text: a figure that is certainly greater stands before,
those that may be equal keep the places they had, and a note says so. A column without an order is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.analysis.sequence import has_order, has_ties, highest_first, lowest_first
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.quantity import Interval
from dashboard.selection import DESCENDING, Selection
from dashboard.wording import Wording, wording

FEW_ROWS = 8
FEW_COLUMNS = 5
Row = tuple[Cell, ...]


def shaped(exhibits: Sequence[Exhibit], selection: Selection) -> tuple[Exhibit, ...]:
    """The exhibits with their tables as the selection's `search`, `sort` and `columns` ask; others as they are."""
    return tuple(
        _shaped(entry, entry.body, selection) if isinstance(entry.body, Table) else entry for entry in exhibits
    )


def wanted(exhibits: Sequence[Exhibit], selection: Selection) -> bool:
    """Whether any table is long or wide enough to be searched and narrowed, or is narrowed already."""
    long = any(len(table.rows) > FEW_ROWS or len(table.columns) > FEW_COLUMNS for table in _tables(exhibits))
    return long or bool(selection.search or selection.columns or selection.sort)


def columns(exhibits: Sequence[Exhibit]) -> dict[str, str]:
    """Columns that can be left out, by key, with their titles: all but the first and the lead's."""
    return {entry.key: entry.title for table in _tables(exhibits) for entry in table.columns[1:] if not entry.lead}


def sorts(exhibits: Sequence[Exhibit], lang: str) -> dict[str, str]:
    """Ways to sort rows, as the address spells them, with their labels: each column that has an order, up and down."""
    words = wording(lang)
    sortable = {
        column.key: column.title
        for table in _tables(exhibits)
        for at, column in enumerate(table.columns)
        if can_be_sorted(table, at)
    }
    return {
        sign + key: words(f"tables.{name}", column=title)
        for key, title in sortable.items()
        for sign, name in (("", "lowest_first"), (DESCENDING, "highest_first"))
    }


def can_be_sorted(table: Table, at: int) -> bool:
    """Whether any cell of a column certainly stands before another."""
    orders = [row[at].order for row in table.rows if row[at].order is not None]
    texts = {order for order in orders if isinstance(order, str)}
    return len(texts) > 1 or has_order([_interval(order) for order in orders if not isinstance(order, str)])


def turned(sort: str, key: str) -> str:
    """The sort that a press on the heading of column `key` asks for: highest first, then lowest first, then none."""
    return {DESCENDING + key: key, key: ""}.get(sort, DESCENDING + key)


def _tables(exhibits: Sequence[Exhibit]) -> Iterator[Table]:
    return (entry.body for entry in exhibits if isinstance(entry.body, Table))


def _shaped(exhibit: Exhibit, table: Table, selection: Selection) -> Exhibit:
    words = wording(selection.lang)
    rows = _found(table.rows, selection.search)
    if not rows and table.rows:
        nothing = words("tables.no_row", search=selection.search)
        return replace(exhibit, body=Prose((Entry(nothing, tone="missing"),)), notes=())
    found = replace(exhibit, body=replace(table, rows=rows), notes=(*_notes(table, rows, words), *exhibit.notes))
    arranged = in_order(found, selection)
    assert isinstance(arranged.body, Table)
    return replace(arranged, body=_narrowed(arranged.body, selection.columns))


def in_order(exhibit: Exhibit, selection: Selection) -> Exhibit:
    """A table with its rows as the selection's `sort` asks, and a note where some of them are in no order."""
    table = exhibit.body
    assert isinstance(table, Table)
    rows, tied = _sorted(table, table.rows, selection.sort)
    notes = (*((wording(selection.lang)("tables.tied"),) if tied else ()), *exhibit.notes)
    return replace(exhibit, body=replace(table, rows=rows), notes=notes)


def _found(rows: Sequence[Row], search: str) -> tuple[Row, ...]:
    sought = search.casefold().split()
    return tuple(row for row in rows if all(word in _text(row) for word in sought))


def _text(row: Row) -> str:
    return "\n".join(text for cell in row for text in (cell.text, cell.note)).casefold()


def _notes(table: Table, rows: Sequence[Row], words: Wording) -> tuple[str, ...]:
    hidden = len(table.rows) - len(rows)
    return (words("tables.rows_shown", n=len(rows), of=len(table.rows)),) if hidden else ()


def _sorted(table: Table, rows: tuple[Row, ...], sort: str) -> tuple[tuple[Row, ...], bool]:
    """The rows in the order asked for, and whether any of them are in no order among themselves."""
    at = next((at for at, column in enumerate(table.columns) if column.key == sort.removeprefix(DESCENDING)), None)
    if not sort or at is None or not can_be_sorted(table, at):
        return rows, False
    named = [row for row in rows if isinstance(row[at].order, str)]
    figures = [row for row in rows if row[at].order is not None and not isinstance(row[at].order, str)]
    falling = sort.startswith(DESCENDING)
    named.sort(key=lambda row: str(row[at].order), reverse=falling)
    intervals = [_interval(row[at].order) for row in figures]
    sequence = highest_first(intervals) if falling else lowest_first(intervals)
    silent = (row for row in rows if row[at].order is None)
    return (*(figures[position] for position in sequence), *named, *silent), has_ties(intervals)


def _interval(order: Interval | float | str | None) -> Interval:
    assert isinstance(order, Interval | float | int)
    return order if isinstance(order, Interval) else Interval(Decimal(str(order)), Decimal(str(order)))


def _narrowed(table: Table, chosen: Sequence[str]) -> Table:
    """The first column, the lead's beside it, then those chosen, or all where none of the chosen is here."""
    own = {column.key for column in table.columns[1:] if not column.lead}
    wanted = own & set(chosen) or own
    kept = sorted(
        (at for at, column in enumerate(table.columns) if at == 0 or column.lead or column.key in wanted),
        key=lambda at: (at > 0, not table.columns[at].lead),
    )
    heads: tuple[Column, ...] = tuple(table.columns[at] for at in kept)
    return replace(table, columns=heads, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))
