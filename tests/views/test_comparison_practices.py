"""Places side by side by what they carry out: common rows, nothing that is only planned, long cells folded."""

from __future__ import annotations

from comparing import chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Exhibit, Prose, Table
from dashboard.selection import Selection, from_query
from dashboard.views.comparison_practices import MOST_LINES, practices_beside


def rows(exhibit: Exhibit) -> dict[str, tuple[Cell, ...]]:
    assert isinstance(exhibit.body, Table)
    return {row[0].text: row for row in exhibit.body.rows}


def test_the_lead_is_marked_and_rows_are_aligned(towns_catalogue: Catalogue) -> None:
    body = practices_beside(towns_catalogue, chosen(towns_catalogue, "town-a", "town-c")).body
    assert isinstance(body, Table)
    assert [column.title for column in body.columns] == ["Aspect", "Test Town A", "Test Town C"]
    assert body.columns[1].lead
    assert {len(row) for row in body.rows} == {3}


def test_parts_stand_under_the_practice_they_belong_to(towns_catalogue: Catalogue) -> None:
    found = rows(practices_beside(towns_catalogue, chosen(towns_catalogue, "town-a", "town-c")))
    assert found["Organising levels"][1].text == "Four-level grid: District; Subdistrict; Community; Building"
    assert found["Steps: feed back"][1].text == "Knocking round: 6. Ask back (after steps 3, 4, 5)"


def test_statuses_are_counted_with_what_is_only_planned(towns_catalogue: Catalogue) -> None:
    found = rows(practices_beside(towns_catalogue, chosen(towns_catalogue, "town-b", "town-a")))
    assert found["Status"][1].text.split("\n") == ["· done: 1", "· planned: 1"]


def test_what_is_only_proposed_says_nothing_but_its_status(towns_catalogue: Catalogue) -> None:
    found = rows(practices_beside(towns_catalogue, chosen(towns_catalogue, "hidden", "town-a")))
    assert found["Status"][1].text == "proposed"
    assert {row[1].tone for name, row in found.items() if name not in ("Status", "Text behind the coding")} == {
        "missing"
    }


def test_silence_equals_nothing_and_equal_cells_name_the_place(towns_catalogue: Catalogue) -> None:
    found = rows(practices_beside(towns_catalogue, chosen(towns_catalogue, "town-b", "town-c", "hidden")))
    assert not any("same as" in cell.text for row in found.values() for cell in row if cell.tone == "missing")


def test_a_long_cell_is_folded_until_its_row_is_unfolded(cases: Catalogue) -> None:
    selection = chosen(cases, "shaowu", "beijing-chaoyang", section="practices")
    head, shaowu, _ = rows(practices_beside(cases, selection))["Who does what"]
    assert len(shaowu.text.split("\n")) == MOST_LINES
    assert shaowu.note.startswith("and ")
    assert head.link is not None
    opened, _ = from_query(dict(head.link.query), cases)
    assert (head.link.page, opened.unfolded) == ("comparison", ("actor",))
    whole = rows(practices_beside(cases, opened))["Who does what"][1]
    assert len(whole.text.split("\n")) > MOST_LINES
    assert whole.citations == shaowu.citations


def test_the_data_hold_every_item_of_every_place(cases: Catalogue) -> None:
    data = practices_beside(cases, chosen(cases, "shaowu", "xuzhou")).data
    assert data is not None
    assert list(data["locality_id"].unique()) == ["shaowu", "xuzhou"]
    handled = data[(data["aspect"] == "loop_handle") & (data["locality_id"] == "xuzhou")]
    assert list(handled["missing"]) == ["not_in_source"]


def test_nothing_chosen_says_what_to_choose(towns_catalogue: Catalogue) -> None:
    exhibit = practices_beside(towns_catalogue, Selection(lang="en"))
    assert isinstance(exhibit.body, Prose)
    assert "Choose one to eight places" in exhibit.twin[0]
