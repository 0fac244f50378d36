"""The addresses of the pages: one HTML for all of them, and a way on from an address that there is not."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.selection import PAGES
from dashboard.server.pages import page_routes


@pytest.fixture(params=["", "/gov/dash"])
def ask(request: pytest.FixtureRequest) -> TestClient:
    """A client of the pages under a base path; it follows no redirect."""
    application = Starlette(routes=page_routes(request.param, lambda name, query: f"<p>{name} {query['lang']}</p>"))
    return TestClient(application, base_url=f"http://testserver{request.param}", follow_redirects=False)


@pytest.mark.parametrize("name", ["", *PAGES])
def test_every_page_answers_for_its_query_and_is_asked_for_anew(ask: TestClient, name: str) -> None:
    answer = ask.get(f"/{name}?lang=en")
    assert (answer.status_code, answer.text) == (200, f"<p>{name} en</p>")
    assert answer.headers["cache-control"] == "no-cache"


def test_an_unknown_page_leads_to_the_first_and_keeps_the_rest_of_the_address(ask: TestClient) -> None:
    answer = ask.get("/workshop?lang=en&locality=beijing")
    assert answer.status_code == 307
    assert answer.headers["location"] == "./?lang=en&locality=beijing&page=workshop"


def test_a_hostile_name_of_a_page_stays_inside_the_address(ask: TestClient) -> None:
    for name in ("{{7*7}}", "x%0d%0aSet-Cookie:a=b", "%3Cscript%3E", "page=x&lang=zh"):
        answer = ask.get(f"/{name}")
        assert answer.headers["location"].startswith("./?page=")
        assert not set("<>\r\n ") & set(answer.headers["location"])
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["favicon.png", "_stcore", "static/js/index.js", "locality/_stcore/health", ".env"])
def test_files_and_what_is_streamlits_own_are_left_to_streamlit(ask: TestClient, path: str) -> None:
    assert ask.get(f"/{path}").status_code == 404
