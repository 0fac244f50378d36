"""Eight practices of three towns: what the filters leave, what each choice would leave, what keeps something out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.practice_filter import FILTERS, elements_by_practice, group_of, narrow
from dashboard.catalogue import Catalogue, load
from dashboard.records import LEVELS
from dashboard.selection import LEVEL_UNKNOWN, PLACELESS, Selection

TOWNS = load(Path(__file__).parents[1] / "three_towns")


@pytest.fixture(scope="module")
def towns() -> Catalogue:
    return TOWNS


def found(**choices: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry.practice_id for entry in narrow(TOWNS, Selection(**choices)).found)  # type: ignore[arg-type]


def test_no_choice_leaves_all_in_file_order(towns: Catalogue) -> None:
    assert found() == tuple(towns.practices)


def test_two_codes_of_a_field_widen_and_two_fields_narrow() -> None:
    assert found(kinds=("platform", "complaint_response")) == ("town-a.knock", "town-b.three-platforms")
    assert found(kinds=("platform", "complaint_response"), statuses=("done",)) == ("town-b.three-platforms",)


def test_a_place_stands_for_the_places_inside_it() -> None:
    assert found(places=("south",)) == ("town-c.lane-chain",)
    assert found(places=("china",)) == tuple(code for code in found() if not code.startswith(("unlocated", "hidden")))


def test_a_practice_without_a_place_is_found_as_such() -> None:
    assert found(places=(PLACELESS,)) == ("unlocated.credit",)


def test_a_practice_without_a_level_is_found_as_such() -> None:
    assert found(levels=(LEVEL_UNKNOWN,)) == ("town-b.plan-1-3-n", "unlocated.credit")


def test_a_framework_element_finds_what_evidences_it() -> None:
    assert found(dimension="loop.find") == ("town-a.knock", "town-c.lane-chain")


def test_looked_for_and_not_found_is_no_evidence(towns: Catalogue) -> None:
    assert elements_by_practice(towns)["town-c.lane-chain"] == {"loop.find": "explicit", "hands.society": "explicit"}


def test_a_search_puts_the_best_first() -> None:
    assert found(search="wangge") == ("town-a.grid", "town-a.knock", "town-a.model")


def test_the_recommended_and_the_referred_to_are_apart_from_what_is_carried_out(towns: Catalogue) -> None:
    everything = narrow(towns, Selection())
    assert [entry.practice_id for entry in everything.in_group("intended")] == [
        "town-b.plan-1-3-n",
        "hidden.evening-talks",
    ]
    assert [entry.practice_id for entry in everything.in_group("referred_to")] == ["unlocated.credit"]
    assert len(everything.in_group("carried_out")) == 5
    assert group_of(towns.practices["town-b.plan-1-3-n"]) == "intended"


def test_a_count_is_what_the_code_alone_would_leave_with_all_else_kept(towns: Catalogue) -> None:
    counts = narrow(towns, Selection(kinds=("platform",), statuses=("done",))).counts
    assert counts["kinds"] == {"governance_model": 1, "grid_management": 1, "platform": 1, "self_governance": 1}
    assert counts["statuses"] == {"done": 1}


def test_what_a_filter_alone_keeps_out_comes_back_without_it(towns: Catalogue) -> None:
    kept_out = narrow(towns, Selection(search="夜谈", statuses=("done",))).kept_out
    assert kept_out == {"search": 4, "statuses": 1}


CODES = {
    "kinds": list(TOWNS.practice_kinds),
    "statuses": list(TOWNS.practice_statuses),
    "places": [*TOWNS.localities, PLACELESS],
    "levels": [*LEVELS, LEVEL_UNKNOWN],
}
CHOICES = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(codes), unique=True, max_size=3).map(tuple) for name, codes in CODES.items()}
    | {
        "dimension": st.sampled_from(["", *TOWNS.dimensions]),
        "search": st.sampled_from(["", "wangge", "镇", "no such"]),
    }
)


@given(CHOICES)
def test_every_count_is_kept_when_the_code_is_chosen(choices: dict[str, tuple[str, ...] | str]) -> None:
    selection = Selection(**choices)  # type: ignore[arg-type]
    counts = narrow(TOWNS, selection).counts
    for field in FILTERS:
        for code, count in counts[field].items():
            alone = code if field == "dimension" else (code,)
            assert len(found(**{**choices, field: alone})) == count


@given(CHOICES)
def test_every_filter_dropped_brings_back_what_it_kept_out(choices: dict[str, tuple[str, ...] | str]) -> None:
    narrowed = narrow(TOWNS, Selection(**choices))  # type: ignore[arg-type]
    for field in ("search", *FILTERS):
        without = found(**{name: value for name, value in choices.items() if name != field})
        assert len(without) - len(narrowed.found) == narrowed.kept_out[field]
