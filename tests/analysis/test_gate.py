"""One indicator over many places: who is compared with whom, and everyone else named with the reason."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from comparing import TOWNS
from planted import INDICATOR, PLANTED, SORTS, changed, counties, planted

from dashboard.analysis.comparability import Barrier, Setting, judge
from dashboard.analysis.gate import Gated, everyone, gate, indicator_of
from dashboard.catalogue import Catalogue
from dashboard.selection import UNSTATED, Selection


def gated(catalogue: Catalogue, indicator: str = INDICATOR, **choices: object) -> Gated:
    selection = replace(Selection(), **choices)
    places = everyone(catalogue, selection)
    return gate(catalogue, selection, catalogue.indicators[indicator], places)


def passed(found: Gated) -> list[str]:
    return [held.place.locality_id for held in found.passed]


def aside(found: Gated) -> dict[str, tuple[Barrier, ...]]:
    return {entry.held.place.locality_id: entry.barriers for entry in found.aside}


def test_counties_of_one_year_pass_and_their_setting_is_named(towns_catalogue: Catalogue) -> None:
    found = gated(counties(towns_catalogue))
    assert passed(found) == list(TOWNS)
    assert found.setting == Setting("county", "2020", "person")
    assert aside(found) == {"hidden": (Barrier.MISSING,)}


@pytest.mark.parametrize("sort", SORTS)
def test_a_planted_mismatch_is_set_aside_by_its_name_and_nobody_else_is(towns_catalogue: Catalogue, sort: str) -> None:
    found = gated(planted(towns_catalogue, sort))
    assert passed(found) == ["town-a", "town-b"]
    assert aside(found)[PLANTED] == (Barrier(sort),)


def test_the_places_set_aside_are_counted_by_reason(towns_catalogue: Catalogue) -> None:
    found = gated(planted(towns_catalogue, "partial"))
    assert found.counted == ((Barrier.MISSING, 1), (Barrier.PARTIAL, 1))


def test_every_place_is_either_compared_or_set_aside_and_every_pair_compared_passes_the_gate(
    towns_catalogue: Catalogue,
) -> None:
    for catalogue in (towns_catalogue, counties(towns_catalogue), *(planted(towns_catalogue, sort) for sort in SORTS)):
        for indicator in catalogue.indicators:
            found = gated(catalogue, indicator)
            everybody = {place.locality_id for place in everyone(catalogue, Selection())}
            assert {*passed(found), *aside(found)} == everybody
            assert not set(passed(found)) & set(aside(found))
            assert all(barriers for barriers in aside(found).values())
            pairs = combinations(found.passed, 2)
            assert all(judge(left, right, found.indicator).comparable for left, right in pairs)


def test_the_lead_decides_at_which_level_and_period_places_are_compared(towns_catalogue: Catalogue) -> None:
    later = planted(towns_catalogue, "period")
    assert gated(later).setting == Setting("county", "2020", "person")
    led = gated(later, localities=(PLANTED,))
    assert led.setting == Setting("county", "2021", "person")
    assert passed(led) == [PLANTED]
    assert aside(led)["town-a"] == (Barrier.PERIOD,)


def test_a_period_in_the_address_is_the_one_compared(towns_catalogue: Catalogue) -> None:
    assert passed(gated(planted(towns_catalogue, "period"), period="2021年")) == [PLANTED]


def test_figures_without_a_period_can_be_asked_for_and_are_not_ranked(towns_catalogue: Catalogue) -> None:
    found = gated(planted(towns_catalogue, "period_not_stated"), period=UNSTATED)
    assert found.setting is None
    assert passed(found) == []
    assert aside(found)[PLANTED] == (Barrier.PERIOD_NOT_STATED,)
    assert aside(found)["town-a"] == (Barrier.PERIOD,)


def test_a_place_with_two_periods_is_compared_in_that_of_the_others(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue)
    records = catalogue.records
    later = tuple(
        replace(entry, observation_id="town-a.later", period="2021年")
        for entry in records.observations
        if (entry.locality_id, entry.indicator_id) == ("town-a", INDICATOR)
    )
    found = gated(replace(catalogue, records=replace(records, observations=(*records.observations, *later))))
    assert passed(found) == list(TOWNS)


def test_without_an_indicator_the_one_that_most_places_report_is_taken(towns_catalogue: Catalogue) -> None:
    found = indicator_of(towns_catalogue, Selection())
    assert found is not None
    assert found.indicator_id == "total_population"
    assert indicator_of(towns_catalogue, Selection(indicator="grid_count")) is towns_catalogue.indicators["grid_count"]
    silent = changed(towns_catalogue, lambda entry: replace(entry, indicator_id=""))
    assert indicator_of(silent, Selection()) is None


def test_the_country_is_never_one_of_the_places(towns_catalogue: Catalogue) -> None:
    places = {place.locality_id for place in everyone(towns_catalogue, Selection(localities=("china",)))}
    assert "china" not in places


def test_per_resident_the_denominator_belongs_to_the_setting(towns_catalogue: Catalogue) -> None:
    found = gated(counties(towns_catalogue), per="resident")
    assert found.setting == Setting("county", "2020", "person_per_10k", "total_population")
