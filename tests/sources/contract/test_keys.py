"""Codes that stand twice, lead nowhere or go round."""

import pytest


def test_a_duplicate_key_names_the_row_that_has_it_already(towns):
    row = towns.repeat("observations", "town-a.volunteer_count")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("duplicate_key", "observations.csv", row)
    assert problem.field == "observation_id"
    assert problem.cause.en == "The code “town-a.volunteer_count” is already used in row 3"


@pytest.mark.parametrize(
    ("table", "code", "column"),
    [
        ("findings", "town-a.problem1", "locality_id"),
        ("localities", "town-a", "parent_id"),
        ("localities", "china", "source_id"),
        ("sources", "handbook-1", "parent_id"),
        ("indicators", "grid_count", "source_id"),
        ("observations", "town-a.reply-hours", "practice_id"),
        ("observations", "town-a.grid_count", "indicator_id"),
        ("practices", "town-a.knock", "part_of"),
        ("practice_parts", "town-a.knock.rule1", "observation_id"),
    ],
)
def test_a_dangling_key(towns, table, code, column):
    row = towns.change(table, code, **{column: "nowhere"})
    assert towns.found() == [("dangling_key", f"{table}.csv", row, column)]


def test_one_dangling_code_in_a_list(towns):
    row = towns.change("practices", "town-a.knock", related="town-c.lane-chain; town-c.gone")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("dangling_key", row, "related")
    assert problem.cause.en == "There is no “town-c.gone” in the table practices"


def test_a_step_after_one_that_does_not_exist(towns):
    row = towns.change("practice_parts", "town-a.knock.step2", after="town-a.knock.step9")
    assert towns.found() == [("dangling_key", "practice_parts.csv", row, "after")]


def test_a_practice_related_to_itself(towns):
    row = towns.change("practices", "town-a.grid", related="town-a.grid")
    assert towns.found() == [("related_to_itself", "practices.csv", row, "related")]


def test_a_citation_of_a_record_that_its_table_does_not_have(towns):
    row = towns.change("citations", "practices", record_id="town-a.total_population")
    assert towns.found() == [("dangling_key", "citations.csv", row, "record_id")]


def test_a_parent_loop_is_listed_once_and_shown_whole(towns):
    row = towns.change("localities", "north", parent_id="a-garden")
    problem = next(entry for entry in towns.problems() if entry.code == "parent_loop")
    assert (problem.file, problem.row, problem.field) == ("localities.csv", row, "parent_id")
    assert problem.cause.en == "The parents form a circle: north → a-garden → town-a → north"
    assert [code for code, *_ in towns.found()].count("parent_loop") == 1


@pytest.mark.parametrize(
    ("table", "code", "column"),
    [("sources", "essay", "parent_id"), ("practices", "town-a.model", "part_of")],
)
def test_a_record_that_is_its_own_parent(towns, table, code, column):
    row = towns.change(table, code, **{column: code})
    assert towns.found() == [("parent_loop", f"{table}.csv", row, column)]
