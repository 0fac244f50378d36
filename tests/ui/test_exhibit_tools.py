"""The tools of an exhibit: on every page, in both languages, behind one button; nothing is made unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import MARKUP, TEMPLATES, hostile_towns
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard import escape
from dashboard.exports.fonts import FONT_VARIABLE
from dashboard.selection import PAGES
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.wording import LANGUAGES, wording

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page opened by its address, without an error."""

    def opened(name: str, **query: str) -> AppTest:
        monkeypatch.setenv(DATA_VARIABLE, "")
        return cold_page(name, **query)

    return opened


def openers(app: AppTest, lang: str) -> list[str]:
    return [str(button.key) for button in app.button if button.label == wording(lang)("exhibit_tools.open")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page != "briefing"])  # which has none of its own
def test_every_page_offers_them_beneath_its_exhibits(opened: Open, page: str, lang: str) -> None:
    found = openers(opened(page, lang=lang), lang)
    assert found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("section", ["mechanisms", "practices", "figures", "frameworks", "findings"])
def test_every_section_of_a_place_has_them(opened: Open, section: str) -> None:
    assert len(openers(opened("locality", lang="en", locality="shaowu", section=section), "en")) > 4


def pressed(app: AppTest, number: int, lang: str, part: str = "files") -> AppTest:
    """The tools of one exhibit open at one part."""
    app.session_state["take_part"] = part
    app.button(key=openers(app, lang)[number]).click().run()
    assert not app.exception
    return app


def files(app: AppTest) -> list[str]:
    return [
        str(button.key).split("_")[1] for button in app.get("download_button") if str(button.key).startswith("take_")
    ]


def test_before_it_is_pressed_nothing_but_a_button_is_on_the_page(opened: Open) -> None:
    app = opened("locality", lang="zh", locality="shaowu")
    assert not app.get("dialog")
    assert not files(app)
    assert not app.code


def test_a_place_on_the_map_comes_as_table_document_and_picture(opened: Open) -> None:
    assert files(pressed(opened("locality", lang="zh", locality="shaowu"), 0, "zh")) == [
        "csv",
        "xlsx",
        "docx",
        "png",
        "svg",
    ]


def test_prose_without_data_comes_as_workbook_and_document(opened: Open) -> None:
    assert files(pressed(opened("locality", lang="en", locality="shaowu"), 2, "en")) == ["xlsx", "docx"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_to_copy_is_a_table_first_and_sentences_where_they_are_chosen(opened: Open, lang: str) -> None:
    app = pressed(opened("locality", lang=lang, locality="shaowu"), 3, lang, "copy")
    printed = {"zh": "30多万人", "en": "over 300,000 but under 400,000 people"}[lang]
    assert any(f"\t{printed}\t" in line for line in app.code[0].value.splitlines())
    app = opened("locality", lang=lang, locality="shaowu")
    app.session_state["take_text"] = "sentences"
    text = pressed(app, 3, lang, "copy").code[0].value
    assert printed in text
    assert "\t" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("form", "mark"), [("plain", "shaowu"), ("gbt", "[DB/OL]//"), ("bibtex", "@misc{locality-")])
def test_an_exhibit_cites_itself_in_three_forms(opened: Open, lang: str, form: str, mark: str) -> None:
    app = opened("locality", lang=lang, locality="shaowu")
    app.session_state["take_form"] = form
    text = pressed(app, 3, lang, "cite").code[0].value
    assert mark in text
    assert "1.0.0+" in text
    assert f"locality?lang={lang}&locality=shaowu" in text
    assert {"zh": "36、38、41", "en": "36, 38, 41"}["zh" if form == "gbt" else lang] in text


def test_the_map_of_the_maps_page_has_them_too(opened: Open) -> None:
    assert "png" in files(pressed(opened("maps", lang="en"), 0, "en"))


@pytest.mark.parametrize("payload", [TEMPLATES, MARKUP], ids=["templates", "markup"])
def test_hostile_text_is_escaped_in_the_title_and_plain_where_it_is_copied(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, payload: str
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(hostile_towns(tmp_path / "towns", payload).folder))
    app = AppTest.from_file(str(APP), default_timeout=60).switch_page("app_pages/locality.py")
    app.query_params["lang"] = "en"
    app.session_state["take_part"] = "copy"
    app.run()
    for key in openers(app, "en"):
        app.button(key=key).click().run()
        assert not app.exception
        title = app.get("dialog")[0].proto.dialog.title
        assert title == escape.markdown(re.sub(r"\\(.)", r"\1", title).replace("\u2060", ""))
        for cell in app.code[0].value.replace("\n", "\t").split("\t"):
            assert not cell.lstrip().startswith(("=", "+", "@"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query"),
    [("maps", {}), ("comparison", {"section": "charts", "localities": "shaowu"})],
    ids=["map", "chart"],
)
def test_without_a_typeface_the_reason_stands_where_the_pictures_would(
    monkeypatch: pytest.MonkeyPatch, opened: Open, lang: str, page: str, query: dict[str, str]
) -> None:
    monkeypatch.setenv(FONT_VARIABLE, "/nowhere/none.otf")
    app = pressed(opened(page, lang=lang, **query), 0, lang)
    assert not {"png", "svg"} & set(files(app))
    assert {"xlsx", "docx"} <= set(files(app))
    assert [FONT_VARIABLE in fault.value.replace("\\", "") for fault in app.error] == [True]
