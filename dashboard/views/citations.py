"""How a source line is named and where it opens."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.records import Citation
from dashboard.selection import Link, Selection
from dashboard.wording import Wording


def short(catalogue: Catalogue, citation: Citation, words: Wording) -> str:
    """A few characters for a cell: the number of the document in the list of sources, and the line."""
    number = list(catalogue.sources).index(citation.source_id) + 1
    return words("citation.short", number=number, line=citation.line)


def full(catalogue: Catalogue, citation: Citation, words: Wording) -> str:
    """Title, publisher, date and line; no line where a source is cited as a whole (line 0)."""
    source = catalogue.sources[citation.source_id]
    document = catalogue.document(citation.source_id)
    about = [words.text(source.title), words.text(document.publisher), document.published]
    told = words.join([part for part in about if part])
    return words("citation.full", about=told, line=citation.line) if citation.line else told


def link(selection: Selection, citation: Citation) -> Link:
    """The sources page, opened at this line."""
    return selection.link("sources", section="documents", source=citation.source_id, line=citation.line, search="")
