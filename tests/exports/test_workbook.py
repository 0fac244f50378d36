"""The workbook read back with another program's reader, and compared with the exhibits it was made of."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import openpyxl
import pytest
from comparing import TOWNS, alike, chosen
from openpyxl.workbook import Workbook

from dashboard.catalogue import Catalogue
from dashboard.exhibit import (
    Axis,
    Chart,
    Diagram,
    Dot,
    Edge,
    Exhibit,
    LegendEntry,
    MapScene,
    Node,
    Reading,
    Table,
)
from dashboard.exports.tables import data_rows
from dashboard.exports.workbook import LONGEST, xlsx_file
from dashboard.records import Missing, Text
from dashboard.selection import Selection
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile(r"[\u3400-\u9fff]")


def exhibits(catalogue: Catalogue, selection: Selection) -> list[Exhibit]:
    return [view(catalogue, selection) for view in (figures, framework_evidence, mechanisms, facts)]


def written(catalogue: Catalogue, selection: Selection) -> bytes:
    return xlsx_file(catalogue, exhibits(catalogue, selection), selection, "comparison")


def opened(catalogue: Catalogue, *codes: str, lang: str = "en") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(catalogue, chosen(catalogue, *codes, lang=lang))))


def texts(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in book[sheet].iter_rows(values_only=True)]


def named(catalogue: Catalogue, **names: str) -> Catalogue:
    """The catalogue with places under other names."""
    records = catalogue.records
    renamed = tuple(
        replace(entry, name=Text(*[names[entry.locality_id.replace("-", "_")]] * 2))
        if entry.locality_id.replace("-", "_") in names
        else entry
        for entry in records.localities
    )
    return replace(catalogue, records=replace(records, localities=renamed))


def test_there_is_a_sheet_per_exhibit_then_data_sources_definitions_and_notes(towns_catalogue: Catalogue) -> None:
    assert opened(towns_catalogue, *TOWNS).sheetnames == [
        "Figures by indicator",
        "Framework evidence  Three-st",
        "Practices by kind",
        "The places",
        "Data",
        "Sources",
        "Definitions",
        "Notes",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_cell_of_every_table_stands_in_its_sheet_as_on_the_screen(cases: Catalogue, lang: str) -> None:
    selection = chosen(cases, "shaowu", "beijing", "xx", lang=lang)
    book = openpyxl.load_workbook(io.BytesIO(written(cases, selection)))
    for exhibit, sheet in zip(exhibits(cases, selection), book.worksheets, strict=False):
        assert isinstance(exhibit.body, Table)
        found = list(sheet.iter_rows(min_row=5, max_row=4 + len(exhibit.body.rows), values_only=True))
        for row, cells in zip(exhibit.body.rows, found, strict=True):
            for cell, text in zip(row, cells, strict=False):
                assert str(text).startswith(cell.text)
                assert cell.note in str(text)


def test_the_lead_is_marked_and_the_sources_of_a_row_stand_at_its_end(towns_catalogue: Catalogue) -> None:
    sheet = opened(towns_catalogue, "town-b", "town-a")["Figures by indicator"]
    assert [cell.value for cell in sheet[4]] == [
        *("Indicator", "Comparable?", "Test Town B ★", "Test Town A", "Sources"),
    ]
    sources = [
        str(row[-1])
        for row in sheet.iter_rows(min_row=5, values_only=True)
        if row[0] == "Total population (Everyone who lives in the town)"
    ]
    lines = ["handbook-1, “Towns A and B”, line 12", "handbook-1, “Towns A and B”, line 4"]
    assert sources[0].split("\n")[:2] == lines


def test_numbers_are_numbers_and_qualified_figures_have_none(towns_catalogue: Catalogue) -> None:
    sheet = opened(towns_catalogue, *TOWNS)["Data"]
    heads = [cell.value for cell in sheet[1]]
    found = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    population = {row["locality_id"]: row for row in found if row["item_id"] == "total_population"}
    assert population["town-a"]["value"] == 100000
    assert (population["town-b"]["value"], population["town-b"]["lower"], population["town-b"]["upper"]) == (
        *(None, 180000, 200000),
    )
    assert population["town-b"]["qualifier"] == "below"
    assert {row["qualifier"] for row in found if row["value"] is not None} == {"exact"}


def test_the_data_sheet_holds_the_same_rows_as_the_csv(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "xx", "beijing")
    expected = list(data_rows(cases, exhibits(cases, selection), wording("en")))
    sheet = openpyxl.load_workbook(io.BytesIO(written(cases, selection)))["Data"]
    heads = [str(cell.value) for cell in sheet[1]]
    for row, cells in zip(expected, sheet.iter_rows(min_row=2, values_only=True), strict=True):
        found = dict(zip(heads, cells, strict=True))
        assert found == {name: _as_cell(row.get(name)) for name in heads}


def _as_cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def test_no_missing_figure_is_a_zero_and_each_kind_is_explained(towns_catalogue: Catalogue) -> None:
    book = opened(towns_catalogue, *TOWNS, "hidden")
    grids = next(
        row for row in book["Figures by indicator"].iter_rows(values_only=True) if str(row[0]).startswith("Grid cells")
    )
    assert [str(cell).split(" (")[0] for cell in grids[2:6]] == ["20 grids", "withheld", "0 grids", "not in the source"]
    defined = texts(book, "Definitions")
    assert {row[0] for row in defined if row and row[0] in set(Missing)} == set(Missing)


def test_the_notes_hold_sources_with_lines_definitions_and_the_rules_of_the_qualifiers(
    towns_catalogue: Catalogue,
) -> None:
    book = opened(towns_catalogue, *TOWNS)
    handbook = next(row for row in texts(book, "Sources") if row[0:1] == ["handbook-1"])
    assert handbook[1] == "Towns A and B"
    assert "4, 5, 6, 7, 8" in str(handbook)
    defined = texts(book, "Definitions")
    assert next(row for row in defined if row[0:1] == ["satisfaction_rate_pct"])[-1] == "those asked"
    assert any(row[0:1] == ["below"] and "[v-h, v)" in row for row in defined)
    notes = texts(book, "Notes")
    assert any("comparison?lang=en&localities=town-a,town-b,town-c" in str(row) for row in notes)
    assert any("Figures by indicator" in row for row in notes)


def test_no_order_stands_anywhere_in_the_file_between_figures_that_overlap(towns_catalogue: Catalogue) -> None:
    book = opened(alike(towns_catalogue), *TOWNS)
    everything = "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )
    assert "the figures of Test Town A and Test Town C overlap: not ordered" in everything
    for pair in ("Test Town A is higher than that of Test Town C", "Test Town B is higher than that of Test Town C"):
        population = next(
            line for line in everything.split("\n") if line.startswith("Comparable") and "overlap" in line
        )
        assert pair not in population


def test_hostile_text_is_text_and_stays_text_when_the_cell_is_edited(towns_catalogue: Catalogue) -> None:
    catalogue = named(towns_catalogue, town_a='=HYPERLINK("http://x","y")', town_b="@SUM(1)")
    book = openpyxl.load_workbook(io.BytesIO(written(catalogue, chosen(catalogue, "town-a", "town-b"))))
    cells = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(("=", "@"))
    ]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_title_no_sheet_can_bear_still_gives_a_sheet(towns_catalogue: Catalogue) -> None:
    exhibit = replace(facts(towns_catalogue, chosen(towns_catalogue, *TOWNS)), title="[a]:*?/\\" + "长" * 60)
    selection = chosen(towns_catalogue, *TOWNS)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(towns_catalogue, [exhibit, exhibit], selection, "comparison")))
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len(set(book.sheetnames)) == 6


def test_text_longer_than_a_cell_ends_in_a_mark(towns_catalogue: Catalogue) -> None:
    catalogue = named(towns_catalogue, town_a="长" * (LONGEST + 5))
    sheet = openpyxl.load_workbook(io.BytesIO(written(catalogue, chosen(catalogue, "town-a", "town-b"))))["Data"]
    assert str(sheet.cell(2, 3).value).endswith("长…")


def test_a_map_a_diagram_and_a_chart_have_sheets_with_what_they_show_and_say(towns_catalogue: Catalogue) -> None:
    reading = Reading("nearly 5", None, 4, 5)
    shown = [
        Exhibit(
            "m", "Map", MapScene((0, 0, 1, 1), (), (), legend=(LegendEntry("0", "few", 3),)), twin=("Three places.",)
        ),
        Exhibit("d", "Way", Diagram((Node("a", "=ask()"), Node("b", "answer")), (Edge("a", "b", "if asked"),))),
        Exhibit(
            "c",
            "Dots",
            Chart("dots", Axis("Teams", "teams"), (Dot("x", "Here", reading, tone="lead"),), missing=("There",)),
        ),
    ]
    file = xlsx_file(towns_catalogue, shown, chosen(towns_catalogue, *TOWNS), "comparison")
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert texts(book, "Map")[3:] == [["Legend", "Count", "Sources"], ["few", "3"], [], ["Three places."]]
    assert ["=ask()", "answer (if asked)"] in texts(book, "Way")
    assert texts(book, "Dots")[3:6] == [
        ["Place", "Teams (teams)", "Sources"],
        ["Here ★", "nearly 5"],
        ["There", "no usable figure"],
    ]
    assert "Data" not in book.sheetnames


def test_the_same_comparison_gives_the_same_bytes_and_no_clock_is_in_them(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "xx")
    one = written(cases, selection)
    assert one == written(cases, selection)
    with ZipFile(io.BytesIO(one)) as parts:
        assert "2000-01-01" in parts.read("docProps/core.xml").decode()
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}


def test_an_english_workbook_has_no_chinese_on_the_sheets_of_the_page(cases: Catalogue) -> None:
    book = opened(cases, "yantai-dahaiyang", "beijing-chaoyang")
    for sheet in book.worksheets[:4]:
        for row in sheet.iter_rows(values_only=True):
            assert not [cell for cell in row if cell and CHINESE.search(str(cell))]
