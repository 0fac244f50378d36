"""Where the names of a map stand before it is moved; `static/present/maps.js` places them anew by the same rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.exports.html_deck.widths import text_width

SIZE = 26.0  # units of the window
_BOLD = 1.12
_HEIGHT = 1.2  # of the size
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its place: `beside` a mark of `gap` units, else on the spot; `left` and `foot` are None where no
    place was free.
    """

    text: str
    x: float
    y: float
    wide: float
    gap: float
    beside: bool
    left: float | None = None
    foot: float | None = None


def wide(text: str) -> float:
    """Units that a name takes."""
    return text_width(text, SIZE) * _BOLD


def placed(wanted: list[Name], window: Box, taken: list[Box]) -> list[Name]:
    """The names in order of importance, each where nothing else is, if anywhere."""
    used, found = list(taken), []
    for name in wanted:
        spot = next(
            (box for box in _spots(name) if _inside(box, window) and not any(_meet(box, at) for at in used)), None
        )
        if spot:
            used.append(spot)
        left, foot = (spot[0], spot[3] - SIZE * 0.28) if spot else (None, None)
        found.append(Name(name.text, name.x, name.y, name.wide, name.gap, name.beside, left, foot))
    return found


def _spots(name: Name) -> Iterator[Box]:
    """On the spot, or right, left, above, below, then at a slant."""
    high = SIZE * _HEIGHT
    middles = [(0.0, 0.0)]
    if name.beside:
        side, up = name.gap + name.wide / 2, name.gap + high / 2
        middles = [(side, 0), (-side, 0), (0, -up), (0, up), (side, -up), (-side, -up), (side, up), (-side, up)]
    for across, down in middles:
        x, y = name.x + across, name.y + down
        yield x - name.wide / 2, y - high / 2, x + name.wide / 2, y + high / 2


def _inside(box: Box, window: Box) -> bool:
    return box[0] >= window[0] and box[1] >= window[1] and box[2] <= window[2] and box[3] <= window[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
