"""What the collection holds and what it doesn't."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Table
from dashboard.selection import Selection
from dashboard.views import coverage


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def test_cases_without_a_measured_quantity_are_named_as_a_finding(catalogue: Catalogue) -> None:
    lead = coverage.by_place(catalogue, Selection(lang="en")).lead
    assert lead.startswith(
        "4 cases have no measured quantity at all: Beichen District, Xuzhou, Yantai, xx (anonymised)."
    )


def test_every_case_has_a_row_and_a_sentence(catalogue: Catalogue) -> None:
    exhibit = coverage.by_place(catalogue, Selection())
    assert isinstance(exhibit.body, Table)
    assert len(exhibit.body.rows) == len(exhibit.twin) == 10


def test_a_recommendation_is_not_counted_as_practice(catalogue: Catalogue) -> None:
    data = coverage.by_place(catalogue, Selection()).data
    assert data is not None
    anonymised = data.set_index("locality_id").loc["xx"]
    assert (anonymised["practices"], anonymised["recommendations"]) == (5, 42)


def test_an_indicator_that_one_place_reports_counts_the_nine_that_do_not(catalogue: Catalogue) -> None:
    body = coverage.by_indicator(catalogue, Selection(lang="en")).body
    assert isinstance(body, Table)
    rows = {row[0].text: row for row in body.rows}
    assert rows["Grid cells"][2].text == "Dahaiyang Community 13 grids"
    assert rows["Grid cells"][3].text == "not in the source of 9 cases"


def test_a_national_figure_is_missing_from_all_ten_cases(catalogue: Catalogue) -> None:
    body = coverage.by_indicator(catalogue, Selection(lang="en")).body
    assert isinstance(body, Table)
    rows = {row[0].text: row for row in body.rows}
    assert rows["Registered volunteers"][3].text == "not in the source of 10 cases"
