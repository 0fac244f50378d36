"""The list of practices: what the filters leave, in cards; recommendations stand apart and are counted apart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from dashboard.analysis.practice_filter import STATUS_GROUPS, Narrowed, group_of, narrow
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Entry, Exhibit, Prose
from dashboard.records import Practice
from dashboard.selection import PRACTICE_SECTIONS, Link, Selection
from dashboard.views.practice_cards import practice_card, practice_sentence
from dashboard.views.practice_choices import nothing_found
from dashboard.wording import wording

PER_PAGE = 20
COLUMNS = (
    *("practice_id", "locality_id", "name_zh", "name_en", "status", "status_group", "kind", "level", "part_of"),
    *("unexplained_zh", "unexplained_en", "source_id", "line", "citations"),
)


def section_names(selection: Selection) -> dict[str, str]:
    """The two ways to read practices; the second with the number of practices that stand side by side."""
    words = wording(selection.lang)
    names = {section: words(f"practices.section_{section}") for section in PRACTICE_SECTIONS}
    if selection.practices:
        names["beside"] = words("practices.choice", name=names["beside"], n=len(selection.practices))
    return names


def overview(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """How many practices are found, by status group: carried out, proposed or planned, only referred to."""
    words = wording(selection.lang)
    found = narrow(catalogue, selection)
    counts = {group: len(found.in_group(group)) for group in STATUS_GROUPS}
    said = [words(f"practices.count_{group}", n=count) for group, count in counts.items()]
    text = words("practices.found", n=len(found.found), total=len(catalogue.practices), groups=words.join(said))
    return Exhibit(
        key="practices.overview",
        title="",
        body=Prose((Entry(text),)),
        notes=(words("practices.counted_apart"),),
        twin=(text,),
        data=tidy(found.found),
    )


def listing(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The practices on the chosen page of the list, an exhibit per status group; what to loosen where there is none."""
    found = narrow(catalogue, selection)
    if not found.found:
        return (nothing_found(catalogue, selection),)
    first = PER_PAGE * (_page(found, selection) - 1)
    ordered = [entry for group in STATUS_GROUPS for entry in found.in_group(group)]
    shown = ordered[first : first + PER_PAGE]
    groups = {group: tuple(entry for entry in shown if group_of(entry) == group) for group in STATUS_GROUPS}
    return tuple(
        _group(catalogue, selection, group, members, len(found.in_group(group)))
        for group, members in groups.items()
        if members
    )


def _group(catalogue: Catalogue, selection: Selection, group: str, shown: tuple[Practice, ...], total: int) -> Exhibit:
    words = wording(selection.lang)
    return Exhibit(
        key=f"practices.{group}",
        title=words("practices.group", name=words(f"practices.{group}"), n=total),
        lead=words(f"practices.{group}_lead"),
        body=Cards(tuple(practice_card(catalogue, selection, entry) for entry in shown)),
        twin=tuple(practice_sentence(catalogue, entry, words) for entry in shown),
        sources=tuple(dict.fromkeys(citation for entry in shown for citation in entry.citations)),
        data=tidy(shown),
    )


def turning(catalogue: Catalogue, selection: Selection) -> tuple[tuple[str, Link], ...]:
    """Links to the first, previous, next and last page of the list; none where it fits on one page."""
    words = wording(selection.lang)
    found = narrow(catalogue, selection)
    here, last = _page(found, selection), _pages(found)
    targets = (
        ("first", 1, here > 2),
        ("previous", here - 1, here > 1),
        ("next", here + 1, here < last),
        ("last", last, here < last - 1),
    )
    return tuple(
        (words(f"practices.page_{name}", page=page), selection.link("practices", shown=page))
        for name, page, useful in targets
        if useful
    )


def page_of(catalogue: Catalogue, selection: Selection) -> str:
    """Which page of the list is shown; empty where there is only one."""
    found = narrow(catalogue, selection)
    last = _pages(found)
    words = wording(selection.lang)
    return words("practices.page_of", page=_page(found, selection), pages=last) if last > 1 else ""


def _pages(found: Narrowed) -> int:
    return max(1, -(-len(found.found) // PER_PAGE))


def _page(found: Narrowed, selection: Selection) -> int:
    return min(max(selection.shown, 1), _pages(found))


def tidy(practices: Iterable[Practice]) -> pd.DataFrame:
    """One row per practice: codes as in the data, status group, the first citation, all citations as source:line."""
    return pd.DataFrame([_row(entry) for entry in practices], columns=list(COLUMNS))


def _row(entry: Practice) -> dict[str, object]:
    first = entry.citations[0] if entry.citations else None
    return {
        **{name: getattr(entry, name) for name in ("practice_id", "locality_id", "status", "kind", "level", "part_of")},
        "name_zh": entry.name.zh,
        "name_en": entry.name.en,
        "status_group": group_of(entry),
        "unexplained_zh": entry.unexplained.zh,
        "unexplained_en": entry.unexplained.en,
        "source_id": first.source_id if first else "",
        "line": first.line if first else 0,
        "citations": ";".join(f"{citation.source_id}:{citation.line}" for citation in entry.citations),
    }
