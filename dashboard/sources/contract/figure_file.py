"""Does the file of figures keep what the contract asks of observations.csv? A million rows are looked at in columns.

One problem is listed per rule and column, at the first row that breaks it, with how many rows do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard.quantity import Quantity, QuantityError
from dashboard.records import Missing, Problem, Text
from dashboard.sources import messages
from dashboard.sources.contract.citing import lines_of
from dashboard.sources.contract.contents import Contents
from dashboard.sources.descriptor import figure_file

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.sources.figures import Figures

REFERENCES = {"locality_id": "localities", "indicator_id": "indicators", "source_id": "sources"}
QUANTITY_FIELDS = ("printed", "value", "lower", "upper", "lower_open", "upper_open", "qualifier", "unit")
_NUMBERS = ("value", "lower", "upper")
Broken = tuple[str, str, "pd.Series[bool]", "pd.Series[Any] | None"]


@dataclass
class _Findings:
    """The first row of each broken rule and how many follow."""

    contents: Contents
    file: str
    first: dict[tuple[str, str], tuple[int, str | Text, str]] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: set[tuple[object, ...]] = field(default_factory=set)

    def note(self, code: str, column: str, row: int, count: int = 1, value: str | Text = "", wanted: str = "") -> None:
        self.first.setdefault((code, column), (row, value, wanted))
        self.counts[code, column] = self.counts.get((code, column), 0) + count

    def mark(self, code: str, column: str, rows: pd.Series[bool], shown: Any = None, wanted: str = "") -> None:
        """Every row that is True; `shown` is the column whose cell is quoted."""
        if count := int(rows.sum()):
            place = int(rows.to_numpy().argmax())
            said = "" if shown is None else str(shown.iloc[place])
            self.note(code, column, int(str(rows.index[place])), count, said, wanted)

    def problems(self) -> Iterator[Problem]:
        for (code, column), (row, value, wanted) in self.first.items():
            yield messages.problem(code, self.file, row=row, field=column, value=value, wanted=wanted)
            if (count := self.counts[code, column]) > 1:
                yield messages.problem("figures_more_rows", self.file, row=row, field=column, value=f"{count - 1:,}")


def problems(contents: Contents) -> Iterator[Problem]:
    """Missing and mistyped columns; else every row's codes, presence, bounds, rule, source, and keys given twice."""
    figures = contents.package.figures
    if figures is None:
        return
    import pandas as pd  # takes longer to import than most packages to check

    file = figure_file(contents.package.descriptor)
    described = tuple(_columns(figures, file))
    yield from described
    if described:
        return
    found = _Findings(contents, file)
    start = 1
    for block in figures.blocks():
        block.index = pd.RangeIndex(start, start + len(block))
        start += len(block)
        _codes(block, found)
        for code, column, rows, shown in _broken(block):
            found.mark(code, column, rows, shown)
        _lines(block, found)
        _rules(block, found)
    _twice(figures, found)
    yield from found.problems()


def _columns(figures: Figures, file: str) -> Iterator[Problem]:
    from dashboard.sources.figures import FIELDS

    for name, kind in FIELDS.items():
        if name not in figures.columns:
            yield messages.problem("missing_column", file, field=name)
        elif figures.columns[name] != kind:
            shown = str(figures.columns[name])
            yield messages.problem("figures_column_type", file, field=name, value=shown, wanted=str(kind))


def _codes(block: pd.DataFrame, found: _Findings) -> None:
    """Codes that no table has, and codes that are none."""
    for column in block.columns[block.isna().any()].difference(list(_NUMBERS)):
        found.mark("figures_null", column, block[column].isna())
    for column, table in REFERENCES.items():
        unknown = ~block[column].isin([*found.contents.by_code(table), ""])
        found.mark("dangling_key", column, unknown, block[column], table)
    unknown = ~block["missing"].isin([*Missing, ""])
    found.mark("unknown_code", "missing", unknown, block["missing"], ", ".join(Missing))
    for column in ("locality_id", "indicator_id"):
        found.mark("required_empty", column, block[column] == "")


def _broken(block: pd.DataFrame) -> Iterator[Broken]:
    """Every rule about presence and bounds, with the rows that break it (True) and the column to show."""
    value, lower, upper = (block[name] for name in _NUMBERS)
    stated = value.notna() | lower.notna() | upper.notna()
    zero = block["missing"] == str(Missing.TRUE_ZERO)
    absent = (block["missing"] != "") & ~zero
    bounded = lower.notna() & upper.notna()
    yield "value_and_missing", "missing", absent & stated, block["missing"]
    yield "value_or_missing", "value", ~absent & ~zero & ~stated, None
    yield "true_zero_not_zero", "value", zero & stated & (value != 0), value
    yield "zero_not_said", "missing", stated & ~zero & (value == 0), None
    yield "qualifier_missing", "qualifier", stated & (block["qualifier"] == ""), None
    yield "bounds_missing", "lower", stated & lower.isna() & upper.isna(), None
    yield "required_empty", "printed", stated & (block["printed"] == ""), None
    yield "figure_without_source", "source_id", stated & (block["source_id"] == ""), None
    yield "bounds_reversed", "lower", bounded & (lower > upper), lower
    yield "bounds_empty", "lower_open", bounded & (lower == upper) & (block["lower_open"] | block["upper_open"]), None
    yield "value_outside_bounds", "value", (value < lower) | (value > upper), value
    for name in ("lower", "upper"):
        yield "open_without_bound", f"{name}_open", block[f"{name}_open"] & block[name].isna(), None


def _lines(block: pd.DataFrame, found: _Findings) -> None:
    for source_id, lines in block.groupby("source_id", observed=True)["line"]:
        source = found.contents.by_code("sources").get(str(source_id))
        ends = lines_of(source) if source else None
        if ends is None:
            continue
        outside = (lines != 0) & ~lines.between(*ends)
        found.mark("line_outside_source", "line", outside, lines, f"{ends[0]}-{ends[1]}")


def _rules(block: pd.DataFrame, found: _Findings) -> None:
    """Bounds against the rule table and the printed form, once for all rows of the file that say the same."""
    units = {code: row.cells.get("unit", "") for code, row in found.contents.by_code("indicators").items()}
    said = block.assign(unit=block["indicator_id"].astype(str).map(units).fillna(""))[list(QUANTITY_FIELDS)]
    said = said[said["qualifier"] != ""].drop_duplicates()
    for row, *cells in said.itertuples(name=None):
        if (wording := tuple(cells)) in found.seen:
            continue
        found.seen.add(wording)
        try:
            Quantity.from_fields(**dict(zip(QUANTITY_FIELDS, map(as_text, cells), strict=True)))
        except QuantityError as fault:
            found.note(
                "figure_against_rule", fault.field or "printed", row, 1, Text(fault.message_zh, fault.message_en)
            )


def as_text(cell: object) -> str:
    """A cell of the file as a row of observations.csv would write it; a number that is not there is an empty cell."""
    if isinstance(cell, bool) or type(cell).__name__ == "bool_":
        return "true" if cell else "false"
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:.15g}"
    return str(cell)


def _twice(figures: Figures, found: _Findings) -> None:
    import numpy as np
    import pandas as pd

    keys = figures.read(("locality_id", "indicator_id", "period"))
    number = np.zeros(len(keys), dtype=np.int64)
    for name in keys:
        number = number * len(keys[name].cat.categories) + keys[name].cat.codes
    again = np.flatnonzero(pd.Series(number).duplicated())
    if len(again):
        row = int(again[0])
        first = int(np.flatnonzero(number == number[row])[0])
        shown = " / ".join(str(part) for part in keys.loc[row])
        found.note("duplicate_key", "locality_id", row + 1, len(again), shown, str(first + 1))
