"""Scenes drawn anew from the data at hand, and what changed since they were saved."""

from __future__ import annotations

import re

from conftest import Towns
from planted import INDICATOR, counties

from dashboard.catalogue import Catalogue, load
from dashboard.records import Briefing, Scene
from dashboard.views.briefing import deck, problems, slide
from dashboard.views.briefing_changes import changes, changes_exhibit, saved

CHINESE = re.compile("[\u3400-\u9fff]")
FIGURES = Scene("locality", (("locality", "town-a"), ("section", "figures")), ("locality.numbers.measured",))


def briefing(catalogue: Catalogue, *scenes: Scene) -> Briefing:
    return saved(catalogue, Briefing("A talk", scenes or (FIGURES,)), "zh", "2026-11-22")


def kinds(catalogue: Catalogue, found: Briefing) -> list[tuple[str, str, str]]:
    return [(change.kind, change.before, change.now) for change in changes(catalogue, found, "zh")]


def test_a_scene_shows_the_exhibits_it_names_in_its_order(towns: Towns) -> None:
    scene = Scene("overview", (), ("overview.gaps", "overview.map"))
    assert [entry.key for entry in slide(load(towns.folder), scene, "zh").exhibits] == ["overview.gaps", "overview.map"]


def test_a_scene_without_a_title_takes_that_of_its_first_exhibit(towns: Towns) -> None:
    found = slide(load(towns.folder), Scene("overview", (), ("overview.gaps",)), "zh")
    assert found.title == found.exhibits[0].title


def test_a_scene_opens_the_same_state_on_the_screen(towns: Towns) -> None:
    found = slide(load(towns.folder), FIGURES, "en")
    assert found.address == "locality?locality=town-a&section=figures&lang=en"


def test_a_place_that_is_gone_is_said_and_the_scene_keeps_its_turn(towns: Towns) -> None:
    scene = Scene("locality", (("locality", "atlantis"),))
    made = deck(load(towns.folder), Briefing("A talk", (scene, FIGURES)), "zh", "2026-11-22")
    assert [bool(entry.exhibits) for entry in made.slides] == [False, True]
    assert "atlantis" in made.slides[0].problem


def test_an_exhibit_that_is_gone_is_said_and_the_others_are_shown(towns: Towns) -> None:
    found = slide(load(towns.folder), Scene("overview", (), ("overview.gaps", "overview.gone")), "zh")
    assert [entry.key for entry in found.exhibits] == ["overview.gaps"]
    assert "overview.gone" in found.problem


def test_a_token_that_names_no_figure_is_a_problem_of_its_scene(towns: Towns) -> None:
    found = Briefing("A talk", (FIGURES, Scene(note="{{town-a.nothing}}", layout="text")))
    assert [number for number, _ in problems(load(towns.folder), found, "zh")] == [2]


def test_the_same_briefing_makes_the_same_deck(towns: Towns) -> None:
    catalogue = load(towns.folder)
    one, two = (deck(catalogue, Briefing("A talk", (Scene("overview"),)), "zh", "2026-11-22") for _ in range(2))
    assert [entry.title for entry in one.slides] == [entry.title for entry in two.slides]


def test_on_the_same_data_nothing_has_changed(towns: Towns) -> None:
    catalogue = load(towns.folder)
    assert kinds(catalogue, briefing(catalogue)) == []
    assert "一致" in changes_exhibit(catalogue, briefing(catalogue), "zh").lead


def test_a_changed_figure_is_listed_with_both_forms(towns: Towns) -> None:
    before = briefing(load(towns.folder))
    code = next(
        row for row in towns.rows("observations") if row["locality_id"] == "town-a" and row["qualifier"] == "exact"
    )
    new = {"printed": "77", "printed_original": "77", "value": "77", "lower": "77", "upper": "77"}
    towns.change("observations", code["observation_id"], **new)
    found = kinds(load(towns.folder), before)
    assert found[0][0] == "changed"
    assert found[0][2] == "77"


def test_a_changed_figure_that_leaves_room_is_listed_with_its_bounds(towns: Towns) -> None:
    before = briefing(load(towns.folder))
    more = {"printed": "700余名", "value": "700", "lower": "700", "upper": "800", "lower_open": "true"}
    towns.change("observations", "town-a.volunteer_count", **more, upper_open="true", qualifier="above")
    assert ("changed", "500名", "700余名 [700, 800]") in kinds(load(towns.folder), before)


def test_a_withdrawn_figure_and_a_new_one_are_listed(towns: Towns) -> None:
    before = briefing(load(towns.folder))
    elsewhere = "".join(towns.text(path.name) for path in towns.folder.glob("*.csv") if path.name != "observations.csv")
    code = next(
        row["observation_id"]
        for row in towns.rows("observations")
        if row["locality_id"] == "town-a" and row["kind"] == "measured" and row["observation_id"] not in elsewhere
    )
    towns.change("observations", code, observation_id="town-a.renamed")
    assert {kind for kind, _, _ in kinds(load(towns.folder), before)} == {"withdrawn", "new"}


def test_a_change_is_found_in_whichever_language_the_briefing_opens(towns: Towns) -> None:
    catalogue = load(towns.folder)
    assert changes(catalogue, briefing(catalogue, Scene("comparison")), "en") == ()


def test_a_rank_band_that_moves_is_listed_for_whoever_moves(towns_catalogue: Catalogue) -> None:
    query = (("section", "ranking"), ("indicator", INDICATOR), ("localities", "town-a,town-b,town-c"))
    before = briefing(counties(towns_catalogue), Scene("comparison", query, ("comparison.ranking",)))
    found = changes(counties(towns_catalogue, town_c="150人"), before, "en")
    assert [(entry.kind, entry.label.split(" · ")[0], entry.before, entry.now) for entry in found] == [
        ("changed", "Test Town C", "300人", "150人"),
        ("rank", "Test Town C", "1", "2"),
        ("rank", "Test Town B", "2", "1"),
    ]


def test_a_figure_on_a_map_is_listed_too(towns: Towns) -> None:
    query = (("indicator", "volunteer_count"), ("level", "county"))
    before = briefing(load(towns.folder), Scene("maps", query, ("maps",)))
    towns.change("observations", "town-a.volunteer_count", printed="700名", value="700", lower="700", upper="700")
    assert kinds(load(towns.folder), before) == [("changed", "500名", "700名")]


def test_of_an_exhibit_without_figures_other_words_are_listed(towns: Towns) -> None:
    query = (("locality", "town-a"), ("section", "findings"))
    before = briefing(load(towns.folder), Scene("locality", query))
    assert kinds(load(towns.folder), before) == []
    row = next(row for row in towns.rows("findings") if row["locality_id"] == "town-a")
    towns.change("findings", row["finding_id"], text_zh="别的发现", text_en="Another finding")
    assert [kind for kind, *_ in kinds(load(towns.folder), before)] == ["content"]


def test_changes_are_told_in_the_readers_language(towns: Towns) -> None:
    scene = Scene("locality", FIGURES.query, (), note="{{town-a.nothing}}")
    before = briefing(load(towns.folder), scene, Scene("locality", (("locality", "atlantis"),)))
    towns.change("observations", "town-a.volunteer_count", printed="700名", value="700", lower="700", upper="700")
    found = changes(load(towns.folder), before, "en")
    assert [(entry.kind, entry.label) for entry in found if entry.kind == "changed"] == [("changed", "Volunteers")]
    assert not [entry for entry in found if CHINESE.search(entry.label + (entry.now if entry.kind == "scene" else ""))]
    assert [entry.label for entry in found if entry.scene == 2] == ["Locality"]


def test_a_scene_that_no_longer_resolves_bears_the_name_of_its_page(towns: Towns) -> None:
    assert slide(load(towns.folder), Scene("locality", (("locality", "atlantis"),)), "en").title == "Locality"
