"""Bounds alone: what is possible before is possible after."""

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.quantity import Interval, Quantity, QuantityError

from .strategies import by_rule, intervals, point_in


def between(notation: str) -> Interval:
    """The interval that str() shows as `notation`."""
    lower, upper = (None if "∞" in end else Decimal(end) for end in notation[1:-1].split(", "))
    return Interval(lower, upper, notation[0] == "(", notation[-1] == ")")


@given(intervals())
def test_an_interval_is_shown_in_the_usual_notation(interval: Interval) -> None:
    assert between(str(interval)) == interval


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ("[2, 3]", "[4, 5]", "[8, 15]"),
        ("[-2, 2)", "[-3, 3]", "[-6, 6]"),
        ("[0, 1]", "(5, ∞)", "[0, ∞)"),
        ("(0, 1]", "(5, ∞)", "(0, ∞)"),
        ("(0, 1)", "[0, 7]", "[0, 7)"),
    ],
)
def test_a_product_reaches_from_corner_to_corner(a: str, b: str, product: str) -> None:
    assert str(between(a) * between(b)) == product


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        ("[6, 8]", "[2, 4]", "[1.5, 4]"),
        ("[6, 8]", "(0, 2]", "[3, ∞)"),
        ("[6, 8]", "[-2, 0)", "(-∞, -3]"),
        ("[0, 8]", "(0, 2]", "[0, ∞)"),
        ("(0, 8]", "(2, ∞)", "(0, 4)"),
        ("[4, ∞)", "[2, ∞)", "(0, ∞)"),
        ("[-4, 4)", "[-2, -1]", "(-4, 4]"),
    ],
)
def test_a_quotient_reaches_from_corner_to_corner(a: str, b: str, quotient: str) -> None:
    assert str(between(a) / between(b)) == quotient


def test_a_quotient_without_end_is_rounded_outwards() -> None:
    third = between("[1, 1]") / between("[3, 3]")
    assert third.lower is not None
    assert third.upper is not None
    assert Fraction(third.lower) < Fraction(1, 3) < Fraction(third.upper)


OPERATIONS = [operator.add, operator.sub, operator.mul, operator.truediv]


@given(st.data(), intervals(), intervals(), st.sampled_from(OPERATIONS))
def test_any_two_possible_values_give_a_possible_result(
    data: st.DataObject, a: Interval, b: Interval, operation: Callable[[object, object], object]
) -> None:
    assume(operation is not operator.truediv or not b.holds(Decimal(0)))
    result = operation(a, b)
    exact = operation(Fraction(data.draw(point_in(a))), Fraction(data.draw(point_in(b))))
    assert isinstance(result, Interval)
    assert isinstance(exact, Fraction)
    assert _holds(result, exact)


@given(by_rule, by_rule, st.sampled_from(OPERATIONS))
def test_the_bounds_themselves_stay_inside_at_any_size(
    a: Quantity, b: Quantity, operation: Callable[[object, object], object]
) -> None:
    assume(operation is not operator.truediv or not b.interval.holds(Decimal(0)))
    result = operation(a.interval, b.interval)
    assert isinstance(result, Interval)
    for x in (a.lower, a.upper):
        for y in (b.lower, b.upper):
            if x is not None and y is not None and a.interval.holds(x) and b.interval.holds(y):
                exact = operation(Fraction(x), Fraction(y))
                assert isinstance(exact, Fraction)
                assert _holds(result, exact)


def test_bounds_that_leave_no_number_are_refused() -> None:
    with pytest.raises(QuantityError, match="can't be"):
        Interval(Decimal(5), Decimal(4))
    with pytest.raises(QuantityError, match="can't be"):
        Interval(Decimal(5), Decimal(5), upper_open=True)


def test_a_missing_bound_is_never_called_open() -> None:
    assert Interval(None, None, True, True) == Interval(None, None)


def _holds(interval: Interval, number: Fraction) -> bool:
    above = (
        interval.lower is None
        or Fraction(interval.lower) < number
        or (not interval.lower_open and Fraction(interval.lower) == number)
    )
    below = (
        interval.upper is None
        or Fraction(interval.upper) > number
        or (not interval.upper_open and Fraction(interval.upper) == number)
    )
    return above and below
