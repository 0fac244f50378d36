"""What a few places have of an indicator is read without reading all, and is the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from filing import COUNT, filed

from dashboard.analysis.reporting import records_among, records_at, records_by_place
from dashboard.catalogue import Catalogue
from dashboard.records import Observation
from dashboard.selection import MOST_BESIDE, Selection, with_defaults
from dashboard.sources.figures import Figures
from dashboard.views.comparison_sections import SECTIONS


@pytest.fixture
def mixed(towns_catalogue: Catalogue, tmp_path: Path) -> Catalogue:
    """Figures of towns in the list and of others in the file."""
    return filed(towns_catalogue, tmp_path, north="100", east="近200", south="!withheld", town_a="700")


def said(found: Mapping[str, tuple[Observation, ...]]) -> dict[str, list[str]]:
    """Records as text: two figures with bounds are never called equal."""
    return {code: [repr(entry) for entry in entries] for code, entries in found.items()}


def test_one_place_has_what_it_has_among_all(mixed: Catalogue) -> None:
    for indicator in mixed.indicators:
        found = records_by_place(mixed, indicator)
        assert said({code: found.get(code, ()) for code in mixed.localities}) == said(
            {code: records_at(mixed, indicator, code) for code in mixed.localities}
        )


@pytest.mark.parametrize("count", [2, MOST_BESIDE + 1])
def test_places_together_have_it_too_and_those_without_are_left_out(mixed: Catalogue, count: int) -> None:
    asked = ("east", "town-b", *mixed.localities)[:count]
    found = records_by_place(mixed, COUNT)
    few = records_among(mixed, COUNT, asked)
    assert said({code: few[code] for code in asked if code in few}) == said(
        {code: found[code] for code in asked if code in found}
    )


@pytest.mark.parametrize("section", ["figures", "charts", "peers"])
def test_a_comparison_of_a_few_never_reads_a_whole_indicator_of_the_file(
    mixed: Catalogue, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    read = Figures.read

    def noted(figures: Figures, *columns: object, **codes: object) -> object:
        asked.append(set(codes))
        return read(figures, *columns, **codes)  # type: ignore[arg-type]

    monkeypatch.setattr(Figures, "read", noted)
    SECTIONS[section](mixed, with_defaults(Selection(localities=("east",), section=section), "comparison", mixed))
    assert asked
    assert all("locality_id" in codes for codes in asked)
