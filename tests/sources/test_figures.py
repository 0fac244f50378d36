"""Figures by the million: what is written is read back, by key, whatever the order of the file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.figure_file import write_figures
from dashboard.sources.figures import FIELDS, Figures, FiguresError, read_figure_table, read_figures

HEAD = ",".join(FIELDS)
A_2023 = "a,rate,2023,98%,98,98,98,false,false,exact,,report,7"
A_2024 = "a,rate,2024,近99%,99,98,99,false,true,below,,report,8"
B_2023 = "b,rate,2023,,,,,,,,withheld,report,"


def table(folder: Path, *rows: str) -> pa.Table:
    path = folder / "figures.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    return read_figure_table(path)


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    write_figures(table(tmp_path, A_2023, A_2024, B_2023), tmp_path / "figures.parquet")
    return read_figures(tmp_path / "figures.parquet")


def test_a_place_has_all_its_periods(figures: Figures) -> None:
    assert list(figures.read(locality_id=["a"])["period"]) == ["2023", "2024"]


def test_an_indicator_in_one_period_has_all_places(figures: Figures) -> None:
    assert list(figures.read(indicator_id=["rate"], period=["2023"])["locality_id"]) == ["a", "b"]


def test_bounds_and_qualifier_come_back_as_they_were_written(figures: Figures) -> None:
    row = figures.read(locality_id=["a"], period=["2024"]).iloc[0]
    assert (row["printed"], row["value"], row["lower"], row["upper"]) == ("近99%", 99, 98, 99)
    assert (bool(row["lower_open"]), bool(row["upper_open"]), row["qualifier"]) == (False, True, "below")


def test_an_absent_figure_keeps_its_kind_and_has_no_number(figures: Figures) -> None:
    row = figures.read(locality_id=["b"]).iloc[0]
    assert (row["missing"], row["printed"], row["line"]) == ("withheld", "", 0)
    assert np.isnan(row["value"])


def test_an_unknown_code_finds_nothing(figures: Figures) -> None:
    assert figures.read(locality_id=["c"]).empty


def test_the_periods_of_an_indicator_are_listed_once(figures: Figures) -> None:
    assert figures.periods == {"rate": ("2023", "2024")}


def test_each_place_has_the_sources_of_all_its_rows(tmp_path: Path) -> None:
    unsaid = B_2023.replace("2023", "2024").replace("report", "")
    other = A_2024.replace("report", "yearbook")
    write_figures(table(tmp_path, A_2023, other, unsaid), tmp_path / "figures.parquet")
    assert read_figures(tmp_path / "figures.parquet").sources == {"a": {"report", "yearbook"}, "b": set()}


def test_the_same_rows_in_another_order_make_the_same_file(tmp_path: Path) -> None:
    write_figures(table(tmp_path, A_2023, A_2024, B_2023), tmp_path / "one.parquet")
    write_figures(table(tmp_path, B_2023, A_2024, A_2023), tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_a_file_written_by_another_program_in_any_order_is_read_as_well(tmp_path: Path) -> None:
    pq.write_table(table(tmp_path, B_2023, A_2024, A_2023), tmp_path / "plain.parquet", use_dictionary=False)
    found = read_figures(tmp_path / "plain.parquet").read(locality_id=["a"])
    assert sorted(found["period"]) == ["2023", "2024"]


def test_a_file_that_is_no_parquet_says_so(tmp_path: Path) -> None:
    (tmp_path / "figures.parquet").write_text("not parquet")
    with pytest.raises(FiguresError, match="Parquet"):
        read_figures(tmp_path / "figures.parquet")


def test_a_csv_without_a_column_says_which(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text("locality_id,period\na,2023\n")
    with pytest.raises(FiguresError, match="indicator_id"):
        read_figure_table(tmp_path / "figures.csv")


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz"), st.integers(2000, 2010)), unique=True))
def test_reading_by_key_is_filtering_the_whole(keys: list[tuple[str, str, int]]) -> None:
    frame = pd.DataFrame(keys, columns=["locality_id", "indicator_id", "period"]).astype(str)
    columns = {name: [{"string": ""}.get(str(kind), 0)] * len(keys) for name, kind in FIELDS.items()}
    columns |= {name: list(frame[name]) for name in frame}
    whole = pa.table({name: pa.array(column).cast(FIELDS[name]) for name, column in columns.items()})
    sink = pa.BufferOutputStream()
    pq.write_table(whole, sink, row_group_size=3)
    found = Figures(sink.getvalue().to_pybytes()).read(locality_id=["a", "b"], period=["2005"])
    wanted = frame[frame["locality_id"].isin(["a", "b"]) & (frame["period"] == "2005")]
    assert found[list(wanted)].astype(str).values.tolist() == wanted.values.tolist()
