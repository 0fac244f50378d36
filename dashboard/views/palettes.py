"""The colours of map classes: fixed lists that keep their order and stay apart for readers who see red or green badly.

ColorBrewer YlGnBu (sequential) and PuOr (diverging), with four pale colours a little stronger, for those readers and so
that a dark ground leaves them as they are. Patterns tell apart what is no class, whatever the colour.
"""

from __future__ import annotations

from dashboard.analysis.classes import Classes
from dashboard.exhibit import AreaStyle
from dashboard.records import Missing

SEQUENTIAL = {
    1: ("#7fcdbb",),
    2: ("#c7e9b4", "#2c7fb8"),
    3: ("#edf8b1", "#7fcdbb", "#2c7fb8"),
    4: ("#ffffcc", "#a1dab4", "#41b6c4", "#225ea8"),
    5: ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
    6: ("#ffffcc", "#b9e2b1", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494"),
    7: ("#ffffcc", "#b9e2b1", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84"),
}
# from the benchmark outwards
BELOW = {1: ("#f1a340",), 2: ("#fdb863", "#e66101"), 3: ("#fee0b6", "#f1a340", "#b35806")}
ABOVE = {1: ("#998ec3",), 2: ("#aca3d8", "#5e3c99"), 3: ("#d2ccf7", "#998ec3", "#542788")}
ABSENT_PATTERNS = {
    Missing.NOT_IN_SOURCE: "",
    Missing.NOT_PUBLISHED: "back",
    Missing.NOT_APPLICABLE: "lines",
    Missing.WITHHELD: "grid",
    Missing.BELOW_SMALLEST_UNIT: "rings",
    Missing.TO_BE_VERIFIED: "columns",
}
LINE = "#8a94a0"
PALE = "#f3f5f6"
LAND = AreaStyle(PALE, LINE)
OUTLINE = AreaStyle("#00000000", "#5b6773", 1.1)
PARENT = AreaStyle("#00000000", "#a5761a", 2.0)
BUBBLE = "#2c7fb8"


def colours(classes: Classes) -> tuple[str, ...]:
    """One colour per class; a class of outliers has that of its neighbour, and a pattern besides."""
    if classes.middle is not None:
        below = sum(edge <= classes.middle for edge in classes.breaks) - classes.low_apart
        above = len(classes) - below - classes.low_apart - classes.high_apart
        inner = (*reversed(_side(BELOW, below)), *_side(ABOVE, above))
    else:
        inner = SEQUENTIAL[len(classes) - classes.low_apart - classes.high_apart]
    return (*inner[:1] * classes.low_apart, *inner, *inner[-1:] * classes.high_apart)


def _side(palette: dict[int, tuple[str, ...]], count: int) -> tuple[str, ...]:
    return palette[count] if count else ()


def class_style(fill: str, *, uncertain: bool = False, borrowed: bool = False, apart: str = "") -> AreaStyle:
    """A class on the map: hatched where bounds cross a break, dotted where borrowed; `apart`: the outliers' pattern."""
    doubts = {(True, True): "hatch-dots", (True, False): "hatch", (False, True): "dots"}
    return AreaStyle(fill, LINE, pattern=doubts.get((uncertain, borrowed), apart))


def apart_pattern(classes: Classes, index: int) -> str:
    """What tells a class of outliers from its neighbour; empty for any other class."""
    if classes.low_apart and index == 0:
        return "valleys"
    return "peaks" if classes.high_apart and index == len(classes) - 1 else ""


def absent_style(missing: Missing) -> AreaStyle:
    """An area without a figure: grey, with the pattern of the kind in which it is missing."""
    fill = "#e3e7ea" if missing is Missing.NOT_IN_SOURCE else "#d5dade"
    return AreaStyle(fill, LINE, pattern=ABSENT_PATTERNS[missing])
