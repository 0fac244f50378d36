"""Exhibits as one Word document: headings, real tables, pictures with alternative text, numbered sources, definitions.

The same input gives the same bytes. A report of another shape is built with `Report` and `add_exhibit`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx

from dashboard.catalogue import Catalogue
from dashboard.escape import legal
from dashboard.exhibit import Cards, Chart, Diagram, Exhibit, MapScene, Prose, Table
from dashboard.exports import notes
from dashboard.exports.address import address
from dashboard.exports.as_table import as_table, parts
from dashboard.exports.citation import cited_title
from dashboard.exports.fixed_zip import without_clock
from dashboard.exports.fonts import FontError
from dashboard.exports.numbered import Numbered
from dashboard.exports.picture import picture
from dashboard.exports.word_notes import add_definitions, add_sources
from dashboard.exports.word_styles import (
    GREY,
    SMALL,
    describe_picture,
    field,
    footer,
    new_section,
    set_up,
    text_width,
)
from dashboard.exports.word_table import add_table
from dashboard.records import Citation
from dashboard.selection import Selection
from dashboard.wording import wording

PICTURE_MM = (200.0, 130.0)  # little more than the text is wide, so that words stay readable
WIDE = 6  # columns: more lie on a page on its side
MOST_COLUMNS = 9  # there; of a wider table the others stand below
_UNDATED = "2000-01-01"


def docx_file(
    catalogue: Catalogue, exhibits: Sequence[Exhibit], selection: Selection, page: str, root: str = ""
) -> bytes:
    """The document in the language of the selection; `page`, selection and `root` are the address it is a copy of."""
    one = exhibits[0] if len(exhibits) == 1 else None
    title = cited_title(catalogue, one, selection, page) if one else wording(selection.lang)(f"app.page_{page}")
    report = Report(catalogue, selection.lang, title, address(selection, page, root))
    for exhibit in exhibits:
        add_exhibit(report, exhibit, heading=one is None)
    return report.close()


class Report:
    """A document being written, the sources it has cited, and how many tables and pictures it has.

    Sources are numbered in the order in which they are first cited: [2: 36, 41] are lines 36 and 41 of the second.
    """

    def __init__(self, catalogue: Catalogue, lang: str, title: str, opened_at: str = "") -> None:
        self.catalogue, self.words, self.opened_at = catalogue, wording(lang), opened_at
        self.document = docx.Document()
        self.shown: list[Exhibit] = []
        self.numbered = Numbered(catalogue)
        self._captions = {"table": 0, "picture": 0}
        self._landscape = False
        set_up(self.document, lang)
        self._properties(title, lang)
        self.document.add_paragraph(legal(title), style="Title")
        about = self.words("word.about", data=self.words.text(catalogue.title), version=notes.version(catalogue))
        self.document.add_paragraph(legal(about), style="Subtitle")
        footer(self.document, about)

    def lay(self, *, landscape: bool) -> None:
        """From here on pages lie on their side, or stand; the first exhibit stays on the page of the title."""
        if landscape != self._landscape:
            new_section(self.document, landscape=landscape, on_this_page=not self.shown)
            self._landscape = landscape

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 to 3; nothing where there is no text."""
        if text:
            self.document.add_heading(legal(text), level)

    def paragraph(
        self, text: str, *, cited: Sequence[Citation] = (), style: str = "Normal", quiet: bool = False
    ) -> Any:
        """A paragraph with the numbers of what it rests on; `quiet` ones are small and grey."""
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(legal(text))
        if quiet:
            run.font.size, run.font.color.rgb = SMALL, GREY
        self.mark(paragraph, cited)
        return paragraph

    def mark(self, paragraph: Any, cited: Sequence[Citation]) -> None:
        """The numbers of sources, raised, at the end of a paragraph."""
        if marks := self.numbered.marks(cited):
            run = paragraph.add_run(marks)
            run.font.superscript = True

    def caption(self, kind: str, title: str) -> None:
        """Table or picture 1, 2, 3, with a field that Word counts by."""
        self._captions[kind] += 1
        before, after = self.words(f"word.{kind}", number="\0", title=legal(title)).split("\0")
        paragraph = self.document.add_paragraph(before, style="Caption")
        field(paragraph, f"SEQ {kind.capitalize()} \\* ARABIC", str(self._captions[kind]))
        paragraph.add_run(after)

    def close(self) -> bytes:
        """The file, after the sources, the definitions and what the data is."""
        self.lay(landscape=False)
        add_sources(self)
        add_definitions(self)
        self.heading(self.words("word.data"), 1)
        told = [(self.words("exports.data_version"), notes.version(self.catalogue))]
        told += [
            (self.words("exports.licence"), entry.title or entry.name) for entry in self.catalogue.edition.licences
        ]
        told += [(self.words("exports.address"), self.opened_at)] if self.opened_at else []
        told.append((self.words("exports.text_guard"), self.words("exports.guard")))
        for name, text in told:
            self.paragraph(self.words("as_table.line", name=name, text=text), quiet=True)
        file = io.BytesIO()
        self.document.save(file)
        return without_clock(file.getvalue())

    def _properties(self, title: str, lang: str) -> None:
        edition, core = self.catalogue.edition, self.document.core_properties
        try:
            issued = datetime.fromisoformat(edition.issued or _UNDATED)
        except ValueError:
            issued = datetime.fromisoformat(_UNDATED)
        core.title, core.language = legal(title)[:255], {"zh": "zh-CN"}.get(lang, "en-GB")
        core.author = core.last_modified_by = legal(edition.publisher)[:255]
        core.created = core.modified = issued
        core.comments = self.words("exports.version", version=notes.version(self.catalogue))
        core.revision, core.keywords, core.subject, core.category = 1, "", "", ""


def add_exhibit(report: Report, exhibit: Exhibit, *, heading: bool = True, level: int = 2) -> None:
    """Title, lead, body, text twin of what is drawn, notes; everything it cites is counted into the sources."""
    body, table = exhibit.body, _rows(report, exhibit)
    lay_for(report, exhibit)
    if heading:
        report.heading(exhibit.title, level)
    if exhibit.lead:
        report.paragraph(exhibit.lead)
    if isinstance(body, Prose):
        _prose(report, body)
    elif isinstance(body, Cards):
        _cards(report, body)
    elif isinstance(body, MapScene | Chart):
        _picture(report, exhibit)
    if table is not None and table.rows:
        report.caption("table", exhibit.title)
        for part in _parts(table):
            described = report.words("word.table_described", rows=len(part.rows), columns=len(part.columns))
            add_table(report.document, part, report.numbered.marks, report.words, exhibit.title, described)
    if isinstance(body, Diagram | MapScene | Chart):
        for sentence in exhibit.twin:
            report.paragraph(sentence, quiet=not isinstance(body, Diagram))
    _beneath(report, exhibit)
    report.shown.append(exhibit)


def lay_for(report: Report, exhibit: Exhibit) -> None:
    """Turn the page to the side that the exhibit needs, before a heading that is to stay with it."""
    table = _rows(report, exhibit)
    report.lay(landscape=table is not None and len(table.columns) > WIDE)


def _rows(report: Report, exhibit: Exhibit) -> Table | None:
    """The body as a table, where it is not told or drawn: a chart is both, a diagram is told by its twin."""
    body = exhibit.body
    if isinstance(body, Prose | Cards | MapScene) or (isinstance(body, Diagram) and exhibit.twin):
        return None
    return as_table(body, report.words)


def _parts(table: Table) -> Iterator[Table]:
    """The table, or where it is wider than a page its parts, each with the first column and the lead's."""
    for columns in parts(table, MOST_COLUMNS):
        chosen = tuple(table.columns[at] for at in columns)
        yield replace(table, columns=chosen, rows=tuple(tuple(row[at] for at in columns) for row in table.rows))


def _beneath(report: Report, exhibit: Exhibit) -> None:
    """Its notes, and what it rests on beyond what its cells name."""
    for note in exhibit.notes:
        report.paragraph(report.words("word.note", text=note), quiet=True)
    named = set(notes.in_body(exhibit))
    if further := [entry for entry in exhibit.sources if entry not in named]:
        report.paragraph(report.words("word.rests_on"), cited=further, quiet=True)


def _picture(report: Report, exhibit: Exhibit) -> None:
    """The picture across the page, its twin as alternative text; why there is none, where it can not be made."""
    words = report.words
    try:
        drawn = picture(report.catalogue, exhibit, "png", words.lang, size_mm=PICTURE_MM)
    except FontError as fault:
        report.paragraph(fault.message_zh if words.lang == "zh" else fault.message_en, quiet=True)
        return
    except ValueError:  # legend or notes leave no room for the drawing
        report.paragraph(words("word.no_room"), quiet=True)
        return
    width = text_width(report.document.sections[-1])
    inline = report.document.add_picture(io.BytesIO(drawn), width=width)
    describe_picture(inline, exhibit.title, "\n".join((exhibit.lead, *exhibit.twin)).strip())
    report.caption("picture", exhibit.title)


def _prose(report: Report, body: Prose) -> None:
    for entry in body.entries:
        paragraph = report.document.add_paragraph(style="List Bullet" if body.bullets else "Normal")
        run = paragraph.add_run(legal(entry.text))
        run.bold = entry.tone == "strong"
        for smaller in (entry.detail, entry.beneath):
            if smaller:
                run = paragraph.add_run(legal(f"　{smaller}"))
                run.font.size, run.font.color.rgb = SMALL, GREY
        report.mark(paragraph, entry.citations)


def _cards(report: Report, body: Cards) -> None:
    for card in body.items:
        report.heading(card.title, 3)
        if card.badges:
            report.paragraph(report.words.join([word for word, _ in card.badges]), quiet=True)
        if card.text:
            report.paragraph(card.text)
        for name, text in card.lines:
            report.paragraph(report.words("as_table.line", name=name, text=text), style="List Bullet")
        if card.citations:
            report.paragraph(report.words("word.rests_on"), cited=card.citations, quiet=True)
