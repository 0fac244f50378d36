"""Which places the page of a place speaks of."""

from __future__ import annotations

from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue


def test_a_town_speaks_of_its_estate_too(cases: Catalogue) -> None:
    assert scope(cases, "chongqing-nanping-town") == (
        "chongqing-nanping-town",
        "chongqing-xinglong",
        "chongqing-xinglongyuan",
    )


def test_a_city_does_not_speak_for_a_case_inside_it(cases: Catalogue) -> None:
    assert scope(cases, "beijing") == ("beijing",)
    assert "yantai-dahaiyang" not in scope(cases, "yantai")


def test_a_place_that_is_no_case_speaks_for_itself_alone(cases: Catalogue) -> None:
    assert scope(cases, "china") == ("china",)
