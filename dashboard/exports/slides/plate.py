"""What fills the room it is given on a slide, a picture or a chart, with the notes that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from dashboard.exports.slides.words import GAP, Words

MOST_BENEATH = 0.3  # inches of notes below a picture; where there are more, they stand beside it
BESIDE = 3.5  # inches of a column of text beside a picture
LEAST_BESIDE = 9.0  # width of a slide's body that is divided so
_LITTLE = 0.02
COMFORT = 3.9  # inches that a picture should be high at least


class Elastic(Protocol):
    """Something drawn in whatever box it is given."""

    @property
    def least(self) -> float:
        """Inches that it needs in height."""

    @property
    def most(self) -> float:
        """Inches that it can use in height."""

    @property
    def narrowest(self) -> float:
        """Inches that it needs in width."""

    def divided(self, high: float) -> tuple[Elastic, Elastic] | None:
        """In two, the first of which needs no more than `high`; None for what can't be divided."""

    def draw(self, slide: Any, left: float, top: float, wide: float, high: float) -> None:
        """Put it on a slide of python-pptx."""

    def marks(self) -> Iterator[str]:
        """The marks of sources that it prints."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture or chart and its notes, never parted: beneath it, or beside it where they are many."""

    shown: Elastic
    notes: Words | None = None
    high: float = 0.0  # as fitted; 0 for the least
    keep: bool = False

    def _beside(self, wide: float) -> bool:
        least = max(LEAST_BESIDE, BESIDE + 2 * GAP + self.shown.narrowest)
        return bool(self.notes and wide >= least and self.notes.height(wide) > MOST_BENEATH)

    def _below(self, wide: float) -> float:
        return GAP + self.notes.height(wide) if self.notes and not self._beside(wide) else 0.0

    def height(self, wide: float) -> float:
        """As fitted, else the least."""
        if self.high:
            return self.high
        beside = self.notes.height(BESIDE) if self.notes and self._beside(wide) else 0.0
        return max(self.shown.least + self._below(wide), beside)

    def fitted(self, wide: float, high: float) -> Plate:
        """All of the room, or as much of it as it can use."""
        return replace(self, high=max(min(high, self.shown.most + self._below(wide)), self.height(wide)))

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Plate | None, Plate | Words | None]:
        """Whole, or divided; on an empty slide with as many of its notes as have room."""
        if self.height(wide) <= high + 0.01:
            return self, None
        if found := self.shown.divided(min(high, self.shown.least - _LITTLE)):
            return Plate(found[0]), replace(self, shown=found[1])
        if not whole:
            return None, self
        if self.notes is None:
            return replace(self, high=high), None
        room, column = (high, BESIDE) if self._beside(wide) else (high - self.shown.least - GAP, wide)
        kept, rest = self.notes.split(column, max(room, 0.0))
        return replace(self, notes=kept, high=high), rest

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """The picture, then its notes."""
        high = self.height(wide)
        if self.notes and self._beside(wide):
            self.shown.draw(slide, left, top, wide - BESIDE - 2 * GAP, high)
            self.notes.draw(slide, left + wide - BESIDE, top, BESIDE)
            return
        room = high - self._below(wide)
        self.shown.draw(slide, left, top, wide, room)
        if self.notes:
            self.notes.draw(slide, left, top + room + GAP, wide)

    def marks(self) -> Iterator[str]:
        """Its own and those of its notes."""
        yield from self.shown.marks()
        if self.notes:
            yield from self.notes.marks()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture painted for the box it gets; `paint` is given the box in inches and puts it on the slide."""

    paint: Callable[[Any, float, float, float, float], None]
    least: float = 3.3
    most: float = 9.0
    narrowest: float = 4.0

    def divided(self, high: float) -> None:
        """Never."""
        del high

    def draw(self, slide: Any, left: float, top: float, wide: float, high: float) -> None:
        """As it is painted."""
        self.paint(slide, left, top, wide, high)

    def marks(self) -> Iterator[str]:
        """None: what it rests on is said in its notes."""
        return iter(())
