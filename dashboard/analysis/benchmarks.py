"""A place against a benchmark: its parent, the country, the chosen group, or one chosen place.

The outcome is a word. Better and worse need a polarity; "similar" is said of what can't be told apart. A count of one
place is never set against that of a larger one, a rate or a count per resident may be. The figure of a group is the
ratio of its sums, never a mean of ratios, and carries the bounds of every count in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from dashboard.analysis.alignment import benchmark_place
from dashboard.analysis.comparability import (
    Barrier,
    Held,
    Verdict,
    is_rate,
    judge,
    number_of,
    own_barriers,
    period_key,
    quantity_of,
)
from dashboard.analysis.gate import in_period
from dashboard.analysis.rates import PER_RESIDENTS, as_compared, rate_interval
from dashboard.analysis.reporting import figure_of, records_at
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity, QuantityError
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import BENCHMARKS, Selection

NATIONAL, GROUP = BENCHMARKS[1:]


class Word(StrEnum):
    """What is said of a place beside its benchmark."""

    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    ITSELF = "itself"
    NOT_COMPARED = "not_compared"


WORDS = {
    "higher_better": {">": Word.BETTER, "<": Word.WORSE},
    "lower_better": {">": Word.WORSE, "<": Word.BETTER},
    "none": {">": Word.HIGHER, "<": Word.LOWER},
}


@dataclass(frozen=True, slots=True)
class Group:
    """The figure of a group: the ratio of the sums over its `members`; `left_out` have no counts for the period."""

    number: Quantity | None
    members: tuple[Locality, ...]
    left_out: tuple[Locality, ...]
    barrier: Barrier | None = None
    records: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """A place's figure against its benchmark: one place's (`held`) or a group's (`group`), never both.

    `gap` is the place's number less the benchmark's, with bounds; None where they are not compared.
    """

    word: Word
    verdict: Verdict
    held: Held | None = None
    group: Group | None = None
    gap: Quantity | None = None


def benchmark_kind(selection: Selection) -> str:
    """parent, national, group or the code of a place; national where nothing is chosen."""
    return selection.benchmark or NATIONAL


def benchmark_of(catalogue: Catalogue, selection: Selection, place: Locality) -> Locality | None:
    """The place that `place` is set against; None for a group, and where there is none (no parent, no country)."""
    kind = benchmark_kind(selection)
    if kind == NATIONAL:
        return benchmark_place(catalogue)
    if kind == GROUP:
        return None
    return catalogue.localities.get(place.parent_id if kind == BENCHMARKS[0] else kind)


def against(
    catalogue: Catalogue, selection: Selection, indicator: Indicator, held: Held, group: Sequence[Locality]
) -> Against:
    """Set one place's figure (as the gate has taken it) against its benchmark; `group` are the chosen places."""
    if benchmark_kind(selection) == GROUP:
        return _against_group(catalogue, indicator, held, group)
    place = benchmark_of(catalogue, selection, held.place)
    if place is None:
        return Against(Word.NOT_COMPARED, Verdict((Barrier.MISSING,)))
    if place.locality_id == held.place.locality_id:
        return Against(Word.ITSELF, Verdict(()), held)
    period = period_key(held.figures[0].period) if held.figures else None
    records = records_at(catalogue, indicator.indicator_id, place.locality_id)
    other = as_compared(catalogue, Held(place, in_period(records, period)), indicator, selection.per)
    verdict = judge(held, other, indicator, across_levels=is_rate(indicator) or bool(held.base))
    return Against(
        _word(verdict, indicator), verdict, other, None, _gap(verdict, held, number_of(other, indicator), indicator)
    )


def group_figure(catalogue: Catalogue, indicator: Indicator, held: Held, group: Sequence[Locality]) -> Group:
    """The figure of a group for the period and the denominator of a place's figure."""
    parts = (
        (indicator.numerator_id, indicator.denominator_id)
        if is_rate(indicator)
        else (indicator.indicator_id, held.base)
    )
    above, below = parts
    if not below:
        barrier = Barrier.COUNTS if is_rate(indicator) else Barrier.TOTAL
        return Group(None, (), tuple(group), barrier)
    period = period_key(held.figures[0].period)
    found = {
        place.locality_id: tuple(figure_of(catalogue, code or "", place.locality_id, period) for code in parts)
        for place in group
        if place.level == held.place.level
    }
    whole = {code: records for code, records in found.items() if None not in records}
    members = tuple(place for place in group if place.locality_id in whole)
    left_out = tuple(place for place in group if place.locality_id not in whole)
    if len(members) < 2:
        return Group(None, members, left_out, Barrier.COUNTS)
    records = tuple(record for pair in whole.values() for record in pair if record)
    sums = [_sum(catalogue, [record for record in records if record.indicator_id == code]) for code in (above, below)]
    number = _ratio(indicator, sums[0], sums[1], held)
    return Group(number, members, left_out, None if number else Barrier.COUNTS, records)


def _sum(catalogue: Catalogue, records: Sequence[Observation]) -> Quantity:
    numbers = [quantity_of(entry, catalogue.indicators[entry.indicator_id]) for entry in records]
    return reduce(lambda total, number: total.add(number), [number for number in numbers if number])


def _ratio(indicator: Indicator, above: Quantity, below: Quantity, held: Held) -> Quantity | None:
    number = number_of(held, indicator)
    unit = number.unit if number else indicator.unit
    if is_rate(indicator):
        return rate_interval(above, below, unit)
    try:
        return above.multiply(PER_RESIDENTS).divide(below, unit=unit)
    except QuantityError:
        return None


def _against_group(catalogue: Catalogue, indicator: Indicator, held: Held, group: Sequence[Locality]) -> Against:
    own = own_barriers(held, indicator)
    if own:
        return Against(Word.NOT_COMPARED, Verdict(own))
    found = group_figure(catalogue, indicator, held, group)
    number = number_of(held, indicator)
    if found.number is None or number is None:
        return Against(Word.NOT_COMPARED, Verdict((found.barrier or Barrier.MISSING,)), None, found)
    verdict = Verdict((), number.compare(found.number))
    return Against(_word(verdict, indicator), verdict, None, found, _gap(verdict, held, found.number, indicator))


def _word(verdict: Verdict, indicator: Indicator) -> Word:
    if not verdict.comparable:
        return Word.NOT_COMPARED
    told = WORDS.get(indicator.polarity, WORDS["none"])
    return told.get(verdict.order or "=", Word.SIMILAR)


def _gap(verdict: Verdict, held: Held, other: Quantity | None, indicator: Indicator) -> Quantity | None:
    number = number_of(held, indicator)
    if not verdict.comparable or number is None or other is None:
        return None
    return difference(number, other)


def difference(number: Quantity, other: Quantity) -> Quantity:
    """One number less another with the bounds of both; percentages differ by percentage points."""
    return number.subtract(other, unit="percentage_point" if number.unit == "percent" else number.unit)
