"""The truth table on the screen: how it was coded, what it leaves out, and how R makes it again."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Prose, Table
from dashboard.selection import Selection, with_defaults
from dashboard.views.truth_table import truth_table
from dashboard.views.truth_table_choices import condition_choices, made


def chosen(catalogue: Catalogue, **choices: object) -> Selection:
    given = {"lang": "en", "section": "truth_table", **choices}
    return with_defaults(Selection(**given), "comparison", catalogue)  # type: ignore[arg-type]


def shown(catalogue: Catalogue, **choices: object) -> dict[str, Exhibit]:
    return {entry.key: entry for entry in truth_table(catalogue, chosen(catalogue, **choices))}


def texts(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


def test_the_last_dimension_is_the_outcome_and_the_others_conditions_where_nothing_is_chosen(
    towns_catalogue: Catalogue,
) -> None:
    selection = chosen(towns_catalogue)
    assert (selection.outcome, selection.conditions) == ("loop.solve", ("loop.find", "loop.pass-on"))
    assert condition_choices(towns_catalogue, selection) == ("loop.find", "loop.pass-on")


def test_the_table_is_laid_out_as_qca_prints_it(towns_catalogue: Catalogue) -> None:
    """town-a shows all three, town-c finds only, the other two nothing."""
    exhibit = shown(towns_catalogue)["truth_table"]
    assert isinstance(exhibit.body, Table)
    assert [column.title for column in exhibit.body.columns[1:-1]] == ["FIND", "PASSON", "OUT", "n", "incl", "PRI"]
    assert texts(exhibit) == [
        ["1", "0", "0", "0", "2", "0.000", "0.000", "Test Town B, A town (anonymised)"],
        ["3", "1", "0", "0", "1", "0.000", "0.000", "Test Town C"],
        ["4", "1", "1", "1", "1", "1.000", "1.000", "Test Town A"],
    ]


def test_how_partial_counts_is_chosen_and_said(towns_catalogue: Catalogue) -> None:
    strict = shown(towns_catalogue, partial_as="absent")["truth_table"]
    assert texts(strict)[2][3] == "0"
    assert "partial is 0 (absent)" in strict.lead


def test_rows_without_a_case_are_counted(towns_catalogue: Catalogue) -> None:
    assert "fill 3 of 4 combinations; without a case: 1" in shown(towns_catalogue)["truth_table"].lead


def test_a_place_nobody_judged_is_named_and_not_counted_as_0(towns_catalogue: Catalogue) -> None:
    exhibit = shown(towns_catalogue, localities=("town-a", "a-garden"))["truth_table"]
    assert any("is left out: nobody judged it on Find, Pass on, Solve" in note for note in exhibit.notes)
    assert len(texts(exhibit)) == 1


def test_a_0_is_no_claim_about_the_place(towns_catalogue: Catalogue) -> None:
    assert any("not that the place lacks it" in note for note in shown(towns_catalogue)["truth_table"].notes)


def test_the_command_for_r_names_file_and_outcome(towns_catalogue: Catalogue) -> None:
    notes = shown(towns_catalogue)["truth_table"].notes
    assert any('read.csv("cases.csv", row.names = 1)' in note and 'outcome = "SOLV"' in note for note in notes)


def test_every_0_and_1_opens_the_judgement_it_was_made_from(towns_catalogue: Catalogue) -> None:
    body = shown(towns_catalogue)["truth_table.cases"].body
    assert isinstance(body, Table)
    cell = body.rows[0][3]
    assert (cell.text, cell.note, cell.citations[0].line) == ("1", "◐ partial", 9)
    assert cell.link is not None
    assert dict(cell.link.query)["dimension"] == "loop.solve"


def test_the_short_names_are_explained(towns_catalogue: Catalogue) -> None:
    assert texts(shown(towns_catalogue)["truth_table.sets"]) == [
        ["FIND", "condition", "Find"],
        ["PASSON", "condition", "Pass on"],
        ["SOLV", "outcome", "Solve"],
    ]


def test_the_outcome_may_belong_to_another_framework(towns_catalogue: Catalogue) -> None:
    table = made(towns_catalogue, chosen(towns_catalogue, framework="loop", outcome="hands.society"))
    assert table is not None
    assert table.names == ("FIND", "PASSON", "SOLV", "SOCI")


def test_without_a_case_the_section_says_what_to_choose(towns_catalogue: Catalogue) -> None:
    (exhibit,) = shown(towns_catalogue, localities=("a-garden",)).values()
    assert isinstance(exhibit.body, Prose)
    assert "choose a framework" in exhibit.body.entries[0].text
