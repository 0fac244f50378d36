"""All places by all indicators: a word in every cell says how the place stands to its benchmark, its tone the same.

A cell that can't be compared says so with the reason and still shows the figure; a silence says which kind it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.benchmarks import Against, Word, against
from dashboard.analysis.comparability import Barrier, Held, Verdict
from dashboard.analysis.gate import gate
from dashboard.analysis.ordering import arranged
from dashboard.analysis.reporting import is_reported
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import comparison_cells, standing
from dashboard.views.comparison import places
from dashboard.views.standing_data import end, start, tidy_against
from dashboard.wording import Wording, wording

MOST_PLACES = 200
MOST_INDICATORS = 24
Judged = tuple[Held, tuple[Barrier, ...], Against]


def heat_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A row per place (the chosen ones, else all cases) in the selection's order, a column per indicator reported."""
    words = wording(selection.lang)
    title = words("standing.heat_map_of", benchmark=standing.benchmark_name(catalogue, selection, words))
    found = places(catalogue, selection)
    codes = [place.locality_id for place in found]
    indicators = [entry for entry in catalogue.records.indicators if is_reported(catalogue, entry.indicator_id, codes)]
    if not indicators:
        text = words("standing.no_indicator")
        return Exhibit("comparison.heat_map", title, Prose((Entry(text, tone="missing"),)), twin=(text,))
    shown = [entry.place for entry in arranged(catalogue, selection, found)][:MOST_PLACES]
    columns = {entry: _column(catalogue, selection, entry, found, shown) for entry in indicators[:MOST_INDICATORS]}
    rows = [(place, [(entry, column[place.locality_id]) for entry, column in columns.items()]) for place in shown]
    judged = [(entry, *one) for _, row in rows for entry, one in row]
    return Exhibit(
        key="comparison.heat_map",
        title=title,
        body=_body(selection, rows, words),
        lead=_lead(judged, words),
        twin=tuple(_sentence(place, row, words) for place, row in rows),
        notes=_notes(len(found) - len(shown), len(indicators) - len(columns), judged, words),
        sources=standing.sources_of([held for _, held, _, _ in judged]),
        data=pd.DataFrame([_datum(catalogue, *one, words) for one in judged]),
    )


def _column(
    catalogue: Catalogue,
    selection: Selection,
    indicator: Indicator,
    found: Sequence[Locality],
    shown: Sequence[Locality],
) -> dict[str, Judged]:
    """What the gate and the benchmark say of each place that is shown, by locality_id."""
    gated = gate(catalogue, selection, indicator, found)
    every = [(held, ()) for held in gated.passed] + [(entry.held, entry.barriers) for entry in gated.aside]
    wanted = {place.locality_id for place in shown}
    group = tuple(found)
    return {
        held.place.locality_id: (held, barriers, _against(catalogue, selection, indicator, held, barriers, group))
        for held, barriers in every
        if held.place.locality_id in wanted
    }


def _against(
    catalogue: Catalogue,
    selection: Selection,
    indicator: Indicator,
    held: Held,
    barriers: Sequence[Barrier],
    group: Sequence[Locality],
) -> Against:
    """Another level or period than most is no bar to a benchmark of its own; another definition always is."""
    if Barrier.DEFINITION in barriers or not held.figures:
        return Against(Word.NOT_COMPARED, Verdict(tuple(barriers)))
    return against(catalogue, selection, indicator, held, group)


def _body(
    selection: Selection,
    rows: Sequence[tuple[Locality, list[tuple[Indicator, Judged]]]],
    words: Wording,
) -> Table:
    heads = [Column(entry.indicator_id, words.text(entry.name)) for entry, _ in rows[0][1]] if rows else []
    cells = tuple(
        (
            standing.place_cell(Held(place, ()), selection, words),
            *(_cell(held, found, entry, words) for entry, (held, _, found) in row),
        )
        for place, row in rows
    )
    return Table((Column("place", words("standing.place")), *heads), cells, reading=len(rows) <= 40)


def _cell(held: Held, found: Against, indicator: Indicator, words: Wording) -> Cell:
    shown = comparison_cells.figure(held.observations, indicator, words)
    if not held.figures:
        return Cell(shown.text, "missing", shown.note, shown.citations)
    cell = standing.outcome_cell(found, held, indicator, words)
    told = standing.told((cell.note, *standing.cautions(held, words)), words)
    text = words("standing.heat_cell", figure=shown.text, outcome=cell.text)
    return Cell(text, cell.tone, told, shown.citations)


def _lead(judged: Sequence[tuple[Indicator, Held, tuple[Barrier, ...], Against]], words: Wording) -> str:
    counts = {word: sum(found.word is word for _, held, _, found in judged if held.figures) for word in Word}
    each = [
        words("standing.counted", reason=words(f"standing.word_{word}"), n=count)
        for word, count in counts.items()
        if count
    ]
    silent = sum(not held.figures for _, held, _, _ in judged)
    return words("standing.heat_map_lead", n=len(judged), words=words.join(each) or "0", silent=silent)


def _sentence(place: Locality, row: Sequence[tuple[Indicator, Judged]], words: Wording) -> str:
    told = []
    for indicator, (held, _, found) in row:
        cell = _cell(held, found, indicator, words)
        what = words("comparison.noted", text=cell.text, note=cell.note) if cell.note else cell.text
        told.append(words("comparison.has", place=words.text(indicator.name), what=what))
    return words("comparison.place_is", place=words.text(place.name), facts=words("comparison.and").join(told))


def _notes(
    places_left: int,
    indicators_left: int,
    judged: Sequence[tuple[Indicator, Held, tuple[Barrier, ...], Against]],
    words: Wording,
) -> tuple[str, ...]:
    stands = {
        words("standing.heat_map_note"): True,
        words("standing.similar_note"): any(found.word is Word.SIMILAR for *_, found in judged),
        words("standing.wilson_note"): any(held.compared and not held.base for _, held, _, _ in judged),
        words("standing.per_note"): any(held.base for _, held, _, _ in judged),
        words("standing.left", places=places_left, indicators=indicators_left): places_left + indicators_left > 0,
    }
    return tuple(note for note, found in stands.items() if found)


def _datum(
    catalogue: Catalogue,
    indicator: Indicator,
    held: Held,
    barriers: tuple[Barrier, ...],
    found: Against,
    words: Wording,
) -> dict[str, object]:
    shown = _cell(held, found, indicator, words).text
    return {
        **start(held, indicator, shown, words),
        "barriers": ";".join(barriers),
        **tidy_against(found),
        **end(catalogue, held, indicator),
    }
