"""The CSV read back against the exhibits: no qualifier dropped, no missing turned to zero, no order, no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from comparing import TOWNS, alike, chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit
from dashboard.exports.tables import csv_file
from dashboard.records import Text
from dashboard.selection import Selection
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms
from dashboard.wording import LANGUAGES, wording

PAGE = (figures, framework_evidence, mechanisms, facts)


def exhibits(catalogue: Catalogue, selection: Selection) -> list[Exhibit]:
    return [view(catalogue, selection) for view in PAGE]


def written(catalogue: Catalogue, selection: Selection) -> bytes:
    return csv_file(catalogue, exhibits(catalogue, selection), wording(selection.lang))


def rows(catalogue: Catalogue, *codes: str, lang: str = "zh") -> list[dict[str, str]]:
    text = written(catalogue, chosen(catalogue, *codes, lang=lang)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def figure_rows(catalogue: Catalogue, *codes: str, lang: str = "zh") -> dict[tuple[str, str], dict[str, str]]:
    found = rows(catalogue, *codes, lang=lang)
    return {(row["locality_id"], row["item_id"]): row for row in found if row["exhibit"] == "comparison.figures"}


def test_the_file_begins_with_the_mark_by_which_excel_knows_utf_8(towns_catalogue: Catalogue) -> None:
    assert written(towns_catalogue, chosen(towns_catalogue, *TOWNS)).startswith(b"\xef\xbb\xbfexhibit,locality_id,")


def test_every_row_of_every_exhibit_is_there_once(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "beijing", "xx", lang="zh")
    expected = sum(len(exhibit.data) for exhibit in exhibits(cases, selection) if exhibit.data is not None)
    assert len(rows(cases, *selection.localities)) == expected


def test_a_qualified_figure_has_bounds_and_no_single_number(towns_catalogue: Catalogue) -> None:
    found = figure_rows(towns_catalogue, *TOWNS)
    nearly = found["town-b", "total_population"]
    assert (nearly["printed"], nearly["qualifier"], nearly["value"]) == ("近20万人", "below", "")
    assert (nearly["lower"], nearly["upper"], nearly["upper_open"]) == ("180000", "200000", "true")
    assert found["town-c", "total_population"]["upper"] == ""
    assert found["town-a", "total_population"]["value"] == "100000"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_qualified_figure_of_the_ten_cases_has_a_bare_number(cases: Catalogue, lang: str) -> None:
    found = figure_rows(cases, *[case.locality_id for case in cases.cases[:8]], lang=lang).values()
    assert {row["qualifier"] for row in found if row["value"]} == {"exact"}
    assert all(row["lower"] and row["shown"] for row in found if row["qualifier"])


def test_each_kind_of_missing_keeps_its_code_and_only_the_true_zero_is_a_number(towns_catalogue: Catalogue) -> None:
    found = figure_rows(towns_catalogue, *TOWNS, "hidden")
    kinds = {row["missing"] for row in found.values()}
    assert kinds - {""} == {
        *("not_in_source", "not_published", "not_applicable", "withheld"),
        *("below_smallest_unit", "to_be_verified", "true_zero"),
    }
    for row in found.values():
        if row["missing"] not in ("", "true_zero"):
            assert (row["value"], row["lower"], row["upper"]) == ("", "", "")
    assert found["town-c", "grid_count"]["value"] == "0"


def test_the_only_orders_in_the_file_are_those_that_hold(towns_catalogue: Catalogue) -> None:
    found = figure_rows(alike(towns_catalogue), *TOWNS)
    assert found["town-a", "total_population"]["orders"] == "town-b:<;town-c:overlap"
    assert found["town-b", "volunteer_count"]["orders"] == "town-a:>;town-c:>"
    assert {row["orders"] for row in figure_rows(towns_catalogue, *TOWNS).values()} == {""}


def test_every_row_names_source_title_and_line_or_the_source_as_a_whole(cases: Catalogue) -> None:
    for row in rows(cases, *[case.locality_id for case in cases.cases[:8]]):
        assert row["source_title"] == cases.sources[row["source_id"]].title.zh
        assert row["line"].isdigit() or row["citations"].split(";")[0] == row["source_id"]
        if row.get("observation_id"):
            assert row["line"].isdigit()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_file_shows_is_what_the_screen_shows(towns_catalogue: Catalogue, lang: str) -> None:
    selection = chosen(towns_catalogue, *TOWNS, lang=lang)
    shown = [str(text) for exhibit in exhibits(towns_catalogue, selection) for text in exhibit.data["shown"]]  # type: ignore[index]
    assert [row["shown"] for row in rows(towns_catalogue, *TOWNS, lang=lang)] == shown


def test_text_that_looks_like_a_formula_is_guarded_and_numbers_are_not(towns_catalogue: Catalogue) -> None:
    records = towns_catalogue.records
    hostile = tuple(
        replace(entry, name=Text('=HYPERLINK("x")', "+1+cmd")) if entry.locality_id == "town-a" else entry
        for entry in records.localities
    )
    catalogue = replace(towns_catalogue, records=replace(records, localities=hostile))
    found = rows(catalogue, "town-a", "town-b")
    assert {row["locality"] for row in found} == {'\'=HYPERLINK("x")', "测试乙镇"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row.values())


def test_the_same_comparison_gives_the_same_bytes(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "xx")
    assert written(cases, selection) == written(cases, selection)
