"""Names of a map cover neither one another nor a mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.html_deck.names import SIZE, Name, placed

WINDOW = (0.0, 0.0, 1000.0, 620.0)
PLACES = st.builds(
    lambda x, y, wide, beside: Name("name", x, y, wide, 12.0, beside),
    st.floats(0, 1000),
    st.floats(0, 620),
    st.floats(20, 300),
    st.booleans(),
)


def box(name: Name) -> tuple[float, float, float, float]:
    assert name.left is not None
    assert name.foot is not None
    bottom = name.foot + SIZE * 0.28
    return name.left, bottom - SIZE * 1.2, name.left + name.wide, bottom


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] >= other[2] - 1e-6 or other[0] >= one[2] - 1e-6 or one[1] >= other[3] - 1e-6 or other[1] >= one[3] - 1e-6
    )


def test_a_name_stands_on_its_area_or_beside_its_mark() -> None:
    on, beside = placed([Name("A", 500, 300, 100, 0, False), Name("B", 200, 100, 100, 10, True)], WINDOW, [])
    assert on.left == 450
    assert beside.left == 210


@given(st.lists(PLACES, max_size=30))
def test_names_that_are_shown_cover_nothing_and_stay_inside(wanted: list[Name]) -> None:
    inset = (800.0, 400.0, 1000.0, 620.0)
    found = [box(name) for name in placed(wanted, WINDOW, [inset]) if name.left is not None]
    assert all(apart(one, other) for at, one in enumerate(found) for other in [*found[:at], inset])
    assert all(one[0] >= 0 and one[1] >= -1e-6 and one[2] <= 1000.001 and one[3] <= 620.001 for one in found)
