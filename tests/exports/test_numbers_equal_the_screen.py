"""Numbers equal the screen: every number is read back out of every format and held against the exhibits it is made of.

Printed form, bounds, unit, marks of the sources: nothing is dropped, nothing becomes a zero, nothing is put in order.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from comparing import TOWNS, alike, chosen
from reading_back import (
    EVERY_LANGUAGE,
    READ,
    WRITTEN,
    Shown,
    cell_shown,
    deck_of,
    described_in,
    everything_in,
    everything_of,
    everything_read,
    exhibits,
    joined,
    lacking,
    misplaced,
    notes_of,
    parts_of,
    plain,
    rows_in,
    rows_lacking,
    shown,
    slides_of,
    tables_of,
    tables_shown,
    texts_on,
)

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import (
    Axis,
    Cell,
    Chart,
    Column,
    Deck,
    Diagram,
    Dot,
    Exhibit,
    Figures,
    MapScene,
    Mark,
    Reading,
    Table,
)
from dashboard.exports.citation import source_words
from dashboard.exports.notes import cited_lines
from dashboard.exports.pdf_content import MOST_COLUMNS
from dashboard.exports.slides import pptx_file
from dashboard.exports.tables import csv_file
from dashboard.exports.workbook import xlsx_file
from dashboard.quantity import Interval
from dashboard.records import Citation
from dashboard.views.comparison_figures import figures
from dashboard.wording import LANGUAGES, wording

Read = tuple[Callable[[Catalogue, Deck], bytes], Callable[[bytes], str]]
FORMATS: dict[str, Read] = {form: (write, READ[form]) for form, write in WRITTEN.items()}
CITED = (Citation("shaowu-study", 41), Citation("chaoyang-2020"), Citation("shaowu-study", 36))


@pytest.fixture(scope="module", params=EVERY_LANGUAGE)
def everything(request: pytest.FixtureRequest, cases: Catalogue) -> Deck:
    """Every page and section over the bundled data, in either language."""
    return everything_of(cases, request.param)


@pytest.fixture(scope="module", params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    """The form of a file."""
    return str(request.param)


@pytest.fixture(scope="module")
def file(cases: Catalogue, everything: Deck, form: str) -> bytes:
    """Everything in that form."""
    return everything_in(form, cases, everything.lang)


@pytest.fixture(scope="module")
def text(cases: Catalogue, everything: Deck, form: str) -> str:
    """What it says, as another program reads it."""
    return everything_read(form, cases, everything.lang)


def test_every_number_of_every_page_stands_in_the_file_with_its_bounds_and_sources(
    everything: Deck, form: str, text: str
) -> None:
    told = [entry for exhibit in exhibits(everything) for entry in _told_in(form, exhibit)]
    assert len(told) > 2000
    assert lacking(told, text) == []


def test_every_cell_of_every_table_stands_in_its_row_and_under_its_heading(
    everything: Deck, form: str, file: bytes, text: str
) -> None:
    tables = tables_shown(exhibits(everything))
    assert sum(len(table.rows) * len(table.columns) for table in tables) > 1500
    assert _lost_in(form, tables, file, text) == []


def _lost_in(form: str, tables: Sequence[Table], file: bytes, text: str) -> list[str]:
    """A PDF has no tables, only their texts in order."""
    return rows_lacking(tables, text, MOST_COLUMNS) if form == "pdf" else misplaced(tables, rows_in(form, file))


def test_every_headline_figure_stands_with_its_label(everything: Deck, text: str) -> None:
    whole = plain(text)
    bodies = [exhibit.body for exhibit in exhibits(everything)]
    items = [item for body in bodies if isinstance(body, Figures) for item in body.items]
    told = [rf"{re.escape(plain(item.label))}(\[[^]]+\])*{re.escape(plain(item.text))}" for item in items]
    assert len(told) > 20
    assert [pattern for pattern in told if not re.search(pattern, whole)] == []


def test_what_a_map_shows_is_said_for_who_cannot_see_it(everything: Deck, form: str, file: bytes, text: str) -> None:
    said = {"pptx": notes_of, "pdf": lambda made: "\n".join(described_in(made))}.get(form, lambda _: text)(file)
    told = [one for exhibit in exhibits(everything) if isinstance(exhibit.body, MapScene) for one in exhibit.twin]
    assert len(told) > 10
    assert [sentence for sentence in told if plain(sentence) not in plain(said)] == []


FAULTS: dict[str, Callable[[Cell], Cell]] = {
    "a qualifier is dropped": lambda cell: replace(cell, text=re.sub("近|余|多|以上", "", cell.text)),
    "a missing figure is a zero": lambda cell: replace(cell, text="0") if cell.tone == "missing" else cell,
    "a number is another": lambda cell: replace(
        cell, text=cell.text.translate(str.maketrans("123456789", "234567891"))
    ),
    "a note is dropped": lambda cell: replace(cell, note=""),
    "a line of a source is another": lambda cell: replace(
        cell, citations=tuple(replace(one, line=one.line + 1) for one in cell.citations)
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_cell_of_all_that_says_something_else_is_found(cases: Catalogue, form: str, fault: str) -> None:
    exhibit = figures(cases, chosen(cases, "shaowu", "beijing-chaoyang", "yantai-dahaiyang", lang="zh"))
    table = exhibit.body
    assert isinstance(table, Table)
    faulty = replace(table, rows=_with_one(FAULTS[fault], table.rows))
    write, read = FORMATS[form]
    for body, lost in ((table, 0), (faulty, 1)):
        made = write(cases, deck_of(replace(exhibit, body=body)))
        assert len(_lost_in(form, [table], made, read(made))) == lost


def _with_one(fault: Callable[[Cell], Cell], rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with a fault in the first cell that can have it."""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if column and (other := fault(cell)) != cell:
                return *rows[:at], (*row[:column], other, *row[column + 1 :]), *rows[at + 1 :]
    raise AssertionError


def _told_in(form: str, exhibit: Exhibit) -> list[Shown]:
    """Word tells a diagram by its text twin."""
    if form == "docx" and isinstance(exhibit.body, Diagram):
        return [Shown(text) for text in exhibit.twin]
    return list(shown(exhibit))


def test_every_source_of_every_page_is_listed_with_all_its_lines(
    cases: Catalogue, everything: Deck, form: str, text: str
) -> None:
    whole, words = plain(text), wording(everything.lang)
    cited = {code: lines for code, lines in cited_lines(exhibits(everything)).items() if code in cases.sources}
    assert len(cited) > 5
    for code, lines in cited.items():
        # the one-file page also answers questions about places, and lists the lines that those cite
        told = words.text(cases.sources[code].title) if form == "html" else source_words(cases, code, lines, words)
        assert plain(told) in whole


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rows_of_a_table_stand_on_the_slides_as_on_the_screen_and_in_no_other_order(
    cases: Catalogue, lang: str
) -> None:
    table = figures(cases, chosen(cases, "shaowu", "beijing-chaoyang", "yantai", lang=lang))
    assert isinstance(table.body, Table)
    rows = joined(tables_of(slides_of(pptx_file(cases, deck_of(table, lang=lang)))))
    expected = [[cell_shown(cell) for cell in row] for row in table.body.rows]
    assert len(rows) == len(expected)
    for texts, cells in zip(rows, expected, strict=True):
        assert [lacking([cell], text) for text, cell in zip(texts, cells, strict=True)] == [[] for _ in cells]


@pytest.mark.parametrize("form", FORMATS)
def test_missing_is_said_by_its_kind_and_only_a_true_zero_is_a_zero(cases: Catalogue, form: str) -> None:
    cells = ("未公布", "来源未提及", "不适用", "不予公开", "小于最小单位", "待核实", "0")
    rows = tuple((Cell(f"第{at}行"), Cell(text, tone="missing")) for at, text in enumerate(cells))
    exhibit = Exhibit("x", "缺失", Table((Column("a", "地"), Column("b", "数")), rows))
    write, read = FORMATS[form]
    text = plain(read(write(cases, deck_of(exhibit))))
    assert [f"第{at}行{cell}" in text for at, cell in enumerate(cells)] == [True] * len(cells)


@pytest.mark.parametrize("form", FORMATS)
def test_a_cell_has_its_printed_form_its_note_and_the_lines_of_each_source(cases: Catalogue, form: str) -> None:
    cell = Cell("近18万人", note="未说明时间", citations=CITED)
    exhibit = Exhibit("x", "人口", Table((Column("a", "人口", unit="人", lead=True),), ((cell,),)))
    write, read = FORMATS[form]
    text = plain(read(write(cases, deck_of(exhibit))))
    assert lacking([cell_shown(cell)], text) == []
    assert "人口(人)★" in text


CHART = Chart(
    "dots",
    Axis("群众满意度", "%"),
    (
        Dot("a", "甲", Reading("98%", 98, 98, 98), tone="lead", band=1, citations=CITED),
        Dot("b", "乙", Reading("近98%", 98, 95, 98), band=1),
        Dot("c", "丙", Reading("60%以上", None, 60, None), band=2),
        Dot("d", "丁", Reading("不到60%", None, None, 60), band=3),
        Dot("e", "戊", Reading("70余%", 70, 70, 80), tone="muted", note="口径不同"),
    ),
    missing=("己：来源未报告",),
)


def sheet_rows(file: bytes) -> dict[str, list[object]]:
    """Of the sheets behind the charts, the rows of places: both numbers, the printed form, the four lengths of bars."""
    found: dict[str, list[object]] = {}
    for content in parts_of(file, ".xlsx").values():
        for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True):
            cells = [*row, *[None] * (8 - len(row))]
            if isinstance(cells[0], int | float) and cells[2]:
                found[str(cells[2])] = [cells[0], cells[1], *cells[3:]]
    return found


def test_a_chart_says_every_printed_form_and_keeps_the_order_of_the_exhibit(cases: Catalogue) -> None:
    [slide] = slides_of(pptx_file(cases, deck_of(Exhibit("c", "满意度", CHART))))[1:-1]
    labels = [text for text in texts_on(slide) if text[:1] in "甲乙丙丁戊"]
    assert [plain(text) for text in labels] == [
        *("甲★98%[1:36,41][2]", "乙近98%", "丙60%以上", "丁不到60%", "戊70余%"),
    ]
    assert "口径不同" in texts_on(slide)
    assert "己：来源未报告" in "\n".join(texts_on(slide))


def test_the_sheet_behind_a_chart_has_the_bounds_and_no_number_that_was_not_printed(cases: Catalogue) -> None:
    rows = sheet_rows(pptx_file(cases, deck_of(Exhibit("c", "满意度", CHART))))
    told = {name: (row[0], row[2], row[3], row[4]) for name, row in rows.items()}  # number, printed, above, below
    assert told == {
        "甲": (98, "98%", None, None),
        "乙": (98, "近98%", 0, 3),
        "丙": (60, "60%以上", None, None),
        "丁": (60, "不到60%", None, None),
        "戊": (70, "70余%", 10, 0),
    }


def test_places_that_may_be_the_same_number_are_joined_by_a_bracket_on_the_chart(cases: Catalogue) -> None:
    [slide] = slides_of(pptx_file(cases, deck_of(Exhibit("c", "满意度", CHART))))[1:-1]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    brackets = [series for series in chart.plots[0].series if series.name == "可能相同"]
    assert len(brackets) == 1  # 甲 and 乙; each other band is one place
    assert len(set(brackets[0].iter_values())) == 2


def scattered(kind: str) -> Exhibit:
    dots = (
        Dot("a", "甲", Reading("5支", 5, 5, 5), across=Reading("近98%", 98, 95, 98), period="2019年"),
        Dot("a", "甲", Reading("7支", 7, 7, 7), across=Reading("98%", 98, 98, 98), period="2023年"),
    )
    marks = (Mark("中位数", Reading("6支", 6, 6, 6)),) if kind == "distribution" else ()
    axis = Axis("满意度", "%") if kind == "scatter" else None
    return Exhibit("c", "队伍", Chart(kind, Axis("队伍", "支"), dots, across=axis, marks=marks))


@pytest.mark.parametrize("kind", ["slope", "scatter", "distribution"])
@pytest.mark.parametrize("form", ["pptx", "pdf"])
def test_every_other_chart_has_its_figures_in_a_table_beside_it(cases: Catalogue, form: str, kind: str) -> None:
    exhibit = scattered(kind)
    write, read = FORMATS[form]
    assert lacking(shown(exhibit), read(write(cases, deck_of(exhibit)))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_csv_and_the_workbook_have_every_printed_form_and_its_bounds(cases: Catalogue, lang: str) -> None:
    selection = chosen(cases, "shaowu", "beijing-chaoyang", "xx", lang=lang)
    exhibit = figures(cases, selection)
    assert exhibit.data is not None
    text = csv_file(cases, [exhibit], wording(lang)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(cases, [exhibit], selection, "comparison")))
    cells = {plain(str(cell)) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert len(rows) == len(exhibit.data)
    for row, (_, expected) in zip(rows, exhibit.data.iterrows(), strict=True):
        for name in ("printed", "lower", "upper", "qualifier", "missing"):
            wanted = expected.get(name)
            wanted = None if pd.isna(wanted) or wanted == "" else wanted
            found = escape.from_spreadsheet(row.get(name, "")) or None
            assert (float(found) if found and name in ("lower", "upper") else found) == wanted, name
        if not pd.isna(expected.get("printed")):
            assert plain(str(expected["printed"])) in cells


def test_figures_whose_bounds_overlap_stay_in_the_order_of_the_exhibit_in_every_format(
    towns_catalogue: Catalogue,
) -> None:
    towns = alike(towns_catalogue)
    exhibit = figures(towns, chosen(towns, *TOWNS, lang="zh"))
    assert isinstance(exhibit.body, Table)
    turned = replace(exhibit, body=replace(exhibit.body, rows=exhibit.body.rows[::-1]))
    for write, read in FORMATS.values():
        for one in (exhibit, turned):
            assert isinstance(one.body, Table)
            text = plain(read(write(towns, deck_of(one))))
            places = [text.index(plain(row[0].text)) for row in one.body.rows]
            assert places == sorted(places)


def test_the_bounds_that_order_cells_are_no_part_of_any_file(cases: Catalogue) -> None:
    cell = Cell("近18万人", order=Interval(175_000, 180_000))
    exhibit = Exhibit("x", "人口", Table((Column("a", "人口"),), ((cell,),)))
    for write, read in FORMATS.values():
        assert "175" not in read(write(cases, deck_of(exhibit))).replace(",", "")
