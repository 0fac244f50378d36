"""Aspects of practices beside one another: the same is marked, silence never is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.analysis.side_by_side import ASPECTS, Aspect, aligned, number_of
from dashboard.catalogue import Catalogue, load
from dashboard.quantity import parse
from dashboard.records import Observation, Practice, Text


@pytest.fixture(scope="module")
def towns(three_towns_folder: Path) -> Catalogue:
    return load(three_towns_folder)


def same(row: tuple[Aspect, ...]) -> list[int]:
    return [aspect.same_as for aspect in row]


def rows(towns: Catalogue, *codes: str) -> dict[str, tuple[Aspect, ...]]:
    return aligned(towns, [towns.practices[code] for code in codes])


def test_every_aspect_has_a_cell_for_every_practice(towns: Catalogue) -> None:
    found = rows(towns, "town-a.knock", "town-c.lane-chain", "unlocated.credit")
    assert tuple(found) == ASPECTS
    assert all(len(row) == 3 for row in found.values())


def test_equal_codes_are_marked_with_the_first_that_has_them(towns: Catalogue) -> None:
    found = rows(towns, "town-a.knock", "town-c.lane-chain", "town-a.model", "town-a.grid")
    assert same(found["works_at"]) == [0, 1, 0, 0]
    assert same(found["place"]) == [0, 0, 1, 1]
    assert same(found["status"]) == [0, 0, 2, 2]


def test_silence_equals_nothing(towns: Catalogue) -> None:
    found = rows(towns, "unlocated.credit", "town-b.plan-1-3-n", "unlocated.credit")
    for aspect in ("place", "works_at", "step", "honour", "part_of"):
        assert found[aspect][0].items == ()
        assert same(found[aspect]) == [0, 0, 0]


def test_levels_are_equal_only_in_the_same_order(towns: Catalogue) -> None:
    grid = towns.practices["town-a.grid"]
    turned = replace(grid, parts=grid.parts[::-1])
    assert same(aligned(towns, [grid, turned, grid])["level"]) == [0, 0, 1]


def test_components_are_equal_in_any_order(towns: Catalogue) -> None:
    platforms = towns.practices["town-b.three-platforms"]
    turned = replace(platforms, parts=platforms.parts[::-1])
    assert same(aligned(towns, [platforms, turned])["component"]) == [0, 1]


def test_a_part_is_equal_only_with_its_role(towns: Catalogue) -> None:
    knock = towns.practices["town-a.knock"]
    silent = replace(knock, parts=tuple(replace(part, role=Text()) for part in knock.parts))
    assert same(aligned(towns, [knock, silent])["actor"]) == [0, 0]


def beside_itself(towns: Catalogue, printed: str) -> list[int]:
    """Two practices that carry the same printed figure, and nothing else."""
    two = [replace(towns.practices["unlocated.credit"], practice_id=code) for code in ("one", "two")]
    figures = tuple(_figure(towns, practice, printed) for practice in two)
    return same(aligned(replace(towns, records=replace(towns.records, observations=figures)), two)["figure"])


def _figure(towns: Catalogue, practice: Practice, printed: str) -> Observation:
    model = towns.observations["town-a.volunteer_count"]
    return replace(model, practice_id=practice.practice_id, printed=printed, quantity=parse(printed))


def test_the_same_exact_figure_is_the_same(towns: Catalogue) -> None:
    assert beside_itself(towns, "500名") == [0, 1]


@pytest.mark.parametrize("printed", ["近万名", "7000余人", "60%以上"])
def test_the_same_qualified_figure_is_not_called_the_same(towns: Catalogue, printed: str) -> None:
    assert beside_itself(towns, printed) == [0, 0]


def test_a_figure_that_a_part_states_is_not_listed_twice(towns: Catalogue) -> None:
    knock = rows(towns, "town-a.knock")
    rule = knock["rule"][0].items[0]
    assert number_of(towns, rule) == towns.observations["town-a.reply-hours"]  # type: ignore[arg-type]
    assert [entry.observation_id for entry in knock["figure"][0].items] == ["town-a.knock-started"]  # type: ignore[union-attr]
