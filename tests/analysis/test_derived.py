"""What is worked out from a catalogue is worked out once for it, and again for another."""

from __future__ import annotations

from pathlib import Path

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue, load


def test_a_result_is_kept_for_the_same_catalogue_and_arguments(three_towns_folder: Path) -> None:
    asked: list[tuple[Catalogue, int]] = []

    @derived(most=4)
    def places_above(catalogue: Catalogue, least: int) -> int:
        asked.append((catalogue, least))
        return len(catalogue.localities) - least

    first = load(three_towns_folder)
    second = load(three_towns_folder, first.boundaries)
    assert places_above(first, 3) == places_above(first, 3) == 10
    assert places_above(first, 4) == 9
    assert places_above(second, 3) == 10
    assert [(catalogue is first, least) for catalogue, least in asked] == [(True, 3), (True, 4), (False, 3)]
