"""Two places: the difference with its bounds, or why there is none."""

from __future__ import annotations

import pytest
from comparing import alike, chosen
from planted import INDICATOR, PLANTED, SORTS, counties, planted

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.views.difference import difference
from dashboard.wording import wording


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def test_a_difference_is_said_from_the_lead_with_its_bounds(towns_catalogue: Catalogue) -> None:
    catalogue = alike(towns_catalogue)
    found = rows(difference(catalogue, chosen(catalogue, "town-a", "town-c")))
    assert found["Grid cells"][0].text == "more by 20 grids"
    assert found["Volunteers"][0].text == "less by fewer than 100 people"


def test_the_heading_says_which_against_which_and_so_does_every_sentence(towns_catalogue: Catalogue) -> None:
    catalogue = alike(towns_catalogue)
    exhibit = difference(catalogue, chosen(catalogue, "town-a", "town-c"))
    assert isinstance(exhibit.body, Table)
    assert [column.title for column in exhibit.body.columns][1] == "Test Town A against Test Town C"
    assert all("Test Town A against Test Town C: " in line for line in exhibit.twin)


def test_where_no_order_holds_it_says_how_far_it_may_go_either_way(towns_catalogue: Catalogue) -> None:
    catalogue = alike(towns_catalogue)
    found = rows(difference(catalogue, chosen(catalogue, "town-a", "town-c", lang="zh")))
    assert found["社区社团组织数"][0].text == "分不出大小，可能少了不超过6家，也可能多出不超过2家"
    assert "没有上限" in found["总人口"][0].text


def test_what_may_be_equal_and_never_more_says_so(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue, town_a="180人", town_b="约200人")  # about 200 is 180 to 220
    found = rows(difference(catalogue, chosen(catalogue, "town-a", "town-b")))
    assert found["Volunteers"][0].text.endswith("not told apart, may be equal or less by at most 40 people")


def test_equal_figures_have_no_difference(towns_catalogue: Catalogue) -> None:
    catalogue = counties(towns_catalogue, town_b="100人")
    found = rows(difference(catalogue, chosen(catalogue, "town-a", "town-b")))
    assert found["Volunteers"][0].text == "equal"


@pytest.mark.parametrize("sort", sorted(set(SORTS) - {"definition", "missing"}))
def test_a_planted_mismatch_has_no_difference_on_screen_or_in_the_file(towns_catalogue: Catalogue, sort: str) -> None:
    catalogue = planted(towns_catalogue, sort)
    exhibit = difference(catalogue, chosen(catalogue, "town-a", PLANTED))
    assert exhibit.data is not None
    mine = exhibit.data[exhibit.data.item_id == INDICATOR]
    assert mine[["gap_lower", "gap_upper"]].isna().all(axis=None)
    assert set(mine["order"]) <= {""}
    if sort not in ("period", "period_not_stated"):  # figures of two periods stand on two lines, so none is shared
        assert sort in set(mine["barriers"].str.split(";").explode())
        assert wording("en")(f"comparison.barrier_{sort}") in rows(exhibit)["Volunteers"][0].note


@pytest.mark.parametrize("sort", ["definition", "missing"])
def test_what_only_one_place_reports_is_no_difference(towns_catalogue: Catalogue, sort: str) -> None:
    catalogue = planted(towns_catalogue, sort)
    assert "Volunteers" not in rows(difference(catalogue, chosen(catalogue, "town-a", PLANTED)))


def test_two_places_without_a_shared_indicator_get_a_sentence(cases: Catalogue) -> None:
    exhibit = difference(cases, chosen(cases, "xx", "xuzhou", lang="zh"))
    assert isinstance(exhibit.body, Prose)
