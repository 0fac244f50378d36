"""Which two figures of one place make a sentence when divided: per grid cell, per association, per 10,000, a share.

Only figures of one place that one source prints are paired, those of two periods only where no two are of one. What
may differ all the same (periods, or no period) is named in `Ratio.gaps`, so that no sentence can leave it out. Bounds
are carried by `Quantity.divide`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dashboard.analysis.comparability import period_key, quantity_of
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity, QuantityError
from dashboard.records import Indicator, Locality, Observation

# A part and the whole that its definition names; other shares are not made up.
PARTS = {
    "urban_population": "total_population",
    "town_count": "township_unit_count",
    "township_count": "township_unit_count",
    "subdistrict_count": "township_unit_count",
}
# What a definition says is inside what: volunteers of the community's own associations.
MEMBERS = {"volunteer_count": "community_org_count"}
_COUNTED = ("volunteer", "organisation", "service")
PEOPLE = 10_000
Numbered = tuple[Observation, Indicator, Quantity]


class RatioKind(StrEnum):
    """What the quotient is: a share in per cent, or a number per grid cell, per association, per 10,000 people."""

    SHARE = "share"
    PER_GRID = "per_grid"
    PER_ORG = "per_org"
    PER_10K = "per_10k"


class PeriodGap(StrEnum):
    """What keeps two figures of a ratio from being of one time for certain."""

    NEITHER_PERIOD = "neither_period"
    NO_PERIOD = "no_period"
    PERIODS_DIFFER = "periods_differ"


@dataclass(frozen=True, slots=True)
class Ratio:
    """The quotient of two figures of one place, in the unit of the first or in per cent; None where the divisor may
    be zero.
    """

    kind: RatioKind
    place: Locality
    above: Observation
    below: Observation
    quotient: Quantity | None
    gaps: tuple[PeriodGap, ...]


def ratios(catalogue: Catalogue, place: Locality) -> tuple[Ratio, ...]:
    """The ratios that make sense of a place's measured figures, in the order of the figures."""
    found = tuple(_ratios(catalogue, place))
    whole = {_indicators(entry) for entry in found if not entry.gaps}
    return tuple(entry for entry in found if not entry.gaps or _indicators(entry) not in whole)


def _indicators(entry: Ratio) -> tuple[str, str]:
    return entry.above.indicator_id, entry.below.indicator_id


def _ratios(catalogue: Catalogue, place: Locality) -> Iterator[Ratio]:
    figures: list[Numbered] = [
        (entry, indicator, quantity)
        for entry in catalogue.observations_of(place.locality_id, "measured")
        if (indicator := catalogue.indicators.get(entry.indicator_id)) and (quantity := quantity_of(entry, indicator))
    ]
    for above, one, numerator in figures:
        beside = [entry for entry in figures if kind_of(one, entry[1]) and _one_source(above, entry[0])]
        for below, other, denominator in _of_one_period(above, beside):
            if kind := kind_of(one, other):
                yield Ratio(kind, place, above, below, _quotient(kind, numerator, denominator), _gaps(above, below))


def _of_one_period(above: Observation, beside: list[Numbered]) -> list[Numbered]:
    """The denominators of the same period where there are any, else all of them."""
    own = [entry for entry in beside if period_key(entry[0].period) == period_key(above.period)]
    return own or beside


def kind_of(above: Indicator, below: Indicator) -> RatioKind | None:
    """What dividing a figure of one indicator by one of the other would mean; None where it means nothing."""
    if PARTS.get(above.indicator_id) == below.indicator_id:
        return RatioKind.SHARE
    if {above.value_type, below.value_type} != {"count"}:
        return None
    if below.unit == "grid" and above.unit == "person":
        return RatioKind.PER_GRID
    if MEMBERS.get(above.indicator_id) == below.indicator_id:
        return RatioKind.PER_ORG
    if _is_population(below) and above.theme in _COUNTED:
        return RatioKind.PER_10K
    return None


def _is_population(indicator: Indicator) -> bool:
    return (indicator.theme, indicator.unit) == ("population", "person") and indicator.indicator_id not in PARTS


def _one_source(above: Observation, below: Observation) -> bool:
    return bool({entry.source_id for entry in above.citations} & {entry.source_id for entry in below.citations})


def _quotient(kind: RatioKind, above: Quantity, below: Quantity) -> Quantity | None:
    try:
        quotient = above.divide(below, unit=above.unit)
    except QuantityError:
        return None
    if kind is RatioKind.SHARE:
        return quotient.multiply(100, unit="percent")
    return quotient.multiply(PEOPLE, unit=above.unit) if kind is RatioKind.PER_10K else quotient


def _gaps(above: Observation, below: Observation) -> tuple[PeriodGap, ...]:
    if not above.period or not below.period:
        return (PeriodGap.NO_PERIOD if above.period or below.period else PeriodGap.NEITHER_PERIOD,)
    return () if period_key(above.period) == period_key(below.period) else (PeriodGap.PERIODS_DIFFER,)
