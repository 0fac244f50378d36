"""A change is stated only between two figures of one place that may be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from charting import telling
from comparing import TOWNS

from dashboard.analysis.comparability import Barrier
from dashboard.analysis.over_time import Change, changes, judge_over_time, moment, periods_shared
from dashboard.catalogue import Catalogue

COUNT = "volunteer_count"


def over(towns_catalogue: Catalogue, *years: tuple[str, dict[str, str]]) -> Catalogue:
    found = None
    for period, told in years:
        found = telling(towns_catalogue, {COUNT: told}, period, onto=found)
    assert found
    return found


def changed(catalogue: Catalogue) -> dict[str, Change]:
    places, indicator = [catalogue.localities[code] for code in TOWNS], catalogue.indicators[COUNT]
    pairs = periods_shared(catalogue, places, indicator)
    return {entry.place.locality_id: entry for entry in changes(catalogue, places, indicator, pairs[0])}


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2023", (2023,)),
        ("2023年", (2023,)),
        ("２０２３年度", (2023,)),
        ("2023年6月", (2023, 6)),
        ("2023-06", (2023, 6)),
        ("2023年13月", None),
        ("2018年起", None),
        ("目前", None),
        ("", None),
    ],
)
def test_only_a_year_or_month_is_a_point_in_time(period: str, found: tuple[int, ...] | None) -> None:
    assert moment(period) == found


def test_a_change_has_the_direction_that_bounds_allow(towns_catalogue: Catalogue) -> None:
    found = changed(
        over(
            towns_catalogue,
            ("2010年", {"town-a": "600名", "town-b": "100多人", "town-c": "约500人"}),
            ("2020年", {"town-a": "500名", "town-b": "1000余人", "town-c": "500多人"}),
        )
    )
    assert {code: entry.verdict.order for code, entry in found.items()} == {
        "town-a": ">",
        "town-b": "<",
        "town-c": None,
    }


def test_the_pair_that_most_places_have_comes_first_and_of_those_the_widest(towns_catalogue: Catalogue) -> None:
    catalogue = over(
        towns_catalogue,
        ("2010年", {"town-a": "1名", "town-b": "2名"}),
        ("2015年", {"town-a": "1名", "town-b": "2名"}),
        ("2020年", {"town-a": "1名", "town-b": "2名"}),
        ("2021年", {"town-a": "1名"}),
    )
    places = [catalogue.localities[code] for code in TOWNS]
    found = periods_shared(catalogue, places, catalogue.indicators[COUNT])
    assert found[0] == ("2010", "2020")
    assert found[-1] == ("2020", "2021")


def test_a_month_is_not_set_against_a_year(towns_catalogue: Catalogue) -> None:
    catalogue = over(towns_catalogue, ("2010年", {"town-a": "1名"}), ("2020年6月", {"town-a": "2名"}))
    assert periods_shared(catalogue, [catalogue.localities["town-a"]], catalogue.indicators[COUNT]) == ()


def test_a_figure_since_a_year_can_not_be_the_end_of_a_change(towns_catalogue: Catalogue) -> None:
    catalogue = over(towns_catalogue, ("2010年", {"town-a": "1名"}))
    early = catalogue.records.observations[0]
    late = replace(early, period="2018年起")
    assert judge_over_time(early, late, catalogue.indicators[COUNT]).barriers == (Barrier.PERIOD_NOT_STATED,)


def test_other_kinds_units_and_unstated_denominators_bar_a_change(towns_catalogue: Catalogue) -> None:
    catalogue = over(towns_catalogue, ("2010年", {"town-a": "1名"}), ("2020年", {"town-a": "2名"}))
    early, late = catalogue.records.observations
    indicator = catalogue.indicators[COUNT]
    assert judge_over_time(early, replace(late, kind="rule"), indicator).barriers == (Barrier.KIND,)
    rate = replace(indicator, value_type="percent", base=type(indicator.base)())
    assert judge_over_time(early, late, rate).barriers == (Barrier.BASE_NOT_STATED,)
    assert judge_over_time(late, early, indicator).barriers == (Barrier.PERIOD,)
