"""Every page opened first, by its address alone: it comes up whole, in either language, with what it promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.selection import PAGES
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.wording import LANGUAGES, wording

# By page: the headings beneath its title, as keys of the wording.
PROMISED = {
    "overview": ("overview.list", "overview.headlines", "overview.benchmarks", "overview.holds", "overview.gaps"),
    "maps": (),
    "locality": ("locality.profile", "locality.headlines"),
    "comparison": (),
    "practices": (),
    "sources": ("sources.documents",),
    "briefing": (),
}
Open = Callable[..., AppTest]


@pytest.fixture
def cold(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page in a session of its own; it shows no error."""

    def cold(name: str, data: Path | None = None, /, **query: str) -> AppTest:
        monkeypatch.setenv(DATA_VARIABLE, str(data or ""))
        app = cold_page(name, **query)
        assert not app.error
        return app

    return cold


def test_every_page_is_held_to_a_promise() -> None:
    assert set(PROMISED) == set(PAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_cold_with_one_title_and_its_headings(cold: Open, name: str, lang: str) -> None:
    app = cold(name, lang=lang)
    assert len(app.title) == 1
    headings = [heading.value for heading in app.header]
    assert {wording(lang)(key) for key in PROMISED[name]} <= set(headings)
    assert not app.info
    assert not app.warning


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_cold_on_another_package(cold: Open, three_towns_folder: Path, name: str, lang: str) -> None:
    assert len(cold(name, three_towns_folder, lang=lang).title) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_does_not_know_and_shows_the_rest(cold: Open, name: str) -> None:
    app = cold(name, lang="en", locality="atlantis", line="none", page="meeting")
    assert [notice.value.split()[1] for notice in app.info] == ["locality", "line", "page"]
    assert len(app.title) == 1


def test_a_crafted_address_does_not_fill_the_page(cold: Open) -> None:
    assert len(cold("comparison", localities=",".join(f"x{number}" for number in range(3000))).info) == 20


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_a_language_in_its_address(cold: Open, name: str) -> None:
    assert len(cold(name).title) == 1
