"""A scene is an address and keys: in any language, and apart from who reads it."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Prose, Table
from dashboard.selection import Selection
from dashboard.views.scenes import arrived, away_from_page, exhibits, scene_of, settle, text_scene


def test_a_scene_keeps_the_address_without_its_language() -> None:
    found = scene_of(
        Selection(lang="en", locality="town-a", section="figures"), "locality", "locality.numbers.measured"
    )
    assert found.query == (("locality", "town-a"), ("section", "figures"))
    assert found.exhibits == ("locality.numbers.measured",)


def test_what_is_settled_stays_as_it_is_when_its_address_is_read_again(towns_catalogue: Catalogue) -> None:
    for page in ("overview", "maps", "locality", "comparison", "practices", "sources"):
        settled = settle(Selection(lang="en"), page, towns_catalogue)
        assert arrived(towns_catalogue, page, settled.to_query()) == (settled, ()), page


def test_an_exhibit_that_no_address_makes_is_kept_in_words() -> None:
    exhibit = Exhibit("draft", "Figure by figure", Prose(()), lead="1 matched.", twin=("1 matched.", "“98%”: matched."))
    found = text_scene(exhibit)
    assert (found.page, found.title, found.layout) == ("", "Figure by figure", "text")
    assert found.note == "1 matched.\n“98%”: matched."


@pytest.mark.parametrize(
    ("title", "page", "told"),
    [
        ("Practices", "locality", "Test Town A: Practices"),
        ("Where Test Town A lies", "locality", "Where Test Town A lies"),
        ("Practices", "comparison", "Practices"),
        ("", "locality", ""),
    ],
)
def test_away_from_the_page_of_a_place_a_title_names_the_place(
    towns_catalogue: Catalogue, title: str, page: str, told: str
) -> None:
    assert away_from_page(towns_catalogue, title, page, "town-a", "en") == told


def test_a_table_stands_in_a_scene_as_its_reader_searched_it(towns_catalogue: Catalogue) -> None:
    for search, kind in (("", Table), ("no such word", Prose)):
        selection, _ = arrived(towns_catalogue, "comparison", {"section": "facts", "search": search})
        assert isinstance(exhibits(towns_catalogue, selection, "comparison")[0].body, kind)
