"""Search among the areas of layers: codes with letters, editions of one layer, and former names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from agency import COUNTY, ORIGIN, PLAIN, agency_package, townships, write_areas

from dashboard.analysis.find_areas import area_found_as, find_areas
from dashboard.analysis.layers_below import COUNTIES, below, into
from dashboard.catalogue import Catalogue, load
from dashboard.selection import Selection
from dashboard.views.map_choices import search_results

EARLIER = {"valid_to": "2020-12-31", "name_zh": "街道（2020年以前）", "name_en": "Subdistricts before 2021"}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    """The agency's package with an edition of its townships that has ended, listed first, and a zone with a code."""
    folder = agency_package(tmp_path_factory.mktemp("agency") / "package", across=10)
    write_areas(folder, "zone.geojson", townships().iloc[:1].assign(code="Z01-1", name="一号园"))
    write_areas(folder, "earlier.gpkg", townships())
    fields = {"name_field": "name", "parent_field": "county"}
    _add(
        folder / "layers.csv",
        {**PLAIN, **EARLIER, **fields, "layer_id": "earlier", "file": "layers/earlier.gpkg"},
        {
            **PLAIN,
            **fields,
            **ORIGIN,
            "layer_id": "zone",
            "file": "layers/zone.geojson",
            "level": "zone",
            "statutory": "false",
            "name_zh": "园区",
            "name_en": "Parks",
        },
    )
    places = folder / "localities.csv"
    places.write_text(
        places.read_text("utf-8").replace("第二街道,Second Subdistrict,,", "第二街道,Second Subdistrict,,旧乙街道"),
        "utf-8",
    )
    found = load(folder)
    assert found.problems == ()
    return found


def _add(path: Path, *rows: dict[str, str]) -> None:
    """Rows before those of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        old = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(old[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, *old])


@pytest.mark.parametrize("query", ["Z01-1", "z01-1", "z01", "一号园", "yihaoyuan", "yhy"])
def test_an_area_is_found_by_a_code_with_letters_as_by_its_name(catalogue: Catalogue, query: str) -> None:
    assert find_areas(catalogue, query) == (("zone", "Z01-1"),)


@pytest.mark.parametrize("query", ["旧乙街道", "jiuyijiedao", "jyjd"])
def test_an_area_is_found_by_a_former_name_and_says_so(catalogue: Catalogue, query: str) -> None:
    assert ("towns", "110105002") in find_areas(catalogue, query)
    assert area_found_as(catalogue, "towns", "110105002", query) == "旧乙街道"
    assert area_found_as(catalogue, "towns", "110105002", "第二街道") == ""


def test_two_editions_of_an_area_are_told_apart_by_their_layers(catalogue: Catalogue) -> None:
    labels = [label for label, _ in search_results(catalogue, Selection(search="旧乙街道", lang="zh"))]
    assert labels == [
        "第二街道（朝阳区），旧称旧乙街道，街道（2020年以前）图层",
        "第二街道（朝阳区），旧称旧乙街道，街道图层",
    ]


def test_a_click_goes_into_the_edition_that_is_valid_and_not_into_one_that_has_ended(catalogue: Catalogue) -> None:
    assert below(catalogue)[COUNTIES, COUNTY] == ("zone", "towns", "grid", "earlier")
    assert into(catalogue, COUNTIES, COUNTY) == "zone"
