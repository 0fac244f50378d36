"""Order and arithmetic: only what holds for every possible value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.quantity import Interval, Qualifier, Quantity, QuantityError, overlaps, parse

from .strategies import derived, intervals, point_in, printed

OPPOSITE = {"<": ">", ">": "<", "=": "=", None: None}
any_quantity = st.one_of(printed, derived)


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("500多人", "7000余人", "<"),
        ("7000余人", "近万人", "<"),
        ("近万人", "10000人", "<"),
        ("7000余人", "8000人", "<"),
        ("7000人", "7000余人", "<"),
        ("2.35亿人", "235,000,000 people", "="),
        ("近万人", "近万人", None),
        ("近万人", "9500人", None),
        ("超过500人", "500多人", None),
        ("38个网格", "38人", None),
        ("60%以上", "98%", None),
    ],
)
def test_two_figures_are_ordered_only_when_every_value_is(left: str, right: str, order: str | None) -> None:
    a, b = parse(left), parse(right)
    assert a.compare(b) == order
    assert b.compare(a) == OPPOSITE[order]


def test_only_exact_points_of_one_unit_are_equal() -> None:
    assert parse("12,345人") == parse("一万二千三百四十五人")
    assert hash(parse("12,345人")) == hash(parse("一万二千三百四十五人"))
    assert parse("近万名") != parse("近万名")
    assert parse("38人") != parse("38户")
    assert parse("38人") != 38
    assert parse("近万名").same_as(parse("近万名"))
    assert not parse("近万名").same_as(parse("近1万名"))


def test_sorting_overlapping_figures_fails_aloud() -> None:
    with pytest.raises(QuantityError, match="overlap"):
        sorted([parse("9500人"), parse("近万人"), parse("500多人")])
    assert [str(q.value) for q in sorted([parse("近万人"), parse("38人"), parse("500多人")])] == ["38", "500", "10000"]


def test_figures_of_two_units_are_neither_ordered_nor_said_to_overlap() -> None:
    with pytest.raises(QuantityError, match="units differ"):
        assert parse("38人") < parse("39户")
    with pytest.raises(QuantityError, match="units differ"):
        overlaps(parse("38人"), parse("38户"))


def test_at_most_five_is_not_more_than_five() -> None:
    low, high = parse("至多5人"), parse("至少5人")
    assert low <= high
    assert not high < low
    assert low.compare(high) is None
    with pytest.raises(QuantityError):
        assert low < high


@given(any_quantity, any_quantity)
def test_overlapping_figures_are_never_ordered_and_the_others_always_are(a: Quantity, b: Quantity) -> None:
    b = Quantity.within(b.interval, b.qualifier, a.unit)
    if overlaps(a, b):
        assert a.compare(b) in (None, "=")
    else:
        assert (a < b) == (a.compare(b) == "<") != (b < a)


@given(any_quantity, any_quantity)
def test_order_turns_round_with_its_sides(a: Quantity, b: Quantity) -> None:
    assert b.compare(a) == OPPOSITE[a.compare(b)]
    assert a.compare(a) in (None, "=")


@given(intervals(), intervals(), intervals())
def test_order_is_transitive(a: Interval, b: Interval, c: Interval) -> None:
    low, middle, high = (Quantity.within(interval, Qualifier.DERIVED, "none") for interval in (a, b, c))
    if low.compare(middle) == "<" and middle.compare(high) == "<":
        assert low.compare(high) == "<"


@given(st.data(), intervals(), intervals())
def test_an_order_holds_for_any_two_possible_values(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(point_in(a)), data.draw(point_in(b))
    assert x < y or not a.is_below(b)


def test_residents_per_grid_carry_the_bounds_of_the_residents() -> None:
    per_grid = parse("7000余人") / parse("13个网格")
    assert (per_grid.printed, per_grid.value, per_grid.qualifier, per_grid.unit) == ("", None, "derived", "person/grid")
    assert per_grid.lower is not None
    assert per_grid.upper is not None
    assert round(per_grid.lower, 2) == Decimal("538.46")
    assert round(per_grid.upper, 2) == Decimal("615.38")
    assert (per_grid.lower_open, per_grid.upper_open) == (True, True)


def test_volunteers_per_organisation_are_rounded_outwards() -> None:
    per_org = parse("500多名").divide(parse("38个社团组织"), unit="per_org")
    assert per_org.unit == "per_org"
    assert Fraction(per_org.lower or 0) <= Fraction(500, 38)
    assert Fraction(per_org.upper or 0) >= Fraction(600, 38)


@pytest.mark.parametrize(
    ("result", "bounds", "unit"),
    [
        (parse("近万人") + parse("7000余人"), "(16000, 18000)", "person"),
        (parse("近万人") - parse("7000余人"), "(1000, 3000)", "person"),
        (parse("至少5人") - parse("至少3人"), "(-∞, ∞)", "person"),
        (parse("30人") - 5, "[25, 25]", "person"),
        (100 - parse("近10"), "(90, 91]", "none"),
        (2 * parse("500多人"), "(1000, 1200)", "person"),
        (parse("500多人") * Decimal("0.1"), "(50, 60)", "person"),
        (parse("500多人") * 0.1, "(50, 60)", "person"),
        (parse("至多3人") * parse("-2"), "[-6, 0]", "person"),
        (parse("超过4人") / parse("2个网格") * parse("3个网格"), "(6, ∞)", "person"),
        (parse("10人") / parse("4人"), "[2.5, 2.5]", "none"),
        (1 / parse("超过4人"), "(0, 0.25)", "1/person"),
        (parse("超过4人") * parse("3天"), "(12, ∞)", "person*day"),
    ],
)
def test_arithmetic_carries_bounds_strictness_and_units(result: Quantity, bounds: str, unit: str) -> None:
    assert (str(result.interval), result.unit, result.qualifier) == (bounds, unit, Qualifier.DERIVED)


def test_an_exact_result_has_a_value_and_an_uncertain_one_has_none() -> None:
    assert (parse("10人") / 4).value == Decimal("2.5")
    assert (parse("近万人") / 4).value is None


def test_sums_across_units_need_a_unit_from_the_caller() -> None:
    with pytest.raises(QuantityError, match="units differ"):
        parse("3家") + parse("5支")
    assert parse("3家").add(parse("5支"), unit="body").unit == "body"


@pytest.mark.parametrize("divisor", ["0", "不超过5", "-1至1", "少于3"])
def test_division_by_what_may_be_nothing_is_refused(divisor: str) -> None:
    with pytest.raises(QuantityError, match="divisor may be 0"):
        parse("500多人") / parse(divisor)


def test_infinity_is_not_a_number_to_compute_with() -> None:
    with pytest.raises(QuantityError, match="finite"):
        parse("500多人") * float("inf")
