"""Files read back by other programs than wrote them, and what an exhibit shows, to hold one against the other.

Texts are compared without white space and in compatibility form: a reader of PDF may find 人 as its radical.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

import docx
import lxml.html
import pypdf
import pytest
from lxml import etree
from pptx import Presentation

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Cell, Chart, Deck, Diagram, Exhibit, Figures, MapScene, Prose, Slide, Table
from dashboard.exports.as_table import named, parts
from dashboard.exports.html_deck import html_file
from dashboard.exports.pdf import pdf_file
from dashboard.exports.report import report_file
from dashboard.exports.slides import pptx_file
from dashboard.records import Briefing, Citation, Scene
from dashboard.selection import COMPARISON_SECTIONS, LOCALITY_SECTIONS, PRACTICE_SECTIONS, SECTIONS
from dashboard.views.briefing import deck
from dashboard.wording import LANGUAGES

_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_SILENT = {"script", "style", "template"}
_NEAR = 700  # characters
_LONG = 500  # characters of a text that a page or a slide may part between its sentences

EVERYTHING = Briefing(
    "全部",
    (
        Scene("overview"),
        Scene("maps"),
        *(Scene("locality", (("locality", "shaowu"), ("section", name))) for name in LOCALITY_SECTIONS),
        *(
            Scene("comparison", (("localities", "shaowu,beijing-chaoyang,yantai,xx"), ("section", name)))
            for name in COMPARISON_SECTIONS
        ),
        *(Scene("practices", (("section", name),)) for name in PRACTICE_SECTIONS),
        *(Scene("sources", (("section", name),)) for name in SECTIONS),
    ),
)

WRITTEN: dict[str, Callable[[Catalogue, Deck], bytes]] = {
    "pptx": pptx_file,
    "pdf": pdf_file,
    "docx": report_file,
    "html": html_file,
}
# Tests of everything in a language stand in one process, so that its deck and its files are made once.
EVERY_LANGUAGE = [pytest.param(lang, marks=pytest.mark.xdist_group(f"everything-{lang}")) for lang in LANGUAGES]
_DECKS: dict[str, Deck] = {}
_FILES: dict[tuple[str, str], bytes] = {}
_READ: dict[tuple[str, str], str] = {}


def everything_of(catalogue: Catalogue, lang: str) -> Deck:
    """Every page and section over the bundled data."""
    if lang not in _DECKS:
        _DECKS[lang] = deck(catalogue, EVERYTHING, lang, "2026-11-22")
    return _DECKS[lang]


def everything_in(form: str, catalogue: Catalogue, lang: str) -> bytes:
    """Everything as a file of that form."""
    if (form, lang) not in _FILES:
        _FILES[form, lang] = WRITTEN[form](catalogue, everything_of(catalogue, lang))
    return _FILES[form, lang]


def everything_read(form: str, catalogue: Catalogue, lang: str) -> str:
    """What that file says, as another program reads it."""
    if (form, lang) not in _READ:
        _READ[form, lang] = READ[form](everything_in(form, catalogue, lang))
    return _READ[form, lang]


def plain(text: str) -> str:
    """The text without white space, in compatibility form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True)
class Shown:
    """A text as shown, the lines that it cites, source by source, and what limits it beneath."""

    text: str
    cited: tuple[Citation, ...] = ()
    note: str = ""
    with_name: bool = False

    def pattern(self) -> str:
        """How it reads in a file: the text, its marks, its note; Word has the note in brackets, then the marks. Those
        of a figure or a card may also stand with its name, a few words before or after.
        """
        marks = "".join(_mark(lines) for lines in _by_source(self.cited))
        note = re.escape(plain(self.note))
        text = re.escape(plain(self.text))
        if self.with_name and marks:
            return f"{text}.{{0,{_NEAR}}}?{marks}|{marks}.{{0,{_NEAR}}}?{text}"
        return f"{text}(?:{marks}{note}|'?\\({note}\\){marks})" if note else text + marks

    def parted(self) -> list[Shown]:
        """A text too long for a page as its paragraphs and clauses, each to be found by itself."""
        if len(self.text) < _LONG:
            return [self]
        return [Shown(part) for part in re.split("[\n;；]", self.text) if part.strip()]


def shown(exhibit: Exhibit) -> Iterator[Shown]:
    """Everything that an exhibit shows with a number in it, or with a qualifier, a bound or a kind of missing."""
    body = exhibit.body
    yield from (Shown(text) for text in (exhibit.lead, *exhibit.notes) if text)
    if isinstance(body, Table):
        yield from (cell_shown(cell) for row in body.rows for cell in row if cell.text or cell.trend)
        yield from (Shown(column.unit) for column in body.columns if column.unit)
    elif isinstance(body, Figures):
        for item in body.items:
            yield Shown(item.text, item.citations, with_name=True)
            yield from (Shown(text) for text in (item.label, item.place, item.context, item.caution) if text)
    elif isinstance(body, Prose):
        for entry in body.entries:
            yield Shown(entry.text, entry.citations)
            yield from (Shown(text) for text in (entry.detail, entry.beneath) if text)
    elif isinstance(body, Cards):
        for card in body.items:
            yield Shown(card.title, card.citations, with_name=True)
            yield from (Shown(text) for _, text in (("", card.text), *card.lines) if text)
    elif isinstance(body, Diagram):
        yield from (Shown(text) for node in body.nodes for text in (node.text, node.detail) if text)
        yield from (Shown(edge.text) for edge in body.edges if edge.text)
    elif isinstance(body, Chart):
        yield from _of_chart(body)
    else:
        assert isinstance(body, MapScene)


def _of_chart(chart: Chart) -> Iterator[Shown]:
    listed, _ = named(chart)
    for dot in listed.dots:
        yield Shown(dot.reading.text)
        yield from (Shown(text) for text in (dot.label, dot.note, dot.period) if text)
        yield from [Shown(dot.across.text)] if dot.across else []
    yield from (Shown(mark.reading.text) for mark in chart.marks)
    yield from (Shown(text) for text in (*chart.missing, chart.axis.unit) if text)


def cell_shown(cell: Cell) -> Shown:
    """A cell of a table."""
    return Shown(cell.text or "→".join(reading.text for reading in cell.trend), cell.citations, cell.note)


def lacking(shown: Iterable[Shown], text: str) -> list[str]:
    """Of what is shown, the texts that a file doesn't say with their marks and notes."""
    whole = plain(text)
    patterns = {one.pattern(): one.text for entry in shown for one in entry.parted()}
    return [told for pattern, told in patterns.items() if not re.search(pattern, whole)]


def exhibits(deck: Deck) -> list[Exhibit]:
    """Of all slides."""
    return [exhibit for slide in deck.slides for exhibit in slide.exhibits]


def deck_of(*shown: Exhibit, lang: str = "zh", layout: str = "exhibits", **told: str) -> Deck:
    """A slide of these exhibits."""
    title = shown[0].title if shown else "空"
    return Deck("会议", (Slide(title, shown, layout=layout, **told),), lang, "数据", "v1", "2026-11-22")


def slides_of(file: bytes) -> list[Any]:
    """The slides of a presentation."""
    return list(Presentation(io.BytesIO(file)).slides)


def texts_on(slide: Any) -> list[str]:
    """Every text of a slide: shapes, cells, and the labels of its charts."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            found += chart_texts(shape.chart)
    return found


def chart_texts(chart: Any) -> list[str]:
    """The texts of a chart: labels and titles of its axes, each text of one piece."""
    space = chart._chartSpace
    holders = [*space.iter("{*}rich")]
    return ["".join(text.text or "" for text in holder.iter(_TEXT)) for holder in holders]


def tables_of(slides: Iterable[Any]) -> list[list[list[str]]]:
    """All tables in order, as rows of texts."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
    ]


def descriptions(slide: Any) -> list[str]:
    """The alternative texts of a slide."""
    found = (element.get("descr") for element in slide._element.iter("{*}cNvPr"))
    return [text for text in found if text]


def pptx_text(file: bytes) -> str:
    """All text that is seen on the slides; a row that goes on is told once more as a whole."""
    slides = slides_of(file)
    whole = [cell for row in joined(tables_of(slides)) for cell in row]
    return "\n".join([text for slide in slides for text in texts_on(slide)] + whole)


def joined(tables: Iterable[list[list[str]]]) -> list[list[str]]:
    """The rows of tables that follow one another; one without a first cell goes on with the row before it."""
    return [row for _, row in under_heads(tables)]


Row = tuple[list[str], list[str]]  # the headings above it, its cells


def under_heads(tables: Iterable[list[list[str]]]) -> list[Row]:
    """As `joined`, each row with the headings above it."""
    found: list[Row] = []
    for heads, *rows in tables:
        for row in rows:
            if not row[0] and found and len(found[-1][1]) == len(heads):
                found[-1] = heads, [" ".join(cells) for cells in zip(found[-1][1], row, strict=True)]
            else:
                found.append((heads, row))
    return found


def rows_in(form: str, file: bytes) -> list[Row]:
    """The rows of every table of a presentation, a Word document or a page."""
    if form == "pptx":
        return under_heads(tables_of(slides_of(file)))
    if form == "docx":
        body = docx.Document(io.BytesIO(file)).element.body
        told = [
            [["".join(text.text or "" for text in cell.iter("{*}t")) for cell in row.iter("{*}tc")] for row in rows]
            for rows in (list(table.iter("{*}tr")) for table in body.iter("{*}tbl"))
        ]
    else:
        told = [
            [[cell.text_content() for cell in row.iter("th", "td")] for row in table.iter("tr")]
            for table in lxml.html.fromstring(file.decode()).iter("table")
        ]
    return [(heads, row) for heads, *rows in told for row in rows]


def misplaced(tables: Iterable[Table], found: Iterable[Row]) -> list[str]:
    """The cells of tables that a file hasn't in their row and under their heading, as often as they are shown."""
    waiting: dict[str, list[tuple[str, str]]] = {}
    for heads, row in found:
        pairs = zip(heads[1:], row[1:], strict=True)
        waiting.setdefault(plain(row[0]), []).extend((plain(head), plain(cell)) for head, cell in pairs)
    lost = []
    for table in tables:
        for first, *others in table.rows:
            keys = [key for key in waiting if re.fullmatch(_written(first), key)]
            lost += [] if keys else [first.text]
            for column, cell in zip(table.columns[1:], others, strict=True):
                places = (
                    (key, pair)
                    for key in keys
                    for pair in waiting[key]
                    if pair[0].startswith(plain(column.title)) and _says(cell, pair[1])
                )
                if (place := next(places, None)) is None:
                    lost.append(f"{first.text} | {column.title} | {cell.text}")
                else:
                    waiting[place[0]].remove(place[1])
    return lost


def _says(cell: Cell, text: str) -> bool:
    """Whether a text is that of the cell; of a cell that slides part, whether it has each clause."""
    clauses = cell_shown(cell).parted()
    if len(clauses) > 1:
        return all(re.search(one.pattern(), text) for one in clauses)
    return bool(re.fullmatch(_written(cell), text))


def _written(cell: Cell) -> str:
    return f"'?{cell_shown(cell).pattern()}"


def rows_lacking(tables: Iterable[Table], text: str, most: int) -> list[str]:
    """Of tables in parts of `most` columns, the rows that a text hasn't cell by cell, as often as they are shown; but
    for those that a page may part.
    """
    whole = plain(text)
    wanted = Counter(
        "".join(cell_shown(row[at]).pattern() for at in part)
        for table in tables
        for row in table.rows
        if sum(len(cell.text) + len(cell.note) for cell in row) < _LONG
        for part in parts(table, most)
    )
    return [pattern for pattern, count in wanted.items() if len(re.findall(pattern, whole)) < count]


def tables_shown(shown: Iterable[Exhibit]) -> list[Table]:
    """Of the exhibits, those that are tables."""
    return [exhibit.body for exhibit in shown if isinstance(exhibit.body, Table)]


def docx_text(file: bytes) -> str:
    """All text of a Word document in order, cells of tables among it."""
    body = docx.Document(io.BytesIO(file)).element.body
    return "".join(element.text or "" for element in body.iter("{*}t"))


def pdf_pages(file: bytes) -> list[str]:
    """The text of each page of a PDF in the order in which it was written."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages]


def pdf_text(file: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(pdf_pages(file))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def html_text(file: bytes) -> str:
    """All text of a page that is read, not that of pictures and scripts."""
    reader = _Words()
    reader.feed(file.decode())
    return "".join(reader.found)


def parts_of(file: bytes, ending: str) -> dict[str, bytes]:
    """The parts of an Office file whose names end so."""
    with ZipFile(io.BytesIO(file)) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name.endswith(ending)}


def xml_parts(file: bytes) -> dict[str, Any]:
    """Every XML part, parsed."""
    return {name: etree.fromstring(content) for name, content in parts_of(file, ".xml").items()}


READ: dict[str, Callable[[bytes], str]] = {
    "pptx": pptx_text,
    "pdf": pdf_text,
    "docx": docx_text,
    "html": html_text,
}


def described_in(file: bytes) -> list[str]:
    """The alternative texts in the structure of a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(file))
    objects = (reader.get_object(number) for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1))
    return [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]


def notes_of(file: bytes) -> str:
    """What is said to the slides of a presentation."""
    slides = [slide for slide in slides_of(file) if slide.has_notes_slide]
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)


def _by_source(cited: Iterable[Citation]) -> list[list[int]]:
    found: dict[str, set[int]] = {}
    for entry in cited:
        found.setdefault(entry.source_id, set()).add(entry.line)
    return [sorted(line for line in lines if line) for lines in found.values()]


def _mark(lines: list[int]) -> str:
    return rf"\[\d+(?:{':' + ','.join(map(str, lines)) if lines else ''})\]"
