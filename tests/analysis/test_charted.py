"""Bands: what may be the same number stands together, what is certainly more stands above."""

from __future__ import annotations

from itertools import combinations

from charting import telling, volunteers
from comparing import TOWNS
from hypothesis import given
from hypothesis import strategies as st
from quantity.strategies import by_rule, ranges

from dashboard.analysis.charted import Group, bands, group
from dashboard.analysis.comparability import Barrier
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity, parse
from dashboard.selection import Selection


def grouped(catalogue: Catalogue, indicator: str = "volunteer_count") -> Group:
    places = [catalogue.localities[code] for code in TOWNS]
    return group(catalogue, Selection(lang="en", localities=TOWNS), catalogue.indicators[indicator], places)


def test_what_is_certainly_more_stands_in_a_higher_band() -> None:
    assert bands([parse("500人"), parse("1000余人"), parse("500多人")]) == (3, 1, 2)


def test_figures_that_a_third_overlaps_share_its_band() -> None:
    assert bands([parse("约100人"), parse("95人"), parse("105人"), parse("3人")]) == (1, 1, 1, 2)


def test_equal_figures_share_a_band() -> None:
    assert bands([parse("40家"), parse("40家")]) == (1, 1)


@given(st.lists(st.one_of(by_rule, ranges), max_size=7))
def test_bands_order_two_figures_only_as_the_number_type_does(found: list[Quantity]) -> None:
    alike = [entry for entry in found if entry.unit == found[0].unit]
    for (a, one), (b, other) in combinations(zip(alike, bands(alike), strict=True), 2):
        if one != other:
            assert a.compare(b) == (">" if one < other else "<")


def test_comparable_figures_stand_from_high_to_low_and_by_name_where_they_may_be_equal(
    towns_catalogue: Catalogue,
) -> None:
    found = grouped(volunteers(towns_catalogue, "约40名", "100名", "42名"))
    assert [(entry.place.locality_id, entry.band) for entry in found.comparable] == [
        ("town-b", 1),
        ("town-a", 2),
        ("town-c", 2),
    ]
    assert found.aside == ()


def test_a_figure_of_another_period_is_set_aside_and_in_no_band(towns_catalogue: Catalogue) -> None:
    year = telling(towns_catalogue, {"volunteer_count": {"town-a": "10名", "town-b": "20名"}})
    found = grouped(telling(towns_catalogue, {"volunteer_count": {"town-c": "5000名"}}, "2019年", onto=year))
    assert [entry.place.locality_id for entry in found.comparable] == ["town-b", "town-a"]
    assert [(entry.place.locality_id, entry.band, entry.barriers) for entry in found.aside] == [
        ("town-c", 0, (Barrier.PERIOD,))
    ]


def test_a_place_without_a_figure_is_silent_and_not_lost(towns_catalogue: Catalogue) -> None:
    found = grouped(volunteers(towns_catalogue, "10名", "20名"))
    assert [held.place.locality_id for held in found.silent] == ["town-c"]


def test_a_figure_of_another_definition_is_set_aside_and_its_place_is_silent(towns_catalogue: Catalogue) -> None:
    told = {"volunteer_count": {"town-a": "10名"}, "registered_volunteer_count": {"town-b": "20名"}}
    found = grouped(telling(towns_catalogue, told))
    assert [(entry.place.locality_id, entry.barriers) for entry in found.aside] == [("town-b", (Barrier.DEFINITION,))]
    assert [held.place.locality_id for held in found.silent] == ["town-b", "town-c"]
    assert [entry.place.locality_id for entry in found.own] == ["town-a"]


def test_as_they_are_the_three_towns_share_no_scale(towns_catalogue: Catalogue) -> None:
    found = grouped(towns_catalogue)
    assert found.comparable == ()
    assert {entry.place.locality_id for entry in found.aside} == set(TOWNS)
