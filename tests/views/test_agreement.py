"""Two coders in words and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Prose, Table
from dashboard.exports.tables import csv_file
from dashboard.selection import Selection
from dashboard.sources.second_coding import read_coding
from dashboard.views.agreement import agreement
from dashboard.wording import LANGUAGES, wording

CODING = """locality_id,dimension_id,strength,note_zh,note_en,source_id,line
town-a,loop.find,explicit,,,handbook-1,8
town-a,loop.pass-on,partial,只说了一半,=1+1,handbook-1,9
town-b,loop.find,none,,,,
north,loop.find,none,,,,
town-c,hands.society,explicit,,,handbook-2,25
"""


def exhibits(catalogue: Catalogue, coding: str = CODING, lang: str = "en") -> dict[str, Exhibit]:
    judgements, problems = read_coding(coding.encode(), "second.csv", catalogue.records)
    assert not [problem for problem in problems if problem.severity == "error"]
    return {entry.key: entry for entry in agreement(catalogue, Selection(lang=lang), judgements)}


def texts(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


def test_a_line_per_framework_and_one_over_all(towns_catalogue: Catalogue) -> None:
    rows = texts(exhibits(towns_catalogue)["agreement.summary"])
    assert [row[:3] for row in rows] == [
        ["All frameworks together", "4", "75.0 %"],
        ["Three-stage loop", "3", "66.7 %"],
        ["Two hands", "1", "100.0 %"],
    ]


def test_what_is_not_defined_is_said_in_words(towns_catalogue: Catalogue) -> None:
    assert (
        texts(exhibits(towns_catalogue)["agreement.summary"])[2][3:6]
        == ["Not defined: both used one and the same category only"] * 3
    )
    nothing = exhibits(towns_catalogue, "locality_id,dimension_id,strength\nnorth,loop.find,none\n")
    assert texts(nothing["agreement.summary"])[0][2] == "Not defined: no unit was coded by both"


def test_a_disagreement_shows_both_codes_notes_and_lines(towns_catalogue: Catalogue) -> None:
    body = exhibits(towns_catalogue)["agreement.disagreements"].body
    assert isinstance(body, Table)
    (row,) = body.rows
    assert [cell.text for cell in row] == ["Test Town A", "Pass on (Three-stage loop)", "● explicit", "◐ partial"]
    assert [cell.note for cell in row[2:]] == ["The text says so", "=1+1"]
    assert [[citation.line for citation in cell.citations] for cell in row[2:]] == [[8], [9]]


def test_units_only_one_coder_coded_are_counted_and_listed(towns_catalogue: Catalogue) -> None:
    found = exhibits(towns_catalogue)
    assert texts(found["agreement.summary"])[0][6:] == ["16", "1"]
    assert texts(found["agreement.only_second"]) == [["Find (Three-stage loop)", "Test North"]]
    listed = [names for _, names in texts(found["agreement.only_first"])]
    assert sum(len(names.split(", ")) for names in listed) == 16


def test_full_agreement_is_a_sentence(towns_catalogue: Catalogue, three_towns_folder: Path) -> None:
    own = (three_towns_folder / "evidence.csv").read_text("utf-8")
    body = exhibits(towns_catalogue, own)["agreement.disagreements"].body
    assert isinstance(body, Prose)
    assert body.entries[0].text == "Every unit that both coded was judged alike."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_exhibit_has_a_twin_in_the_readers_language(towns_catalogue: Catalogue, lang: str) -> None:
    for exhibit in exhibits(towns_catalogue, lang=lang).values():
        assert exhibit.title
        assert exhibit.twin


def test_a_note_that_looks_like_a_formula_does_not_run_in_a_spreadsheet(towns_catalogue: Catalogue) -> None:
    found = exhibits(towns_catalogue)
    text = csv_file(towns_catalogue, list(found.values()), wording("en")).decode("utf-8-sig")
    assert ",'=1+1," in text
