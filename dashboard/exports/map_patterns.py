"""The patterns of classes on paper, so that colour never stands alone: the same eleven as on the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

Stroke = tuple[tuple[float, float], ...]
_CARETS = {"peaks": ((0.12, 0.75), (0.5, 0.25), (0.88, 0.75)), "valleys": ((0.12, 0.25), (0.5, 0.75), (0.88, 0.25))}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Lines and spots that cover some shapes; they are clipped to the shapes when painted."""

    strokes: tuple[Stroke, ...]
    spots: tuple[tuple[float, float], ...]
    radius: float
    filled: bool


def pattern(name: str, shapes: np.ndarray[Any, Any], cell: float) -> Pattern:
    """The pattern over shapes (one of exhibit.PATTERNS), its cells `cell` wide; ValueError for another name."""
    left, top, right, bottom = (float(end) for end in shapely.total_bounds(shapes))
    strokes: list[Stroke] = []
    if name in ("hatch", "cross", "hatch-dots"):
        strokes += [((left, k - left), (right, k - right)) for k in _steps(left + top, right + bottom, cell)]
    if name in ("back", "cross"):
        strokes += [((left, left - k), (right, right - k)) for k in _steps(left - bottom, right - top, cell)]
    if name in ("lines", "grid"):
        strokes += [((left, y), (right, y)) for y in _steps(top, bottom, cell)]
    if name in ("columns", "grid"):
        strokes += [((x, top), (x, bottom)) for x in _steps(left, right, cell)]
    cells = _cells(shapes, cell) if name in (*_CARETS, "dots", "hatch-dots", "rings") else []
    for caret in (_CARETS[name],) if name in _CARETS else ():
        strokes += [tuple((x + cell * across, y + cell * down) for across, down in caret) for x, y in cells]
    if not strokes and not cells:
        raise ValueError(f"no such pattern: {name}")
    shift = 0.25 if name == "hatch-dots" else 0.5
    spots = [] if name in _CARETS else [(x + cell * shift, y + cell * shift) for x, y in cells]
    return Pattern(tuple(strokes), tuple(spots), cell * (0.25 if name == "rings" else 0.16), name != "rings")


def _steps(low: float, high: float, cell: float) -> list[float]:
    """The multiples of a cell from just below `low` to just above `high`: patterns of neighbours join."""
    return [step * cell for step in range(math.floor(low / cell), math.ceil(high / cell) + 1)]


def _cells(shapes: np.ndarray[Any, Any], cell: float) -> list[tuple[float, float]]:
    """The top left corners of the cells that touch a shape."""
    left, top, right, bottom = (float(end) for end in shapely.total_bounds(shapes))
    corners = [(x, y) for y in _steps(top, bottom, cell) for x in _steps(left, right, cell)]
    xs, ys = np.array(corners).T
    boxes = shapely.box(xs, ys, xs + cell, ys + cell)
    touched = np.unique(shapely.STRtree(shapes).query(boxes, predicate="intersects")[0])
    return [corners[place] for place in touched]
