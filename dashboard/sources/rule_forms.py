"""The forms of rules that compute: what each reads, and which numbers it takes. data/README.md says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ANY: tuple[str, ...] = ()
LENGTHS_OF_TIME = ("minute", "hour", "day", "week", "month", "year")  # working days need a calendar of holidays


@dataclass(frozen=True, slots=True)
class RuleForm:
    """Reads an "amount", a whole "count", a "date" or a "moment". Empty `units` and `qualifiers` set no limit.

    `same_unit`: what is put in has the unit of the number. `least` and `most` limit the number's value.
    """

    reads: str
    units: tuple[str, ...] = ANY
    qualifiers: tuple[str, ...] = ANY
    same_unit: bool = False
    least: float = 0
    most: float = float("inf")

    @property
    def is_dated(self) -> bool:
        """Whether a date or a time is put in, so that there is no unit."""
        return self.reads in ("date", "moment")


FORMS: Mapping[str, RuleForm] = {
    "share_of": RuleForm("amount", ("percent",)),
    "below": RuleForm("amount", ("percent",), most=100),
    "per_each": RuleForm("amount"),
    "interval": RuleForm("amount", (*LENGTHS_OF_TIME, "working_day"), ("exact",), same_unit=True, least=0.01),
    "exit_at": RuleForm("count", ANY, ("exact", "at_least", "over"), same_unit=True),
    "at_most": RuleForm("count", ANY, ("exact", "at_most", "under"), same_unit=True),
    "day_of_month": RuleForm("date", ("day_of_month",), ("exact",), least=1, most=31),
    "within": RuleForm("moment", LENGTHS_OF_TIME, ("exact", "at_most", "under"), most=1_000),
}
