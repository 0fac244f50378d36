"""The Briefing page: a basket that survives a reload, scenes edited in place, nothing replaced or made unasked."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Towns
from docx import Document
from opening import cold_page
from streamlit.testing.v1 import AppTest

from dashboard.catalogue import load
from dashboard.exports.briefing_file import briefing_file
from dashboard.records import Briefing, Scene
from dashboard.ui.arrive import DATA_VARIABLE
from dashboard.ui.present import kept_deck
from dashboard.views.briefing_changes import saved
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile(r"[\u3400-\u9fff]")
FIGURES = Scene("locality", (("locality", "town-a"), ("section", "figures")), ("locality.numbers.measured",))
Open = Callable[..., AppTest]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Open:
    """A page opened by its address in a session of its own, without an error."""

    def visit(name: str = "briefing", data: Path | None = None, /, **query: str) -> AppTest:
        monkeypatch.setenv(DATA_VARIABLE, str(data or ""))
        return done(cold_page(name, **query))

    return visit


def done(app: AppTest) -> AppTest:
    assert not app.exception
    assert not app.error
    return app


def press(app: AppTest, key: str) -> AppTest:
    return done(app.button(key=key).click().run())


def token(app: AppTest) -> str:
    return str(app.query_params.get("briefing", ""))


def titles(app: AppTest) -> list[str]:
    """The list of scenes, without their numbers."""
    return [label.partition(" · ")[2].replace("\\", "") for label in app.radio[0].options] if app.radio else []


def with_three(visit: Open, lang: str = "en") -> AppTest:
    """A briefing of three scenes: the gaps, the holdings, and a text."""
    app = visit("overview", lang=lang)
    for key in ("add_overview.gaps", "add_overview.holds"):
        press(app, key)
    app = visit(lang=lang, briefing=token(app), shown="2")
    return press(app, "edit_text")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_briefing_says_how_to_begin(visit: Open, lang: str) -> None:
    app = visit(lang=lang)
    assert titles(app) == []
    assert any("“" in entry.value for entry in app.markdown)
    assert app.button(key="edit_outline_all").label == wording(lang)("briefing_page.outline_all")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_press_on_any_page_adds_a_scene_says_so_and_counts_it_in_the_head(visit: Open, lang: str) -> None:
    words = wording(lang)
    app = press(visit("sources", lang=lang, section="glossary"), "add_methods.glossary")
    assert app.toast[0].value.replace("\\", "") == words("basket.added", n=1)
    label = words("basket.link", name=words("app.page_briefing"), n=1)
    assert label in [link.proto.label for link in app.get("page_link")]
    app = press(app, "add_methods.glossary")
    assert app.toast[0].value.replace("\\", "") == words("basket.has", n=1)


def test_the_basket_survives_a_reload_and_a_change_of_language(visit: Open) -> None:
    app = press(visit("overview", lang="en"), "add_overview.gaps")
    again = visit(lang="zh", briefing=token(app))
    assert titles(again) == ["还缺什么"]


def test_another_session_without_the_token_has_another_basket(visit: Open) -> None:
    press(visit("overview", lang="en"), "add_overview.gaps")
    assert titles(visit(lang="en")) == []


def test_links_carry_the_token_and_the_language_button_keeps_it(visit: Open) -> None:
    app = press(visit("overview", lang="en"), "add_overview.gaps")
    assert len(token(app)) == 16
    targets = [link.proto.query_string for link in app.get("page_link")]
    assert all(f"briefing={token(app)}" in target for target in targets)
    assert any(f"briefing={token(app)}" in entry.value for entry in app.markdown if "](" in entry.value)
    before = token(app)
    assert token(press(app, "press_lang")) == before


@pytest.mark.parametrize("written", ["NobodyHasThisOne", "x", "<b>{{7*7}}</b>"])
def test_an_unknown_token_is_said_and_a_new_basket_takes_its_place(visit: Open, written: str) -> None:
    app = visit("overview", lang="en", briefing=written)
    assert [entry.value for entry in app.info] == [wording("en")("basket.lost")]
    press(app, "add_overview.gaps")
    assert token(app) not in ("", written)
    assert not app.info


def test_the_token_is_in_no_citation(visit: Open) -> None:
    app = press(visit("overview", lang="en"), "add_overview.gaps")
    app.session_state["take_part"] = "cite"
    opener = next(button for button in app.button if str(button.key).startswith("tools_"))
    done(opener.click().run())
    assert "lang=en" in app.code[0].value
    assert token(app) not in app.code[0].value


def test_scenes_are_moved_copied_and_removed_in_place(visit: Open) -> None:
    app = with_three(visit)
    gaps, holds, text = "What it does not hold", "What the collection holds", "Note"
    assert titles(app) == [gaps, holds, text]
    assert app.radio[0].value == 3
    assert titles(press(app, "edit_up")) == [gaps, text, holds]
    assert titles(press(app, "edit_up")) == [text, gaps, holds]
    assert app.button(key="edit_up").disabled
    assert titles(press(app, "edit_duplicate")) == [text, text, gaps, holds]
    assert app.radio[0].value == 2
    assert titles(press(app, "edit_down")) == [text, gaps, text, holds]
    assert titles(press(app, "edit_remove")) == [text, gaps, holds]
    for _ in range(3):
        press(app, "edit_remove")
    assert titles(app) == []


def test_a_scene_removed_by_mistake_is_put_back_in_its_place(visit: Open) -> None:
    app = with_three(visit)
    before = titles(app)
    done(app.text_area(key="edit_note_3").set_value("Mine").run())
    done(app.radio[0].set_value(2).run())
    press(app, "edit_remove")
    assert titles(press(app, "edit_take_back")) == before
    assert app.radio[0].value == 2
    assert not [button for button in app.button if button.key == "edit_take_back"]
    for _ in before:
        press(app, "edit_remove")
    assert titles(app) == []
    assert titles(press(app, "edit_take_back")) == before[:1]


def test_the_list_stays_the_same_list_whatever_its_titles(visit: Open) -> None:
    app = with_three(visit)
    before = app.radio[0].proto.id
    done(app.text_input(key="edit_title_3").set_value("Agenda").run())
    press(app, "edit_up")
    assert app.radio[0].proto.id == before
    assert app.radio[0].value == 2


def test_a_note_is_kept_and_its_figure_is_shown_as_the_source_printed_it(visit: Open) -> None:
    app = with_three(visit)
    done(app.text_area(key="edit_note_3").set_value("Satisfied: ").run())
    done(app.text_input(key="edit_search").set_value("shaowu.satisfaction").run())
    press(app, "edit_token_0")
    assert app.text_area(key="edit_note_3").value.startswith("Satisfied: {{shaowu.")
    assert any("98%" in entry.value and "Satisfied" in entry.value for entry in app.markdown)
    assert "{{" in visit(lang="en", briefing=token(app), shown="3").text_area(key="edit_note_3").value


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_token_that_names_no_figure_is_listed_with_its_scene_and_stays_as_written(visit: Open, lang: str) -> None:
    app = with_three(visit, lang)
    done(app.text_area(key="edit_note_3").set_value("{{shaowu.nothing}}").run())
    assert wording(lang)("briefing_page.faults", n=1) in [entry.value.replace("\\", "") for entry in app.warning]
    fault = [label for button in app.button if "shaowu.nothing" in (label := button.label.replace("\\", ""))]
    assert len(fault) == 1
    assert any("{{shaowu.nothing}}" in entry.value.replace("\\", "") for entry in app.markdown)


def test_title_layout_and_exhibits_of_a_scene_are_kept(visit: Open) -> None:
    app = with_three(visit)
    done(app.radio[0].set_value(1).run())
    done(app.text_input(key="edit_title_1").set_value("Where we stand").run())
    done(app.multiselect(key="edit_exhibits_1").set_value(["overview.map", "overview.gaps"]).run())
    done(app.selectbox(key="edit_layout_1").set_value("side").run())
    again = visit(lang="en", briefing=token(app), shown="1")
    assert titles(again)[0] == "Where we stand"
    assert again.multiselect(key="edit_exhibits_1").value == ["overview.map", "overview.gaps"]
    assert again.selectbox(key="edit_layout_1").value == "side"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["one", "two", "all"])
def test_an_outline_is_put_at_the_end_and_every_scene_of_it_is_shown(visit: Open, name: str, lang: str) -> None:
    app = press(visit(lang=lang), "edit_text_first")
    for place, code in (("one", "shaowu"), ("first", "shaowu"), ("second", "beijing")):
        app.selectbox(key=f"edit_place_{place}_{lang}").set_value(code)
    done(app.run())
    press(app, f"edit_outline_{name}")
    assert len(titles(app)) > 8
    assert app.radio[0].value == 2
    assert app.text_input(key="edit_briefing_title").value
    assert not app.warning
    for number in range(1, len(titles(app)) + 1):
        done(app.radio[0].set_value(number).run())


def test_the_english_page_has_chinese_only_on_the_other_language(visit: Open) -> None:
    app = press(visit(lang="en"), "edit_outline_all")
    texts = [button.label for button in app.button] + [entry.value for entry in (*app.header, *app.title)]
    texts += [*titles(app), *(entry.label for entry in (*app.text_area, *app.text_input, *app.selectbox))]
    assert [text for text in texts if CHINESE.search(text)] == [wording("en")("app.other_language")]


class TestAFile:
    """A briefing saved on one day and opened on another."""

    @pytest.fixture
    def saved_file(self, towns: Towns) -> bytes:
        briefing = Briefing("Monday", (FIGURES, Scene(title="Next", layout="text")))
        return briefing_file(saved(load(towns.folder), briefing, "en", "2026-11-22"))

    def offer(self, app: AppTest, content: bytes) -> AppTest:
        return app.get("file_uploader")[0].set_value([("old.briefing.json", content, "application/json")]).run()

    def test_what_changed_is_shown_before_anything_is_replaced(
        self, visit: Open, towns: Towns, saved_file: bytes
    ) -> None:
        changed = next(row for row in towns.rows("observations") if row["locality_id"] == "town-a" and row["value"])
        new = {"printed": "77", "printed_original": "77", "value": "77", "lower": "77", "upper": "77"}
        towns.change("observations", changed["observation_id"], **new, qualifier="exact")
        app = press(visit("briefing", towns.folder, lang="en"), "edit_text_first")
        app = done(self.offer(app, saved_file))
        assert "1 figure changed" in " ".join(entry.value for entry in app.markdown)
        assert titles(app) == ["Note"]
        press(app, "edit_open")
        assert len(titles(app)) == 2
        assert app.text_input(key="edit_briefing_title").value == "Monday"
        assert not [button for button in app.button if button.key == "edit_open"]

    def test_the_reader_keeps_what_was_there(self, visit: Open, towns: Towns, saved_file: bytes) -> None:
        app = press(visit("briefing", towns.folder, lang="en"), "edit_text_first")
        app = press(self.offer(app, saved_file), "edit_keep")
        assert titles(app) == ["Note"]
        assert not [button for button in app.button if button.key == "edit_open"]

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"format": "<b>"}', b"[" * 99_999])
    def test_a_file_that_is_no_briefing_is_refused_in_words(self, visit: Open, content: bytes, lang: str) -> None:
        app = self.offer(press(visit(lang=lang), "edit_text_first"), content)
        assert not app.exception
        assert len(app.dataframe) == 1
        assert not [button for button in app.button if button.key == "edit_open"]
        assert len(titles(app)) == 1

    def test_a_scene_that_cannot_be_read_is_listed_and_the_others_are_opened(
        self, visit: Open, towns: Towns, saved_file: bytes
    ) -> None:
        broken = json.loads(saved_file)
        broken["scenes"].append({"page": 7})
        app = self.offer(visit("briefing", towns.folder, lang="en"), json.dumps(broken).encode())
        assert len(app.dataframe) == 1
        assert len(titles(press(app, "edit_open"))) == 2


class TestFiles:
    """What is taken away is made when it is asked for."""

    def made(self, app: AppTest, form: str, spoken: str, lang: str) -> tuple[str, bytes]:
        app.selectbox(key=f"edit_format_{lang}").set_value(form)
        app.selectbox(key=f"edit_languages_{lang}").set_value(spoken)
        press(app, "edit_make")
        _, (name, _, content) = app.session_state["made_file"]
        return name, content

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_nothing_is_made_before_it_is_asked_for(self, visit: Open, lang: str) -> None:
        app = with_three(visit, lang)
        assert "made_file" not in app.session_state
        assert [str(entry.key) for entry in app.get("download_button")] == ["save_briefing"]

    @pytest.mark.parametrize(("form", "begins"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!"), ("docx", b"PK")])
    def test_a_file_of_each_format_is_offered_once_it_is_made(self, visit: Open, form: str, begins: bytes) -> None:
        app = with_three(visit)
        name, content = self.made(app, form, "en", "en")
        assert name == f"Briefing.{form}"
        assert content.lstrip()[: len(begins)] == begins
        assert "save_made" in [str(entry.key) for entry in app.get("download_button")]

    def test_both_languages_come_as_two_files_in_one_zip(self, visit: Open) -> None:
        name, content = self.made(with_three(visit), "docx", "both", "en")
        assert name == "Briefing.docx.zip"
        with ZipFile(io.BytesIO(content)) as parts:
            assert parts.namelist() == ["Briefing.zh.docx", "Briefing.en.docx"]
            first = Document(io.BytesIO(parts.read("Briefing.zh.docx")))
        assert "还缺什么" in [entry.text for entry in first.paragraphs]

    def test_a_briefing_changed_since_is_not_offered_as_its_old_file(self, visit: Open) -> None:
        app = with_three(visit)
        self.made(app, "docx", "en", "en")
        press(app, "edit_remove")
        assert "save_made" not in [str(entry.key) for entry in app.get("download_button")]

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_presentation_is_made_when_asked_for_and_stays_as_it_was(self, visit: Open, lang: str) -> None:
        app = press(with_three(visit, lang), "edit_present")
        link = app.get("link_button")[0].proto
        assert link.label == wording(lang)("briefing_page.open_present")
        kept = kept_deck(link.url.rpartition("/")[2])
        assert kept is not None
        press(app, "edit_remove")
        earlier = app.get("link_button")[0].proto
        assert (earlier.label, earlier.url) == (wording(lang)("briefing_page.open_earlier"), link.url)
        assert kept_deck(link.url.rpartition("/")[2]) == kept


class TestADraft:
    """A text held against the sources."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_figure_has_its_verdict_and_its_source_beside_it(self, visit: Open, lang: str) -> None:
        app = visit(lang=lang, section="draft")
        done(app.text_area(key="edit_draft").set_value("邵武市群众满意度达95%。").run())
        shown = app.table[0].value.to_string()
        assert wording(lang)("draft.verdict_contradicted") in shown
        assert "sources?" in shown

    def test_a_word_file_is_read_and_can_be_corrected_in_place(self, visit: Open) -> None:
        word = Document()
        word.add_paragraph("邵武市群众满意度达95%。")
        content = io.BytesIO()
        word.save(content)
        app = visit(lang="zh", section="draft")
        mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        done(app.get("file_uploader")[0].set_value([("稿.docx", content.getvalue(), mime)]).run())
        assert app.text_area(key="edit_draft").value == "邵武市群众满意度达95%。"
        done(app.text_area(key="edit_draft").set_value("邵武市群众满意度达98%。").run())
        assert wording("zh")("draft.verdict_matched") in app.table[0].value.to_string()

    def test_a_file_that_cannot_be_read_is_said_and_the_draft_stays(self, visit: Open) -> None:
        app = visit(lang="en", section="draft")
        done(app.text_area(key="edit_draft").set_value("In Shaowu, public satisfaction was 98%.").run())
        app.get("file_uploader")[0].set_value([("x.docx", b"no zip", "text/plain")]).run()
        assert len(app.dataframe) == 1
        assert app.text_area(key="edit_draft").value == "In Shaowu, public satisfaction was 98%."

    def test_too_long_a_file_is_refused_in_words(self, visit: Open) -> None:
        app = visit(lang="en", section="draft")
        app.get("file_uploader")[0].set_value([("x.txt", b"9" * 60_001, "text/plain")]).run()
        assert "60000" in app.error[0].value
        assert app.text_area(key="edit_draft").value == ""

    def test_its_verdicts_can_be_put_into_the_briefing_in_words(self, visit: Open) -> None:
        app = visit(lang="en", section="draft")
        done(app.text_area(key="edit_draft").set_value("In Shaowu, public satisfaction was 98%.").run())
        press(app, "add_draft")
        assert titles(visit(lang="en", briefing=token(app))) == [wording("en")("draft.title")]
