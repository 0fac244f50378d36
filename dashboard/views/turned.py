"""A table of places in columns, turned for more places than stand side by side: a line a place, in a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.records import Locality
from dashboard.wording import Wording


def turned(exhibit: Exhibit, places: Sequence[Locality], words: Wording) -> Exhibit:
    """One row per column of a place, one column per row, the lead's row marked; other columns are left out.

    Columns are keyed by what the row is about (the key of its first cell, which every row that may be turned has), in
    whichever language and however many rows stand before it: so an old address sorts by the same column.
    """
    table = exhibit.body
    assert isinstance(table, Table)
    names = {place.locality_id: words.text(place.name) for place in places}
    rows = [
        (_head(column, words), *(row[at] for row in table.rows))
        for at, column in enumerate(table.columns)
        if column.key in names
    ]
    heads = (Column(f"row.{row[0].key}", row[0].text, help=row[0].note) for row in table.rows)
    first = Column("place", words("tables.place"))
    return replace(exhibit, body=Table((first, *heads), tuple(rows), reading=False))


def _head(column: Column, words: Wording) -> Cell:
    name = words("tables.lead", place=column.title) if column.lead else column.title
    return Cell(name, "strong", order=column.title)
