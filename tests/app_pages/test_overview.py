"""The overview page from a cold address, in both languages, on the bundled cases and on the three towns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.ui.arrive import DATA_VARIABLE

CHINESE = re.compile(r"[\u3400-\u9fff]")


def arrive(**address: str) -> AppTest:
    return cold_page("overview", **address)


def texts(app: AppTest) -> list[str]:
    """What a reader sees, without the escapes of Markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info")
    shown = [element.value for kind in kinds for element in app.get(kind)]
    return [re.sub(r"\\(.)", r"\1", str(text)) for text in (*shown, *links(app))]


def links(app: AppTest) -> list[str]:
    """The labels of the page links below the head of the page."""
    labels = [element.proto.label for element in app.get("page_link")]
    return [label for label in labels if label.startswith(":primary[")]


def cases(app: AppTest) -> list[str]:
    """The links of the list of cases; those of the holdings end in a count."""
    return [label for label in links(app) if not re.search(r"[:：] ?[\d,]+\*\*", label)]


@pytest.mark.parametrize(("lang", "title"), [("zh", "基层治理图集案例数据"), ("en", "Governance Atlas case data")])
def test_the_overview_opens_from_a_cold_address(lang: str, title: str) -> None:
    app = arrive(lang=lang)
    assert not app.exception
    assert [element.value for element in app.title] == [title]
    assert len(list(app.get("component_instance"))) == 1  # the map


def test_the_map_is_on_the_page_and_the_anonymised_place_beside_it_only() -> None:
    app = arrive(lang="zh")
    (drawn,) = app.get("component_instance")
    arguments = json.loads(drawn.proto.json_args)
    scene = str(arguments["feature_group"])
    assert "shaowu" in scene or "350781" in scene
    assert "xx" not in re.findall(r"[a-z]+", scene)
    assert ":primary[**xx（匿名）**]" in links(app)


def test_every_case_is_a_link_in_the_list() -> None:
    app = arrive(lang="en")
    assert len(cases(app)) == 10
    assert ":primary[**Shaowu**]" in cases(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_sections_are_there(lang: str) -> None:
    heads = [element.value for element in arrive(lang=lang).header]
    expected = {
        "zh": ["全部案例", "主要数字", "全国参照数", "收录了什么", "还缺什么"],
        "en": [
            "All cases",
            "Headline figures",
            "National benchmarks",
            "What the collection holds",
            "What it does not hold",
        ],
    }
    assert heads == expected[lang]


def test_the_figures_are_printed_forms() -> None:
    shown = texts(arrive(lang="zh"))
    assert {"近万名", "60%以上", "7000余人", "2.35亿名"} <= set(shown)


def test_the_english_page_holds_no_chinese() -> None:
    app = arrive(lang="en")
    assert not app.exception
    assert [text for text in texts(app) if CHINESE.search(text)] == []


def test_a_bad_address_falls_back_and_says_so() -> None:
    app = arrive(lang="zh", locality="nowhere")
    assert not app.exception
    assert "nowhere" in app.info[0].value
    assert app.title[0].value == "基层治理图集案例数据"


@pytest.mark.parametrize(
    ("lang", "title", "sentence"),
    [
        ("zh", "三镇（为测试而编，并非真实资料）", "4 个案例，据 2 份文献编码"),
        ("en", "Three towns (made for tests, not real)", "4 cases, coded from 2 documents"),
    ],
)
def test_an_agencys_own_package_speaks_for_itself(
    lang: str, title: str, sentence: str, three_towns: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(three_towns))
    app = arrive(lang=lang)
    assert not app.exception
    assert app.title[0].value.replace("\\", "") == title
    assert any(text.startswith(sentence) for text in texts(app))
    assert len(cases(app)) == 4
