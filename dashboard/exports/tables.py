"""The tidy data of exhibits as rows and as one CSV: a row per figure, judgement or practice, each with its source.

A qualified figure has no single number here: `value` is filled for exact figures only, the others have their bounds,
so that no spreadsheet can sort figures into an order that their sources do not give.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np
import pandas as pd

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit
from dashboard.wording import Wording

Datum = str | int | float | bool | None
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads a CSV in the encoding of the machine


def csv_file(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> bytes:
    """All data of the exhibits as one table: UTF-8 with byte order mark, codes as headings, no formula can run."""
    return written(list(data_rows(catalogue, exhibits, words)))


def written(rows: Sequence[dict[str, Datum]]) -> bytes:
    """Rows as CSV; `dashboard.sources.exported_table` reads them back."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    headings = columns(rows)
    writer.writerow([escape.spreadsheet(name) for name in headings])
    writer.writerows([_written(row.get(name)) for name in headings] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def data_rows(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> Iterator[dict[str, Datum]]:
    """The rows of every exhibit that holds data, in its order, with the exhibit's key first and the source's title."""
    for exhibit in exhibits:
        if exhibit.data is None:
            continue
        for record in exhibit.data.to_dict("records"):
            row = {str(name): _datum(value) for name, value in record.items()}
            if row.get("qualifier") not in (None, "exact"):
                row["value"] = None
            yield {"exhibit": exhibit.key, **_sourced(catalogue, row, words)}


def columns(rows: Sequence[dict[str, Datum]]) -> tuple[str, ...]:
    """The headings of all rows, in order of first appearance, the source last."""
    found = dict.fromkeys(name for row in rows for name in row)
    last = [name for name in ("source_id", "source_title", "line", "citations") if name in found]
    return (*(name for name in found if name not in last), *last)


def _sourced(catalogue: Catalogue, row: dict[str, Datum], words: Wording) -> dict[str, Datum]:
    source_id = row.get("source_id")
    if not isinstance(source_id, str):
        return row
    return {**row, "source_title": words.text(catalogue.sources[source_id].title)}


def _datum(value: object) -> Datum:
    """A cell of tidy data: None for what is absent or empty and for an end without bound; whole numbers without a
    decimal point.
    """
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if not isinstance(value, int | float | Decimal | np.number):
        return str(value)
    number = Decimal(str(value))
    if not number.is_finite():
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _written(value: Datum) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return escape.spreadsheet(value)
    return format(Decimal(str(value)), "f")
