"""A work that is cited, and its entry in a list of references: GB/T 7714-2015, BibTeX.

A list in the order of citation (顺序编码制) leaves out an author who is not stated (GB/T 7714-2015, 8.1.4); place and
publisher of what is read online may be left out where they are not stated (8.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",  # BibTeX counts an escaped brace as well: it would not end the field
    "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
_NO_KEY = re.compile(r"[^0-9A-Za-z:.+/-]+")
_BIBTEX = {"J": "article", "N": "article", "M": "book", "G": "incollection"}


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited. `kind` is the letter of GB/T 7714-2015, table B.1: M J N G C R A DB DS EB Z.

    `host` is the periodical, newspaper or collection it stands in; `issue` the number of a periodical or the page of a
    newspaper. Dates are as stated: YYYY, YYYY-MM, YYYY-MM-DD. `accessed` and `address` make it a work read online.
    """

    key: str
    title: str
    kind: str
    authors: tuple[str, ...] = ()
    host: str = ""
    host_authors: tuple[str, ...] = ()
    edition: str = ""
    place: str = ""
    publisher: str = ""
    published: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    accessed: str = ""
    address: str = ""
    carrier: str = ""
    doi: str = ""
    note: str = ""


def gbt(work: Work, et_al: str = "等") -> str:
    """The entry of GB/T 7714-2015: at most three authors, kind and carrier in brackets, dates, path."""
    carrier = work.carrier or ("OL" if work.address else "")
    mark = f"[{work.kind}/{carrier}]" if carrier else f"[{work.kind}]"
    parts = [_names(work.authors, et_al)]
    if work.host and work.kind not in ("J", "N"):
        host = ". ".join(part for part in (_names(work.host_authors, et_al), work.host) if part)
        parts.append(f"{work.title}{mark}//{host}")
    else:
        parts.append(f"{work.title}{mark}")
    parts += [work.edition, _imprint(work), work.address, f"DOI: {work.doi}" if work.doi else ""]
    return ". ".join(part for part in parts if part) + "."


def _names(names: tuple[str, ...], et_al: str) -> str:
    return ", ".join((*names[:3], et_al) if len(names) > 3 else names)


def _imprint(work: Work) -> str:
    """Place, publisher, year and page of a book; title, date and issue of a periodical; dates alone of the rest."""
    accessed = f"[{work.accessed}]" if work.accessed else ""
    if work.kind in ("J", "N"):
        return f"{_periodical(work)}{accessed}"
    imprint = ": ".join(part for part in (work.place, work.publisher) if part)
    if not imprint:
        updated = f"({work.published})" if work.published else ""
        return f"{work.pages}{updated}{accessed}"
    pages = f": {work.pages}" if work.pages else ""
    return ", ".join(part for part in (imprint, work.published) if part) + pages + accessed


def _periodical(work: Work) -> str:
    issue = f"({work.issue})" if work.issue else ""
    if work.kind == "N":
        when = f"{work.published}{issue}"
    else:
        when = ", ".join(part for part in (work.published[:4], work.volume) if part) + issue
    pages = f": {work.pages}" if work.pages else ""
    return ", ".join(part for part in (work.host, when) if part) + pages


def bibtex(work: Work) -> str:
    """A BibTeX entry in UTF-8: what LaTeX would interpret is escaped, braces in text keep balanced."""
    kind = _BIBTEX.get(work.kind, "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work, kind) if value)
    return f"@{kind}{{{_key(work.key)},\n{fields}}}"


def _fields(work: Work, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(f"{{{latex(name)}}}" for name in work.authors)
    yield "title", f"{{{latex(work.title)}}}"
    yield {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished"), latex(work.host)
    yield "edition", latex(work.edition) if kind == "book" else ""
    yield "version", "" if kind == "book" else latex(work.edition)
    yield "address", latex(work.place)
    yield ("publisher" if kind in ("book", "incollection") else "organization"), latex(work.publisher)
    yield "year", work.published[:4]
    yield "date", work.published if len(work.published) > 4 else ""
    yield "volume", latex(work.volume)
    yield "number", "" if work.kind == "N" else latex(work.issue)
    yield "pages", latex(work.issue if work.kind == "N" else work.pages)
    yield "url", _url(work.address)
    yield "urldate", work.accessed
    yield "doi", latex(work.doi)
    yield "note", latex(work.note)


def latex(text: str) -> str:
    """Text that LaTeX and BibTeX show as written, on one line."""
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(text.split()))


def _url(address: str) -> str:
    """An address as it is (styles set it verbatim), but for what would end the field or be a command in it."""
    return "".join(f"%{ord(sign):02X}" if sign in "\\{}" or sign.isspace() else sign for sign in address)


def _key(key: str) -> str:
    return _NO_KEY.sub("-", key).strip("-") or "entry"
