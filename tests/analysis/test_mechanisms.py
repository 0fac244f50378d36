"""Practices by kind, with recommendations apart."""

from __future__ import annotations

from dashboard.analysis.mechanisms import by_kind, longest_hierarchy
from dashboard.catalogue import Catalogue


def test_a_plan_is_never_counted_as_carried_out(towns_catalogue: Catalogue) -> None:
    places = [towns_catalogue.localities[code] for code in ("town-a", "town-b")]
    found = {
        row[0].kind: [(len(group.carried), len(group.advised)) for group in row]
        for row in by_kind(towns_catalogue, places)
    }
    assert found == {
        "governance_model": [(1, 0), (0, 1)],
        "complaint_response": [(1, 0), (0, 0)],
        "grid_management": [(1, 0), (0, 0)],
        "platform": [(0, 0), (1, 0)],
    }


def test_the_hierarchy_of_a_place_is_its_longest_chain_carried_out(towns_catalogue: Catalogue) -> None:
    found = longest_hierarchy(towns_catalogue, towns_catalogue.localities["town-a"])
    assert found is not None
    assert (found.practice_id, len(found.parts_of("level"))) == ("town-a.grid", 4)
    assert longest_hierarchy(towns_catalogue, towns_catalogue.localities["town-b"]) is None
