"""Rules that compute: what is put in is read as a figure with bounds, and so is what comes out.

The forms and the numbers they take are in `dashboard.sources.rule_forms`; the contract has checked every rule.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal

from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval, Qualifier, Quantity, QuantityError, parse
from dashboard.records import ComputedRule
from dashboard.sources.rule_forms import FORMS

FIRST_YEAR, LAST_YEAR = 1900, 2999
HUNDRED = Decimal(100)
Given = Quantity | date | datetime


class GivenError(ValueError):
    """What was put in can't be used: `code` says why (empty, number, negative, whole, unit, date, moment, year)."""

    def __init__(self, code: str, problem: QuantityError | None = None) -> None:
        self.code = code
        self.problem = problem
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Worked:
    """A rule worked out. One of `amount`, `moment` and `verdict` is set; `left` is how many are left before an exit.

    Verdicts: reached, not_reached, kept, broken, undecided (the bounds of what was put in lie on both sides).
    """

    given: Given
    number: Quantity
    amount: Quantity | None = None
    moment: date | datetime | None = None
    verdict: str = ""
    left: Quantity | None = None


def rules_of(catalogue: Catalogue, practice_ids: Iterable[str]) -> tuple[ComputedRule, ...]:
    """The rules of some practices, in the order of the practices, then of the data."""
    order = {code: rank for rank, code in enumerate(dict.fromkeys(practice_ids))}
    found = [entry for entry in catalogue.records.rules if entry.practice_id in order]
    return tuple(sorted(found, key=lambda entry: order[entry.practice_id]))


def number_of(catalogue: Catalogue, rule: ComputedRule) -> Quantity:
    """The number of a rule, as its source printed it."""
    number = catalogue.observations[rule.observation_id].quantity
    assert number is not None  # the contract
    return number


def work_out(catalogue: Catalogue, rule: ComputedRule, text: str) -> Worked:
    """The rule applied to what was put in as text; raises GivenError where that can't be used."""
    number = number_of(catalogue, rule)
    given = read_given(rule, text)
    if isinstance(given, Quantity):
        return _AMOUNTS[rule.form](number, given)
    found = _next_day(given, int(number.value or 0)) if rule.form == "day_of_month" else _deadline(given, number)
    return Worked(given, number, moment=found)


def read_given(rule: ComputedRule, text: str) -> Given:
    """A number as reports print it (1000, 近1万, about 1,000 yuan), an ISO date, or an ISO date and time."""
    written = text.strip()
    if not written:
        raise GivenError("empty")
    reads = FORMS[rule.form].reads
    if reads == "date":
        return _dated(date.fromisoformat, written, "date")
    if reads == "moment":
        return _dated(datetime.fromisoformat, written, "moment")
    return _amount(rule, written, whole=reads == "count")


def _dated(read: Callable[[str], date], written: str, code: str) -> date:
    try:
        found = read(written)
    except ValueError:
        raise GivenError(code) from None
    if isinstance(found, datetime) and found.tzinfo:
        raise GivenError(code)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise GivenError("year")
    return found


def _amount(rule: ComputedRule, written: str, *, whole: bool) -> Quantity:
    try:
        found = parse(written)
    except QuantityError as problem:
        raise GivenError("number", problem) from None
    if found.unit not in ("none", rule.input_unit):
        raise GivenError("unit")
    if found.lower is None or found.lower < 0:
        raise GivenError("negative")
    if whole and (found.value or Decimal(0)) % 1:
        raise GivenError("whole")
    return replace(found, unit=rule.input_unit)


def _share(number: Quantity, given: Quantity) -> Worked:
    return Worked(given, number, _stated(given.multiply(_part(number), unit=given.unit)))


def _less(number: Quantity, given: Quantity) -> Worked:
    rest = Quantity.of(1).subtract(_part(number))
    return Worked(given, number, _stated(given.multiply(rest, unit=given.unit)))


def _each(number: Quantity, given: Quantity) -> Worked:
    return Worked(given, number, _stated(given.multiply(number, unit=number.unit)))


def _part(percent: Quantity) -> Quantity:
    return percent.divide(HUNDRED, unit="none")


def _times(number: Quantity, given: Quantity) -> Worked:
    """Whole times only; an open upper end just at a multiple does not reach it."""
    ratio = given.divide(number, unit="time").interval
    low = _floor(ratio.lower) or Decimal(0)
    high = _floor(ratio.upper)
    if high is not None and ratio.upper_open and high == ratio.upper:
        high -= 1
    return Worked(given, number, _stated(Quantity.within(Interval(low, high), Qualifier.DERIVED, "time")))


def _floor(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else bound.to_integral_value(ROUND_FLOOR)


def _exit(number: Quantity, given: Quantity) -> Worked:
    """From the number on; 3次以上 includes 3, 超过3次 does not."""
    trigger = Interval(number.value, None, number.qualifier is Qualifier.OVER, upper_open=False)
    if trigger.covers(given.interval):
        return Worked(given, number, verdict="reached")
    if not given.interval.is_below(trigger):
        return Worked(given, number, verdict="undecided")
    first = (number.value or Decimal(0)) + (1 if trigger.lower_open else 0)
    left = Quantity.of(first, unit=number.unit).subtract(given)
    return Worked(given, number, verdict="not_reached", left=_stated(left))


def _limit(number: Quantity, given: Quantity) -> Worked:
    """Up to the number, which 不到 and 少于 exclude."""
    allowed = Interval(None, number.value, lower_open=False, upper_open=number.qualifier is Qualifier.UNDER)
    beyond = allowed.is_below(given.interval)
    verdict = "kept" if allowed.covers(given.interval) else "broken" if beyond else "undecided"
    return Worked(given, number, verdict=verdict)


_AMOUNTS: dict[str, Callable[[Quantity, Quantity], Worked]] = {
    "share_of": _share,
    "below": _less,
    "per_each": _each,
    "interval": _times,
    "exit_at": _exit,
    "at_most": _limit,
}


def _stated(found: Quantity) -> Quantity:
    """A result with one possible value is exact: 15% of 333 is 49.95 and nothing rounder."""
    return Quantity.of(found.lower, unit=found.unit) if found.is_point and found.lower is not None else found


def _next_day(given: date, day: int) -> date:
    """The first such day on or after a date; months that lack it are passed over."""
    year, month = given.year, given.month
    while True:
        if day <= monthrange(year, month)[1] and (found := date(year, month, day)) >= given:
            return found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _deadline(given: date, number: Quantity) -> date:
    value = int(number.value or 0)
    unit = number.unit
    if unit in ("month", "year"):
        return _months_on(given, value * (12 if unit == "year" else 1))
    return given + timedelta(**{f"{unit}s": value})


def _months_on(given: date, months: int) -> date:
    """The same day of a later month, or its last day where it has none."""
    years, month = divmod(given.month - 1 + months, 12)
    year = given.year + years
    return given.replace(year=year, month=month + 1, day=min(given.day, monthrange(year, month + 1)[1]))
