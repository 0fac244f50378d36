"""The pages that a presenter turns to when the floor asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exhibit import Figures, Prose
from dashboard.views.place_pages import MOST_FIGURES, MOST_PRACTICES, PlacePage, place_pages
from dashboard.wording import LANGUAGES


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return load(BUNDLED_DATA)


def page(catalogue: Catalogue, code: str, lang: str = "zh") -> PlacePage:
    return next(entry for entry in place_pages(catalogue, lang) if entry.code == code)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_case_has_a_page_and_stands_before_other_places(cases: Catalogue, lang: str) -> None:
    found = [entry.code for entry in place_pages(cases, lang)]
    assert found[: len(cases.cases)] == [place.locality_id for place in cases.cases]


def test_a_page_has_the_profile_the_first_figures_and_a_few_practices(cases: Catalogue) -> None:
    profile, headlines, practices = page(cases, "shaowu").slide.exhibits
    assert isinstance(profile.body, Prose)
    assert isinstance(headlines.body, Figures)
    assert isinstance(practices.body, Prose)
    assert len(headlines.body.items) == MOST_FIGURES
    assert len(practices.body.entries) == MOST_PRACTICES


def test_what_is_left_out_is_counted(cases: Catalogue) -> None:
    _, headlines, practices = page(cases, "shaowu").slide.exhibits
    held = len(cases.practices_of("shaowu")) - MOST_PRACTICES
    assert headlines.notes == ("另有 3 个实测数量，见图集。",)
    assert practices.notes == (f"另有 {held} 项做法，见图集。",)


def test_a_figure_is_as_printed_and_carries_its_source(cases: Catalogue) -> None:
    headlines = page(cases, "shaowu").slide.exhibits[1].body
    assert isinstance(headlines, Figures)
    assert headlines.items[0].text == "30多万人"
    assert all(item.citations for item in headlines.items)


def test_a_case_without_measured_figures_says_so(cases: Catalogue) -> None:
    found = page(cases, "yantai").slide.exhibits
    assert any("没有印出烟台市的任何实测数量" in sentence for exhibit in found for sentence in exhibit.twin)


def test_two_places_of_one_name_are_told_apart(cases: Catalogue) -> None:
    assert page(cases, "beijing-chaoyang").within == "北京市"


def test_a_place_of_which_nothing_is_told_has_no_page(three_towns_folder: Path) -> None:
    catalogue = load(three_towns_folder)
    assert "north" not in {entry.code for entry in place_pages(catalogue, "zh")}
