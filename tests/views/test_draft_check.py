"""The draft checker as an exhibit: every figure in its turn, its source beside it."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Table
from dashboard.selection import Selection
from dashboard.views.draft_check import draft_check


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def test_a_row_shows_the_figure_in_its_sentence_the_verdict_and_the_source(catalogue: Catalogue) -> None:
    found = draft_check(catalogue, Selection(), "邵武市群众满意度达95%。")
    assert isinstance(found.body, Table)
    sentence, verdict, source, where = found.body.rows[0]
    assert sentence.text == "邵武市群众满意度达【95%】。"
    assert (verdict.text, source.text) == ("不符", "98%")
    assert [entry.source_id for entry in where.citations] == ["shaowu-study"]


def test_the_counts_are_said_first(catalogue: Catalogue) -> None:
    found = draft_check(catalogue, Selection(lang="en"), "In Shaowu, public satisfaction was 98%. A budget of 3 yuan.")
    assert found.lead == "1 matched, 1 unknown."


def test_a_text_without_figures_says_so(catalogue: Catalogue) -> None:
    assert "没有" in draft_check(catalogue, Selection(), "没有数字的一句话。").lead


def test_hostile_text_stays_text(catalogue: Catalogue) -> None:
    found = draft_check(catalogue, Selection(), "{{7*7}} <script>98%</script>")
    assert isinstance(found.body, Table)
    assert "<script>" in found.body.rows[-1][0].text
