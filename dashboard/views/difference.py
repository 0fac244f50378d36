"""Two places: how much more or less one has than the other, exact about bounds, or in words why that can't be said."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.alignment import Line, Outcome, lines
from dashboard.analysis.benchmarks import difference as less
from dashboard.analysis.comparability import Held, number_of
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.quantity import Quantity
from dashboard.selection import Selection
from dashboard.views import standing
from dashboard.views.comparison import columns, places
from dashboard.views.comparison_figures import TONES
from dashboard.views.comparison_reasons import reasons, title
from dashboard.views.standing_data import end, start
from dashboard.views.standing_numbers import difference_text
from dashboard.wording import Wording, wording


def difference(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A row per indicator that both of the first two places report: both figures, and the first less the second."""
    words = wording(selection.lang)
    found = places(catalogue, selection)[:2]
    shared = [line for line in lines(catalogue, found, selection.per) if len(line.reporting) == 2]
    shared.sort(key=lambda line: list(TONES).index(line.outcome))
    names = [words.text(place.name) for place in found]
    key = "standing.difference_of" if len(names) == 2 else "standing.difference"
    return Exhibit(
        key="comparison.difference",
        title=words(key, **dict(zip(("left", "right"), names, strict=False))),
        body=_body(catalogue, shared, words),
        lead=_lead(shared, words),
        twin=tuple(_sentence(catalogue, line, words) for line in shared),
        notes=_notes(shared, words),
        sources=standing.sources_of([held for line in shared for held in line.held]),
        data=pd.DataFrame([_datum(catalogue, line, held, words) for line in shared for held in line.held]),
    )


def gap(line: Line) -> Quantity | None:
    """The first place's number less the second's, with bounds; None where the gate bars them."""
    if line.outcome is not Outcome.COMPARABLE:
        return None
    left, right = (number_of(held, line.indicator) for held in line.held)
    return less(left, right) if left and right else None


def _body(catalogue: Catalogue, shared: Sequence[Line], words: Wording) -> Body:
    if not shared:
        return Prose((Entry(words("standing.nothing_shared"), tone="missing"),))
    names = [words.text(held.place.name) for held in shared[0].held]
    heads = columns(
        [held.place for held in shared[0].held],
        Column("indicator", words("comparison.indicator")),
        words,
        Column("difference", words("standing.gap_of", left=names[0], right=names[1])),
    )
    return Table(heads, tuple(_row(catalogue, line, words) for line in shared))


def _row(catalogue: Catalogue, line: Line, words: Wording) -> tuple[Cell, ...]:
    return (
        Cell(title(line, words), "strong", words.text(line.indicator.definition)),
        _difference(catalogue, line, words, named=False),
        *(standing.figure_cell(catalogue, held, line.indicator, words) for held in line.held),
    )


def _difference(catalogue: Catalogue, line: Line, words: Wording, *, named: bool = True) -> Cell:
    """How far apart they are; `named` says which against which, and what order holds, where no heading does."""
    found = gap(line)
    if found is None:
        return Cell(words(f"comparison.outcome_{line.outcome}"), TONES[line.outcome], reasons(catalogue, line, words))
    base = line.held[0].base or ""
    left, right = (words.text(held.place.name) for held in line.held)
    said = difference_text(found, line.indicator, words, base=base)
    tone = "plain" if line.pairs[0].verdict.overlaps else "explicit"
    if not named:
        return Cell(said, tone)
    return Cell(words("standing.than", left=left, right=right, difference=said), tone, reasons(catalogue, line, words))


def _lead(shared: Sequence[Line], words: Wording) -> str:
    comparable = [line for line in shared if line.outcome is Outcome.COMPARABLE]
    ordered = sum(line.pairs[0].verdict.order is not None for line in comparable)
    return words("standing.difference_lead", n=len(shared), comparable=len(comparable), ordered=ordered)


def _sentence(catalogue: Catalogue, line: Line, words: Wording) -> str:
    cell = _difference(catalogue, line, words)
    figures = [
        words(
            "comparison.has",
            place=words.text(held.place.name),
            what=standing.figure_text(catalogue, held, line.indicator, words),
        )
        for held in line.held
    ]
    return words(
        "comparison.line",
        indicator=title(line, words),
        figures=words("comparison.and").join(figures),
        verdict=cell.text,
        reasons=cell.note,
    )


def _notes(shared: Sequence[Line], words: Wording) -> tuple[str, ...]:
    every = [held for line in shared for held in line.held]
    stands = {
        words("comparison.gate_note"): bool(shared),
        words("standing.wilson_note"): any(held.compared and not held.base for held in every),
        words("standing.per_note"): any(held.base for held in every),
    }
    return tuple(note for note, found in stands.items() if found)


def _datum(catalogue: Catalogue, line: Line, held: Held, words: Wording) -> dict[str, object]:
    found = gap(line)
    order = line.pairs[0].verdict.order if line.pairs else None
    return {
        **start(held, line.indicator, _difference(catalogue, line, words).text, words),
        "gate": str(line.outcome),
        "barriers": ";".join(line.barriers),
        "order": (order or "overlap") if found else "",
        "gap_lower": float(found.lower) if found and found.lower is not None else None,
        "gap_upper": float(found.upper) if found and found.upper is not None else None,
        "gap_unit": found.unit if found else "",
        **end(catalogue, held, line.indicator),
    }
