"""Simplified, traditional and pinyin meet in one folded spelling."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.script import READINGS, fold, syllables


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("枫桥", " 枫 桥 "),
        ("楓橋經驗", " 枫 桥 经 验 "),
        ("“1+3+N”模式", " 1 3 n 模 式 "),
        ("１２３４５熱線", " 12345 热 线 "),
        ("10×10", " 10 10 "),
        ("Residents' meetings", " residents meetings "),
        ("xi'an", " xian "),
        ("fēng qiáo", " feng qiao "),
        ("lǜ", " lv "),
        ("。！“”", ""),
        ("", ""),
    ],
)
def test_a_text_is_folded_to_its_tokens(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("枫桥", "feng qiao"),
        ("民生110", "min sheng 110"),
        ("网格长", "wang ge zhang"),
        ("调解", "tiao jie"),
        ("重庆市", "chong qing shi"),
        ("单县", "shan xian"),
        ("大栅栏", "da shi lan"),
        ("朝阳", "chao yang"),
        ("北京市朝阳区", "bei jing shi chao yang qu"),
        ("建立长效机制", "jian li chang xiao ji zhi"),
        ("领导和协调", "ling dao he xie tiao"),
    ],
)
def test_a_text_is_read_in_pinyin(written: str, reading: str) -> None:
    assert " ".join(syllables(fold(written))) == reading


def test_every_corrected_reading_has_a_syllable_for_each_character() -> None:
    assert all(len(word) == len(reading.split()) for word, reading in READINGS.items())


@given(st.text())
def test_any_text_folds_to_tokens_between_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == "" or re.fullmatch(r"( [^\W_]+)+ ", folded)


@given(st.text(alphabet="枫桥經驗1+3N ab。"))
def test_a_folded_text_is_folded_already(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(syllables(fold(text)))
