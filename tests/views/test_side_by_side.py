"""Practices side by side: one row per aspect, silence in words, equal cells marked, the same content as data."""

from __future__ import annotations

import re

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Table
from dashboard.selection import Selection, from_query
from dashboard.views.side_by_side import choices, foldings, side_by_side

CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def two(towns_catalogue: Catalogue) -> Exhibit:
    """The knocking round and the lane relay, in English."""
    return beside(towns_catalogue, "town-a.knock", "town-c.lane-chain")


def beside(catalogue: Catalogue, *codes: str, lang: str = "en", unfolded: tuple[str, ...] = ()) -> Exhibit:
    return side_by_side(catalogue, Selection(lang=lang, practices=codes, unfolded=unfolded))


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row[1:] for row in exhibit.body.rows}


def test_columns_are_numbered_and_rows_are_as_long(two: Exhibit) -> None:
    assert isinstance(two.body, Table)
    assert [column.title for column in two.body.columns] == ["Aspect", "1. Knocking round", "2. Lane relay"]
    assert {len(row) for row in two.body.rows} == {3}


def test_an_equal_cell_is_folded_and_one_click_unfolds_its_row(two: Exhibit, towns_catalogue: Catalogue) -> None:
    first, folded = rows(two)["Level it works at"]
    assert (first.text, folded.text, folded.tone) == ("community", "same as 1", "muted")
    assert folded.link is not None
    opened, notices = from_query(dict(folded.link.query), towns_catalogue)
    assert (folded.link.page, opened.unfolded, notices) == ("practices", ("works_at",), ())
    shown = rows(side_by_side(towns_catalogue, opened))["Level it works at"][1]
    assert (shown.text, shown.note) == ("community", "same as 1")


def test_an_unfolded_row_can_be_folded_from_its_name(towns_catalogue: Catalogue) -> None:
    table = beside(towns_catalogue, "town-a.knock", "town-c.lane-chain", unfolded=("works_at",)).body
    assert isinstance(table, Table)
    head = next(row[0] for row in table.rows if row[0].text == "Level it works at")
    assert head.note == "fold"
    assert head.link is not None
    assert "unfolded" not in dict(head.link.query)


def test_all_equal_cells_unfold_and_fold_at_once(towns_catalogue: Catalogue) -> None:
    codes = ("town-a.model", "town-a.grid")
    (label, link), *rest = foldings(towns_catalogue, Selection(lang="en", practices=codes))
    assert (label, rest) == ("Unfold all equal cells", [])
    opened, _ = from_query(dict(link.query), towns_catalogue)
    assert set(opened.unfolded) >= {"place", "status"}
    assert [name for name, _ in foldings(towns_catalogue, opened)] == ["Fold equal cells"]
    assert foldings(towns_catalogue, Selection(practices=("town-a.model",))) == ()


def test_what_differs_comes_before_what_is_equal(two: Exhibit) -> None:
    names = list(rows(two))
    assert names[-2:] == ["Level it works at", "Source"]
    assert two.lead.startswith("What differs comes first (16), then what is equal in all (1)")


def test_different_statuses_are_both_written_out(two: Exhibit) -> None:
    assert [cell.note for cell in rows(two)["Status"]] == ["", ""]


def test_silence_is_said_and_never_marked_equal(two: Exhibit) -> None:
    silent = rows(two)["Steps: handle"][1]
    assert (silent.text, silent.tone, silent.note) == ("not in the source", "missing", "")


def test_a_stage_that_no_step_names_is_no_silence_of_the_source(towns_catalogue: Catalogue, cases: Catalogue) -> None:
    other = rows(beside(cases, "shaowu.minsheng-110", "beijing-chaoyang.snap-platform"))
    cell = other["Steps: supervise and assess"][1]
    assert (cell.text, cell.tone) == ("none among what is coded", "missing")


def test_steps_keep_their_numbers_branches_and_joins(two: Exhibit) -> None:
    assert rows(two)["Steps: find and receive"][0].text == "1. Collect at the door"
    assert rows(two)["Steps: handle"][0].text.split("\n") == [
        "3. Government deals with it (where a duty of government)",
        "4. A social organisation deals with it (where mutual help; after step 2)",
        "5. The market deals with it (where a paid service; after step 2)",
    ]
    assert rows(two)["Steps: feed back"][0].text == "6. Ask back (after steps 3, 4, 5)"


def test_actors_say_who_does_what(two: Exhibit) -> None:
    assert rows(two)["Who does what"][0].text.split("\n")[0] == "· Grid worker: collects problems at the door"


def test_a_rule_carries_its_number_as_printed(towns_catalogue: Catalogue) -> None:
    (rule,) = rows(beside(towns_catalogue, "town-a.knock", lang="zh"))["规则"]
    assert "24小时" in rule.text
    assert [citation.line for citation in rule.citations] == [8]


def test_a_doubtful_figure_carries_its_doubt(towns_catalogue: Catalogue) -> None:
    (figures,) = rows(beside(towns_catalogue, "town-b.plan-1-3-n"))["Figures"]
    assert "2031" in figures.text
    assert "In doubt: Contradicts" in figures.text


def test_what_the_source_leaves_open_is_a_row(towns_catalogue: Catalogue) -> None:
    (cell,) = rows(beside(towns_catalogue, "town-b.plan-1-3-n"))["Not explained"]
    assert (cell.text, cell.tone) == ("What 1, 3 and N stand for is not explained.", "caution")


def test_aspects_on_which_all_are_silent_are_named_below(two: Exhibit) -> None:
    silent = "Who leads or organises, Steps: supervise and assess, Steps: in none of these stages"
    assert two.notes[:-1] == (
        "None of their sources says anything about: Components.",
        "Nothing recorded in the coding for: Not explained.",
        f"None among what is coded: {silent}, Incentives and sanctions, Platforms and channels.",
    )
    assert "listed apart, never dropped" in two.notes[-1]


def test_framework_elements_stand_under_their_framework(two: Exhibit) -> None:
    assert rows(two)["Framework elements"][1].text.split("\n") == [
        "· Three-stage loop: Find (explicit)",
        "· Two hands: Society (explicit)",
    ]


def test_every_row_is_said_in_a_sentence(two: Exhibit) -> None:
    assert two.twin[-1] == "Level it works at. Knocking round: community. Lane relay: community."
    assert len(two.twin) == len(rows(two)) - 1


def test_the_data_hold_every_item_and_every_silence(two: Exhibit) -> None:
    assert two.data is not None
    steps = two.data[two.data["aspect"] == "loop_handle"]
    assert list(steps["missing"]) == [""] * 3 + ["not_in_source"]
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


def test_one_practice_is_shown_in_full_with_a_word_on_adding_more(towns_catalogue: Catalogue) -> None:
    one = beside(towns_catalogue, "town-a.knock")
    assert one.title == "One practice"
    assert one.lead == "Only one so far; choose another to compare."


def test_none_chosen_says_how_to_choose(towns_catalogue: Catalogue) -> None:
    assert "Put side by side" in beside(towns_catalogue).lead


def test_what_can_be_chosen_starts_with_what_is(towns_catalogue: Catalogue) -> None:
    offered = choices(towns_catalogue, Selection(lang="en", practices=("unlocated.credit",), kinds=("platform",)))
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
