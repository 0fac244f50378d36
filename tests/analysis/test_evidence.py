"""Framework evidence and the text behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.analysis.evidence import judgement, matrix, volume
from dashboard.catalogue import Catalogue, load

if TYPE_CHECKING:
    from conftest import Towns


def test_the_matrix_has_a_row_per_dimension_and_a_judgement_per_place(towns_catalogue: Catalogue) -> None:
    places = [towns_catalogue.localities[code] for code in ("town-c", "town-a")]
    found = matrix(towns_catalogue, towns_catalogue.frameworks["loop"], places)
    assert [[entry.strength for entry in row] for row in found] == [
        ["explicit", "explicit"],
        ["none", "explicit"],
        ["none", "partial"],
    ]


def test_a_dimension_nobody_looked_for_is_not_coded_rather_than_not_found(towns_catalogue: Catalogue) -> None:
    garden, find = towns_catalogue.localities["a-garden"], towns_catalogue.dimensions["loop.find"]
    assert judgement(towns_catalogue, garden, find).strength == ""


def test_several_judgements_of_one_dimension_count_once_as_the_strongest(towns: Towns) -> None:
    towns.repeat("evidence", "town-a.loop.solve", evidence_id="town-a.loop.solve2", strength="explicit")
    catalogue = load(towns.folder)
    assert not catalogue.errors
    found = judgement(catalogue, catalogue.localities["town-a"], catalogue.dimensions["loop.solve"])
    assert (found.strength, [entry.evidence_id for entry in found.entries]) == ("explicit", ["town-a.loop.solve2"])


def test_the_volume_of_text_says_whose_it_is_and_whether_it_breaks_off(towns_catalogue: Catalogue) -> None:
    town_a, town_c = (volume(towns_catalogue, towns_catalogue.localities[code]) for code in ("town-a", "town-c"))
    assert (town_a.characters, town_a.self_reports, town_a.breaks_off, town_a.shared) == (1200, ("yes",), False, True)
    assert (town_c.characters, town_c.self_reports, town_c.breaks_off) == (800, ("unknown",), True)


def test_a_place_without_any_record_has_no_text_behind_it(towns_catalogue: Catalogue) -> None:
    found = volume(towns_catalogue, towns_catalogue.localities["north"])
    assert (found.characters, found.lines, found.sources, found.shared) == (0, 0, (), False)
