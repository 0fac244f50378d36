"""An agency's own layers as exhibits: figures, what is uncertain and missing, cells, and the words beneath the map."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from agency import agency_package

from dashboard.analysis.agency_layers import cell_classes, cell_summary, layer_indicators, on_layer, places_on
from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import MapScene
from dashboard.selection import Selection, from_query
from dashboard.views.agency_layers import layer_map, offered_indicators, served
from dashboard.views.folium_map import Addresses, scene_json
from dashboard.views.layer_words import about
from dashboard.wording import LANGUAGES, wording

CHINESE = re.compile("[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    found = load(agency_package(tmp_path_factory.mktemp("agency") / "package"))
    assert found.problems == ()
    return found


def shown(catalogue: Catalogue, lang: str = "en", **chosen: object):
    exhibit = layer_map(catalogue, Selection(lang=lang, **chosen))
    assert isinstance(exhibit.body, MapScene)
    return exhibit, exhibit.body


def test_an_area_is_the_place_with_its_statistical_code(catalogue):
    assert places_on(catalogue, "towns") == {"110105001": "first", "110105002": "second"}
    assert layer_indicators(catalogue, "towns") == ("satisfaction_rate_pct",)


def test_an_area_may_also_be_the_place_with_its_code_as_locality_id(towns_catalogue: Catalogue):
    assert places_on(towns_catalogue, "lanes") == {"c-lane": "c-lane"}


def test_a_rate_fills_the_areas_and_one_whose_bounds_cross_a_break_is_hatched(catalogue):
    exhibit, scene = shown(catalogue, layer="towns", scheme="fixed", breaks="50, 80")
    layer = scene.polygons[-1]
    assert layer.level == "towns"
    patterns = [scene.styles[int(mark)].pattern for mark in layer.classes]
    assert patterns == ["", "hatch"]
    assert scene.names["110105001"] == "First Subdistrict"
    assert any("not certain" in sentence for sentence in exhibit.twin)
    assert list(exhibit.data["observation_id"]) == ["first.rate", "second.rate"]


def test_figures_whose_bounds_overlap_are_not_put_in_an_order(catalogue):
    exhibit, _ = shown(catalogue, layer="towns")
    assert any("may equal it" in sentence for sentence in exhibit.twin)


def test_a_layer_without_places_is_drawn_in_outline_and_says_so(catalogue):
    exhibit, scene = shown(catalogue, layer="lanes2")
    assert len(scene.polygons[-1].classes) == 6
    assert scene.labels[0] == "110105001001"
    assert "No area is a place of the table of localities, so only outlines are drawn." in exhibit.twin
    assert "not divisions by law" in exhibit.notes[0]


def test_the_credit_names_the_agency_its_edition_and_the_lack_of_a_review_number(catalogue):
    _, scene = shown(catalogue, layer="towns")
    for part in ("An agency made for tests", "edition 2024", "licence: internal", "no map review number"):
        assert part in scene.credit


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        ("2015", "2020-12-31", "2015年至2020年12月31日", "valid from 2015 to 31 December 2020"),
        ("2021-03", "", "自2021年3月起", "valid from March 2021"),
        ("", "", "有效期未说明", "period of validity not stated"),
    ],
)
def test_a_layer_says_when_it_is_valid_in_the_readers_language(catalogue, first, last, zh, en):
    record = replace(catalogue.layer_records["towns"], valid_from=first, valid_to=last)
    for lang, said in (("zh", zh), ("en", en)):
        assert said in about(record, wording(lang))


@pytest.mark.parametrize(
    ("layer", "title"),
    [
        ("towns", "Legend (period not stated, %): 2 of 2 report"),
        ("grid", "Legend (people): 9,000 of 10,000 report"),
        ("lanes2", ""),
    ],
)
def test_the_legend_is_headed_by_unit_and_period_and_how_many_report(catalogue, layer, title):
    assert shown(catalogue, layer=layer)[1].legend_title == title


@pytest.mark.parametrize(
    ("layer", "breaks", "note"),
    [
        ("towns", "70", "The benchmark 70 was entered by the reader."),
        ("grid", "", "The benchmark 49 is the median of the cells."),
        ("grid", "30", "The benchmark 30 was entered by the reader."),
    ],
)
def test_the_benchmark_of_a_layer_is_said(catalogue, layer, breaks, note):
    exhibit, _ = shown(catalogue, layer=layer, scheme="diverging", breaks=breaks)
    assert note in exhibit.notes


def test_the_classes_of_cells_count_each_cell_once(catalogue):
    selection = on_layer(catalogue, Selection(layer="grid"))
    classes, summary = cell_classes(catalogue, selection), cell_summary(catalogue, selection)
    assert sum(classes.counts) == summary.reported == 9_000
    assert (summary.cells, summary.missing) == (10_000, 1_000)
    assert (summary.least, summary.most) == (0, 99)


@pytest.mark.parametrize("scheme", ["natural", "quantile", "equal", "fixed", "diverging"])
def test_cells_are_classed_by_every_scheme(catalogue, scheme):
    exhibit, scene = shown(catalogue, layer="grid", scheme=scheme)
    assert len(scene.grid.classes) == len(scene.grid.breaks) + 1
    assert sum(entry.count or 0 for entry in scene.legend) == 10_000
    assert sum(exhibit.data["cells"]) == 9_000


@pytest.mark.parametrize("scheme", ["natural", "quantile", "equal", "diverging"])
def test_cells_far_out_have_a_class_of_their_own_and_do_not_flatten_the_rest(tmp_path, scheme):
    folder = agency_package(tmp_path / "package", across=70)  # more cells than the classes are worked out from
    path = folder / "layers" / "grid.parquet"
    table = pd.read_parquet(path)
    table.loc[[0, 1, 2], "volunteer_count"] = [1e6, 2e6, 3e6]
    table.to_parquet(path)
    _, scene = shown(load(folder), layer="grid", scheme=scheme)
    top, *others = [entry for entry in scene.legend if entry.mark in scene.grid.classes]
    assert (top.text, top.count) == (">99, outliers", 3)
    assert min(entry.count for entry in others) > 300
    assert scene.styles[int(top.mark, 36)].pattern == "peaks"


def test_what_is_sent_for_a_grid_is_small_whatever_its_cells(catalogue):
    exhibit, scene = shown(catalogue, layer="grid")
    addresses = Addresses("0" * 12, served(catalogue))
    sent = scene_json(scene, dark=False, title=exhibit.title, lang="en", addresses=addresses)
    assert sent["grid"]["address"].startswith("../../atlas/grid/grid.")
    assert len(str(sent)) < 6_000


def test_the_twin_of_a_grid_gives_cells_missing_ones_sum_and_ends(catalogue):
    exhibit, _ = shown(catalogue, layer="grid")
    assert "9,000 of 10,000 cells have a value of “Volunteers”; 1,000 are missing." in exhibit.twin
    assert "Single cells range from 0 to 99." in exhibit.twin


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layer", ["towns", "lanes2", "grid"])
def test_every_layer_is_said_in_both_languages(catalogue, lang, layer):
    exhibit, scene = shown(catalogue, lang=lang, layer=layer)
    said = [exhibit.title, *exhibit.twin, *exhibit.notes, scene.credit, *(entry.text for entry in scene.legend)]
    names = re.compile("|".join(map(re.escape, scene.names.values())) or "$^")
    assert all(said)
    assert lang == "zh" or [text for text in said if CHINESE.search(names.sub("", text))] == []


def test_an_address_names_a_layer_and_an_unknown_one_leaves_a_notice(catalogue):
    selection, notices = from_query({"layer": "towns", "layer_indicator": "satisfaction_rate_pct"}, catalogue)
    assert (selection.layer, notices) == ("towns", ())
    selection, (notice,) = from_query({"layer": "nowhere"}, catalogue)
    assert (selection.layer, notice.field) == ("", "layer")


def test_an_indicator_that_the_layer_has_not_gives_way_to_one_that_it_has(catalogue):
    assert (
        on_layer(catalogue, Selection(layer="towns", layer_indicator="grid_count")).indicator == "satisfaction_rate_pct"
    )
    assert offered_indicators(catalogue, Selection()) == ()
