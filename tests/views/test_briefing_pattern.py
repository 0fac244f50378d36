"""A saved briefing as the pattern of another place's."""

from __future__ import annotations

from conftest import THREE_TOWNS

from dashboard.catalogue import load
from dashboard.records import Briefing, Noted, Scene
from dashboard.views.briefing_pattern import at_locality, named_places, own_place

CATALOGUE = load(THREE_TOWNS)
ABOUT = Scene("locality", (("locality", "town-a"),), ("locality.about.town-a", "locator.town-a"))


def moved(*scenes: Scene, title: str = "") -> Briefing:
    return at_locality(CATALOGUE, Briefing(title, scenes), "town-b", "en")


def test_a_briefing_is_about_the_place_of_its_first_scene_that_has_one() -> None:
    assert own_place(Briefing("", (Scene("overview"), ABOUT))) == "town-a"
    assert own_place(Briefing("", (Scene("overview"),))) == ""


def test_addresses_and_exhibits_lead_to_the_other_place() -> None:
    (scene,) = moved(ABOUT).scenes
    assert scene.query == (("locality", "town-b"),)
    assert scene.exhibits == ("locality.about.town-b", "locator.town-b")


def test_a_place_beside_others_changes_and_is_not_named_twice() -> None:
    beside = Scene("comparison", (("localities", "town-a,town-b,town-c"), ("locality", "town-a")))
    assert dict(moved(ABOUT, beside).scenes[1].query)["localities"] == "town-b,town-c"


def test_what_only_the_first_place_has_is_left_out_and_all_of_its_kind_are_shown() -> None:
    drawn = Scene(
        "locality",
        (("locality", "town-a"), ("section", "mechanisms"), ("practice", "town-a.knock")),
        ("diagrams.process.town-a.knock",),
    )
    (scene,) = moved(drawn).scenes
    assert "practice" not in dict(scene.query)
    assert all(key.startswith("diagrams.process.t") for key in scene.exhibits)


def test_figures_named_in_sentences_are_those_of_the_other_place() -> None:
    told = Scene(note="{{ town-a.volunteers }} and {{town-c.volunteers}}", layout="text")
    assert moved(ABOUT, told).scenes[1].note == "{{town-b.volunteers }} and {{town-c.volunteers}}"


def test_figures_noted_of_the_first_place_are_forgotten() -> None:
    noted = Scene("locality", ABOUT.query, ABOUT.exhibits, noted=(Noted("a", "b", "1"),))
    assert moved(noted).scenes[0].noted == ()


def test_a_title_that_names_the_first_place_is_not_kept() -> None:
    assert moved(ABOUT, title="Monday").title == "Test Town B: Monday"
    assert "Town A" not in moved(ABOUT, title="All of Test Town A").title


def test_scenes_whose_words_name_the_first_place_are_listed() -> None:
    named = Scene("overview", note="测试甲镇领先。")
    assert list(named_places(CATALOGUE, Briefing("", (ABOUT, named)))) == [(2, CATALOGUE.localities["town-a"].name.zh)]


def test_at_its_own_place_a_briefing_is_as_it_was_saved() -> None:
    pattern = Briefing("Monday", (ABOUT,))
    assert at_locality(CATALOGUE, pattern, "town-a", "en") is pattern
