"""What lies below a county: layers by the parent that their file names, else by where they lie."""

from __future__ import annotations

import pytest
from agency import COUNTY, agency_package

from dashboard.analysis.layers_below import COUNTIES, areas_in, below, into, parents, way_down, within
from dashboard.analysis.map_choices import settled
from dashboard.catalogue import Catalogue, load
from dashboard.selection import Selection
from dashboard.views import map_page
from dashboard.views.map_choices import said_about_search, search_results, title, way_up

TOWN = "110105001"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return load(agency_package(tmp_path_factory.mktemp("agency") / "package", across=20))


def test_a_county_and_an_area_hold_the_layers_that_have_something_in_them(catalogue):
    assert below(catalogue)[COUNTIES, COUNTY] == ("towns", "grid")
    assert into(catalogue, COUNTIES, COUNTY) == "towns"
    assert into(catalogue, "towns", TOWN) == "lanes2"
    assert into(catalogue, "lanes2", "110105001001") == ""
    assert into(catalogue, COUNTIES, "350781") == ""


def test_an_area_whose_parent_is_not_stated_lies_where_a_point_inside_it_lies(towns_catalogue: Catalogue):
    # its layer names no parents
    assert set(parents(towns_catalogue, "lanes")) <= set(map(str, towns_catalogue.layers["lanes"].frame.index))
    assert all(code in towns_catalogue.adcodes for code in parents(towns_catalogue, "lanes").values())


def test_a_layer_is_shown_in_one_area_of_the_layer_above_it(catalogue):
    inside = Selection(layer="lanes2", layer_area=TOWN)
    assert within(catalogue, inside) == TOWN
    assert areas_in(catalogue, "lanes2", TOWN) == tuple(f"{TOWN}00{place}" for place in (1, 2, 3))
    assert within(catalogue, Selection(layer="lanes2", layer_area="elsewhere")) == ""
    assert len(areas_in(catalogue, "lanes2", "")) == 6


def test_the_way_down_leads_from_the_county_to_what_is_shown(catalogue):
    assert way_down(catalogue, Selection(layer="lanes2", layer_area=TOWN)) == (("towns", COUNTY), ("lanes2", TOWN))


def test_a_click_on_a_county_leads_into_its_layer_and_on_an_area_into_what_lies_below(catalogue):
    counties = map_page.shown(catalogue, settled(catalogue, Selection(area="110000", level="county"))).body
    assert {name: dict(counties.links[COUNTY].query).get(name) for name in ("area", "layer")} == {
        "area": COUNTY,
        "layer": "towns",
    }
    towns = map_page.shown(catalogue, settled(catalogue, Selection(area=COUNTY, layer="towns"))).body
    assert dict(towns.links[TOWN].query)["layer_area"] == TOWN
    assert towns.polygons[-1].only == (COUNTY,), "the county's outline"
    lanes = map_page.shown(catalogue, settled(catalogue, Selection(layer="lanes2", layer_area=TOWN))).body
    assert len(lanes.links) == 0
    assert [polygons.level for polygons in lanes.polygons] == ["county", "lanes2", "lanes2", "towns"]


def test_the_breadcrumb_holds_country_province_county_and_each_area_above(catalogue):
    selection = settled(catalogue, Selection(lang="en", area=COUNTY, layer="lanes2", layer_area=TOWN))
    assert title(catalogue, selection) == "Maps: Communities of First Subdistrict"
    steps = {label: dict(link.query) for label, link in way_up(catalogue, selection)}
    assert list(steps) == ["China", "Beijing", "Chaoyang District"]
    assert (steps["Chaoyang District"]["layer"], steps["Chaoyang District"].get("layer_area")) == ("towns", None)
    assert "layer" not in steps["Beijing"]


def test_going_up_or_to_another_county_leaves_the_layer(catalogue):
    selection = settled(catalogue, Selection(area="110000", layer="towns"))
    assert all("layer" not in dict(link.query) for _, link in way_up(catalogue, selection))


@pytest.mark.parametrize("query", ["第二街道", "dierjiedao", "Second Subdistrict", "110105002", "乙街道"])
def test_an_area_is_found_by_its_name_pinyin_or_code_and_leads_into_what_lies_below_it(catalogue, query):
    selection = settled(catalogue, Selection(lang="en", search=query))
    label, link = search_results(catalogue, selection)[0]
    assert label == "Second Subdistrict (Chaoyang District)"
    there = {name: dict(link.query).get(name) for name in ("area", "layer", "layer_area")}
    assert there == {"area": COUNTY, "layer": "lanes2", "layer_area": "110105002"}
    assert said_about_search(catalogue, selection) == ""


def test_an_area_with_nothing_below_it_is_shown_among_those_beside_it(catalogue):
    (label, link), *_ = search_results(catalogue, settled(catalogue, Selection(search="2号社区")))
    assert label == "2号社区（第一街道）"
    there = {name: dict(link.query).get(name) for name in ("area", "layer", "layer_area")}
    assert there == {"area": COUNTY, "layer": "lanes2", "layer_area": TOWN}
