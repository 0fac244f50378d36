"""LibreOffice as the second reader of a briefing: every page and section is opened and printed (`make render`).

Its pages are looked at as pictures, too; what a program can see is held here: no page more than there are slides, no
text below the body of a slide, every number legible on the page.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from office import converted
from reading_back import EVERYTHING, Shown, exhibits, lacking, plain, shown, slides_of

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Chart, Deck, Diagram
from dashboard.exports.report import report_file
from dashboard.exports.slides import pptx_file
from dashboard.exports.slides.master import FOOT_TOP, HEIGHT, WIDTH
from dashboard.views.briefing import deck
from dashboard.wording import LANGUAGES

pytestmark = pytest.mark.office
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)')
POINTS = 72.0


@pytest.fixture(scope="module", params=LANGUAGES)
def everything(request: pytest.FixtureRequest, cases: Catalogue) -> Deck:
    return deck(cases, EVERYTHING, request.param, "2026-11-22")


@pytest.fixture(scope="module")
def slides(cases: Catalogue, everything: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("slides") / "deck.pptx"
    file.write_bytes(pptx_file(cases, everything))
    return file


@pytest.fixture(scope="module")
def printed(slides: Path) -> Path:
    return converted(slides, "pdf")


def read(command: list[str | Path]) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def words_of(file: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page: left, top, right and foot in inches."""
    pages = read(["pdftotext", "-bbox", file, "-"]).split("<page ")[1:]
    return [
        [(*(float(one) / POINTS for one in found.groups()[:4]), found[5]) for found in WORD.finditer(page)]  # type: ignore[misc]
        for page in pages
    ]


def numbers(made: Deck, longest: int) -> list[Shown]:
    """Short texts with a number: longer ones may be parted between two pages."""
    found = (
        entry.text
        for exhibit in exhibits(made)
        if not isinstance(exhibit.body, Diagram | Chart)
        for entry in shown(exhibit)
    )
    # the signs of a framework come from another face, whose characters the printed file does not name
    return [Shown(text) for text in found if re.search(r"\d", text) and len(text) < longest and "◐" not in text]


def test_every_slide_is_one_page(slides: Path, printed: Path) -> None:
    assert len(words_of(printed)) == len(slides_of(slides.read_bytes()))


def test_no_word_is_printed_outside_its_slide(printed: Path) -> None:
    for number, page in enumerate(words_of(printed), 1):
        for left, top, right, foot, word in page:
            assert min(left, top) >= -0.01, (number, word)
            assert right <= WIDTH + 0.01, (number, word)
            assert foot <= HEIGHT + 0.01, (number, word)


def test_nothing_of_the_body_reaches_the_foot_of_a_slide(printed: Path) -> None:
    """The line of the sources begins at the foot: text that has grown beyond its box would stand in or across it."""
    for number, page in enumerate(words_of(printed), 1):
        across = [word for _, top, _, foot, word in page if top < FOOT_TOP - 0.1 < FOOT_TOP + 0.02 < foot]
        assert not across, number
        feet = "".join(word for _, top, _, _, word in page if top >= FOOT_TOP - 0.02)
        assert re.match(r"^(来源|Sources|\d+$|$)", plain(feet)), (number, feet)


def test_every_number_is_on_the_printed_slides(everything: Deck, printed: Path) -> None:
    text = read(["pdftotext", "-raw", printed, "-"])
    told = numbers(everything, 40)
    assert len(told) > 300
    assert lacking(told, text) == []


def test_every_face_of_the_printed_slides_is_embedded_and_has_chinese(printed: Path) -> None:
    rows = read(["pdffonts", printed]).splitlines()[2:]
    assert all(" yes " in row for row in rows)
    assert any("CJK" in row for row in rows)


def test_word_opens_the_same_deck_and_prints_every_number(cases: Catalogue, everything: Deck, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(report_file(cases, everything))
    text = read(["pdftotext", "-raw", converted(file, "pdf"), "-"])
    assert lacking(numbers(everything, 20), text) == []
