"""The Compare page from a cold address, in both languages."""

from __future__ import annotations

import re

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import Catalogue
from dashboard.selection import COMPARISON_SECTIONS
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile(r"[\u3400-\u9fff]")
QUOTED = "as printed in Chinese"
EIGHT = "beijing,beijing-chaoyang,tianjin-beichen,xuzhou,yantai,yantai-dahaiyang,jinan-yuyuan,xx"


def visit(**query: str) -> AppTest:
    return cold_page("comparison", **query)


def leads(page: AppTest) -> set[str]:
    """The marked headings of the tables that have places in columns."""
    return {head.split(" ")[0] for table in page.table for head in table.value.columns if "★" in head}


def plain(text: str) -> str:
    return text.replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", COMPARISON_SECTIONS)
def test_a_section_opens_cold_and_says_which_it_is(lang: str, section: str) -> None:
    page = visit(lang=lang, section=section)
    assert page.button_group[0].value == section
    assert len(page.header) >= 1


def test_an_old_address_without_a_section_opens_on_the_figures() -> None:
    page = visit(lang="en", localities="shaowu,beijing", framework="four_platforms")
    assert page.button_group[0].value == "figures"
    assert wording("en")("comparison.figures") in [plain(entry.value) for entry in page.header]


def test_another_section_keeps_the_places_and_is_kept_in_the_address() -> None:
    page = visit(lang="en", localities="shaowu,beijing")
    page.button_group[0].set_value("facts").run()
    assert page.query_params["section"] == "facts"
    assert page.query_params["localities"] == "shaowu,beijing"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", ["figures", "evidence", "practices", "facts"])
def test_eight_places_stand_beside_each_other_and_the_first_leads(lang: str, section: str, cases: Catalogue) -> None:
    page = visit(lang=lang, localities=EIGHT, section=section)
    assert page.multiselect[0].value == EIGHT.split(",")
    assert leads(page) == {cases.localities["beijing"].name.to(lang)}


def test_the_reader_is_told_that_nothing_compares_and_why(cases: Catalogue) -> None:
    page = visit(lang="zh", localities="shaowu,beijing")
    said = " ".join(plain(entry.value) for entry in page.markdown)
    assert "不止一地印出的 1 项，可以比较的 0 项" in said
    table = plain(" ".join(table.value.to_string() for table in page.table))
    assert "层级不同（邵武市：县级、北京市：省级）" in table
    assert "30多万人" in table


def test_a_ready_choice_and_a_new_lead_are_written_into_the_address() -> None:
    page = visit(lang="zh", localities="shaowu,beijing,xuzhou")
    next(button for button in page.button if "徐州市为主" in plain(button.label)).click().run()
    assert page.query_params["localities"] == "xuzhou,shaowu,beijing"
    assert leads(page) == {"徐州市"}
    next(button for button in page.button if "个区县" in button.label).click().run()
    assert page.query_params["localities"] == "beijing-chaoyang,tianjin-beichen,shaowu"
    assert not page.exception


def test_another_framework_is_chosen_and_kept_in_the_address(cases: Catalogue) -> None:
    page = visit(lang="zh", localities="shaowu,xx", section="evidence")
    other = list(cases.frameworks)[1]
    page.selectbox[0].select(other).run()
    assert page.query_params["framework"] == other
    assert cases.frameworks[other].name.zh in plain(page.header[0].value)


def test_an_unknown_place_in_the_address_is_left_out_with_a_notice() -> None:
    page = visit(lang="zh", localities="shaowu,atlantis,beijing")
    assert "atlantis" in page.info[0].value
    assert page.multiselect[0].value == ["shaowu", "beijing"]


@pytest.mark.parametrize(
    "query",
    [
        {"localities": "china,shaowu"},
        {"localities": "{{7*7}},<img src=x onerror=alert(1)>"},
        {"localities": "," * 50},
        {"framework": "![x](http://x)"},
        {"localities": ",".join(["shaowu"] * 20), "lang": "fr"},
    ],
)
def test_a_bad_address_never_raises(query: dict[str, str]) -> None:
    assert len(visit(**query).header) >= 1


@pytest.mark.parametrize("section", COMPARISON_SECTIONS)
@pytest.mark.parametrize("localities", ["", "xuzhou", "xuzhou,beijing", "yantai-dahaiyang,beijing-chaoyang,xuzhou"])
def test_the_english_page_says_nothing_in_chinese(localities: str, section: str) -> None:
    page = visit(lang="en", localities=localities, section=section)
    texts = [entry.value for entry in (*page.title, *page.header, *page.caption, *page.markdown)]
    texts += [button.label for button in page.button]
    texts = [text for text in texts if QUOTED not in text]
    assert [text for text in texts if CHINESE.search(text)] == [wording("en")("app.other_language")]
    cells = [cell for table in page.table for cell in table.value.to_numpy().ravel() if QUOTED not in cell]
    assert not [cell for cell in cells if CHINESE.search(cell)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_files_are_offered(lang: str) -> None:
    labels = [entry.proto.label for entry in visit(lang=lang).get("download_button")]
    assert labels == [wording(lang)("comparison.download_csv"), wording(lang)("comparison.download_xlsx")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "unfolded"),
    [
        ({"localities": "shaowu"}, False),
        ({"localities": "shaowu", "indicator": "total_population"}, True),
        ({"localities": "shaowu,beijing", "order": "name"}, True),
        ({"section": "ranking"}, False),
    ],
)
def test_what_is_compared_by_is_folded_until_it_is_chosen(lang: str, query: dict[str, str], unfolded: bool) -> None:
    found = next(box for box in visit(lang=lang, **query).expander if box.label == wording(lang)("comparison.by_what"))
    assert found.proto.expanded is unfolded
    assert len(found.selectbox) == 4
