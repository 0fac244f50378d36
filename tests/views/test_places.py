"""Places on a map: drawn as well as they are known, and never better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.areas import Area
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection
from dashboard.views import places
from dashboard.views.places import AreaClass
from dashboard.wording import wording

ZH, EN = wording("zh"), wording("en")


def styles(towns_catalogue: Catalogue) -> dict[str, tuple[str, float]]:
    drawn = places.symbols(towns_catalogue, towns_catalogue.localities.values(), EN)
    return {symbol.code: (symbol.style, symbol.radius_m) for symbol in drawn}


def test_a_symbol_says_how_well_a_place_is_known(towns_catalogue: Catalogue) -> None:
    found = styles(towns_catalogue)
    assert found["town-a"] == ("solid", 0.0)
    assert found["a-garden"] == ("solid", 0.0)
    assert found["b-hill"] == ("ring", 3000.0)
    assert found["town-c"] == ("dashed", 4000.0)
    assert found["c-lane"] == ("dashed", 4000.0)


def test_an_anonymised_place_is_never_drawn_whatever_its_row_says(towns_catalogue: Catalogue) -> None:
    told = replace(towns_catalogue.localities["hidden"], lon=116.0, lat=40.0, adcode="110105", level="county")
    assert "hidden" not in styles(towns_catalogue)
    assert places.symbols(towns_catalogue, [told], ZH) == ()
    assert places.bounds_of(towns_catalogue, [told]) is None
    assert not places.drawable(told)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("town-a", "boundary known"),
        ("b-hill", "located to its subdistrict, within about 3 km (a point for tests)"),
        ("c-lane", "placed by its parent, within about 4 km (a point for tests)"),
        ("hidden", "name withheld by the source; not located"),
    ],
)
def test_the_position_is_said_in_words(towns_catalogue: Catalogue, code: str, said: str) -> None:
    assert places.precision_words(towns_catalogue, towns_catalogue.localities[code], EN) == said


def test_a_radius_is_never_rounded_down() -> None:
    assert [places.kilometres(metres) for metres in (3250, 4000, 1230)] == ["3.3", "4", "1.3"]


def test_a_code_opens_the_place_it_belongs_to_and_an_unknown_one_nothing(towns_catalogue: Catalogue) -> None:
    found = places.links(towns_catalogue, Selection(lang="zh"), ["110105", "town-c", "110101"])
    assert {code: dict(link.query)["locality"] for code, link in found.items()} == {
        "110105": "town-a",
        "town-c": "town-c",
    }


def test_areas_are_grouped_by_layer_with_one_class_each() -> None:
    areas = [Area("county", "110105"), Area("province", "110000"), Area("county", "110106")]
    province, county = places.polygons(areas, AreaClass.NEIGHBOUR)
    assert (province.level, province.only, province.classes) == ("province", ("110000",), "1")
    assert (county.level, county.only, county.classes) == ("county", ("110105", "110106"), "11")


def test_every_class_has_a_style_and_a_word() -> None:
    assert len(places.area_styles()) == len(AreaClass)
    for words in (ZH, EN):
        assert [entry.mark for entry in places.area_legend(AreaClass, words)] == list(AreaClass)


@pytest.mark.parametrize("words", [ZH, EN])
def test_the_credit_names_publisher_edition_and_review_number_and_says_working_map(
    towns_catalogue: Catalogue, words: places.Wording
) -> None:
    credit = places.credit(towns_catalogue, words)
    assert "GS(2024)0650" in credit
    assert "2024" in credit
    assert ("天地图" in credit and "内部工作用图" in credit) or (
        "Tianditu" in credit and "Internal working map" in credit
    )
    assert "WGS-84" in places.boundary_note(towns_catalogue, words)
