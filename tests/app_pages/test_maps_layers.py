"""The agency's own layers on the Maps page from a cold address: offered where there are any, else absent."""

from __future__ import annotations

from pathlib import Path

import pytest
from agency import agency_package
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.wording import LANGUAGES

CHOOSER = {"zh": "图层", "en": "Layer"}


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    return agency_package(tmp_path_factory.mktemp("agency") / "package", across=20)


def visit(**query: str) -> AppTest:
    return cold_page("maps", **query)


def title(page: AppTest) -> str:
    return page.title[0].value.replace("\\", "")


def labels(page: AppTest) -> list[str]:
    return [widget.label for widget in page.selectbox]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_layers_are_offered_where_the_package_has_any(monkeypatch, package, lang):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    assert CHOOSER[lang] in labels(visit(lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layer", ["towns", "lanes2", "grid"])
def test_a_layer_opens_from_its_address_in_both_languages(monkeypatch, package, lang, layer):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    page = visit(lang=lang, layer=layer, area="110105")
    assert title(page).startswith({"zh": "地图：", "en": "Maps: "}[lang])
    assert not page.info


def test_the_heading_and_the_way_up_name_the_area_of_the_layer_above(monkeypatch, package):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    page = visit(lang="en", layer="lanes2", area="110105", layer_area="110105001")
    assert title(page) == "Maps: Communities of First Subdistrict"
    up = [button.label for button in page.button if button.label in ("China", "Beijing", "Chaoyang District")]
    assert up == ["China", "Beijing", "Chaoyang District"]
    next(button for button in page.button if button.label == "Chaoyang District").click().run()
    assert title(page) == "Maps: Subdistricts of Chaoyang District"


def test_a_layer_is_a_table_too(monkeypatch, package):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    rows = visit(lang="en", layer="towns", area="110105", section="table").dataframe[0].value
    assert rows.iloc[:, :3].to_numpy().tolist()[0] == ["First Subdistrict", "110105001", "98%"]


def test_nothing_is_offered_where_the_package_has_none(monkeypatch):
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    assert CHOOSER["en"] not in labels(visit(lang="en"))


def test_a_layer_that_there_is_not_leaves_a_notice_and_the_chooser(monkeypatch, package):
    monkeypatch.setenv(DATA_VARIABLE, str(package))
    page = visit(lang="en", layer="nowhere")
    assert any("nowhere" in notice.value for notice in page.info)
    assert CHOOSER["en"] in labels(page)
