"""Polygons that share borders, written as TopoJSON: each border once, as whole steps on a grid.

Format: the TopoJSON specification (quantised topology, delta-encoded arcs, ~i for an arc run backwards).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

Ring = NDArray[np.int64]


def topology(name: str, adcodes: Sequence[str], coverage: NDArray[np.object_], step: float) -> bytes:
    """One TopoJSON object `name`, features in the order given, property `adcode` only.

    Vertices must lie on multiples of `step` (degrees); a border is shared where its vertices are the same.
    """
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(coverage))
    polygons = [
        [[_steps(ring, west, south, step) for ring in _rings(part)] for part in _parts(shape)] for shape in coverage
    ]
    arcs = Arcs(ring for shape in polygons for part in shape for ring in part)
    geometries = []
    for adcode, shape in zip(adcodes, polygons, strict=True):
        lines = [[arcs.references(ring) for ring in part] for part in shape]
        kind, body = ("Polygon", lines[0]) if len(lines) == 1 else ("MultiPolygon", lines)
        geometries.append({"type": kind, "arcs": body, "properties": {"adcode": adcode}})
    document = {
        "type": "Topology",
        "bbox": [west, south, east, north],
        "transform": {"scale": [step, step], "translate": [west, south]},
        "objects": {name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs.encoded(),
    }
    return json.dumps(document, separators=(",", ":")).encode() + b"\n"


class Arcs:
    """The borders of a set of rings, cut where three of them meet, numbered in the order they are asked for."""

    def __init__(self, rings: Iterator[Ring]) -> None:
        self._junctions = _junctions(list(rings))
        self._numbers: dict[bytes, int] = {}
        self._arcs: list[Ring] = []

    def references(self, ring: Ring) -> list[int]:
        """Arc numbers that run round an open ring, ~number where the arc is stored the other way."""
        cuts = [i for i, point in enumerate(ring.tolist()) if tuple(point) in self._junctions]
        start = cuts[0] if cuts else int(np.lexsort((ring[:, 1], ring[:, 0]))[0])
        closed = np.vstack([np.roll(ring, -start, axis=0), ring[start]])
        edges = [*(cut - start for cut in cuts), len(ring)] if cuts else [0, len(ring)]
        return [self._number(closed[a : b + 1]) for a, b in pairwise(edges)]

    def _number(self, arc: Ring) -> int:
        backwards = np.ascontiguousarray(arc[::-1])
        if (number := self._numbers.get(backwards.tobytes())) is not None:
            return ~number
        number = self._numbers.setdefault(np.ascontiguousarray(arc).tobytes(), len(self._arcs))
        if number == len(self._arcs):
            self._arcs.append(arc)
        return number

    def encoded(self) -> list[list[list[int]]]:
        """The arcs as first position and steps from each position to the next."""
        return [np.vstack([arc[:1], np.diff(arc, axis=0)]).tolist() for arc in self._arcs]


def _junctions(rings: list[Ring]) -> set[tuple[int, int]]:
    """Vertices whose two neighbours are not the same pair in every ring through them: there a shared border ends."""
    here = np.vstack(rings)
    before, after = (np.vstack([np.roll(ring, shift, axis=0) for ring in rings]) for shift in (1, -1))
    key = here @ (1 << 32, 1)
    sides = np.sort(np.column_stack([before @ (1 << 32, 1), after @ (1 << 32, 1)]), axis=1)
    visits = np.unique(np.column_stack([key, sides]), axis=0)
    vertices, ways = np.unique(visits[:, 0], return_counts=True)
    return {(int(v) >> 32, int(v) & 0xFFFFFFFF) for v in vertices[ways > 1]}


def _parts(shape: shapely.Geometry) -> list[shapely.Polygon]:
    return list(shapely.get_parts(shape))


def _rings(part: shapely.Polygon) -> list[shapely.LinearRing]:
    return [part.exterior, *part.interiors]


def _steps(ring: shapely.LinearRing, west: float, south: float, step: float) -> Ring:
    return np.rint((shapely.get_coordinates(ring)[:-1] - (west, south)) / step).astype(np.int64)
