"""Which areas border on an area, on the bundled boundaries."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.neighbours import neighbours
from dashboard.sources.boundaries import Boundaries, load_boundaries

BOUNDARIES = load_boundaries(Path(__file__).parents[2] / "data/boundaries")


@pytest.fixture(scope="module")
def china() -> Boundaries:
    return BOUNDARIES


def names(china: Boundaries, level: str, adcode: str) -> set[str]:
    return {china.layer(level)["name_zh"][code] for code in neighbours(china, level, adcode)}


def test_beijing_borders_on_hebei_and_tianjin(china: Boundaries) -> None:
    assert names(china, "province", "110000") == {"河北省", "天津市"}


def test_yantai_borders_on_three_cities(china: Boundaries) -> None:
    assert names(china, "prefecture", "370600") == {"青岛市", "潍坊市", "威海市"}


def test_shaowu_borders_on_counties_of_two_provinces(china: Boundaries) -> None:
    assert names(china, "county", "350781") == {
        *("将乐县", "泰宁县", "建宁县", "建阳区", "顺昌县", "光泽县"),
        "黎川县",  # in Jiangxi
    }


def test_an_island_has_no_neighbour(china: Boundaries) -> None:
    assert neighbours(china, "province", "460000") == ()


def test_an_unknown_code_is_an_error(china: Boundaries) -> None:
    with pytest.raises(KeyError):
        neighbours(china, "county", "999999")


@given(st.sampled_from(BOUNDARIES.prefecture.index.tolist()))
def test_bordering_goes_both_ways_and_nothing_borders_on_itself(code: str) -> None:
    beside = neighbours(BOUNDARIES, "prefecture", code)
    assert code not in beside
    assert all(code in neighbours(BOUNDARIES, "prefecture", other) for other in beside)
    assert list(beside) == sorted(beside)
