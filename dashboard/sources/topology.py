"""Areas as TopoJSON at run time: borders that two areas share are written once, as whole steps on a fine grid.

Format: the TopoJSON specification (quantised topology, delta-encoded arcs, ~i for an arc run backwards), as the bundled
drawing layers. Areas that overlap or leave gaps share what borders they have in common.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

STEP = 2.0**-17  # degrees: 0.8 m, finer than any outline an agency draws
Steps = NDArray[np.int64]


def topology(name: str, codes: Sequence[str], areas: NDArray[np.object_], step: float = STEP) -> bytes:
    """One TopoJSON object `name`; features in the order given, property `adcode` only. `areas`: polygons in degrees."""
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(areas))
    parts, owner = shapely.get_parts(areas, return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    positions, ring_of = shapely.get_coordinates(rings, return_index=True)
    steps = np.rint((positions - (west, south)) / step).astype(np.int64)
    outlines, numbers = _outlines(steps, ring_of)
    arcs = _Arcs(outlines)
    bodies: list[list[list[list[int]]]] = [[] for _ in codes]
    last = -1
    for place, number in enumerate(numbers):
        part = int(part_of[number])
        if part != last:
            bodies[owner[part]].append([])
            last = part
        bodies[owner[part]][-1].append(arcs.references(place))
    document = {
        "type": "Topology",
        "bbox": [west, south, east, north],
        "transform": {"scale": [step, step], "translate": [west, south]},
        "objects": {name: {"type": "GeometryCollection", "geometries": list(map(_feature, codes, bodies))}},
        "arcs": arcs.encoded(),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _feature(code: str, body: list[list[list[int]]]) -> dict[str, object]:
    kind, arcs = ("Polygon", body[0]) if len(body) == 1 else ("MultiPolygon", body)
    return {"type": kind, "arcs": arcs, "properties": {"adcode": code}}


def _outlines(steps: Steps, ring_of: NDArray[np.int64]) -> tuple[list[Steps], list[int]]:
    """Open rings on the grid, without repeated positions, and their numbers; what is too small for it falls away."""
    moved = np.ones(len(steps), dtype=bool)
    moved[1:] = (np.diff(steps, axis=0) != 0).any(axis=1) | (np.diff(ring_of) != 0)
    steps, ring_of = steps[moved], ring_of[moved]
    ends = np.flatnonzero(np.diff(ring_of)) + 1
    found = [
        (ring[:-1], int(number))
        for ring, number in zip(np.split(steps, ends), ring_of[np.append(0, ends)], strict=True)
    ]
    kept = [(ring, number) for ring, number in found if len(ring) > 2]
    return [ring for ring, _ in kept], [number for _, number in kept]


class _Arcs:
    """The borders of a set of open rings, cut where three of them meet, numbered in the order they are asked for."""

    def __init__(self, rings: list[Steps]) -> None:
        self._rings, self._cuts = rings, _cuts(rings)
        self._numbers: dict[bytes, int] = {}
        self._arcs: list[Steps] = []

    def references(self, place: int) -> list[int]:
        """Arc numbers that run round the ring at a place, ~number where the arc is stored the other way."""
        ring, cuts = self._rings[place], self._cuts[place]
        start = int(cuts[0]) if len(cuts) else int(np.lexsort((ring[:, 1], ring[:, 0]))[0])
        closed = np.concatenate([ring[start:], ring[: start + 1]])
        edges = [*(cuts - start).tolist(), len(ring)] if len(cuts) else [0, len(ring)]
        return [self._number(closed[a : b + 1]) for a, b in pairwise(edges)]

    def _number(self, arc: Steps) -> int:
        if (number := self._numbers.get(arc[::-1].tobytes())) is not None:
            return ~number
        number = self._numbers.setdefault(arc.tobytes(), len(self._arcs))
        if number == len(self._arcs):
            self._arcs.append(arc)
        return number

    def encoded(self) -> list[list[list[int]]]:
        """The arcs as first position and steps from each position to the next."""
        return [np.concatenate([arc[:1], np.diff(arc, axis=0)]).tolist() for arc in self._arcs]


def _cuts(rings: list[Steps]) -> list[NDArray[np.int64]]:
    """Per ring the places where a shared border ends: positions whose two neighbours are not the same in every ring."""
    if not rings:
        return []
    lengths = np.array([len(ring) for ring in rings])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    keys = np.concatenate(rings) @ np.array([1 << 32, 1])
    before, after = np.roll(keys, 1), np.roll(keys, -1)
    before[starts], after[ends - 1] = keys[ends - 1], keys[starts]
    low, high = np.minimum(before, after), np.maximum(before, after)
    order = np.lexsort((high, low, keys))
    same_place = keys[order][1:] == keys[order][:-1]
    same_ways = same_place & (low[order][1:] == low[order][:-1]) & (high[order][1:] == high[order][:-1])
    meeting = np.unique(keys[order][1:][same_place & ~same_ways])
    cut = np.isin(keys, meeting)
    return [np.flatnonzero(part) for part in np.split(cut, ends[:-1])]
