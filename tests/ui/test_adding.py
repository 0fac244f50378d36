"""Every exhibit of every page can be put into the briefing, and the scene that is put in shows it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import Catalogue
from dashboard.selection import (
    COMPARISON_SECTIONS,
    LOCALITY_SECTIONS,
    MAP_SECTIONS,
    PRACTICE_SECTIONS,
    SECTIONS,
)
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.views.scenes import arrived, exhibits

Open = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page opened by its address, without an error."""

    def opened(name: str, data: Path | None = None, /, **query: str) -> AppTest:
        monkeypatch.setenv(DATA_VARIABLE, str(data or ""))
        return cold_page(name, **query)

    return opened


def addable(app: AppTest) -> list[str]:
    """The keys of the exhibits that have the button."""
    keys = [str(button.key) for button in app.button]
    return [key.removeprefix("add_") for key in keys if key.startswith("add_")]


def every_address() -> Iterator[tuple[str, dict[str, str]]]:
    """Every page in every section, with none, one, two and many places."""
    yield "overview", {}
    for section, indicator in product(MAP_SECTIONS, ("resident_population", "satisfaction_rate_pct")):
        yield "maps", {"section": section, "indicator": indicator}
    yield "maps", {"panes": "two", "section": "table"}
    for section, place in product(LOCALITY_SECTIONS, ("shaowu", "xuzhou", "xx")):
        yield "locality", {"section": section, "locality": place}
    for section, places in product(COMPARISON_SECTIONS, ("", "shaowu", "shaowu,beijing", "shaowu,beijing,xuzhou")):
        yield "comparison", {"section": section, "localities": places}
    yield "comparison", {"section": "charts", "chart": "scatter", "localities": "shaowu,beijing"}
    for section in PRACTICE_SECTIONS:
        yield "practices", {"section": section}
    for section in SECTIONS:
        yield "sources", {"section": section}
    yield "sources", {"section": "documents", "source": "shaowu-study"}


@pytest.mark.parametrize(("page", "query"), list(every_address()), ids=str)
def test_what_a_page_shows_is_what_its_address_gives_without_a_screen(
    opened: Open, cases: Catalogue, page: str, query: dict[str, str]
) -> None:
    app = opened(page, lang="zh", **query)
    shown = [key for key in addable(app) if not key.startswith("rules.")]
    selection, _ = arrived(cases, page, {**query, "lang": "zh"})
    given = [exhibit.key for exhibit in exhibits(cases, selection, page)]
    assert len(set(given)) == len(given)
    if page == "maps":  # which shows the map or its table
        assert set(shown) < set(given)
    else:
        assert set(shown) == set(given)
    assert shown


def test_a_rule_worked_out_is_given_by_its_address_too(opened: Open, cases: Catalogue) -> None:
    rule = next(iter(cases.rules.values()))
    place = cases.practices[rule.practice_id].locality_id
    query = {"locality": place, "section": "mechanisms", "rule": rule.rule_id, "given": "10"}
    shown = {key for key in addable(opened("locality", **query)) if key.startswith("rules.")}
    selection, _ = arrived(cases, "locality", query)
    assert shown
    assert shown <= {exhibit.key for exhibit in exhibits(cases, selection, "locality")}
