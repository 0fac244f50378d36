"""The tree of administrative units: what lies in what, the way down, and search."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.regions import COUNTRY, Regions, find_regions, former_names, found_as, regions
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection
from dashboard.views.map_choices import search_results


@pytest.fixture(scope="module")
def tree(cases: Catalogue) -> Regions:
    return regions(cases)


@pytest.mark.parametrize(
    ("code", "level", "chain"),
    [
        (COUNTRY, "country", ()),
        ("130000", "province", ("130000",)),
        ("130102", "county", ("130000", "130100", "130102")),
        ("110105", "county", ("110000", "110105")),  # Beijing has no prefectures
        ("429004", "prefecture", ("420000", "429004")),  # 仙桃市 stands directly under its province
        ("820000", "province", ("820000",)),
    ],
)
def test_a_code_is_one_region_with_one_way_down_to_it(
    tree: Regions, code: str, level: str, chain: tuple[str, ...]
) -> None:
    assert tree.level_of(code) == level
    assert tree.chain(code) == chain
    assert tree.parent(code) == (chain[-2] if len(chain) > 1 else COUNTRY)


def test_a_map_offers_the_levels_that_divide_its_region(tree: Regions) -> None:
    assert tree.levels(COUNTRY) == ("province", "prefecture", "county")
    assert tree.levels("130000") == ("prefecture", "county")
    assert tree.levels("110000") == ("county",)
    assert tree.levels("130100") == ("county",)
    assert tree.levels("130102") == ("county",)


def test_every_county_lies_in_one_prefecture_and_one_province(tree: Regions) -> None:
    for level in ("province", "prefecture"):
        inside = [code for region in tree.layers[level] for code in tree.inside(region, "county")]
        assert sorted(inside) == sorted(tree.layers["county"])


def test_a_click_goes_down_one_step_at_a_time_and_sideways_to_a_neighbour(tree: Regions) -> None:
    assert tree.step(COUNTRY, "130102") == "130000"
    assert tree.step("130000", "130102") == "130100"
    assert tree.step("130100", "130102") == "130102"
    assert tree.step("130102", "130104") == "130104"


@pytest.mark.parametrize("query", ["邵武市", "邵武", "shaowu", "Shaowu", "shào wǔ", "350781", " 邵武 "])
def test_a_place_is_found_by_name_pinyin_and_code(cases: Catalogue, query: str) -> None:
    assert find_regions(cases, query)[0] == "350781"


def test_initials_and_traditional_characters_find_it_too(cases: Catalogue) -> None:
    assert "350781" in find_regions(cases, "sw")
    assert find_regions(cases, "重慶")[0] == "500000"


def test_all_places_of_a_name_are_found_the_higher_level_first(cases: Catalogue) -> None:
    found = find_regions(cases, "朝阳")
    assert {"110105", "211300", "220104"} <= set(found)


@pytest.mark.parametrize("query", ["", "   ", "。", "没有这个地方", "x" * 80])
def test_a_query_that_names_nothing_finds_nothing(cases: Catalogue, query: str) -> None:
    assert find_regions(cases, query) == ()


def test_a_unit_is_found_by_a_former_name_in_characters_pinyin_or_initials_and_says_so(cases: Catalogue) -> None:
    renamed = tuple(
        replace(place, former_names=("昭武镇",)) if place.adcode == "350781" else place
        for place in cases.records.localities
    )
    catalogue = replace(cases, records=replace(cases.records, localities=renamed))
    for query in ("昭武镇", "zhaowuzhen", "zwz"):
        assert find_regions(catalogue, query)[0] == "350781"
        assert found_as(catalogue, "350781", query) == "昭武镇"
    assert found_as(catalogue, "350781", "邵武") == ""
    labels = [label for label, _ in search_results(catalogue, Selection(search="昭武镇", lang="en"))]
    assert labels == ["Shaowu City (Nanping City, Fujian), formerly 昭武镇"]


def test_the_bundled_boundaries_state_no_former_names(cases: Catalogue) -> None:
    assert former_names(cases) == {}
