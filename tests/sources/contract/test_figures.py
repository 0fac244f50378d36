"""Figures that are neither there nor absent, or whose bounds are not what was printed."""

import pytest


def test_a_measured_figure_without_an_indicator(towns):
    row = towns.change("observations", "town-a.grid_count", indicator_id="")
    assert towns.found() == [("indicator_missing", "observations.csv", row, "indicator_id")]


def test_an_indicator_on_a_rule(towns):
    row = towns.change("observations", "town-a.reply-hours", indicator_id="grid_count")
    assert towns.found() == [("indicator_unexpected", "observations.csv", row, "indicator_id")]


def test_a_unit_that_is_not_the_indicators(towns):
    row = towns.change("observations", "town-a.grid_count", unit="person")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == (
        "unit_differs",
        "observations.csv",
        row,
        "unit",
    )
    assert problem.cause.en == "The unit person is not that of the indicator, grid"


def test_a_rate_that_does_not_say_who_measured_it(towns):
    row = towns.change("observations", "town-b.satisfaction_rate_pct", surveyor_zh="", surveyor_en="")
    assert towns.found() == [("surveyor_missing", "observations.csv", row, "surveyor_zh")]


def test_a_rate_that_is_missing_has_no_surveyor(towns):
    assert "town-c.satisfaction_rate_pct" in towns.text("observations.csv")
    assert towns.found() == []


def test_neither_a_value_nor_a_missing_kind(towns):
    row = towns.change("observations", "town-b.grid_count", missing="")
    assert towns.found() == [("value_or_missing", "observations.csv", row, "value")]


def test_a_value_and_a_missing_kind(towns):
    row = towns.change("observations", "town-a.grid_count", missing="withheld")
    assert towns.found() == [("value_and_missing", "observations.csv", row, "missing")]


def test_a_true_zero_is_zero(towns):
    row = towns.change("observations", "town-a.grid_count", missing="true_zero")
    assert towns.found() == [("true_zero_not_zero", "observations.csv", row, "value")]


def test_a_true_zero_may_stand_without_a_number(towns):
    towns.change("observations", "town-c.grid_count", value="", lower="", upper="", qualifier="")
    assert towns.found() == []


def test_a_zero_that_does_not_say_so_is_a_warning(towns):
    row = towns.change("observations", "town-c.grid_count", missing="")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("zero_not_said", row, "missing")
    assert problem.severity == "warning"


def test_a_value_without_a_qualifier(towns):
    row = towns.change("observations", "town-a.grid_count", qualifier="")
    assert towns.found() == [("qualifier_missing", "observations.csv", row, "qualifier")]


def test_a_value_without_bounds(towns):
    row = towns.change("observations", "town-a.grid_count", lower="", upper="", lower_open="", upper_open="")
    assert towns.found() == [("bounds_missing", "observations.csv", row, "lower")]


def test_bounds_the_wrong_way_round(towns):
    row = towns.change("observations", "town-b.total_population", lower="200000", upper="180000")
    assert towns.found() == [("bounds_reversed", "observations.csv", row, "lower")]


def test_equal_bounds_that_exclude_themselves(towns):
    row = towns.change("observations", "town-a.grid_count", upper_open="true")
    assert towns.found() == [("bounds_empty", "observations.csv", row, "upper_open")]


@pytest.mark.parametrize("value", ["19", "21"])
def test_a_value_outside_its_bounds(towns, value):
    row = towns.change("observations", "town-a.grid_count", value=value)
    assert towns.found() == [("value_outside_bounds", "observations.csv", row, "value")]


def test_an_open_end_without_a_bound_is_a_warning(towns):
    row = towns.change("observations", "town-c.total_population", upper_open="true")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("open_without_bound", row, "upper_open")
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("code", "cells", "field"),
    [
        ("town-a.volunteer_count", {"printed": "600名"}, "printed"),
        ("town-b.total_population", {"lower": "190000"}, "lower"),
        ("town-b.total_population", {"upper_open": "false"}, "lower"),
        ("town-b.volunteer_count", {"upper": "1100"}, "lower"),
        ("town-b.volunteer_count", {"qualifier": "over"}, "lower"),
        ("town-b.satisfaction_rate_pct", {"upper": ""}, "lower"),
        ("town-c.total_population", {"printed": "近5万人"}, "printed"),
        ("town-a.community_org_count", {"lower": "30", "upper": "50"}, "lower"),
    ],
)
def test_bounds_that_the_printed_form_does_not_give(towns, code, cells, field):
    row = towns.change("observations", code, **cells)
    assert towns.found() == [("figure_against_rule", "observations.csv", row, field)]


def test_a_contradiction_says_what_the_rule_gives(towns):
    towns.change("observations", "town-a.volunteer_count", printed="600名")
    (problem,) = towns.problems()
    assert "[600, 600]" in problem.cause.en
    assert "[600, 600]" in problem.cause.zh


def test_a_printed_form_that_can_not_be_read_is_a_warning(towns):
    row = towns.change("observations", "town-a.volunteer_count", printed="约摸五百来个左右吧")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("printed_unread", row, "printed")
    assert problem.severity == "warning"


def test_a_list_that_was_counted_need_not_be_readable(towns):
    assert "镇、社区、小巷" in towns.text("observations.csv")
    assert towns.found() == []


def test_every_qualifier_of_the_rule_table_but_the_rare_ones_is_in_the_three_towns(towns):
    for qualifier in ("exact", "below", "above", "at_least", "over", "at_most", "about"):
        assert f",{qualifier}," in towns.text("observations.csv")
