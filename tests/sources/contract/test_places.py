"""Places above their parents, with another's code, or no longer anonymous."""

import pytest


@pytest.mark.parametrize("level", ["township", "province"])
def test_a_level_equal_to_its_parents_or_above_it(towns, level):
    row = towns.change("localities", "c-lane", level=level)
    (problem,) = [entry for entry in towns.problems() if entry.code == "level_not_below_parent"]
    assert (problem.file, problem.row, problem.field) == ("localities.csv", row, "level")


def test_a_level_may_be_skipped(towns):
    towns.change("localities", "c-county", parent_id="south")
    assert towns.found() == []


def test_a_place_of_unknown_level_that_is_not_anonymised(towns):
    row = towns.change("localities", "a-garden", level="unknown")
    assert towns.found() == [("level_unknown", "localities.csv", row, "level")]


@pytest.mark.parametrize(("column", "code"), [("adcode", "350781"), ("statistical_code", "350781001")])
def test_an_anonymised_place_with_a_code(towns, column, code):
    row = towns.change("localities", "hidden", **{column: code})
    assert towns.found() == [("anonymised_code", "localities.csv", row, column)]


def test_an_anonymised_place_with_a_position(towns):
    row = towns.change("localities", "hidden", lon="116.5", lat="39.9")
    assert towns.found() == [
        ("anonymised_position", "localities.csv", row, "lat"),
        ("anonymised_position", "localities.csv", row, "lon"),
    ]


def test_an_anonymised_place_may_say_that_it_is_drawn_nowhere_but_not_where(towns):
    row = towns.change("localities", "hidden", precision="polygon", radius_m="5000")
    assert towns.found() == [
        ("anonymised_position", "localities.csv", row, "precision"),
        ("anonymised_position", "localities.csv", row, "radius_m"),
    ]


def test_an_anonymised_place_lies_in_the_country_or_nowhere(towns):
    row = towns.change("localities", "hidden", parent_id="north")
    assert towns.found() == [("anonymised_parent", "localities.csv", row, "parent_id")]
    towns.change("localities", "hidden", parent_id="china")
    assert towns.found() == []


@pytest.mark.parametrize(
    ("place", "code"), [("north", "110100"), ("town-b", "320302"), ("town-a", "110100"), ("c-lane", "350781")]
)
def test_a_code_of_another_level(towns, place, code):
    row = towns.change("localities", place, adcode=code)
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.field) == ("code_of_other_level", row, "adcode")


@pytest.mark.parametrize(("place", "code"), [("town-a", "120105"), ("south-city", "340700"), ("c-county", "350881")])
def test_a_code_that_does_not_lie_under_that_of_its_parent(towns, place, code):
    row = towns.change("localities", place, adcode=code)
    assert ("code_of_other_parent", "localities.csv", row, "adcode") in towns.found()


def test_a_county_may_lie_directly_in_its_province(towns):
    assert "110105" in towns.text("localities.csv")
    assert towns.found() == []


def test_a_code_without_a_boundary_is_a_warning(towns):
    row = towns.change("localities", "town-a", adcode="110199")
    drawn = {"110000": None, "320000": None, "320300": None, "350000": None, "350700": None, "350781": None}
    (problem,) = towns.problems(drawn)
    assert (problem.code, problem.file, problem.row) == ("code_without_boundary", "localities.csv", row)
    assert (problem.field, problem.severity) == ("adcode", "warning")


@pytest.mark.parametrize(
    ("place", "code", "fault"),
    [
        ("c-lane", "350781102001", "code_of_other_parent"),
        ("town-c", "350782101", "code_of_other_parent"),
        ("b-hill", "320400001", "code_of_other_parent"),
        ("town-a", "110105001", "code_of_other_level"),
    ],
)
def test_a_statistical_code_that_is_not_the_places_own(towns, place, code, fault):
    row = towns.change("localities", place, statistical_code=code)
    assert (fault, "localities.csv", row, "statistical_code") in towns.found()


def test_a_statistical_code_of_twelve_digits_holds_those_of_its_communities(towns):
    towns.change("localities", "town-c", statistical_code="350781101000")
    assert towns.found() == []
