"""Figures by the million: one Parquet file of a data package, kept packed in memory and unpacked by the piece.

The bytes are read once, so a file that changes on the disk never mixes two states. A file in blocks of places and
indicators (`exports.figure_file` writes one) is unpacked only where a question needs it; any other order is right too,
but slower.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

FIELDS = {
    "locality_id": pa.string(),
    "indicator_id": pa.string(),
    "period": pa.string(),
    "printed": pa.string(),
    "value": pa.float64(),
    "lower": pa.float64(),
    "upper": pa.float64(),
    "lower_open": pa.bool_(),
    "upper_open": pa.bool_(),
    "qualifier": pa.string(),
    "missing": pa.string(),
    "source_id": pa.string(),
    "line": pa.int32(),
}
KEYS = ("locality_id", "indicator_id", "period")
_AT_A_TIME = 40
_REPEATED = [name for name, kind in FIELDS.items() if kind == pa.string() and name != "printed"]


class FiguresError(Exception):
    """The file of figures can't be read: why, as the system or the library says it."""


@dataclass(frozen=True)
class Figures:
    """The figures of a package. Every figure is measured, in the unit of its indicator; an absent one has its kind."""

    content: bytes

    @cached_property
    def columns(self) -> dict[str, pa.DataType]:
        """The type of each column in the file, dictionaries as what they stand for."""
        schema = self._metadata.schema.to_arrow_schema()
        return {field.name: getattr(field.type, "value_type", field.type) for field in schema}

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self._metadata.num_rows)

    def read(self, columns: Collection[str] = tuple(FIELDS), **codes: Collection[str]) -> pd.DataFrame:
        """The rows whose keys are among `codes` (locality_id=, indicator_id=, period=), in file order: text as
        categories, numbers NaN where absent. A key that is not given may be anything.
        """
        blocks = [number for number, ends in enumerate(self._ends) if _meets(ends, codes)]
        table = self._open().read_row_groups(blocks, columns=list({**dict.fromkeys(columns), **dict.fromkeys(codes)}))
        for name, wanted in codes.items():
            table = table.filter(pc.is_in(table[name], pa.array(sorted(wanted), pa.string())))
        frame: pd.DataFrame = table.select(list(columns)).to_pandas()
        return frame

    def blocks(self) -> Iterator[pd.DataFrame]:
        """All rows in file order, some blocks at a time: for a check that must see each."""
        file = self._open()
        for start in range(0, self._metadata.num_row_groups, _AT_A_TIME):
            some = range(start, min(start + _AT_A_TIME, self._metadata.num_row_groups))
            yield file.read_row_groups(list(some), columns=list(FIELDS)).to_pandas()

    @cached_property
    def periods(self) -> Mapping[str, tuple[str, ...]]:
        """The periods that each indicator has rows for, in order of their spelling."""
        found: dict[str, list[str]] = {}
        for indicator, period in sorted(self._counts):
            found.setdefault(indicator, []).append(period)
        return {indicator: tuple(periods) for indicator, periods in found.items()}

    def places_at(self, indicator_id: str) -> int:
        """How many places have a row of an indicator in its last period."""
        found = self.periods.get(indicator_id, ())
        return self._counts[indicator_id, found[-1]] if found else 0

    @cached_property
    def _counts(self) -> Mapping[tuple[str, str], int]:
        """Rows by indicator and period."""
        table = self._open().read(columns=["indicator_id", "period"])
        rows = table.group_by(["indicator_id", "period"]).aggregate([([], "count_all")]).to_pylist()
        return {(str(row["indicator_id"]), str(row["period"])): int(row["count_all"]) for row in rows}

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place that has a row."""
        return frozenset(self.sources)

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """The sources that the rows of each place cite; empty for a place whose rows cite none."""
        table = self._open().read(columns=["locality_id", "source_id"])
        found: dict[str, set[str]] = {}
        for row in table.group_by(["locality_id", "source_id"]).aggregate([]).to_pylist():
            found.setdefault(str(row["locality_id"]), set()).update(filter(None, [row["source_id"]]))
        return {place: frozenset(cited) for place, cited in found.items()}

    @cached_property
    def _metadata(self) -> pq.FileMetaData:
        return pq.read_metadata(pa.BufferReader(self.content))

    def _open(self) -> pq.ParquetFile:
        """A reader of one's own: several readers' pages ask at once, and a reader is not made for that."""
        repeated = [name for name in _REPEATED if name in self.columns]
        return pq.ParquetFile(pa.BufferReader(self.content), metadata=self._metadata, read_dictionary=repeated)

    @cached_property
    def _ends(self) -> list[dict[str, tuple[str, str]]]:
        """First and last code of each key in each block; a key without statistics is left out: it may hold anything."""
        found = []
        for number in range(self._metadata.num_row_groups):
            block = self._metadata.row_group(number)
            columns = (block.column(place) for place in range(block.num_columns))
            ends = {one.path_in_schema: one.statistics for one in columns if one.path_in_schema in KEYS}
            found.append({name: (one.min, one.max) for name, one in ends.items() if one and one.has_min_max})
        return found


def _meets(ends: Mapping[str, tuple[str, str]], codes: Mapping[str, Collection[str]]) -> bool:
    return all(
        name not in ends or any(ends[name][0] <= code <= ends[name][1] for code in wanted)
        for name, wanted in codes.items()
    )


def read_figures(path: Path) -> Figures:
    """The figures in a file; raises FiguresError where it can't be opened or is no Parquet file."""
    try:
        found = Figures(path.read_bytes())
        found.columns  # noqa: B018 - a file that is none of its kind fails here, not on a page
    except (OSError, pa.ArrowException) as fault:
        raise FiguresError(str(fault)) from fault
    return found


def read_figure_table(path: Path) -> pa.Table:
    """A CSV of figures in the columns of FIELDS, in any order: an empty number is absent, an empty flag false, an empty
    line 0. Raises FiguresError where it can't be opened, lacks a column, or holds a cell of another type.
    """
    empty = {name: kind for name, kind in FIELDS.items() if kind != pa.string()}
    options = csv.ConvertOptions(
        column_types=FIELDS,
        include_columns=list(FIELDS),
        null_values=[""],
        strings_can_be_null=False,
        true_values=["true"],
        false_values=["false"],
    )
    try:
        table = csv.read_csv(path, convert_options=options)
    except (OSError, KeyError, pa.ArrowException) as fault:
        raise FiguresError(str(fault)) from fault
    for name, kind in empty.items():
        if kind != pa.float64():
            filled = table[name].fill_null(pa.scalar(0).cast(kind))
            table = table.set_column(table.column_names.index(name), name, filled)
    return table
