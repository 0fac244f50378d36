"""All places by one indicator: bands of ranks, and nobody ranked who can't be compared."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from comparing import TOWNS, alike
from planted import INDICATOR, PLANTED, SORTS, counties, planted, with_rates

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.exports.tables import csv_file
from dashboard.quantity import overlaps
from dashboard.selection import Selection
from dashboard.views.ranking import ranking
from dashboard.wording import wording


def shown(catalogue: Catalogue, indicator: str = INDICATOR, **choices: object) -> Exhibit:
    return ranking(catalogue, replace(Selection(lang="en", indicator=indicator), **choices))


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def data(exhibit: Exhibit) -> pd.DataFrame:
    assert exhibit.data is not None
    return exhibit.data.set_index("locality_id")


def test_exact_figures_have_one_rank_and_stand_in_its_order(towns_catalogue: Catalogue) -> None:
    found = rows(shown(counties(towns_catalogue)))
    assert [(name, cells[0].text) for name, cells in found.items()] == [
        ("Test Town C", "1"),
        ("Test Town B", "2"),
        ("Test Town A", "3"),
        ("A town (anonymised)", "not ranked"),
    ]


def test_a_rank_is_a_band_where_bounds_overlap_and_the_printed_form_stands_beside_it(
    towns_catalogue: Catalogue,
) -> None:
    found = rows(shown(alike(towns_catalogue), "total_population"))
    assert [(name, cells[0].text, cells[1].text) for name, cells in found.items()][:3] == [
        ("Test Town B", "1 to 2", "nearly 200,000 people"),
        ("Test Town A", "2 to 3", "100,000 people"),
        ("Test Town C", "1 to 3", "more than 50,000 people"),
    ]


def test_ties_are_kept_and_said(towns_catalogue: Catalogue) -> None:
    found = rows(shown(counties(towns_catalogue, town_b="300人")))
    assert [cells[0].text for cells in found.values()][:3] == ["1, tied (2 places)", "1, tied (2 places)", "3"]


def test_where_less_is_better_the_least_is_first(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue)
    less = tuple(replace(entry, polarity="lower_better") for entry in catalogue.records.indicators)
    found = rows(shown(replace(catalogue, records=replace(catalogue.records, indicators=less))))
    assert list(found)[:3] == ["Test Town A", "Test Town B", "Test Town C"]


def test_the_lead_is_marked_where_it_stands(towns_catalogue: Catalogue) -> None:
    found = rows(shown(counties(towns_catalogue), localities=("town-b",)))
    assert list(found)[:3] == ["Test Town C", "★ Test Town B", "Test Town A"]


def test_the_chosen_places_are_named_with_their_ranks_and_marked_among_all(towns_catalogue: Catalogue) -> None:
    exhibit = shown(counties(towns_catalogue), localities=("town-b", "town-a", "hidden"))
    assert exhibit.lead.endswith(" Chosen: Test Town B: 2; Test Town A: 3; A town (anonymised): not ranked.")
    assert isinstance(exhibit.body, Table)
    assert [row[0].note for row in exhibit.body.rows][:3] == ["county", "lead; county", "chosen; county"]


def test_why_more_than_the_chosen_places_are_ranked_is_said_where_some_are_chosen(towns_catalogue: Catalogue) -> None:
    said = wording("en")("standing.among_all_note")
    assert said in shown(counties(towns_catalogue), localities=("town-b",)).notes
    assert said not in shown(counties(towns_catalogue)).notes


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_planted_mismatch_is_never_ranked_on_screen_or_in_the_file_and_is_named_and_counted(
    towns_catalogue: Catalogue, sort: str, lang: str
) -> None:
    catalogue = planted(towns_catalogue, sort)
    exhibit = shown(catalogue, lang=lang)
    words = wording(lang)
    reason = words(f"comparison.barrier_{sort}")
    place = words.text(catalogue.localities[PLANTED].name)
    cells = rows(exhibit)[place]
    assert cells[0].text == words("standing.unranked")
    assert cells[1].text  # the figure is not blanked
    assert reason in cells[-1].note
    assert f"{reason} " in exhibit.lead
    assert any(place in line and reason in line for line in exhibit.twin)
    row = data(exhibit).loc[PLANTED]
    assert (row["gate"], row["barriers"]) == ("set_aside", sort)
    assert row[["rank_best", "rank_worst", "band"]].isna().all()
    written = io.StringIO(csv_file(catalogue, [exhibit], words).decode("utf-8-sig"))
    line = next(entry for entry in csv.DictReader(written) if entry["locality_id"] == PLANTED)
    assert (line["rank_best"], line["rank_worst"], line["band"], line["gate"]) == ("", "", "", "set_aside")


def test_no_overlapping_figures_are_in_strict_order_in_rank_band_or_sort(towns_catalogue: Catalogue) -> None:
    catalogue = alike(towns_catalogue)
    for indicator in catalogue.indicators:
        exhibit = shown(catalogue, indicator)
        found = data(exhibit)
        orders = {row[0].link: row[1].order for row in exhibit.body.rows}  # type: ignore[union-attr]
        order = dict(zip(found.index, orders.values(), strict=True))
        for left in TOWNS:
            for right in TOWNS:
                mine, theirs = (
                    next((o.quantity for o in catalogue.observations_of(code) if o.indicator_id == indicator), None)
                    for code in (left, right)
                )
                if mine is None or theirs is None or not overlaps(mine, theirs):
                    continue
                one, other = found.loc[left], found.loc[right]
                assert (
                    pd.isna(one["rank_best"]) or pd.isna(other["rank_worst"]) or one["rank_best"] <= other["rank_worst"]
                )
                assert pd.isna(one["band"]) or pd.isna(other["band"]) or one["band"] == other["band"]
                if order[left] is not None and order[right] is not None:
                    assert not order[left].is_below(order[right])


def test_one_place_alone_has_no_rank_and_says_why(cases: Catalogue) -> None:
    exhibit = shown(cases, "township_unit_count")
    assert {cells[0].text for cells in rows(exhibit).values()} == {"not ranked"}
    assert "only figure" in rows(exhibit)["★ Beijing" if "★ Beijing" in rows(exhibit) else "Beijing"][-1].note
    assert data(exhibit)["rank_best"].isna().all()


def test_a_file_gives_a_value_only_where_one_number_is_possible(towns_catalogue: Catalogue) -> None:
    found = data(shown(alike(towns_catalogue), "total_population"))
    assert found.loc["town-a", "value"] == 100_000
    assert found.loc[["town-b", "town-c"], "value"].isna().all()
    assert found.loc["town-b", ["lower", "upper", "qualifier"]].tolist() == [180_000, 200_000, "below"]


def test_a_bar_is_solid_as_far_as_is_certain_and_shaded_as_far_as_is_possible(towns_catalogue: Catalogue) -> None:
    found = rows(shown(alike(towns_catalogue), "total_population"))
    assert [set(cells[2].text) for cells in found.values()][:3] == [{"█", "▒"}, {"█"}, {"█", "▒", "→"}]
    assert [cells[2].note for cells in found.values()][:2] == ["nearly 200,000 people", "100,000 people"]


def test_twenty_two_of_twenty_two_stand_beside_98_per_cent_of_1922_with_a_caution_in_words(
    towns_catalogue: Catalogue,
) -> None:
    catalogue = with_rates(
        alike(towns_catalogue),
        town_a=("100%", "22项", "22项"),
        town_b=("98%", "", "1922项"),
        town_c=("60%", "1200项", "2000项"),
    )
    exhibit = shown(catalogue, "handled_rate_pct")
    found = rows(exhibit)
    assert [(name, cells[0].text) for name, cells in found.items()][:3] == [
        ("Test Town B", "1 to 2"),
        ("Test Town A", "1 to 2"),
        ("Test Town C", "3"),
    ]
    assert "few cases: denominator below 30" in found["Test Town A"][1].note
    assert "few cases" not in found["Test Town B"][1].note
    assert any("few cases" in line for line in exhibit.twin)
    assert data(exhibit).loc["town-a", "cautions"] == "small_base"
    assert any("22 of 22" in note for note in exhibit.notes)


def test_per_resident_the_denominator_is_shown_with_its_own_figure(towns_catalogue: Catalogue) -> None:
    cell = rows(shown(counties(towns_catalogue), per="resident"))["Test Town A"][1]
    assert cell.text == "100 people"
    assert "10 people per 10,000 residents (denominator: Total population, 100,000 people)" in cell.note


@pytest.mark.parametrize("by", ["name", "code", "gap"])
def test_another_order_changes_the_rows_and_not_the_ranks(towns_catalogue: Catalogue, by: str) -> None:
    found = rows(shown(counties(towns_catalogue), order=by, benchmark="town-c"))
    assert {name: cells[0].text for name, cells in found.items()}["Test Town A"] == "3"
    expected = {"name": "Test Town A", "code": "Test Town A", "gap": "Test Town A"}
    assert next(iter(found)) == expected[by]


def test_without_any_figure_there_is_a_sentence(towns_catalogue: Catalogue) -> None:
    records = towns_catalogue.records
    exhibit = ranking(replace(towns_catalogue, records=replace(records, observations=())), Selection(lang="zh"))
    assert isinstance(exhibit.body, Prose)
    assert exhibit.twin


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_bundled_indicator_can_be_asked_for(lang: str) -> None:
    cases = load(BUNDLED_DATA)
    for indicator in cases.indicators:
        exhibit = shown(cases, indicator, lang=lang)
        assert exhibit.lead
        assert exhibit.data is not None
        assert set(exhibit.data["source_id"]) <= {*cases.sources, ""}
