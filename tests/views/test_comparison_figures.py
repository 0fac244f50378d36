"""Figures side by side: printed forms, kinds of missing, and why they are not compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from comparing import TOWNS, alike, chosen

from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.quantity import overlaps
from dashboard.views.comparison_figures import figures

if TYPE_CHECKING:
    from conftest import Towns


def cells(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def test_a_qualified_figure_keeps_its_qualifier_in_both_languages(towns_catalogue: Catalogue) -> None:
    chinese = cells(figures(towns_catalogue, chosen(towns_catalogue, *TOWNS, lang="zh")))["总人口"]
    english = cells(figures(towns_catalogue, chosen(towns_catalogue, *TOWNS)))["Total population"]
    assert [cell.text for cell in chinese[1:]] == ["10万人", "近20万人", "超5万人"]
    assert [cell.text for cell in english[1:]] == ["100,000 people", "nearly 200,000 people", "more than 50,000 people"]


def test_each_kind_of_missing_is_said_by_its_name_and_a_true_zero_is_a_figure(towns_catalogue: Catalogue) -> None:
    found = cells(figures(towns_catalogue, chosen(towns_catalogue, *TOWNS, "hidden")))
    assert [cell.text for cell in found["Grid cells"][1:]] == ["20 grids", "withheld", "0 grids", "not in the source"]
    assert found["Community associations"][2].text == "not published"
    assert found["Service teams"][1].text == "not applicable"
    assert found["Public satisfaction"][3].text == "to be verified"
    assert found["Volunteers"][4].text == "below the smallest unit"


def test_what_keeps_two_towns_apart_is_named_with_the_level_of_each(towns_catalogue: Catalogue) -> None:
    verdict = cells(figures(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b")))["Total population"][0]
    assert (verdict.text, verdict.tone) == ("Not comparable", "caution")
    assert "different levels (Test Town A: county, Test Town B: prefecture)" in verdict.note
    assert "period not stated (Test Town B)" in verdict.note


def test_the_lead_counts_what_can_be_compared_and_says_so_when_nothing_can(towns_catalogue: Catalogue) -> None:
    apart = figures(towns_catalogue, chosen(towns_catalogue, *TOWNS, lang="zh")).lead
    together = figures(alike(towns_catalogue), chosen(towns_catalogue, *TOWNS, lang="zh")).lead
    assert "不止一地印出的 5 项，可以比较的 0 项" in apart
    assert "没有任何两个数可以相比" in apart
    assert "可以比较的 5 项，能定大小的 3 项" in together
    assert "没有任何两个数" not in together


def test_an_order_is_stated_where_it_holds_and_refused_where_bounds_overlap(towns_catalogue: Catalogue) -> None:
    verdict = cells(figures(alike(towns_catalogue), chosen(towns_catalogue, *TOWNS)))["Total population"][0]
    assert verdict.text == "Comparable"
    assert "the figure of Test Town B is higher than that of Test Town A" in verdict.note
    assert "the figures of Test Town A and Test Town C overlap: not ordered" in verdict.note


def test_no_overlapping_figures_are_put_in_order_anywhere_in_the_exhibit(towns_catalogue: Catalogue) -> None:
    catalogue = alike(towns_catalogue)
    exhibit = figures(catalogue, chosen(catalogue, *TOWNS))
    assert exhibit.data is not None
    text = " ".join([*exhibit.twin, *(cell.note for row in cells(exhibit).values() for cell in row)])
    for left, right in combinations(TOWNS, 2):
        for indicator in catalogue.indicators:
            mine, theirs = (
                next((o.quantity for o in catalogue.observations_of(code) if o.indicator_id == indicator), None)
                for code in (left, right)
            )
            rows = exhibit.data[(exhibit.data.locality_id == left) & (exhibit.data.item_id == indicator)]
            if mine is not None and theirs is not None and overlaps(mine, theirs):
                assert f"{right}:overlap" in rows["orders"].item()
                names = [catalogue.localities[code].name.en for code in (left, right)]
                assert f"the figures of {names[0]} and {names[1]} overlap: not ordered" in text


def test_lines_that_compare_stand_above_lines_that_do_not(towns_catalogue: Catalogue) -> None:
    found = cells(figures(alike(towns_catalogue), chosen(towns_catalogue, *TOWNS)))
    assert [row[0].text for row in found.values()] == [
        *["Comparable"] * 2,
        *["Partly comparable"] * 3,
        "One place only",
    ]


def test_a_benchmark_has_its_own_column_only_where_a_line_has_one(towns_catalogue: Catalogue) -> None:
    plain = figures(towns_catalogue, chosen(towns_catalogue, *TOWNS))
    assert isinstance(plain.body, Table)
    assert "benchmark" not in [column.key for column in plain.body.columns]
    assert any("Registered volunteers (China)" in note for note in plain.notes)
    records = towns_catalogue.records
    counted = tuple(
        replace(entry, indicator_id="registered_volunteer_count") if entry.indicator_id == "volunteer_count" else entry
        for entry in records.observations
    )
    catalogue = replace(towns_catalogue, records=replace(records, observations=counted))
    with_country = figures(catalogue, chosen(catalogue, *TOWNS))
    assert isinstance(with_country.body, Table)
    assert with_country.body.columns[-1].title == "China (benchmark)"
    assert cells(with_country)["Registered volunteers"][-1].text == "about 200 million people"
    assert with_country.data is not None
    assert set(with_country.data[with_country.data.role == "benchmark"]["orders"]) == {""}


def test_the_period_of_a_line_is_said_in_the_readers_language(towns: Towns) -> None:
    towns.repeat("observations", "town-a.grid_count", observation_id="town-a.later", period="2021年", line="6")
    catalogue = load(towns.folder)
    found = cells(figures(catalogue, chosen(catalogue, "town-a", "town-c")))
    assert {"Grid cells (period not stated)", "Grid cells (2021)"} <= set(found)


def test_places_without_any_figure_get_a_sentence_instead_of_an_empty_table(cases: Catalogue) -> None:
    exhibit = figures(cases, chosen(cases, "xx", "xuzhou", lang="zh"))
    assert isinstance(exhibit.body, Prose)
    assert "没有印出任何实测数量" in exhibit.body.entries[0].text


def test_a_doubt_stands_beside_the_figure_it_is_about(cases: Catalogue) -> None:
    found = cells(figures(cases, chosen(cases, "shaowu", "beijing", lang="zh")))["群众满意度"][1]
    assert (found.text, found.tone) == ("98%", "caution")
    assert "存疑" in found.note
    assert "。；" not in found.note


def test_of_the_ten_cases_two_share_an_indicator_and_their_levels_differ(cases: Catalogue) -> None:
    exhibit = figures(cases, chosen(cases, "shaowu", "beijing", lang="zh"))
    assert "不止一地印出的 1 项，可以比较的 0 项" in exhibit.lead
    note = cells(exhibit)["街道、乡、镇数"][0].note
    assert "层级不同（邵武市：县级、北京市：省级）" in note


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_and_every_silence_has_a_source_and_none_is_a_bare_zero(cases: Catalogue, lang: str) -> None:
    data = figures(cases, chosen(cases, *[case.locality_id for case in cases.cases[:8]], lang=lang)).data
    assert data is not None
    assert set(data["source_id"]) <= set(cases.sources)
    silent = data[data["missing"] == "not_in_source"]
    assert silent[["value", "lower", "upper"]].isna().all(axis=None)
    assert (data["observation_id"].isna() == (data["missing"] == "not_in_source")).all()


def test_the_text_twin_names_every_place_of_every_line(towns_catalogue: Catalogue) -> None:
    exhibit = figures(towns_catalogue, chosen(towns_catalogue, *TOWNS))
    assert len(exhibit.twin) == len(cells(exhibit))
    assert all(towns_catalogue.localities[code].name.en in line for line in exhibit.twin for code in TOWNS)
