"""A row of observations.csv, as text, to a Quantity, checked against the rule table and against its printed form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dashboard.quantity.bounds import RULE_OF, Qualifier, bounds
from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import Interval
from dashboard.quantity.parse import parse
from dashboard.quantity.quantity import Quantity

COLUMNS = ("printed", "value", "lower", "upper", "lower_open", "upper_open", "qualifier", "unit")
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,20})?")
_FLAGS = {"": False, "false": False, "0": False, "true": True, "1": True}


def read_fields(fields: Mapping[str, str]) -> Quantity:
    """The quantity of one row; missing columns count as empty. QuantityError names the field, the cause, the remedy.

    Bounds left empty follow from value and qualifier. Bounds that are given must be what the rule gives, and what the
    printed form gives where it can be read alone (15日前 can't, and is not checked).
    """
    for name in fields:
        if name not in COLUMNS:
            raise QuantityError("no_field", field=name, text=name)
    cells = {name: fields.get(name, "").strip() for name in COLUMNS}
    qualifier = _qualifier(cells["qualifier"])
    value = _number(cells, "value")
    interval = _interval(cells, value, qualifier)
    printed = _printed(cells["printed"])
    unit = cells["unit"] or "none"
    if printed is not None and printed.interval != interval:
        raise QuantityError(
            "field_printed", field="printed", text=cells["printed"], expected=printed.interval, found=interval
        )
    scale = printed.scale if printed else 1
    quantity = Quantity.within(interval, qualifier, unit, value=value, scale=scale)
    return replace(quantity, printed=cells["printed"])


def _interval(cells: Mapping[str, str], value: Decimal | None, qualifier: Qualifier) -> Interval:
    lower, upper = _number(cells, "lower"), _number(cells, "upper")
    given = Interval(lower, upper, _flag(cells, "lower_open"), _flag(cells, "upper_open"))
    if value is None:
        if lower is None and upper is None:
            raise QuantityError("field_no_bounds", field="value")
        return given
    if qualifier is Qualifier.DERIVED:
        if given != Interval(value, value):
            raise QuantityError("field_rule", field="lower", text=given, expected=Interval(value, value))
        return given
    expected = bounds(value, qualifier, cells["unit"])
    if (lower is not None or upper is not None) and given != expected:
        raise QuantityError("field_rule", field="lower", text=given, expected=expected)
    return expected


def _qualifier(text: str) -> Qualifier:
    if text not in RULE_OF:
        raise QuantityError("field_qualifier", field="qualifier", text=text, allowed=", ".join(RULE_OF))
    return Qualifier(text)


def _number(cells: Mapping[str, str], name: str) -> Decimal | None:
    if not cells[name]:
        return None
    if not _NUMBER.fullmatch(cells[name]):
        raise QuantityError("field_number", field=name, text=cells[name][:40])
    return Decimal(cells[name])


def _flag(cells: Mapping[str, str], name: str) -> bool:
    if cells[name].lower() not in _FLAGS:
        raise QuantityError("field_flag", field=name, text=cells[name][:40])
    return _FLAGS[cells[name].lower()]


def _printed(text: str) -> Quantity | None:
    """The printed form read alone; None where it says more than a figure, as 15日前 does."""
    try:
        return parse(text)
    except QuantityError:
        return None
