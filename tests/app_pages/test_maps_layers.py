"""The agency's own layers on the Maps page from a cold address: offered where there are any, else absent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from agency import agency_package
from streamlit.testing.v1 import AppTest

from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.wording import LANGUAGES

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
HEADING = {"zh": "本机构的图层", "en": "The agency’s own layers"}


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    return agency_package(tmp_path_factory.mktemp("agency") / "package", across=20)


def visit(**query: str) -> AppTest:
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in query.items():
        page.query_params[name] = value
    page.switch_page("app_pages/maps.py").run()
    assert not page.exception
    return page


def headings(page: AppTest) -> list[str]:
    return [entry.value for entry in page.header]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_layers_are_offered_where_the_package_has_any(monkeypatch, package, lang):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    assert HEADING[lang] in headings(visit(lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layer", ["towns", "lanes2", "grid"])
def test_a_layer_opens_from_its_address(monkeypatch, package, lang, layer):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    page = visit(lang=lang, layer=layer)
    title = headings(page)[-1]
    assert re.search("[\u3400-\u9fff]", title) if lang == "zh" else title.isascii()


def test_nothing_is_offered_where_the_package_has_none(monkeypatch):
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    assert HEADING["en"] not in headings(visit(lang="en"))


def test_a_layer_that_there_is_not_leaves_a_notice_and_the_chooser(monkeypatch, package):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    page = visit(lang="en", layer="nowhere")
    assert any("nowhere" in notice.value for notice in page.info)
    assert headings(page)[-1] == HEADING["en"]
