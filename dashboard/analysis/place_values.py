"""The measured figures of one indicator, place by place, for all units of a level: what a map of that level can show.

Only figures of kind "measured" count. A place without one for the period may lend one of its own from another period,
marked as borrowed; what is not there keeps the kind in which it is missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from dashboard.analysis.areas import area_of
from dashboard.analysis.derived import derived
from dashboard.analysis.over_time import moment
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.quantity import Qualifier, Quantity
from dashboard.records import Missing, Observation
from dashboard.selection import UNSTATED

_YEAR = re.compile(r"(\d{4})")


class PlaceValue(NamedTuple):
    """A unit and its figure: `number` to place it by (None where `missing`), `exact` if it is one certain number."""

    code: str
    observation: Observation | None
    number: float | None
    exact: bool
    missing: Missing | None
    borrowed: bool


Reports = Mapping[str, Mapping[str, tuple[Observation, ...]]]


@derived(most=2)
def reports(catalogue: Catalogue) -> Reports:
    """By indicator, then by administrative code: the measured figures of places that have a polygon, in file order."""
    codes = {
        entry.locality_id: entry.adcode
        for entry in catalogue.records.localities
        if area_of(catalogue.boundaries, entry)
    }
    found: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for entry in catalogue.records.observations:
        if entry.kind == "measured" and entry.indicator_id and entry.locality_id in codes:
            found[entry.indicator_id][codes[entry.locality_id]].append(entry)
    return {
        indicator: {code: tuple(entries) for code, entries in by_code.items()} for indicator, by_code in found.items()
    }


def period_of(observation: Observation) -> str:
    """The period as an address spells it: as the source states it, or `UNSTATED`."""
    return observation.period or UNSTATED


@derived(most=64)
def periods(catalogue: Catalogue, indicator_id: str) -> tuple[str, ...]:
    """The periods of an indicator's figures, the one that most places report first, then in file order."""
    by_code = reports(catalogue).get(indicator_id, {})
    counts = Counter(period for entries in by_code.values() for period in dict.fromkeys(map(period_of, entries)))
    return tuple(period for period, _ in counts.most_common())


def timeline(catalogue: Catalogue, indicator_id: str) -> tuple[str, ...]:
    """The periods of an indicator that are points in time, the earliest first."""
    return dated(periods(catalogue, indicator_id))


def dated(found: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some periods that are points in time (`over_time.moment`), the earliest first."""
    points = ((moment(period), period) for period in found)
    return tuple(period for time, period in sorted((time, period) for time, period in points if time))


@derived(most=24)
def place_values(catalogue: Catalogue, indicator_id: str, period: str, level: str) -> Mapping[str, PlaceValue]:
    """The value of every unit of a level, in layer order, for a period; KeyError for an unknown level."""
    by_code = reports(catalogue).get(indicator_id, {})
    return {
        code: value_of(code, by_code[code], period) if code in by_code else PlaceValue(code, *_SILENT)
        for code in regions(catalogue).layers[level]
    }


def own_numbers(catalogue: Catalogue, indicator_id: str, codes: Collection[str]) -> Iterator[float]:
    """Every number of some places for an indicator, one per place and period that its sources state."""
    return numbers_of(reports(catalogue).get(indicator_id, {}), codes)


def numbers_of(by_code: Mapping[str, tuple[Observation, ...]], codes: Collection[str]) -> Iterator[float]:
    """As `own_numbers`, of figures by code."""
    for code in codes:
        entries = by_code.get(code, ())
        for period in dict.fromkeys(map(period_of, entries)):
            number = value_of(code, entries, period).number
            if number is not None:
                yield number


_SILENT = (None, None, False, Missing.NOT_IN_SOURCE, False)


def value_of(code: str, entries: tuple[Observation, ...], period: str) -> PlaceValue:
    """The figure of a place, among those that it has, for a period: its own, else one of the nearest year."""
    own = [entry for entry in entries if (entry.period or UNSTATED) == period]
    offered = own or entries
    taken = offered[0]
    if len(offered) > 1:
        taken = min(offered, key=lambda entry: (_number(entry) is None, _distance(entry, period)))
    number = _number(taken)
    missing = None if number is not None else taken.missing or Missing.NOT_IN_SOURCE
    return PlaceValue(code, taken, number, _exact(taken.quantity), missing, not own)


def _number(observation: Observation) -> float | None:
    """The printed number; of a figure printed without one, the middle of its bounds or the bound that it has."""
    if observation.missing is Missing.TRUE_ZERO:
        return 0.0
    quantity = observation.quantity
    if observation.missing is not None or quantity is None:
        return None
    if quantity.value is not None:
        return float(quantity.value)
    ends = [float(end) for end in (quantity.lower, quantity.upper) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _exact(quantity: Quantity | None) -> bool:
    return quantity is None or quantity.qualifier is Qualifier.EXACT or quantity.is_point


def _distance(observation: Observation, period: str) -> int:
    """Years between a figure and a period; far away where either has no year."""
    found, wanted = _YEAR.search(observation.period), _YEAR.search(period)
    return abs(int(found[1]) - int(wanted[1])) if found and wanted else 9999
