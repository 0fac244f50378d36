"""An address is typed, spelt in codes, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.selection import PLACELESS, Notice, Selection, from_query, with_defaults


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(BUNDLED_DATA)


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


def test_a_comparison_of_one_place_is_filled_up_to_two(catalogue: Catalogue) -> None:
    shown = with_defaults(Selection(localities=("shaowu",)), "comparison", catalogue).localities
    assert shown[0] == "shaowu"
    assert len(shown) == 2


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
