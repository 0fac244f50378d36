"""Ranks from bounds: what is certain, what is not, and never more order than the figures have."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within
from quantity.strategies import intervals, printed

from dashboard.analysis.ranks import Rank, rank, rank_columns
from dashboard.quantity import Interval, Quantity, parse


def ranked(*figures: str, lowest_first: bool = False) -> list[tuple[int, int]]:
    found = rank([parse(figure).interval for figure in figures], lowest_first=lowest_first)
    return [(entry.best, entry.worst) for entry in found]


def by_hand(found: list[Interval]) -> list[tuple[int, int, int]]:
    """The definition, pair by pair."""
    quantities = [Quantity.within(entry, parse("1").qualifier, "none") for entry in found]
    return [
        (
            1 + sum(mine.compare(other) == "<" for other in quantities),
            len(found) - sum(mine.compare(other) == ">" for other in quantities),
            sum(mine.compare(other) == "=" for other in quantities) - mine.is_point,
        )
        for mine in quantities
    ]


def test_exact_figures_have_one_rank_each() -> None:
    assert ranked("10人", "30人", "20人") == [(3, 3), (1, 1), (2, 2)]


def test_where_less_is_better_the_least_is_first() -> None:
    assert ranked("10人", "30人", "20人", lowest_first=True) == [(1, 1), (3, 3), (2, 2)]


def test_a_figure_that_may_be_any_of_three_places_has_the_rank_two_to_four() -> None:
    # about 40 is 36 to 44: it may be less than 37, more than 43, or between them
    assert ranked("100人", "43人", "约40人", "37人", "1人") == [(1, 1), (2, 3), (2, 4), (3, 4), (5, 5)]


def test_equal_figures_share_their_ranks_and_are_no_less_certain() -> None:
    tied = rank([parse(figure).interval for figure in ("9人", "9人", "5人")])
    assert tied == (Rank(1, 2, 1, 1), Rank(1, 2, 1, 1), Rank(3, 3, 0, 2))
    assert all(entry.is_certain for entry in tied)


def test_nearly_two_hundred_ranks_below_two_hundred_and_over_two_hundred_above() -> None:
    assert ranked("近200人", "200人", "超200人") == [(3, 3), (2, 2), (1, 1)]


def test_an_open_end_may_be_anything_above() -> None:
    assert ranked("超5万人", "10万人", "4万人") == [(1, 2), (1, 2), (3, 3)]


def test_a_band_holds_what_overlaps_or_is_joined_by_others_that_do() -> None:
    # about 40 is 36 to 44: it joins 37 and 43, which are in order
    found = rank([parse(figure).interval for figure in ("37人", "约40人", "43人", "100人", "1人")])
    assert [entry.band for entry in found] == [2, 2, 2, 1, 3]


def test_a_difference_in_the_thirtieth_digit_is_an_order() -> None:
    one, other = Decimal("0.1"), Decimal("0.100000000000000000000000000001")
    assert [entry.best for entry in rank([Interval(one, one), Interval(other, other)])] == [2, 1]


def test_nothing_ranks_as_nothing_and_one_as_first() -> None:
    assert rank([]) == ()
    assert rank([Interval(None, None)]) == (Rank(1, 1, 0, 1),)


@given(st.lists(intervals(), max_size=12), st.booleans())
def test_ranks_are_those_of_the_definition(found: list[Interval], lowest_first: bool) -> None:
    turned = [-entry for entry in found] if lowest_first else found
    assert [(entry.best, entry.worst, entry.tied) for entry in rank(found, lowest_first=lowest_first)] == by_hand(
        turned
    )


@given(st.lists(printed.map(lambda quantity: quantity.interval), max_size=12))
def test_printed_figures_rank_as_the_definition_says(found: list[Interval]) -> None:
    assert [(entry.best, entry.worst, entry.tied) for entry in rank(found)] == by_hand(found)


@given(st.lists(intervals(), max_size=12))
def test_bands_are_the_finest_groups_of_which_each_is_certainly_before_the_next(found: list[Interval]) -> None:
    bands = [entry.band for entry in rank(found)]
    for mine, one in zip(bands, found, strict=True):
        assert all(other.is_below(one) for theirs, other in zip(bands, found, strict=True) if mine < theirs)
        group = [other for theirs, other in zip(bands, found, strict=True) if theirs == mine]
        lower = [entry for entry in group if any(entry.is_below(other) for other in group)]
        assert not lower or any(not low.is_below(high) for low in lower for high in group if high not in lower)
    assert sorted(set(bands)) == list(range(1, 1 + len(set(bands))))


@pytest.mark.parametrize("lowest_first", [False, True])
def test_three_thousand_places_rank_in_milliseconds(lowest_first: bool) -> None:
    lower = np.random.default_rng(7).integers(1, 100_000, 3000).astype(float)
    closed = np.zeros(3000, dtype=bool)
    found = within(0.1, lambda: rank_columns(lower, lower * 1.1, closed, closed, lowest_first=lowest_first))
    assert int(found.best.min()) == 1
    assert int(found.worst.max()) == 3000
