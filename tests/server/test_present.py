"""A presentation is made once, kept under an address that cannot be guessed, and does not change with the data."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Towns
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from dashboard.catalogue import load
from dashboard.exhibit import Deck
from dashboard.exports.html_deck import html_file, policy_of
from dashboard.records import Briefing, Scene
from dashboard.server.headers import SecurityHeaders
from dashboard.server.present import present_routes
from dashboard.ui import present
from dashboard.ui.present import MOST_KEPT, present_link
from dashboard.views.briefing import deck
from dashboard.wording import wording

BASE = "/gov/dash"


@pytest.fixture
def client() -> Iterator[TestClient]:
    guard = Middleware(SecurityHeaders, frame_path="/component/", page_scripts=[], frame_scripts=[])
    yield TestClient(Starlette(routes=present_routes(BASE), middleware=[guard]), base_url=f"http://testserver{BASE}/")
    present._kept.clear()


def talk(folder: Path) -> tuple[Deck, str]:
    catalogue = load(folder)
    found = deck(catalogue, Briefing("A talk", (Scene("overview", (), ("overview.gaps",)),)), "en", "2026-11-22")
    return found, present_link(found, catalogue)


def test_the_file_is_answered_below_any_base_path(client: TestClient, three_towns_folder: Path) -> None:
    found, address = talk(three_towns_folder)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.content == html_file(load(three_towns_folder), found)


def test_it_runs_under_its_own_policy_which_lets_less_through_than_that_of_a_page(
    client: TestClient, three_towns_folder: Path
) -> None:
    answer = client.get(talk(three_towns_folder)[1])
    policy = answer.headers["content-security-policy"]
    assert policy == f"{policy_of(answer.content)}; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_update_of_the_data_changes_nothing(client: TestClient, towns: Towns) -> None:
    _, address = talk(towns.folder)
    before = client.get(address).content
    towns.change("localities", "town-a", name_en="Renamed")
    assert load(towns.folder).localities["town-a"].name.en == "Renamed"
    assert client.get(address).content == before


def test_two_presentations_have_two_addresses_that_say_nothing(three_towns_folder: Path) -> None:
    addresses = {talk(three_towns_folder)[1] for _ in range(2)}
    assert len(addresses) == 2
    assert all(len(address.rpartition("/")[2]) >= 32 for address in addresses)
    present._kept.clear()


@pytest.mark.parametrize("token", ["nothing", "x" * 400, "%2e%2e", "<script>"])
def test_an_address_that_is_not_kept_is_refused_in_words(client: TestClient, token: str) -> None:
    answer = client.get(f"./atlas/present/{token}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    if token == "nothing":
        assert all(wording(lang)("present.too_old") in answer.text for lang in ("zh", "en"))


def test_the_oldest_presentation_that_nobody_opens_goes_first(client: TestClient, three_towns_folder: Path) -> None:
    _, opened = talk(three_towns_folder)
    _, idle = talk(three_towns_folder)
    spare = present._kept[idle.rpartition("/")[2]]
    for number in range(MOST_KEPT - 1):
        present._kept[str(number)] = spare
        client.get(opened)
    talk(three_towns_folder)
    assert len(present._kept) == MOST_KEPT
    assert client.get(opened).status_code == 200
    assert client.get(idle).status_code == 404


def test_a_client_that_takes_no_gzip_gets_the_same_file(client: TestClient, three_towns_folder: Path) -> None:
    _, address = talk(three_towns_folder)
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == gzip.decompress(present._kept[address.rpartition("/")[2]].gzipped)
