"""A diagram in DOT: text fits its boxes, and no text of the data becomes an attribute."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import Diagram, Edge, Node
from dashboard.ui.dot import columns_of, dot, wrap


def test_lines_are_about_one_length_so_that_no_single_character_is_left_over() -> None:
    assert wrap("平台经授权指挥调度相关部门办理", 28) == ["平台经授权指挥调", "度相关部门办理"]


def test_a_latin_word_is_never_broken() -> None:
    assert wrap("screening and sorting of requests", 18) == ["screening and", "sorting of", "requests"]


def test_a_line_does_not_begin_with_closing_punctuation_nor_end_with_an_opening_one() -> None:
    lines = wrap("区、街乡、社区（村）三级党组织、“两代表一委员”", 10)
    assert not [line for line in lines if line[0] in "、）”" or line[-1] in "（“"]


def test_no_text_no_line() -> None:
    assert wrap("", 18) == []


@given(st.text(alphabet="区街道村abc （）、", max_size=60), st.integers(8, 30))
def test_wrapping_loses_no_character(text: str, most: int) -> None:
    assert "".join(wrap(text, most)).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="区街道村", max_size=60), st.integers(8, 30))
def test_no_line_is_wider_than_allowed(text: str, most: int) -> None:
    assert all(columns_of(line) <= most for line in wrap(text, most))


def test_a_condition_is_a_box_between_two_boxes() -> None:
    drawn = dot(Diagram((Node("a", "分类"), Node("b", "办理")), (Edge("a", "b", "属政府职责"),)), dark=False)
    assert 'label="属政府职责"' in drawn
    assert "n0 -> c0 [arrowhead=none]; c0 -> n1;" in drawn


def test_an_edge_without_a_condition_is_an_arrow() -> None:
    assert "n0 -> n1;" in dot(Diagram((Node("a", "分类"), Node("b", "办理")), (Edge("a", "b"),)), dark=True)


def test_what_is_no_practice_has_a_broken_frame_in_both_themes() -> None:
    for dark in (True, False):
        assert 'style="rounded,dashed"' in dot(Diagram((Node("a", "建议", "muted"),), ()), dark=dark)


@given(st.text(max_size=40))
def test_a_label_stays_inside_its_quotes(text: str) -> None:
    drawn = dot(Diagram((Node("a", text),), ()), dark=False)
    label = next(line for line in drawn.splitlines() if line.startswith("n0 "))
    assert re.fullmatch(r'n0 \[label="(?:[^"\\]|\\.)*"\];', label)
