"""What the sources state of a place beside its mechanisms: problems, results, context, and silences."""

from __future__ import annotations

import pandas as pd

from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Prose
from dashboard.records import Finding
from dashboard.selection import Selection
from dashboard.wording import Wording, wording

KINDS = ("problem", "result", "context", "silence")


def by_kind(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """One list per kind, in source order; a kind without an entry says that the source states none."""
    words = wording(selection.lang)
    found = [entry for code in scope(catalogue, selection.locality) for entry in catalogue.findings_of(code)]
    return tuple(_list(kind, [entry for entry in found if entry.kind == kind], words) for kind in KINDS)


def _list(kind: str, found: list[Finding], words: Wording) -> Exhibit:
    entries = tuple(Entry(words.text(entry.text), citations=entry.citations) for entry in found)
    nothing = Entry(words(f"findings.no_{kind}"), tone="muted")
    return Exhibit(
        key=f"locality.findings.{kind}",
        title=words(f"findings.{kind}", n=len(found)),
        lead=words(f"findings.about_{kind}") if found else "",
        body=Prose(entries or (nothing,), bullets=bool(entries)),
        twin=tuple(entry.text for entry in entries or (nothing,)),
        sources=tuple(dict.fromkeys(citation for entry in found for citation in entry.citations)),
        data=pd.DataFrame(
            [
                {
                    **{name: getattr(entry, name) for name in ("finding_id", "locality_id", "kind")},
                    "text_zh": entry.text.zh,
                    "text_en": entry.text.en,
                    "source_id": entry.citations[0].source_id if entry.citations else "",
                    "line": entry.citations[0].line if entry.citations else 0,
                }
                for entry in found
            ]
        ),
    )
