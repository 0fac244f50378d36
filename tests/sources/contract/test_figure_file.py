"""The file of figures is held to the same contract as the table of observations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import Towns

from dashboard.exports.figure_file import write_figures
from dashboard.sources.figures import FIELDS

GOOD = {
    "locality_id": "",
    "indicator_id": "",
    "period": "2023",
    "printed": "12",
    "value": 12.0,
    "lower": 12.0,
    "upper": 12.0,
    "lower_open": False,
    "upper_open": False,
    "qualifier": "exact",
    "missing": "",
    "source_id": "",
    "line": 0,
}
Write = Callable[..., list[tuple[str, str, int, str]]]


@pytest.fixture
def write(towns: Towns) -> Write:
    """Rows that differ from a good one -> what the contract finds in the file of figures."""
    good = GOOD | {
        name: towns.rows(table)[0][name]
        for name, table in (("locality_id", "localities"), ("indicator_id", "indicators"), ("source_id", "sources"))
    }
    towns.describe(lambda found: found["resources"].append({"name": "figures", "path": "figures.parquet"}))

    def found(*rows: dict[str, object]) -> list[tuple[str, str, int, str]]:
        whole = [good | row for row in rows]
        columns = {name: pa.array([row[name] for row in whole], kind) for name, kind in FIELDS.items()}
        write_figures(columns, towns.folder / "figures.parquet")
        return [entry for entry in towns.found() if entry[1] == "figures.parquet"]

    return found


def test_a_good_row_passes(write: Write) -> None:
    assert write({}) == []


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"locality_id": "nowhere"}, "dangling_key", "locality_id"),
        ({"indicator_id": ""}, "required_empty", "indicator_id"),
        ({"missing": "lost", "value": None, "lower": None, "upper": None}, "unknown_code", "missing"),
        ({"missing": "withheld"}, "value_and_missing", "missing"),
        ({"value": None, "lower": None, "upper": None, "qualifier": ""}, "value_or_missing", "value"),
        ({"qualifier": ""}, "qualifier_missing", "qualifier"),
        ({"source_id": ""}, "figure_without_source", "source_id"),
        ({"printed": ""}, "required_empty", "printed"),
        ({"lower": 13.0, "upper": 12.5, "value": None}, "bounds_reversed", "lower"),
        ({"value": 14.0}, "value_outside_bounds", "value"),
        ({"printed": "近12"}, "figure_against_rule", "printed"),
        ({"line": 100_000}, "line_outside_source", "line"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named(write: Write, row: dict[str, object], code: str, column: str) -> None:
    assert (code, "figures.parquet", 1, column) in write(row)


def test_the_same_key_twice_is_named_with_the_row_it_stands_in(write: Write) -> None:
    assert write({}, {}) == [("duplicate_key", "figures.parquet", 2, "locality_id")]


def test_a_fault_of_many_rows_is_listed_once_with_how_many_follow(write: Write) -> None:
    periods = [{"period": str(year), "value": 14.0} for year in range(2000, 2003)]
    found = [entry for entry in write(*periods) if entry[3] == "value"]
    assert found == [
        ("value_outside_bounds", "figures.parquet", 1, "value"),
        ("figures_more_rows", "figures.parquet", 1, "value"),
    ]


def test_a_null_where_text_belongs_is_named(towns: Towns, write: Write) -> None:
    write({})
    path: Path = towns.folder / "figures.parquet"
    found = pq.read_table(path)
    pq.write_table(found.set_column(2, "period", pa.array([None], pa.string())), path)
    assert ("figures_null", "figures.parquet", 1, "period") in towns.found()


def test_a_column_of_another_type_is_named_and_nothing_else_is_judged(towns: Towns, write: Write) -> None:
    write({})
    path: Path = towns.folder / "figures.parquet"
    found = pq.read_table(path)
    pq.write_table(found.set_column(4, "value", found["value"].cast(pa.string())), path)
    assert [entry for entry in towns.found() if entry[1] == path.name] == [
        ("figures_column_type", "figures.parquet", 0, "value")
    ]


def test_a_file_that_is_no_parquet_is_listed(towns: Towns, write: Write) -> None:
    towns.write("figures.parquet", b"not parquet")
    assert ("figures_unreadable", "figures.parquet", 0, "") in towns.found()
