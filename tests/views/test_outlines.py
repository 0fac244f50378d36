"""Outlines: addresses that all resolve, in the order of a talk, with nothing in them that says only “nothing”."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.catalogue import Catalogue
from dashboard.records import Briefing
from dashboard.views.briefing import problems, slide
from dashboard.views.outlines import one_locality, two_localities, whole_collection
from dashboard.wording import LANGUAGES

Make = Callable[[Catalogue, str], Briefing]
OUTLINES: dict[str, Make] = {
    "one": lambda catalogue, lang: one_locality(catalogue, "shaowu", lang),
    "anonymous": lambda catalogue, lang: one_locality(catalogue, "xx", lang),
    "two": lambda catalogue, lang: two_localities(catalogue, "shaowu", "beijing", lang),
    "all": whole_collection,
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", OUTLINES)
def test_every_scene_of_an_outline_resolves_and_has_a_title(cases: Catalogue, name: str, lang: str) -> None:
    found = OUTLINES[name](cases, lang)
    assert len(found.scenes) > 5
    assert problems(cases, found, lang) == ()
    assert all(slide(cases, scene, lang).title for scene in found.scenes)


@pytest.mark.parametrize("name", OUTLINES)
def test_an_outline_is_the_same_in_both_languages_but_for_its_title(cases: Catalogue, name: str) -> None:
    chinese, english = (OUTLINES[name](cases, lang) for lang in LANGUAGES)
    assert chinese.scenes == english.scenes
    assert chinese.title != english.title


def test_one_place_begins_with_where_it_is_beside_what_it_is(cases: Catalogue) -> None:
    first = one_locality(cases, "shaowu", "zh").scenes[0]
    assert (first.layout, first.exhibits) == ("side", ("locator.shaowu", "locality.about.shaowu"))


def test_a_place_without_a_position_has_no_map(cases: Catalogue) -> None:
    assert "locator.xx" not in [key for scene in one_locality(cases, "xx", "zh").scenes for key in scene.exhibits]


def test_two_places_are_introduced_one_after_the_other_then_compared(cases: Catalogue) -> None:
    pages = [scene.page for scene in two_localities(cases, "shaowu", "beijing", "zh").scenes]
    assert pages == sorted(pages, key=("locality", "comparison").index)
    assert dict(two_localities(cases, "shaowu", "beijing", "zh").scenes[-1].query)["localities"] == "shaowu,beijing"


def test_the_whole_collection_begins_with_its_map(cases: Catalogue) -> None:
    assert whole_collection(cases, "zh").scenes[0].exhibits[0] == "overview.map"


def test_a_package_of_three_towns_has_its_outlines_too(towns_catalogue: Catalogue) -> None:
    for place in towns_catalogue.localities:
        assert problems(towns_catalogue, one_locality(towns_catalogue, place, "en"), "en") == ()
    assert problems(towns_catalogue, whole_collection(towns_catalogue, "en"), "en") == ()


def test_an_unknown_place_has_no_outline(cases: Catalogue) -> None:
    with pytest.raises(KeyError):
        one_locality(cases, "atlantis", "zh")
