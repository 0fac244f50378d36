"""Streamlit's own scripts, answered from memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.server.front_files import FrontFiles
from dashboard.sources.packed_files import PackedFiles


@pytest.fixture
def ask(tmp_path: Path) -> TestClient:
    """A client of an application that knows one file, and of what it passes on."""
    (tmp_path / "one.12345678.js").write_text("known")
    middleware = Middleware(FrontFiles, folders={"/gov/": PackedFiles(tmp_path)})
    rest = Route("/{path:path}", lambda _: PlainTextResponse("passed on"), methods=["GET", "POST"])
    return TestClient(Starlette(routes=[rest], middleware=[middleware]))


def test_a_known_file_comes_packed_and_is_kept_for_good(ask: TestClient) -> None:
    for _ in range(2):
        answer = ask.get("/gov/one.12345678.js")
        assert (answer.text, answer.headers["content-type"]) == ("known", "text/javascript; charset=utf-8")
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]


def test_a_client_that_takes_no_gzip_gets_it_plain(ask: TestClient) -> None:
    answer = ask.get("/gov/one.12345678.js", headers={"Accept-Encoding": "identity"})
    assert answer.text == "known"
    assert "content-encoding" not in answer.headers


def test_everything_else_is_passed_on(ask: TestClient) -> None:
    for path in ("/one.12345678.js", "/gov/two.12345678.js", "/gov/../gov/one.12345678.jsx"):
        assert ask.get(path).text == "passed on"
    assert ask.post("/gov/one.12345678.js").text == "passed on"
