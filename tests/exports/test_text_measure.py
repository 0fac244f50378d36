"""How much room text takes, reckoned without a typeface."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.column_widths import PAD, spans, widths
from dashboard.exports.text_measure import broken, cut, height, line_height, lines, width

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=300)


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert width("治理", 36) == pytest.approx(1.0)


def test_latin_letters_are_as_wide_as_in_arial_and_a_little_more() -> None:
    assert 0.22 * 1.0 < width("i", 72) < 0.25
    assert width("W", 72) > 3 * width("i", 72)


def test_signs_that_a_chinese_typeface_has_are_as_wide_as_its_characters() -> None:
    assert width("×●÷·", 36) == pytest.approx(2.0)


@pytest.mark.parametrize("text", ["有12个镇", "有 12 个镇", "110平台接听"])
def test_office_programs_part_chinese_from_latin(text: str) -> None:
    whole = width(text, 12)
    apart = sum(width(character, 12) for character in text)
    assert whole > apart
    assert lines(text, 12, whole) == 1
    assert lines(text, 12, apart) == 2


def test_words_stay_whole_and_chinese_breaks_anywhere() -> None:
    assert lines("aa bb", 12, width("aa bb", 12) * 0.8) == 2
    assert lines("一二三四", 12, width("一二", 12)) == 2
    assert lines("", 12, 5) == 0


def test_a_word_too_long_for_its_column_is_broken() -> None:
    assert lines("x" * 100, 12, width("x" * 10, 12)) >= 10


def test_height_is_lines_times_their_distance() -> None:
    assert height("一\n二", 12, 5) == pytest.approx(2 * line_height(12))


def test_a_text_is_cut_between_words_where_that_loses_little() -> None:
    head, tail = cut("one two three four", 12, width("one two thr", 12), line_height(12))
    assert (head, tail) == ("one two ", "three four")


@given(TEXT, st.floats(0.3, 5), st.floats(0.1, 3))
def test_what_is_cut_off_is_not_lost_and_what_is_kept_fits(text: str, room: float, high: float) -> None:
    head, tail = cut(text, 12, room, high)
    assert head + tail == text
    assert len(head) <= 1 or lines(head, 12, room) <= max(int(high / line_height(12)), 1)


@given(TEXT)
def test_broken_lines_hold_every_character_but_white_space(text: str) -> None:
    assert "".join("".join(broken(text, 12, 2)).split()) == "".join(text.split())


def test_columns_take_the_whole_width_and_words_stay_whole() -> None:
    found = widths(spans([["短"], ["一个很长的说明" * 20], ["不适用"]]), 6, 12)
    assert sum(found) == pytest.approx(6)
    assert found[1] > found[0]
    assert found[2] - 2 * PAD >= width("不适用", 12)


@given(st.lists(st.lists(TEXT, min_size=1, max_size=3), min_size=1, max_size=9), st.floats(2, 12))
def test_columns_of_any_texts_have_a_width_and_no_more_than_there_is(texts: list[list[str]], wide: float) -> None:
    found = widths(spans(texts), wide, 12)
    assert sum(found) == pytest.approx(wide)
    assert min(found) > 0
