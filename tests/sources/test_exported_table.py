"""What is no exported table is refused in words that say where and how to mend it."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest

from dashboard.sources.exported_table import ExportedTableError, quantity_of, read_exported

FIELDS = [{"name": "n", "type": "integer"}, {"name": "seen", "type": "boolean"}, {"name": "text", "type": "string"}]
CARD = json.dumps({"resources": [{"schema": {"fields": FIELDS}}]})


def file(table: str, card: str = CARD, **others: str) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w") as parts:
        for name, text in {"datapackage.json": card, "data.csv": table, **others}.items():
            parts.writestr(name, text)
    return target.getvalue()


def refused(content: bytes) -> ExportedTableError:
    with pytest.raises(ExportedTableError) as raised:
        read_exported(content)
    assert raised.value.message_zh
    return raised.value


def test_a_table_is_read_with_the_types_of_its_card() -> None:
    assert read_exported(file("n,seen,text\r\n3,true,'=1\r\n,,\r\n")).rows == (
        {"n": 3, "seen": True, "text": "=1"},
        {"n": None, "seen": None, "text": None},
    )


def test_a_file_that_is_no_zip_or_lacks_a_part_is_named() -> None:
    assert "Take the whole file" in refused(b"n,seen,text\n").message_en
    with ZipFile(target := io.BytesIO(), "w") as parts:
        parts.writestr("data.csv", "n")
    assert "datapackage.json" in refused(target.getvalue()).message_en


@pytest.mark.parametrize("card", ["{", "[]", '{"resources": []}', '{"resources": [{"schema": 3}]}', "[" * 100_000])
def test_a_card_that_can_not_be_understood_is_named(card: str) -> None:
    assert "datapackage.json" in refused(file("n,seen,text\n", card)).message_en


def test_columns_that_are_not_those_of_the_card_are_named() -> None:
    assert "n, text" in refused(file("n,text\n")).message_en


@pytest.mark.parametrize(
    ("row", "said"),
    [("x,true,a", "record 2, n: “x”"), ("1,yes,a", "record 2, seen: “yes”"), ("1,true", "record 2: 2 cells, not 3")],
)
def test_a_cell_that_does_not_fit_is_named_with_its_record_and_column(row: str, said: str) -> None:
    assert said in refused(file(f"n,seen,text\r\n{row}\r\n")).message_en


def test_an_unfinished_quotation_is_no_csv() -> None:
    assert "no CSV" in refused(file('n,seen,text\r\n1,true,"a\r\n')).message_en


def test_a_row_without_qualifier_or_bounds_has_no_figure() -> None:
    assert quantity_of({"printed": "居前列", "qualifier": None}) is None
    assert quantity_of({"qualifier": "at_least", "lower": None, "upper": None}) is None
