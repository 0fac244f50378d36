"""Entries in two columns on a slide: down the left one, then down the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.exports.slides.cards import INSET, box
from dashboard.exports.slides.words import GAP, Words

ACROSS = 2
BETWEEN = 0.3  # inches between the columns
_STEP = 0.05  # inches, when the least height is sought


@dataclass(frozen=True, slots=True)
class Columns:
    """Entries that are not parted; `boxed` ones stand in boxes."""

    items: tuple[Words, ...]
    lang: str
    boxed: bool
    keep: bool = False

    def _each(self, wide: float) -> float:
        return (wide - BETWEEN) / ACROSS

    def _high(self, item: Words, wide: float) -> float:
        return item.height(wide - 2 * INSET) + 2 * INSET + GAP if self.boxed else item.height(wide)

    def _filled(self, wide: float, high: float) -> list[list[Words]]:
        """The entries that fit into columns of that height, in order."""
        each, waiting = self._each(wide), list(self.items)
        found: list[list[Words]] = []
        for _ in range(ACROSS):
            column: list[Words] = []
            used = 0.0
            while waiting and used + self._high(waiting[0], each) <= high + GAP:
                used += self._high(waiting[0], each)
                column.append(waiting.pop(0))
            found.append(column)
        return found

    def height(self, wide: float) -> float:
        """The least in which all entries stand, the columns being about as long as one another."""
        heights = [self._high(item, self._each(wide)) for item in self.items]
        high = max(sum(heights) / ACROSS, *heights) - GAP
        while sum(map(len, self._filled(wide, high))) < len(self.items):
            high += _STEP
        return high

    def fitted(self, wide: float, high: float) -> Columns:
        """As they are."""
        del wide, high
        return self

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Columns | None, Columns | None]:
        """As many entries as fit; on an empty slide one that is longer is cut between its lines."""
        count = sum(map(len, self._filled(wide, high)))
        if count == len(self.items):
            return self, None
        if count:
            return replace(self, items=self.items[:count]), replace(self, items=self.items[count:])
        if not whole:
            return None, self
        room = self._each(wide) - (2 * INSET if self.boxed else 0), high - (2 * INSET if self.boxed else 0)
        first, rest = self.items[0].split(*room, whole=True)
        assert first
        return replace(self, items=(first, *((rest,) if rest else ()), *self.items[1:])).split(wide, high, whole=True)

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """Column by column; without boxes each column is one text."""
        each = self._each(wide)
        for column in self._filled(wide, self.height(wide)):
            if self.boxed:
                self._draw_boxes(slide, column, left, top, each)
            elif column:
                Words(tuple(line for item in column for line in item.lines), self.lang).draw(slide, left, top, each)
            left += each + BETWEEN

    def _draw_boxes(self, slide: Any, column: Sequence[Words], left: float, top: float, wide: float) -> None:
        for item in column:
            high = self._high(item, wide) - GAP
            box(slide, item, (left, top, wide, high))
            top += high + GAP

    def marks(self) -> Iterator[str]:
        """Of their lines."""
        return (mark for item in self.items for mark in item.marks())
