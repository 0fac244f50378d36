"""Is a place where it is said to be? WGS-84 degrees throughout; distances in metres."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents, line_of_descent, number
from dashboard.sources.data_package import Row

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# The bundled county outlines stray up to 1.3 km from finer ones on land, so a point just outside proves nothing.
OUTLINE_ERROR_M = 1_500
EARTH_RADIUS_M = 6_371_000


def problems(contents: Contents, areas: Mapping[str, BaseGeometry] | None) -> Iterator[Problem]:
    """Coordinates against precision, radius and method; with `areas` (adcode -> polygon) also against the parent."""
    parents = contents.parents("localities", "parent_id")
    for code, row in contents.by_code("localities").items():
        if row.cells.get("anonymised") == "true":
            continue  # its position is a fault as such
        yield from _precision(contents, row)
        if areas is not None:
            yield from _inside(contents, row, line_of_descent(code, parents), areas)


def _precision(contents: Contents, row: Row) -> Iterator[Problem]:
    precision = row.cells.get("precision", "")
    lon, lat, radius = (row.cells.get(name, "") for name in ("lon", "lat", "radius_m"))
    if bool(lon) != bool(lat):
        yield contents.problem("coordinate_incomplete", "localities", row, "lat" if lon else "lon")
    elif lon and precision == "none":
        yield contents.problem("coordinate_unexpected", "localities", row, "lon", lon)
    elif not lon and precision not in ("none", ""):
        yield contents.problem("coordinate_missing", "localities", row, "lon", precision)
    if radius and not lon and not lat:
        yield contents.problem("radius_without_point", "localities", row, "radius_m", radius)
    if not radius and lon and precision in ("subdistrict", "estimate", "parent"):
        yield contents.problem("radius_missing", "localities", row, "radius_m")
    if precision == "polygon" and not row.cells.get("adcode"):
        yield contents.problem("polygon_without_code", "localities", row, "adcode")
    if lon and not row.cells.get("position_method_zh") and not row.cells.get("position_method_en"):
        yield contents.problem("position_method_missing", "localities", row, "position_method_zh")


def _inside(contents: Contents, row: Row, descent: list[str], areas: Mapping[str, BaseGeometry]) -> Iterator[Problem]:
    """The nearest of the place itself and its ancestors that can be drawn has to hold the point."""
    lon, lat = number(row.cells.get("lon", "")), number(row.cells.get("lat", ""))
    if lon is None or lat is None or abs(lat) > 90 or abs(lon) > 180:
        return
    for code in descent:
        around = contents.by_code("localities")[code]
        area = areas.get(around.cells.get("adcode", ""))
        if area is None:
            continue
        distance = metres_outside(lon, lat, area)
        if distance > OUTLINE_ERROR_M + max(0.0, number(row.cells.get("radius_m", "")) or 0.0):
            shown = f"{max(1, round(distance / 1000))}"
            wanted = f"{code} ({around.cells['adcode']})"
            yield contents.problem("coordinate_outside", "localities", row, "lon", shown, wanted=wanted)
        return


def metres_outside(lon: float, lat: float, area: BaseGeometry) -> float:
    """How far a point lies outside a polygon, in metres along a great circle to the nearest outline point; 0 inside."""
    from shapely import Point
    from shapely.ops import nearest_points

    point = Point(lon, lat)
    if area.is_empty or area.intersects(point):
        return 0.0
    nearest = nearest_points(area, point)[0]
    return _great_circle_m(lon, lat, nearest.x, nearest.y)


def _great_circle_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Haversine formula on a sphere."""
    lon1, lat1, lon2, lat2 = (math.radians(angle) for angle in (lon1, lat1, lon2, lat2))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))
