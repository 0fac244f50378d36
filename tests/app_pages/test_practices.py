"""The Practices page from a cold address, in both languages."""

from __future__ import annotations

import re

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import Catalogue
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile(r"[\u3400-\u9fff]")
THREE = "shaowu.minsheng-110,beijing-chaoyang.complaint-response,beijing.whistle-report"
WRITTEN = ("search", "kinds", "statuses", "places", "levels", "dimension", "practices", "shown")


def visit(**query: str) -> AppTest:
    return cold_page("practices", **query)


def said(page: AppTest) -> str:
    """Everything in Markdown on the page, without escapes."""
    return "\n".join(element.value for element in [*page.markdown, *page.caption, *page.header]).replace("\\", "")


def address(page: AppTest) -> dict[str, str]:
    found = {name: page.query_params[name] for name in WRITTEN if name in page.query_params}
    return {name: value if isinstance(value, str) else value[0] for name, value in found.items()}


def chooser(page: AppTest, field: str):  # type: ignore[no-untyped-def]
    """The widget that chooses a field."""
    widgets = [*page.multiselect, *page.selectbox, *page.text_input, *page.button_group]
    return next(widget for widget in widgets if widget.key.startswith(f"choose_{field}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_cold_address_lists_practices_with_every_filter(lang: str, cases: Catalogue) -> None:
    page = visit(lang=lang)
    words = wording(lang)
    assert [entry.value for entry in page.title] == [words("practices.title")]
    labels = [widget.label for widget in [*page.text_input, *page.multiselect, *page.selectbox]]
    assert labels == [
        words(f"practices.{field}") for field in ("search", "kinds", "statuses", "levels", "places", "dimension")
    ]
    assert str(len(cases.practices)) in said(page)
    assert words("practices.counted_apart") in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["枫桥", "楓橋", "fengqiao", "fqjy"])
def test_a_search_finds_in_either_script_and_in_pinyin(lang: str, query: str) -> None:
    page = visit(lang=lang, search=query)
    assert "枫桥" in said(page) or "Fengqiao" in said(page)
    assert wording(lang)("practices.line_found") in said(page)


def test_recommendations_stand_under_their_own_heading() -> None:
    page = visit(lang="zh", statuses="proposed,done", search="网格")
    headings = [entry.value.replace("\\", "") for entry in page.header]
    assert [heading.split("（")[0] for heading in headings] == ["已实施或进行中", "建议或计划"]


def test_a_filter_writes_the_address_and_turns_back_to_the_first_page() -> None:
    page = visit(lang="en", shown="2")
    chooser(page, "kinds").select("platform").run()
    assert not page.exception
    assert address(page) == {"kinds": "platform"}
    assert page.header[0].value.startswith("Carried")


def test_a_search_writes_the_address() -> None:
    page = visit(lang="en")
    chooser(page, "search").set_value("mediation").run()
    assert address(page) == {"search": "mediation"}


def test_a_practice_is_put_beside_another_from_its_card() -> None:
    page = visit(lang="en", practices="shaowu.minsheng-110")
    next(button for button in page.button if button.label == "Put side by side").click().run()
    assert not page.exception
    first, second = address(page)["practices"].split(",")
    assert (first, bool(second)) == ("shaowu.minsheng-110", True)


def test_the_next_page_of_the_list_is_in_the_address() -> None:
    page = visit(lang="en")
    next(button for button in page.button if button.label == "Next page").click().run()
    assert address(page) == {"shown": "2"}
    assert "Page 2 of" in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_practices_stand_side_by_side(lang: str) -> None:
    page = visit(lang=lang, section="beside", practices=THREE)
    assert len(page.table) == 1
    table = page.table[0].value
    assert len(table.columns) == 3
    assert wording(lang)("practices.aspect_loop_receive") in [
        label.strip("*").replace("\\", "") for label in table.index
    ]
    assert chooser(page, "practices").value == THREE.split(",")


def test_at_most_eight_can_be_chosen(cases: Catalogue) -> None:
    page = visit(lang="en", section="beside", practices=",".join(list(cases.practices)[:9]))
    assert len(page.table[0].value.columns) == 8
    assert chooser(page, "practices").max_selections == 8


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_found_each_filter_can_be_dropped(lang: str) -> None:
    words = wording(lang)
    page = visit(lang=lang, search="zzzzzz", kinds="platform")
    assert words("practices.nothing") in said(page)
    drop = words("practices.drop", filter=words("practices.filter_search"))
    next(button for button in page.button if button.label.replace("\\", "") == drop).click().run()
    assert address(page) == {"kinds": "platform"}
    assert words("practices.nothing") not in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bad_address_falls_back_and_says_so(lang: str, cases: Catalogue) -> None:
    page = visit(lang=lang, kinds="sorcery", places="atlantis", shown="minus one", dimension="<script>")
    assert len(page.info) == 4
    assert str(len(cases.practices)) in said(page)


@pytest.mark.parametrize(
    "query", ['"', "{{7*7}}", "<img src=x onerror=alert(1)>", "* OR NEAR(", "![x](http://x)", "枫'; --"]
)
def test_a_hostile_search_is_shown_as_it_is_written(query: str) -> None:
    page = visit(lang="en", search=query)
    assert chooser(page, "search").value == query
    assert all(query not in element.value for element in page.markdown if "![" in query or "<" in query)


def test_the_english_page_has_no_chinese_but_the_way_to_it() -> None:
    for extra in ({}, {"shown": "2"}, {"section": "beside", "practices": THREE}):
        page = visit(lang="en", **extra)
        texts = [said(page), *(button.label for button in page.button), *(widget.label for widget in page.multiselect)]
        left = [line for text in texts for line in text.split("\n") if CHINESE.search(line)]
        assert left == [wording("en")("app.other_language")]


def test_choices_stay_codes_when_their_words_change_with_the_language() -> None:
    page = visit(lang="en", statuses="done")
    next(button for button in page.button if button.label == wording("en")("app.other_language")).click().run()
    chooser(page, "kinds").select("platform").run()
    assert not page.exception
    assert address(page) == {"statuses": "done", "kinds": "platform"}
    assert chooser(page, "statuses").value == ["done"]
