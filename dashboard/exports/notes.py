"""What a reader of an exported table needs beside it: sources, definitions, kinds of missing, qualifiers, codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from dashboard.analysis.comparability import Barrier
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.exports.tables import Datum, columns, data_rows
from dashboard.quantity import Lang, phrase, rule_rows
from dashboard.records import Citation, Missing
from dashboard.selection import Selection
from dashboard.wording import Wording, wording

NoteRow = tuple[Datum, ...]


def sections(catalogue: Catalogue, exhibits: Sequence[Exhibit], selection: Selection, page: str) -> Iterator[NoteRow]:
    """Rows of the notes sheet; a row of one cell heads a section, an empty row ends it."""
    words = wording(selection.lang)
    yield from _about(catalogue, selection, page, words)
    yield from _sources(catalogue, exhibits, words)
    yield from _definitions(catalogue, exhibits, words)
    yield from _columns(catalogue, exhibits, words)
    yield (words("exports.missing"),)
    yield from ((kind.value, words.code("missing", kind), words(f"exports.missing_{kind}")) for kind in Missing)
    yield ()
    yield from _qualifiers(words)
    yield (words("exports.barriers"),)
    yield from ((barrier.value, words(f"comparison.barrier_{barrier}")) for barrier in Barrier)


def _about(catalogue: Catalogue, selection: Selection, page: str, words: Wording) -> Iterator[NoteRow]:
    yield (words.text(catalogue.title),)
    yield (words("exports.data_version"), catalogue.version)
    yield (words("exports.address"), f"{page}?{urlencode(dict(selection.link(page).query), safe=',')}")
    yield (words("exports.reading"), words("exports.exact_only"))
    yield ()


def _sources(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    """Every source cited anywhere in the exhibits, with the lines cited and what limits its use."""
    lines: dict[str, set[int]] = {}
    for citation in _citations(exhibits):
        lines.setdefault(citation.source_id, set()).add(citation.line)
    yield (words("exports.sources"),)
    heads = (
        "source_id",
        "title",
        "publisher",
        "author",
        "published",
        "lines",
        "self_report",
        "breaks_off",
        "text_chars",
    )
    yield tuple(words(f"exports.source_{name}") for name in (*heads, "reliability"))
    for source_id, source in catalogue.sources.items():
        if source_id in lines:
            yield (
                source_id,
                words.text(source.title),
                words.text(source.publisher),
                words.text(source.author),
                source.published,
                ", ".join(str(line) for line in sorted(lines[source_id]) if line),
                words.code("self_report", source.self_report),
                words("exports.yes" if source.breaks_off else "exports.no"),
                source.case_text_chars,
                words.text(source.reliability),
            )
    yield ()


def _citations(exhibits: Sequence[Exhibit]) -> Iterator[Citation]:
    for exhibit in exhibits:
        yield from exhibit.sources
        for cell in _cells(exhibit):
            yield from cell.citations
        cited = exhibit.data["citations"] if exhibit.data is not None and "citations" in exhibit.data else ()
        for text in cited:
            for part in filter(None, str(text).split(";")):
                source_id, _, line = part.partition(":")
                yield Citation(source_id, int(line or 0))


def _cells(exhibit: Exhibit) -> Iterator[Cell]:
    if isinstance(exhibit.body, Table):
        for row in exhibit.body.rows:
            yield from row
    elif isinstance(exhibit.body, Prose):
        yield from (Cell(entry.text, citations=entry.citations) for entry in exhibit.body.entries)


def _definitions(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    rows = data_rows(catalogue, exhibits, words)
    found = [code for code in dict.fromkeys(row.get("item_id") for row in rows) if code in catalogue.indicators]
    if not found:
        return
    yield (words("exports.definitions"),)
    yield tuple(words(f"exports.indicator_{name}") for name in ("id", "name", "definition", "unit", "base"))
    for code in found:
        indicator = catalogue.indicators[str(code)]
        texts = (words.text(text) for text in (indicator.name, indicator.definition))
        yield (indicator.indicator_id, *texts, indicator.unit, words.text(indicator.base))
    yield ()


def _columns(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    yield (words("exports.columns"),)
    for name in columns(list(data_rows(catalogue, exhibits, words))):
        yield (name, words.code("exports.column", name))
    yield ()


def _qualifiers(words: Wording) -> Iterator[NoteRow]:
    lang: Lang = "zh" if words.lang == "zh" else "en"
    yield (words("exports.qualifiers"),)
    yield from rule_rows(lang)
    yield ("", phrase(lang, "rule.note"))
    yield ()
