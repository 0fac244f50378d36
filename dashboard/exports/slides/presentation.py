"""A deck as a PowerPoint file. The same deck gives the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from pptx.util import Pt

from dashboard.catalogue import Catalogue
from dashboard.escape import legal
from dashboard.exhibit import Deck, Slide
from dashboard.exports import notes
from dashboard.exports.fixed_zip import fixed_zip, without_clock
from dashboard.exports.numbered import Numbered
from dashboard.exports.slides.exhibits import QUIET, Maker
from dashboard.exports.slides.flow import BETWEEN, Area, Page, Panel, pages, side_by_side
from dashboard.exports.slides.master import (
    BODY_FOOT,
    BODY_HEIGHT,
    BODY_TOP,
    BODY_WIDTH,
    FOOT_HEIGHT,
    FOOT_TOP,
    GREY,
    LANGUAGES,
    MARGIN,
    NUMBER_WIDTH,
    TITLE_SIZE,
    new_presentation,
    number,
    set_faces,
    text_box,
    write,
)
from dashboard.exports.slides.words import Words, paragraphs
from dashboard.exports.text_measure import lines
from dashboard.wording import wording

NOTE, FOOT = 16.0, 9.0
TEXT_SIZES = (28.0, 24.0, 20.0, 18.0)  # of a scene of text alone: the largest in which it fits
TITLE_SIZES = ((TITLE_SIZE, 1), (20.0, 2), (16.0, 2))  # and the lines that a title of that size may have
TITLE_PAGE_SIZES, TITLE_PAGE_TEXT = ((40.0, 2), (28.0, 3), (20.0, 4)), 20.0
PICTURE_SHARE = 0.62  # of the width, of a column of pictures beside one of text
_BODY = Area(MARGIN, BODY_TOP, BODY_WIDTH, BODY_FOOT)
_NUMBER = re.compile(r"\[(\d+)")
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = "2000-01-01"


def pptx_file(catalogue: Catalogue, deck: Deck) -> bytes:
    """The presentation: a title slide, every scene on as many slides as it needs, the numbered sources at the end."""
    made = _Made(catalogue, deck)
    made.open()
    for slide in deck.slides:
        made.scene(slide)
    made.close()
    return made.content()


class _Made:
    """A presentation being written, and the sources it has cited, numbered as they come."""

    def __init__(self, catalogue: Catalogue, deck: Deck) -> None:
        self.catalogue, self.deck, self.words = catalogue, deck, wording(deck.lang)
        self.file, self.layouts = new_presentation(self.words)
        self.numbered = Numbered(catalogue)
        self._properties()

    def open(self) -> None:
        """The title slide."""
        data = self.words("slides.about", data=self.deck.data_title, version=self.deck.data_version)
        told = (self.deck.subtitle, data, self.words("slides.dated", date=self.deck.dated) if self.deck.dated else "")
        self._title_page(self.deck.title, [text for text in told if text])

    def scene(self, scene: Slide) -> None:
        """A scene: its exhibits, its note below them; what the speaker says goes into the notes."""
        for exhibit in scene.exhibits:  # numbered in the order of the scene, whatever is laid out first
            self.numbered.marks(notes.in_body(exhibit))
        if scene.layout == "title" and not scene.exhibits:
            slide = self._title_page(scene.title, [scene.note, scene.problem])
            self._speak(slide, scene)
            return
        if not scene.exhibits:
            self._text(scene)
            return
        found = self._side(scene) if scene.layout == "side" and len(scene.exhibits) > 1 else self._below(scene)
        self._show(scene.title, found, "side" if scene.layout == "side" else "exhibits", scene)

    def _below(self, scene: Slide) -> list[Page]:
        """Exhibits one below the other."""
        maker = Maker(self.catalogue, self.numbered.marks, self.words)
        made = [maker.panel(one, titled=one.title != scene.title) for one in scene.exhibits]
        return pages([*made, *self._note(scene)], _BODY)

    def _side(self, scene: Slide) -> list[Page]:
        """The first exhibit on the left, the others and the note on the right; a picture has more room than text."""
        room = BODY_WIDTH - BETWEEN
        pictured = [self._is_picture(scene.exhibits[:1]), self._is_picture(scene.exhibits[1:])]
        first = 0.5 if pictured[0] == pictured[1] else PICTURE_SHARE if pictured[0] else 1 - PICTURE_SHARE
        columns = []
        for exhibits, share in ((scene.exhibits[:1], first), (scene.exhibits[1:], 1 - first)):
            maker = Maker(self.catalogue, self.numbered.marks, self.words, room * share)
            columns.append([maker.panel(one, titled=True) for one in exhibits])
        return side_by_side([columns[0], [*columns[1], *self._note(scene)]], _BODY, [first, 1 - first])

    def _is_picture(self, exhibits: Sequence[Any]) -> bool:
        return any(type(one.body).__name__ in ("MapScene", "Chart", "Diagram") for one in exhibits)

    def _note(self, scene: Slide) -> list[Panel]:
        lang = self.deck.lang
        found = (
            paragraphs(scene.note.split("\n"), lang, size=NOTE),
            paragraphs([scene.problem], lang, size=NOTE, caution=True),
        )
        return [Panel((entry,)) for entry in found if entry]

    def _text(self, scene: Slide) -> None:
        """A scene of words alone, in the placeholder of its layout, as large as fits."""
        texts = scene.note.split("\n")
        sized = [paragraphs(texts, self.deck.lang, size=size) for size in TEXT_SIZES]
        told = next((one for one in sized if one and one.height(BODY_WIDTH) <= BODY_HEIGHT * 0.85), sized[-1])
        problem = paragraphs([scene.problem], self.deck.lang, size=NOTE, caution=True)
        panels = [Panel((entry,)) for entry in (told, problem) if entry]
        self._show(scene.title, pages(panels, _BODY), "text", scene)

    def _show(self, title: str, found: Sequence[Page], layout: str, scene: Slide | None = None) -> None:
        """Slides of placed blocks, numbered where there are several; the first has what is said."""
        for count, page in enumerate(found, 1):
            told = self.words("slides.part", title=title, number=count, of=len(found)) if len(found) > 1 else title
            slide = self._slide(told, layout)
            body = next((shape for shape in slide.placeholders if shape.placeholder_format.idx == 1), None)
            for placed in page:
                if layout == "text" and body is not None and isinstance(placed.block, Words):
                    placed.block.fill(body.text_frame)
                    body = None
                else:
                    placed.block.draw(slide, placed.left, placed.top, placed.wide)
            self._tidy(slide)
            self._foot(slide, (mark for placed in page for mark in placed.block.marks()))
            if count == 1 and scene:
                self._speak(slide, scene)

    def close(self) -> None:
        """The sources, each with the lines that are cited and what limits its use."""
        for scene in self.deck.slides:  # what only the data cites counts as well
            self.numbered.marks(notes.citations(scene.exhibits))
        listed = [
            Words(
                tuple(
                    line
                    for text, look in ((source, {"size": 13.0}), (limit, {"size": QUIET, "quiet": True}))
                    for line in (paragraphs([text], self.deck.lang, **look) or Words((), self.deck.lang)).lines
                ),
                self.deck.lang,
            )
            for source, limit in self.numbered.listed(self.words)
        ]
        if listed:
            found = pages([Panel((entry,)) for entry in listed], _BODY)
            self._show(self.words("exports.sources"), found, "exhibits")

    def content(self) -> bytes:
        """The file without a clock in it, nor in the sheets behind its charts."""
        target = io.BytesIO()
        self.file.save(target)
        with ZipFile(target) as parts:
            return fixed_zip(
                (entry.filename, _timeless(entry.filename, parts.read(entry))) for entry in parts.infolist()
            )

    def _title_page(self, title: str, told: Iterable[str]) -> Any:
        slide = self._slide(title, "title")
        words = paragraphs([part for text in told for part in text.split("\n")], self.deck.lang, size=TITLE_PAGE_TEXT)
        if words:
            words.fill(slide.placeholders[1].text_frame)
        self._tidy(slide)
        number(slide)
        return slide

    def _slide(self, title: str, layout: str) -> Any:
        slide = self.file.slides.add_slide(self.layouts[layout])
        frame = slide.shapes.title.text_frame
        frame.word_wrap = True
        sizes = TITLE_PAGE_SIZES if layout == "title" else TITLE_SIZES
        fitting = (one for one, most in sizes if lines(title, one, BODY_WIDTH) <= most)
        write(frame.paragraphs[0], title, next(fitting, sizes[-1][0]), self.deck.lang, bold=True)
        return slide

    def _tidy(self, slide: Any) -> None:
        """Without the placeholders that hold nothing."""
        for shape in list(slide.placeholders):
            if shape.has_text_frame and not shape.text_frame.text:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx removes no shape

    def _foot(self, slide: Any, marks: Iterable[str]) -> None:
        """The sources of the slide in one or two lines, and the number of the slide."""
        cited = sorted({int(found) for mark in marks for found in _NUMBER.findall(mark)})
        room = BODY_WIDTH - NUMBER_WIDTH - 0.1
        if told := self._short(cited, room):
            frame = text_box(slide, MARGIN, FOOT_TOP, room, FOOT_HEIGHT)
            write(frame.paragraphs[0], told, FOOT, self.deck.lang, color=GREY)
        number(slide)

    def _short(self, cited: Sequence[int], room: float) -> str:
        """As many sources as two lines hold; the rest is on the last slides."""
        named = [f"[{at}] {self.words.text(self.catalogue.sources[self.numbered.code(at)].title)}" for at in cited]
        for count in range(len(named), 0, -1):
            shown = self.words("slides.sources", sources="; ".join(named[:count]))
            shown += self.words("slides.more_sources") if count < len(named) else ""
            if lines(shown, FOOT, room * 0.95) <= 2:
                return shown
        return self.words("slides.sources_at_end") if named else ""

    def _speak(self, slide: Any, scene: Slide) -> None:
        """What the speaker says, what the exhibits say in sentences, where they are on the screen."""
        said = [scene.speaker_note, *(text for exhibit in scene.exhibits for text in exhibit.twin)]
        said += [self.words("slides.opened_at", address=scene.address)] if scene.address else []
        told = [line for text in said for line in text.split("\n") if line]
        if not told:
            return
        first = not self.file.notes_master.part.rels or not any(one.has_notes_slide for one in self.file.slides)
        frame = slide.notes_slide.notes_text_frame
        if first:
            set_faces(self.file.notes_master.part)
        for at, text in enumerate(told):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(4)
            write(paragraph, text, None, self.deck.lang)

    def _properties(self) -> None:
        core = self.file.core_properties
        core.title, core.language = legal(self.deck.title)[:255], LANGUAGES[self.deck.lang]
        core.author = core.last_modified_by = legal(self.deck.data_title)[:255]
        core.subject = legal(self.words("exports.version", version=self.deck.data_version))[:255]
        core.created = core.modified = datetime.fromisoformat(self.deck.dated or _NO_TIME)
        core.revision, core.keywords, core.comments, core.category = 1, "", "", ""


def _timeless(name: str, content: bytes) -> bytes:
    """A sheet behind a chart is a file with a clock of its own."""
    if not name.endswith(".xlsx"):
        return content
    with ZipFile(io.BytesIO(content)) as parts:
        plain = fixed_zip(
            (entry.filename, _CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", parts.read(entry))) for entry in parts.infolist()
        )
    return without_clock(plain)
