"""Names and figures of places by address: what is asked for exactly is answered, anything else is refused in words."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.selection import Selection
from dashboard.server.place_facts import fact_routes
from dashboard.ui.arrive import watch
from dashboard.views.place_facts import facts_address, names_address


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=fact_routes("")))


def chosen(**changes: str) -> Selection:
    return Selection(**{"level": "county", "indicator": "total_population", "period": "unstated", **changes})  # type: ignore[arg-type]


def test_names_of_a_level_are_kept_for_good(client: TestClient) -> None:
    answer = client.get("/" + names_address(watch().current(), chosen(lang="en")))
    assert answer.json()["350781"] == "Shaowu City"
    assert len(answer.json()) == 2891
    assert "immutable" in answer.headers["cache-control"]


def test_figures_are_given_as_they_are_printed(client: TestClient) -> None:
    answer = client.get("/" + facts_address(watch().current(), chosen()))
    assert answer.json()["350781"][0] == "30多万人"
    assert "immutable" not in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "changes",
    [{"level": "planet"}, {"indicator": "nothing"}, {"lang": "xx"}, {"period": "3000年"}, {"level": "../../etc"}],
)
def test_what_is_not_in_the_data_is_refused_in_words(client: TestClient, changes: dict[str, str]) -> None:
    answer = client.get("/" + facts_address(watch().current(), chosen(**changes)))
    assert answer.status_code == 404


def test_figures_of_another_state_of_the_data_are_refused(client: TestClient) -> None:
    address = facts_address(watch().current(), chosen()).replace(watch().current().version, "0" * 16)
    assert client.get("/" + address).status_code == 404
