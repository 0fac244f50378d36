"""Laying a static map out: the map fills its frame, and everything else stands outside it, but for the inset.

The inset of the South China Sea is put where it covers nothing that is drawn. Where no such place is left, the map
itself shows the whole extent, so that a national map is complete either way (as on the screen).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely

from dashboard.exhibit import Exhibit, LegendEntry, MapScene
from dashboard.exports.fonts import POINT_MM, Typeface
from dashboard.exports.map_ground import NATION, SOUTH_SEA, Ground
from dashboard.exports.map_sheet import PX, Frame, LegendRow, Line, Rect, ScaleBar, Sheet
from dashboard.views.imprint import Imprint
from dashboard.wording import Wording

LEAST_WIDTH, LEAST_HEIGHT = 100.0, 90.0
BESIDE = 1.15  # a sheet that is wider than this, in heights, has its legend beside the map
MOST_FOOT = 0.22  # of the height that notes and credit may take
TITLE, LEAD, BODY, SMALL = 15.0, 8.5, 7.5, 5.8  # points on a sheet of A4
CLEAR = 1.0  # millimetres between the inset and anything drawn
_LINE_HEIGHT = 1.35  # in sizes of type
INSET_WIDTHS = (0.17, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.1)  # of the width of the map, the largest first
_SWATCH_WIDTH, _SWATCH_HEIGHT = 6.5, 3.6
_A4 = 297.0 * 210.0
# what no line is broken inside: a Latin word, a Chinese character with the punctuation that belongs to it
_OPENING, _CLOSING = "（“‘《〔【(", "）”’》〕】，。、；：！？)"
_PIECES = re.compile(rf"[{_OPENING}]*(?:[^\s\u2e80-\uffff“”‘’]+|[^\s])[{_CLOSING}]*\s*")


@dataclass(slots=True)
class Pen:
    """Writes lines down one under the other; `scale` makes type smaller on a smaller sheet."""

    face: Typeface
    scale: float
    lines: list[Line] = field(default_factory=list)

    def wrap(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        """The text in lines no wider than `width`."""
        found, current = [], ""
        for piece in _PIECES.findall(text):
            if current and self.face.width((current + piece).rstrip(), size * self.scale, bold=bold) > width:
                found.append(current.strip())
                current = ""
            current += piece
        return [*found, current.strip()] if current.strip() else found

    def step(self, size: float) -> float:
        """Height of a line."""
        return size * self.scale * POINT_MM * _LINE_HEIGHT

    def write(self, x: float, top: float, texts: list[str], size: float, **style: Any) -> float:
        """Lines from `top` downwards; returns where they end."""
        for text in texts:
            top += self.step(size)
            self.lines.append(Line(x, top - self.step(size) * 0.28, text, size * self.scale, **style))
        return top


def lay_out(
    exhibit: Exhibit,
    ground: Ground,
    face: Typeface,
    words: Wording,
    imprint: Imprint,
    width: float,
    height: float,
    larger: float = 1.0,
) -> Sheet:
    """The sheet of `width` x `height` millimetres; ValueError where that is too small to be read. `larger` multiplies
    type and signs, for a sheet that is read from afar.
    """
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    pen, inner, stamp = begin(exhibit, face, imprint, width, height, larger)
    scale = pen.scale
    legend = Legend(scene, ground, face, words, scale)
    rect, keys, columns = divided(legend, inner, pen, wide=width >= BESIDE * height)
    if stamp and not (exhibit.title or exhibit.lead) and stamp.left > rect.right:
        rect = replace(rect, top=stamp.top)  # beside the stamp, where nothing else stands above the map
    frame, inset = frames(scene, ground, rect, scale)
    rows, lines, end = legend.fitting(scale, keys, columns, bar_height(pen))
    pen.lines += lines
    bar = scale_bar_of(pen, frame, keys.left, end, words)
    pen.lines += inset_name(inset, scale, words)
    return Sheet(width, height, scale, frame, inset, tuple(pen.lines), rows, bar, stamp)


def begin(
    exhibit: Exhibit, face: Typeface, imprint: Imprint, width: float, height: float, larger: float = 1.0
) -> tuple[Pen, Rect, Rect | None]:
    """Head and foot of a sheet: the pen that wrote them, the room between them, the box of the stamp. ValueError where
    the sheet is too small to be read.
    """
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        raise ValueError(f"a map needs {LEAST_WIDTH:.0f} x {LEAST_HEIGHT:.0f} mm, not {width:.0f} x {height:.0f}")
    scale = min(1.6, max(0.7, math.sqrt(width * height / _A4))) * larger
    pen, margin = Pen(face, scale), 7 * scale
    stamp, top = _head(pen, exhibit, imprint, width, margin)
    bottom = _foot(pen, exhibit, imprint, Rect(margin, top, width - margin, height - margin * 0.8))
    return pen, Rect(margin, top, width - margin, bottom), stamp


def divided(legend: Legend, inner: Rect, pen: Pen, *, wide: bool) -> tuple[Rect, Rect, int]:
    """Room for the map, room for its legend, and in how many columns that stands: beside a wide map, else below."""
    scale, gap = pen.scale, 4 * pen.scale
    if wide:
        start = inner.right - min(56 * scale, 0.3 * (inner.width + 14 * scale))
        return Rect(inner.left, inner.top, start - gap, inner.bottom), replace(inner, left=start), 1
    _, _, needed = legend.rows(scale, Rect(inner.left, 0, inner.right, 0), 2)
    start = max(inner.bottom - needed - bar_height(pen), (inner.top + inner.bottom) / 2)
    return Rect(inner.left, inner.top, inner.right, start - gap), replace(inner, top=start), 2


def inset_name(inset: Frame | None, scale: float, words: Wording) -> list[Line]:
    """The name under the inset, where there is one."""
    if inset is None:
        return []
    middle, foot = (inset.rect.left + inset.rect.right) / 2, inset.rect.bottom - 1.1 * scale
    return [Line(middle, foot, words("map_frame.inset"), SMALL * scale, align="center")]


def _head(pen: Pen, exhibit: Exhibit, imprint: Imprint, width: float, margin: float) -> tuple[Rect | None, float]:
    """Title and lead on the left, the stamp on the right; returns the stamp's box and where the map may begin."""
    stamp, room = None, width - 2 * margin
    if imprint.stamp:
        wide = pen.face.width(imprint.stamp, LEAD * pen.scale, bold=True) + 4 * pen.scale
        stamp = Rect(width - margin - wide, margin, width - margin, margin + pen.step(LEAD) + 1.6 * pen.scale)
        foot = stamp.bottom - 0.8 * pen.scale - pen.step(LEAD) * 0.28
        middle = (stamp.left + stamp.right) / 2
        pen.lines.append(Line(middle, foot, imprint.stamp, LEAD * pen.scale, bold=True, align="center"))
        room -= wide + 4 * pen.scale
    end = pen.write(margin, margin * 0.8, pen.wrap(exhibit.title, TITLE, room, bold=True), TITLE, bold=True)
    end = pen.write(margin, end, pen.wrap(exhibit.lead, LEAD, room), LEAD)
    return stamp, max(end, stamp.bottom if stamp else 0.0) + 2 * pen.scale


def _foot(pen: Pen, exhibit: Exhibit, imprint: Imprint, room: Rect) -> float:
    """Notes and, last, the credit line at the foot of the sheet; returns where the map must end."""
    texts = [line for note in exhibit.notes for line in pen.wrap(note, SMALL, room.width)]
    credit = pen.wrap(imprint.credit, SMALL, room.width)
    most = int(room.height * MOST_FOOT / pen.step(SMALL)) - len(credit)
    texts = texts[: max(most, 0)]  # the whole of it is in the description that the file carries
    top = room.bottom - (len(texts) + len(credit)) * pen.step(SMALL)
    end = pen.write(room.left, top, texts, SMALL, quiet=True)
    pen.write(room.left, end, credit, SMALL)
    return top - 2 * pen.scale


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend of a scene, to be set in columns."""

    scene: MapScene
    ground: Ground
    face: Typeface
    words: Wording
    map_scale: float

    def rows(self, scale: float, keys: Rect, columns: int) -> tuple[tuple[LegendRow, ...], list[Line], float]:
        """Rows and lines of text from the top of `keys` downwards, and where the longest column ends."""
        pen, entries = Pen(self.face, scale), self.scene.legend
        rows: list[LegendRow] = []
        first = keys.top
        if entries:
            title = self.scene.legend_title or self.words("map_frame.legend")
            first = (
                pen.write(keys.left, keys.top, pen.wrap(title, BODY, keys.width, bold=True), BODY, bold=True)
                + 0.6 * scale
            )
        gap = 6 * scale
        width = (keys.width - (columns - 1) * gap) / columns
        most, end = max(1, math.ceil(len(entries) / columns)), first
        for place, entry in enumerate(entries):
            column, row = divmod(place, most)
            top = first if row == 0 else rows[-1].foot + 1.1 * scale
            rows.append(self._row(pen, entry, keys.left + column * (width + gap), top, width))
            end = max(end, rows[-1].foot)
        return tuple(rows), pen.lines, end

    def _row(self, pen: Pen, entry: LegendEntry, left: float, top: float, width: float) -> LegendRow:
        """One entry: its mark, the text beside it, the count at the far end."""
        size = self._size(entry) or _SWATCH_HEIGHT * pen.scale
        box_width = max(_SWATCH_WIDTH * pen.scale, *(self._size(one) for one in self.scene.legend), 0.0)
        count = "" if entry.count is None else f"{entry.count:,}"
        start = left + box_width + 2 * pen.scale
        end = left + width - (self.face.width(count, BODY * pen.scale) + 2 * pen.scale if count else 0)
        texts = pen.wrap(entry.text, BODY, end - start)
        high = len(texts) * pen.step(BODY)
        middle = top + max(size, high) / 2
        pen.write(start, middle - high / 2, texts, BODY)
        if count:
            pen.write(left + width, middle - high / 2, [count], BODY, quiet=True, align="right")
        marks = {*entry.also, entry.mark}
        chosen = any(
            one.selectable and one.code == self.scene.chosen and one.mark in marks for one in self.ground.areas
        )
        box = Rect(left, middle - size / 2, left + box_width, middle + size / 2)
        return LegendRow(entry, box, top + max(size, high), chosen)

    def _size(self, entry: LegendEntry) -> float:
        """The diameter of the circle that an entry shows, as large as on the map; 0 where it shows none."""
        return int(entry.mark[4:]) * PX * self.map_scale if entry.mark.startswith("size") else 0.0

    def fitting(
        self, scale: float, keys: Rect, columns: int, below: float
    ) -> tuple[tuple[LegendRow, ...], list[Line], float]:
        """As `rows`, in the largest type that leaves `below` millimetres free; ValueError where none does."""
        for smaller in (1.0, 0.9, 0.8, 0.7, 0.6):
            found = self.rows(scale * smaller, keys, columns)
            if found[-1] + below <= keys.bottom + 0.01:
                return found
        raise ValueError("the legend does not fit: choose a larger sheet")


def bar_height(pen: Pen) -> float:
    """Millimetres that the scale bar takes below a legend."""
    return pen.step(BODY) + 4 * pen.scale


def scale_bar_of(pen: Pen, frame: Frame, left: float, top: float, words: Wording) -> ScaleBar:
    """A round number of kilometres, at most 32 millimetres long on A4."""
    longest = 32 * pen.scale * frame.metres / 1000
    power = 10.0 ** math.floor(math.log10(longest))
    kilometres = power * next(step for step in (5, 2, 1) if step * power <= longest)
    width, top = kilometres * 1000 / frame.metres, top + 2 * pen.scale
    text = words("map_export.kilometres", km=f"{kilometres:,g}")
    pen.write(left + width + 1.5 * pen.scale, top, [text], BODY)
    return ScaleBar(left, top + pen.step(BODY) * 0.72, width, kilometres)


def frames(scene: MapScene, ground: Ground, rect: Rect, scale: float) -> tuple[Frame, Frame | None]:
    """The window of the map and, for a national scene, that of the inset; None where the map shows the whole extent."""
    frame = Frame.fit(rect, ground.extent(scene.bounds))
    if not scene.inset:
        return frame, None
    frame = replace(frame, west=ground.extent(scene.bounds)[0])  # room to spare lies in the east, where the inset goes
    west, south, east, north = extent = ground.whole(SOUTH_SEA)
    name = SMALL * scale * POINT_MM * _LINE_HEIGHT
    sizes = [(part * rect.width, part * rect.width * (north - south) / (east - west)) for part in INSET_WIDTHS]
    boxes = [_corner(rect, wide, high + name, side) for side in ("right", "left") for wide, high in sizes]
    drawn = _drawn(ground, frame)
    for box in boxes:
        if box.height < rect.height / 2 and not len(drawn.query(box.shape(CLEAR), predicate="intersects")):
            window = Frame.fit(Rect(box.left, box.top, box.right, box.bottom - name), extent)
            return frame, replace(window, rect=box)
    return Frame.fit(rect, ground.whole(NATION)), None


def _corner(rect: Rect, wide: float, high: float, side: str) -> Rect:
    """A box in a lower corner of a rectangle."""
    left = rect.right - wide if side == "right" else rect.left
    return Rect(left, rect.bottom - high, left + wide, rect.bottom)


def _drawn(ground: Ground, frame: Frame) -> shapely.STRtree:
    """All that an inset may not cover: every part of every area, the dashes, the symbols and their circles."""
    shapes = [area.shape for area in ground.areas] + list(ground.dashes)
    shapes += [entry.outline for entry in ground.symbols if entry.outline]
    parts = shapely.transform(shapely.get_parts(np.array(shapes, dtype=object)), frame.on_sheet)
    return shapely.STRtree([*parts, *(shapely.Point(frame.at(entry.at)).buffer(2.0) for entry in ground.symbols)])
