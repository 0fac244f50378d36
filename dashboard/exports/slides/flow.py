"""Panels onto slides: one below the other, text beside a picture, the rest on the next slide.

A heading stands with what it heads and comes again where that goes on; a table's last rows stand with its notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.exports.slides.grid import Grid
from dashboard.exports.slides.plate import BESIDE, COMFORT, Plate
from dashboard.exports.slides.words import GAP, Block, Words

BETWEEN = 0.3  # inches between columns
_TINY = 0.02


@dataclass(frozen=True, slots=True)
class Panel:
    """What one exhibit puts on slides; `again` is its heading where it goes on, None where the title says it."""

    blocks: tuple[Block, ...]
    again: Words | None = None

    @property
    def plate(self) -> Plate | None:
        """The picture or chart that it shows, if it shows one."""
        return next((block for block in self.blocks if isinstance(block, Plate)), None)

    @property
    def is_text(self) -> bool:
        """Whether it can stand in a narrow column."""
        return all(isinstance(block, Words) for block in self.blocks)

    def height(self, wide: float) -> float:
        """All of its blocks, one below the other."""
        return sum(block.height(wide) + GAP for block in self.blocks) - GAP


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands on its slide, in inches."""

    block: Block
    left: float
    top: float
    wide: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a slide, in inches."""

    left: float
    top: float
    wide: float
    foot: float


Page = list[Placed]


def pages(panels: Sequence[Panel], area: Area) -> list[Page]:
    """The slides that panels take one after the other, at least one."""
    column = _Column(area)
    waiting = list(panels)
    while waiting:
        if (beside := _beside(column, waiting)) is not None:
            waiting = beside
        else:
            column.add(waiting.pop(0))
    return column.pages()


def side_by_side(columns: Sequence[Sequence[Panel]], area: Area, shares: Sequence[float]) -> list[Page]:
    """As `pages`, for columns that each go on where they left off, across the whole slide once the others are done;
    `shares` are of the width.
    """
    room = area.wide - BETWEEN * (len(columns) - 1)
    found, waiting = list[Page](), [list(panels) for panels in columns]
    while sum(map(bool, waiting)) > 1:
        left, page = area.left, list[Placed]()
        for at, share in enumerate(shares):
            column = _Column(Area(left, area.top, room * share, area.foot))
            waiting[at] = column.first_page(waiting[at])
            page += column.page
            left += room * share + BETWEEN
        found.append(page)
    rest = [panel for panels in waiting for panel in panels]
    return [*found, *(pages(rest, area) if rest or not found else ())]


@dataclass(slots=True)
class _Column:
    """Slides being filled from the top."""

    area: Area
    done: list[Page] = field(default_factory=list)
    page: Page = field(default_factory=list)
    at: float = 0.0  # inches used of the page
    fresh: bool = True  # nothing stands on the page yet but a heading

    def pages(self) -> list[Page]:
        """The slides so far, at least one."""
        return [*self.done, self.page] if self.page or not self.done else self.done

    @property
    def room(self) -> float:
        """Inches left on the page."""
        return self.area.foot - self.area.top - self.at

    def turn(self, again: Words | None = None) -> None:
        """Begin a new page, under a heading come again."""
        self.done.append(self.page)
        self.page, self.at, self.fresh = [], 0.0, True
        if again:
            self.put(again)

    def put(self, block: Block) -> None:
        """Place a block that fits."""
        self.page.append(Placed(block, self.area.left, self.area.top + self.at, self.area.wide))
        self.at += block.height(self.area.wide) + GAP
        self.fresh = self.fresh and block.keep

    def first_page(self, panels: Sequence[Panel]) -> list[Panel]:
        """Fill the page; what is left of the panels."""
        waiting = list(panels)
        while waiting:
            if left := self.add(waiting.pop(0), once=True):
                return [left, *waiting]
        return []

    def add(self, panel: Panel, *, once: bool = False) -> Panel | None:
        """A panel, on as many pages as it needs; where only `once`, on this page, and what is left of it."""
        waiting, begun = list(panel.blocks), False
        while waiting:
            block = waiting.pop(0)
            kept, rest = self._begin(block, waiting)
            if kept is not None:
                self.put(kept)
                begun = begun or not block.keep or rest is not None
            if rest is not None:
                waiting.insert(0, rest)
                again = panel.again if begun else None
                if once:
                    return Panel((*((again,) if again else ()), *waiting), panel.again)
                self.turn(again)
        return None

    def _begin(self, block: Block, following: Sequence[Block]) -> tuple[Block | None, Block | None]:
        """What of a block stands on this page, and the rest."""
        if block.keep and not self.fresh and not self._holds(block, following):
            return None, block
        kept, rest = block.split(self.area.wide, self.room, whole=self.fresh)
        return (None, block) if kept is None else self._with_what_follows(kept, rest, following)

    def _holds(self, block: Block, following: Sequence[Block]) -> bool:
        """Whether the page has room for a heading and for the first of what it heads."""
        room = self.room
        for one in (block, *following):
            if not one.keep:
                return one.split(self.area.wide, room)[0] is not None
            room -= one.height(self.area.wide) + GAP
        return room >= 0

    def _with_what_follows(
        self, kept: Block, rest: Block | None, waiting: Sequence[Block]
    ) -> tuple[Block, Block | None]:
        """A whole block as large as leaves room for its notes; where they have none, its last rows go with them."""
        if rest is not None:
            return kept, rest
        wide = self.area.wide
        below = sum(block.height(wide) + GAP for block in waiting)
        room = self.room - below
        if kept.height(wide) <= room + _TINY:
            return kept.fitted(wide, room), None
        if isinstance(kept, Words) and waiting and (tighter := kept.tighter()).height(wide) <= room + _TINY:
            return tighter, None  # rather than a note alone on a slide
        if isinstance(kept, Grid) and waiting and isinstance(waiting[0], Words) and len(kept.rows) > 1:
            head, tail = kept.split(wide, kept.height(wide) - _TINY, whole=True)
            return (head, tail) if head else (kept, None)
        return kept.fitted(wide, self.room), None


def _beside(column: _Column, waiting: Sequence[Panel]) -> list[Panel] | None:
    """Text and a picture that comes next side by side on one slide; what is left, or None where they do better below
    one another.
    """
    area, panel = column.area, waiting[0]
    plate = panel.plate
    if plate is None or area.wide < 3 * BESIDE - BETWEEN or plate.shown.divided(0.0):
        return None
    before = [placed.block for placed in column.page]
    if not all(isinstance(block, Words) for block in before):
        return None
    if before and column.room >= panel.height(area.wide) + COMFORT - plate.shown.least:
        return None
    high = area.foot - area.top
    used = sum(block.height(BESIDE) + GAP for block in before)
    following = list(waiting[1:])
    after: list[Block] = []
    while following and following[0].is_text and used + following[0].height(BESIDE) <= high:
        used += following[0].height(BESIDE) + GAP
        after += following.pop(0).blocks
    end = panel.blocks.index(plate) + 1
    shown, own = Panel(panel.blocks[:end]), panel.blocks[end:]
    wide = area.wide - BESIDE - BETWEEN
    if not (before or after) or used > high + GAP or shown.height(wide) > high or wide < plate.shown.narrowest:
        return None
    _put_beside(column, shown, [*before, *after], wide, text_first=bool(before))
    return [Panel(own, panel.again), *following] if own else following


def _put_beside(column: _Column, shown: Panel, texts: Sequence[Block], wide: float, *, text_first: bool) -> None:
    area = column.area
    text_left, left = (
        (area.left, area.left + BESIDE + BETWEEN) if text_first else (area.left + wide + BETWEEN, area.left)
    )
    beside = _Column(Area(text_left, area.top, BESIDE, area.foot))
    for block in texts:
        beside.put(block)
    main = _Column(Area(left, area.top, wide, area.foot))
    for block in shown.blocks:
        main.put(block.fitted(wide, main.room))
    column.page = beside.page + main.page if text_first else main.page + beside.page
    column.at, column.fresh = area.foot - area.top, False
