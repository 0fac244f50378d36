"""A truth table as two CSV files, as R's QCA package reads and prints them: UTF-8 without mark, codes and digits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.analysis.truth_table import Case, Row


def cases_csv(names: Sequence[str], cases: Iterable[Case]) -> bytes:
    """One row per case with 0/1 columns, the outcome last; `names` head them.

    For `truthTable(read.csv("cases.csv", row.names = 1), ...)`; the column of case names is headed as by QCA's export.
    """
    return _csv(["cases", *names], ([case.name, *case.conditions, case.outcome] for case in cases))


def truth_table_csv(conditions: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The columns that QCA prints: row number, conditions, OUT, n, incl, PRI (three decimals, - for none), cases."""
    return _csv(["", *conditions, "OUT", "n", "incl", "PRI", "cases"], (_row(row) for row in rows))


def _row(row: Row) -> list[object]:
    share = "-" if row.inclusion is None else f"{row.inclusion:.3f}"
    cases = ",".join(case.name for case in row.cases)
    return [row.number, *row.conditions, row.output, len(row.cases), share, share, cases]


def _csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()
