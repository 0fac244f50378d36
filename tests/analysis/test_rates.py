"""Rates and the counts behind them, against published intervals and by counting on one's fingers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from comparing import alike
from hypothesis import given
from hypothesis import strategies as st
from planted import with_rates

from dashboard.analysis.comparability import Barrier, Caution, Held, judge
from dashboard.analysis.rates import as_compared, divisible, share_interval, wilson
from dashboard.catalogue import Catalogue, load
from dashboard.quantity import Interval
from dashboard.records import Indicator


@pytest.fixture(scope="module")
def counties(three_towns_folder: Path) -> Catalogue:
    return alike(load(three_towns_folder))


def held(catalogue: Catalogue, town: str, code: str = "handled_rate_pct", per: str = "") -> tuple[Held, Indicator]:
    indicator = catalogue.indicators[code]
    found = tuple(entry for entry in catalogue.observations_of(town) if entry.indicator_id == code)
    return as_compared(catalogue, Held(catalogue.localities[town], found), indicator, per), indicator


# Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857-872,
# table I, method 3 (Wilson's score interval without continuity correction), four digits as printed.
@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [(81, 263, "0.2553", "0.3662"), (15, 148, "0.0624", "0.1605"), (0, 20, "0", "0.1611"), (1, 29, "0.0061", "0.1718")],
)
def test_the_intervals_are_those_that_newcombe_prints(count: int, total: int, lower: str, upper: str) -> None:
    low, high = wilson(Decimal(count), Decimal(total))
    assert abs(low - Decimal(lower)) <= Decimal("0.00005")
    assert abs(high - Decimal(upper)) <= Decimal("0.00005")


def test_all_of_twenty_two_may_be_eighty_six_per_cent() -> None:
    # with every case counted the lower limit is n / (n + 1.96 * 1.96) = 22 / 25.84
    low, high = wilson(Decimal(22), Decimal(22))
    assert round(low, 4) == Decimal("0.8513")
    assert high == 1


@pytest.mark.parametrize(("count", "total"), [(3, 2), (-1, 5), (0, 0)])
def test_what_is_no_share_is_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(Decimal(count), Decimal(total))


@given(st.integers(1, 400), st.data())
def test_an_interval_holds_its_share_and_narrows_as_cases_are_added(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    low, high = wilson(Decimal(count), Decimal(total))
    assert 0 <= low <= Decimal(count) / total <= high <= 1
    more = wilson(Decimal(10 * count), Decimal(10 * total))
    assert more[1] - more[0] < high - low


@given(st.tuples(*[st.integers(1, 60)] * 4), st.data())
def test_counts_with_bounds_give_an_interval_that_holds_that_of_every_allowed_pair(
    ends: tuple[int, int, int, int], data: st.DataObject
) -> None:
    (a, b), (c, d) = sorted(ends[:2]), sorted(ends[2:])
    count, total = (Interval(Decimal(low), Decimal(high)) for low, high in ((a, b), (c, d)))
    found = share_interval(count, total)
    if found is None:
        assert a > d
        return
    one, all_of = data.draw(st.integers(a, b)), data.draw(st.integers(c, d))
    if one <= all_of:
        low, high = wilson(Decimal(one), Decimal(all_of))
        assert found.covers(Interval(low, high))


def test_twenty_two_of_twenty_two_never_outranks_1922_orders_at_98_per_cent_without_a_caution(
    counties: Catalogue,
) -> None:
    catalogue = with_rates(counties, town_a=("100%", "22项", "22项"), town_b=("98%", "", "1922项"))
    small, indicator = held(catalogue, "town-a")
    large, _ = held(catalogue, "town-b")
    verdict = judge(small, large, indicator)
    assert verdict.comparable
    assert verdict.order is None
    assert Caution.SMALL_BASE in small.cautions
    assert Caution.SMALL_BASE not in large.cautions


def test_a_small_number_that_is_in_order_all_the_same_keeps_its_caution(counties: Catalogue) -> None:
    catalogue = with_rates(counties, town_a=("100%", "22项", "22项"), town_b=("50%", "961项", "1922项"))
    small, indicator = held(catalogue, "town-a")
    assert judge(small, held(catalogue, "town-b")[0], indicator).order == ">"
    assert Caution.SMALL_BASE in small.cautions


def test_a_rate_whose_counts_nobody_gives_says_so(counties: Catalogue) -> None:
    catalogue = with_rates(counties, town_a=("98%", "", ""))
    found, _ = held(catalogue, "town-a")
    assert found.compared is None
    assert found.cautions == (Caution.NO_COUNTS,)


def test_a_rate_that_its_own_counts_contradict_is_as_wide_as_both_and_says_so(counties: Catalogue) -> None:
    catalogue = with_rates(counties, town_a=("98%", "961项", "1922项"))
    found, _ = held(catalogue, "town-a")
    assert found.compared is not None
    assert found.cautions == (Caution.AGAINST_COUNTS,)
    assert found.compared.interval.holds(Decimal(50))
    assert found.compared.interval.holds(Decimal(98))


def test_per_ten_thousand_residents_the_denominator_is_named_and_its_bounds_are_carried(counties: Catalogue) -> None:
    # 500 volunteers of 100,000 people are 50 per 10,000; 1,000 to 2,000 of 180,000 to 200,000 are 50 to 111
    exact, indicator = held(counties, "town-a", "volunteer_count", "resident")
    vague, _ = held(counties, "town-b", "volunteer_count", "resident")
    assert exact.compared is not None
    assert vague.compared is not None
    assert (exact.base, exact.compared.lower, exact.compared.upper) == ("total_population", 50, 50)
    assert vague.compared.lower == 50
    assert round(vague.compared.upper or 0) == 111
    assert judge(exact, vague, indicator).order == "<"  # more than 1,000 of fewer than 200,000 is more than 50
    assert Caution.DERIVED in exact.cautions


def test_without_a_population_of_its_period_a_count_per_resident_is_set_aside(counties: Catalogue) -> None:
    records = counties.records
    later = tuple(
        replace(entry, period="2021年") if entry.observation_id == "town-b.total_population" else entry
        for entry in records.observations
    )
    catalogue = replace(counties, records=replace(records, observations=later))
    found, indicator = held(catalogue, "town-b", "volunteer_count", "resident")
    assert found.base is None
    verdict = judge(held(catalogue, "town-a", "volunteer_count", "resident")[0], found, indicator)
    assert Barrier.BASE_NOT_STATED in verdict.barriers


def test_residents_and_people_of_unknown_registration_are_different_denominators(counties: Catalogue) -> None:
    records = counties.records
    residents = replace(counties.indicators["total_population"], indicator_id="resident_population")
    counted = tuple(
        replace(entry, indicator_id="resident_population")
        if entry.observation_id == "town-b.total_population"
        else entry
        for entry in records.observations
    )
    catalogue = replace(
        counties, records=replace(records, indicators=(*records.indicators, residents), observations=counted)
    )
    left, indicator = held(catalogue, "town-a", "volunteer_count", "resident")
    right, _ = held(catalogue, "town-b", "volunteer_count", "resident")
    assert judge(left, right, indicator).barriers == (Barrier.BASE,)


def test_fewer_than_twenty_counted_carry_a_caution(counties: Catalogue) -> None:
    few, _ = held(with_rates(counties, town_a=("", "19项", "")), "town-a", "handled_count", "resident")
    enough, _ = held(counties, "town-a", "grid_count", "resident")
    assert Caution.SMALL_COUNT in few.cautions
    assert Caution.SMALL_COUNT not in enough.cautions


def test_neither_a_rate_nor_the_population_itself_is_divided_by_the_population(counties: Catalogue) -> None:
    assert not divisible(counties.indicators["satisfaction_rate_pct"])
    assert not divisible(counties.indicators["total_population"])
    assert divisible(counties.indicators["grid_count"])
