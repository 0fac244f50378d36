"""Practices of several places by kind, with what is carried out kept apart from what is only recommended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.catalogue import Catalogue
from dashboard.records import Locality, Practice


@dataclass(frozen=True, slots=True)
class Group:
    """The practices of one kind in one place: carried out or under way, and recommended, planned or only mentioned."""

    place: Locality
    kind: str
    carried: tuple[Practice, ...]
    advised: tuple[Practice, ...]


def by_kind(catalogue: Catalogue, places: Sequence[Locality]) -> tuple[tuple[Group, ...], ...]:
    """One row per kind that any place has, in the order of the data; one group per place in the order given."""
    kinds = {entry.kind for place in places for entry in catalogue.practices_of(place.locality_id)}
    return tuple(
        tuple(_group(catalogue, place, kind) for place in places) for kind in catalogue.practice_kinds if kind in kinds
    )


def _group(catalogue: Catalogue, place: Locality, kind: str) -> Group:
    found = [entry for entry in catalogue.practices_of(place.locality_id) if entry.kind == kind]
    return Group(
        place,
        kind,
        tuple(entry for entry in found if entry.status in CARRIED_OUT),
        tuple(entry for entry in found if entry.status not in CARRIED_OUT),
    )


def longest_hierarchy(catalogue: Catalogue, place: Locality) -> Practice | None:
    """The practice carried out in a place that lists most hierarchy levels, the first of equals; None if none does."""
    carried = [entry for entry in catalogue.practices_of(place.locality_id) if entry.status in CARRIED_OUT]
    found = max(carried, key=lambda entry: len(entry.parts_of("level")), default=None)
    return found if found and found.parts_of("level") else None
