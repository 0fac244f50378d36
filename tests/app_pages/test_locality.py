"""The locality page from a cold address, in both languages."""

from __future__ import annotations

import re

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

CASES = (
    *("beijing", "beijing-chaoyang", "tianjin-beichen", "xuzhou", "yantai", "yantai-dahaiyang", "jinan-yuyuan"),
    *("shaowu", "chongqing-nanping-town", "xx"),
)
CHINESE = re.compile(r"[\u3400-\u9fff]")
# a token of the source, marked as printed
PRINTED = re.compile(r"printed: [^\[\]]*|“[^”]*” \(as printed in Chinese\)")


def arrive(**address: str) -> AppTest:
    return cold_page("locality", **address)


def texts(app: AppTest) -> list[str]:
    """What a reader sees, without the escapes of Markdown."""
    shown = [
        element.value
        for kind in ("title", "header", "subheader", "markdown", "caption", "info")
        for element in app.get(kind)
    ]
    return [re.sub(r"\\(.)", r"\1", str(text)) for text in shown]


def maps(app: AppTest) -> list[object]:
    return list(app.get("component_instance"))


def shown(app: AppTest) -> str:
    return "\n".join(texts(app))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_case_opens_from_a_cold_address(case: str, lang: str) -> None:
    app = arrive(lang=lang, locality=case)
    assert not app.exception
    assert app.title[0].value


@pytest.mark.parametrize("section", ["mechanisms", "practices", "figures", "frameworks", "findings"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_section_opens_from_a_cold_address(section: str, lang: str) -> None:
    app = arrive(lang=lang, locality="shaowu", section=section)
    assert not app.exception
    (control,) = app.get("button_group")
    assert control.value == section


def test_without_a_choice_the_page_opens_the_first_case() -> None:
    app = arrive(lang="zh")
    assert not app.exception
    assert app.title[0].value == "北京市"


def test_a_place_that_is_no_case_is_reached_by_its_address() -> None:
    app = arrive(lang="en", locality="tianjin")
    assert not app.exception
    assert app.title[0].value == "Tianjin"
    assert "Beichen District" in shown(app)


def test_the_page_of_shaowu_shows_figures_as_printed_with_doubt_and_source() -> None:
    app = arrive(lang="zh", locality="shaowu")
    said = shown(app)
    for text in ("30多万人", "近18万人", "98%", "未说明由谁测得", "存疑：", "第36行"):
        assert text in said
    assert app.get("graphviz_chart")


def test_a_case_without_measured_quantities_says_so() -> None:
    assert "来源没有印出徐州市的任何实测数量" in shown(arrive(lang="zh", locality="xuzhou"))


def test_the_anonymised_place_has_no_map() -> None:
    app = arrive(lang="zh", locality="xx")
    assert "来源隐去了地名" in shown(app)
    assert not maps(app)
    assert maps(arrive(lang="zh", locality="shaowu"))


def test_a_framework_is_chosen_by_its_address() -> None:
    app = arrive(lang="en", locality="shaowu", section="frameworks", framework="three-governances")
    assert not app.exception
    assert "Self-governance, rule of law, rule of virtue" in shown(app)


@pytest.mark.parametrize("section", ["mechanisms", "practices", "figures", "frameworks", "findings"])
def test_no_chinese_on_the_english_page_but_what_is_marked_as_printed(section: str) -> None:
    app = arrive(lang="en", locality="shaowu", section=section)
    leaks = [text for text in texts(app) if CHINESE.search(PRINTED.sub("", text))]
    assert leaks == []


@pytest.mark.parametrize(
    "address",
    [
        {"locality": "atlantis"},
        {"locality": "shaowu", "section": "everything"},
        {"locality": "shaowu", "practice": "{{7*7}}"},
        {"locality": "shaowu", "framework": "<script>alert(1)</script>"},
    ],
)
def test_a_bad_address_falls_back_and_says_so(address: dict[str, str]) -> None:
    app = arrive(lang="en", **address)
    assert not app.exception
    assert len(app.info) == 1
    assert "in the address is not in the data and was left out" in shown(app)


def test_choosing_a_section_writes_the_address() -> None:
    app = arrive(lang="zh", locality="shaowu")
    (control,) = app.get("button_group")
    control.set_value("findings").run()
    assert app.query_params["section"] == "findings"
    assert app.query_params["locality"] == "shaowu"
    assert "来源没有说明的（15）" in shown(app)
