"""Ratios of two figures of one place and one source, with bounds and with what their periods leave open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from charting import telling

from dashboard.analysis.ratios import PeriodGap, Ratio, RatioKind, ratios
from dashboard.catalogue import Catalogue
from dashboard.records import Citation


def found(catalogue: Catalogue, place: str) -> dict[tuple[str, str], Ratio]:
    return {
        (entry.above.indicator_id, entry.below.indicator_id): entry
        for entry in ratios(catalogue, catalogue.localities[place])
    }


def test_residents_per_grid_cell_keep_the_bounds_of_7000_and_more(cases: Catalogue) -> None:
    ratio = found(cases, "yantai-dahaiyang")["resident_population", "grid_count"]
    assert ratio.kind is RatioKind.PER_GRID
    assert ratio.gaps == (PeriodGap.NEITHER_PERIOD,)
    quotient = ratio.quotient
    assert quotient
    assert quotient.lower
    assert quotient.upper
    assert (int(quotient.lower), int(quotient.upper)) == (7000 // 13, 8000 // 13)


def test_a_share_is_made_only_of_a_part_that_its_definition_names(cases: Catalogue) -> None:
    shares = {pair for pair, ratio in found(cases, "shaowu").items() if ratio.kind is RatioKind.SHARE}
    assert shares == {
        ("urban_population", "total_population"),
        ("town_count", "township_unit_count"),
        ("township_count", "township_unit_count"),
        ("subdistrict_count", "township_unit_count"),
    }


def test_a_rate_per_10000_is_of_the_population_that_is_named(towns_catalogue: Catalogue) -> None:
    ratio = found(
        telling(towns_catalogue, {"volunteer_count": {"town-a": "500名"}, "total_population": {"town-a": "10万人"}}),
        "town-a",
    )["volunteer_count", "total_population"]
    assert ratio.kind is RatioKind.PER_10K
    assert ratio.quotient
    assert ratio.quotient.value == Decimal(50)
    assert ratio.gaps == ()


def test_different_periods_are_named(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"grid_count": {"town-a": "20个网格"}}, "2010年")
    both = telling(towns_catalogue, {"total_population": {"town-a": "10万人"}}, "2020年", onto=early)
    assert found(both, "town-a")["total_population", "grid_count"].gaps == (PeriodGap.PERIODS_DIFFER,)


def test_a_denominator_of_the_same_period_is_taken_where_there_is_one(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"grid_count": {"town-a": "10个网格"}}, "2010年")
    both = telling(
        towns_catalogue,
        {"total_population": {"town-a": "10万人"}, "grid_count": {"town-a": "20个网格"}},
        "2020年",
        onto=early,
    )
    ratio = found(both, "town-a")["total_population", "grid_count"]
    assert ratio.gaps == ()
    assert ratio.quotient
    assert ratio.quotient.value == Decimal(5000)


def test_figures_of_two_periods_are_not_paired_where_two_are_of_one(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"total_population": {"town-a": "8万人"}}, "2010年")
    both = telling(
        towns_catalogue,
        {"total_population": {"town-a": "10万人"}, "grid_count": {"town-a": "20个网格"}},
        "2020年",
        onto=early,
    )
    pairs = [entry for entry in ratios(both, both.localities["town-a"]) if entry.below.indicator_id == "grid_count"]
    assert [entry.gaps for entry in pairs] == [()]


def test_nothing_is_divided_by_what_may_be_zero(towns_catalogue: Catalogue) -> None:
    ratio = found(towns_catalogue, "town-c")["total_population", "grid_count"]
    assert ratio.quotient is None


def test_figures_of_two_sources_are_not_paired(towns_catalogue: Catalogue) -> None:
    catalogue = telling(
        towns_catalogue, {"total_population": {"town-a": "10万人"}, "grid_count": {"town-a": "20个网格"}}
    )
    people, cells = catalogue.records.observations
    apart = (people, replace(cells, citations=(Citation("essay", 3),)))
    records = replace(catalogue.records, observations=apart)
    assert found(replace(catalogue, records=records), "town-a") == {}


def test_volunteers_of_a_nation_are_not_divided_by_organisations_they_are_not_in(cases: Catalogue) -> None:
    assert found(cases, "china") == {}
