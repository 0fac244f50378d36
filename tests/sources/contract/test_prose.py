"""Prose that is missing, belongs to nothing, or says it is about something else."""

import pytest

KNOCK = "practices/town-a.knock.zh.md"


@pytest.mark.parametrize("file", [KNOCK, "practices/unlocated.credit.en.md", "localities/hidden.en.md"])
def test_a_practice_or_a_case_without_its_prose_in_one_language(towns, file):
    (towns.folder / file).unlink()
    assert towns.found() == [("prose_missing", file, 0, "")]


def test_a_place_that_becomes_a_case_needs_a_profile(towns):
    towns.change("localities", "b-hill", role="case")
    missing = [entry for entry in towns.found() if entry[0] == "prose_missing"]
    assert missing == [
        ("prose_missing", "localities/b-hill.en.md", 0, ""),
        ("prose_missing", "localities/b-hill.zh.md", 0, ""),
    ]


def test_prose_without_text(towns):
    front = towns.text(KNOCK).rpartition("+++\n")
    towns.write(KNOCK, (front[0] + front[1]).encode())
    assert towns.found() == [("prose_empty", KNOCK, 0, "")]


def test_prose_that_is_too_long(towns):
    towns.write(KNOCK, towns.text(KNOCK).encode() + b"x" * 8001)
    assert towns.found() == [("too_long", KNOCK, 0, "")]


def test_prose_of_a_record_that_is_not_there(towns):
    towns.write("practices/town-a.gone.zh.md", towns.text(KNOCK).replace("town-a.knock", "town-a.gone").encode())
    assert towns.found() == [("prose_of_unknown_record", "practices/town-a.gone.zh.md", 0, "")]


@pytest.mark.parametrize("name", ["notes.md", "town-a.knock.fr.md"])
def test_prose_whose_name_has_no_language(towns, name):
    towns.write(f"practices/{name}", towns.text(KNOCK).encode())
    assert towns.found() == [("prose_file_name", f"practices/{name}", 0, "")]


@pytest.mark.parametrize(("field", "old", "new"), [("id", "town-a.knock", "town-a.grid"), ("lang", '"zh"', '"en"')])
def test_front_matter_that_disagrees_with_the_name(towns, field, old, new):
    towns.replace(KNOCK, old, new)
    assert towns.found() == [("prose_differs_from_name", KNOCK, 0, field)]


def test_front_matter_without_a_source(towns):
    towns.replace(KNOCK, 'source = "handbook-1"\n', "")
    assert towns.found() == [("required_empty", KNOCK, 0, "source")]


def test_front_matter_with_a_source_that_is_not_there(towns):
    towns.replace(KNOCK, "handbook-1", "handbook-9")
    assert towns.found() == [("dangling_key", KNOCK, 0, "source")]


def test_front_matter_with_a_line_outside_its_source(towns):
    towns.replace(KNOCK, "lines = [8]", "lines = [8, 21]")
    assert towns.found() == [("line_outside_source", KNOCK, 0, "lines")]


@pytest.mark.parametrize("lines", ['"8-9"', "8", '[8, "9"]', "[true]", "[0xffffffffffffffffffffffff]"])
def test_front_matter_whose_lines_are_no_list_of_numbers(towns, lines):
    towns.replace(KNOCK, "lines = [8]", f"lines = {lines}")
    assert towns.found() == [("prose_lines", KNOCK, 0, "lines")]
