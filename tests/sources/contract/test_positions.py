"""Places that are not where they are said to be."""

import pytest
from shapely import Polygon, box

from dashboard.sources.contract.positions import metres_outside

# 2 degrees wide and high, around town C: 117 to 118 east, 27 to 28 north
AREAS = {"350781": box(117, 27, 118, 28)}


def test_only_one_of_longitude_and_latitude(towns):
    row = towns.change("localities", "town-b", lat="")
    assert towns.found() == [("coordinate_incomplete", "localities.csv", row, "lat")]


def test_a_precision_without_a_coordinate(towns):
    row = towns.change("localities", "north", precision="polygon")
    assert towns.found() == [("coordinate_missing", "localities.csv", row, "lon")]


def test_a_coordinate_without_a_precision(towns):
    row = towns.change("localities", "town-a", precision="none")
    assert towns.found() == [("coordinate_unexpected", "localities.csv", row, "lon")]


def test_precision_polygon_without_a_code(towns):
    row = towns.change("localities", "town-a", adcode="")
    assert towns.found() == [("polygon_without_code", "localities.csv", row, "adcode")]


@pytest.mark.parametrize("place", ["b-hill", "town-c", "c-lane"])
def test_a_point_known_less_exactly_without_a_radius(towns, place):
    row = towns.change("localities", place, radius_m="")
    assert towns.found() == [("radius_missing", "localities.csv", row, "radius_m")]


def test_a_radius_without_a_point(towns):
    row = towns.change("localities", "north", radius_m="500")
    assert towns.found() == [("radius_without_point", "localities.csv", row, "radius_m")]


def test_a_position_that_does_not_say_how_it_was_found_is_a_warning(towns):
    row = towns.change("localities", "town-a", position_method_zh="", position_method_en="")
    (problem,) = towns.problems()
    assert (problem.code, problem.row, problem.severity) == ("position_method_missing", row, "warning")
    assert problem.field == "position_method_zh"


def test_the_three_towns_lie_where_their_codes_are_drawn(towns):
    assert not [entry for entry in towns.problems(AREAS) if entry.code == "coordinate_outside"]


def test_a_coordinate_outside_its_parent(towns):
    row = towns.change("localities", "town-c", lon="119")
    problem = next(entry for entry in towns.problems(AREAS) if entry.code == "coordinate_outside")
    assert (problem.file, problem.row, problem.field) == ("localities.csv", row, "lon")
    assert problem.cause.en == "The coordinate lies about 99 km outside c-county (350781)"
    assert problem.severity == "error"


def test_the_parent_is_the_nearest_that_can_be_drawn(towns):
    row = towns.change("localities", "c-lane", lat="30")
    assert ("coordinate_outside", "localities.csv", row, "lon") in towns.found(AREAS)


def test_longitude_and_latitude_the_wrong_way_round(towns):
    row = towns.change("localities", "a-garden", lon="39.95", lat="80")
    assert ("coordinate_outside", "localities.csv", row, "lon") in towns.found({"110105": box(116, 39, 117, 41)})


def test_the_radius_of_uncertainty_may_reach_into_the_parent(towns):
    towns.change("localities", "town-c", lon="118.04", radius_m="4000")  # 3.95 km east of the edge
    assert "coordinate_outside" not in {code for code, *_ in towns.found(AREAS)}
    row = towns.change("localities", "town-c", lon="118.04", radius_m="1")
    assert ("coordinate_outside", "localities.csv", row, "lon") in towns.found(AREAS)


def test_without_areas_positions_are_not_compared(towns):
    towns.change("localities", "town-c", lon="19")
    assert towns.found() == []


def test_a_degree_of_latitude_is_111_km():
    assert metres_outside(0, 2, box(-1, -1, 1, 1)) == pytest.approx(111_195, rel=1e-4)
    assert metres_outside(0.5, 0.5, box(-1, -1, 1, 1)) == 0
    assert metres_outside(5, 5, Polygon()) == 0
