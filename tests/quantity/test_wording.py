"""A figure back in words: never more precise than the figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.quantity import (
    Interval,
    Lang,
    Qualifier,
    Quantity,
    QuantityError,
    at_least_words,
    parse,
    unit_noun,
    words,
)

from .strategies import by_rule, computed, derived, printed, ranges

langs: st.SearchStrategy[Lang] = st.sampled_from(("zh", "en"))


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("12345", "12,345", "12,345"),
        ("近万名", "近1万", "nearly 10,000"),
        ("30多万人", "30多万", "over 300,000 but under 400,000"),
        ("7000余人", "7000余", "over 7,000 but under 8,000"),
        ("约2.35亿", "约2.35亿", "about 235 million"),
        ("2.35亿名", "2.35亿", "235 million"),
        ("116万名", "116万", "1.16 million"),
        ("60%以上", "60%以上", "at least 60%"),
        ("超过60%", "超过60%", "more than 60%"),
        ("低于10%", "不到10%", "less than 10%"),
        ("两年多", "2多", "over 2 but under 3"),
        ("5至8人", "5至8", "5 to 8"),
        ("5000至8万", "5000至80,000", "5,000 to 80,000"),
        ("3至5万", "3万至5万", "30,000 to 50,000"),
        ("数千", "数千", "several thousand"),
        ("数万", "数万", "tens of thousands"),
        ("2018年", "2018", "2018"),
        ("1.2万亿元", "1.2万亿", "1.2 trillion"),
    ],
)
def test_a_printed_figure_in_words(text: str, zh: str, en: str) -> None:
    assert (words(parse(text), "zh"), words(parse(text), "en")) == (zh, en)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("近万名", "近1万人", "nearly 10,000 people"),
        ("30多万人", "30多万人", "over 300,000 but under 400,000 people"),
        ("1人", "1人", "1 person"),
        ("两年多", "2年多", "over 2 but under 3 years"),
        ("两个多月", "2个多月", "over 2 but under 3 months"),
        ("100名以上", "100人以上", "at least 100 people"),
        ("数万户", "数万户", "tens of thousands of households"),
        ("60%", "60%", "60%"),
        ("60%多", "60%多", "over 60% but under 70%"),
        ("2018年", "2018年", "2018"),
    ],
)
def test_a_figure_with_its_noun(text: str, zh: str, en: str) -> None:
    quantity = parse(text)
    assert words(quantity, "zh", noun=unit_noun(quantity, "zh")) == zh
    assert words(quantity, "en", noun=unit_noun(quantity, "en")) == en


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (parse("7000余人") / parse("13个网格"), "538以上、不到616", "at least 538 and fewer than 616"),
        (parse("500多名") / parse("38个组织"), "13.1以上、不到15.8", "at least 13.1 and fewer than 15.8"),
        (parse("265万家") / parse("116万家"), "约2.28", "about 2.28"),
        (parse("10人") / 4, "2.5", "2.5"),
        (parse("5至8人") * 2, "10以上、16以下", "at least 10 and at most 16"),
        (parse("500多人") * 2, "超过1000、不到1200", "more than 1,000 and fewer than 1,200"),
        (parse("超过5") - parse("超过5"), "无法确定", "cannot be determined"),
        (5 - parse("超过3"), "不到2（可为负）", "fewer than 2 (may be negative)"),
        (parse("1") / parse("30亿"), "不到0.000000001", "fewer than 0.000000001"),
        (parse("60%以上") + parse("超过5%"), "超过65%", "more than 65%"),
        (parse("60%以上") * parse("至少1"), "60%以上（可超过100%）", "at least 60% (may exceed 100%)"),
    ],
)
def test_a_derived_figure_is_rounded_outwards(quantity: Quantity, zh: str, en: str) -> None:
    assert (words(quantity, "zh"), words(quantity, "en")) == (zh, en)


def test_a_derived_figure_takes_its_noun_once_in_english_and_twice_in_chinese() -> None:
    per_grid = parse("7000余人") / parse("13个网格")
    assert words(per_grid, "zh", noun="人") == "538人以上、不到616人"
    assert words(per_grid, "en", noun="people") == "at least 538 and fewer than 616 people"


def test_only_the_lower_bound_can_be_asked_for() -> None:
    per_grid = parse("7000余人") / parse("13个网格")
    assert (at_least_words(per_grid, "zh"), at_least_words(per_grid, "en")) == ("538以上", "at least 538")
    assert at_least_words(parse("近万名"), "zh", noun="人") == "9000人以上"
    assert at_least_words(parse("近60%"), "en") == "at least 54%"
    with pytest.raises(QuantityError, match="no lower bound"):
        at_least_words(5 - parse("超过3"), "en")


@given(printed, langs)
def test_words_read_again_have_the_same_bounds_qualifier_and_unit(quantity: Quantity, lang: Lang) -> None:
    said = words(quantity, lang, noun=unit_noun(quantity, lang))
    again = parse(said)
    assert again.interval == quantity.interval, said
    assert again.qualifier is quantity.qualifier, said
    assert again.unit == quantity.unit or unit_noun(quantity, lang) == "", said


@given(by_rule, langs)
def test_words_without_a_noun_read_again_have_the_same_bounds(quantity: Quantity, lang: Lang) -> None:
    again = parse(words(quantity, lang))
    assert (again.interval, again.value, again.qualifier) == (quantity.interval, quantity.value, quantity.qualifier)


@given(st.one_of(derived, computed), langs)
def test_words_of_a_derived_figure_allow_every_value_it_allows(quantity: Quantity, lang: Lang) -> None:
    said = words(quantity, lang)
    if quantity.lower is not None or quantity.upper is not None:
        assert parse(said).interval.covers(quantity.interval), said


@given(st.one_of(printed, derived, computed), langs)
def test_at_least_words_allow_every_value(quantity: Quantity, lang: Lang) -> None:
    if quantity.lower is not None:
        assert parse(at_least_words(quantity, lang)).interval.covers(quantity.interval)


@given(ranges, langs)
def test_a_range_with_open_ends_is_said_by_its_bounds(quantity: Quantity, lang: Lang) -> None:
    if quantity.lower != quantity.upper:
        ends = Interval(quantity.lower, quantity.upper, True, False)
        opened = Quantity.within(ends, Qualifier.RANGE, quantity.unit)
        assert parse(words(opened, lang)).interval.covers(opened.interval)
