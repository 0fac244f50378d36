"""The gate: what keeps two figures apart, and when two that pass it are put in order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity.strategies import printed

from dashboard.analysis.comparability import (
    Barrier,
    Held,
    apart,
    base_stated,
    judge,
    own_barriers,
    period_key,
    setting_of,
)
from dashboard.quantity import Interval, Qualifier, Quantity, overlaps, parse
from dashboard.records import Indicator, Locality, Missing, Observation, Precision, Text

POPULATION = Indicator(
    "population", Text("人口", "Population"), Text(), "person", "count", "none", Text(), "population"
)
RATE = replace(POPULATION, indicator_id="rate", unit="percent", value_type="percent")


def place(code: str = "a", level: str = "county") -> Locality:
    name = Text(code, code)
    return Locality(code, name, (), level, "", "", "", "case", False, None, None, Precision.NONE, None, Text(), None)


def record(quantity: Quantity | str | None, **changes: object) -> Observation:
    found = parse(quantity) if isinstance(quantity, str) else quantity
    plain = Observation(
        "o", "a", "population", "measured", Text(), found, "", "", "2020年", None, Text(), Text(), "", ()
    )
    return replace(plain, **changes)


def held(quantity: Quantity | str | None = "100人", level: str = "county", **changes: object) -> Held:
    return Held(place(level=level), (record(quantity, **changes),))


def test_two_counts_of_one_definition_level_and_year_are_comparable_and_in_order() -> None:
    verdict = judge(held("100人"), held("200人"), POPULATION)
    assert (verdict.barriers, verdict.order, verdict.comparable) == ((), "<", True)


def test_figures_whose_bounds_overlap_are_comparable_and_in_no_order() -> None:
    verdict = judge(held("约40人"), held("42人"), POPULATION)
    assert verdict.comparable
    assert verdict.overlaps
    assert verdict.order is None


def test_nearly_two_hundred_is_less_than_two_hundred() -> None:
    assert judge(held("近200人"), held("200人"), POPULATION).order == "<"


@pytest.mark.parametrize(
    ("other", "barrier"),
    [
        (held("200人", level="prefecture"), Barrier.LEVEL),
        (held("200人", level="unknown"), Barrier.LEVEL_UNKNOWN),
        (held("200人", period=""), Barrier.PERIOD_NOT_STATED),
        (held("200人", period="2021年"), Barrier.PERIOD),
        (held("200人", kind="rule"), Barrier.KIND),
        (held("200人", indicator_id="registered"), Barrier.DEFINITION),
        (held("200户"), Barrier.UNIT),
        (held(None, missing=Missing.WITHHELD), Barrier.MISSING),
        (held("200人", completeness="partial"), Barrier.PARTIAL),
        (held("数百人"), Barrier.QUALIFIER),
        (replace(held("200人"), base="resident_population"), Barrier.BASE),
        (replace(held("200人"), base=None), Barrier.BASE_NOT_STATED),
    ],
)
def test_one_difference_is_one_barrier_and_leaves_no_order(other: Held, barrier: Barrier) -> None:
    verdict = judge(held("100人"), other, POPULATION)
    assert verdict.barriers == (barrier,)
    assert verdict.order is None
    assert not verdict.overlaps


def test_all_barriers_are_named_not_only_the_first() -> None:
    verdict = judge(held("100人"), held("2户", level="township", period=""), POPULATION)
    assert verdict.barriers == (Barrier.UNIT, Barrier.LEVEL, Barrier.PERIOD_NOT_STATED)


def test_a_place_with_two_figures_is_not_compared_by_either() -> None:
    two = Held(place(), (record("100人"), record("300人")))
    assert judge(two, held("200人"), POPULATION).barriers == (Barrier.SEVERAL_FIGURES,)


def test_a_true_zero_is_less_than_one_and_any_other_absence_is_no_figure() -> None:
    zero = held(None, missing=Missing.TRUE_ZERO)
    assert judge(zero, held("1人"), POPULATION).order == "<"
    others = set(Missing) - {Missing.TRUE_ZERO}
    assert {judge(held(None, missing=kind), held("1人"), POPULATION).barriers for kind in others} == {
        (Barrier.MISSING,)
    }


@pytest.mark.parametrize(("base", "stated"), [("", False), ("未说明", False), ("受访者", True)])
def test_a_rate_is_compared_only_when_its_denominator_is_stated(base: str, stated: bool) -> None:
    rate = replace(RATE, base=Text(base, base))
    left, right = held("98%", indicator_id="rate"), held("60%", indicator_id="rate")
    assert base_stated(rate) is stated
    assert judge(left, right, rate).comparable is stated


def test_a_count_needs_no_denominator() -> None:
    assert base_stated(POPULATION)


@pytest.mark.parametrize("written", ["2023", "2023年", "２０２３年", " 2023 年度"])
def test_a_year_is_one_period_however_it_is_written(written: str) -> None:
    assert period_key(written) == "2023"


def test_since_2023_is_not_the_year_2023() -> None:
    assert period_key("2023年起") != period_key("2023年")


@given(printed, printed)
def test_an_order_is_given_only_where_no_value_contradicts_it(a: Quantity, b: Quantity) -> None:
    verdict = judge(held(a), held(b), POPULATION)
    severals = Qualifier.SEVERAL in (a.qualifier, b.qualifier)
    if a.unit != b.unit or severals:
        stand = {Barrier.UNIT: a.unit != b.unit, Barrier.QUALIFIER: severals}
        assert verdict.barriers == tuple(barrier for barrier, found in stand.items() if found)
    elif overlaps(a, b):
        assert verdict.order in (None, "=")
    else:
        assert verdict.order in ("<", ">")


@given(printed, printed)
def test_the_other_way_round_the_verdict_is_turned(a: Quantity, b: Quantity) -> None:
    turned = {"<": ">", ">": "<", "=": "=", None: None}
    one, other = judge(held(a), held(b), POPULATION), judge(held(b), held(a), POPULATION)
    assert (one.barriers, one.order) == (other.barriers, turned[other.order])


def test_a_figure_that_covers_the_whole_or_does_not_say_so_is_compared() -> None:
    assert judge(held("100人", completeness="complete"), held("200人"), POPULATION).order == "<"


def test_a_figure_with_no_bound_at_all_says_too_little_to_be_compared() -> None:
    unbounded = Quantity.within(Interval(None, None), Qualifier.DERIVED, "person")
    assert judge(held(unbounded), held("200人"), POPULATION).barriers == (Barrier.QUALIFIER,)


def test_a_figure_is_compared_by_its_interval_where_it_has_one() -> None:
    wide = Quantity.within(Interval(Decimal(80), Decimal(120)), Qualifier.DERIVED, "person")
    assert judge(replace(held("100人"), compared=wide), held("110人"), POPULATION).overlaps


def test_a_rate_may_stand_beside_one_of_another_level_and_nothing_else_is_let_off() -> None:
    country = held("200人", level="country", period="2021年")
    assert judge(held(), country, POPULATION, across_levels=True).barriers == (Barrier.PERIOD,)
    assert judge(held(), held("200人", level="country"), POPULATION, across_levels=True).order == "<"


levels = st.sampled_from(["county", "township", "unknown"])
periods = st.sampled_from(["2020年", "2020", "2021年", ""])
bases = st.sampled_from(["", "resident_population", None])
any_held = st.builds(
    lambda quantity, level, period, base, part: replace(
        held(quantity, level, period=period, completeness=part), base=base
    ),
    printed,
    levels,
    periods,
    bases,
    st.sampled_from(["", "complete", "partial"]),
)


@given(any_held, any_held)
def test_two_figures_of_one_setting_without_barriers_of_their_own_are_comparable_and_no_others(
    left: Held, right: Held
) -> None:
    mine, theirs = setting_of(left, POPULATION), setting_of(right, POPULATION)
    assert mine is not None
    assert theirs is not None
    alone = own_barriers(left, POPULATION) or own_barriers(right, POPULATION)
    assert judge(left, right, POPULATION).comparable == (not alone and mine == theirs)
    assert not apart(mine, mine)
