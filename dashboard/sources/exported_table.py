"""A table that the atlas exported, read back: every row as it was, with the types of its card.

The file is the ZIP of a CSV and its card (`dashboard.exports.data_card`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile, ZipFile

from dashboard import escape
from dashboard.quantity import Interval, Qualifier, Quantity, QuantityError, parse
from dashboard.records import Missing

CARD = "datapackage.json"
TABLE = "data.csv"
LARGEST = 200_000_000  # bytes of one part: more is no table of ours, and would fill the memory
Datum = str | int | float | bool | None
_FLAGS = {"true": True, "false": False}


class ExportedTableError(Exception):
    """A file that is no exported table: what is wrong and where, in both languages."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(f"{message_zh} / {message_en}")
        self.message_zh = message_zh
        self.message_en = message_en


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """The rows in file order, None where a cell is empty, and the card as it is written."""

    rows: tuple[dict[str, Datum], ...]
    card: Mapping[str, Any]


def read_exported(file: bytes) -> ExportedTable:
    """The rows and the card; ExportedTableError for a file that lacks either, or whose cells do not fit the card."""
    found = _parts(file)
    try:
        card = json.loads(found[CARD])
        types = {field["name"]: field["type"] for field in card["resources"][0]["schema"]["fields"]}
        text = found[TABLE].decode("utf-8-sig")
    except (ValueError, TypeError, LookupError, RecursionError) as fault:
        raise ExportedTableError(
            f"{CARD} 或 {TABLE} 无法读懂（{fault}）。请重新导出",
            f"{CARD} or {TABLE} can't be understood ({fault}). Export the table again",
        ) from fault
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        headings = [escape.from_spreadsheet(name) for name in next(reader, [])]
        _same(headings, list(types))
        rows = tuple(_row(at, headings, cells, types) for at, cells in enumerate(reader, 2))
    except csv.Error as fault:
        raise ExportedTableError(
            f"{TABLE} 第 {reader.line_num} 行不是 CSV（{fault}）", f"{TABLE}, line {reader.line_num}: no CSV ({fault})"
        ) from fault
    return ExportedTable(rows, card)


def quantity_of(row: Mapping[str, Datum]) -> Quantity | None:
    """The figure of a row: printed form, bounds, qualifier, unit; None where the row has none.

    A qualified figure has no single number in the file, so that no spreadsheet can sort by it: the printed number
    comes back from the printed form, else from the bounds by the rule table. QuantityError for bounds that contradict.
    """
    if not row.get("qualifier") or (row.get("lower") is None and row.get("upper") is None):
        return None
    qualifier, unit = Qualifier(str(row["qualifier"])), str(row.get("unit") or "none")
    interval = Interval(
        _decimal(row.get("lower")), _decimal(row.get("upper")), bool(row.get("lower_open")), bool(row.get("upper_open"))
    )
    printed = str(row.get("printed") or "")
    return replace(_as_printed(interval, qualifier, unit, printed), printed=printed)


def missing_of(row: Mapping[str, Datum]) -> Missing | None:
    """The kind in which the figure of a row is absent; None where it is not."""
    return Missing(str(row["missing"])) if row.get("missing") else None


def _decimal(value: Datum) -> Decimal | None:
    return Quantity.of(value).value if isinstance(value, int | float) else None


def _as_printed(interval: Interval, qualifier: Qualifier, unit: str, printed: str) -> Quantity:
    """The figure with these bounds and the number and scale that were printed, as far as either can be told."""
    try:
        read = parse(printed)
    except QuantityError:
        read = None
    if read is not None and read.interval == interval:
        return Quantity.within(interval, qualifier, unit, value=read.value, scale=read.scale)
    value = next((one for one in _candidates(interval) if _bounds(one, qualifier, unit) == interval), None)
    if qualifier is Qualifier.DERIVED and interval.is_point:
        value = interval.lower
    return Quantity.within(interval, qualifier, unit, value=value)


def _candidates(interval: Interval) -> Iterator[Decimal]:
    """The numbers from which a rule may have made these bounds: either end, or the middle."""
    ends = [end for end in (interval.upper, interval.lower) if end is not None]
    yield from ends
    if len(ends) > 1:
        yield sum(ends, Decimal(0)) / 2


def _bounds(value: Decimal, qualifier: Qualifier, unit: str) -> Interval | None:
    try:
        return Quantity.of(value, qualifier, unit).interval
    except QuantityError:
        return None


def _parts(file: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(io.BytesIO(file)) as parts:
            sizes = {entry.filename: entry.file_size for entry in parts.infolist()}
            if any(sizes.get(name, 0) > LARGEST for name in (CARD, TABLE)):
                raise ExportedTableError(
                    "文件太大，不是图集导出的表", "The file is too large to be a table of the atlas"
                )
            return {name: parts.read(name) for name in (CARD, TABLE)}
    except (BadZipFile, KeyError) as fault:
        raise ExportedTableError(
            f"文件里没有 {CARD} 和 {TABLE}。请用图集导出的压缩包，不要只取其中的表",
            f"The file does not hold {CARD} and {TABLE}. Take the whole file that the atlas exported",
        ) from fault


def _same(headings: list[str], named: list[str]) -> None:
    if headings != named:
        raise ExportedTableError(
            f"{TABLE} 的列与 {CARD} 所说的不同：{', '.join(headings)}",
            f"The columns of {TABLE} are not those that {CARD} names: {', '.join(headings)}",
        )


def _row(number: int, headings: list[str], cells: list[str], types: Mapping[str, str]) -> dict[str, Datum]:
    if len(cells) != len(headings):
        raise ExportedTableError(
            f"{TABLE} 第 {number} 条有 {len(cells)} 格，应有 {len(headings)} 格",
            f"{TABLE}, record {number}: {len(cells)} cells, not {len(headings)}",
        )
    return {name: _datum(number, name, text, types[name]) for name, text in zip(headings, cells, strict=True)}


def _datum(number: int, name: str, text: str, kind: str) -> Datum:
    if text == "":
        return None
    try:
        if kind == "boolean":
            return _FLAGS[text]
        if kind == "integer":
            return int(text)
        if kind == "number":
            return float(text) if "." in text else int(text)
    except (KeyError, ValueError) as fault:
        raise ExportedTableError(
            f"{TABLE} 第 {number} 条的 {name}：“{text[:40]}”不是 {kind}",
            f"{TABLE}, record {number}, {name}: “{text[:40]}” is no {kind}",
        ) from fault
    return escape.from_spreadsheet(text)
