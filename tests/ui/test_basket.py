"""Where briefings wait for their readers: by token, bounded, the longest unused forgotten first."""

from __future__ import annotations

from dashboard.records import Briefing, Noted, Scene
from dashboard.ui.basket import Shelf, size


def of(length: int) -> Briefing:
    """A briefing of so many characters beside what a scene needs by itself."""
    return Briefing("x" * length)


def test_a_briefing_is_found_by_its_token_and_by_no_other() -> None:
    shelf = Shelf()
    shelf.put("one", Briefing("Monday"))
    assert shelf.get("one") == Briefing("Monday")
    assert shelf.get("two") is None


def test_the_briefing_that_was_unused_longest_goes_first() -> None:
    shelf = Shelf(most=2)
    for token in ("one", "two"):
        shelf.put(token, Briefing(token))
    shelf.get("one")
    shelf.put("three", Briefing("three"))
    assert [shelf.get(token) is not None for token in ("one", "two", "three")] == [True, False, True]


def test_many_long_briefings_make_room_for_each_other() -> None:
    shelf = Shelf(together=100)
    shelf.put("one", of(60))
    shelf.put("two", of(60))
    assert shelf.get("one") is None
    assert shelf.get("two") == of(60)


def test_a_briefing_put_again_counts_once() -> None:
    shelf = Shelf(together=100)
    for _ in range(3):
        shelf.put("one", of(60))
    assert shelf.get("one") == of(60)


def test_the_figures_noted_at_saving_do_not_count() -> None:
    bare, noted = Scene("overview"), Scene("overview", noted=(Noted("key", "label", "7,000" * 99),))
    assert size(Briefing(scenes=(noted,))) == size(Briefing(scenes=(bare,)))
