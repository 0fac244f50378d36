"""Rules that compute, from a cold address and by hand, on the page of a place and beside practices."""

from __future__ import annotations

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.wording import LANGUAGES, wording

REWARD, EXIT, DAY = "shaowu.company-assessment.reward", "shaowu.company-assessment.exit", "shaowu.petition-day.next"


def visit(page_name: str = "locality", **query: str) -> AppTest:
    return cold_page(page_name, **query)


def said(page: AppTest) -> str:
    return "\n".join(element.value for element in [*page.markdown, *page.caption, *page.subheader]).replace("\\", "")


def address(page: AppTest, name: str) -> str:
    found = page.query_params.get(name, "")
    return found if isinstance(found, str) else found[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_has_its_rules_behind_one_click(lang: str) -> None:
    page = visit(lang=lang, locality="shaowu", section="mechanisms")
    box = next(entry for entry in page.expander if entry.label == wording(lang)("rules.title", n=6))
    assert box.proto.expanded is False


@pytest.mark.parametrize(
    ("lang", "result"), [("zh", "1350元以上、不到1500元"), ("en", "at least 1,350 and fewer than 1,500 yuan")]
)
def test_a_cold_address_works_the_rule_out_with_bounds(lang: str, result: str) -> None:
    page = visit(lang=lang, locality="shaowu", section="mechanisms", rule=REWARD, given="近1万")
    assert result in said(page)
    assert page.text_input(f"choose_given_{REWARD}").value == "近1万"


def test_what_is_put_in_goes_into_the_address() -> None:
    page = visit(lang="en", locality="shaowu", section="mechanisms", rule=EXIT)
    page.text_input(f"choose_given_{EXIT}").set_value("2").run()
    assert not page.exception
    assert (address(page, "rule"), address(page, "given")) == (EXIT, "2")
    assert "not reached; 1 to go" in said(page)


def test_another_rule_starts_with_nothing_put_in() -> None:
    page = visit(lang="en", locality="shaowu", section="mechanisms", rule=EXIT, given="2")
    chooser = next(box for box in page.selectbox if box.label == wording("en")("rules.choose"))
    chooser.set_value(REWARD).run()
    assert not page.exception
    assert (address(page, "rule"), address(page, "given")) == (REWARD, "")


def test_a_date_is_picked_and_the_next_reception_day_is_told() -> None:
    page = visit(lang="zh", locality="shaowu", section="mechanisms", rule=DAY)
    page.date_input(f"choose_given_{DAY}").set_value("2026-11-22").run()
    assert not page.exception
    assert address(page, "given") == "2026-11-22"
    assert "2026年12月15日星期二" in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("rule", "given"), [(REWARD, "![x](y)"), (EXIT, "1.5"), (DAY, "<b>never</b>"), (DAY, "9999-12-31")]
)
def test_a_crafted_address_says_what_is_wrong_and_breaks_nothing(lang: str, rule: str, given: str) -> None:
    page = visit(lang=lang, locality="shaowu", section="mechanisms", rule=rule, given=given)
    assert given in said(page)
    assert not any(
        given in element.value for element in page.markdown if not given.replace(".", "").replace("-", "").isdigit()
    )


def test_an_unknown_rule_falls_back_and_says_so() -> None:
    page = visit(lang="en", locality="shaowu", section="mechanisms", rule="shaowu.nothing")
    assert len(page.info) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_practices_side_by_side_have_their_rules(lang: str) -> None:
    page = visit(
        "practices",
        lang=lang,
        section="beside",
        practices="shaowu.company-assessment,shaowu.petition-day",
        rule=REWARD,
        given="1000",
    )
    assert wording(lang)("rules.title", n=4) in [entry.label for entry in page.expander]
    assert ("150元" if lang == "zh" else "150 yuan") in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_does_this_better_stands_with_the_frameworks_of_a_place(lang: str) -> None:
    page = visit(lang=lang, locality="shaowu", section="frameworks")
    headings = [entry.value for entry in page.header]
    assert any(wording(lang)("better.title") in heading for heading in headings)
