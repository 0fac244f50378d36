"""Choosing and ordering places, and what each of them is."""

from __future__ import annotations

from dataclasses import replace

from comparing import chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Table
from dashboard.selection import Link, Selection
from dashboard.views import comparison
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import FACTS, facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms


def localities(link: Link) -> str:
    return dict(link.query)["localities"]


def test_all_cases_are_compared_where_nothing_is_chosen(towns_catalogue: Catalogue) -> None:
    found = comparison.places(towns_catalogue, chosen(towns_catalogue))
    assert [place.locality_id for place in found] == ["town-a", "town-b", "town-c", "hidden"]


def test_the_place_last_looked_at_leads_a_comparison_of_all(towns_catalogue: Catalogue) -> None:
    selection = chosen(towns_catalogue, locality="town-c")
    lead = comparison.lead(towns_catalogue, selection)
    assert lead is not None
    assert lead.locality_id == "town-c"
    assert len(comparison.places(towns_catalogue, selection)) == 4


def test_the_first_chosen_leads_and_only_it_is_marked(towns_catalogue: Catalogue) -> None:
    table = facts(towns_catalogue, chosen(towns_catalogue, "town-c", "town-a")).body
    assert isinstance(table, Table)
    assert [(column.title, column.lead) for column in table.columns[1:]] == [
        ("Test Town C", True),
        ("Test Town A", False),
    ]


def test_the_country_can_neither_be_chosen_nor_stand_among_the_places(towns_catalogue: Catalogue) -> None:
    selection = chosen(towns_catalogue, "china", "town-a")
    assert "china" not in comparison.choices(towns_catalogue, selection)
    assert [place.locality_id for place in comparison.places(towns_catalogue, selection)] == ["town-a"]
    assert facts(towns_catalogue, selection).notes


def test_any_place_but_the_first_can_be_made_the_lead(towns_catalogue: Catalogue) -> None:
    found = comparison.leads(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b", "town-c"))
    assert [localities(link) for _, link in found] == ["town-b,town-a,town-c", "town-c,town-a,town-b"]


def test_a_place_moves_one_column_to_the_left_at_a_time(towns_catalogue: Catalogue) -> None:
    found = comparison.moves(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b", "town-c"))
    assert [localities(link) for _, link in found] == ["town-a,town-c,town-b"]


def test_every_chosen_place_can_be_removed(towns_catalogue: Catalogue) -> None:
    three = chosen(towns_catalogue, "town-a", "town-b", "town-c")
    found = comparison.removals(towns_catalogue, three)
    assert [localities(link) for _, link in found] == ["town-b,town-c", "town-a,town-c", "town-a,town-b"]


def test_nothing_is_rearranged_where_nothing_is_chosen(towns_catalogue: Catalogue) -> None:
    for row in (comparison.leads, comparison.moves, comparison.removals):
        assert row(towns_catalogue, chosen(towns_catalogue)) == ()


def test_all_are_one_click_away_from_any_choice(towns_catalogue: Catalogue) -> None:
    _, link = comparison.suggestions(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b"))[0]
    assert "localities" not in dict(link.query)


def test_cases_of_one_sort_are_a_ready_choice(cases: Catalogue) -> None:
    found = [localities(link).split(",") for _, link in comparison.suggestions(cases, chosen(cases))]
    assert [len(codes) for codes in found] == [3, 3, 2]
    assert ["yantai-dahaiyang", "jinan-yuyuan"] in found


def test_facts_say_where_a_place_lies_and_leave_an_anonymised_one_where_it_is(towns_catalogue: Catalogue) -> None:
    table = facts(towns_catalogue, chosen(towns_catalogue, "town-c", "hidden")).body
    assert isinstance(table, Table)
    _, town, hidden = table.rows[FACTS.index("parents")]
    assert town.text == "Test County C, Test South City, Test South"
    assert (hidden.text, hidden.tone) == ("anonymised, nobody guesses", "missing")


def test_the_level_of_a_place_leads_to_its_page_and_no_row_stands_for_that_alone(towns_catalogue: Catalogue) -> None:
    table = facts(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b")).body
    assert isinstance(table, Table)
    level = table.rows[FACTS.index("level")]
    assert [dict(cell.link.query)["locality"] for cell in level[1:] if cell.link] == ["town-a", "town-b"]
    assert len(table.rows) == len(FACTS)


def test_a_count_of_nothing_is_silence_and_not_a_zero(towns_catalogue: Catalogue) -> None:
    exhibit = facts(towns_catalogue, chosen(towns_catalogue, "town-a", "town-b"))
    assert isinstance(exhibit.body, Table)
    problems = exhibit.body.rows[FACTS.index("problems")]
    assert [cell.text for cell in problems[1:]] == ["1", "not in the source"]
    assert not any(cell.text == "0" for row in exhibit.body.rows for cell in row)


def test_an_absence_recorded_with_its_kind_is_not_counted_as_a_figure(towns_catalogue: Catalogue) -> None:
    table = facts(towns_catalogue, chosen(towns_catalogue, "town-a", "hidden")).body
    assert isinstance(table, Table)
    measured = table.rows[FACTS.index("measured")]
    assert [cell.text for cell in measured[1:]] == ["5", "not in the source"]


def test_problems_are_spelt_out_beside_their_count_while_there_is_room(cases: Catalogue) -> None:
    three = facts(cases, chosen(cases, "shaowu", "xx", "xuzhou"))
    four = facts(cases, chosen(cases, "shaowu", "xx", "xuzhou", "yantai"))
    at = FACTS.index("problems")
    assert isinstance(three.body, Table)
    assert isinstance(four.body, Table)
    assert three.body.rows[at][1].note
    assert not four.body.rows[at][1].note
    assert three.body.rows[at][1].note in four.twin[0]


def test_no_place_at_all_is_no_error(towns_catalogue: Catalogue) -> None:
    records = replace(towns_catalogue.records, localities=())
    for view in (figures, framework_evidence, mechanisms, facts):
        assert view(replace(towns_catalogue, records=records), Selection(lang="en")).title


def test_the_name_of_a_file_says_what_is_in_it_and_stays_short(cases: Catalogue) -> None:
    assert comparison.file_name(chosen(cases, "shaowu", "xx"), "csv") == "comparison_shaowu_xx_en.csv"
    eight = chosen(cases, *[case.locality_id for case in cases.cases[:8]])
    assert len(comparison.file_name(eight, "xlsx")) <= 120


def test_every_fact_in_the_data_rests_on_a_source(cases: Catalogue) -> None:
    data = facts(cases, chosen(cases, *[case.locality_id for case in cases.cases[:8]], lang="zh")).data
    assert data is not None
    assert set(data["source_id"]) <= set(cases.sources)
