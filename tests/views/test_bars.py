"""Bars as text: they say no more than the bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from quantity.strategies import intervals

from dashboard.quantity import Interval, parse
from dashboard.views.bars import bar, scale_of


@pytest.mark.parametrize(
    ("printed", "drawn"),
    [
        ("100人", "██████████"),
        ("50人", "█████"),
        ("0人", "▏"),
        ("约50人", "████▒▒"),  # 45 to 55: half a block each way
        ("超20人", "██▒▒▒▒▒▒▒▒→"),
        ("不超过40人", "▒▒▒▒"),
    ],
)
def test_solid_is_certain_and_shaded_is_possible(printed: str, drawn: str) -> None:
    assert bar(parse(printed).interval, (0.0, 100.0), 10) == drawn


def test_a_scale_starts_at_nothing_or_below_it() -> None:
    assert scale_of([parse("10人").interval, parse("超20人").interval]) == (0.0, 20.0)
    assert scale_of([]) == (0.0, 0.0)


@given(intervals())
def test_any_interval_can_be_drawn_on_any_scale(interval: Interval) -> None:
    assert bar(interval, scale_of([interval]))
    assert bar(interval, (0.0, 0.0))
