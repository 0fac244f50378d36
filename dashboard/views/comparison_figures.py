"""Figures aligned by indicator, each as its source printed it, with what the gate says of the line in words.

Every figure stays visible, comparable or not; an order is stated only where it holds for every possible value.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.alignment import Line, Outcome, benchmark_place, lines, tally, unreported
from dashboard.analysis.comparability import Held
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Citation, Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import standing
from dashboard.views.comparison import columns, places
from dashboard.views.comparison_cells import figure, text, tidy
from dashboard.views.comparison_reasons import MOST_NAMED, near, reasons, title
from dashboard.wording import Wording, wording

# in the order the lines stand in: what can be compared first
TONES = {
    Outcome.COMPARABLE: "explicit",
    Outcome.PARTLY: "partial",
    Outcome.NOT_COMPARABLE: "caution",
    Outcome.ALONE: "plain",
}


def figures(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One row per indicator that a chosen place reports; a benchmark column where the country has such a figure."""
    words = wording(selection.lang)
    found = places(catalogue, selection)
    aligned = sorted(lines(catalogue, found), key=lambda line: list(TONES).index(line.outcome))
    country = benchmark_place(catalogue)
    shown = country if country and any(line.benchmark for line in aligned) else None
    return Exhibit(
        key="comparison.figures",
        title=words("comparison.figures"),
        body=_body(catalogue, aligned, found, shown, words),
        lead=_lead(aligned, words),
        twin=tuple(_sentence(catalogue, line, shown, words) for line in aligned),
        notes=_notes(catalogue, found, aligned, words),
        sources=_sources(aligned),
        data=tidy(catalogue, aligned, shown, words),
    )


def _lead(aligned: Sequence[Line], words: Wording) -> str:
    count = tally(aligned)
    if not count.indicators:
        return ""
    told = words(
        "comparison.tally", n=count.indicators, shared=count.shared, comparable=count.comparable, ordered=count.ordered
    )
    return told if count.comparable else words("comparison.none_comparable", tally=told)


def _body(
    catalogue: Catalogue, aligned: Sequence[Line], found: Sequence[Locality], country: Locality | None, words: Wording
) -> Body:
    if not aligned:
        return Prose((Entry(words("comparison.no_figures"), tone="missing"),))
    last = (Column("benchmark", words("comparison.benchmark", place=words.text(country.name))),) if country else ()
    heads = columns(
        found,
        Column("indicator", words("comparison.indicator")),
        words,
        Column("comparable", words("comparison.comparable"), width="large"),
    )
    return Table((*heads, *last), tuple(_row(catalogue, line, country, words) for line in aligned))


def _row(catalogue: Catalogue, line: Line, country: Locality | None, words: Wording) -> tuple[Cell, ...]:
    benchmark = (figure(line.benchmark, line.indicator, words),) if country else ()
    return (
        Cell(title(line, words), "strong", words.text(line.indicator.definition)),
        Cell(
            words(f"comparison.outcome_{line.outcome}"),
            TONES[line.outcome],
            reasons(catalogue, line, words, MOST_NAMED),
        ),
        *(standing.figure_cell(catalogue, held, line.indicator, words) for held in line.held),
        *benchmark,
    )


def _sentence(catalogue: Catalogue, line: Line, country: Locality | None, words: Wording) -> str:
    told = [_told(catalogue, held, line.indicator, words) for held in line.held]
    if country and line.benchmark:
        label = words("comparison.benchmark", place=words.text(country.name))
        told.append(words("comparison.has", place=label, what=text(line.benchmark, line.indicator, words)))
    return words(
        "comparison.line",
        indicator=title(line, words),
        figures=words("comparison.and").join(told),
        verdict=words(f"comparison.outcome_{line.outcome}"),
        reasons=reasons(catalogue, line, words),
    )


def _told(catalogue: Catalogue, held: Held, indicator: Indicator, words: Wording) -> str:
    return words(
        "comparison.has",
        place=words.text(held.place.name),
        what=standing.figure_text(catalogue, held, indicator, words),
    )


def _notes(catalogue: Catalogue, found: Sequence[Locality], aligned: Sequence[Line], words: Wording) -> tuple[str, ...]:
    told = [words("comparison.gate_note")] if aligned else []
    absent = [near(catalogue, entry, words) for entry in unreported(catalogue, found)]
    if absent:
        told.append(words("comparison.unreported", figures=words("comparison.and").join(absent)))
    numbers = [entry for place in found for entry in catalogue.observations_of(place.locality_id)]
    others = sum(entry.kind != "measured" and not entry.indicator_id for entry in numbers)
    return (*told, words("comparison.other_numbers", n=others)) if others else tuple(told)


def _sources(aligned: Sequence[Line]) -> tuple[Citation, ...]:
    found = {
        citation
        for line in aligned
        for observations in (*(held.observations for held in line.held), line.benchmark)
        for entry in observations
        for citation in entry.citations
    }
    return tuple(sorted(found))
