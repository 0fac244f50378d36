"""Text to copy: rows that a spreadsheet takes as they are, sentences with their sources; any body as a table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import escape
from dashboard.catalogue import Catalogue
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
    Edge,
    Entry,
    Exhibit,
    Figure,
    Figures,
    LegendEntry,
    MapScene,
    Node,
    Prose,
    Reading,
    Table,
)
from dashboard.exports.as_table import as_table
from dashboard.exports.copied_text import plain_text, tab_separated
from dashboard.records import Citation
from dashboard.wording import wording

EN, ZH = wording("en"), wording("zh")
HERE = Citation("shaowu-study", 36)


def table(*rows: tuple[str, ...]) -> Table:
    columns = (Column("a", "Place"), Column("b", "Teams", unit="teams", lead=True))
    return Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows))


def rows(body: Body) -> list[list[str]]:
    text = tab_separated(Exhibit("x", "", body), EN)
    read = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    return [[escape.from_spreadsheet(cell) for cell in row] for row in read]


def test_units_stand_in_the_headings_and_the_lead_is_marked() -> None:
    assert rows(table(("Here", "5")))[0] == ["Place", "Teams (teams) ★"]


def test_a_cell_has_its_note_and_a_row_its_sources() -> None:
    body = Table((Column("a", "A"),), ((Cell("5", note="period not stated", citations=(HERE, Citation("xx"))),),))
    assert rows(body) == [["A", "Sources"], ["5 (period not stated)", "shaowu-study:36; xx"]]


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]), max_size=20)] * 2), min_size=1))
def test_any_text_comes_back_from_a_paste_and_none_begins_a_formula(found: list[tuple[str, str]]) -> None:
    assert rows(table(*found))[1:] == [list(row) for row in found]
    for row in csv.reader(
        io.StringIO(tab_separated(Exhibit("x", "", table(*found)), EN), newline=""), dialect="excel-tab"
    ):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_sentences_name_title_notes_and_numbered_sources(cases: Catalogue) -> None:
    body = Table((Column("a", "A"),), ((Cell("5", citations=(HERE,)),),))
    shown = Exhibit("x", "题目", body, lead="一句。", twin=("邵武市：5。",), notes=("只数一次。",))
    assert plain_text(cases, shown, ZH) == (
        "题目\n\n一句。\n\n邵武市：5。\n\n只数一次。\n\n"
        "资料来源：\n[1] 《基层社会治理创新的探索与实践》，刊名未印出；由汇文网转载，2023，第 36 行。\n"
    )


def test_a_table_without_a_twin_is_said_row_by_row(cases: Catalogue) -> None:
    assert plain_text(cases, Exhibit("x", "", table(("Here", "5"), ("There", ""))), EN) == (
        "Here: Teams (teams) ★: 5\nThere\n"
    )


def test_a_line_of_a_sentence_that_begins_a_formula_is_guarded(cases: Catalogue) -> None:
    assert plain_text(cases, Exhibit("x", "=1+1", Prose(()), twin=("ok", "@SUM(1)")), EN) == "'=1+1\n\nok\n'@SUM(1)\n"


def test_empty_columns_are_left_out() -> None:
    body = Figures((Figure("Teams", "5", caution="doubtful"), Figure("Towns", "7")))
    assert rows(body) == [["Item", "Figure", "Caution"], ["Teams", "5", "doubtful"], ["Towns", "7", ""]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (Prose((Entry("a", "b", beneath="c"),)), [["Text", "Detail", "More"], ["a", "b", "c"]]),
        (
            Cards((Card("k", "Title", (("done", "explicit"), ("county", "plain")), "Text", (("Where", "Here"),)),)),
            [["Title", "Marks", "Text", "Points"], ["Title", "done, county", "Text", "Where: Here"]],
        ),
        (
            Diagram((Node("a", "ask"), Node("b", "do"), Node("c", "no")), (Edge("a", "b", "if so"), Edge("a", "c"))),
            [["Step", "Leads to (condition)"], ["ask", "do (if so)\nno"], ["do", ""], ["no", ""]],
        ),
        (
            MapScene((0, 0, 1, 1), (), (), legend=(LegendEntry("0", "few", 3),), legend_title="Teams"),
            [["Teams", "Count"], ["few", "3"]],
        ),
    ],
)
def test_every_body_is_a_table(body: Body, expected: list[list[str]]) -> None:
    assert rows(body) == expected


def test_a_chart_is_a_row_a_place_in_its_order_and_names_those_without_a_number() -> None:
    dots = (
        Dot("a", "Here", Reading("nearly 5", None, 4, 5), Reading("7", 7, 7, 7), tone="lead", citations=(HERE,)),
        Dot("b", "There", Reading("6", 6, 6, 6)),
    )
    chart = Chart("scatter", Axis("Teams", "teams"), dots, Axis("Towns"), missing=("Beyond",))
    found = as_table(chart, EN)
    assert [[cell.text for cell in row] for row in found.rows] == [
        ["Here ★", "nearly 5", "7"],
        ["There", "6", ""],
        ["Beyond", "no usable figure", ""],
    ]
    assert [column.title for column in found.columns] == ["Place", "Teams", "Towns"]
    assert found.rows[0][0].citations == (HERE,)


def test_a_trend_is_its_numbers_oldest_first() -> None:
    trend = (Reading("5", 5, 5, 5), Reading("nearly 7", None, 6, 7))
    assert rows(Table((Column("a", "A"),), ((Cell("", trend=trend),),)))[1] == ["5 → nearly 7"]
