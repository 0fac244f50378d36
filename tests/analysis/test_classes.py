"""Class schemes: the published results of mapclassify, and what holds for any values."""

from __future__ import annotations

import jenkspy
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import classes as module
from dashboard.analysis.classes import Classes, classify, fences, read_breaks, round_steps
from dashboard.quantity import parse
from dashboard.selection import SCHEMES

# calemp, the example data of PySAL's mapclassify: employment density of California's counties
CALEMP = (
    *(329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7, 6.56, 3.27, 0.33),
    *(370.5, 4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85, 36.68, 0.74, 29.82, 192.05, 3.38),
    *(11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93, 66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09),
    *(1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97),
)
EVERY = (-np.inf, np.inf)  # limits that set nothing apart
NUMBERS = st.lists(st.integers(-300, 3000).map(lambda number: number / 10), min_size=1, max_size=80)


# ---- known answers


def test_quantiles_are_those_that_mapclassify_publishes() -> None:
    found = classify(CALEMP, "quantile", 5, limits=EVERY)
    assert found.breaks == pytest.approx((1.464, 5.798, 13.278, 54.616))
    assert found.counts == (12, 11, 12, 11, 12)


def test_equal_intervals_are_those_that_mapclassify_publishes_with_their_empty_classes() -> None:
    found = classify(CALEMP, "equal", 5, limits=EVERY)
    assert found.breaks == pytest.approx((822.394, 1644.658, 2466.922, 3289.186))
    assert found.counts == (57, 0, 0, 0, 1)


def test_natural_breaks_are_the_fisher_jenks_that_mapclassify_publishes() -> None:
    found = classify(CALEMP, "natural", 5, limits=EVERY)
    assert found.breaks == (75.29, 192.05, 370.5, 722.85)
    assert found.counts == (49, 3, 4, 1, 1)


def test_breaks_of_ones_own_are_taken_as_given() -> None:
    found = classify(CALEMP, "fixed", fixed=(20, 100, 1000))
    assert found.counts == (37, 12, 8, 1)


@pytest.mark.parametrize("count", [3, 5, 7])
def test_both_ways_to_natural_breaks_agree(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(5).lognormal(2, 0.7, 600).round(1)
    short = classify(values, "natural", count, limits=EVERY)
    monkeypatch.setattr(module, "MOST_DISTINCT", 0)
    assert classify(values, "natural", count, limits=EVERY) == short
    assert short.breaks == tuple(jenkspy.jenks_breaks(values, n_classes=count)[1:-1])


# ---- outliers


def test_one_outlier_has_a_class_of_its_own_and_does_not_flatten_the_rest() -> None:
    values = [*range(1, 21), 1000]
    plain, apart = (classify(values, "equal", 4, limits=way) for way in (EVERY, None))
    assert plain.counts == (20, 0, 0, 1)
    assert apart.counts == (5, 5, 5, 5, 1)
    assert (apart.high_apart, apart.low_apart, apart.outliers) == (True, False, 1)
    assert apart.ends(4) == (20, 1000)


def test_a_low_outlier_stands_in_the_first_class_alone() -> None:
    found = classify([-500, *range(1, 21)], "quantile", 4)
    assert (found.low_apart, found.counts[0], sum(found.counts)) == (True, 1, 21)


def test_few_or_mostly_equal_values_have_no_outliers() -> None:
    assert fences(np.array([1.0, 2, 1000])) == (-np.inf, np.inf)
    assert fences(np.array([5.0] * 20 + [900])) == (-np.inf, np.inf)


# ---- about a benchmark


def test_a_diverging_scheme_has_as_many_classes_on_both_sides_of_its_benchmark() -> None:
    found = classify([10, 20, 30, 40, 60, 70, 80, 90], "diverging", 4, benchmark=50)
    assert found.breaks == (25, 50, 75)
    assert found.counts == (2, 2, 2, 2)
    assert found.middle == 50


def test_without_a_benchmark_the_median_is_one() -> None:
    assert classify([1, 2, 3], "diverging", 4).middle == 2


# ---- one figure


def test_the_upper_break_belongs_to_a_class_and_the_lower_one_does_not() -> None:
    found = classify([5, 10, 15, 20], "fixed", fixed=(10,))
    assert [found.index_of(number) for number in (9.9, 10, 10.1)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("printed", "span"),
    [
        *(("50%", (0, 0)), ("近70%", (1, 1)), ("约60%", (0, 1))),
        *(("60%以上", (0, 2)), ("超过60%", (1, 2)), ("不到60%", (0, 0))),
    ],
)
def test_a_figure_lies_in_every_class_that_its_bounds_reach(printed: str, span: tuple[int, int]) -> None:
    found = classify([10, 70, 90], "fixed", fixed=(60, 80))
    assert found.span(parse(printed)) == span


# ---- what is written


def test_breaks_are_read_in_any_order_with_any_comma_each_once() -> None:
    assert read_breaks("60，20, 40、20") == (20, 40, 60)
    assert read_breaks("") == ()


@pytest.mark.parametrize("written", ["abc", "1,2,3,4,5,6,7", "1e9", "--3", "1;DROP"])
def test_what_is_no_list_of_numbers_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not a list"):
        read_breaks(written)


def test_round_steps_are_round_and_between_the_ends() -> None:
    assert round_steps(0, 100, 5) == (20, 40, 60, 80)
    assert round_steps(3.2, 3.2, 5) == ()


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="no such scheme"):
        classify([1], "wishful")


def test_no_values_are_one_empty_class() -> None:
    assert classify([], "natural").counts == (0,)


# ---- any values


@given(NUMBERS, st.sampled_from(SCHEMES), st.integers(2, 7), st.sampled_from([EVERY, None]))
def test_every_value_stands_in_exactly_one_class_and_the_counts_add_up(
    values: list[float], scheme: str, count: int, limits: tuple[float, float] | None
) -> None:
    found = classify(values, scheme, count, limits=limits)
    assert sum(found.counts) == len(values) == len(found.indexes)
    assert list(found.breaks) == sorted(set(found.breaks))
    assert len(found) == len(found.breaks) + 1 <= count + 2
    for value, index in zip(values, found.indexes, strict=True):
        holding = [place for place in range(len(found)) if _holds(found, place, value)]
        assert holding == [index]


def _holds(found: Classes, place: int, value: float) -> bool:
    above = place == 0 or value > found.breaks[place - 1]
    return above and (place == len(found) - 1 or value <= found.breaks[place])


@given(NUMBERS, st.sampled_from(SCHEMES), st.integers(2, 7))
def test_equal_values_share_a_class_and_order_is_kept(values: list[float], scheme: str, count: int) -> None:
    found = classify(values, scheme, count)
    ranked = sorted(zip(values, found.indexes, strict=True))
    assert [index for _, index in ranked] == sorted(found.indexes)
