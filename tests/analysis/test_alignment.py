"""Figures aligned by indicator, on three towns that can be counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comparing import TOWNS, alike

from dashboard.analysis.alignment import Line, Outcome, Tally, benchmark_place, lines, tally, unreported
from dashboard.analysis.comparability import Barrier
from dashboard.catalogue import Catalogue, load

if TYPE_CHECKING:
    from conftest import Towns


def aligned(catalogue: Catalogue, *codes: str) -> dict[str, Line]:
    found = lines(catalogue, [catalogue.localities[code] for code in codes])
    return {line.indicator.indicator_id: line for line in found}


def test_every_indicator_that_a_place_reports_has_a_line_and_no_other(towns_catalogue: Catalogue) -> None:
    assert list(aligned(towns_catalogue, "town-c", "hidden")) == [
        "total_population",
        "volunteer_count",
        "grid_count",
        "community_org_count",
        "satisfaction_rate_pct",
    ]


def test_a_silent_place_holds_nothing_and_stays_in_its_column(towns_catalogue: Catalogue) -> None:
    line = aligned(towns_catalogue, "town-a", "hidden")["grid_count"]
    assert [len(held.observations) for held in line.held] == [1, 0]
    assert line.outcome is Outcome.ALONE


def test_towns_of_different_levels_are_never_compared(towns_catalogue: Catalogue) -> None:
    found = aligned(towns_catalogue, *TOWNS)
    assert all(Barrier.LEVEL in line.barriers for line in found.values() if len(line.reporting) > 1)
    assert tally(list(found.values())) == Tally(indicators=6, shared=5, comparable=0, ordered=0)


def test_among_counties_of_one_year_three_of_five_shared_indicators_have_an_order(towns_catalogue: Catalogue) -> None:
    found = aligned(alike(towns_catalogue), *TOWNS)
    assert tally(list(found.values())) == Tally(indicators=6, shared=5, comparable=5, ordered=3)
    assert {code: str(line.outcome) for code, line in found.items()} == {
        "total_population": "comparable",
        "volunteer_count": "comparable",
        "grid_count": "partly",
        "community_org_count": "partly",
        "satisfaction_rate_pct": "partly",
        "market_service_team_count": "alone",
    }


def test_more_than_fifty_thousand_stands_in_no_order_to_one_hundred_thousand(towns_catalogue: Catalogue) -> None:
    pairs = aligned(alike(towns_catalogue), *TOWNS)["total_population"].pairs
    assert [(pair.left.locality_id, pair.right.locality_id, pair.verdict.order) for pair in pairs] == [
        ("town-a", "town-b", "<"),
        ("town-a", "town-c", None),
        ("town-b", "town-c", None),
    ]


def test_the_country_is_a_benchmark_and_never_part_of_a_pair(towns_catalogue: Catalogue) -> None:
    country = benchmark_place(towns_catalogue)
    assert country is not None
    assert country.locality_id == "china"
    assert all(country not in (pair.left, pair.right) for pair in aligned(towns_catalogue, *TOWNS)["grid_count"].pairs)
    named = unreported(towns_catalogue, [towns_catalogue.localities[code] for code in TOWNS])
    assert [entry.observation_id for entry in named] == ["china.registered_volunteer_count"]


def test_registered_volunteers_are_named_beside_volunteers_and_not_aligned_with_them(
    towns_catalogue: Catalogue,
) -> None:
    line = aligned(towns_catalogue, *TOWNS)["volunteer_count"]
    assert line.benchmark == ()
    assert [entry.indicator_id for entry in line.lookalikes] == ["registered_volunteer_count"]


def test_an_indicator_reported_for_several_periods_takes_a_line_for_each(towns: Towns) -> None:
    towns.repeat("observations", "town-a.total_population", observation_id="town-a.later", period="2021年", line="5")
    catalogue = load(towns.folder)
    assert not catalogue.errors
    found = lines(catalogue, [catalogue.localities[code] for code in ("town-a", "town-b")])
    population = [line for line in found if line.indicator.indicator_id == "total_population"]
    assert [line.period for line in population] == ["2019", "2021", ""]
    assert [[len(held.observations) for held in line.held] for line in population] == [[1, 0], [1, 0], [0, 1]]


def test_two_figures_of_one_period_stay_on_one_line_and_are_not_compared(towns: Towns) -> None:
    towns.repeat("observations", "town-a.grid_count", observation_id="town-a.grids-again", line="6")
    catalogue = load(towns.folder)
    assert not catalogue.errors
    line = aligned(catalogue, "town-a", "town-c")["grid_count"]
    assert line.barriers == (Barrier.SEVERAL_FIGURES,)
