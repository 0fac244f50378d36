"""Quartiles with bounds, and where a figure stands among the others."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.spread import FEWEST, Stand, quartiles, stand
from dashboard.quantity import Quantity, parse


def exact(*numbers: int) -> list[Quantity]:
    return [Quantity.of(number, unit="person") for number in numbers]


def test_quartiles_of_exact_figures_are_those_of_numpy() -> None:
    found = quartiles(exact(*range(1, 12)))
    expected = np.quantile(range(1, 12), (0.25, 0.5, 0.75), method="inverted_cdf")
    assert [entry.value for entry in found] == [Decimal(int(number)) for number in expected] == [3, 6, 9]


@given(st.lists(st.integers(0, 999), min_size=FEWEST, max_size=40))
def test_quartiles_of_any_exact_figures_are_those_of_numpy(numbers: list[int]) -> None:
    expected = np.quantile(numbers, (0.25, 0.5, 0.75), method="inverted_cdf")
    assert [entry.value for entry in quartiles(exact(*numbers))] == [Decimal(int(number)) for number in expected]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 4)), min_size=FEWEST, max_size=20))
def test_the_bounds_of_a_quartile_hold_for_every_possible_value(found: list[tuple[int, int, int]]) -> None:
    known = [parse(f"{min(a, b)}至{max(a, b)}人" if a != b else f"{a}人") for a, b, _ in found]
    truth = [min(a, b) + abs(a - b) * share / 4 for a, b, share in found]
    expected = np.quantile(truth, (0.25, 0.5, 0.75), method="inverted_cdf")
    for quartile, number in zip(quartiles(known), expected, strict=True):
        assert quartile.interval.holds(Decimal(str(float(number))))


def test_an_open_end_leaves_the_upper_quartile_open() -> None:
    found = quartiles([*exact(1, 2, 3, 4, 5), *(parse("超过10人") for _ in range(3))])
    assert found[1].upper == Decimal(4)
    assert found[2].upper is None


def test_too_few_figures_have_no_quartiles() -> None:
    assert quartiles(exact(*range(FEWEST - 1))) == ()


def test_a_stand_counts_only_order_that_is_certain() -> None:
    others = [*exact(1, 5, 9), parse("约5人")]
    assert stand(Quantity.of(5, unit="person"), others) == Stand(below=1, above=1, equal=1, unordered=1)
