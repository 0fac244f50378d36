"""Laying maps side by side out on one sheet: equal windows under their captions, one legend, one scale bar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.fonts import Typeface
from dashboard.exports.map_ground import Ground
from dashboard.exports.map_layout import (
    BESIDE,
    BODY,
    Legend,
    Pen,
    bar_height,
    begin,
    divided,
    frames,
    inset_name,
    scale_bar_of,
)
from dashboard.exports.map_sheet import LegendRow, Rect, Sheet
from dashboard.views.imprint import Imprint
from dashboard.wording import Wording

SHAPE = 1.25  # width of a window in its heights
MOST_OWN_LEGEND = 0.45  # of a cell, where each map has its own


def lay_out_panes(
    exhibit: Exhibit,
    grounds: Sequence[Ground],
    face: Typeface,
    words: Wording,
    imprint: Imprint,
    width: float,
    height: float,
    larger: float = 1.0,
) -> tuple[Sheet, ...]:
    """A sheet for each pane, all of `width` x `height` millimetres; title, shared legend and credit are on the first.

    ValueError where that is too small to be read. `larger` as in `lay_out`.
    """
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    pen, inner, stamp = begin(exhibit, face, imprint, width, height, larger)
    legend = Legend(scene, grounds[0], face, words, pen.scale)
    room, columns = inner, 2
    keys: Rect | None = None
    if scene.legend:
        room, keys, columns = divided(legend, inner, pen, wide=width >= BESIDE * height)
    cells = _cells(room, len(grounds), pen)
    owned = [Legend(pane.scene, made, face, words, pen.scale) for pane, made in zip(scene.panes, grounds, strict=True)]
    needed = max(one.rows(pen.scale, Rect(0, 0, cells[0].width, 0), 2)[-1] for one in owned) + bar_height(pen)
    sheets = []
    for place, (pane, ground, cell) in enumerate(zip(scene.panes, grounds, cells, strict=True)):
        own = pen if place == 0 else Pen(face, pen.scale)
        rect, below = _window(own, pane.caption, cell, 0.0 if keys else needed)
        frame, inset = frames(pane.scene, ground, rect, pen.scale)
        own.lines += inset_name(inset, pen.scale, words)
        rows: tuple[LegendRow, ...] = ()
        bar = None
        if place == 0 or not keys:
            where = keys or below
            rows, lines, end = (legend if keys else owned[place]).fitting(pen.scale, where, columns, bar_height(pen))
            own.lines += lines
            bar = scale_bar_of(own, frame, where.left, end, words)
        mark = stamp if place == 0 else None
        sheets.append(Sheet(width, height, pen.scale, frame, inset, tuple(own.lines), rows, bar, mark))
    return tuple(sheets)


def _window(pen: Pen, caption: str, cell: Rect, needed: float) -> tuple[Rect, Rect]:
    """The window of a map under its caption, and the room below it for a legend that needs so much."""
    lines = pen.wrap(caption, BODY, cell.width, bold=True)[:2]
    top = pen.write(cell.left, cell.top, lines, BODY, bold=True) + 0.8 * pen.scale
    if not needed:
        return replace(cell, top=top), replace(cell, top=cell.bottom)
    start = max(cell.bottom - needed, cell.bottom - MOST_OWN_LEGEND * cell.height)
    return Rect(cell.left, top, cell.right, start - 2 * pen.scale), replace(cell, top=start)


def _cells(room: Rect, count: int, pen: Pen) -> list[Rect]:
    """Rooms for so many maps in rows, as large as they can be."""
    gap, caption = 4 * pen.scale, pen.step(BODY)

    def size(across: int) -> float:
        down = math.ceil(count / across)
        wide, high = (room.width - (across - 1) * gap) / across, (room.height - (down - 1) * gap) / down - caption
        return min(wide / SHAPE, high)

    across = max(range(1, count + 1), key=size)
    down = math.ceil(count / across)
    wide, high = (room.width - (across - 1) * gap) / across, (room.height - (down - 1) * gap) / down
    found = []
    for place in range(count):
        row, column = divmod(place, across)
        left, top = room.left + column * (wide + gap), room.top + row * (high + gap)
        found.append(Rect(left, top, left + wide, top + high))
    return found
