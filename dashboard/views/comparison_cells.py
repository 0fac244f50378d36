"""What one place reports of one indicator, as a cell and as tidy rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.alignment import Line, Pair
from dashboard.analysis.comparability import Held
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell
from dashboard.records import Indicator, Locality, Observation
from dashboard.views import figures as printed
from dashboard.views.comparison import cited, datum, searched
from dashboard.views.comparison_reasons import title
from dashboard.wording import Wording


def figure(observations: Sequence[Observation], indicator: Indicator, words: Wording) -> Cell:
    """The records of one place in one cell; a place whose sources are silent says so and is never a zero."""
    if not observations:
        return printed.absent_cell(words)
    cells = [record(entry, indicator, words) for entry in observations]
    return Cell(
        words("comparison.and").join(cell.text for cell in cells),
        next((cell.tone for cell in cells if cell.tone == "caution"), cells[0].tone),
        words("comparison.and").join(cell.note for cell in cells if cell.note),
        tuple(dict.fromkeys(citation for cell in cells for citation in cell.citations)),
    )


def record(entry: Observation, indicator: Indicator, words: Wording) -> Cell:
    """One record: printed form or kind of missing, and in the note what limits it."""
    cell = printed.figure_cell(entry, words)
    limits = printed.doubt(entry, words) if cell.tone == "missing" else cell.note
    kind = "" if entry.kind == "measured" else words.code("number_kind", entry.kind)
    told = (_narrower(entry, indicator, words), kind, limits.rstrip("。."))  # further remarks may follow
    return replace(cell, note=words("comparison.and").join(part for part in told if part))


def _narrower(entry: Observation, indicator: Indicator, words: Wording) -> str:
    """What the figure counts, where its source names it otherwise than the indicator in both languages."""
    same = entry.label.zh == indicator.name.zh or entry.label.en == indicator.name.en
    return "" if same else words.text(entry.label)


def text(observations: Sequence[Observation], indicator: Indicator, words: Wording) -> str:
    """The same cell in a sentence of a text twin."""
    cell = figure(observations, indicator, words)
    return words("comparison.noted", text=cell.text, note=cell.note) if cell.note else cell.text


def tidy(catalogue: Catalogue, aligned: Sequence[Line], country: Locality | None, words: Wording) -> pd.DataFrame:
    """One row per figure and per silence, in the columns of `figures.tidy` and how the place stands to the others.

    `orders` holds code:sign, the sign one of < > = overlap; it is empty where nothing can be compared.
    """
    held = [(line, entry) for line in aligned for entry in _with_benchmark(line, country)]
    found = printed.tidy(record for _, entry in held for record in entry.observations)
    plain: dict[str, dict[Any, Any]] = {row["observation_id"]: row for row in found.to_dict("records")}
    return pd.DataFrame([row for line, entry in held for row in _rows(catalogue, line, entry, plain, words)])


def _with_benchmark(line: Line, country: Locality | None) -> tuple[Held, ...]:
    return (*line.held, Held(country, line.benchmark)) if country and line.benchmark else line.held


def _rows(
    catalogue: Catalogue, line: Line, held: Held, plain: dict[str, dict[Any, Any]], words: Wording
) -> Iterator[dict[str, object]]:
    standing = {
        "role": "lead" if held is line.held[0] else "place" if held in line.held else "benchmark",
        "comparability": str(line.outcome),
        "barriers": ";".join(line.barriers),
        "orders": ";".join(_orders(held.place, line.pairs)),
    }
    for entry in held.observations:
        shown = printed.printed_form(entry, words)
        note = record(entry, line.indicator, words).note
        yield {
            **_start(held.place, line, shown, words),
            **_without_codes(plain[entry.observation_id]),
            "note": note,
            **standing,
        }
    if not held.observations:
        silent = {
            **dict.fromkeys(printed.COLUMNS),
            "missing": "not_in_source",
            **cited(searched(catalogue, held.place)),
        }
        shown = figure((), line.indicator, words).text
        yield {**_start(held.place, line, shown, words), **_without_codes(silent), "note": "", **standing}


def _start(place: Locality, line: Line, shown: str, words: Wording) -> dict[str, object]:
    return datum(place, line.indicator.indicator_id, title(line, words), shown, words)


def _without_codes(row: dict[Any, Any]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in ("locality_id", "indicator_id")}


def _orders(place: Locality, pairs: Sequence[Pair]) -> Iterator[str]:
    turned = {"<": ">", ">": "<", "=": "="}
    for pair in pairs:
        if place not in (pair.left, pair.right) or not pair.verdict.comparable:
            continue
        mine = pair.left is place
        order = pair.verdict.order
        told = "overlap" if order is None else order if mine else turned[order]
        yield f"{(pair.right if mine else pair.left).locality_id}:{told}"
