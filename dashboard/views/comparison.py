"""Places side by side: which can be chosen, in which order they stand, and what their cells rest on.

The first place leads and is marked in every table. The country is never one of them: its figures are benchmarks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.analysis.comparability import BENCHMARK_LEVEL
from dashboard.analysis.coverage import case_sources
from dashboard.analysis.ordering import arranged
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Column
from dashboard.records import Citation, Locality
from dashboard.selection import MOST_BESIDE, Link, Selection
from dashboard.wording import Wording, wording

DETAIL_PLACES = 3  # up to so many columns leave room for the texts behind a count
GROUPS = {
    "cities": ("province", "prefecture"),
    "districts": ("county",),
    "towns": ("township",),
    "communities": ("community", "estate"),
}
Labelled = tuple[str, Link]


def chosen(catalogue: Catalogue, selection: Selection) -> tuple[Locality, ...]:
    """The chosen places in order, the lead first, without the country."""
    found = (catalogue.localities[code] for code in selection.localities)
    return tuple(place for place in found if place.level != BENCHMARK_LEVEL)


def places(catalogue: Catalogue, selection: Selection) -> tuple[Locality, ...]:
    """The chosen places, the lead first, then as the selection's `order` asks; all cases where none is chosen, the one
    last looked at first.
    """
    every = sorted(catalogue.cases, key=lambda place: place.locality_id != selection.locality)
    found = arranged(catalogue, selection, chosen(catalogue, selection) or every)
    return tuple(entry.place for entry in sorted(found, key=lambda entry: not entry.lead))


def choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """Codes that can be chosen: the cases, other places something is coded of, and what is chosen already."""
    coded = [
        entry
        for entry in catalogue.records.localities
        if entry.role == "case"
        or entry.locality_id in selection.localities
        or catalogue.has_measured(entry.locality_id)
        or catalogue.practices_of(entry.locality_id)
    ]
    return tuple(entry.locality_id for entry in coded if entry.level != BENCHMARK_LEVEL)


def columns(found: Sequence[Locality], first: Column, words: Wording, *further: Column) -> tuple[Column, ...]:
    """A first column, what follows it, and one column per place with the lead marked."""
    named = (Column(place.locality_id, words.text(place.name), lead=at == 0) for at, place in enumerate(found))
    return (first, *further, *named)


def lead(catalogue: Catalogue, selection: Selection) -> Locality | None:
    """The place that every table marks: the first of `places`; None where the data hold no case."""
    return next(iter(places(catalogue, selection)), None)


def suggestions(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """Ready choices: all cases, and all cases of one sort of place where two to eight of them exist."""
    words = wording(selection.lang)
    groups = {
        name: tuple(entry.locality_id for entry in catalogue.cases if entry.level in levels)
        for name, levels in GROUPS.items()
    }
    every = (words("comparison.all_cases", n=len(catalogue.cases)), selection.link("comparison", localities=()))
    return (
        *((every,) if selection.localities else ()),
        *(
            (words(f"comparison.all_{name}", n=len(codes)), selection.link("comparison", localities=codes))
            for name, codes in groups.items()
            if 2 <= len(codes) <= MOST_BESIDE
        ),
    )


def leads(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """For every place but the first: the same comparison with that place leading."""
    return _arranged(catalogue, selection, "comparison.make_lead", lambda codes, at: _moved(codes, at, 0), 1)


def moves(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """From the third place on: the same comparison with that place one column further left."""
    return _arranged(catalogue, selection, "comparison.move_left", lambda codes, at: _moved(codes, at, at - 1), 2)


def removals(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """For every chosen place: the same comparison without it; without the last one it is one of all."""
    return _arranged(catalogue, selection, "comparison.remove", lambda codes, at: (*codes[:at], *codes[at + 1 :]), 0)


Rearrange = Callable[[tuple[str, ...], int], tuple[str, ...]]


def _arranged(
    catalogue: Catalogue, selection: Selection, key: str, rearrange: Rearrange, start: int
) -> tuple[Labelled, ...]:
    words = wording(selection.lang)
    found = chosen(catalogue, selection)
    codes = tuple(place.locality_id for place in found)
    return tuple(
        (words(key, place=words.text(place.name)), selection.link("comparison", localities=rearrange(codes, at)))
        for at, place in enumerate(found)
        if at >= start
    )


def _moved(codes: tuple[str, ...], at: int, to: int) -> tuple[str, ...]:
    rest = (*codes[:at], *codes[at + 1 :])
    return (*rest[:to], codes[at], *rest[to:])


def searched(catalogue: Catalogue, place: Locality) -> tuple[Citation, ...]:
    """What a silence rests on: the sources of a place as a whole (line 0)."""
    return tuple(Citation(source_id) for source_id in case_sources(catalogue, place.locality_id))


def cited(citations: Sequence[Citation]) -> dict[str, object]:
    """Citations as columns of tidy data: the first as source_id and line (None: as a whole), all as source:line."""
    first = citations[0] if citations else Citation("")
    return {
        "source_id": first.source_id,
        "line": first.line or None,
        "citations": ";".join(
            f"{entry.source_id}:{entry.line}" if entry.line else entry.source_id for entry in citations
        ),
    }


def datum(place: Locality, item_id: str, item: str, shown: str, words: Wording) -> dict[str, object]:
    """The columns that every row of tidy data of a comparison begins with; `shown` is what the screen says."""
    return {
        "locality_id": place.locality_id,
        "locality": words.text(place.name),
        "item_id": item_id,
        "item": item,
        "shown": shown,
    }


def file_name(selection: Selection, ending: str) -> str:
    """The name of a downloaded file: the codes of the places, as far as they fit, and the language."""
    return f"comparison_{'_'.join(selection.localities)[:90]}_{selection.lang}.{ending}"
