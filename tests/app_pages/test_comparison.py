"""The Compare page from a cold address, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.wording import LANGUAGES, wording

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
CHINESE = re.compile(r"[\u3400-\u9fff]")
EIGHT = "beijing,beijing-chaoyang,tianjin-beichen,xuzhou,yantai,yantai-dahaiyang,jinan-yuyuan,xx"


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return load(BUNDLED_DATA)


def visit(**query: str) -> AppTest:
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in query.items():
        page.query_params[name] = value
    page.switch_page("app_pages/comparison.py").run()
    assert not page.exception
    return page


def leads(page: AppTest) -> list[str]:
    """The heading of the first place of each table."""
    return [next(head for head in table.value.columns if "★" in head).split(" ")[0] for table in page.table]


def plain(text: str) -> str:
    return text.replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_cold_address_shows_two_cases_with_four_exhibits(lang: str) -> None:
    page = visit(lang=lang)
    words = wording(lang)
    headings = [plain(entry.value) for entry in page.header]
    assert headings[0] == words("comparison.figures")
    assert headings[1].startswith(words("comparison.evidence"))
    assert headings[2:] == [words("comparison.mechanisms"), words("comparison.facts")]
    assert len(page.multiselect[0].value) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_eight_places_stand_beside_each_other_and_the_first_leads(lang: str, cases: Catalogue) -> None:
    page = visit(lang=lang, localities=EIGHT)
    assert page.multiselect[0].value == EIGHT.split(",")
    name = cases.localities["beijing"].name.to(lang)
    assert leads(page) == [name] * 4


def test_the_reader_is_told_that_nothing_compares_and_why(cases: Catalogue) -> None:
    page = visit(lang="zh", localities="shaowu,beijing")
    said = " ".join(plain(entry.value) for entry in page.markdown)
    assert "不止一地印出的 1 项，可以比较的 0 项" in said
    table = plain(page.table[0].value.to_string())
    assert "层级不同（邵武市：县级、北京市：省级）" in table
    assert "30多万人" in table


def test_ten_cases_are_more_than_eight_and_the_page_says_so() -> None:
    assert "10" in " ".join(entry.value for entry in visit(lang="en").markdown if "at most" in entry.value)


def test_a_ready_choice_and_a_new_lead_are_written_into_the_address() -> None:
    page = visit(lang="zh", localities="shaowu,beijing,xuzhou")
    next(button for button in page.button if "徐州市为主" in plain(button.label)).click().run()
    assert page.query_params["localities"] == "xuzhou,shaowu,beijing"
    assert set(leads(page)) == {"徐州市"}
    next(button for button in page.button if "个区县" in button.label).click().run()
    assert page.query_params["localities"] == "beijing-chaoyang,tianjin-beichen,shaowu"
    assert not page.exception


def test_another_framework_is_chosen_and_kept_in_the_address(cases: Catalogue) -> None:
    page = visit(lang="zh", localities="shaowu,xx")
    other = list(cases.frameworks)[1]
    page.selectbox[0].select(other).run()
    assert page.query_params["framework"] == other
    assert cases.frameworks[other].name.zh in plain(page.header[1].value)


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
    assert len(visit(**query).table) == 4


def test_the_english_page_says_nothing_in_chinese() -> None:
    page = visit(lang="en", localities="yantai-dahaiyang,beijing-chaoyang,xuzhou")
    texts = [entry.value for entry in (*page.title, *page.header, *page.caption, *page.markdown)]
    texts += [button.label for button in page.button]
    assert [text for text in texts if CHINESE.search(text)] == [wording("en")("app.other_language")]
    assert not [cell for table in page.table for cell in table.value.to_numpy().ravel() if CHINESE.search(cell)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_files_are_offered(lang: str) -> None:
    labels = [entry.proto.label for entry in visit(lang=lang).get("download_button")]
    assert labels == [wording(lang)("comparison.download_csv"), wording(lang)("comparison.download_xlsx")]
