"""The evidence matrix: marks with words, the practice behind a cell, the text volume beside it."""

from __future__ import annotations

from dataclasses import replace

from comparing import TOWNS, chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Prose, Table
from dashboard.views.comparison_evidence import framework_evidence


def table(catalogue: Catalogue, *codes: str, **choices: str) -> Table:
    body = framework_evidence(catalogue, chosen(catalogue, *codes, **choices)).body
    assert isinstance(body, Table)
    return body


def test_a_judgement_is_a_mark_and_a_word(towns_catalogue: Catalogue) -> None:
    rows = table(towns_catalogue, *TOWNS).rows
    assert [cell.text for cell in rows[3]] == ["Solve", "◐ partial", "○ none found", "○ none found"]
    assert [cell.text for cell in rows[1]] == ["Find", "● explicit", "○ none found", "● explicit"]


def test_the_text_behind_the_coding_stands_above_every_column(towns_catalogue: Catalogue) -> None:
    first = table(towns_catalogue, *TOWNS).rows[0]
    assert [cell.text for cell in first[1:]] == ["1,200 characters", "1,200 characters", "800 characters"]
    assert "self-report" in first[1].note
    assert "text breaks off" in first[3].note


def test_a_cell_names_its_practice_cites_its_line_and_opens_its_passages(towns_catalogue: Catalogue) -> None:
    cell = table(towns_catalogue, *TOWNS).rows[1][1]
    assert cell.note == "Knocking round"
    assert [(citation.source_id, citation.line) for citation in cell.citations] == [("handbook-1", 8)]
    assert cell.link is not None
    query = dict(cell.link.query)
    assert (cell.link.page, query["section"], query["framework"]) == ("comparison", "evidence", "loop")
    assert query["dimension"] == "loop.find"


def test_beside_more_than_three_places_the_names_move_to_the_text_twin(towns_catalogue: Catalogue) -> None:
    exhibit = framework_evidence(towns_catalogue, chosen(towns_catalogue, *TOWNS, "hidden"))
    assert isinstance(exhibit.body, Table)
    assert {cell.note for row in exhibit.body.rows[1:] for cell in row} == {""}
    assert exhibit.twin[0].startswith(
        "Find – explicit: Test Town A (Knocking round), Test Town C (Lane relay); none found"
    )


def test_the_framework_is_chosen_by_the_address_and_else_the_first(towns_catalogue: Catalogue) -> None:
    assert [row[0].text for row in table(towns_catalogue, *TOWNS).rows[1:-1]] == ["Find", "Pass on", "Solve"]
    hands = table(towns_catalogue, *TOWNS, framework="hands")
    assert [row[0].text for row in hands.rows[1:-1]] == ["Government", "Society"]


def test_the_ten_cases_are_set_against_the_seven_elements_first(cases: Catalogue) -> None:
    assert len(table(cases, "shaowu", "xx").rows) == 1 + 7 + 1


def test_a_place_nobody_coded_is_not_coded_rather_than_without_evidence(towns_catalogue: Catalogue) -> None:
    cell = table(towns_catalogue, "town-a", "a-garden").rows[1][2]
    assert (cell.text, cell.tone) == ("– not coded", "missing")


def test_without_a_framework_the_page_says_so(towns_catalogue: Catalogue) -> None:
    bare = replace(towns_catalogue, records=replace(towns_catalogue.records, frameworks=(), evidence=()))
    exhibit = framework_evidence(bare, chosen(bare, *TOWNS))
    assert isinstance(exhibit.body, Prose)
    assert exhibit.body.entries[0].text


def test_it_is_said_that_this_is_one_coders_judgement(towns_catalogue: Catalogue) -> None:
    notes = framework_evidence(towns_catalogue, chosen(towns_catalogue, *TOWNS)).notes
    assert any("One coder’s judgement" in note for note in notes)


def test_the_data_hold_every_judgement_with_its_volume_and_source(towns_catalogue: Catalogue) -> None:
    data = framework_evidence(towns_catalogue, chosen(towns_catalogue, *TOWNS)).data
    assert data is not None
    assert len(data) == 3 * 3
    assert set(data["strength"]) == {"explicit", "partial", "none"}
    assert set(data["text_chars"]) == {1200, 800}
    assert (data["source_id"] != "").all()
