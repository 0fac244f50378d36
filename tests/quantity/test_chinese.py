"""Our reader of Chinese numerals beside cn2an, which was written by others."""

import cn2an
from hypothesis import given
from hypothesis import strategies as st

from dashboard.quantity import parse


@given(st.integers(0, 10**15))
def test_a_number_written_out_in_characters_reads_as_cn2an_wrote_it(number: int) -> None:
    spelled = cn2an.an2cn(number, "low")
    assert parse(spelled).value == number


@given(st.integers(0, 10**15))
def test_formal_characters_read_as_cn2an_wrote_them(number: int) -> None:
    spelled = cn2an.an2cn(number, "up")
    assert parse(spelled).value == number


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from("百千万"))
def test_a_lone_digit_at_the_end_counts_tenths_of_the_unit_before_it(head: int, tail: int, unit: str) -> None:
    spelled = f"{cn2an.an2cn(head)}{unit}{cn2an.an2cn(tail)}"
    assert parse(spelled).value == cn2an.cn2an(spelled, "normal")
