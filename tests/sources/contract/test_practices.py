"""Parts out of order, steps that lead nowhere or round."""

import pytest


def test_a_step_that_follows_what_is_no_step(towns):
    row = towns.change("practice_parts", "town-a.knock.step2", after="town-a.knock.actor1")
    assert towns.found() == [("after_not_step", "practice_parts.csv", row, "after")]


def test_a_part_that_is_no_step_follows_nothing(towns):
    row = towns.change("practice_parts", "town-a.knock.actor2", after="town-a.knock.step1")
    assert towns.found() == [("after_not_step", "practice_parts.csv", row, "after")]


def test_a_step_that_follows_one_of_another_practice(towns):
    towns.repeat("practice_parts", "town-a.knock.step1", part_id="town-a.model.step1", practice_id="town-a.model")
    row = towns.change("practice_parts", "town-a.knock.step2", after="town-a.model.step1")
    assert towns.found() == [("after_in_other_practice", "practice_parts.csv", row, "after")]


def test_steps_that_go_round_are_listed_once_and_shown_whole(towns):
    row = towns.change("practice_parts", "town-a.knock.step1", after="town-a.knock.step6")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("step_loop", "practice_parts.csv", row)
    assert problem.field == "after"
    assert problem.cause.en.count("→") >= 3


def test_branches_that_meet_again_are_no_loop(towns):
    assert "step3;town-a.knock.step4;town-a.knock.step5" in towns.text("practice_parts.csv")
    assert towns.found() == []


@pytest.mark.parametrize("position", ["1", "4"])
def test_a_position_that_repeats_or_leaves_a_gap(towns, position):
    row = towns.change("practice_parts", "town-c.lane-chain.level2", position=position)
    codes = towns.found()
    assert [code for code, *_ in codes] == ["position_gap"]
    assert codes[0][1] == "practice_parts.csv"
    assert codes[0][2] in (row, row + 1)
    assert codes[0][3] == "position"


def test_a_rule_whose_number_is_of_another_kind_is_a_warning(towns):
    row = towns.change("practice_parts", "town-a.knock.rule1", observation_id="town-a.grid_count")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("rule_of_other_kind", "practice_parts.csv", row)
    assert (problem.field, problem.severity) == ("observation_id", "warning")
