"""Judgements without what they rest on, against themselves, or missing."""

import pytest


def test_none_found_with_a_practice_that_shows_it(towns):
    row = towns.change("evidence", "town-a.hands.society", practice_id="town-a.knock")
    assert towns.found() == [("evidence_none_with_practice", "evidence.csv", row, "practice_id")]


@pytest.mark.parametrize("strength", ["explicit", "partial"])
def test_evidence_without_a_source(towns, strength):
    row = towns.change("evidence", "town-a.hands.society", strength=strength)
    assert towns.found() == [
        ("evidence_without_source", "evidence.csv", row, "line"),
        ("evidence_without_source", "evidence.csv", row, "source_id"),
    ]


def test_a_judgement_against_another_on_the_same_place_and_dimension(towns):
    cells = {"strength": "explicit", "source_id": "handbook-1", "line": "5"}
    row = towns.repeat("evidence", "town-a.hands.society", evidence_id="town-a.again", **cells)
    assert towns.found() == [("evidence_contradicts", "evidence.csv", row, "strength")]


def test_two_practices_may_show_the_same_dimension(towns):
    towns.repeat("evidence", "town-a.loop.find", evidence_id="town-a.again", practice_id="town-a.grid", line="5")
    assert towns.found() == []


def test_a_case_without_a_judgement_on_some_dimensions_is_one_warning_per_framework(towns):
    towns.remove("evidence", "town-b.loop.find")
    towns.remove("evidence", "town-b.loop.solve")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("evidence_incomplete", "evidence.csv", 0)
    assert (problem.field, problem.severity) == ("dimension_id", "warning")
    assert problem.cause.en == "The case “town-b” has no judgement on: loop.find, loop.solve"


def test_dimensions_are_numbered_without_a_gap(towns):
    row = towns.change("dimensions", "loop.solve", position="4")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("position_gap", "dimensions.csv", row)
    assert problem.cause.en == "The position should be 3, but is 4"
