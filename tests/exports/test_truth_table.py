"""The files for R: what `read.csv(row.names = 1)` and `truthTable` ask of them."""

from __future__ import annotations

import csv
import io
import re

from dashboard.analysis.truth_table import Case, complete, rows
from dashboard.exports.truth_table import cases_csv, truth_table_csv

CASES = (Case("town-a", (1, 1), 1), Case("town-b", (1, 1), 0), Case("town-c", (0, 1), 0))
NAMES = ("FIND", "PASSON", "SOLVE")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("ascii"))))


def test_the_cases_have_names_in_the_first_column_and_0_or_1_in_every_other() -> None:
    assert read(cases_csv(NAMES, CASES)) == [
        ["cases", "FIND", "PASSON", "SOLVE"],
        ["town-a", "1", "1", "1"],
        ["town-b", "1", "1", "0"],
        ["town-c", "0", "1", "0"],
    ]


def test_case_names_are_unique_and_headings_are_names_in_r() -> None:
    head, *lines = read(cases_csv(NAMES, CASES))
    assert len({line[0] for line in lines}) == len(lines)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", name) for name in head)


def test_the_truth_table_has_the_columns_that_qca_prints() -> None:
    assert read(truth_table_csv(NAMES[:-1], rows(CASES))) == [
        ["", "FIND", "PASSON", "OUT", "n", "incl", "PRI", "cases"],
        ["2", "0", "1", "0", "1", "0.000", "0.000", "town-c"],
        ["4", "1", "1", "C", "2", "0.500", "0.500", "town-a,town-b"],
    ]


def test_a_remainder_has_no_inclusion() -> None:
    assert read(truth_table_csv(NAMES[:-1], complete(rows(CASES), 2)))[1] == ["1", "0", "0", "?", "0", "-", "-", ""]


def test_there_is_no_byte_order_mark_which_r_would_take_into_the_first_name() -> None:
    assert cases_csv(NAMES, CASES).startswith(b"cases,")
