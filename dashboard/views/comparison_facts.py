"""What each of the compared places is, and how much its sources state: level, parents, hierarchy, counts, problems."""

from __future__ import annotations

import pandas as pd

from dashboard.analysis.comparability import BENCHMARK_LEVEL, is_figure
from dashboard.analysis.coverage import coverage_of
from dashboard.analysis.mechanisms import longest_hierarchy
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.records import Locality
from dashboard.selection import Selection
from dashboard.views.comparison import DETAIL_PLACES, cited, columns, datum, places, searched
from dashboard.views.places import opened
from dashboard.wording import Wording, wording

FACTS = ("level", "parents", "hierarchy", "measured", "rules", "carried", "advised", "problems", "results", "silences")
# fact -> its count in Coverage, and the section of the locality page that lists what is counted
COUNTED = {
    "measured": ("measured", "figures"),
    "rules": ("rules", "figures"),
    "carried": ("practices", "practices"),
    "advised": ("recommendations", "practices"),
    "problems": ("problems", "findings"),
    "results": ("results", "findings"),
    "silences": ("silences", "findings"),
}
STATED = {"problems": "problem", "results": "result"}


def facts(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One row per fact, one column per place, the level as the way to its page; texts beside the counts while there is
    room for them.
    """
    words = wording(selection.lang)
    found = places(catalogue, selection)
    roomy = len(found) <= DETAIL_PLACES
    rows = {fact: [_cell(catalogue, selection, place, fact, detailed=roomy) for place in found] for fact in FACTS}
    return Exhibit(
        key="comparison.facts",
        title=words("comparison.facts"),
        body=Table(
            columns(found, Column("fact", words("comparison.fact")), words),
            tuple((Cell(words(f"comparison.{fact}"), "strong", key=fact), *cells) for fact, cells in rows.items()),
        ),
        twin=tuple(_sentence(catalogue, selection, place) for place in found),
        notes=(words("comparison.country_note"),) if len(found) < len(selection.localities) else (),
        data=pd.DataFrame(
            [
                {
                    **datum(place, fact, words(f"comparison.{fact}"), cell.text, words),
                    "note": cell.note,
                    **cited(cell.citations or searched(catalogue, place)),
                }
                for fact, cells in rows.items()
                for place, cell in zip(found, cells, strict=True)
            ]
        ),
    )


def _cell(catalogue: Catalogue, selection: Selection, place: Locality, fact: str, *, detailed: bool) -> Cell:
    words = wording(selection.lang)
    if fact == "level":
        return Cell(words.code("level", place.level), link=opened(selection, place.locality_id))
    if fact == "parents":
        return _parents(catalogue, place, words)
    if fact == "hierarchy":
        return _hierarchy(catalogue, place, words)
    field, section = COUNTED[fact]
    count = int(getattr(coverage_of(catalogue, place.locality_id), field))
    if fact == "measured":  # an absence recorded with its kind is no figure
        count = sum(is_figure(entry) for entry in catalogue.observations_of(place.locality_id, "measured"))
    if not count:
        return Cell(words.code("missing", "not_in_source"), "missing")
    stated = catalogue.findings_of(place.locality_id, STATED[fact]) if detailed and fact in STATED else ()
    return Cell(
        str(count),
        order=float(count),
        note=words("comparison.and").join(words.text(entry.text).rstrip("。.") for entry in stated),
        citations=tuple(dict.fromkeys(citation for entry in stated for citation in entry.citations)),
        link=selection.link("locality", locality=place.locality_id, section=section, practice=""),
    )


def _parents(catalogue: Catalogue, place: Locality, words: Wording) -> Cell:
    if place.anonymised:
        return Cell(words("comparison.anonymised"), "missing")
    above = [entry for entry in catalogue.ancestors(place.locality_id) if entry.level != BENCHMARK_LEVEL]
    if not above:
        return Cell(words("comparison.no_parent"), "muted")
    return Cell(words.join([words.text(entry.name) for entry in above]))


def _hierarchy(catalogue: Catalogue, place: Locality, words: Wording) -> Cell:
    practice = longest_hierarchy(catalogue, place)
    if practice is None:
        return Cell(words.code("missing", "not_in_source"), "missing")
    levels = practice.parts_of("level")
    return Cell(
        words("comparison.to_level").join(words.text(part.name) for part in levels),
        note=words("comparison.hierarchy_of", n=len(levels), practice=words.text(practice.name)),
        citations=tuple(dict.fromkeys(part.citation for part in levels if part.citation)),
    )


def _sentence(catalogue: Catalogue, selection: Selection, place: Locality) -> str:
    words = wording(selection.lang)
    cells = {fact: _cell(catalogue, selection, place, fact, detailed=True) for fact in FACTS}
    told = [
        words("comparison.fact_is", fact=words(f"comparison.{fact}"), value=_noted(cell, words))
        for fact, cell in cells.items()
    ]
    return words("comparison.place_is", place=words.text(place.name), facts=words("comparison.and").join(told))


def _noted(cell: Cell, words: Wording) -> str:
    return words("comparison.noted", text=cell.text, note=cell.note) if cell.note else cell.text
