"""One place against its benchmark: every indicator that it reports, with the outcome in a word and the gap in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.benchmarks import Against, Word, against
from dashboard.analysis.comparability import Held
from dashboard.analysis.gate import asked_period, in_period
from dashboard.analysis.rates import as_compared
from dashboard.analysis.reporting import records_at
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import standing
from dashboard.views.comparison import columns, places
from dashboard.views.standing_data import end, start, tidy_against
from dashboard.wording import Wording, wording

Row = tuple[Indicator, Held, Against]


def profile(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A row per indicator of the first place, at the selection's period or its latest, against the benchmark."""
    words = wording(selection.lang)
    found = places(catalogue, selection)
    benchmark = standing.benchmark_name(catalogue, selection, words)
    rows = _rows(catalogue, selection, found[0]) if found else []
    key = "standing.profile_of" if found else "standing.profile"
    return Exhibit(
        key="comparison.profile",
        title=words(key, place=words.text(found[0].name) if found else "", benchmark=benchmark),
        body=_body(catalogue, found[:1], rows, benchmark, words),
        lead=_lead(rows, words),
        twin=tuple(_sentence(catalogue, row, words) for row in rows),
        notes=_notes(rows, words),
        sources=standing.sources_of([held for _, held, _ in rows]),
        data=pd.DataFrame([_datum(catalogue, row, words) for row in rows]),
    )


def _rows(catalogue: Catalogue, selection: Selection, place: Locality) -> list[Row]:
    rows = []
    for indicator in catalogue.records.indicators:
        records = records_at(catalogue, indicator.indicator_id, place.locality_id)
        if not records:
            continue
        held = as_compared(
            catalogue, Held(place, in_period(records, asked_period(selection))), indicator, selection.per
        )
        rows.append((indicator, held, against(catalogue, selection, indicator, held, places(catalogue, selection))))
    return sorted(rows, key=lambda row: row[2].word is Word.NOT_COMPARED)


def _body(catalogue: Catalogue, lead: Sequence[Locality], rows: Sequence[Row], benchmark: str, words: Wording) -> Body:
    if not rows:
        return Prose((Entry(words("comparison.no_figures"), tone="missing"),))
    heads = columns(
        lead,
        Column("indicator", words("comparison.indicator")),
        words,
    )
    against = Column("outcome", words("standing.against", benchmark=benchmark))
    polarity = Column("polarity", words("standing.polarity"))
    return Table((*heads, against, polarity), tuple(_cells(catalogue, row, words) for row in rows))


def _cells(catalogue: Catalogue, row: Row, words: Wording) -> tuple[Cell, ...]:
    indicator, held, found = row
    return (
        Cell(words.text(indicator.name), "strong", words.text(indicator.definition)),
        standing.figure_cell(catalogue, held, indicator, words),
        standing.outcome_cell(found, held, indicator, words),
        Cell(standing.polarity_text(indicator, words), "muted"),
    )


def _lead(rows: Sequence[Row], words: Wording) -> str:
    each = [
        words("standing.counted", reason=words(f"standing.word_{word}"), n=count)
        for word in Word
        if (count := sum(found.word is word for *_, found in rows))
    ]
    return words("standing.profile_lead", n=len(rows), words=words.join(each)) if rows else ""


def _sentence(catalogue: Catalogue, row: Row, words: Wording) -> str:
    indicator, held, found = row
    cell = standing.outcome_cell(found, held, indicator, words)
    return words(
        "comparison.line",
        indicator=words.text(indicator.name),
        figures=standing.figure_text(catalogue, held, indicator, words),
        verdict=cell.text,
        reasons=cell.note,
    )


def _notes(rows: Sequence[Row], words: Wording) -> tuple[str, ...]:
    stands = {
        words("standing.benchmark_note"): bool(rows),
        words("standing.similar_note"): any(found.word is Word.SIMILAR for *_, found in rows),
        words("standing.wilson_note"): any(held.compared and not held.base for _, held, _ in rows),
        words("standing.per_note"): any(held.base for _, held, _ in rows),
    }
    return tuple(note for note, found in stands.items() if found)


def _datum(catalogue: Catalogue, row: Row, words: Wording) -> dict[str, object]:
    indicator, held, found = row
    shown = words(f"standing.word_{found.word}")
    return {**start(held, indicator, shown, words), **tidy_against(found), **end(catalogue, held, indicator)}
