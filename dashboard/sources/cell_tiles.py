"""Tiles of cells as browsers take them: one list per property, numbers of at most nine digits, null for none."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.sources.cells import Bins, SingleCells

DIGITS = 9  # of a number on its way to a screen that shows six


def tile_json(tile: Bins | SingleCells) -> dict[str, Any]:
    """`kind` is bins (at, count, missing, sum, least, most) or cells (x, y, width, height, code, value)."""
    if isinstance(tile, SingleCells):
        places = {name: getattr(tile, name).tolist() for name in ("x", "y", "width", "height")}
        return {"kind": "cells", **places, "code": tile.codes, "value": _numbers(tile.values)}
    counts = {name: getattr(tile, name).tolist() for name in ("at", "count", "missing")}
    return {"kind": "bins", **counts, **{name: _numbers(getattr(tile, name)) for name in ("sum", "least", "most")}}


def _numbers(values: NDArray[np.float64]) -> list[float | int | None]:
    """Rounded to `DIGITS` significant digits, whole numbers without a point."""
    return [_short(value) for value in values.tolist()]


def _short(value: float) -> float | int | None:
    if math.isnan(value):
        return None
    if value.is_integer() and abs(value) < 10**DIGITS:
        return int(value)
    return float(f"{value:.{DIGITS}g}")
