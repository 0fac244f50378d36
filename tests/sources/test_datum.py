"""Datums of Chinese maps into WGS-84, against an independent library and against themselves."""

from __future__ import annotations

import numpy as np
import prcoords
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.datum import (
    bd09_to_gcj02,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    guess_datum,
    likely_datum,
    shapes_to_wgs84,
    to_wgs84,
    wgs84_to_gcj02,
)

METRES = 111_320  # per degree
IN_CHINA = st.tuples(st.floats(74, 135), st.floats(4, 53))
BEIJING = (116.5, 39.9)


@given(IN_CHINA)
def test_gcj02_is_that_of_prcoords(point):
    lon, lat = point
    theirs = prcoords.wgs_gcj(prcoords.Coords(lat=lat, lon=lon))
    assert np.allclose(wgs84_to_gcj02(lon, lat), (theirs.lon, theirs.lat), rtol=0, atol=1e-6)


@given(IN_CHINA)
def test_bd09_is_that_of_prcoords(point):
    lon, lat = point
    theirs = prcoords.gcj_bd(prcoords.Coords(lat=lat, lon=lon))
    assert np.allclose(gcj02_to_bd09(lon, lat), (theirs.lon, theirs.lat), rtol=0, atol=1e-6)


@pytest.mark.parametrize(("there", "back"), [(wgs84_to_gcj02, gcj02_to_wgs84), (gcj02_to_bd09, bd09_to_gcj02)])
@given(point=IN_CHINA)
def test_there_and_back_is_the_same_place_to_a_hundredth_of_a_millimetre(there, back, point):
    again = back(*there(*point))
    assert np.hypot(*(np.subtract(again, point))) * METRES < 1e-5


def test_whole_arrays_are_converted_at_once_as_single_points_are():
    lon, lat = np.array([116.5, 121.4, 106.6]), np.array([39.9, 37.5, 29.5])
    together = to_wgs84(lon, lat, "BD09")
    apart = [to_wgs84(x, y, "BD09") for x, y in zip(lon, lat, strict=True)]
    assert np.array_equal(np.column_stack(together), np.array(apart))


def test_in_beijing_gcj02_lies_half_a_kilometre_to_the_east():
    lon, lat = wgs84_to_gcj02(*BEIJING)
    assert 0.0055 < lon - BEIJING[0] < 0.0070
    assert 0.0010 < lat - BEIJING[1] < 0.0018


def test_paris_is_not_shifted():
    assert [float(part) for part in wgs84_to_gcj02(2.35, 48.86)] == [2.35, 48.86]


def test_cgcs2000_is_taken_as_wgs84():
    assert [float(part) for part in to_wgs84(*BEIJING, "CGCS2000")] == list(BEIJING)


@pytest.mark.parametrize(("datum", "easting"), [("EPSG:4548", 452978), ("EPSG:4527", 39452978)])
def test_projected_coordinates_with_and_without_their_zone_are_the_same_point_of_beijing(datum, easting):
    lon, lat = to_wgs84(easting, 4420791, datum)
    assert np.allclose((lon, lat), (116.45, 39.92), atol=0.01)


def test_an_unknown_datum_is_refused():
    with pytest.raises(ValueError, match="EPSG:999999"):
        to_wgs84(0, 0, "EPSG:999999")


def test_a_shape_keeps_its_vertices_and_their_order():
    square = shapely.box(116.0, 39.0, 117.0, 40.0)
    (there,) = shapes_to_wgs84([square], "GCJ02")
    assert len(there.exterior.coords) == 5
    assert np.hypot(*np.subtract(there.exterior.coords[0], square.exterior.coords[0])) < 0.01


@pytest.mark.parametrize("datum", ["WGS84", "GCJ02", "BD09"])
def test_the_datum_of_a_polygon_is_guessed_from_the_known_one(datum):
    known = shapely.Point(*BEIJING).buffer(0.1)
    ways = {
        "WGS84": lambda x, y: (x, y),
        "GCJ02": wgs84_to_gcj02,
        "BD09": lambda x, y: gcj02_to_bd09(*wgs84_to_gcj02(x, y)),
    }
    given_shape = shapely.transform(known, lambda at: np.column_stack(ways[datum](at[:, 0], at[:, 1])))
    guessed, share, as_it_stands = guess_datum(given_shape, known)
    assert guessed == datum
    assert share > 0.999
    assert (as_it_stands > 0.999) == (datum == "WGS84")


@pytest.mark.parametrize(
    ("x", "y", "datum", "likely"),
    [
        (116.5, 39.9, "WGS84", ""),
        (39.9, 116.5, "WGS84", "swapped"),
        (39.9, 116.5, "EPSG:4490", "swapped"),
        (39452978, 4420791, "CGCS2000", "EPSG:4527"),
        (39452978, 4420791, "EPSG:4548", "EPSG:4527"),
        (20452978, 4420791, "WGS84", "EPSG:4498"),
        (452978, 4420791, "GCJ02", "EPSG"),
        (452978, 4420791, "EPSG:4548", ""),
        (39452978, 4420791, "EPSG:4527", ""),
    ],
)
def test_coordinates_that_can_not_be_what_they_are_said_to_be(x, y, datum, likely):
    assert likely_datum(np.array([x]), np.array([y]), datum) == likely
