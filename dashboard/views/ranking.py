"""All places by one indicator: a band of ranks for each, a bar, its benchmark; what can't be compared stands below.

Who is certainly better stands above; those that may be equal stand by name (`analysis.ordering`), each with the ranks
that are possible for it. Sorting by a column asks the same of the figures themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.analysis.benchmarks import Against, Word, against
from dashboard.analysis.comparability import Barrier, Held, Verdict, is_rate, number_of
from dashboard.analysis.gate import Gated, everyone, gate, indicator_of
from dashboard.analysis.ordering import arranged, in_sequence, name_key
from dashboard.analysis.ranks import Rank, rank
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Indicator
from dashboard.selection import Selection
from dashboard.views import filed_figures, standing
from dashboard.views.bars import bar, scale_of
from dashboard.views.comparison import places
from dashboard.views.filed_figures import is_filed
from dashboard.views.standing_data import end, start, tidy_against
from dashboard.views.standing_numbers import number as said_number
from dashboard.wording import Wording, wording

READABLE = 40  # so many rows are a table to read; more are a grid
MOST_SAID = 100  # so many rows are said in the text twin; the files have all


@dataclass(frozen=True, slots=True)
class Standing:
    """One row: a place, its rank where it has one, what sets it aside where it has none, and its benchmark."""

    held: Held
    rank: Rank | None
    barriers: tuple[Barrier, ...]
    against: Against


def ranking(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every place by the selection's indicator (else the one most places report), in its order, per and benchmark."""
    words = wording(selection.lang)
    indicator = indicator_of(catalogue, selection)
    title = words("standing.ranking")
    if indicator is None:
        text = words("standing.no_indicator")
        return Exhibit("comparison.ranking", title, Prose((Entry(text, tone="missing"),)), twin=(text,))
    if is_filed(catalogue, indicator):
        return filed_figures.ranking(catalogue, selection, indicator)
    gated = gate(catalogue, selection, indicator, everyone(catalogue, selection))
    rows = standings(catalogue, selection, gated)
    return Exhibit(
        key="comparison.ranking",
        title=words("standing.ranking_of", indicator=words.text(indicator.name)),
        body=_body(catalogue, selection, indicator, rows, words),
        lead=_lead(catalogue, selection, gated, rows, words),
        twin=_twin(catalogue, indicator, rows, words),
        notes=_notes(selection, gated, rows, words),
        sources=standing.sources_of([row.held for row in rows]),
        data=pd.DataFrame([_datum(catalogue, indicator, row, words) for row in rows]),
    )


def standings(catalogue: Catalogue, selection: Selection, gated: Gated) -> tuple[Standing, ...]:
    """The rows in the selection's order: the certainly better first where it is "" or value; those set aside last."""
    indicator = gated.indicator
    group = places(catalogue, selection)
    if len(gated.passed) < 2:  # one place alone is in no order with anything
        nothing = Against(Word.NOT_COMPARED, Verdict(()))
        alone = [Standing(held, None, (), nothing) for held in gated.passed]
        others = [Standing(entry.held, None, entry.barriers, nothing) for entry in gated.aside]
        return (*alone, *sorted(others, key=lambda row: name_key(row.held.place, selection.lang)))
    numbers = [number.interval for held in gated.passed if (number := number_of(held, indicator))]
    ranks = rank(numbers, lowest_first=_fewest_first(indicator))
    ranked = [
        Standing(held, found, (), against(catalogue, selection, indicator, held, group))
        for held, found in zip(gated.passed, ranks, strict=True)
    ]
    nothing = Against(Word.NOT_COMPARED, Verdict(()))
    aside = [Standing(entry.held, None, entry.barriers, nothing) for entry in gated.aside]
    return (
        *_in_order(catalogue, selection, indicator, ranked),
        *sorted(aside, key=lambda row: name_key(row.held.place, selection.lang)),
    )


def _in_order(
    catalogue: Catalogue, selection: Selection, indicator: Indicator, ranked: Sequence[Standing]
) -> tuple[Standing, ...]:
    if selection.order in ("", "value"):
        held = [row.held for row in ranked]
        intervals = [number.interval for entry in held if (number := number_of(entry, indicator))]
        found = in_sequence(held, intervals, selection.lang, fewest_first=_fewest_first(indicator))
        return tuple(ranked[at] for at in found)
    rows = {row.held.place.locality_id: row for row in ranked}
    placed = arranged(catalogue, selection, [row.held.place for row in ranked])
    return tuple(rows[entry.place.locality_id] for entry in placed)


def _fewest_first(indicator: Indicator) -> bool:
    return indicator.polarity == "lower_better"


def _body(
    catalogue: Catalogue, selection: Selection, indicator: Indicator, rows: Sequence[Standing], words: Wording
) -> Table:
    numbers = [number.interval for row in rows if row.rank and (number := number_of(row.held, indicator))]
    scale = scale_of(numbers)
    benchmark = standing.benchmark_name(catalogue, selection, words)
    columns = (
        Column("place", words("standing.place")),
        Column("rank", words("standing.rank_column"), width="small"),
        Column("figure", words("standing.figure")),
        Column("bar", words("standing.bar"), width="large"),
        Column("outcome", words("standing.against", benchmark=benchmark)),
        Column("gate", words("standing.gate")),
    )
    cells = tuple(_cells(catalogue, selection, indicator, row, scale, words) for row in rows)
    return Table(columns, cells, reading=len(rows) <= READABLE)


def _cells(
    catalogue: Catalogue,
    selection: Selection,
    indicator: Indicator,
    row: Standing,
    scale: tuple[float, float],
    words: Wording,
) -> tuple[Cell, ...]:
    place = standing.place_cell(row.held, selection, words)
    figure = standing.figure_cell(catalogue, row.held, indicator, words)
    number = number_of(row.held, indicator)
    if row.rank is None or number is None:
        why = _reasons(row, words)
        nothing = Cell(words("standing.word_not_compared"), "muted")
        aside = Cell(words("standing.set_aside"), "caution", why)
        return (place, Cell(words("standing.unranked"), "muted"), figure, Cell("–", "muted"), nothing, aside)
    best_first = number.interval if _fewest_first(indicator) else -number.interval
    return (
        place,
        Cell(standing.rank_text(row.rank, words), "strong", order=best_first),
        replace(figure, order=number.interval),
        Cell(
            bar(number.interval, scale),
            "muted",
            said_number(number, indicator, words, base=row.held.base),
            order=number.interval,
        ),
        standing.outcome_cell(row.against, row.held, indicator, words),
        Cell(words("comparison.outcome_comparable"), "explicit"),
    )


def _reasons(row: Standing, words: Wording) -> str:
    return standing.reasons(row.held, row.barriers, words) if row.barriers else words("standing.alone")


def _lead(catalogue: Catalogue, selection: Selection, gated: Gated, rows: Sequence[Standing], words: Wording) -> str:
    told = words(
        "standing.ranking_lead",
        n=len(gated.passed) if len(gated.passed) > 1 else 0,
        every=len(gated.passed) + len(gated.aside),
        setting=standing.setting_text(catalogue, gated, words),
        polarity=standing.polarity_text(gated.indicator, words),
        aside=standing.counted(gated, words),
    )
    ranks = {row.held.place.locality_id: row.rank for row in rows}
    return told + standing.chosen_ranks(catalogue, selection, ranks, words)


def _twin(catalogue: Catalogue, indicator: Indicator, rows: Sequence[Standing], words: Wording) -> tuple[str, ...]:
    said = tuple(_sentence(catalogue, indicator, row, words) for row in rows[:MOST_SAID])
    return (*said, words("standing.more_rows", n=len(rows) - MOST_SAID)) if len(rows) > MOST_SAID else said


def _sentence(catalogue: Catalogue, indicator: Indicator, row: Standing, words: Wording) -> str:
    place = words.text(row.held.place.name)
    shown = standing.figure_text(catalogue, row.held, indicator, words)
    if row.rank is None:
        why = _reasons(row, words)
        return words("standing.aside_sentence", place=place, figure=shown, reasons=why)
    return words(
        "standing.rank_sentence",
        place=place,
        figure=shown,
        rank=standing.rank_text(row.rank, words),
        rest=standing.outcome_text(row.against, row.held, indicator, words),
    )


def _notes(selection: Selection, gated: Gated, rows: Sequence[Standing], words: Wording) -> tuple[str, ...]:
    stands = {
        words("standing.among_all_note"): bool(selection.localities),
        words("standing.band_note"): len(gated.passed) > 1,
        words("standing.wilson_note"): any(row.held.compared and not row.held.base for row in rows),
        words("standing.no_counts_note"): is_rate(gated.indicator) and not gated.indicator.denominator_id,
        words("standing.per_note"): any(row.held.base for row in rows),
        words("standing.not_divisible"): selection.per == "resident"
        and not standing.is_per_resident(gated.indicator, selection),
        words("standing.similar_note"): any(row.against.word is Word.SIMILAR for row in rows),
    }
    return tuple(note for note, found in stands.items() if found)


def _datum(catalogue: Catalogue, indicator: Indicator, row: Standing, words: Wording) -> dict[str, object]:
    found = row.rank
    shown = standing.rank_text(found, words) if found else words("standing.unranked")
    return {
        **start(row.held, indicator, shown, words),
        "gate": "set_aside" if row.barriers else "ranked" if found else "alone",
        "barriers": ";".join(row.barriers),
        "rank_best": found.best if found else None,
        "rank_worst": found.worst if found else None,
        "rank_tied": found.tied if found else None,
        "band": found.band if found else None,
        **tidy_against(row.against),
        **end(catalogue, row.held, indicator),
    }
