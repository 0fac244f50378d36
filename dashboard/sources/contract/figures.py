"""Is every figure either there, with bounds that its printed form gives, or absent for a stated reason?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.quantity import Quantity, QuantityError, parse
from dashboard.records import Missing, Problem, Text
from dashboard.sources.contract.contents import Contents, number
from dashboard.sources.data_package import Row

FIGURES = "observations"
QUANTITY_FIELDS = ("printed", "value", "lower", "upper", "lower_open", "upper_open", "qualifier", "unit")


def problems(contents: Contents) -> Iterator[Problem]:
    """Indicator and unit, value or missing kind, bounds among themselves and against the printed form, surveyor."""
    for row in contents.rows(FIGURES):
        yield from _indicator(contents, row)
        yield from _presence(contents, row)
        among_themselves = tuple(_bounds(contents, row))
        yield from among_themselves
        if not among_themselves:
            yield from _printed(contents, row)


def _indicator(contents: Contents, row: Row) -> Iterator[Problem]:
    code, kind, unit = (row.cells.get(name, "") for name in ("indicator_id", "kind", "unit"))
    if kind == "measured" and not code:
        yield contents.problem("indicator_missing", FIGURES, row, "indicator_id")
    elif kind and kind != "measured" and code:
        yield contents.problem("indicator_unexpected", FIGURES, row, "indicator_id", kind)
    indicator = contents.by_code("indicators").get(code)
    if indicator is None or kind != "measured":
        return
    wanted = indicator.cells.get("unit", "")
    if wanted and unit != wanted:
        yield contents.problem("unit_differs", FIGURES, row, "unit", unit, wanted=wanted)
    surveyed = row.cells.get("surveyor_zh") or row.cells.get("surveyor_en")
    if wanted == "percent" and _stated(row) and not surveyed:
        yield contents.problem("surveyor_missing", FIGURES, row, "surveyor_zh")


def _stated(row: Row) -> bool:
    """Whether the row holds a number; a range and 数千 have bounds, but no single value."""
    return any(row.cells.get(name) for name in ("value", "lower", "upper"))


def _presence(contents: Contents, row: Row) -> Iterator[Problem]:
    missing, measured = row.cells.get("missing", ""), row.cells.get("kind") == "measured"
    value = number(row.cells.get("value", ""))
    if missing == Missing.TRUE_ZERO:
        # a true zero is a value, and says so: with 0 or without a number, but with no other
        if value or (value is None and _stated(row)):
            yield contents.problem("true_zero_not_zero", FIGURES, row, "value", row.cells.get("value", ""))
    elif missing and _stated(row):
        yield contents.problem("value_and_missing", FIGURES, row, "missing", missing)
    elif measured and not missing and not _stated(row):
        yield contents.problem("value_or_missing", FIGURES, row, "value")
    elif measured and value == 0:
        yield contents.problem("zero_not_said", FIGURES, row, "missing")
    if measured and _stated(row):
        if not row.cells.get("qualifier"):
            yield contents.problem("qualifier_missing", FIGURES, row, "qualifier")
        if not row.cells.get("lower") and not row.cells.get("upper"):
            yield contents.problem("bounds_missing", FIGURES, row, "lower")


def _bounds(contents: Contents, row: Row) -> Iterator[Problem]:
    value, lower, upper = (number(row.cells.get(name, "")) for name in ("value", "lower", "upper"))
    low, high = row.cells.get("lower", ""), row.cells.get("upper", "")
    opened = [name for name in ("lower_open", "upper_open") if row.cells.get(name) == "true"]
    for name in opened:
        if not row.cells.get(name.removesuffix("_open")):
            yield contents.problem("open_without_bound", FIGURES, row, name)
    if lower is not None and upper is not None:
        if lower > upper:
            yield contents.problem("bounds_reversed", FIGURES, row, "lower", low, wanted=high)
            return
        if lower == upper and opened:
            yield contents.problem("bounds_empty", FIGURES, row, opened[0])
    if value is not None and ((lower is not None and value < lower) or (upper is not None and value > upper)):
        wanted = f"{low} – {high}"
        yield contents.problem("value_outside_bounds", FIGURES, row, "value", row.cells["value"], wanted=wanted)


def _printed(contents: Contents, row: Row) -> Iterator[Problem]:
    """What the rule table makes of the printed form, against what the row says."""
    if not row.cells.get("qualifier") or not _stated(row):
        return
    printed = row.cells.get("printed", "")
    if row.cells.get("kind") == "measured" and printed and not _readable(printed):
        yield contents.problem("printed_unread", FIGURES, row, "printed", printed)
    try:
        Quantity.from_fields(**{name: row.cells.get(name, "") for name in QUANTITY_FIELDS})
    except QuantityError as fault:
        said = Text(fault.message_zh, fault.message_en)
        yield contents.problem("figure_against_rule", FIGURES, row, fault.field or "printed", said)


def _readable(printed: str) -> bool:
    try:
        parse(printed)
    except QuantityError:
        return False
    return True
