"""Practices side by side: one row per aspect, silence in words, equal cells marked, the same content as data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exhibit import Cell, Exhibit, Table
from dashboard.selection import Selection
from dashboard.views.side_by_side import choices, side_by_side

CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def towns(three_towns_folder: Path) -> Catalogue:
    return load(three_towns_folder)


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return load(BUNDLED_DATA)


@pytest.fixture(scope="module")
def two(towns: Catalogue) -> Exhibit:
    """The knocking round and the lane relay, in English."""
    return beside(towns, "town-a.knock", "town-c.lane-chain")


def beside(catalogue: Catalogue, *codes: str, lang: str = "en") -> Exhibit:
    return side_by_side(catalogue, Selection(lang=lang, practices=codes))


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def test_columns_are_numbered_and_rows_are_as_long(two: Exhibit) -> None:
    assert isinstance(two.body, Table)
    assert [column.title for column in two.body.columns] == ["Aspect", "1. Knocking round", "2. Lane relay"]
    assert {len(row) for row in two.body.rows} == {3}


def test_an_equal_cell_names_the_practice_it_equals(two: Exhibit) -> None:
    assert [cell.note for cell in rows(two)["Level it works at"]] == ["", "same as 1"]
    assert [cell.note for cell in rows(two)["Status"]] == ["", ""]


def test_silence_is_said_and_never_marked_equal(two: Exhibit) -> None:
    silent = rows(two)["Steps"][1]
    assert (silent.text, silent.tone, silent.note) == ("not in the source", "missing", "")


def test_steps_are_numbered_with_their_branches_and_joins(two: Exhibit) -> None:
    assert rows(two)["Steps"][0].text.split("\n") == [
        "1. Collect at the door",
        "2. Sort",
        "3. Government deals with it (where a duty of government)",
        "4. A social organisation deals with it (where mutual help; after step 2)",
        "5. The market deals with it (where a paid service; after step 2)",
        "6. Ask back (after steps 3, 4, 5)",
    ]


def test_actors_say_who_does_what(two: Exhibit) -> None:
    assert rows(two)["Who does what"][0].text.split("\n")[0] == "· Grid worker: collects problems at the door"


def test_a_rule_carries_its_number_as_printed(towns: Catalogue) -> None:
    (rule,) = rows(beside(towns, "town-a.knock", lang="zh"))["规则"]
    assert "24小时" in rule.text
    assert [citation.line for citation in rule.citations] == [8]


def test_a_doubtful_figure_carries_its_doubt(towns: Catalogue) -> None:
    (figures,) = rows(beside(towns, "town-b.plan-1-3-n"))["Figures"]
    assert "2031" in figures.text
    assert "In doubt: Contradicts" in figures.text


def test_what_the_source_leaves_open_is_a_row(towns: Catalogue) -> None:
    (cell,) = rows(beside(towns, "town-b.plan-1-3-n"))["Not explained"]
    assert (cell.text, cell.tone) == ("What 1, 3 and N stand for is not explained.", "caution")


def test_aspects_on_which_all_are_silent_are_named_below(two: Exhibit) -> None:
    assert two.notes == (
        "None of their sources says anything about: Components.",
        "Nothing recorded in the coding for: Not explained.",
    )


def test_framework_elements_stand_under_their_framework(two: Exhibit) -> None:
    assert rows(two)["Framework elements"][1].text.split("\n") == [
        "· Three-stage loop: Find (explicit)",
        "· Two hands: Society (explicit)",
    ]


def test_every_row_is_said_in_a_sentence(two: Exhibit) -> None:
    assert two.twin[3] == "Level it works at. Knocking round: community. Lane relay: community."
    assert len(two.twin) == len(rows(two)) - 1


def test_the_data_hold_every_item_and_every_silence(two: Exhibit) -> None:
    assert two.data is not None
    steps = two.data[two.data["aspect"] == "step"]
    assert list(steps["missing"]) == [""] * 6 + ["not_in_source"]
    rule = two.data[two.data["aspect"] == "rule"].iloc[0]
    assert (rule["printed"], rule["value"], rule["unit"], rule["source_id"], rule["line"]) == (
        "24小时",
        24.0,
        "hour",
        "handbook-1",
        8,
    )
    level = two.data[(two.data["aspect"] == "works_at") & (two.data["practice_id"] == "town-c.lane-chain")].iloc[0]
    assert level["same_as"] == "town-a.knock"


def test_one_practice_is_shown_in_full_with_a_word_on_adding_more(towns: Catalogue) -> None:
    one = beside(towns, "town-a.knock")
    assert one.title == "One practice"
    assert one.lead == "Only one so far; choose another to compare."


def test_none_chosen_says_how_to_choose(towns: Catalogue) -> None:
    assert "Put side by side" in beside(towns).lead


def test_what_can_be_chosen_starts_with_what_is(towns: Catalogue) -> None:
    offered = choices(towns, Selection(lang="en", practices=("unlocated.credit",), kinds=("platform",)))
    assert offered == {
        "unlocated.credit": "Credits for deeds · place not stated",
        "town-b.three-platforms": "Three platforms · Test Town B",
    }


def test_every_practice_of_the_cases_can_be_shown_in_both_languages(cases: Catalogue) -> None:
    codes = tuple(cases.practices)
    for start in range(0, len(codes), 8):
        for lang in ("zh", "en"):
            assert rows(beside(cases, *codes[start : start + 8], lang=lang))


def test_an_english_table_has_no_chinese_but_what_is_quoted_as_printed(cases: Catalogue) -> None:
    codes = tuple(cases.practices)
    for start in range(0, len(codes), 8):
        for row in rows(beside(cases, *codes[start : start + 8])).values():
            lines = [line for cell in row for line in cell.text.split("\n")]
            assert [line for line in lines if CHINESE.search(line) and "as printed in Chinese" not in line] == []
