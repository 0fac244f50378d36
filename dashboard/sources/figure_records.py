"""Rows of the file of figures as records, for the few that a page shows one by one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.quantity import Interval, Qualifier, Quantity
from dashboard.records import Citation, Indicator, Missing, Observation, Text


def observations(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> tuple[Observation, ...]:
    """Rows of `Figures.read`, all columns, in their order; each is measured, in the unit of its indicator."""
    text = rows.astype({name: object for name in rows.columns if isinstance(rows[name].dtype, pd.CategoricalDtype)})
    return tuple(_observation(cell, indicators[cell["indicator_id"]]) for cell in text.to_dict("records"))


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each place and indicator the row whose period is spelt last: of years and of ISO dates the latest."""
    found = rows.astype({"period": object}).sort_values("period", kind="stable")
    return rows.loc[found.drop_duplicates(["locality_id", "indicator_id"], keep="last").index.sort_values()]


def _observation(cell: Mapping[Any, Any], indicator: Indicator) -> Observation:
    source_id, line = cell["source_id"], int(cell["line"])
    return Observation(
        observation_id=".".join((cell["locality_id"], cell["indicator_id"], cell["period"])),
        locality_id=cell["locality_id"],
        indicator_id=cell["indicator_id"],
        kind="measured",
        label=indicator.name,
        quantity=quantity(cell, indicator.unit),
        printed=cell["printed"],
        printed_original="",
        period=cell["period"],
        missing=Missing(cell["missing"]) if cell["missing"] else None,
        surveyor=Text(),
        doubt=Text(),
        practice_id="",
        citations=(Citation(source_id, line),) if source_id else (),
    )


def quantity(cell: Mapping[Any, Any], unit: str) -> Quantity | None:
    """The figure of a row as the contract has found it right; None where the row has no number."""
    value, lower, upper = (_decimal(cell[name]) for name in ("value", "lower", "upper"))
    if value is None and lower is None and upper is None:
        return None
    return Quantity(
        printed=str(cell["printed"]),
        value=value,
        lower=lower,
        upper=upper,
        lower_open=bool(cell["lower_open"]),
        upper_open=bool(cell["upper_open"]),
        qualifier=Qualifier(str(cell["qualifier"])),
        unit=unit,
    )


def interval(cell: Mapping[Any, Any]) -> Interval:
    """The bounds of a row, also of a true zero, which has no printed form."""
    lower, upper = _decimal(cell["lower"]), _decimal(cell["upper"])
    return Interval(lower, upper, bool(cell["lower_open"]), bool(cell["upper_open"]))


def _decimal(number: object) -> Decimal | None:
    """A float as the decimal that a person reads; None for one that is not there."""
    return None if number != number else Decimal(f"{number:.15g}")  # NaN is not itself
