"""The three towns with numbers of residents that a test gives them, so that distances can be checked in the head."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from comparing import alike

from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval, Qualifier, Quantity


def counting(catalogue: Catalogue, **quantities: Quantity) -> Catalogue:
    """The towns as counties that report one count of residents each, all of 2020."""
    changed = alike(catalogue)
    template = next(entry for entry in changed.records.observations if entry.indicator_id == "total_population")
    observations = tuple(
        replace(template, observation_id=f"{code}.x", locality_id=code.replace("_", "-"), quantity=quantity)
        for code, quantity in quantities.items()
    )
    return replace(changed, records=replace(changed.records, observations=observations))


def people(value: int, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity.of(value, qualifier, "person")


def people_between(lower: int, upper: int) -> Quantity:
    """A number of people of which only the bounds are known."""
    return Quantity.within(Interval(Decimal(lower), Decimal(upper)), Qualifier.RANGE, "person")
