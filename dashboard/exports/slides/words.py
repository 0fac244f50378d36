"""Blocks of a slide: what each must be able to do, and paragraphs of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pptx.util import Pt

from dashboard.escape import legal
from dashboard.exports.slides.master import CAUTION, GREY, INK, text_box, write
from dashboard.exports.text_measure import cut, height

GAP = 0.12  # inches between blocks
AFTER = 0.3  # of its size, after a paragraph
INDENT = 0.22  # inches, of a bulleted paragraph


class Block(Protocol):
    """Something with a height in a given width, in inches, that can be drawn at a place."""

    @property
    def keep(self) -> bool:
        """Whether it must stand on one slide with what follows, as a heading does."""

    def height(self, wide: float) -> float:
        """Inches that it takes in a column of that width; of what can be made smaller, the least."""

    def fitted(self, wide: float, high: float) -> Block:
        """Itself as large as it may be in that room."""

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Block | None, Block | None]:
        """What fits into `high`, and what is left; with `whole` the slide is empty, and something must be kept."""

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """Put it on a slide of python-pptx."""

    def marks(self) -> Iterator[str]:
        """The marks of sources that it prints."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its text, the marks of its sources, and how it looks."""

    text: str
    cited: str = ""
    size: float = 16.0
    bold: bool = False
    quiet: bool = False
    bullet: bool = False
    caution: bool = False
    within: bool = False  # belongs to the paragraph before it, and is not parted from it

    def room(self, wide: float) -> float:
        """Inches for its text."""
        return wide - (INDENT if self.bullet or self.within else 0)

    def height(self, wide: float) -> float:
        """Inches that it takes, with the space after it."""
        return height(self.text + self.cited, self.size, self.room(wide)) + self.size / 72 * AFTER

    def cut(self, wide: float, high: float) -> tuple[Line, Line]:
        """In two: what fits, and what goes on without a bullet; the marks stay with the end."""
        most = high - self.size / 72 * AFTER
        head, tail = cut(self.text, self.size, self.room(wide), most)
        return replace(self, text=head, cited=""), replace(self, text=tail, bullet=False, within=self.bullet)


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs one below the other; split between them, and inside one that is too long for a slide of its own."""

    lines: tuple[Line, ...]
    lang: str
    keep: bool = False

    def height(self, wide: float) -> float:
        """The sum of the paragraphs."""
        return sum(line.height(wide) for line in self.lines)

    def fitted(self, wide: float, high: float) -> Words:
        """As it is."""
        del wide, high
        return self

    def split(self, wide: float, high: float, *, whole: bool = False) -> tuple[Words | None, Words | None]:
        """What fits into `high`, and the rest; what belongs to a paragraph goes with it."""
        used, end = 0.0, 0
        for at, line in enumerate(self.lines):
            used += line.height(wide)
            if used > high:
                break
            end = at + 1
        if end == len(self.lines):
            return self, None
        if (tighter := self.tighter()).height(wide) <= high:
            return tighter, None
        while end and self.lines[end].within:
            end -= 1
        if end:
            return replace(self, lines=self.lines[:end]), replace(self, lines=self.lines[end:])
        return self._forced(wide, high) if whole else (None, self)

    def tighter(self) -> Words:
        """In slightly smaller type: better than a few lines alone on a slide."""
        return replace(self, lines=tuple(replace(line, size=max(line.size * 0.875, 10.0)) for line in self.lines))

    def _forced(self, wide: float, high: float) -> tuple[Words, Words | None]:
        """On an empty slide: as many paragraphs as fit, whether they belong together or not, or part of the first."""
        fits, used = 0, 0.0
        for line in self.lines:
            used += line.height(wide)
            if used > high:
                break
            fits += 1
        if fits:
            return replace(self, lines=self.lines[:fits]), replace(self, lines=self.lines[fits:])
        head, tail = self.lines[0].cut(wide, high)
        return replace(self, lines=(head,)), replace(self, lines=(tail, *self.lines[1:]))

    def draw(self, slide: Any, left: float, top: float, wide: float) -> None:
        """One text box that can be edited."""
        self.fill(text_box(slide, left, top, wide, self.height(wide)))

    def fill(self, frame: Any) -> None:
        """The paragraphs into an empty text frame; bullets and indents are the paragraphs' own."""
        for at, line in enumerate(self.lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_before, paragraph.space_after = Pt(0), Pt(line.size * AFTER)
            _indent(paragraph, line)
            color = CAUTION if line.caution else GREY if line.quiet else INK
            write(paragraph, line.text, line.size, self.lang, bold=line.bold, color=color)
            if line.cited:
                write(paragraph, line.cited, line.size, self.lang, color=GREY, superscript=True)

    def marks(self) -> Iterator[str]:
        """Of its paragraphs."""
        return (line.cited for line in self.lines if line.cited)


def _indent(paragraph: Any, line: Line) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx has no bullets
    inset = int(INDENT * 914400) if line.bullet or line.within else 0
    properties.set("marL", str(inset))
    properties.set("indent", str(-inset if line.bullet else 0))
    kind = properties.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}bu" + _kind(line), {})
    if line.bullet:
        kind.set("char", "•")
    properties.append(kind)


def _kind(line: Line) -> str:
    return "Char" if line.bullet else "None"


def paragraphs(texts: Sequence[str], lang: str, **look: Any) -> Words | None:
    """Paragraphs of one look; None where there is no text."""
    found = tuple(Line(legal(text), **look) for text in texts if text)
    return Words(found, lang) if found else None
