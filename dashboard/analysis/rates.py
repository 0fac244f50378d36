"""Rates and the counts behind them: Wilson intervals, figures per resident, and a guard for small numbers.

A rate of counted cases is compared by the interval that chance leaves it, not by its printed percentage: 22 of 22 may
be 86 %, so it stands in no order to 98 % of 1,922. Counts keep their own bounds on the way.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from dashboard.analysis.comparability import Caution, Held, is_rate, period_key, quantity_of
from dashboard.analysis.reporting import figure_of
from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval, Qualifier, Quantity, QuantityError
from dashboard.records import Indicator

POPULATIONS = ("resident_population", "total_population")
PER_RESIDENTS = 10_000
# The 0.975 quantile of the normal distribution: intervals of 95 %.
Z = Decimal("1.959963984540054")
# The US NCHS shows no proportion of fewer than 30 cases (Vital and Health Statistics 2-175, 2017) and calls a rate of
# fewer than 20 events unreliable (National Vital Statistics Reports). Here neither is hidden: both carry a caution.
SMALL_BASE = 30
SMALL_COUNT = 20
_DIGITS = Decimal(1).scaleb(-12)


def wilson(count: Decimal, total: Decimal) -> tuple[Decimal, Decimal]:
    """The 95 % score interval of a share, 0 to 1 (Wilson, JASA 22, 1927; method 3 of Newcombe, Stat Med 17, 1998).

    0 <= count <= total and total > 0, else ValueError. Rounded outwards at the twelfth digit.
    """
    if not 0 <= count <= total or not total:
        raise ValueError(f"no share: {count} of {total}")
    with localcontext(prec=60):
        square = Z * Z
        spread = Z * (square + 4 * count * (total - count) / total).sqrt()
        low, high = ((2 * count + square + sign * spread) / (2 * (total + square)) for sign in (-1, 1))
    lower = low.quantize(_DIGITS, ROUND_FLOOR) if count else Decimal(0)
    return lower, high.quantize(_DIGITS, ROUND_CEILING) if count < total else Decimal(1)


def share_interval(count: Interval, total: Interval) -> Interval | None:
    """The Wilson interval of counts that have bounds themselves: its lowest and highest limit for any allowed pair.

    Both limits rise with the count and fall as the total grows. None where the total may be 0, or the count is more
    than the total for certain.
    """
    least, fewest = max(count.lower or Decimal(0), Decimal(0)), total.lower
    if fewest is None or fewest <= 0 or (total.upper is not None and least > total.upper):
        return None
    low = wilson(least, total.upper)[0] if total.upper is not None else Decimal(0)
    high = wilson(count.upper, fewest)[1] if count.upper is not None and count.upper < fewest else Decimal(1)
    return Interval(low, high)


def divisible(indicator: Indicator) -> bool:
    """Whether a figure per resident means anything: of counts, but for those of the population itself."""
    return indicator.value_type == "count" and indicator.theme != "population"


def as_compared(catalogue: Catalogue, held: Held, indicator: Indicator, per: str = "") -> Held:
    """A place's one figure with the number that it is compared by, and what a reader must know of it.

    A rate whose counts are known gets its Wilson interval, widened to what is printed; with `per` "resident" a count is
    divided by the population of its period. Anything else, and a place with no or several figures, stays as printed.
    """
    if len(held.figures) != 1:
        return held
    number = quantity_of(held.figures[0], indicator)
    assert number is not None
    if is_rate(indicator):
        held = _with_interval(catalogue, held, indicator, number)
    elif per == "resident" and divisible(indicator):
        held = _per_resident(catalogue, held, number)
    return replace(held, cautions=(*held.cautions, Caution.DOUBT)) if held.figures[0].doubt else held


def _with_interval(catalogue: Catalogue, held: Held, indicator: Indicator, number: Quantity) -> Held:
    total = _count(catalogue, indicator.denominator_id, held)
    if total is None:
        return replace(held, cautions=(Caution.NO_COUNTS,))
    count = _count(catalogue, indicator.numerator_id, held) or number.multiply(total).divide(_whole(number.unit))
    chance = rate_interval(count, total, number.unit)
    if chance is None:
        return replace(held, cautions=(Caution.AGAINST_COUNTS,))
    compared = Quantity.within(_hull(chance.interval, number.interval), Qualifier.DERIVED, number.unit)
    stands = {
        Caution.SMALL_BASE: (total.lower or 0) < SMALL_BASE,
        Caution.AGAINST_COUNTS: chance.compare(number) in ("<", ">"),
    }
    return replace(held, compared=compared, cautions=tuple(caution for caution, found in stands.items() if found))


def rate_interval(count: Quantity, total: Quantity, unit: str) -> Quantity | None:
    """The Wilson interval of a rate in per cent (`unit` percent) or as a share; None as for `share_interval`."""
    share = share_interval(count.interval, total.interval)
    if share is None:
        return None
    return Quantity.within(share, Qualifier.DERIVED, "none").multiply(_whole(unit), unit=unit)


def _whole(unit: str) -> int:
    return 100 if unit == "percent" else 1


def _per_resident(catalogue: Catalogue, held: Held, number: Quantity) -> Held:
    people = ((code, _count(catalogue, code, held)) for code in POPULATIONS)
    base, population = next(((code, found) for code, found in people if found), (None, None))
    if population is None:
        return replace(held, base=None)
    try:
        compared = number.multiply(PER_RESIDENTS).divide(population, unit=per_resident_unit(number.unit))
    except QuantityError:  # the population may be 0
        return replace(held, base=None)
    small = (Caution.SMALL_COUNT,) if (number.lower or 0) < SMALL_COUNT else ()
    return replace(held, compared=compared, base=base, cautions=(*small, Caution.DERIVED))


def per_resident_unit(unit: str) -> str:
    """The unit code of a count per 10,000 residents."""
    return f"{unit}_per_10k"


def _count(catalogue: Catalogue, indicator_id: str, held: Held) -> Quantity | None:
    """A count of the same place and period; None where there is not exactly one."""
    period = period_key(held.figures[0].period)
    found = figure_of(catalogue, indicator_id, held.place.locality_id, period) if indicator_id else None
    return quantity_of(found, catalogue.indicators[indicator_id]) if found else None


def _hull(a: Interval, b: Interval) -> Interval:
    low = min(a.low, b.low, key=lambda end: (end.bound, not end.held))
    high = max(a.high, b.high)
    return Interval(
        low.bound if low.bound.is_finite() else None,
        high.bound if high.bound.is_finite() else None,
        not low.held,
        not high.held,
    )
