"""Files read back by other programs than wrote them, and what an exhibit shows, to hold one against the other.

Texts are compared without white space and in compatibility form: a reader of PDF may find 人 as its radical.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from zipfile import ZipFile

import docx
import pypdf
from lxml import etree
from pptx import Presentation

from dashboard.exhibit import Cards, Cell, Chart, Deck, Diagram, Exhibit, Figures, MapScene, Prose, Slide, Table
from dashboard.exports.as_table import named
from dashboard.records import Briefing, Citation, Scene
from dashboard.selection import COMPARISON_SECTIONS, LOCALITY_SECTIONS, PRACTICE_SECTIONS, SECTIONS

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
    found: list[list[str]] = []
    for heads, *rows in tables:
        for row in rows:
            if not row[0] and found and len(found[-1]) == len(heads):
                found[-1] = [" ".join(cells) for cells in zip(found[-1], row, strict=True)]
            else:
                found.append(row)
    return found


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


def _by_source(cited: Iterable[Citation]) -> list[list[int]]:
    found: dict[str, set[int]] = {}
    for entry in cited:
        found.setdefault(entry.source_id, set()).add(entry.line)
    return [sorted(line for line in lines if line) for lines in found.values()]


def _mark(lines: list[int]) -> str:
    return rf"\[\d+(?:{':' + ','.join(map(str, lines)) if lines else ''})\]"
