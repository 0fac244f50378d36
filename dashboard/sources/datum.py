"""Coordinates of an agency's files into WGS-84 degrees: the named datums of Chinese maps, and what PROJ can transform.

GCJ-02 and BD-09 are the public approximations of unpublished formulas, reversed by fixed-point iteration. CGCS2000 is
taken as WGS-84: the two differ by centimetres. Functions take and return whole arrays, longitude (or easting) first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

DATUMS = ("WGS84", "CGCS2000", "GCJ02", "BD09")
DEGREES = ("EPSG:4326", "EPSG:4490")  # these need no transformation
CHINA = (73.0, 3.0, 136.0, 54.0)  # west, south, east, north, degrees: all of its land and sea
ZONE = 1e6  # an easting of this many metres begins with the number of its zone
AXIS, FLATTENING = 6378245.0, 0.00669342162296594323  # of the Krasovsky ellipsoid: metres, first eccentricity squared
_BD_TURN = np.pi * 3000 / 180
Floats = NDArray[np.float64]
Pair = tuple[Floats, Floats]


def wgs84_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Degrees to degrees; what lies outside the rectangle in which the shift applies stays as it is."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    x, y = lon - 105.0, lat - 35.0
    common = (20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x)) + common
    north = north + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + common
    east = east + _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    radians = np.radians(lat)
    bend = 1 - FLATTENING * np.sin(radians) ** 2
    shifted_lat = lat + np.degrees(north * bend * np.sqrt(bend) / (AXIS * (1 - FLATTENING)))
    shifted_lon = lon + np.degrees(east * np.sqrt(bend) / (AXIS * np.cos(radians)))
    inside = (lon >= 72.004) & (lon <= 137.8347) & (lat >= 0.8293) & (lat <= 55.8271)
    return np.where(inside, shifted_lon, lon), np.where(inside, shifted_lat, lat)


def _waves(angle: Floats, *terms: tuple[float, float]) -> Floats:
    found: Floats = sum((size * np.sin(np.pi * turns * angle) for size, turns in terms), np.zeros_like(angle)) * 2 / 3
    return found


def gcj02_to_wgs84(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """The inverse; eight steps leave less than a hundredth of a millimetre."""
    return _reversed(wgs84_to_gcj02, lon, lat, steps=8)


def gcj02_to_bd09(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """Degrees to degrees."""
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    length = np.hypot(lon, lat) + 2e-5 * np.sin(lat * _BD_TURN)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * _BD_TURN)
    return length * np.cos(angle) + 0.0065, length * np.sin(angle) + 0.006


def bd09_to_gcj02(lon: ArrayLike, lat: ArrayLike) -> Pair:
    """The inverse; ten steps leave less than a hundredth of a millimetre."""
    return _reversed(gcj02_to_bd09, lon, lat, steps=10)


def _reversed(forward: Callable[[ArrayLike, ArrayLike], Pair], lon: ArrayLike, lat: ArrayLike, steps: int) -> Pair:
    lon, lat = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    x, y = lon, lat
    for _ in range(steps):
        there_x, there_y = forward(x, y)
        x, y = x + lon - there_x, y + lat - there_y
    return x, y


def to_wgs84(x: ArrayLike, y: ArrayLike, datum: str) -> Pair:
    """Coordinates in `datum`, one of DATUMS or "EPSG:<number>", as degrees WGS-84; infinite where PROJ has no answer.

    ValueError for a datum that nobody knows.
    """
    if datum in ("WGS84", "CGCS2000", *DEGREES):
        return np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if datum == "GCJ02":
        return gcj02_to_wgs84(x, y)
    if datum == "BD09":
        return gcj02_to_wgs84(*bd09_to_gcj02(x, y))
    lon, lat = _transformer(datum).transform(np.asarray(x, dtype=float), np.asarray(y, dtype=float))
    return np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)


def _transformer(datum: str) -> Any:
    import pyproj  # slow to load, and only projected files need it
    import pyproj.network

    pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]  # PROJ would fetch grids
    try:
        return pyproj.Transformer.from_crs(datum, "EPSG:4326", always_xy=True)
    except pyproj.exceptions.ProjError as fault:
        raise ValueError(datum) from fault


def shapes_to_wgs84(shapes: Sequence[shapely.Geometry] | NDArray[np.object_], datum: str) -> NDArray[np.object_]:
    """Geometries in `datum` as geometries in degrees WGS-84; ValueError as `to_wgs84`."""
    given = np.asarray(shapes, dtype=object)
    if datum in ("WGS84", "CGCS2000", *DEGREES):
        return given
    converted: NDArray[np.object_] = shapely.transform(
        given, lambda points: np.column_stack(to_wgs84(points[:, 0], points[:, 1], datum))
    )
    return converted


def guess_datum(shape: shapely.Geometry, reference: shapely.Geometry) -> tuple[str, float, float]:
    """The datum in which a shape said to be WGS-84 covers the same unit's `reference` best: WGS84, GCJ02 or BD09.

    With it the share of the two that overlaps (intersection over union, 0 to 1) in that datum, and as it stands.
    """
    shares = {name: _overlap(shapes_to_wgs84([shape], name)[0], reference) for name in ("WGS84", "GCJ02", "BD09")}
    best = max(shares, key=lambda name: shares[name])
    return best, shares[best], shares["WGS84"]


def _overlap(shape: shapely.Geometry, reference: shapely.Geometry) -> float:
    both = shapely.area(shapely.union(shape, reference))
    return float(shapely.area(shapely.intersection(shape, reference)) / both) if both else 0.0


def likely_datum(x: Floats, y: Floats, datum: str) -> str:
    """What coordinates are by their size, where that can't be `datum`: "swapped", or the EPSG code of a zone. Empty
    where they can be what they are said to be.

    Gauss-Krueger zones of CGCS2000: 3 degrees wide (zones 25 to 45, EPSG:4513 to 4533), 6 degrees (13 to 23, EPSG:4491
    to 4501); an easting with its zone has eight digits.
    """
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return ""
    across, up = float(np.median(x[known])), float(np.median(y[known]))
    if not re.fullmatch(r"EPSG:\d+", datum) or datum in DEGREES:
        if within_china(up, across) and not within_china(across, up):
            return "swapped"
        return _zone(across) if abs(across) > 360 or abs(up) > 360 else ""
    zoned = _zone(across)
    return (
        zoned
        if zoned and zoned != datum and not within_china(*(float(part) for part in to_wgs84(across, up, datum)))
        else ""
    )


def within_china(lon: float, lat: float) -> bool:
    """Whether a point lies in the rectangle around China."""
    west, south, east, north = CHINA
    return west <= lon <= east and south <= lat <= north


def _zone(easting: float) -> str:
    """The EPSG code of an easting that begins with its zone; "EPSG" where it has none, so that only its owner knows."""
    zone = int(easting // ZONE)
    if 25 <= zone <= 45:
        return f"EPSG:{4513 + zone - 25}"
    return f"EPSG:{4491 + zone - 13}" if 13 <= zone <= 23 else "EPSG"
