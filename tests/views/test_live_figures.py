"""A token in a note becomes what the source printed, or is listed; never a blank, never more than the source says."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.views.live_figures import MOST_OFFERED, fill, offered


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def test_a_token_becomes_the_printed_form(catalogue: Catalogue) -> None:
    assert fill(catalogue, "满意度达{{shaowu.satisfaction_rate_pct}}。", "zh").text == "满意度达98%。"


def test_in_english_the_qualifier_stays(catalogue: Catalogue) -> None:
    approximate = next(entry for entry in catalogue.records.observations if entry.printed.startswith("近"))
    assert "nearly" in fill(catalogue, "{{" + approximate.observation_id + "}}", "en").text


def test_a_token_may_have_spaces_inside_its_braces(catalogue: Catalogue) -> None:
    assert fill(catalogue, "{{ shaowu.satisfaction_rate_pct }}", "zh").text == "98%"


def test_a_token_that_names_nothing_stays_as_written_and_is_listed_once(catalogue: Catalogue) -> None:
    found = fill(catalogue, "{{shaowu.nothing}} 和 {{shaowu.nothing}}", "zh")
    assert (found.text, found.unresolved) == ("{{shaowu.nothing}} 和 {{shaowu.nothing}}", ("shaowu.nothing",))


@pytest.mark.parametrize("text", ["{{7*7}}", "{{ config }}", "{% raw %}", "{single}"])
def test_nothing_but_a_code_is_ever_evaluated(catalogue: Catalogue, text: str) -> None:
    assert fill(catalogue, text, "zh").text == text


def test_the_figures_of_a_text_are_given_for_their_sources(catalogue: Catalogue) -> None:
    found = fill(catalogue, "{{shaowu.satisfaction_rate_pct}}", "zh")
    assert [entry.citations[0].source_id for entry in found.figures] == ["shaowu-study"]


def test_what_is_begun_is_completed_by_code_place_or_label(catalogue: Catalogue) -> None:
    assert "shaowu.satisfaction_rate_pct" in dict(offered(catalogue, "满意", "zh"))
    assert next(iter(dict(offered(catalogue, "shaowu.sat", "zh")))) == "shaowu.satisfaction_rate_pct"


def test_no_more_completions_are_offered_than_can_be_read(catalogue: Catalogue) -> None:
    assert len(offered(catalogue, "", "en")) == MOST_OFFERED


def test_a_figure_is_found_by_its_place_and_part_of_its_name(towns_catalogue: Catalogue) -> None:
    assert [token for token, _ in offered(towns_catalogue, "甲镇 满意", "zh")] == ["town-a.satisfaction_rate_pct"]
