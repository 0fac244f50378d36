"""Hostile text in a briefing's files: each format shows it as it was written, and nothing in it is code or a link."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import openpyxl
import pytest
from hostile import MARKUP, TEMPLATES, Hostile, hostile_towns

from dashboard.catalogue import load
from dashboard.exhibit import Deck
from dashboard.exports.html_deck import html_file
from dashboard.exports.pdf import pdf_file
from dashboard.exports.report import report_file
from dashboard.exports.slides import pptx_file
from dashboard.records import Scene
from dashboard.selection import CHARTS
from dashboard.views.briefing import deck
from dashboard.views.outlines import one_locality
from dashboard.wording import LANGUAGES

AXES = (
    ("indicator", "volunteer_count"),
    ("second_indicator", "total_population"),
    ("localities", "town-a,town-b,town-c"),
)
RUNS = re.compile(r"\{[^}]*\}(t|p|tr)$")  # text, paragraph and row of Word and of PowerPoint


@pytest.fixture(scope="module", params={"templates": TEMPLATES, "markup": MARKUP}.items(), ids=lambda pair: pair[0])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return hostile_towns(tmp_path_factory.mktemp("hostile") / "towns", request.param[1])


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest, hostile: Hostile) -> tuple[object, Deck]:
    """A town's briefing whose title and notes are attacks as well."""
    catalogue, text = load(hostile.folder), hostile.texts[0]
    found = one_locality(catalogue, "town-a", request.param)
    charts = [Scene("comparison", (("section", "charts"), ("chart", kind), *AXES)) for kind in CHARTS]
    scenes = tuple(replace(scene, note=text, speaker_note=text) for scene in (*found.scenes, *charts))
    return catalogue, deck(catalogue, replace(found, title=text, scenes=scenes), request.param, "2026-11-22")


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def written(part: bytes) -> str:
    """The text of an Office part: runs one after the other, paragraphs line by line."""
    said = ""
    for element in fromstring(part).iter():
        found = RUNS.search(element.tag)
        said += (element.text or "" if found[1] == "t" else "\n") if found else ""
    return said


@pytest.mark.parametrize("write", [report_file, pptx_file])
def test_an_office_file_holds_text_and_leads_nowhere(made, hostile: Hostile, write: Callable[..., bytes]) -> None:
    found = parts(write(*made))
    assert not [name for name, part in found.items() if name.endswith(".rels") and b'TargetMode="External"' in part]
    assert not [name for name in found if "vba" in name.lower()]
    assert not [
        name
        for name, part in found.items()
        if name.endswith(".xml") and re.search(rb"instrText[^>]*>[^<]*(DDE|LINK|INCLUDE)", part)
    ]
    shown = "\n".join(written(part) for name, part in found.items() if re.search(r"(document|lide\d+).xml$", name))
    assert len(hostile.marks(shown)) > 20
    # what is longer than a slide goes on upon the next one, so that its beginning stands elsewhere
    whole = "\n".join(
        written(part) for name, part in found.items() if re.search(r"(document|notesSlide\d+).xml$", name)
    )
    assert hostile.marks(whole)
    assert hostile.misread(whole) == []


def test_no_formula_runs_in_the_sheet_behind_a_chart(made, hostile: Hostile) -> None:
    sheets = [part for name, part in parts(pptx_file(*made)).items() if name.endswith(".xlsx")]
    cells = [cell for sheet in sheets for row in openpyxl.load_workbook(io.BytesIO(sheet)).active for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    shown = "\n".join(str(cell.value) for cell in cells)
    assert hostile.marks(shown)
    assert hostile.misread(shown) == []


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self._inside = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        self.text += "\n"

    def handle_endtag(self, _: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data


def test_the_page_has_its_own_elements_only_and_leads_nowhere(made, hostile: Hostile) -> None:
    page = Page()
    page.feed(html_file(*made).decode())
    assert len(hostile.marks(page.text)) > 20
    assert hostile.misread(page.text) == []
    assert sum(tag == "script" for tag, _ in page.elements) == 2
    attributes = [(name, value or "") for _, found in page.elements for name, value in found.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]
    led = [value for name, value in attributes if name in ("href", "src", "action", "xlink:href", "data")]
    assert not [value for value in led if not value.startswith(("#", "data:image/"))]
    assert hostile.misread("\n".join(value for _, value in attributes)) == []


@pytest.mark.office
def test_the_pages_on_paper_hold_text_and_lead_nowhere(made, hostile: Hostile, tmp_path: Path) -> None:
    assert shutil.which("pdftotext")
    content = pdf_file(*made)
    assert b"/URI" not in content
    assert b"/JavaScript" not in content
    (tmp_path / "deck.pdf").write_bytes(content)
    shown = subprocess.run(["pdftotext", "-layout", tmp_path / "deck.pdf", "-"], capture_output=True, check=True).stdout
    assert hostile.marks(shown.decode())
