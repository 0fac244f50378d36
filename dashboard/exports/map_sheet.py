"""What stands where on the sheet of a static map, in millimetres from the top left, and how a map is fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.exhibit import LegendEntry
from dashboard.exports.map_ground import Extent

PX = 25.4 / 96  # millimetres of a CSS pixel


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Millimetres from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Millimetres from top to bottom."""
        return self.bottom - self.top

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def shape(self, margin: float = 0.0) -> BaseGeometry:
        """The rectangle as a polygon, wider by a margin on every side."""
        return shapely.box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


@dataclass(frozen=True, slots=True)
class Frame:
    """A window of the map on the sheet: `west` and `north` in metres lie in its top left corner."""

    rect: Rect
    west: float
    north: float
    metres: float  # of one millimetre

    @classmethod
    def fit(cls, rect: Rect, extent: Extent) -> Frame:
        """The window that shows an extent whole, in the middle of a rectangle."""
        west, south, east, north = extent
        metres = max((east - west) / rect.width, (north - south) / rect.height)
        left, top = (west + east - metres * rect.width) / 2, (north + south + metres * rect.height) / 2
        return cls(rect, left, top, metres)

    def on_sheet(self, points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Points in metres -> millimetres on the sheet."""
        x = self.rect.left + (points[:, 0] - self.west) / self.metres
        y = self.rect.top + (self.north - points[:, 1]) / self.metres
        return np.column_stack((x, y))

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """One point."""
        x, y = self.on_sheet(np.array([point]))[0]
        return float(x), float(y)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it starts (or its middle, or its end: `align`) and its baseline; size in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    quiet: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A legend line's mark and its box, where the line ends, and whether the chosen place belongs to it."""

    entry: LegendEntry
    box: Rect
    foot: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `width` millimetres that stands for `kilometres`."""

    x: float
    y: float
    width: float
    kilometres: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that has a place on the sheet. `stamp` is the box round the "internal working map" mark."""

    width: float
    height: float
    type_scale: float
    frame: Frame
    inset: Frame | None
    lines: tuple[Line, ...]
    legend: tuple[LegendRow, ...]
    scale_bar: ScaleBar | None
    stamp: Rect | None
