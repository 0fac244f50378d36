"""A page that fails says so in a sentence with a reference; what went wrong stays in the log."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from serving import running

pytestmark = pytest.mark.xdist_group("failing")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("failing") / "server.log"


@pytest.fixture(scope="module")
def home(log: Path) -> Iterator[str]:
    """A server whose script fails. It lives longer than a test: an open page would ask it again, and report that."""
    with running(log, script=Path(__file__).with_name("failing_app.py")) as address:
        yield address


@pytest.mark.parametrize(("lang", "sentence"), [("zh", "本页未能显示"), ("en", "This page could not be shown")])
def test_a_reader_sees_a_sentence_and_a_reference_and_the_log_has_the_rest(visit, home, log, lang, sentence):
    page = visit(f"/?lang={lang}", home=home).page
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text(sentence)
    reference = re.search(r"[0-9a-f]{8}", alert.inner_text())
    assert reference
    assert "secret" not in page.content()
    assert "ValueError" not in page.content()
    assert f"script error {reference[0]}" in log.read_text()
    assert "ValueError: secret 42" in log.read_text()
