"""Places in order, and no more order than there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import TOWNS, alike
from planted import INDICATOR, PLANTED, SORTS, counties, planted, with_rates

from dashboard.analysis.ordering import Placed, arranged
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection


def order(catalogue: Catalogue, codes: tuple[str, ...] = TOWNS, **choices: object) -> tuple[Placed, ...]:
    selection = replace(Selection(localities=codes), **choices)
    return arranged(catalogue, selection, [catalogue.localities[code] for code in codes])


def codes(found: tuple[Placed, ...]) -> list[str]:
    return [entry.place.locality_id for entry in found]


def test_places_stand_as_they_were_chosen_and_the_first_leads(towns_catalogue: Catalogue) -> None:
    found = order(towns_catalogue, ("town-c", "town-a"))
    assert [(entry.place.locality_id, entry.lead) for entry in found] == [("town-c", True), ("town-a", False)]


@pytest.mark.parametrize("by", ["name", "code", "value", "gap"])
def test_the_lead_stays_marked_wherever_it_stands(towns_catalogue: Catalogue, by: str) -> None:
    found = order(counties(towns_catalogue), ("town-b", "town-c", "town-a"), order=by, indicator=INDICATOR)
    assert [entry.place.locality_id for entry in found if entry.lead] == ["town-b"]


def test_chinese_names_stand_by_their_reading(cases: Catalogue) -> None:
    found = order(cases, ("xuzhou", "beijing", "shaowu"), order="name", lang="zh")
    assert codes(found) == ["beijing", "shaowu", "xuzhou"]  # běi, shào, xú


def test_by_code_a_place_without_one_comes_last(towns_catalogue: Catalogue) -> None:
    assert codes(order(towns_catalogue, ("hidden", "town-b", "town-a"), order="code")) == ["town-a", "town-b", "hidden"]


def test_by_value_the_highest_comes_first(towns_catalogue: Catalogue) -> None:
    found = order(counties(towns_catalogue), order="value", indicator=INDICATOR)
    assert [(entry.place.locality_id, entry.band) for entry in found] == [("town-c", 1), ("town-b", 2), ("town-a", 3)]


def test_figures_that_may_be_equal_share_a_band_and_stand_by_name(towns_catalogue: Catalogue) -> None:
    # about 40 may be 42
    found = order(
        alike(towns_catalogue), ("town-c", "town-a"), order="value", indicator="community_org_count", lang="en"
    )
    assert [(entry.place.locality_id, entry.band) for entry in found] == [("town-a", 1), ("town-c", 1)]


def test_two_that_are_in_order_stay_so_where_a_third_may_equal_both(towns_catalogue: Catalogue) -> None:
    # 100,000, nearly 200,000, over 50,000
    found = order(alike(towns_catalogue), order="value", indicator="total_population", lang="en")
    assert [(entry.place.locality_id, entry.band) for entry in found] == [("town-b", 1), ("town-a", 1), ("town-c", 1)]


def test_a_rate_of_few_cases_does_not_lead_by_its_name(towns_catalogue: Catalogue) -> None:
    # 22 of 22 may be 86 %, so it is in no order with 98 % of 1,922; 60 % of 1,000 is certainly less than both
    rates = {
        "town_a": ("100%", "22件", "22件"),
        "town_b": ("98%", "1884件", "1922件"),
        "town_c": ("60%", "600件", "1000件"),
    }
    catalogue = with_rates(counties(towns_catalogue), **rates)
    found = order(catalogue, order="value", indicator="handled_rate_pct", lang="en")
    assert [(entry.place.locality_id, entry.band) for entry in found] == [("town-b", 1), ("town-a", 1), ("town-c", 2)]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("by", ["value", "gap"])
def test_a_planted_mismatch_stands_last_and_in_no_band(towns_catalogue: Catalogue, sort: str, by: str) -> None:
    choices = {"order": by, "indicator": INDICATOR, "benchmark": "town-b"}
    found = order(planted(towns_catalogue, sort), ("town-a", "town-b", PLANTED), **choices)
    assert (found[-1].place.locality_id, found[-1].band) == (PLANTED, 0)


def test_by_gap_the_farthest_from_the_benchmark_comes_first_whichever_way(towns_catalogue: Catalogue) -> None:
    # 100, 200 and 250 against 200: a hundred less, none, fifty more
    catalogue = counties(towns_catalogue, town_c="250人")
    found = order(catalogue, order="gap", indicator=INDICATOR, benchmark="town-b")
    assert [(entry.place.locality_id, entry.band) for entry in found][:2] == [("town-a", 1), ("town-c", 2)]


@pytest.mark.parametrize("by", ["value", "gap"])
def test_without_an_indicator_there_is_nothing_to_order_by(towns_catalogue: Catalogue, by: str) -> None:
    assert codes(order(towns_catalogue, ("town-c", "town-a"), order=by)) == ["town-c", "town-a"]


def test_no_places_are_in_no_order(towns_catalogue: Catalogue) -> None:
    assert order(towns_catalogue, (), order="value", indicator=INDICATOR) == ()
