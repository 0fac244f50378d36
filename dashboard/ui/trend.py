"""A small picture of a few numbers over time: a bar from bound to bound, a dot where there is a point value."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise

from dashboard.exhibit import Reading

_WIDTH, _HEIGHT, _EDGE = 120, 28, 4
_COLOUR = "#3b7fc4"  # 3 : 1 on the light and on the dark ground


def trend_picture(readings: Sequence[Reading]) -> str | None:
    """An SVG as a data address, oldest number left, evenly spaced; None for fewer than two numbers.

    Dots are joined by a line only where both stand for a number; an open end runs to the edge of the picture.
    """
    known = [number for entry in readings for number in (entry.lower, entry.value, entry.upper) if number is not None]
    if len(readings) < 2 or not known:
        return None
    low, span = min(known), max(known) - min(known)
    step = (_WIDTH - 2 * _EDGE) / (len(readings) - 1)

    def across(at: int) -> str:
        return f"{_EDGE + at * step:.1f}"

    def up(number: float) -> str:
        share = (number - low) / span if span else 0.5
        return f"{_HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE):.1f}"

    parts = []
    for at, entry in enumerate(readings):
        top = up(entry.upper) if entry.upper is not None else "0"
        bottom = up(entry.lower) if entry.lower is not None else str(_HEIGHT)
        parts.append(f'<path d="M{across(at)} {top}V{bottom}" stroke-width="4" opacity="0.45"/>')
        if entry.value is not None:
            parts.append(f'<circle cx="{across(at)}" cy="{up(entry.value)}" r="2.5" fill="{_COLOUR}"/>')
    for at, (old, new) in enumerate(pairwise(readings)):
        if old.value is not None and new.value is not None:
            parts.append(f'<path d="M{across(at)} {up(old.value)}L{across(at + 1)} {up(new.value)}"/>')
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<g stroke="{_COLOUR}" fill="none" stroke-width="1.5">{"".join(parts)}</g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
