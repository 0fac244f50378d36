"""The polygon a place has or lies in, and the extent of a map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.areas import Area, Circle, area_around, area_of, extent
from dashboard.catalogue import Catalogue


def test_a_place_with_a_code_has_the_polygon_of_its_level(towns_catalogue: Catalogue) -> None:
    assert area_of(towns_catalogue.boundaries, towns_catalogue.localities["town-a"]) == Area("county", "110105")


def test_a_township_has_no_polygon_but_lies_in_its_county(towns_catalogue: Catalogue) -> None:
    town = towns_catalogue.localities["town-c"]
    assert area_of(towns_catalogue.boundaries, town) is None
    assert area_around(towns_catalogue, town) == Area("county", "350781")


def test_a_code_that_the_boundaries_do_not_know_gives_the_unit_above(towns_catalogue: Catalogue) -> None:
    unknown = replace(towns_catalogue.localities["town-b"], adcode="320399")
    assert area_of(towns_catalogue.boundaries, unknown) is None
    assert area_around(towns_catalogue, unknown) == Area("province", "320000")


def test_an_anonymised_place_is_in_no_polygon_whatever_its_row_says(towns_catalogue: Catalogue) -> None:
    told = replace(towns_catalogue.localities["hidden"], adcode="110105", level="county", parent_id="north")
    assert area_of(towns_catalogue.boundaries, told) is None
    assert area_around(towns_catalogue, told) is None


def test_an_extent_is_south_west_north_east_and_widened_on_every_side(towns_catalogue: Catalogue) -> None:
    west, south, east, north = towns_catalogue.boundaries.county.geometry["110105"].bounds
    assert extent(towns_catalogue.boundaries, [Area("county", "110105")], margin=0) == (south, west, north, east)
    wider = extent(towns_catalogue.boundaries, [Area("county", "110105")], margin=0.5)
    assert wider[2] - wider[0] == pytest.approx(2 * (north - south))


def test_a_circle_on_the_equator_reaches_as_far_as_its_radius(towns_catalogue: Catalogue) -> None:
    # 111,320 m are a degree
    assert extent(towns_catalogue.boundaries, [], [Circle(100.0, 0.0, 111_320.0)], margin=0) == (-1.0, 99.0, 1.0, 101.0)


def test_a_bare_point_gets_some_room(towns_catalogue: Catalogue) -> None:
    south, west, north, east = extent(towns_catalogue.boundaries, [], [Circle(100.0, 30.0)], margin=0)
    assert north - south == pytest.approx(4000 / 111_320)
    assert east - west > north - south  # a degree of longitude is shorter there


def test_an_extent_of_nothing_is_an_error(towns_catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="an area or a circle"):
        extent(towns_catalogue.boundaries, [])
