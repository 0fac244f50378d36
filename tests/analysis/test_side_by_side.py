"""Aspects of practices beside one another: the same is marked, silence never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.side_by_side import (
    LOOP,
    OF_PLACES,
    Aspect,
    aligned,
    all_equal,
    number_of,
    of_place,
    of_practice,
)
from dashboard.catalogue import Catalogue
from dashboard.quantity import parse
from dashboard.records import Observation, Part, Practice, Text
from dashboard.selection import ASPECTS


def same(row: tuple[Aspect, ...]) -> list[int]:
    return [aspect.same_as for aspect in row]


def rows(towns_catalogue: Catalogue, *codes: str) -> dict[str, tuple[Aspect, ...]]:
    return aligned(towns_catalogue, [of_practice(towns_catalogue.practices[code]) for code in codes])


def test_every_aspect_has_a_cell_for_every_practice(towns_catalogue: Catalogue) -> None:
    found = rows(towns_catalogue, "town-a.knock", "town-c.lane-chain", "unlocated.credit")
    assert set(found) == set(ASPECTS)
    assert all(len(row) == 3 for row in found.values())


def test_equal_codes_are_marked_with_the_first_that_has_them(towns_catalogue: Catalogue) -> None:
    found = rows(towns_catalogue, "town-a.knock", "town-c.lane-chain", "town-a.model", "town-a.grid")
    assert same(found["works_at"]) == [0, 1, 0, 0]
    assert same(found["place"]) == [0, 0, 1, 1]
    assert same(found["status"]) == [0, 0, 2, 2]


def test_silence_equals_nothing(towns_catalogue: Catalogue) -> None:
    found = rows(towns_catalogue, "unlocated.credit", "town-b.plan-1-3-n", "unlocated.credit")
    for aspect in ("place", "works_at", "loop_receive", "loop_elsewhere", "organiser", "platform", "honour", "part_of"):
        assert found[aspect][0].items == ()
        assert same(found[aspect]) == [0, 0, 0]


def test_levels_are_equal_only_in_the_same_order(towns_catalogue: Catalogue) -> None:
    grid = towns_catalogue.practices["town-a.grid"]
    turned = replace(grid, parts=grid.parts[::-1])
    assert same(aligned(towns_catalogue, [of_practice(entry) for entry in (grid, turned, grid)])["level"]) == [0, 0, 1]


def test_components_are_equal_in_any_order(towns_catalogue: Catalogue) -> None:
    platforms = towns_catalogue.practices["town-b.three-platforms"]
    turned = replace(platforms, parts=platforms.parts[::-1])
    assert same(aligned(towns_catalogue, [of_practice(platforms), of_practice(turned)])["component"]) == [0, 1]


def test_a_part_is_equal_only_with_its_role(towns_catalogue: Catalogue) -> None:
    knock = towns_catalogue.practices["town-a.knock"]
    silent = replace(knock, parts=tuple(replace(part, role=Text()) for part in knock.parts))
    assert same(aligned(towns_catalogue, [of_practice(knock), of_practice(silent)])["actor"]) == [0, 0]


def beside_itself(towns_catalogue: Catalogue, printed: str) -> list[int]:
    """Two practices that carry the same printed figure, and nothing else."""
    two = [replace(towns_catalogue.practices["unlocated.credit"], practice_id=code) for code in ("one", "two")]
    figures = tuple(_figure(towns_catalogue, practice, printed) for practice in two)
    return same(
        aligned(
            replace(towns_catalogue, records=replace(towns_catalogue.records, observations=figures)),
            [*map(of_practice, two)],
        )["figure"]
    )


def _figure(towns_catalogue: Catalogue, practice: Practice, printed: str) -> Observation:
    model = towns_catalogue.observations["town-a.volunteer_count"]
    return replace(model, practice_id=practice.practice_id, printed=printed, quantity=parse(printed))


def test_the_same_exact_figure_is_the_same(towns_catalogue: Catalogue) -> None:
    assert beside_itself(towns_catalogue, "500名") == [0, 1]


@pytest.mark.parametrize("printed", ["近万名", "7000余人", "60%以上"])
def test_the_same_qualified_figure_is_not_called_the_same(towns_catalogue: Catalogue, printed: str) -> None:
    assert beside_itself(towns_catalogue, printed) == [0, 0]


def test_a_figure_that_a_part_states_is_not_listed_twice(towns_catalogue: Catalogue) -> None:
    knock = rows(towns_catalogue, "town-a.knock")
    rule = knock["rule"][0].items[0]
    assert number_of(towns_catalogue, rule) == towns_catalogue.observations["town-a.reply-hours"]  # type: ignore[arg-type]
    assert [entry.observation_id for entry in knock["figure"][0].items] == ["town-a.knock-started"]  # type: ignore[union-attr]


def names(aspect: Aspect) -> list[str]:
    return [item.name.en for item in aspect.items if isinstance(item, Part)]


def test_steps_stand_on_a_common_loop(towns_catalogue: Catalogue) -> None:
    knock = rows(towns_catalogue, "town-a.knock")
    assert {name: names(knock[name][0]) for name in LOOP} == {
        "loop_receive": ["Collect at the door"],
        "loop_dispatch": ["Sort"],
        "loop_handle": ["Government deals with it", "A social organisation deals with it", "The market deals with it"],
        "loop_feed_back": ["Ask back"],
        "loop_assess": [],
        "loop_elsewhere": [],
    }


def test_a_step_that_fits_nowhere_is_kept_apart_and_never_dropped(towns_catalogue: Catalogue) -> None:
    knock = towns_catalogue.practices["town-a.knock"]
    odd = replace(knock.parts_of("step")[0], name=Text("喝茶", "Tea"))
    found = aligned(towns_catalogue, [of_practice(replace(knock, parts=(odd,)))])
    assert [names(found[name][0]) for name in LOOP] == [[], [], [], [], [], ["Tea"]]


def test_every_step_of_the_cases_stands_in_some_row(cases: Catalogue) -> None:
    for practice in cases.records.practices:
        found = aligned(cases, [of_practice(practice)], LOOP)
        kept = {item for row in found.values() for item in row[0].items}
        assert kept == set(practice.parts_of("step"))


def test_what_differs_comes_first_and_each_group_keeps_its_order(towns_catalogue: Catalogue) -> None:
    found = rows(towns_catalogue, "town-a.model", "town-a.grid")
    equal = [name for name, row in found.items() if all_equal(row)]
    assert equal == ["place", "status", "part_of"] or equal == ["place", "status"]
    assert list(found)[-len(equal) :] == equal
    assert list(found)[: -len(equal)] == [name for name in ASPECTS if name not in equal]


def test_silence_of_both_is_no_equality(towns_catalogue: Catalogue) -> None:
    found = rows(towns_catalogue, "unlocated.credit", "town-b.plan-1-3-n")
    assert not all_equal(found["honour"])
    assert not all_equal(found["loop_assess"])


def test_one_practice_alone_equals_nothing(towns_catalogue: Catalogue) -> None:
    assert not any(all_equal(row) for row in rows(towns_catalogue, "town-a.knock").values())


def test_a_place_says_what_its_practices_say_that_are_carried_out(towns_catalogue: Catalogue) -> None:
    sides = [of_place(towns_catalogue, towns_catalogue.localities[code]) for code in ("town-a", "town-b", "hidden")]
    found = aligned(towns_catalogue, sides, OF_PLACES)
    assert [aspect.items for aspect in found["status"]] == [
        ("done", "ongoing", "done"),
        ("done", "planned"),
        ("proposed",),
    ]
    assert names(found["level"][0]) == ["District", "Subdistrict", "Community", "Building"]
    assert [entry.practice_id for entry in sides[1].practices] == ["town-b.three-platforms"]
    assert found["actor"][2].items == ()


def test_platforms_and_incentives_are_found_by_their_words(towns_catalogue: Catalogue) -> None:
    platforms = rows(towns_catalogue, "town-b.three-platforms")["platform"][0]
    assert names(platforms) == ["Platform for talks", "Platform for service", "Platform for oversight"]
    assert rows(towns_catalogue, "town-a.knock")["incentive"][0].items == ()
