"""Diagrams in layers: every arrow leads to a later rank, nothing lies on anything else, all of it fits or none."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import Diagram, Edge, Node
from dashboard.exports.layered import SIZES, Box, Laid, lay_out


def diagram(*edges: tuple[str, str], direction: str = "TB", text: str = "") -> Diagram:
    keys = dict.fromkeys(key for edge in edges for key in edge)
    return Diagram(tuple(Node(key, key) for key in keys), tuple(Edge(*edge, text) for edge in edges), direction)


def laid(found: Diagram, wide: float = 12, high: float = 5) -> Laid:
    made = lay_out(found, wide, high)
    assert made
    return made


def boxes(found: Laid) -> dict[str, Box]:
    return {box.node.key: box for box in found.boxes}


def meet(one: Box, two: Box) -> bool:
    across = one.left < two.left + two.wide and two.left < one.left + one.wide
    return across and one.top < two.top + two.high and two.top < one.top + one.high


def test_a_chain_runs_down_and_one_from_left_to_right_runs_right() -> None:
    down, right = boxes(laid(diagram(("甲", "乙")))), boxes(laid(diagram(("甲", "乙"), direction="LR")))
    assert down["乙"].top > down["甲"].top + down["甲"].high
    assert right["乙"].left > right["甲"].left + right["甲"].wide


def test_a_box_stands_below_all_that_lead_to_it() -> None:
    found = boxes(laid(diagram(("a", "b"), ("b", "c"), ("a", "c"))))
    assert found["a"].top < found["b"].top < found["c"].top


def test_an_arrow_past_a_rank_is_led_round_its_boxes() -> None:
    made = laid(diagram(("a", "b"), ("b", "c"), ("a", "c")))
    long = next(arrow for arrow in made.arrows if (arrow.edge.tail, arrow.edge.head) == ("a", "c"))
    middle = boxes(made)["b"]
    x, y = long.points[1]
    assert len(long.points) == 3
    assert middle.top < y < middle.top + middle.high
    assert not middle.left <= x <= middle.left + middle.wide


def test_arrows_begin_and_end_on_the_sides_of_their_boxes() -> None:
    made = laid(diagram(("a", "b"), ("a", "c")))
    found = boxes(made)
    for arrow in made.arrows:
        tail, head = found[arrow.edge.tail], found[arrow.edge.head]
        assert arrow.points[0] == (tail.left + tail.wide / 2, tail.top + tail.high)
        assert arrow.points[-1] == (head.left + head.wide / 2, head.top)


def test_a_circle_and_a_box_that_leads_to_itself_are_laid_out() -> None:
    assert len(laid(diagram(("a", "b"), ("b", "c"), ("c", "a"), ("a", "a"))).boxes) == 3


def test_a_small_diagram_is_set_in_large_type_and_never_larger_than_asked() -> None:
    assert laid(diagram(("甲", "乙"))).size == SIZES[0]
    made = lay_out(diagram(("甲", "乙")), 12, 5, most=14)
    assert made is not None
    assert made.size == 14


def test_a_chain_too_long_for_its_direction_turns_to_the_other() -> None:
    made = laid(diagram(*[(str(at), str(at + 1)) for at in range(7)]), wide=12, high=2)
    assert made.direction == "LR"


def test_what_fits_in_no_size_is_not_laid_out() -> None:
    assert lay_out(diagram(*[(str(at), str(at + 1)) for at in range(60)]), 12, 5) is None
    assert lay_out(Diagram((), ()), 12, 5) is None


def test_conditions_stand_between_the_ranks() -> None:
    made = laid(diagram(("a", "b"), text="属职权范围"))
    [arrow], found = made.arrows, boxes(made)
    assert arrow.label
    _, top, _, high = arrow.label
    assert top >= found["a"].top + found["a"].high
    assert top + high <= found["b"].top


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), min_size=1, max_size=14))
def test_whatever_leads_where_boxes_lie_apart_and_inside_the_room(edges: list[tuple[str, str]]) -> None:
    made = lay_out(diagram(*edges), 12, 6)
    if made is None:
        return
    for one, two in combinations(made.boxes, 2):
        assert not meet(one, two)
    for box in made.boxes:
        assert box.left >= -0.001
        assert box.top >= -0.001
        assert box.left + box.wide <= made.wide + 0.001 <= 12.01
        assert box.top + box.high <= made.high + 0.001 <= 6.01
    assert made == lay_out(diagram(*edges), 12, 6)
    assert made.size == pytest.approx(made.size)
