"""One place against itself: whether its figures of two periods may be compared, and which way they went.

A change is stated only between two figures of one indicator whose periods are both points in time of one kind (years,
or months); a figure "since 2018" or "at present" can't be the end of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.analysis.charted import records_of
from dashboard.analysis.comparability import Barrier, Verdict, base_stated, period_key, quantity_of
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity
from dashboard.records import Indicator, Locality, Observation

_MOMENT = re.compile(r"(\d{4})(?:年度?)?(?:[-/.]?(\d{1,2})月?)?")
Periods = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A place's figures of two periods. `verdict.order` is '<' where the earlier is certainly less than the later."""

    place: Locality
    indicator: Indicator
    earlier: Observation
    later: Observation
    before: Quantity
    after: Quantity
    verdict: Verdict


def moment(period: str) -> tuple[int, ...] | None:
    """A stated period as a point in time, (year,) or (year, month); None where it is none or not one."""
    found = _MOMENT.fullmatch("".join(unicodedata.normalize("NFKC", period).split()))
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return None
    return tuple(int(part) for part in found.groups() if part)


def periods_shared(catalogue: Catalogue, places: Sequence[Locality], indicator: Indicator) -> tuple[Periods, ...]:
    """Pairs of periods, the earlier first, that most places have figures of; of those the pair furthest apart first."""
    counts = Counter(
        pair for place in places for pair in combinations(_moments(records_of(catalogue, place, indicator)), 2)
    )
    pairs = [(earlier, later) for earlier, later in counts if len(_time(earlier)) == len(_time(later))]
    return tuple(sorted(pairs, key=lambda pair: (-counts[pair], _time(pair[0]), [-part for part in _time(pair[1])])))


def changes(
    catalogue: Catalogue, places: Sequence[Locality], indicator: Indicator, periods: Periods
) -> tuple[Change, ...]:
    """The change of every place that has exactly one figure in each of two periods (`period_key`), in their order."""
    found = []
    for place in places:
        figures = [_of(records_of(catalogue, place, indicator), indicator, period) for period in periods]
        if len(figures[0]) == len(figures[1]) == 1:
            (earlier, before), (later, after) = figures[0][0], figures[1][0]
            verdict = judge_over_time(earlier, later, indicator)
            found.append(Change(place, indicator, earlier, later, before, after, verdict))
    return tuple(found)


def judge_over_time(earlier: Observation, later: Observation, indicator: Indicator) -> Verdict:
    """The gate between two figures of one place: kind, definition, unit, periods, denominator."""
    before, after = quantity_of(earlier, indicator), quantity_of(later, indicator)
    if before is None or after is None:
        return Verdict((Barrier.MISSING,))
    times = moment(earlier.period), moment(later.period)
    stops = (
        (Barrier.KIND, {earlier.kind, later.kind} != {"measured"}),
        (Barrier.DEFINITION, {earlier.indicator_id, later.indicator_id} != {indicator.indicator_id}),
        (Barrier.UNIT, before.unit != after.unit),
        (Barrier.PERIOD_NOT_STATED, None in times),
        (Barrier.PERIOD, None not in times and not _in_sequence(*times)),
        (Barrier.BASE_NOT_STATED, not base_stated(indicator)),
    )
    barriers = tuple(barrier for barrier, stands in stops if stands)
    return Verdict(barriers, None if barriers else before.compare(after))


def _in_sequence(earlier: tuple[int, ...] | None, later: tuple[int, ...] | None) -> bool:
    return earlier is not None and later is not None and len(earlier) == len(later) and earlier < later


def _moments(entries: Iterable[Observation]) -> list[str]:
    """The periods of measured figures that are points in time, the earliest first."""
    found = {period_key(entry.period) for entry in entries if entry.quantity and moment(entry.period)}
    return sorted(found, key=_time)


def _time(period: str) -> tuple[int, ...]:
    return moment(period) or ()


def _of(entries: Iterable[Observation], indicator: Indicator, period: str) -> list[tuple[Observation, Quantity]]:
    found = ((entry, quantity_of(entry, indicator)) for entry in entries if period_key(entry.period) == period)
    return [(entry, quantity) for entry, quantity in found if quantity is not None]
