"""All places by all indicators: a word in every cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planted import INDICATOR, PLANTED, SORTS, counties, planted

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Table
from dashboard.selection import Selection
from dashboard.views.heat_map import heat_map
from dashboard.wording import wording


def shown(catalogue: Catalogue, **choices: object) -> Exhibit:
    return heat_map(catalogue, replace(Selection(lang="en"), **choices))


def cell(exhibit: Exhibit, place: str, column: str = INDICATOR) -> Cell:
    assert isinstance(exhibit.body, Table)
    at = [entry.key for entry in exhibit.body.columns].index(column)
    return next(row[at] for row in exhibit.body.rows if row[0].text.endswith(place))


def test_every_cell_says_in_a_word_what_its_colour_says(towns_catalogue: Catalogue) -> None:
    exhibit = shown(counties(towns_catalogue), benchmark="town-b")
    found = {name: cell(exhibit, name) for name in ("Test Town A", "Test Town B", "Test Town C")}
    assert [(entry.text, entry.tone) for entry in found.values()] == [
        ("100 people – worse", "worse"),
        ("200 people – the benchmark itself", "plain"),
        ("300 people – better", "better"),
    ]
    assert "200 people" in found["Test Town A"].note


def test_no_cell_is_blank_and_a_silence_says_its_kind(towns_catalogue: Catalogue) -> None:
    exhibit = shown(towns_catalogue)
    assert isinstance(exhibit.body, Table)
    assert all(entry.text for row in exhibit.body.rows for entry in row)
    assert cell(exhibit, "Test Town B", "grid_count").text == "withheld"
    assert cell(exhibit, "A town (anonymised)", "grid_count").text == "not in the source"


@pytest.mark.parametrize("sort", SORTS)
def test_a_planted_mismatch_is_not_compared_and_says_why(towns_catalogue: Catalogue, sort: str) -> None:
    exhibit = shown(planted(towns_catalogue, sort), benchmark="town-b")
    found = cell(exhibit, "Test Town C")
    assert exhibit.data is not None
    row = exhibit.data[(exhibit.data.locality_id == PLANTED) & (exhibit.data.item_id == INDICATOR)]
    assert set(row["outcome"]) == {"not_compared"}
    assert set(row["barriers"]) == {sort}
    if sort == "missing":
        assert found.text == "withheld"
    else:
        assert found.text.endswith(" – not compared")
        assert wording("en")(f"comparison.barrier_{sort}") in found.note


def test_rows_stand_in_the_order_asked_for(towns_catalogue: Catalogue) -> None:
    exhibit = shown(counties(towns_catalogue), order="value", indicator=INDICATOR)
    assert isinstance(exhibit.body, Table)
    assert [row[0].text for row in exhibit.body.rows][:3] == ["Test Town C", "Test Town B", "Test Town A"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bundled_cases_fill_a_heat_map(lang: str, cases: Catalogue) -> None:
    exhibit = heat_map(cases, Selection(lang=lang))
    assert isinstance(exhibit.body, Table)
    assert len(exhibit.body.rows) == len(cases.cases)
    assert len(exhibit.twin) == len(cases.cases)
