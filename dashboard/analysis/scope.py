"""Which places the page of a place speaks of."""

from __future__ import annotations

from dashboard.catalogue import Catalogue


def scope(catalogue: Catalogue, locality_id: str) -> tuple[str, ...]:
    """A case with the places inside it that are no case of their own (a town with its estate); else the place alone.

    A place inside two nested cases belongs to the nearer one.
    """
    if catalogue.localities[locality_id].role != "case":
        return (locality_id,)
    inside = (entry for entry in catalogue.places_inside(locality_id) if entry.role != "case")
    return (
        locality_id,
        *(entry.locality_id for entry in inside if _nearest_case(catalogue, entry.locality_id) == locality_id),
    )


def _nearest_case(catalogue: Catalogue, locality_id: str) -> str:
    return next((entry.locality_id for entry in catalogue.ancestors(locality_id) if entry.role == "case"), "")
