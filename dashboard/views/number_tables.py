"""Every number of a place as a reading table, one per kind: a rule is no measurement."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Observation
from dashboard.selection import Selection
from dashboard.views import figures
from dashboard.wording import Wording, wording

KINDS = (
    *("measured", "rule", "rank_honour", "year_duration"),
    *("components_stated", "components_counted", "name_digits"),
)


def by_kind(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """A table per kind of number that occurs, measured first; one sentence where the sources print no number at all."""
    words = wording(selection.lang)
    found = [entry for code in scope(catalogue, selection.locality) for entry in catalogue.observations_of(code)]
    if not found:
        text = words("locality.no_numbers")
        return (Exhibit("locality.numbers", "", Prose((Entry(text),)), twin=(text,)),)
    return tuple(
        _table(catalogue, selection, kind, of_kind, words)
        for kind in KINDS
        if (of_kind := [entry for entry in found if entry.kind == kind])
    )


def _table(
    catalogue: Catalogue, selection: Selection, kind: str, found: Sequence[Observation], words: Wording
) -> Exhibit:
    limits = [_limits(entry, words) for entry in found]
    columns = [Column("label", words("locality.counts")), Column("printed", words("locality.as_printed"))]
    if any(limits):
        columns.append(Column("limits", words("locality.limits")))
    rows = tuple(
        (
            _label(catalogue, selection, entry, words),
            _printed(entry, words),
            *([Cell(limit, "caution" if entry.doubt else "muted")] if any(limits) else []),
        )
        for entry, limit in zip(found, limits, strict=True)
    )
    return Exhibit(
        key=f"locality.numbers.{kind}",
        title=words(f"locality.numbers_{kind}", n=len(found)),
        lead=words(f"locality.about_{kind}"),
        body=Table(tuple(columns), rows),
        twin=tuple(figures.sentence(catalogue, entry, words) for entry in found),
        sources=tuple(dict.fromkeys(citation for entry in found for citation in entry.citations)),
        data=figures.tidy(found),
    )


def _label(catalogue: Catalogue, selection: Selection, entry: Observation, words: Wording) -> Cell:
    """What is counted, with the place where it is not the one of the page, and the mechanism it belongs to."""
    elsewhere = entry.locality_id != selection.locality and entry.locality_id in catalogue.localities
    practice = catalogue.practices.get(entry.practice_id)
    notes = [words.text(catalogue.localities[entry.locality_id].name)] if elsewhere else []
    notes += [words("locality.of_practice", practice=words.text(practice.name))] if practice else []
    return Cell(figures.label(catalogue, entry, words), note=words("figures.and").join(notes))


def _printed(entry: Observation, words: Wording) -> Cell:
    """The figure; in English with the token as printed, which is what the English words stand for."""
    text = figures.printed_form(entry, words)
    original = entry.printed_original if words.lang == "zh" and text == entry.printed else entry.printed
    note = words("locality.original", printed=original) if original and original not in text else ""
    tone = figures.tone(entry)
    return Cell(text, "strong" if tone == "caution" else tone, note, entry.citations)


def _limits(entry: Observation, words: Wording) -> str:
    """Period, surveyor and doubt in one text."""
    return words("figures.and").join(
        part for part in (figures.limits(entry, words), figures.doubt(entry, words)) if part
    )
