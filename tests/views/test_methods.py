"""The methods page prints the rule that the parser runs on, and every kind with its meaning."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Prose, Table
from dashboard.quantity import RULES
from dashboard.records import Missing
from dashboard.selection import Selection
from dashboard.views import methods


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_of_the_parser_is_printed_but_the_computed_one(catalogue: Catalogue, lang: str) -> None:
    body = methods.rule_of_bounds(catalogue, Selection(lang=lang)).body
    assert isinstance(body, Table)
    assert len(body.rows) == len(RULES) - 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_seven_kinds_of_missing_are_explained(catalogue: Catalogue, lang: str) -> None:
    body = methods.kinds(catalogue, Selection(lang=lang)).body
    assert isinstance(body, Table)
    assert len([row for row in body.rows if row[0].text in ("缺失", "missing")]) == len(Missing) == 7


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_review_number_comes_with_the_caution_that_it_belongs_to_a_map(catalogue: Catalogue, lang: str) -> None:
    body = methods.boundaries(catalogue, Selection(lang=lang)).body
    assert isinstance(body, Prose)
    texts = " ".join(entry.text for entry in body.entries)
    assert "GS(2024)0650" in texts
    assert {"zh": "审图号属于", "en": "A review number belongs"}[lang] in texts


def test_every_glossary_term_has_both_languages_and_its_identifier(catalogue: Catalogue) -> None:
    body = methods.glossary(catalogue, Selection()).body
    assert isinstance(body, Table)
    assert all(row[place].text for row in body.rows for place in range(3))
