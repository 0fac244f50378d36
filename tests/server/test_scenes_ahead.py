"""What a frame is answered that asks for the scene of an indicator before it is chosen."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server.scenes_ahead import ahead_routes
from dashboard.ui.ahead import GIVEN
from dashboard.ui.arrive import DATA_VARIABLE, watch
from dashboard.views.map_page import shown
from dashboard.views.painted import painted
from dashboard.views.scenes import arrived

PAGE = {"lang": "en", "level": "county", "indicator": "total_population"}


@pytest.fixture(scope="module")
def ask() -> TestClient:
    return TestClient(Starlette(routes=ahead_routes("")), base_url="http://testserver/atlas/")


def on_the_page(dark: bool = False, **query: str) -> dict:
    """What the Maps page paints at an address."""
    catalogue = watch().current()
    selection, _ = arrived(catalogue, "maps", query)
    return painted(catalogue, selection, shown(catalogue, selection), dark=dark)


def test_the_scene_of_an_option_is_the_one_that_the_page_paints_when_it_is_chosen(ask):
    found = ask.get("ahead?" + urlencode({**PAGE, "named": "Public satisfaction"})).json()
    assert found["id"] == on_the_page(lang="en", level="county", indicator="satisfaction_rate_pct")["id"]


def test_without_an_option_it_is_the_scene_of_the_address_in_its_light(ask):
    assert ask.get("ahead?" + urlencode(PAGE)).json()["id"] == on_the_page(**PAGE)["id"]
    assert ask.get("ahead?" + urlencode({**PAGE, "dark": "1"})).json()["id"] == on_the_page(dark=True, **PAGE)["id"]


@pytest.mark.parametrize(
    "changes", [{"named": "{{7*7}}"}, {"named": "总人口"}, {"section": "table"}, {"section": "table", "named": "Towns"}]
)
def test_where_the_page_would_show_no_such_map_there_is_nothing(ask, changes):
    answer = ask.get("ahead?" + urlencode({**PAGE, **changes}))
    assert (answer.status_code, answer.text) == (204, "")


def test_where_the_data_cannot_be_read_there_is_nothing(ask, tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "nowhere"))
    assert ask.get("ahead?" + urlencode(PAGE)).status_code == 204


def test_what_was_given_is_noted_for_the_session_that_asked_alone(ask):
    for token in ("asking", "silent"):
        GIVEN.keep(token)
    found = ask.get("ahead?" + urlencode({**PAGE, "for": "asking"})).json()
    assert GIVEN.has("asking", found["id"])
    assert not GIVEN.has("silent", found["id"])


def test_no_browser_keeps_it_as_the_data_may_change(ask):
    assert ask.get("ahead?" + urlencode(PAGE)).headers["cache-control"] == "no-store"
