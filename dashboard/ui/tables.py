"""Tables on the screen: reading tables as text that wraps, long ones in a grid.

The first column, and the lead's beside it, stay in sight in both. A grid never sorts by itself, for it would sort by
text and put figures in order that may be the same number: a press on a heading asks `views.table_choices` for the
rows, by way of the address. A press on a cell says below the grid what the cell rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from dashboard import escape
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.selection import DESCENDING
from dashboard.ui.arrive import Visit, address_now, write_address
from dashboard.ui.cells import cell as markdown
from dashboard.ui.trend import trend_picture
from dashboard.views.table_choices import can_be_sorted, turned

LEAD = "★"
_FIT_A_PHONE = 3
_BLANK = "\u2007"  # as wide as a digit, and no line breaks there
_WIDTHS = {"small": 90, "large": 400}  # pixels; others as wide as their text
_LEAST = {"small": 7, "medium": 10, "large": 24}


def show_table(visit: Visit, exhibit: Exhibit) -> None:
    """A table as its kind asks."""
    table = exhibit.body
    assert isinstance(table, Table)
    (_reading if table.reading else _grid)(visit, exhibit, table)


def _reading(visit: Visit, exhibit: Exhibit, table: Table) -> None:
    rows = [[markdown(visit, cell) for cell in row] for row in table.rows]
    # the stylesheet knows the lead's column by the strong mark in its heading
    heads = _titles(visit, table, f"**{LEAD}**", escape.markdown)
    if len(heads) > _FIT_A_PHONE:
        free = 1 if table.columns[1].lead else 0  # the stylesheet sets the width of a first column beside the lead's
        heads[free:] = [_widened(head, at.width) for head, at in zip(heads[free:], table.columns[free:], strict=True)]
    st.table(pd.DataFrame(rows, columns=heads).set_index(heads[0]), border="horizontal", alt=exhibit.title)


def _titles(visit: Visit, table: Table, lead: str, door: Callable[[str], str]) -> list[str]:
    """Headings with unit, mark of the lead and of the sort; never two alike, for Streamlit knows columns by them."""
    seen: Counter[str] = Counter()
    titles = []
    for at, column in enumerate(table.columns):
        with_unit = visit.words("app.with_unit", title=column.title, unit=column.unit) if column.unit else column.title
        sorts = {column.key: " ↑", DESCENDING + column.key: " ↓"} if can_be_sorted(table, at) else {}
        title = door(with_unit) + (f" {lead}" if column.lead else "") + sorts.get(visit.selection.sort, "")
        seen[title] += 1
        titles.append(title + _BLANK * (seen[title] - 1) or " ")
    return titles


def _widened(head: str, width: str) -> str:
    """A heading that keeps its column readable: a wide table scrolls sideways rather than break words on a phone."""
    return f"{head} {_BLANK * _LEAST[width]}"


def _grid(visit: Visit, exhibit: Exhibit, table: Table) -> None:
    titles = _titles(visit, table, LEAD, str)
    frame = pd.DataFrame([[_plain(cell, column) for cell, column in _pairs(table, row)] for row in table.rows])
    frame.columns = pd.Index(titles)
    # a grid that shows other rows is another grid: what was pressed in the old one says nothing in it
    key = f"grid_{exhibit.key}_{crc32(repr((titles, frame.to_numpy().tolist())).encode()):08x}"
    # Streamlit counts columns from the index, which is hidden
    configured: dict[Any, Any] = {at + 1: _configured(column, at) for at, column in enumerate(table.columns)}
    pressed = st.dataframe(
        frame,
        hide_index=True,
        key=key,
        alt=exhibit.title,
        column_config=configured,
        on_select=lambda: _sort(visit, key, table, titles),
        selection_mode=("single-cell", "single-column"),
    )
    st.caption(escape.markdown(visit.words("tables.grid_note")))
    for row, title in pressed.selection.cells:
        _say(visit, table, table.rows[row], titles.index(title))
    for title in pressed.selection.columns:
        if not can_be_sorted(table, titles.index(title)):
            st.caption(escape.markdown(visit.words("tables.not_sorted")))


def _pairs(table: Table, row: Sequence[Cell]) -> zip[tuple[Cell, Column]]:
    return zip(row, table.columns, strict=True)


def _plain(cell: Cell, column: Column) -> str | None:
    if column.kind == "trend":
        return trend_picture(cell.trend)
    return cell.text.replace("\n", " ")


def _configured(column: Column, at: int) -> Any:
    help_text = escape.markdown(column.help) or None
    if column.kind == "trend":
        return st.column_config.ImageColumn(help=help_text, width="medium")
    width = _WIDTHS.get(column.width)
    return st.column_config.TextColumn(help=help_text, width=width, pinned=at == 0 or column.lead)


def _sort(visit: Visit, key: str, table: Table, titles: list[str]) -> None:
    """Put the order that a press on a heading asks for into the address."""
    selected = st.session_state[key]["selection"]["columns"]
    for at in (titles.index(title) for title in selected):
        if can_be_sorted(table, at):
            now = address_now(visit).selection
            write_address(replace(now, sort=turned(now.sort, table.columns[at].key)))


def _say(visit: Visit, table: Table, row: Sequence[Cell], at: int) -> None:
    """What stands in a cell and what it rests on."""
    with st.container(border=True):
        place = visit.words("tables.cell_of", row=row[0].text, column=table.columns[at].title)
        st.markdown(f"**{escape.markdown(place)}**  \n{markdown(visit, row[at])}")
