"""How mechanisms are nested, and what is left out of a tree that is too large."""

from __future__ import annotations

from dashboard.analysis.structure import tree
from dashboard.records import Practice, Text


def practice(code: str, part_of: str = "") -> Practice:
    return Practice(code, "town", Text(code), "done", "platform", "", part_of, (), Text(), ())


MODEL = practice("model")
PLATFORM = practice("platform", "model")
HOTLINE = practice("hotline", "platform")
GRID = practice("grid", "model")
TOWN = (MODEL, PLATFORM, HOTLINE, GRID, practice("alone"))


def test_a_tree_holds_parts_of_parts_after_what_they_are_part_of() -> None:
    found = tree(TOWN, MODEL)
    assert found is not None
    assert [entry.practice_id for entry in found.members] == ["platform", "hotline", "grid"]
    assert found.below == {}


def test_what_nothing_is_part_of_has_no_tree() -> None:
    assert tree(TOWN, HOTLINE) is None


def test_a_part_may_itself_be_the_root() -> None:
    found = tree(TOWN, PLATFORM)
    assert found is not None
    assert found.members == (HOTLINE,)


def test_a_tree_with_too_many_boxes_keeps_the_first_rank_and_says_how_much_is_below() -> None:
    found = tree(TOWN, MODEL, most=3)
    assert found is not None
    assert [entry.practice_id for entry in found.members] == ["platform", "grid"]
    assert found.below == {"platform": 1}


def test_the_limit_counts_the_root() -> None:
    assert tree(TOWN, MODEL, most=4).below == {}  # type: ignore[union-attr]
