"""How each place of a map is drawn: one character for its style, for circles a second one for the radius."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.analysis.classes import Classes
from dashboard.analysis.map_values import MapValues
from dashboard.analysis.place_values import PlaceValue
from dashboard.exhibit import MARKS, AreaStyle
from dashboard.records import Missing
from dashboard.views import palettes

LARGEST = 36  # half pixels: the radius of the greatest count
LEAST = 3
BEYOND = 56  # of an outlier that would leave the others dots, in no proportion to them
BEYOND_SCALE = -2  # the class of its ground
FLATTENS = 10  # times the greatest ordinary count: farther out, it would


class Look(NamedTuple):
    """What decides the style of a place: its class (-1: ground under a circle, BEYOND_SCALE: under an outlier), or the
    kind in which it is missing.
    """

    class_index: int = -1
    uncertain: bool = False
    borrowed: bool = False
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """`classes` and `sizes` as `Polygons` takes them, `styles` by mark, `marks` by look, and how many have each."""

    classes: str
    sizes: str
    styles: tuple[AreaStyle, ...]
    marks: dict[Look, str]
    counts: Counter[Look]

    def also(self, mark: str, **wanted: object) -> str:
        """The other marks of the looks that have all the fields of `wanted`."""
        return "".join(
            found
            for look, found in self.marks.items()
            if found != mark and all(getattr(look, name) == value for name, value in wanted.items())
        )


def drawing_of(found: MapValues) -> Drawing:
    """The looks of all places. Classes come first and in order, the empty ones too, then what else occurs."""
    return drawings_of((found,))[0]


def drawings_of(maps: Sequence[MapValues]) -> tuple[Drawing, ...]:
    """The looks of maps with one scale: a mark stands for the same look on all of them."""
    marks: dict[Look, str] = {}
    for index in range(len(maps[0].classes) if maps[0].as_areas else 0):
        marks[Look(index)] = MARKS[len(marks)]
    looks = [[look_of(found, entry) for entry in found.values] for found in maps]
    further = {look for each in looks for look in each} - set(marks)
    for look in sorted(further, key=lambda one: (one.missing is not None, str(one.missing), one[:3])):
        marks[look] = MARKS[len(marks)]
    return tuple(_drawing(found, each, marks) for found, each in zip(maps, looks, strict=True))


def _drawing(found: MapValues, looks: list[Look], marks: dict[Look, str]) -> Drawing:
    return Drawing(
        classes="".join(marks[look] for look in looks),
        sizes="" if found.as_areas else _sizes(found),
        styles=tuple(_style(found, look) for look in marks),
        marks=marks,
        counts=Counter(looks),
    )


def look_of(found: MapValues, entry: PlaceValue) -> Look:
    """What decides how a place is drawn."""
    if entry.missing is not None:
        return Look(-1, False, False, entry.missing)  # noqa: FBT003 - this runs for every county
    index = found.indexes[entry.code] if found.as_areas else BEYOND_SCALE if beyond(found.classes, entry) else -1
    return Look(index, not entry.exact and found.uncertain(entry), entry.borrowed)


def _style(found: MapValues, look: Look) -> AreaStyle:
    if look.missing is not None:
        return palettes.absent_style(look.missing)
    if not found.as_areas:
        apart = "peaks" if look.class_index == BEYOND_SCALE else ""
        return palettes.class_style(palettes.PALE, uncertain=look.uncertain, borrowed=look.borrowed, apart=apart)
    apart = palettes.apart_pattern(found.classes, look.class_index)
    fill = palettes.colours(found.classes)[look.class_index]
    return palettes.class_style(fill, uncertain=look.uncertain, borrowed=look.borrowed, apart=apart)


def largest(classes: Classes) -> float:
    """The count of the largest circle in proportion: the greatest, unless outliers would leave the others dots."""
    ordinary = classes.breaks[-1] if classes.high_apart else classes.most
    return ordinary if 0 < FLATTENS * ordinary < classes.most else classes.most


def beyond(classes: Classes, entry: PlaceValue) -> bool:
    """Whether the circle of a place is in no proportion to the others."""
    return entry.number is not None and entry.number > largest(classes)


def radius(number: float, most: float) -> int:
    """Half pixels of a circle whose area is in proportion to a count up to `most`; a true zero is a dot."""
    if number > most > 0:
        return BEYOND
    return max(LEAST, round(LARGEST * math.sqrt(max(number, 0.0) / most))) if most > 0 else LEAST


def _sizes(found: MapValues) -> str:
    most = largest(found.classes)  # of the whole scale: circles too mean the same on all maps that have it
    return "".join("0" if entry.number is None else MARKS[radius(entry.number, most)] for entry in found.values)
