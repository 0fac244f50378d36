"""An address is typed, spelt in codes, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import Catalogue
from dashboard.selection import COMPARISON_SECTIONS, PLACELESS, Notice, Selection, from_query, weighted, with_defaults


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def test_an_address_is_read_back_as_it_was_written(catalogue: Catalogue) -> None:
    chosen = Selection(
        lang="en",
        locality="shaowu",
        localities=("shaowu", "beijing"),
        statuses=("done",),
        places=(PLACELESS, "xuzhou"),
        search="吹哨 & whistle",
        line=13,
        source="chaoyang-2020",
    )
    assert from_query(chosen.to_query(), catalogue) == (chosen, ())


def test_what_is_not_chosen_is_not_written() -> None:
    assert Selection(lang="zh").to_query() == {"lang": "zh"}


def test_an_unknown_code_is_left_out_and_said(catalogue: Catalogue) -> None:
    selection, notices = from_query({"locality": "atlantis", "lang": "fr"}, catalogue)
    assert selection == Selection()
    assert notices == (Notice("lang", "fr"), Notice("locality", "atlantis"))


def test_one_unknown_code_of_a_list_does_not_lose_the_others(catalogue: Catalogue) -> None:
    selection, notices = from_query({"localities": "shaowu,nowhere,xuzhou"}, catalogue)
    assert selection.localities == ("shaowu", "xuzhou")
    assert notices == (Notice("localities", "nowhere"),)


def test_a_place_named_twice_stands_once(catalogue: Catalogue) -> None:
    assert from_query({"localities": "shaowu,shaowu"}, catalogue)[0].localities == ("shaowu",)


def test_at_most_eight_places_stand_side_by_side(catalogue: Catalogue) -> None:
    every = ",".join(place.locality_id for place in catalogue.cases)
    assert len(from_query({"localities": every}, catalogue)[0].localities) == 8


def test_the_first_case_is_shown_where_the_address_names_none(catalogue: Catalogue) -> None:
    assert with_defaults(Selection(), "locality", catalogue).locality == catalogue.cases[0].locality_id


@pytest.mark.parametrize("codes", [(), ("shaowu",), ("shaowu", "beijing")])
def test_a_comparison_keeps_as_many_places_as_were_chosen(catalogue: Catalogue, codes: tuple[str, ...]) -> None:
    assert with_defaults(Selection(localities=codes), "comparison", catalogue).localities == codes


@pytest.mark.parametrize("section", ["", "documents"])
def test_a_comparison_opens_on_its_first_section_where_the_address_names_none_of_its_own(
    catalogue: Catalogue, section: str
) -> None:
    assert with_defaults(Selection(section=section), "comparison", catalogue).section == COMPARISON_SECTIONS[0]


@pytest.mark.parametrize("line", ["-1", "x", "1e9", "９", "99999999999999999999"])
def test_a_line_that_is_no_number_is_said(catalogue: Catalogue, line: str) -> None:
    selection, notices = from_query({"line": line}, catalogue)
    assert selection.line == 0
    assert notices == (Notice("line", line),)


@given(
    st.dictionaries(st.sampled_from([*Selection.__dataclass_fields__, "utm", "_"]), st.text(max_size=40), max_size=8)
)
def test_no_address_raises(catalogue: Catalogue, query: dict[str, str]) -> None:
    selection, _ = from_query(query, catalogue)
    assert from_query(selection.to_query(), catalogue)[0] == selection


@pytest.mark.parametrize("benchmark", ["parent", "national", "group", "beijing"])
def test_a_benchmark_is_a_word_or_the_code_of_a_place(catalogue: Catalogue, benchmark: str) -> None:
    chosen = Selection(benchmark=benchmark, order="gap", per="resident")
    assert from_query(chosen.to_query(), catalogue) == (chosen, ())


def test_an_unknown_benchmark_order_or_denominator_falls_back_and_is_said(catalogue: Catalogue) -> None:
    selection, notices = from_query({"benchmark": "best", "order": "rank", "per": "head"}, catalogue)
    assert selection == Selection()
    assert notices == (Notice("benchmark", "best"), Notice("order", "rank"), Notice("per", "head"))


@pytest.mark.parametrize(
    ("spelt", "feature"),
    [("level", ("level", 1)), ("kinds:2", ("kinds", 2)), ("kinds:0", ("kinds", 0)), ("kinds:1.5", ("kinds", 0))],
)
def test_a_feature_has_a_weight_of_one_to_nine(spelt: str, feature: tuple[str, int]) -> None:
    assert weighted(spelt) == feature


def test_a_peer_set_and_a_truth_table_are_read_back_from_their_address(catalogue: Catalogue) -> None:
    chosen = Selection(
        localities=("shaowu",),
        features=("level", "kinds:2", "framework.loop:3"),
        peers=5,
        conditions=("seven-elements.government-responsibility",),
        outcome="seven-elements.party-leadership",
        partial_as="absent",
    )
    assert from_query(chosen.to_query(), catalogue) == (chosen, ())


def test_a_feature_without_a_weight_that_can_be_is_left_out_and_said(catalogue: Catalogue) -> None:
    selection, notices = from_query({"features": "level,kinds:99,nothing"}, catalogue)
    assert selection.features == ("level",)
    assert notices == (Notice("features", "kinds:99"), Notice("features", "nothing"))
