"""Catalogues for charts: the three towns as counties of one year, with the figures that a test names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comparing import TOWNS, alike

from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity, parse
from dashboard.records import Observation

YEAR = "2020年"


def telling(
    catalogue: Catalogue, told: Mapping[str, Mapping[str, str]], period: str = YEAR, *, onto: Catalogue | None = None
) -> Catalogue:
    """Figures as printed by indicator and place, measured in one period; added to those of `onto`, if it is given."""
    base = alike(catalogue)
    model = base.observations["town-a.volunteer_count"]
    found = tuple(
        _figure(model, place, indicator, printed, period)
        for indicator, by_place in told.items()
        for place, printed in by_place.items()
    )
    earlier = onto.records.observations if onto else ()
    return replace(base, records=replace(base.records, observations=(*earlier, *found)))


def _figure(model: Observation, place: str, indicator: str, printed: str, period: str) -> Observation:
    quantity: Quantity = parse(printed)
    return replace(
        model,
        observation_id=f"{place}.{indicator}.{period}",
        locality_id=place,
        indicator_id=indicator,
        quantity=quantity,
        printed=printed,
        period=period,
    )


def volunteers(catalogue: Catalogue, *printed: str) -> Catalogue:
    """What the towns in turn print of their volunteers."""
    return telling(catalogue, {"volunteer_count": dict(zip(TOWNS, printed, strict=False))})
