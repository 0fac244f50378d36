"""What the collection holds and doesn't, counted on three towns that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

from dashboard.analysis.holdings import (
    benchmarks,
    first_measured,
    gaps_of,
    headline_figures,
    holdings_of,
    measured_in_cases,
    measured_of,
)
from dashboard.catalogue import Catalogue, load


def codes(found: tuple) -> list[str]:
    return [entry.observation_id for entry in found]


def test_a_figure_withheld_or_not_applicable_is_not_measured_but_a_true_zero_is(towns_catalogue: Catalogue) -> None:
    assert "town-a.market_service_team_count" not in codes(measured_of(towns_catalogue, "town-a"))
    assert "town-b.grid_count" not in codes(measured_of(towns_catalogue, "town-b"))
    assert "town-c.grid_count" in codes(measured_of(towns_catalogue, "town-c"))


def test_a_rule_or_a_year_is_never_a_measured_figure(towns_catalogue: Catalogue) -> None:
    assert {entry.kind for entry in measured_in_cases(towns_catalogue)} == {"measured"}


def test_every_case_gives_its_first_figure_before_any_gives_its_second(towns_catalogue: Catalogue) -> None:
    assert codes(headline_figures(towns_catalogue, 3)) == [
        "town-a.total_population",
        "town-b.total_population",
        "town-c.total_population",
    ]
    assert codes(headline_figures(towns_catalogue, 4)) == [
        "town-a.total_population",
        "town-a.volunteer_count",
        "town-b.total_population",
        "town-c.total_population",
    ]


def test_the_headlines_are_never_more_than_there_are_figures(towns_catalogue: Catalogue) -> None:
    assert headline_figures(towns_catalogue, 100) == measured_in_cases(towns_catalogue)
    assert len(measured_in_cases(towns_catalogue)) == 5 + 4 + 4


def test_a_case_without_a_figure_gives_the_way_its_first_one_is_missing(towns_catalogue: Catalogue) -> None:
    found = first_measured(towns_catalogue, "hidden")
    assert found is not None
    assert found.missing == "not_in_source"


def test_a_case_whose_sources_are_silent_gives_nothing() -> None:
    catalogue = load(Path(__file__).parents[2] / "data")
    assert first_measured(catalogue, "xuzhou") is None
    assert [place.locality_id for place in gaps_of(catalogue).without_measured] == [
        "tianjin-beichen",
        "xuzhou",
        "yantai",
        "xx",
    ]


def test_only_the_country_gives_benchmarks(towns_catalogue: Catalogue) -> None:
    assert codes(benchmarks(towns_catalogue)) == ["china.registered_volunteer_count"]


def test_recommendations_plans_and_references_are_counted_apart(towns_catalogue: Catalogue) -> None:
    assert holdings_of(towns_catalogue).status_groups == {"carried_out": 5, "intended": 2, "referred_to": 1}
    assert holdings_of(towns_catalogue).unplaced_practices == 1


def test_an_article_is_not_counted_as_a_document_again(towns_catalogue: Catalogue) -> None:
    held = holdings_of(towns_catalogue)
    assert (held.documents, held.articles) == (2, 2)


def test_missing_figures_are_no_numbers_held(towns_catalogue: Catalogue) -> None:
    measured = 13 + 1  # of the towns, and of the country
    assert holdings_of(towns_catalogue).kinds["measured"] == measured
    found = gaps_of(towns_catalogue)
    assert (found.measured, found.absent) == (measured, 6)
    assert found.period_not_stated == measured - 1  # one figure says 2019
    assert (found.shared_indicators, found.indicators) == (5, 7)
