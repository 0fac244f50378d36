"""Which boundary polygon a place has or lies in, and the extent of a map that shows given areas and circles."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.catalogue import Catalogue
from dashboard.records import Locality
from dashboard.sources.boundaries import BOUNDARY_LEVELS, Boundaries

METRES_PER_DEGREE = 111_320.0  # of latitude, WGS-84 mean; of longitude at the equator
Bounds = tuple[float, float, float, float]


class Area(NamedTuple):
    """One polygon of a boundary layer."""

    level: str
    adcode: str


class Circle(NamedTuple):
    """A point in degrees WGS-84 and the radius around it, in metres."""

    lon: float
    lat: float
    radius_m: float = 0.0


def area_of(boundaries: Boundaries, locality: Locality) -> Area | None:
    """The polygon of a place, by its code at its own level; None without one, always for an anonymised place."""
    if locality.anonymised or locality.level not in BOUNDARY_LEVELS or not locality.adcode:
        return None
    return Area(locality.level, locality.adcode) if locality.adcode in boundaries.layer(locality.level).index else None


def area_around(catalogue: Catalogue, locality: Locality) -> Area | None:
    """The smallest polygon that a place is known to be or to lie in; None where no place above it has one."""
    if locality.anonymised:
        return None
    chain = (locality, *catalogue.ancestors(locality.locality_id))
    return next((area for entry in chain if (area := area_of(catalogue.boundaries, entry))), None)


def extent(
    boundaries: Boundaries, areas: Iterable[Area], circles: Iterable[Circle] = (), margin: float = 0.1
) -> Bounds:
    """South, west, north, east in degrees around areas and circles, widened by `margin` of the size on every side.

    A bare point gets 2 km on every side, so that no map is empty. ValueError where there is nothing to show.
    """
    boxes = [boundaries.layer(area.level).geometry.loc[area.adcode].bounds for area in areas]
    boxes += [_around(circle) for circle in circles]
    if not boxes:
        raise ValueError("an extent needs an area or a circle")
    west, south, east, north = (pick(box[place] for box in boxes) for place, pick in enumerate((min, min, max, max)))
    high, wide = margin * (north - south), margin * (east - west)
    return south - high, west - wide, north + high, east + wide


def _around(circle: Circle) -> tuple[float, float, float, float]:
    radius = max(circle.radius_m, 2000.0)
    high = radius / METRES_PER_DEGREE
    wide = high / math.cos(math.radians(circle.lat))
    return circle.lon - wide, circle.lat - high, circle.lon + wide, circle.lat + high
