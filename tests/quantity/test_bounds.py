"""The one rule from qualifier to bounds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.quantity import RULES, Qualifier, QuantityError, parse, rule_rows
from dashboard.quantity.bounds import bounds, follows, place_value

from .strategies import BY_RULE, numbers, units


@pytest.mark.parametrize(
    ("value", "place"),
    [("300000", 100_000), ("7000", 1_000), ("180000", 10_000), ("12345", 1), ("2.35", "0.01"), ("0", 0)],
)
def test_the_place_value_is_that_of_the_last_non_zero_digit(value: str, place: int | str) -> None:
    assert place_value(Decimal(value)) == Decimal(place)


@pytest.mark.parametrize(
    ("qualifier", "of_300", "of_minus_3"),
    [
        ("exact", "[300, 300]", "[-3, -3]"),
        ("below", "[270, 300)", "[-3.3, -3)"),
        ("above", "(300, 400)", "(-3, -2)"),
        ("at_least", "[300, ∞)", "[-3, ∞)"),
        ("over", "(300, ∞)", "(-3, ∞)"),
        ("at_most", "[0, 300]", "(-∞, -3]"),
        ("under", "[0, 300)", "(-∞, -3)"),
        ("about", "[270, 330]", "[-3.3, -2.7]"),
    ],
)
def test_each_qualifier_has_its_bounds(qualifier: str, of_300: str, of_minus_3: str) -> None:
    assert str(bounds(Decimal(300), Qualifier(qualifier), "person")) == of_300
    assert str(bounds(Decimal(-3), Qualifier(qualifier), "none")) == of_minus_3


def test_at_least_60_percent_ends_at_100_and_over_60_percent_has_no_end() -> None:
    assert str(bounds(Decimal(60), Qualifier.AT_LEAST, "percent")) == "[60, 100]"
    assert str(bounds(Decimal(60), Qualifier.OVER, "percent")) == "(60, ∞)"


def test_what_is_less_than_nothing_has_no_lower_bound() -> None:
    assert str(bounds(Decimal(0), Qualifier.UNDER, "none")) == "(-∞, 0)"


@pytest.mark.parametrize("qualifier", ["range", "several", "derived"])
def test_a_figure_without_one_printed_value_has_no_bounds_by_rule(qualifier: str) -> None:
    with pytest.raises(QuantityError) as refused:
        bounds(Decimal(5), Qualifier(qualifier), "none")
    assert refused.value.field == "value"


@given(numbers, st.sampled_from(BY_RULE), units)
def test_the_printed_number_is_never_outside_its_bounds(value: Decimal, qualifier: Qualifier, unit: str) -> None:
    interval = bounds(value, qualifier, unit)
    assert interval.low.bound <= value <= interval.high.bound


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_for_the_readme_has_a_full_row_for_each_qualifier(lang: str) -> None:
    rows = rule_rows("zh" if lang == "zh" else "en")
    assert [row[0] for row in rows] == list(Qualifier)
    assert all(row[2] and row[3] for row in rows)


@pytest.mark.parametrize(
    ("word", "qualifier"),
    [(word, rule.qualifier) for rule in RULES if follows(rule.qualifier) for word in rule.words_before],
)
def test_every_word_of_the_table_is_read_before_a_number(word: str, qualifier: Qualifier) -> None:
    number = "百" if word in ("上", "过") else "300"
    assert parse(f"{word} {number}").qualifier is qualifier


@pytest.mark.parametrize(("word", "qualifier"), [(word, rule.qualifier) for rule in RULES for word in rule.words_after])
def test_every_word_of_the_table_is_read_after_a_number(word: str, qualifier: Qualifier) -> None:
    assert parse(f"300{word}" if word[0] in "+-" else f"300 {word}").qualifier is qualifier
