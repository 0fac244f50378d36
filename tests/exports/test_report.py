"""A deck as a report in Word: its headings, what it shows, its sources; nothing that is for the speaker alone."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from dashboard.catalogue import Catalogue
from dashboard.exports.report import report_file
from dashboard.records import Briefing, Scene
from dashboard.views.briefing import deck
from dashboard.views.outlines import one_locality
from dashboard.wording import LANGUAGES

WORDS = Scene(
    title="下一步", note="满意度{{shaowu.satisfaction_rate_pct}}。\n\n第二段。", speaker_note="勿外传", layout="text"
)
PLACE = (("locality", "shaowu"), ("section", "figures"))
FIGURES = Scene("locality", PLACE, ("locality.numbers.measured",), note="先看数字。")


def report(catalogue: Catalogue, *scenes: Scene, lang: str = "zh") -> docx.document.Document:
    made = deck(catalogue, Briefing("周一例会", scenes), lang, "2026-11-22")
    return docx.Document(io.BytesIO(report_file(catalogue, made)))


def headings(found: docx.document.Document, level: int = 1) -> list[str]:
    return [entry.text for entry in found.paragraphs if entry.style.name == f"Heading {level}"]


def test_every_scene_has_a_heading_and_the_sources_come_after_them(cases: Catalogue) -> None:
    found = headings(report(cases, FIGURES, WORDS))
    assert found[:2] == ["邵武市：实测数量（8）", "下一步"]
    assert "出处" in found[2:]


def test_a_note_has_its_figures_as_printed_and_keeps_its_paragraphs(cases: Catalogue) -> None:
    told = [entry.text for entry in report(cases, WORDS).paragraphs]
    assert "满意度98%。" in told
    assert "第二段。" in told


def test_what_the_speaker_says_is_not_in_the_report(cases: Catalogue) -> None:
    assert "勿外传" not in "\n".join(entry.text for entry in report(cases, WORDS).paragraphs)


def test_a_table_has_a_caption_and_every_printed_form(cases: Catalogue) -> None:
    found = report(cases, FIGURES)
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert any("30多万" in text for text in cells)
    assert any(entry.style.name == "Caption" and "实测数量" in entry.text for entry in found.paragraphs)


def test_a_scene_that_is_gone_is_said_in_its_place(cases: Catalogue) -> None:
    gone = Scene("locality", (("locality", "atlantis"),), title="失联")
    found = report(cases, gone, FIGURES)
    assert headings(found)[0] == "失联"
    assert any("atlantis" in entry.text for entry in found.paragraphs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_deck_gives_the_same_bytes(cases: Catalogue, lang: str) -> None:
    short = replace(one_locality(cases, "shaowu", lang), scenes=one_locality(cases, "shaowu", lang).scenes[1:4])
    one, two = (report_file(cases, deck(cases, short, lang, "2026-11-22")) for _ in range(2))
    assert one == two
