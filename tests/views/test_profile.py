"""One place against its benchmark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planted import INDICATOR, PLANTED, SORTS, counties, planted

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.selection import Selection
from dashboard.views.profile import profile
from dashboard.wording import wording


def shown(catalogue: Catalogue, place: str = "town-a", **choices: object) -> Exhibit:
    return profile(catalogue, replace(Selection(lang="en", localities=(place,)), **choices))


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def test_every_indicator_of_the_place_has_a_row_and_what_compares_stands_first(towns_catalogue: Catalogue) -> None:
    exhibit = shown(counties(towns_catalogue), benchmark="town-b")
    found = rows(exhibit)
    assert len(found) == 6
    assert found["Volunteers"][1].text == "worse"
    assert "Test Town B: 200 people (2020); less by 100 people" in found["Volunteers"][1].note
    assert exhibit.title == "Test Town A against Test Town B"
    assert [cells[1].text for cells in found.values()][-1] == "not compared"


@pytest.mark.parametrize("sort", SORTS)
def test_a_planted_mismatch_is_not_compared(towns_catalogue: Catalogue, sort: str) -> None:
    found = rows(shown(planted(towns_catalogue, sort), benchmark=PLANTED))["Volunteers"][1]
    assert found.text == "not compared"
    kinds = {"definition": "not in the source", "missing": "withheld"}
    assert kinds.get(sort, wording("en")(f"comparison.barrier_{sort}")) in found.note


def test_the_benchmark_of_a_place_is_named_in_the_heading(towns_catalogue: Catalogue) -> None:
    assert shown(towns_catalogue).title == "Test Town A against the country"
    assert shown(towns_catalogue, lang="zh", benchmark="group").title == "测试甲镇与所列各地合计相比"


def test_the_place_is_marked_as_the_lead(towns_catalogue: Catalogue) -> None:
    body = shown(towns_catalogue).body
    assert isinstance(body, Table)
    assert [(column.title, column.lead) for column in body.columns][1] == ("Test Town A", True)


def test_a_place_without_figures_gets_a_sentence(cases: Catalogue) -> None:
    assert isinstance(shown(cases, "xx").body, Prose)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("benchmark", ["", "parent", "national", "group", "shaowu"])
def test_every_bundled_case_has_a_profile(lang: str, benchmark: str) -> None:
    cases = load(BUNDLED_DATA)
    for case in cases.cases:
        exhibit = shown(cases, case.locality_id, lang=lang, benchmark=benchmark)
        assert exhibit.title
        assert exhibit.data is not None


def test_a_period_of_the_address_is_the_one_shown(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue)
    records = catalogue.records
    later = tuple(
        replace(entry, observation_id="town-a.later", period="2021年")
        for entry in records.observations
        if (entry.locality_id, entry.indicator_id) == ("town-a", INDICATOR)
    )
    both = replace(catalogue, records=replace(records, observations=(*records.observations, *later)))
    assert "2021" in rows(shown(both))["Volunteers"][0].note
    assert "2020" in rows(shown(both, period="2020年"))["Volunteers"][0].note
