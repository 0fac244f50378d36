"""Figures by the million, set against each other in columns, as single records are by the gate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import THREE_TOWNS
from filing import COUNT, PROVINCES, filed
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.figure_lines import compare, rank_nation
from dashboard.analysis.ranks import rank
from dashboard.catalogue import Catalogue, load
from dashboard.quantity import parse

Make = Callable[..., Catalogue]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    base = load(THREE_TOWNS)
    folder: Path = tmp_path_factory.mktemp("figures")
    return lambda *said, **printed: filed(base, folder, *said, **printed)


def bands(catalogue: Catalogue, *places: str) -> list[tuple[int, int]]:
    found = compare(catalogue, places or PROVINCES)
    return list(zip(found.best[0].tolist(), found.worst[0].tolist(), strict=True))


def test_three_exact_figures_have_one_rank_each(make: Make) -> None:
    assert bands(make(north="300", east="100", south="200")) == [(1, 1), (3, 3), (2, 2)]


def test_two_figures_that_overlap_share_a_band(make: Make) -> None:
    assert bands(make(north="300", east="200以上", south="200")) == [(1, 2), (1, 3), (2, 3)]


def test_equal_figures_are_both_first(make: Make) -> None:
    assert bands(make(north="300", east="300", south="200")) == [(1, 2), (1, 2), (3, 3)]


def test_a_missing_figure_is_in_no_band_and_keeps_its_kind(make: Make) -> None:
    found = compare(make(north="300", east="!withheld", south="200"), PROVINCES)
    assert (found.best[0].tolist(), found.barrier[0].tolist()) == ([1, 0, 2], ["", "missing", ""])
    assert found.cells["missing"][0].tolist() == ["", "withheld", ""]


def test_a_true_zero_is_a_number(make: Make) -> None:
    assert bands(make(north="300", east="!true_zero", south="200")) == [(1, 1), (3, 3), (2, 2)]


def test_a_place_of_another_level_than_the_first_is_set_aside_with_the_reason(make: Make) -> None:
    found = compare(make(north="300", east="200", town_a="400"), ("north", "east", "town-a"))
    assert (found.best[0].tolist(), found.barrier[0].tolist()) == ([1, 2, 0], ["", "", "level"])


def test_where_no_period_is_stated_nothing_is_ranked(make: Make) -> None:
    found = compare(make(COUNT, "", north="300", east="200"), ("north", "east"))
    assert found.barrier[0].tolist() == ["period_not_stated", "period_not_stated"]
    assert not found.best.any()


def test_a_place_without_a_row_has_an_empty_cell(make: Make) -> None:
    found = compare(make(north="300", east="200"), PROVINCES)
    assert found.cells["printed"][0].tolist() == ["300", "200", ""]


def test_the_tidy_rows_hold_every_cell_with_its_band(make: Make) -> None:
    rows = compare(make(north="300", east="近200"), ("north", "east")).tidy()
    assert rows[["locality_id", "printed", "qualifier", "rank_best", "rank_worst"]].values.tolist() == [
        ["north", "300", "exact", 1, 1],
        ["east", "近200", "below", 2, 2],
    ]


def test_the_nation_is_ranked_in_bands_with_the_barred_at_the_end(make: Make) -> None:
    catalogue = make(north="100", east="300", south="!not_published", town_a="500")
    found = rank_nation(catalogue, COUNT, "2023", "province")
    assert found[["locality_id", "rank_best", "band", "barrier"]].values.tolist() == [
        ["east", 1, 1, ""],
        ["north", 2, 2, ""],
        ["south", 0, 0, "missing"],
        ["town-a", 0, 0, "level"],
    ]


def test_two_that_are_in_order_stay_so_where_a_third_may_equal_both(make: Make) -> None:
    found = rank_nation(make(north="100", east="300", south="不到400"), COUNT, "2023", "province")
    assert found[["locality_id", "band"]].values.tolist() == [["east", 1], ["north", 1], ["south", 1]]


FORMS = st.sampled_from(["100", "近100", "100余", "100以上", "不到100", "约100", "101", "99", "200"])


@given(st.tuples(FORMS, FORMS, FORMS))
def test_the_bands_are_those_of_single_records(make: Make, forms: tuple[str, str, str]) -> None:
    catalogue = make(**dict(zip(PROVINCES, forms, strict=True)))
    single = [(entry.best, entry.worst) for entry in rank([parse(form).interval for form in forms])]
    assert bands(catalogue) == single
    nation = rank_nation(catalogue, COUNT, "2023", "province").set_index("locality_id")
    assert [(nation.at[code, "rank_best"], nation.at[code, "rank_worst"]) for code in PROVINCES] == single
