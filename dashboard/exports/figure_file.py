"""Figures by the million as one Parquet file, in blocks of places and indicators that a reader unpacks one by one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.sources.figures import FIELDS

PLACES, INDICATORS, ROWS = 30, 25, 15_000  # of a block: 20 periods of each


def write_figures(columns: Mapping[str, Any] | pa.Table, path: Path) -> None:
    """Columns of FIELDS, each an array of the same length -> the file, written whole or not at all.

    The same rows make the same bytes, in whatever order they come; text that is null is written as empty text. Raises
    KeyError for a column that is not given.
    """
    table = pa.table({name: _as(columns[name], kind) for name, kind in FIELDS.items()})
    place, indicator, period = (_codes(table[name]) for name in ("locality_id", "indicator_id", "period"))
    order = np.lexsort((period, place, indicator, indicator // INDICATORS, place // PLACES))
    unfinished = path.with_name(path.name + ".part")
    pq.write_table(table.take(pa.array(order)), unfinished, row_group_size=ROWS, compression="zstd")
    unfinished.replace(path)


def _as(column: Any, kind: pa.DataType) -> pa.Array:
    """A column in its type, in one piece; text as places in its alphabet, whatever the order of the rows."""
    found = column if isinstance(column, pa.Array | pa.ChunkedArray) else pa.array(column)
    if kind != pa.string():
        return pa.chunked_array(found.cast(kind)).combine_chunks()
    coded = pa.chunked_array(found.fill_null("").dictionary_encode()).unify_dictionaries().combine_chunks()
    words = np.asarray(coded.dictionary.to_pylist(), dtype=object)
    alphabet = np.argsort(words)
    rank = np.empty(len(words), dtype=np.int32)
    rank[alphabet] = np.arange(len(words), dtype=np.int32)
    places = rank[coded.indices.to_numpy()]
    return pa.DictionaryArray.from_arrays(pa.array(places), pa.array(words[alphabet], pa.string()))


def _codes(column: pa.ChunkedArray) -> Any:
    return column.combine_chunks().indices.to_numpy()
