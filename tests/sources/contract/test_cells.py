"""Cells that do not hold what their column is for."""

import pytest


def test_a_required_cell_that_is_empty(towns):
    row = towns.change("findings", "town-a.problem1", text_zh="", text_en="")
    assert towns.found() == [
        ("required_empty", "findings.csv", row, "text_en"),
        ("required_empty", "findings.csv", row, "text_zh"),
    ]


@pytest.mark.parametrize("source", [{"source_id": ""}, {"line": ""}])
def test_a_figure_without_a_source(towns, source):
    row = towns.change("observations", "town-a.volunteer_count", **source)
    assert towns.found() == [("figure_without_source", "observations.csv", row, next(iter(source)))]


@pytest.mark.parametrize("written", ["four", "4.5", "４", "1 200", "1_2"])
def test_a_whole_number_that_is_none(towns, written):
    row = towns.change("sources", "essay", case_text_chars=written)
    assert towns.found() == [("not_integer", "sources.csv", row, "case_text_chars")]


@pytest.mark.parametrize("written", ["a lot", "1,000", "nan", "inf", "1e5", "１０", "9" * 400, "0x10"])
def test_a_number_that_is_none(towns, written):
    row = towns.change("localities", "town-c", radius_m=written)
    assert towns.found() == [("not_number", "localities.csv", row, "radius_m")]


@pytest.mark.parametrize("written", ["TRUE", "yes", "1"])
def test_a_truth_value_that_is_none(towns, written):
    row = towns.change("sources", "essay", breaks_off=written)
    assert towns.found() == [("not_boolean", "sources.csv", row, "breaks_off")]


@pytest.mark.parametrize("written", ["2020年", "20-08", "2020-8", "2020\n"])
def test_a_text_in_another_form_than_its_column_has(towns, written):
    row = towns.change("sources", "essay", published=written)
    assert towns.found() == [("bad_pattern", "sources.csv", row, "published")]


def test_full_width_digits_are_no_code(towns):
    row = towns.change("localities", "north", adcode="１１００００")
    assert ("bad_pattern", "localities.csv", row, "adcode") in towns.found()


def test_an_unknown_code(towns):
    row = towns.change("practices", "town-a.knock", status="finished")
    problem, *others = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == ("unknown_code", "practices.csv", row, "status")
    assert not others
    assert problem.cause.en == "There is no code “finished”"
    assert problem.remedy.en == "Use one of: done, ongoing, proposed, planned, reference"
    assert problem.remedy.zh == "使用其中之一：done, ongoing, proposed, planned, reference"


def test_a_number_below_the_least_and_one_above_the_most(towns):
    low = towns.change("localities", "town-c", radius_m="-5")
    high = towns.change("localities", "a-garden", lon="216.53")
    assert towns.found() == [
        ("too_small", "localities.csv", low, "radius_m"),
        ("too_large", "localities.csv", high, "lon"),
    ]


@pytest.mark.parametrize(("column", "length"), [("name_zh", 241), ("unexplained_en", 2001)])
def test_a_text_that_is_too_long(towns, column, length):
    row = towns.change("practices", "town-b.plan-1-3-n", **{column: "x" * length})
    assert towns.found() == [("too_long", "practices.csv", row, column)]


@pytest.mark.parametrize(("character", "name"), [("\x1b", "U+001B"), ("\x00", "U+0000"), ("\u202e", "U+202E")])
def test_an_invisible_control_character_is_named_and_not_printed(towns, character, name):
    row = towns.change("findings", "town-a.problem1", text_zh=f"停车{character}位")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("control_character", row, "text_zh")
    assert name in problem.cause.en
    assert character not in problem.cause.en + problem.cause.zh


def test_a_line_break_inside_a_cell_is_no_fault(towns):
    towns.change("findings", "town-a.problem1", text_zh="停车位\n不足。")
    assert towns.found() == []


def test_a_translation_that_is_missing_is_a_warning(towns):
    row = towns.change("glossary", "grid_cell", note_en="")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == ("untranslated", "glossary.csv", row, "note_en")
    assert problem.severity == "warning"


def test_a_required_translation_is_listed_once(towns):
    row = towns.change("glossary", "grid_cell", name_en="")
    assert towns.found() == [("required_empty", "glossary.csv", row, "name_en")]
