"""What the sources of a place are, from the tables and from the file of figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from filing import filed

from dashboard.analysis.coverage import case_sources
from dashboard.catalogue import Catalogue


@pytest.mark.parametrize(
    ("place", "sources"), [("town-a", ("handbook-1",)), ("town-c", ("handbook-2",)), ("north", ())]
)
def test_a_place_rests_on_what_its_practices_and_numbers_cite(
    towns_catalogue: Catalogue, place: str, sources: tuple[str, ...]
) -> None:
    assert case_sources(towns_catalogue, place) == sources


def test_a_place_in_the_file_of_figures_rests_on_the_sources_of_its_rows_too(
    towns_catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue = filed(towns_catalogue, tmp_path, north="100", town_a="!withheld")
    assert case_sources(catalogue, "north") == ("handbook",)
    assert case_sources(catalogue, "town-a") == ("handbook", "handbook-1")
    assert case_sources(catalogue, "south") == ()
