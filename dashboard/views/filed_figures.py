"""Figures by the million on the screen: a nation ranked by one of them, and places side by side in all of them.

The bands come from `analysis.figure_lines`, in columns; a cell is made only for what the table shows. What is barred
stands below with its reason, as in the smaller tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.comparability import Barrier, Held
from dashboard.analysis.figure_lines import LOWER_BETTER, FigureLines, compare, rank_nation
from dashboard.analysis.ranks import Rank
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.quantity import words as in_words
from dashboard.records import Citation, Indicator
from dashboard.selection import UNSTATED, Selection
from dashboard.sources.figure_records import interval, quantity
from dashboard.views import standing
from dashboard.views.comparison import columns as place_columns
from dashboard.views.comparison import places
from dashboard.wording import Wording, wording

MANY = 400  # places of the file of figures from which on a ranking is reckoned in columns
MOST_SAID = 20


def is_filed(catalogue: Catalogue, indicator: Indicator) -> bool:
    """Whether an indicator has so many places in the file of figures that its ranking is made here."""
    return catalogue.figures is not None and catalogue.figures.places_at(indicator.indicator_id) >= MANY


def ranking(catalogue: Catalogue, selection: Selection, indicator: Indicator) -> Exhibit:
    """Every place of the file, at the selection's period, else the last; among those of the level that most have."""
    assert catalogue.figures is not None
    words = wording(selection.lang)
    periods = catalogue.figures.periods[indicator.indicator_id]
    asked = "" if selection.period == UNSTATED else selection.period
    period = asked if asked in periods else periods[-1]
    rows = rank_nation(catalogue, indicator.indicator_id, period, _level(catalogue))
    ranked = int((rows["barrier"] == "").sum())
    lead = words(
        "filed.lead",
        n=ranked,
        every=len(rows),
        level=words.code("level", _level(catalogue)),
        period=period,
        polarity=standing.polarity_text(indicator, words),
        aside=_aside(rows, words),
    )
    heads = ("place", "rank_column", "figure", "gate")
    columns = tuple(Column(name, words(f"standing.{name}")) for name in heads)
    cells = tuple(_row(catalogue, selection, row, words) for row in rows.to_dict("records"))
    own = rows[rows["locality_id"].isin(selection.localities)].to_dict("records")
    lead += standing.chosen_ranks(catalogue, selection, {str(row["locality_id"]): _rank(row) for row in own}, words)
    return Exhibit(
        key="comparison.ranking",
        title=words("standing.ranking_of", indicator=words.text(indicator.name)),
        body=Table(columns, cells, reading=False),
        lead=lead,
        twin=(lead, *(_said(row) for row in cells[:MOST_SAID])),
        notes=(words("standing.band_note"), words("filed.note")),
        sources=_sources(rows),
        data=rows.assign(item_id=indicator.indicator_id, unit=indicator.unit, barriers=rows["barrier"]),
    )


def _level(catalogue: Catalogue) -> str:
    """The level that most places of the file have."""
    assert catalogue.figures is not None
    found = (catalogue.localities[code].level for code in catalogue.figures.places if code in catalogue.localities)
    return Counter(found).most_common(1)[0][0]


def _rank(row: Mapping[Any, Any]) -> Rank | None:
    """The rank of a row of `rank_nation`; None where it is barred."""
    numbers = (int(str(row[name])) for name in ("rank_best", "rank_worst", "tied", "band"))
    return None if row["barrier"] else Rank(*numbers)


def _row(catalogue: Catalogue, selection: Selection, row: Mapping[Any, Any], words: Wording) -> tuple[Cell, ...]:
    barrier, found = row["barrier"], _rank(row)
    place = standing.place_cell(Held(catalogue.localities[str(row["locality_id"])], ()), selection, words)
    cited = (Citation(str(row["source_id"]), int(str(row["line"]))),) if row["source_id"] else ()
    unit = catalogue.indicators[str(row["indicator_id"])].unit
    said = _printed(row, unit, words) if row["printed"] else words.code("missing", str(row["missing"]))
    figure = Cell(said, "missing" if row["missing"] else "plain", citations=cited)
    if found is None:
        return place, Cell(words("standing.unranked"), "muted"), figure, Cell(_reason(str(barrier), words), "caution")
    bounds = interval(row)
    best_first = bounds if catalogue.indicators[str(row["indicator_id"])].polarity == LOWER_BETTER else -bounds
    shown = Cell(standing.rank_text(found, words), "strong", order=best_first)
    return place, shown, replace(figure, order=bounds), Cell(words("comparison.outcome_comparable"), "explicit")


def _printed(row: Mapping[Any, Any], unit: str, words: Wording) -> str:
    """As printed; in English what is printed in Chinese is said in English, no more precisely."""
    found = quantity(row, unit) if words.lang == "en" and not str(row["printed"]).isascii() else None
    return in_words(found, "en") if found else str(row["printed"])


def _reason(barrier: str, words: Wording) -> str:
    return words(f"comparison.barrier_{Barrier(barrier)}")


def _said(row: tuple[Cell, ...]) -> str:
    return " · ".join(cell.text for cell in row)


def _aside(rows: pd.DataFrame, words: Wording) -> str:
    counts = rows.loc[rows["barrier"] != "", "barrier"].value_counts()
    told = [words("filed.barrier", barrier=_reason(str(barrier), words), n=int(n)) for barrier, n in counts.items()]
    return words("filed.aside", barriers=words.join(told)) if told else ""


def _sources(rows: pd.DataFrame) -> tuple[Citation, ...]:
    found = rows.loc[rows["source_id"] != "", "source_id"].unique()
    return tuple(Citation(str(code)) for code in found)


def all_periods(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen places in every indicator and period of the file, or in the selection's period: a line each."""
    words = wording(selection.lang)
    found = places(catalogue, selection)
    period = "" if selection.period == UNSTATED else selection.period
    lines = compare(catalogue, [place.locality_id for place in found], period)
    columns = place_columns(
        found, Column("item", words("comparison.indicator")), words, Column("period", words("filed.period"))
    )
    lead = words("filed.lines", n=len(lines.keys), places=len(found))
    return Exhibit(
        key="comparison.filed",
        title=words("filed.title"),
        body=Table(columns, tuple(_lines(catalogue, lines, words)), reading=False),
        lead=lead,
        twin=(lead,),
        notes=(words("filed.band_note"),),
        sources=tuple(Citation(str(code)) for code in sorted({*lines.cells["source_id"].ravel()} - {""})),
        data=lines.tidy().rename(columns={"indicator_id": "item_id"}),
    )


def _lines(catalogue: Catalogue, lines: FigureLines, words: Wording) -> list[tuple[Cell, ...]]:
    """A row per line; a cell says what is printed, and its band where there is one."""
    names = {code: words.text(entry.name) for code, entry in catalogue.indicators.items()}
    arrays = lines.cells["printed"], lines.cells["missing"], lines.best, lines.worst
    columns = zip(*(array.tolist() for array in arrays), strict=True)
    return [
        (
            Cell(names[indicator], "strong"),
            Cell(period),
            *(
                Cell(_shown(catalogue, lines, (at, place), cell, words), "missing" if cell[1] else "plain")
                for place, cell in enumerate(zip(*row, strict=True))
            ),
        )
        for at, (indicator, period, row) in enumerate(
            zip(lines.keys["indicator_id"], lines.keys["period"], columns, strict=True)
        )
    ]


def _shown(catalogue: Catalogue, lines: FigureLines, at: tuple[int, int], cell: tuple[Any, ...], words: Wording) -> str:
    printed, missing, best, worst = cell
    if not printed or missing:
        return words.code("missing", missing or "not_in_source")
    if words.lang == "en" and not printed.isascii():
        whole = {name: column[at] for name, column in lines.cells.items()}
        printed = _printed(whole, catalogue.indicators[str(lines.keys["indicator_id"].iloc[at[0]])].unit, words)
    if not best:
        return str(printed)
    rank = str(best) if best == worst else words("filed.band", best=best, worst=worst)
    return words("filed.ranked", printed=printed, rank=rank)
