"""Rules that can't be worked out: numbers their form can't use, units that do not fit, parts of other practices."""

import pytest

REPLY = "town-a.knock.reply"


def test_the_rule_of_the_three_towns_is_in_order(towns):
    assert towns.found() == []


def test_a_package_may_have_no_table_of_rules(towns):
    towns.describe(lambda found: found["resources"].remove(next(r for r in found["resources"] if r["name"] == "rules")))
    (towns.folder / "rules.csv").unlink()
    assert towns.found() == []


def test_a_rule_of_a_figure_that_is_not_there(towns):
    row = towns.change("rules", REPLY, observation_id="town-a.nothing")
    assert towns.found() == [("dangling_key", "rules.csv", row, "observation_id")]


def test_a_number_of_another_kind_is_a_warning(towns):
    row = towns.change("rules", REPLY, observation_id="town-a.grid_count", form="exit_at", input_unit="grid")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.severity) == ("rule_of_other_kind", row, "warning")


def test_a_number_without_a_value(towns):
    towns.change("observations", "town-a.reply-hours", value="", lower="", upper="", qualifier="")
    assert [code for code, *_ in towns.found()] == ["rule_without_number"]


@pytest.mark.parametrize(
    ("form", "code"),
    [("share_of", "rule_number_unit"), ("below", "rule_number_unit"), ("day_of_month", "rule_number_unit")],
)
def test_a_number_in_a_unit_that_the_form_cannot_use(towns, form, code):
    row = towns.change("rules", REPLY, form=form)
    assert towns.found() == [(code, "rules.csv", row, "observation_id")]


def test_working_days_need_a_calendar_and_are_no_time_limit(towns):
    towns.change(
        "observations", "town-a.reply-hours", printed="3个工作日", value="3", lower="3", upper="3", unit="working_day"
    )
    assert [code for code, *_ in towns.found()] == ["rule_number_unit"]


def test_a_qualifier_that_gives_no_latest_time(towns):
    towns.change("observations", "town-a.reply-hours", printed="24小时以上", upper="", qualifier="at_least")
    assert [code for code, *_ in towns.found()] == ["rule_number_qualifier"]


@pytest.mark.parametrize("day", ["0", "32", "1.5"])
def test_a_day_that_no_month_has(towns, day):
    towns.change("rules", REPLY, form="day_of_month")
    cells = dict.fromkeys(("value", "lower", "upper"), day)
    towns.change("observations", "town-a.reply-hours", printed=day, unit="day_of_month", **cells)
    assert "rule_number_size" in [code for code, *_ in towns.found()]


@pytest.mark.parametrize(
    ("form", "unit"), [("within", "hour"), ("per_each", ""), ("exit_at", "day"), ("at_most", ""), ("interval", "year")]
)
def test_a_unit_that_does_not_fit_what_is_put_in(towns, form, unit):
    row = towns.change("rules", REPLY, form=form, input_unit=unit)
    assert towns.found() == [("rule_input_unit", "rules.csv", row, "input_unit")]


def test_a_part_of_another_practice(towns):
    row = towns.change("rules", REPLY, part_id="town-a.grid.level1")
    assert towns.found() == [("rule_of_other_practice", "rules.csv", row, "part_id")]


def test_an_unknown_form(towns):
    row = towns.change("rules", REPLY, form="guess")
    assert towns.found() == [("unknown_code", "rules.csv", row, "form")]
