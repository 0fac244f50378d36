"""Figures over time: drawn with their bounds, and a rise or fall said only where it is certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import chosen
from periods import periods_package

from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import Table
from dashboard.quantity import parse
from dashboard.views.comparison_sections import SECTIONS
from dashboard.views.trends import COLUMNS, has_trends, trends


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load(periods_package(tmp_path_factory.mktemp("periods") / "data"))


def rows(catalogue: Catalogue, *codes: str) -> list[list[str]]:
    table = trends(catalogue, chosen(catalogue, *codes)).body
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_first_and_last_stand_as_printed_with_their_years_and_what_is_certain_of_them(years: Catalogue) -> None:
    assert [[*row[:4], row[5]] for row in rows(years, "p130000")] == [
        ["Volunteers", "★ Trial 130000", "200 people (2021)", "300 people (2022)", "rose"],
        ["Public satisfaction", "★ Trial 130000", "30% (2021)", "30% (2023)", "the same"],
    ]


def test_a_figure_of_one_period_is_not_among_them(years: Catalogue) -> None:
    assert rows(years, "p150000") == []


def test_neither_rise_nor_fall_is_said_where_the_bounds_overlap(years: Catalogue) -> None:
    about = parse("约70%")
    changed = tuple(
        replace(entry, quantity=about) if (entry.locality_id, entry.period) == ("p120000", "2021年") else entry
        for entry in years.records.observations
    )
    overlapping = replace(years, records=replace(years.records, observations=changed))
    assert rows(overlapping, "p120000")[-1][-1] == "bounds overlap, so neither rise nor fall can be told"


def test_the_picture_is_made_of_readings_with_their_bounds(years: Catalogue) -> None:
    table = trends(years, chosen(years, "p140000")).body
    assert isinstance(table, Table)
    trend = table.rows[-1][COLUMNS.index("trend")].trend
    assert [(entry.lower, entry.value, entry.upper) for entry in trend] == [(40, 40, 40), (20, 20, 20), (54, 60, 66)]


def test_they_are_shown_only_where_there_is_a_second_period(years: Catalogue, cases: Catalogue) -> None:
    assert "comparison.trends" in [entry.key for entry in SECTIONS["figures"](years, chosen(years, "p120000"))]
    assert has_trends(years, chosen(years, "p120000"))
    assert not has_trends(cases, chosen(cases, "shaowu", "beijing"))
