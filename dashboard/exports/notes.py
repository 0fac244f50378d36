"""What a reader of an exported table needs beside it: sources, definitions, kinds of missing, qualifiers, codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.analysis.comparability import Barrier
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Chart, Exhibit, Figures, Prose, Table
from dashboard.exports.address import address
from dashboard.exports.tables import Datum, columns, data_rows
from dashboard.quantity import Lang, phrase, rule_rows
from dashboard.records import Citation, Missing
from dashboard.selection import Selection
from dashboard.wording import Wording, wording

NoteRow = tuple[Datum, ...]
_SOURCE_HEADS = (
    *("source_id", "title", "publisher", "author", "published", "lines"),
    *("self_report", "breaks_off", "text_chars", "reliability"),
)


def about(
    catalogue: Catalogue, exhibits: Sequence[Exhibit], selection: Selection, page: str, root: str = ""
) -> Iterator[NoteRow]:
    """What the file is: data, version, address, how to read it, then the notes of every exhibit under its title.

    In this and the two lists below a row of one cell heads a section, an empty row ends it.
    """
    words, edition = wording(selection.lang), catalogue.edition
    yield (words.text(catalogue.title),)
    yield (words("exports.data_version"), version(catalogue))
    yield (words("exports.address"), address(selection, page, root))
    yield from ((words("exports.licence"), entry.title or entry.name, entry.path) for entry in edition.licences)
    yield (words("exports.reading"), words("exports.exact_only"))
    yield (words("exports.text_guard"), words("exports.guard"))
    yield ()
    for exhibit in exhibits:
        if exhibit.notes:
            yield (exhibit.title,)
            yield from (("", note) for note in exhibit.notes)
            yield ()


def version(catalogue: Catalogue) -> str:
    """The number of the edition and the checksum of the files: 1.0.0+6bef93419ad64ded."""
    return "+".join(part for part in (catalogue.edition.number, catalogue.version) if part)


def sources(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    """Every source cited anywhere in the exhibits, with the lines cited and what limits its use."""
    lines = cited_lines(exhibits)
    yield tuple(words(f"exports.source_{name}") for name in _SOURCE_HEADS)
    for source_id, source in catalogue.sources.items():
        if source_id in lines:
            yield (
                source_id,
                words.text(source.title),
                words.text(source.publisher),
                words.text(source.author),
                source.published,
                ", ".join(str(line) for line in lines[source_id] if line),
                words.code("self_report", source.self_report),
                words("exports.yes" if source.breaks_off else "exports.no"),
                source.case_text_chars,
                words.text(source.reliability),
            )


def cited_lines(exhibits: Sequence[Exhibit]) -> dict[str, list[int]]:
    """The lines that the exhibits cite, in order, by source in order of first citation; line 0 is the whole source."""
    found: dict[str, set[int]] = {}
    for citation in citations(exhibits):
        found.setdefault(citation.source_id, set()).add(citation.line)
    return {source_id: sorted(lines) for source_id, lines in found.items()}


def citations(exhibits: Sequence[Exhibit]) -> Iterator[Citation]:
    """Everything that the exhibits cite, in their bodies, beneath them and in their data, as often as it is cited."""
    for exhibit in exhibits:
        yield from in_body(exhibit)
        yield from exhibit.sources
        cited = exhibit.data["citations"] if exhibit.data is not None and "citations" in exhibit.data else ()
        for text in cited:
            for part in filter(None, text.split(";") if isinstance(text, str) else ()):
                source_id, _, line = part.partition(":")
                if line.isdigit() or not line:
                    yield Citation(source_id, int(line or 0))


def in_body(exhibit: Exhibit) -> Iterator[Citation]:
    """What the cells, figures, entries, cards or dots of a body cite."""
    body = exhibit.body
    if isinstance(body, Table):
        yield from (entry for row in body.rows for cell in row for entry in cell.citations)
    elif isinstance(body, Prose):
        yield from (entry for item in body.entries for entry in item.citations)
    elif isinstance(body, Figures | Cards):
        yield from (entry for item in body.items for entry in item.citations)
    elif isinstance(body, Chart):
        yield from (entry for dot in body.dots for entry in dot.citations)


def definitions(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    """Indicators that occur, then columns, kinds of missing, qualifiers and barriers, each with its meaning."""
    yield from _indicators(catalogue, exhibits, words)
    yield from _columns(catalogue, exhibits, words)
    yield (words("exports.missing"),)
    yield from ((kind.value, words.code("missing", kind), words(f"exports.missing_{kind}")) for kind in Missing)
    yield ()
    yield from _qualifiers(words)
    yield (words("exports.barriers"),)
    yield from ((barrier.value, words(f"comparison.barrier_{barrier}")) for barrier in Barrier)


def indicators_of(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> tuple[str, ...]:
    """The codes of the indicators that the data of the exhibits name, in order of first appearance."""
    rows = list(data_rows(catalogue, exhibits, words))
    named = (row.get(name) for row in rows for name in ("indicator_id", "item_id"))
    return tuple(str(code) for code in dict.fromkeys(named) if code in catalogue.indicators)


def _indicators(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    found = indicators_of(catalogue, exhibits, words)
    if not found:
        return
    yield (words("exports.definitions"),)
    yield tuple(words(f"exports.indicator_{name}") for name in ("id", "name", "definition", "unit", "base"))
    for code in found:
        indicator = catalogue.indicators[code]
        texts = (words.text(text) for text in (indicator.name, indicator.definition))
        yield (indicator.indicator_id, *texts, indicator.unit, words.text(indicator.base))
    yield ()


def _columns(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[NoteRow]:
    yield (words("exports.columns"),)
    for name in columns(list(data_rows(catalogue, exhibits, words))):
        title = words.code("exports.column", name)
        yield (name, "" if title == name else title)
    yield ()


def _qualifiers(words: Wording) -> Iterator[NoteRow]:
    lang: Lang = "zh" if words.lang == "zh" else "en"
    yield (words("exports.qualifiers"),)
    yield from rule_rows(lang)
    yield ("", phrase(lang, "rule.note"))
    yield ()
