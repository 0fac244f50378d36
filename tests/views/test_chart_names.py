"""Names of a scatter stand clear of marks, of one another and of the edges, or are left to the text twin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exhibit import Axis, Chart, Dot, Reading
from dashboard.views.chart_layout import scale
from dashboard.views.chart_names import Ground, named


def exact(number: float) -> Reading:
    return Reading(str(number), number, number, number)


GROUND = Ground(wide=100, high=100, mark=2, line=4, width=len)
AXIS = scale([exact(0), exact(100)], from_zero=True)


def scattered(*places: tuple[str, float, float, str]) -> Chart:
    """Places by key, position along and up, and tone; each is called by its key."""
    dots = tuple(Dot(key, key, exact(at), exact(height), tone=tone) for key, at, height, tone in places)
    return Chart("scatter", Axis("x"), dots, across=Axis("y"))


def test_a_name_stands_to_the_right_of_its_mark_or_where_there_is_room() -> None:
    chart = scattered(("west", 10, 50, "plain"), ("eastern", 99, 50, "plain"), ("cornered", 99, 0, "plain"))
    assert named(chart, AXIS, AXIS, GROUND) == {"west": "r", "eastern": "l", "cornered": "l"}


def test_a_name_goes_round_marks_and_other_names_and_the_lead_has_the_first_choice() -> None:
    chart = scattered(("plain", 50, 50, "plain"), ("lead", 40, 50, "lead"), ("chosen", 46, 50, "chosen"))
    found = named(chart, AXIS, AXIS, GROUND)
    assert found["lead"] == "l"  # a mark stands on its right
    assert found["chosen"] == "t"
    assert found["plain"] == "r"


def test_a_name_without_room_is_left_out() -> None:
    crowd = [(f"{at}", 50, 50 + at / 10, "plain") for at in range(6)]
    found = named(scattered(*crowd, ("the lead", 50, 50, "lead")), AXIS, AXIS, GROUND)
    assert found["the lead"] == "r"
    assert len(found) < 7


def test_of_many_places_only_the_marked_are_named_and_the_others_do_not_stand_in_their_way() -> None:
    many = [(f"{at}", at % 10 * 10, at, "plain") for at in range(100)]
    assert named(scattered(*many, ("lead", 50, 50, "lead")), AXIS, AXIS, GROUND) == {"lead": "r"}


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=12, unique=True))
def test_no_name_covers_a_mark_or_another_name(spots: list[tuple[int, int]]) -> None:
    chart = scattered(*((f"place {at}", x, y, "plain") for at, (x, y) in enumerate(spots)))
    sides = named(chart, AXIS, AXIS, GROUND)
    boxes = [name_box(spots[int(key.split()[1])], len(key), side) for key, side in sides.items()]
    marks = [(x - 1, 99 - y, x + 1, 101 - y) for x, y in spots]
    for at, box in enumerate(boxes):
        assert not [other for other in (*boxes[:at], *marks) if overlaps(box, other)]


def name_box(spot: tuple[int, int], wide: int, side: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a name 1.5 away from its mark, in a square of 100 counted from the top."""
    x, y = spot[0], 100 - spot[1]
    left = {"r": x + 1.5, "l": x - 1.5 - wide}.get(side, x - wide / 2)
    top = {"t": y - 5.5, "b": y + 1.5}.get(side, y - 2)
    return left, top, left + wide, top + 4


def overlaps(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
