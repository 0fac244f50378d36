"""Mechanisms as diagrams: only what the source names, with a twin that says the same."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Diagram, Exhibit, Prose
from dashboard.selection import Selection, with_defaults
from dashboard.views import diagrams
from dashboard.wording import wording

ZH, EN = wording("zh"), wording("en")


def body(exhibit: Exhibit | None) -> Diagram:
    assert exhibit is not None
    assert isinstance(exhibit.body, Diagram)
    return exhibit.body


def opened(catalogue: Catalogue, locality: str, lang: str = "zh", practice: str = "") -> Selection:
    return with_defaults(Selection(lang=lang, locality=locality, practice=practice), "locality", catalogue)


def test_a_process_forks_where_several_steps_follow_and_joins_again(towns_catalogue: Catalogue) -> None:
    found = diagrams.process(towns_catalogue.practices["town-a.knock"], EN)
    drawn = body(found)
    assert [(node.text, node.tone) for node in drawn.nodes] == [
        ("Collect at the door", "plain"),
        ("Sort", "choice"),
        ("Government deals with it", "plain"),
        ("A social organisation deals with it", "plain"),
        ("The market deals with it", "plain"),
        ("Ask back", "outcome"),
    ]
    assert [(edge.tail[-1], edge.head[-1], edge.text) for edge in drawn.edges] == [
        ("1", "2", ""),
        ("2", "3", "a duty of government"),
        ("2", "4", "mutual help"),
        ("2", "5", "a paid service"),
        ("3", "6", ""),
        ("4", "6", ""),
        ("5", "6", ""),
    ]


def test_the_twin_of_a_process_tells_every_step_its_condition_and_what_it_follows(towns_catalogue: Catalogue) -> None:
    found = diagrams.process(towns_catalogue.practices["town-a.knock"], EN)
    assert found is not None
    assert found.twin == (
        "Step 1: Collect at the door.",
        "Step 2: Sort, after step 1.",
        "Step 3: Government deals with it (condition: a duty of government), after step 2.",
        "Step 4: A social organisation deals with it (condition: mutual help), after step 2.",
        "Step 5: The market deals with it (condition: a paid service), after step 2.",
        "Step 6: Ask back, after steps 3, 4, 5.",
    )


def test_a_hierarchy_is_a_chain_from_the_top_down(towns_catalogue: Catalogue) -> None:
    found = diagrams.hierarchy(towns_catalogue.practices["town-a.grid"], ZH)
    drawn = body(found)
    assert [node.text for node in drawn.nodes] == ["区", "街道", "社区", "楼栋"]
    assert [(edge.tail, edge.head) for edge in drawn.edges] == [
        (f"town-a.grid.level{upper}", f"town-a.grid.level{upper + 1}") for upper in (1, 2, 3)
    ]
    assert found is not None
    assert found.twin == ("四级网格自上而下 4 级：区 → 街道 → 社区 → 楼栋。",)


def test_who_does_what_says_the_role_in_the_box_of_the_actor(towns_catalogue: Catalogue) -> None:
    found = diagrams.roles(towns_catalogue.practices["town-a.knock"], ZH)
    assert [(node.text, node.detail) for node in body(found).nodes] == [
        ("敲门行动", ""),
        ("网格员", "上门收集问题"),
        ("镇政府", "办理并答复"),
    ]


def test_a_model_shows_what_is_part_of_it(towns_catalogue: Catalogue) -> None:
    found = diagrams.structure(towns_catalogue, towns_catalogue.practices["town-a.model"], EN)
    assert [(edge.tail, edge.head) for edge in body(found).edges] == [
        ("town-a.model", "town-a.knock"),
        ("town-a.model", "town-a.grid"),
    ]
    assert found is not None
    assert found.twin == ("Model of Town A has 2 parts: Knocking round, Four-level grid.",)


def test_what_a_source_does_not_list_is_not_drawn(towns_catalogue: Catalogue) -> None:
    platforms = towns_catalogue.practices["town-b.three-platforms"]
    assert diagrams.process(platforms, ZH) is None
    assert diagrams.hierarchy(platforms, ZH) is None
    assert diagrams.roles(platforms, ZH) is None
    assert diagrams.structure(towns_catalogue, platforms, ZH) is None


def test_a_place_with_nothing_to_draw_says_so(towns_catalogue: Catalogue) -> None:
    (only,) = diagrams.of_practice(towns_catalogue, opened(towns_catalogue, "town-b"))
    assert isinstance(only.body, Prose)
    assert diagrams.choices(towns_catalogue, opened(towns_catalogue, "town-b")) == ()


def test_the_mechanism_with_most_to_draw_comes_first(towns_catalogue: Catalogue) -> None:
    # the knocking round has 6 steps and 2 actors, the grid 4 levels, the model 2 parts
    assert diagrams.choices(towns_catalogue, opened(towns_catalogue, "town-a")) == (
        "town-a.knock",
        "town-a.grid",
        "town-a.model",
    )
    assert opened(towns_catalogue, "town-a").practice == "town-a.knock"
    assert opened(towns_catalogue, "town-a", practice="town-a.grid").practice == "town-a.grid"


def test_a_mechanism_of_another_place_is_not_drawn_here(towns_catalogue: Catalogue) -> None:
    assert opened(towns_catalogue, "town-a", practice="town-c.lane-chain").practice == "town-a.knock"


def test_a_recommendation_is_marked_as_no_practice_in_every_diagram(cases: Catalogue) -> None:
    practice = cases.practices["xx.run-once-reform"]
    assert practice.status == "proposed"
    drawn = diagrams.structure(cases, practice, EN)
    assert {node.tone for node in body(drawn).nodes} == {"muted"}
    assert all("proposed" in node.detail for node in body(drawn).nodes)
    assert drawn is not None
    assert drawn.notes
    assert "proposed" in diagrams.choice_name(cases, opened(cases, "xx", "en"), practice.practice_id)
    steps = diagrams.process(cases.practices["xx.integrated-window"], EN)
    assert steps is not None
    assert steps.notes == ("Status: proposed; not existing practice.",)


def test_shaowu_sorts_requests_three_ways(cases: Catalogue) -> None:
    drawn = body(diagrams.process(cases.practices["shaowu.minsheng-110"], ZH))
    fork = next(node for node in drawn.nodes if node.tone == "choice")
    assert [edge.text for edge in drawn.edges if edge.tail == fork.key] == [
        "属于政府职能范围",
        "社会组织等可以解决",
        "属于市场服务",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_mechanism_that_is_offered_has_a_diagram_whose_edges_join_its_boxes(cases: Catalogue, lang: str) -> None:
    for place in cases.localities:
        for code in diagrams.choices(cases, opened(cases, place, lang)):
            exhibits = diagrams.of_practice(cases, opened(cases, place, lang, code))
            assert exhibits
            for exhibit in exhibits:
                keys = {node.key for node in body(exhibit).nodes}
                assert keys >= {end for edge in body(exhibit).edges for end in (edge.tail, edge.head)}
                assert exhibit.twin
                assert exhibit.sources
                assert exhibit.data is not None


def test_a_model_comes_before_its_parts(cases: Catalogue) -> None:
    first = {place: diagrams.choices(cases, opened(cases, place))[0] for place in ("yantai", "beijing-chaoyang")}
    assert first == {"yantai": "yantai.municipal-governance-pilot", "beijing-chaoyang": "beijing-chaoyang.two-whole"}
