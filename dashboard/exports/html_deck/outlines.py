"""Shapes of a map as path data in tenths of a unit of its window, relative and rounded: short, and always the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely

from dashboard.exports.map_ground import DrawnArea
from dashboard.exports.map_sheet import Frame

TENTHS = 10
DETAIL = 0.3  # units: what is finer is left out, though the map can be enlarged
_BEYOND = 0.6  # windows on every side of the first one: as far as a map can be moved
_POLYGON = 3  # type id of shapely
Shapes = np.ndarray[Any, Any]


def layer_shapes(layer: Sequence[DrawnArea], frame: Frame) -> list[Shapes]:
    """The polygons of each area of a layer on the sheet; borders shared by two areas stay shared."""
    simplify = shapely.coverage_simplify if layer[0].nested else shapely.simplify
    simplified = simplify(np.array([area.shape for area in layer]), DETAIL * frame.metres)
    return [_cut(shape, frame) for shape in shapely.transform(simplified, frame.on_sheet)]


def on_sheet(shapes: Iterable[Any], frame: Frame) -> Shapes:
    """Polygons of any kind, cut to where the map can be moved."""
    moved = shapely.transform(np.array(list(shapes), dtype=object), frame.on_sheet)
    found = [_cut(shape, frame) for shape in moved]
    return np.concatenate(found) if found else np.empty(0, dtype=object)


def _cut(shape: Any, frame: Frame) -> Shapes:
    rect = frame.rect
    across, down = rect.width * _BEYOND, rect.height * _BEYOND
    ends = rect.left - across, rect.top - down, rect.right + across, rect.bottom + down
    parts = shapely.get_parts(shapely.clip_by_rect(shape, *ends))
    kept: Shapes = parts[(shapely.get_type_id(parts) == _POLYGON) & ~shapely.is_empty(parts)]
    return kept


def area_path(polygons: Shapes) -> str:
    """Path data of polygons with their holes; empty where nothing is left of them."""
    return "".join(_ring(shapely.get_coordinates(ring)) for ring in shapely.get_rings(polygons))


def line_path(points: np.ndarray[Any, Any]) -> str:
    """Path data of one line."""
    return _steps(points) if len(points) > 1 else ""


def _ring(points: np.ndarray[Any, Any]) -> str:
    steps = _steps(points[:-1])
    return f"{steps}z" if steps else ""


def _steps(points: np.ndarray[Any, Any]) -> str:
    whole = np.rint(points * TENTHS).astype(int)
    moves = np.diff(whole, axis=0)
    moves = moves[moves.any(axis=1)]
    if not len(moves):
        return ""
    told = "".join(f"{' ' if x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}" for x, y in moves.tolist())
    return f"M{whole[0][0]} {whole[0][1]}l{told.lstrip()}"
