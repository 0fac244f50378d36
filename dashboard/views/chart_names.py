"""Names beside the marks of a scatter, so that none covers a mark or another name: one rule for screen and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.exhibit import Chart, Dot, Reading
from dashboard.views.chart_layout import MARKED, Scale, pairs, place

LABELLED = 12  # so many places are named, of more the marked ones
SIDES = "rltb"  # of a mark, where its name may stand: right, left, top, bottom, the first that is free
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a scatter is drawn on, in one unit of length: the plot, a mark, and what a name takes of it."""

    wide: float
    high: float
    mark: float
    line: float
    width: Callable[[str], float]

    @property
    def away(self) -> float:
        """From the middle of a mark to the name beside it."""
        return self.mark * 0.75


def named(chart: Chart, along: Scale, up: Scale, ground: Ground) -> dict[str, str]:
    """The places of a scatter that are named on it, each with the side of its mark that its name stands on: the lead
    first, then the other marked ones, and of few places the rest. A name that would cover a mark or another name or
    leave the plot on every side is left out: the text twin has them all.
    """
    found = pairs(chart)
    few = len(found) <= LABELLED
    spots = {dot.key: _spot(dot.reading, across, along, up, ground) for dot, across in found}
    asked = sorted((dot for dot, _ in found if few or dot.tone in MARKED), key=_turn)
    # of many places the marks lie over one another: there only marked ones are kept clear
    taken = [_box(spots[dot.key], "", ground.mark, ground.mark, 0.0) for dot, _ in found if few or dot.tone in MARKED]
    sides = {}
    for dot in asked:
        size = ground.width(dot.label), ground.line, ground.away
        boxes = {side: _box(spots[dot.key], side, *size) for side in SIDES}
        free = (side for side, box in boxes.items() if _is_inside(box, ground) and not any(_meet(box, taken)))
        if side := next(free, ""):
            sides[dot.key] = side
            taken.append(boxes[side])
    return sides


def _turn(dot: Dot) -> tuple[bool, bool]:
    return dot.tone != "lead", dot.tone not in MARKED


def _spot(reading: Reading, across: Reading, along: Scale, up: Scale, ground: Ground) -> tuple[float, float]:
    """The middle of a mark, from the left and from the top."""
    return along.share(place(reading) or 0) * ground.wide, (1 - up.share(place(across) or 0)) * ground.high


def _box(spot: tuple[float, float], side: str, wide: float, high: float, away: float) -> Box:
    """Left, top, right and bottom of what stands on a side of a spot; "" is in the middle."""
    left = {"r": spot[0] + away, "l": spot[0] - wide - away}.get(side, spot[0] - wide / 2)
    top = {"t": spot[1] - high - away, "b": spot[1] + away}.get(side, spot[1] - high / 2)
    return left, top, left + wide, top + high


def _is_inside(box: Box, ground: Ground) -> bool:
    """A name beside a mark on the upper or lower edge reaches half a line over it, where nothing else stands."""
    over = ground.line / 2
    return box[0] >= 0 and box[1] >= -over and box[2] <= ground.wide and box[3] <= ground.high + over


def _meet(box: Box, others: Iterable[Box]) -> Iterable[bool]:
    return (box[0] < one[2] and one[0] < box[2] and box[1] < one[3] and one[1] < box[3] for one in others)
