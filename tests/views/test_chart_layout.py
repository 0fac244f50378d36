"""Where marks stand: scales hold every end, labels don't cover each other, piles keep their order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import Axis, Chart, Dot, Reading
from dashboard.views.chart_layout import (
    bar,
    brackets,
    is_certain,
    place,
    rows,
    scale,
    spread,
    swarm,
    tick_label,
)

ends = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False))
readings = st.builds(
    lambda a, b: Reading("", None, *(sorted((a, b)) if a is not None and b is not None else (a, b))), ends, ends
)


def exact(number: float) -> Reading:
    return Reading(str(number), number, number, number)


@given(st.lists(readings, min_size=1, max_size=6), st.booleans())
def test_a_scale_holds_every_bar_and_its_ticks_run_from_end_to_end(found: list[Reading], from_zero: bool) -> None:
    axis = scale(found, from_zero=from_zero)
    slack = 1e-6 * (axis.high - axis.low)
    assert axis.low < axis.high
    assert axis.ticks[0] == pytest.approx(axis.low, abs=slack)
    assert axis.ticks[-1] == pytest.approx(axis.high, abs=slack)
    assert len(axis.ticks) <= 8
    for entry in found:
        drawn = bar(entry, axis)
        assert axis.low - slack <= drawn.low <= drawn.high <= axis.high + slack


def test_a_scale_from_zero_has_round_ticks() -> None:
    assert scale([exact(5), exact(42)], from_zero=True).ticks == (0, 10, 20, 30, 40, 50)


def test_an_open_end_runs_to_the_edge_and_beyond_every_known_end() -> None:
    found = [exact(500), Reading("", None, 1000, None)]
    axis = scale(found, from_zero=True)
    drawn = bar(found[1], axis)
    assert drawn.open_high
    assert drawn.high == axis.high > 1000


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (Reading("7000余", 7000, 7000, 8000), 7000),
        (Reading("60%以上", None, 60, 100), 60),
        (Reading("超5万", None, 50_000, None), 50_000),
        (Reading("不超过3", None, 0, 3), 3),
        (Reading("5至8", None, 5, 8), 6.5),
        (Reading("", None, None, None), None),
    ],
)
def test_a_mark_stands_at_the_number_printed(reading: Reading, found: float | None) -> None:
    assert place(reading) == found


def test_a_tick_is_written_as_the_language_writes_numbers() -> None:
    assert (tick_label(150_000, "zh"), tick_label(150_000, "en"), tick_label(2.5, "zh")) == ("15万", "150,000", "2.5")


def test_only_bands_of_several_lines_have_a_bracket() -> None:
    dots = [Dot(str(at), str(at), exact(at), band=band) for at, band in enumerate((1, 2, 2, 0, 0))]
    assert brackets(rows(Chart("dots", Axis(""), tuple(dots)))) == ((1, 2),)


def test_several_figures_of_one_place_stand_on_one_line() -> None:
    dots = (Dot("a", "A", exact(1)), Dot("b", "B", exact(2)), Dot("a", "A", exact(3)))
    assert [len(line) for line in rows(Chart("dots", Axis(""), dots))] == [2, 1]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.floats(0.1, 5))
def test_labels_keep_their_order_and_their_distance(numbers: list[float], least: float) -> None:
    moved = spread(numbers, least)
    order = sorted(range(len(numbers)), key=lambda at: numbers[at])
    for below, above in pairwise(order):
        assert moved[above] - moved[below] >= least * 0.999


def test_dots_of_one_column_are_piled_up() -> None:
    axis = scale([exact(0), exact(100)], from_zero=True)
    assert swarm([10.0, 10.1, 50.0, 10.2], axis) == (0, 1, 0, 2)


def test_a_line_is_certain_between_two_bands_and_between_equal_numbers() -> None:
    one, other = Dot("a", "A", exact(1), band=1), Dot("a", "A", exact(1), band=1)
    about = Dot("a", "A", Reading("约1", 1, 0.9, 1.1), band=1)
    assert is_certain(one, other)
    assert not is_certain(one, about)
    assert is_certain(one, Dot("a", "A", exact(2), band=2))
