"""How an exhibit cites itself: data, version, address, date of access, and every source it rests on with its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.address import address
from dashboard.exports.notes import cited_lines, version
from dashboard.exports.reference import Work, bibtex, gbt
from dashboard.records import Source
from dashboard.selection import Selection
from dashboard.views.scenes import away_from_page
from dashboard.wording import Wording, wording

FORMS = ("plain", "gbt", "bibtex")
# The publisher column is what the document prints: 民生周刊（2024年第13期）, 人民日报（2020年8月3日第9版；…）
_PERIODICAL = re.compile(r"([^（(；;，,]+)[（(]\d{4}年第(\d+)期")
_NEWSPAPER = re.compile(r"([^（(；;，,]+)[（(](?:\d{4}年\d{1,2}月\d{1,2}日)?第(\d+)版")
_NOT_STATED = re.compile(r"未印出|未注明|不详|\bnot (printed|stated)\b|\bunknown\b", re.IGNORECASE)


def cite(
    catalogue: Catalogue,
    exhibit: Exhibit,
    selection: Selection,
    page: str,
    *,
    form: str,
    root: str = "",
    accessed: str = "",
) -> str:
    """The citation of one exhibit in one of FORMS, then its sources, numbered in the order they are cited in.

    `root` is the address of the atlas, ending in a slash; `accessed` an ISO date. Either may be left out. GB/T 7714
    names a source in the language it is written in, the other forms in the reader's.
    """
    words = wording(selection.lang)
    own = exhibit_work(catalogue, exhibit, selection, page, root, accessed)
    lines = cited_lines([exhibit])
    if form == "bibtex":
        works = [source_work(catalogue, code, lines[code], selection, root, accessed, selection.lang) for code in lines]
        return "\n\n".join(bibtex(work) for work in (own, *works))
    if form == "gbt":
        works = [source_work(catalogue, code, lines[code], selection, root, accessed, "zh") for code in lines]
        return "\n".join(f"[{at}] {gbt(work)}" for at, work in enumerate((own, *works), 1))
    return "\n".join(_plain(catalogue, own, lines, words))


def exhibit_work(
    catalogue: Catalogue, exhibit: Exhibit, selection: Selection, page: str, root: str, accessed: str
) -> Work:
    """The exhibit as a part of the data base that it is taken from."""
    words, edition = wording(selection.lang), catalogue.edition
    told = [words("citing.licence", name=entry.name or entry.title) for entry in edition.licences[:1]]
    told += [exhibit.body.credit] if isinstance(exhibit.body, MapScene) else []
    return Work(
        key=f"{page}-{exhibit.key}",
        title=cited_title(catalogue, exhibit, selection, page),
        kind="DB",
        authors=(edition.publisher,) if edition.publisher else (),
        host=words.text(catalogue.title),
        edition=words("citing.version", version=version(catalogue)),
        published=edition.issued,
        accessed=accessed,
        address=address(selection, page, root),
        note=_listed(told, words),
    )


def cited_title(catalogue: Catalogue, exhibit: Exhibit, selection: Selection, page: str) -> str:
    """The title of an exhibit away from its page: with the place whose page it stands on, unless it names it."""
    title = exhibit.title or wording(selection.lang)(f"app.page_{page}")
    return away_from_page(catalogue, title, page, selection.locality, selection.lang)


def source_work(
    catalogue: Catalogue,
    source_id: str,
    lines: Sequence[int],
    selection: Selection,
    root: str,
    accessed: str,
    lang: str,
) -> Work:
    """A source as the atlas shows it, in `lang`, its lines for pages; what it does not print is left out."""
    source, words = catalogue.sources[source_id], wording(lang)
    first = next((line for line in lines if line), 0)
    opened = Selection(lang=selection.lang, section="documents", source=source_id, line=first)
    kind, host, issue = _where(catalogue, source, lang)
    author = words.text(source.author)
    return Work(
        key=source_id,
        title=words.text(source.title),
        kind=kind,
        authors=(author,) if author and not _NOT_STATED.search(author) else (),
        host=host,
        published=source.published,
        issue=issue,
        pages=line_words(lines, words),
        accessed=accessed,
        address=address(opened, "sources", root),
    )


def _where(catalogue: Catalogue, source: Source, lang: str) -> tuple[str, str, str]:
    """Kind, host and issue: in a collection, a periodical, a newspaper; else an online text of no known kind."""
    words = wording(lang)
    if source.parent_id:
        return "G", words.text(catalogue.document(source.source_id).title), ""
    if source.kind == "compilation":
        return "G", "", ""
    for kind, printed in (("J", _PERIODICAL), ("N", _NEWSPAPER)):
        if found := printed.match(source.publisher.zh):
            name = found[1].strip() if lang == "zh" else words.text(source.publisher).partition(" (")[0]
            return kind, name, found[2]
    return "EB", "", ""


def line_words(lines: Sequence[int], words: Wording) -> str:
    """第 4-8, 12 行: runs of lines joined; empty where the source is cited as a whole."""
    numbered = [line for line in lines if line]
    runs: list[str] = []
    for _, run in groupby(enumerate(numbered), key=lambda entry: entry[1] - entry[0]):
        found = [line for _, line in run]
        runs += [f"{found[0]}-{found[-1]}"] if len(found) > 2 else [str(line) for line in found]
    return words("citing.lines", lines=words.join(runs), n=len(numbered)) if numbered else ""


def _plain(catalogue: Catalogue, own: Work, lines: dict[str, list[int]], words: Wording) -> Iterator[str]:
    told = (
        own.host,
        own.edition,
        words("citing.issued", date=own.published) if own.published else "",
        words("citing.accessed", date=own.accessed) if own.accessed else "",
        own.note,
    )
    yield words("citing.plain", title=own.title, about=_listed(told, words))
    yield own.address  # on a line of its own: no full stop is taken for a part of it
    if lines:
        yield words("citing.sources")
    for at, (source_id, cited) in enumerate(lines.items(), 1):
        yield f"[{at}] {source_words(catalogue, source_id, cited, words)}"


def source_words(catalogue: Catalogue, source_id: str, lines: Sequence[int], words: Wording) -> str:
    """A source in one sentence, in its own words on author, publisher and date, with the lines cited."""
    source, document = catalogue.sources[source_id], catalogue.document(source_id)
    host = words.text(document.title) if document is not source else ""
    author = words.text(source.author)
    told = (
        "" if _NOT_STATED.search(author) else author,
        words("citing.title", title=words.text(source.title)),
        words("citing.within", title=host) if host else "",
        words.text(document.publisher),
        source.published or document.published,
        line_words(lines, words),
    )
    return words("citing.sentence", text=_listed(told, words))


def _listed(parts: Sequence[str], words: Wording) -> str:
    return words("citing.and").join(part for part in parts if part)
