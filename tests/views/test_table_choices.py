"""A reader's sort, search and columns: nothing is put in an order that its figures don't have."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import Cell, Column, Exhibit, Prose, Table
from dashboard.quantity import Interval, parse
from dashboard.selection import Selection
from dashboard.views.table_choices import can_be_sorted, columns, in_order, shaped, sorts, turned, wanted

PRINTED = {"一": "约10个", "二": "30个", "三": "11个", "四": "9个"}  # 约10 may be 9 or 11: these three are in no order


def exhibit(*rows: tuple[Cell, ...], heads: tuple[Column, ...] | None = None) -> Exhibit:
    heads = heads or (Column("place", "Place"), Column("figure", "Figure"))
    return Exhibit("x", "X", Table(heads, rows))


def figures(printed: dict[str, str]) -> Exhibit:
    """A row per place, its figure with the interval that its printed form allows."""
    return exhibit(*((Cell(place), Cell(text, order=parse(text).interval)) for place, text in printed.items()))


def first_column(shown: Exhibit) -> list[str]:
    assert isinstance(shown.body, Table)
    return [row[0].text for row in shown.body.rows]


def test_figures_that_may_be_equal_keep_the_places_they_had_and_a_note_says_so() -> None:
    shown = in_order(figures(PRINTED), Selection(lang="en", sort="-figure"))
    assert first_column(shown) == ["二", "一", "三", "四"]
    assert "may be equal" in shown.notes[0]


def test_sorted_the_other_way_they_keep_them_as_far_as_no_order_is_certain() -> None:
    assert first_column(in_order(figures(PRINTED), Selection(sort="figure"))) == ["一", "四", "三", "二"]


def test_text_of_numbers_is_not_sorted_as_text() -> None:
    rows = {"a": "9个", "b": "100个", "c": "20个"}
    assert first_column(in_order(figures(rows), Selection(sort="-figure"))) == ["b", "c", "a"]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=2, max_size=9), st.booleans())
def test_a_sorted_column_never_turns_two_figures_whose_order_is_certain(
    ends: list[tuple[int, int]], falling: bool
) -> None:
    intervals = [Interval(Decimal(low), Decimal(low + width)) for low, width in ends]
    cells = [Cell(str(at), order=interval) for at, interval in enumerate(intervals)]
    shown = in_order(exhibit(*((cell, cell) for cell in cells)), Selection(sort="-figure" if falling else "figure"))
    found = [intervals[int(text)] for text in first_column(shown)]
    assert len(found) == len(intervals)
    for before, after in combinations(found, 2):
        assert not (before.is_below(after) if falling else after.is_below(before))


def test_a_row_without_a_figure_stands_last_either_way() -> None:
    silent = exhibit((Cell("a"), Cell("–")), (Cell("b"), Cell("1", order=1)), (Cell("c"), Cell("2", order=2)))
    assert first_column(in_order(silent, Selection(sort="figure"))) == ["b", "c", "a"]
    assert first_column(in_order(silent, Selection(sort="-figure"))) == ["c", "b", "a"]


def test_a_column_without_an_order_can_neither_be_chosen_nor_sorted() -> None:
    plain = exhibit((Cell("b"), Cell("9")), (Cell("a"), Cell("10")))
    assert sorts([plain], "en") == {}
    assert first_column(in_order(plain, Selection(sort="figure"))) == ["b", "a"]


def test_a_column_whose_figures_all_overlap_offers_no_sort() -> None:
    table = figures({"a": "约10个", "b": "11个"}).body
    assert isinstance(table, Table)
    assert not can_be_sorted(table, 1)


def test_a_column_is_offered_both_ways() -> None:
    assert list(sorts([figures(PRINTED)], "en")) == ["figure", "-figure"]


@pytest.mark.parametrize(("before", "after"), [("", "-x"), ("-x", "x"), ("x", ""), ("y", "-x")])
def test_a_heading_pressed_again_turns_the_order_and_then_leaves_it(before: str, after: str) -> None:
    assert turned(before, "x") == after


def test_a_search_keeps_the_rows_that_hold_every_word_in_text_or_note_and_counts_them() -> None:
    rows = ((Cell("Grid"), Cell("1", note="Knocking round")), (Cell("Hotline"), Cell("2")))
    (shown,) = shaped([exhibit(*rows)], Selection(lang="en", search="grid KNOCK"))
    assert first_column(shown) == ["Grid"]
    assert shown.notes[0] == "1 of 2 rows shown."


def test_a_search_that_finds_nothing_says_so() -> None:
    (shown,) = shaped([figures(PRINTED)], Selection(lang="en", search="<b>"))
    assert isinstance(shown.body, Prose)
    assert "<b>" in shown.body.entries[0].text


HEADS = (Column("item", "Item"), Column("verdict", "Verdict"), Column("lead", "Lead", lead=True), Column("b", "B"))
ROW = (Cell("item"), Cell("verdict"), Cell("lead"), Cell("b"))


def test_the_lead_stands_beside_the_first_column_and_neither_can_be_left_out() -> None:
    wide = exhibit(ROW, heads=HEADS)
    assert columns([wide]) == {"verdict": "Verdict", "b": "B"}
    (shown,) = shaped([wide], Selection(columns=("b",)))
    assert isinstance(shown.body, Table)
    assert [column.key for column in shown.body.columns] == ["item", "lead", "b"]
    assert [cell.text for cell in shown.body.rows[0]] == ["item", "lead", "b"]


def test_columns_of_another_table_leave_this_one_whole() -> None:
    (shown,) = shaped([exhibit(ROW, heads=HEADS)], Selection(columns=("elsewhere",)))
    assert isinstance(shown.body, Table)
    assert len(shown.body.columns) == 4


def test_only_long_or_wide_tables_ask_what_to_show_of_them() -> None:
    assert not wanted([figures(PRINTED)], Selection())
    assert wanted([exhibit(*[ROW] * 9, heads=HEADS)], Selection())
    assert wanted([figures(PRINTED)], Selection(search="x"))


def test_what_is_no_table_stays_as_it_is() -> None:
    prose = Exhibit("x", "X", Prose(()))
    assert shaped([prose], Selection(search="x", sort="y")) == (prose,)
