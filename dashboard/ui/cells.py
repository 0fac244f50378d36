"""Cells, citations and links as Streamlit's Markdown: text is escaped on its way in, no more."""

from __future__ import annotations

from urllib.parse import urlencode

from dashboard import escape
from dashboard.exhibit import Cell
from dashboard.records import Citation
from dashboard.selection import Link
from dashboard.ui.arrive import Visit
from dashboard.ui.basket import carried
from dashboard.views import citations

_TONES = {
    "strong": "**{}**",
    "explicit": ":green-background[{}]",
    "partial": ":orange-background[{}]",
    "none": ":gray[{}]",
    "missing": ":gray[{}]",
    "muted": ":gray[{}]",
    "caution": ":orange[{}]",
    "better": ":blue-background[{}]",
    "worse": ":orange-background[{}]",
    "higher": ":violet-background[{}]",
    "lower": ":gray-background[{}]",
}


def toned(text: str, tone: str) -> str:
    """Text with the mark of its tone; nothing for nothing."""
    return _TONES.get(tone, "{}").replace("{}", escape.markdown(text)) if text else ""


def small(text: str) -> str:
    """Markdown in small print; nothing for nothing."""
    return f":small[{text}]" if text else ""


def cite(visit: Visit, citation: Citation, *, short: bool = False) -> str:
    """A link to the line that a citation names."""
    name = citations.short if short else citations.full
    text = escape.markdown(name(visit.catalogue, citation, visit.words))
    return f"[{text}]({address(citations.link(visit.selection, citation))})"


def cited(visit: Visit, found: tuple[Citation, ...]) -> str:
    """Short links to several lines in a row."""
    return " ".join(cite(visit, entry, short=True) for entry in found)


def address(link: Link) -> str:
    """The address of a page relative to its siblings, so that it holds under any base path."""
    page = "" if link.page == "overview" else link.page
    return f"{page or '.'}?{urlencode(carried(dict(link.query)), safe=',')}"


def cell(visit: Visit, shown: Cell) -> str:
    """A cell line by line, then its note and citations in small print."""
    text = "  \n".join(toned(line, shown.tone) for line in shown.text.split("\n"))
    if shown.link:
        text = f"[{text}]({address(shown.link)})"
    note = f" :small[:gray[{escape.markdown(shown.note)}]]" if shown.note else ""
    return f"{text}{note} {small(cited(visit, shown.citations))}".strip()
