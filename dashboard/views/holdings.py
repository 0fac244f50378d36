"""What the collection holds, in counts of records, and what it does not, in sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.holdings import Holdings, gaps_of, holdings_of
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Prose
from dashboard.records import Locality
from dashboard.selection import Link, Selection
from dashboard.views.national_map import off_map
from dashboard.views.number_tables import KINDS
from dashboard.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class _Held:
    """One sort of record: how many, what they are made of in words, and where they are shown."""

    record: str
    count: int
    made_of: list[str]
    link: Link | None = None


def holds(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Numbers of documents, cases, mechanisms, numbers and frameworks; what does not occur is left out."""
    words = wording(selection.lang)
    held = [entry for entry in _held(holdings_of(catalogue), selection, words) if entry.count]
    entries = tuple(_entry(entry, words) for entry in held)
    return Exhibit(
        key="overview.holds",
        title=words("overview.holds"),
        body=Prose(entries, bullets=True),
        twin=tuple(words("overview.holds_sentence", what=entry.text, detail=entry.beneath) for entry in entries),
        notes=(words("overview.holds_note"),),
        data=pd.DataFrame([(entry.record, entry.count) for entry in held], columns=["record", "count"]),
    )


def _held(held: Holdings, selection: Selection, words: Wording) -> list[_Held]:
    def of_which(counts: dict[str, int]) -> list[str]:
        return [words("overview.of_which", name=name, n=n) for name, n in counts.items()]

    levels = {words.code("level", level): n for level, n in held.levels.items()}
    groups = {words(f"overview.group_{group}"): n for group, n in held.status_groups.items()}
    kinds = {words.code("number_kind", kind): held.kinds[kind] for kind in KINDS if kind in held.kinds}
    articles = [words("overview.articles", n=held.articles)] if held.articles else []
    unplaced = [words("overview.unplaced", n=held.unplaced_practices)] if held.unplaced_practices else []
    made_of = [words("overview.dimensions", n=held.dimensions), words("overview.judgements", n=held.judgements)]
    return [
        _Held("documents", held.documents, articles, selection.link("sources", section="documents")),
        _Held("cases", sum(levels.values()), of_which(levels)),
        _Held("practices", sum(groups.values()), of_which(groups) + unplaced, selection.link("practices")),
        _Held("figures", sum(kinds.values()), of_which(kinds), coverage(selection)),
        _Held("frameworks", held.frameworks, made_of, selection.link("comparison", section="evidence")),
    ]


def _entry(entry: _Held, words: Wording) -> Entry:
    text = words("overview.holds_count", what=words(f"overview.holds_{entry.record}"), n=f"{entry.count:,}")
    return Entry(text, link=entry.link, beneath=words.join(entry.made_of))


def gaps(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the collection does not hold, in sentences; a gap that is none is not mentioned."""
    words = wording(selection.lang)
    found, hidden = gaps_of(catalogue), off_map(catalogue)
    counts: list[tuple[str, int, dict[str, Any]]] = [
        ("measured", len(found.without_measured), {"places": _names(found.without_measured, words)}),
        ("shared", found.shared_indicators, {"total": found.indicators}),
        ("period", found.period_not_stated, {"total": found.measured}),
        ("doubt", found.in_doubt, {}),
        ("absent", found.absent, {}),
        ("silence", found.silences, {}),
        ("off_map", len(hidden), {"places": _names(hidden, words)}),
    ]
    said = [words(f"overview.gap_{name}", n=n, **values) for name, n, values in counts if n or name == "shared"]
    numbers = {**asdict(found), "without_measured": len(found.without_measured), "off_map": len(hidden)}
    return Exhibit(
        key="overview.gaps",
        title=words("overview.gaps"),
        body=Prose(tuple(Entry(sentence) for sentence in said), bullets=True),
        twin=tuple(said),
        data=pd.DataFrame(list(numbers.items()), columns=["gap", "count"]),
    )


def _names(found: tuple[Locality, ...], words: Wording) -> str:
    return words.join([words.text(entry.name) for entry in found])


def onward(_: Catalogue, selection: Selection) -> tuple[tuple[str, Link], ...]:
    """Where it stands case by case and indicator by indicator."""
    return ((wording(selection.lang)("overview.coverage"), coverage(selection)),)


def coverage(selection: Selection) -> Link:
    """Who reports what: the coverage section of the sources page."""
    return selection.link("sources", section="coverage", source="", line=0)
