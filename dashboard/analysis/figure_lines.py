"""Figures by the million, set against each other in columns: the same gate and the same bands as for single records.

What the gate asks of two records (`comparability`) is asked here of whole arrays: a figure that is missing, a place of
another level, a period or base that is not stated keep a figure out of every band, each with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.comparability import Barrier, base_stated
from dashboard.analysis.ranks import ends, rank_columns
from dashboard.analysis.sequence import from_the_top
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Missing

UNKNOWN = "unknown"
LOWER_BETTER = "lower_better"
_NUMBERS = ("value", "lower", "upper")
_FLAGS = ("lower_open", "upper_open")
_TEXTS = ("printed", "qualifier", "missing", "source_id")
Cells = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FigureLines:
    """Places side by side: `keys` has a row per line (indicator_id, period), every array a row per line and a column
    per place, in their order. `barrier` is a code of `Barrier` or empty; `best` and `worst` are the band of a figure
    among those of its line that can be compared, 0 where it can't be.
    """

    places: tuple[str, ...]
    keys: pd.DataFrame
    cells: dict[str, NDArray[Any]]
    barrier: NDArray[np.object_]
    best: NDArray[np.int64]
    worst: NDArray[np.int64]

    def tidy(self) -> pd.DataFrame:
        """One row per line and place, with everything that is known of the figure: for a file, or a check."""
        count = len(self.places)
        frame = self.keys.loc[self.keys.index.repeat(count)].reset_index(drop=True)
        frame["locality_id"] = np.tile(np.array(self.places, dtype=object), len(self.keys))
        columns = {**self.cells, "barrier": self.barrier, "rank_best": self.best, "rank_worst": self.worst}
        return frame.assign(**{name: column.ravel() for name, column in columns.items()})


def compare(catalogue: Catalogue, localities: Sequence[str], period: str = "") -> FigureLines:
    """Every indicator that one of the places has a figure of, in every period or in one; indicators in their order."""
    assert catalogue.figures is not None
    wanted = {"period": [period]} if period else {}
    rows = _zeros(catalogue.figures.read(locality_id=localities, **wanted))
    order = {code: place for place, code in enumerate(catalogue.indicators)}
    keys, line = _lines(rows, order)
    at = pd.Index(localities).get_indexer(pd.Index(rows["locality_id"].astype(object)))
    shape = len(keys), len(localities)
    cells = {name: _spread(rows[name], line, at, shape) for name in (*_NUMBERS, *_FLAGS, *_TEXTS)}
    barrier = _barriers(catalogue, keys, localities, cells)
    best, worst = _bands(catalogue, keys, cells, barrier == "")
    return FigureLines(tuple(localities), keys, cells, barrier, best, worst)


def rank_nation(catalogue: Catalogue, indicator_id: str, period: str, level: str) -> pd.DataFrame:
    """Every place that the file has for an indicator and a period, with its band among those of `level`: the columns
    of the file, then barrier ("" or a code of `Barrier`), rank_best, rank_worst, tied, band (0 where barred). Who is
    certainly better stands before, the barred last, otherwise in the order of the codes.
    """
    assert catalogue.figures is not None
    rows = _zeros(catalogue.figures.read(indicator_id=[indicator_id], period=[period]))
    rows = rows.astype(dict.fromkeys(("locality_id", *_TEXTS), object))
    indicator = catalogue.indicators[indicator_id]
    levels = rows["locality_id"].map({code: place.level for code, place in catalogue.localities.items()})
    barrier = np.where(levels == level, "", str(Barrier.LEVEL)).astype(object)
    barrier[_absent(rows)] = str(Barrier.MISSING)
    barrier[np.full(len(rows), bool(_of_line(indicator, period)))] = _of_line(indicator, period)
    passed = barrier == ""
    rows = rows.assign(barrier=barrier, rank_best=0, rank_worst=0, tied=0, band=0)
    rows = rows.iloc[np.lexsort((rows["locality_id"].to_numpy(str), ~passed))].reset_index(drop=True)
    count = int(passed.sum())
    bounds = [rows[name].to_numpy()[:count] for name in ("lower", "upper", *_FLAGS)]
    lowest_first = indicator.polarity == LOWER_BETTER
    found = rank_columns(*bounds, lowest_first=lowest_first)
    columns = {"rank_best": found.best, "rank_worst": found.worst, "tied": found.tied, "band": found.band}
    rows.loc[: count - 1, list(columns)] = np.column_stack(list(columns.values()))
    low, high = ends(*bounds)
    places = from_the_top(*((-high, -low) if lowest_first else (low, high)))
    return rows.iloc[[*places, *range(count, len(rows))]].reset_index(drop=True)


def _zeros(rows: pd.DataFrame) -> pd.DataFrame:
    """A true zero is 0, also where its row holds no number."""
    zero = rows["missing"] == str(Missing.TRUE_ZERO)
    return rows.assign(**{name: rows[name].mask(zero, 0.0) for name in _NUMBERS})


def _lines(rows: pd.DataFrame, order: dict[str, int]) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """The lines that occur, and the line of each row."""
    indicators, periods = rows["indicator_id"].cat, rows["period"].cat
    number = indicators.categories.map(order).to_numpy()[indicators.codes]
    spelling = np.argsort(np.argsort(periods.categories.to_numpy(str)))[periods.codes]
    count = len(periods.categories)
    found, first, line = np.unique(number * count + spelling, return_index=True, return_inverse=True)
    keys = rows.iloc[first][["indicator_id", "period"]].astype(object).reset_index(drop=True)
    assert len(keys) == len(found)
    return keys, line


def _spread(column: pd.Series, line: NDArray[np.int64], at: NDArray[np.intp], shape: tuple[int, int]) -> NDArray[Any]:
    """A column of rows as lines and places; where there is no row: NaN, False or empty text."""
    values = column.to_numpy(object) if column.name in _TEXTS else column.to_numpy()
    empty: object = "" if values.dtype == object else (False if values.dtype == bool else np.nan)
    found = np.full(shape, empty, dtype=values.dtype)
    found[line, at] = values
    return found


def _absent(cells: pd.DataFrame | dict[str, NDArray[Any]]) -> Cells:
    """Where there is no number."""
    found: Cells = np.logical_and.reduce([np.isnan(np.asarray(cells[name])) for name in _NUMBERS])
    return found


def _of_line(indicator: Indicator, period: str) -> str:
    if not period:
        return str(Barrier.PERIOD_NOT_STATED)
    return "" if base_stated(indicator) else str(Barrier.BASE_NOT_STATED)


def _barriers(
    catalogue: Catalogue, keys: pd.DataFrame, localities: Sequence[str], cells: dict[str, NDArray[Any]]
) -> NDArray[np.object_]:
    """What keeps each figure out: that there is none, that its place is not of the first one's level, or what its line
    lacks.
    """
    levels = np.array([catalogue.localities[code].level for code in localities], dtype=object)
    absent = _absent(cells)
    other = (levels != levels[:1]) | (levels == UNKNOWN)
    found = np.where(absent, str(Barrier.MISSING), "").astype(object)
    found[~absent & other[None, :]] = str(Barrier.LEVEL)
    lines = [
        _of_line(catalogue.indicators[indicator], period)
        for indicator, period in zip(keys["indicator_id"], keys["period"], strict=True)
    ]
    whole = np.array(lines, dtype=object)[:, None] if lines else np.empty((0, 1), dtype=object)
    return np.where((found == "") & (whole != ""), whole, found)


def _bands(
    catalogue: Catalogue, keys: pd.DataFrame, cells: dict[str, NDArray[Any]], passed: Cells
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Best and worst rank within each line: as `ranks.rank_columns`, for all lines at once."""
    low = np.where(np.isnan(cells["lower"]), -np.inf, cells["lower"])
    high = np.where(np.isnan(cells["upper"]), np.inf, cells["upper"])
    low_open, high_open = cells["lower_open"], cells["upper_open"]
    touching = high_open[:, :, None] | low_open[:, None, :]
    below = (high[:, :, None] < low[:, None, :]) | ((high[:, :, None] == low[:, None, :]) & touching)
    below &= passed[:, :, None] & passed[:, None, :]
    fewer_is_better = np.array([catalogue.indicators[code].polarity == LOWER_BETTER for code in keys["indicator_id"]])
    above = np.where(fewer_is_better[:, None, None], below.transpose(0, 2, 1), below)
    best = 1 + above.sum(axis=2)
    worst = passed.sum(axis=1)[:, None] - above.sum(axis=1)
    return np.where(passed, best, 0), np.where(passed, worst, 0)
