"""The charts section of the Compare page, from a cold address, in both languages."""

from __future__ import annotations

import json

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.selection import CHARTS
from dashboard.wording import LANGUAGES, wording


def visit(**query: str) -> AppTest:
    return cold_page("comparison", **{"section": "charts", **query})


def plain(text: str) -> str:
    return text.replace("\\", "")


def drawn(page: AppTest) -> list[dict[str, object]]:
    return [json.loads(element.proto.spec) for element in page.get("vega_lite_chart")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("localities", ["", "xuzhou", "yantai-dahaiyang,shaowu,beijing"])
def test_every_kind_opens_cold_for_none_one_and_several_places(lang: str, kind: str, localities: str) -> None:
    page = visit(lang=lang, chart=kind, localities=localities)
    heads = [plain(entry.value) for entry in page.header]
    assert wording(lang)("sentences.title") in heads
    assert len(heads) >= 2


def test_a_chart_has_its_twin_as_alternative_text() -> None:
    page = visit(lang="en", localities="yantai-dahaiyang,shaowu", indicator="resident_population")
    element = page.get("vega_lite_chart")[0]
    assert "Dahaiyang Community: over 7,000 but under 8,000 people" in element.proto.alt


def test_another_kind_writes_every_choice_into_the_address() -> None:
    page = visit(lang="en", localities="shaowu")
    kinds = next(group for group in page.button_group if group.value == "dots")
    kinds.set_value("scatter").run()
    assert page.query_params["chart"] == "scatter"
    assert page.query_params["indicator"]
    assert page.query_params["second_indicator"]
    assert not page.exception


def test_the_second_indicator_is_asked_for_on_a_scatter_only() -> None:
    label = wording("en")("charts.choose_second")
    assert label in [box.label for box in visit(lang="en", localities="shaowu", chart="scatter").selectbox]
    assert label not in [box.label for box in visit(lang="en", localities="shaowu").selectbox]


def test_unknown_choices_in_the_address_are_said_and_left_out() -> None:
    page = visit(lang="en", localities="shaowu", chart="pie", second_indicator="x{{7*7}}")
    assert len(page.info) == 2
    assert drawn(page)


def test_residents_per_grid_cell_stand_among_the_sentences() -> None:
    page = visit(lang="zh", localities="yantai-dahaiyang")
    assert "平均每个网格538人以上、不到616人" in plain(" ".join(entry.value for entry in page.markdown))
