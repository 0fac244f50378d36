"""Where a place lies: on a map as far as it is known, in words as far as it is not."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, MapScene, Prose
from dashboard.selection import Selection
from dashboard.views.locator import locator
from dashboard.views.places import AreaClass


def exhibit(cases: Catalogue, code: str, lang: str = "zh") -> Exhibit:
    return locator(cases, Selection(lang=lang, locality=code))


def scene(cases: Catalogue, code: str, lang: str = "zh") -> MapScene:
    found = exhibit(cases, code, lang).body
    assert isinstance(found, MapScene)
    return found


def drawn(found: MapScene, area_class: AreaClass) -> set[str]:
    return {
        code
        for areas in found.polygons
        for code, style in zip(areas.only, areas.classes, strict=True)
        if style == area_class
    }


def test_a_district_is_strong_among_its_neighbours_within_its_city(cases: Catalogue) -> None:
    found = scene(cases, "beijing-chaoyang")
    assert drawn(found, AreaClass.CASE) == {"110105"}
    assert {"110101", "110108", "110112"} <= drawn(found, AreaClass.NEIGHBOUR)
    assert drawn(found, AreaClass.PARENT) == {"110000"}
    assert {areas.level for areas in found.polygons} == {"county", "province"}


def test_a_prefecture_is_drawn_from_the_prefecture_layer_and_beijing_from_the_provinces(cases: Catalogue) -> None:
    assert drawn(scene(cases, "yantai"), AreaClass.NEIGHBOUR) == {"370200", "370700", "371000"}
    assert drawn(scene(cases, "beijing"), AreaClass.NEIGHBOUR) == {"120000", "130000"}


def test_a_community_is_a_ring_in_the_district_it_lies_in(cases: Catalogue) -> None:
    found = scene(cases, "yantai-dahaiyang")
    assert drawn(found, AreaClass.AROUND) == {"370602"}
    assert drawn(found, AreaClass.CASE) == set()
    assert [(symbol.code, symbol.style, symbol.radius_m) for symbol in found.symbols] == [
        ("yantai-dahaiyang", "ring", 3250.0)
    ]


def test_a_town_placed_by_estimate_is_a_broken_circle(cases: Catalogue) -> None:
    assert [symbol.style for symbol in scene(cases, "chongqing-nanping-town").symbols] == ["dashed"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_anonymised_place_has_no_map_but_a_sentence_that_says_why(cases: Catalogue, lang: str) -> None:
    found = exhibit(cases, "xx", lang)
    assert isinstance(found.body, Prose)
    assert ("来源隐去了地名" if lang == "zh" else "withholds the name") in found.body.entries[0].text


def test_names_stand_on_the_place_its_neighbours_and_its_symbols(cases: Catalogue) -> None:
    found = scene(cases, "yantai-dahaiyang", "en")
    assert [found.names[code] for code in found.labels] == [
        "Zhifu District",
        "Fushan District",
        "Laishan District",
        "Dahaiyang Community",
    ]


def test_a_name_stands_inside_its_area(cases: Catalogue) -> None:
    from shapely import Point

    for code, point in scene(cases, "beijing").anchors.items():
        assert cases.boundaries.province.geometry[code].contains(Point(point))


def test_a_neighbour_that_the_atlas_knows_and_a_case_inside_open_their_page(cases: Catalogue) -> None:
    found = scene(cases, "beijing")
    assert {code: dict(link.query)["locality"] for code, link in found.links.items()} == {
        "120000": "tianjin",
        "beijing-chaoyang": "beijing-chaoyang",
    }
    assert [areas.only for areas in found.polygons if areas.selectable] == [("120000",)]


def test_a_place_does_not_open_itself(cases: Catalogue) -> None:
    assert scene(cases, "yantai-dahaiyang").links == {}


def test_the_place_is_whole_on_its_map(cases: Catalogue) -> None:
    for code in ("beijing", "beijing-chaoyang", "xuzhou", "yantai", "shaowu", "tianjin-beichen"):
        found = scene(cases, code)
        place = cases.localities[code]
        west, south, east, north = cases.boundaries.layer(place.level).geometry[place.adcode].bounds
        assert found.bounds[0] < south
        assert found.bounds[1] < west
        assert found.bounds[2] > north
        assert found.bounds[3] > east


def test_the_twin_names_the_neighbours_the_position_and_the_boundaries(cases: Catalogue) -> None:
    said = exhibit(cases, "yantai-dahaiyang").twin
    assert said[0].startswith("大海阳社区在芝罘区内：定位到所属街道，半径约 3.3 公里以内")
    assert said[1] == "与芝罘区相邻的同级地区有 2 个：福山区、莱山区。"
    assert "WGS-84" in said[-1]


def test_the_nation_is_drawn_with_its_dashes_and_every_case_that_has_a_place(cases: Catalogue) -> None:
    found = scene(cases, "china")
    assert found.dashes
    assert len(drawn(found, AreaClass.LAND)) == 34
    assert len(found.symbols) == 9


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_place_of_the_data_has_a_map_or_a_sentence(cases: Catalogue, lang: str) -> None:
    for code in cases.localities:
        found = exhibit(cases, code, lang)
        assert found.twin
        if isinstance(found.body, MapScene):
            assert found.body.credit
            assert set(found.body.labels) <= set(found.body.names)
