"""A sequence of figures contradicts nothing that is certain, and adds as little as it can."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.sequence import has_order, has_ties, highest_first, lowest_first
from dashboard.quantity import Interval, parse


def intervals(*printed: str) -> list[Interval]:
    return [parse(text).interval for text in printed]


@st.composite
def any_intervals(draw: st.DrawFn) -> list[Interval]:
    ends = draw(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5), st.booleans(), st.booleans()), max_size=9))
    return [Interval(Decimal(low), Decimal(low + width), *opened) for low, width, *opened in ends]


def test_the_greater_stands_first_and_those_that_may_be_equal_stand_as_given() -> None:
    assert highest_first(intervals("约10个", "30个", "11个", "9个")) == (1, 0, 2, 3)
    assert lowest_first(intervals("约10个", "30个", "11个", "9个")) == (0, 3, 2, 1)


def test_a_certain_order_holds_between_two_figures_that_a_third_may_equal() -> None:
    assert highest_first(intervals("约60%", "70%", "60%以上")) == (1, 0, 2)


def test_there_is_an_order_where_any_two_differ_for_certain() -> None:
    assert has_order(intervals("9个", "30个"))
    assert not has_order(intervals("约10个", "11个"))
    assert not has_order([])


def test_equal_figures_are_a_tie() -> None:
    assert has_ties(intervals("9个", "9个"))
    assert not has_ties(intervals("9个", "30个"))


@given(any_intervals())
def test_no_sequence_contradicts_what_is_certain(found: list[Interval]) -> None:
    for sequence, wrong in ((highest_first(found), False), (lowest_first(found), True)):
        assert sorted(sequence) == list(range(len(found)))
        for at, before in enumerate(sequence):
            for after in sequence[at + 1 :]:
                one, other = (found[after], found[before]) if wrong else (found[before], found[after])
                assert not one.is_below(other)


@given(any_intervals())
def test_there_are_ties_where_any_two_figures_may_be_equal(found: list[Interval]) -> None:
    pairs = [(a, b) for at, a in enumerate(found) for b in found[at + 1 :]]
    assert has_ties(found) == any(not a.is_below(b) and not b.is_below(a) for a, b in pairs)
    assert has_order(found) == any(a.is_below(b) or b.is_below(a) for a, b in pairs)
