"""The page of a place: who it is, what is measured, what is done, what it shows, what is not said."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Exhibit, Figures, Prose, Table
from dashboard.selection import LOCALITY_SECTIONS, Selection, with_defaults
from dashboard.views import findings, framework_profile, locality, locality_practices, number_tables


def opened(catalogue: Catalogue, code: str, lang: str = "en", **choices: str) -> Selection:
    return with_defaults(Selection(lang=lang, locality=code, **choices), "locality", catalogue)  # type: ignore[arg-type]


def lines(exhibit: Exhibit) -> list[str]:
    assert isinstance(exhibit.body, Prose)
    return [" ".join(part for part in (entry.text, entry.detail) if part) for entry in exhibit.body.entries]


def rows(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


# ---- who it is


def test_the_cases_are_offered_and_a_parent_only_while_it_is_open(towns_catalogue: Catalogue) -> None:
    assert locality.choices(towns_catalogue, opened(towns_catalogue, "town-a")) == (
        "town-a",
        "town-b",
        "town-c",
        "hidden",
    )
    assert locality.choices(towns_catalogue, opened(towns_catalogue, "south"))[-1] == "south"


def test_a_place_is_found_by_its_level_and_by_what_it_lies_in(towns_catalogue: Catalogue) -> None:
    assert (
        locality.choice_name(towns_catalogue, opened(towns_catalogue, "town-a"), "town-c")
        == "Test Town C (township, Test County C)"
    )


def test_the_head_says_level_chain_code_position_and_the_text_behind_it(towns_catalogue: Catalogue) -> None:
    assert lines(locality.about(towns_catalogue, opened(towns_catalogue, "town-c"))) == [
        (
            "Township · Test South › Test South City › Test County C · statistical code 350781101 · "
            "estimated position, within about 4 km (a point for tests)"
        ),
        "Case text: at most 800 characters (the sources also describe other places), 5 lines of it cited, from:",
        "(untitled) Town C and an unnamed town author not stated · 800 characters · text breaks off",
    ]


def test_a_self_report_is_marked_as_one(towns_catalogue: Catalogue) -> None:
    assert (
        "self-report · 1,200 characters" in lines(locality.about(towns_catalogue, opened(towns_catalogue, "town-a")))[2]
    )


def test_the_anonymised_place_has_no_chain_and_no_code(towns_catalogue: Catalogue) -> None:
    assert lines(locality.about(towns_catalogue, opened(towns_catalogue, "hidden")))[0] == (
        "Level unknown · name withheld by the source; not located"
    )


def test_a_place_that_is_no_case_says_so_and_leads_to_the_cases_inside(towns_catalogue: Catalogue) -> None:
    found = locality.about(towns_catalogue, opened(towns_catalogue, "south"))
    assert lines(found)[1:] == [
        "Not a case itself: it appears as a place that cases lie in. The cases inside:",
        "Test Town C",
    ]


def test_the_first_section_is_one_that_holds_something(towns_catalogue: Catalogue) -> None:
    assert opened(towns_catalogue, "town-a").section == "mechanisms"
    assert opened(towns_catalogue, "china").section == "figures"
    assert opened(towns_catalogue, "town-a", section="findings").section == "findings"
    assert opened(towns_catalogue, "town-a", section="glossary").section == "mechanisms"


def test_sections_say_how_much_they_hold(towns_catalogue: Catalogue) -> None:
    names = [
        locality.section_name(towns_catalogue, opened(towns_catalogue, "town-a"), section)
        for section in LOCALITY_SECTIONS
    ]
    assert [int(name.rsplit(" ", 1)[1]) for name in names] == [3, 3, 10, 5, 2]


# ---- figures


def test_measured_quantities_are_headlines_in_printed_form(towns_catalogue: Catalogue) -> None:
    found = locality.headlines(towns_catalogue, opened(towns_catalogue, "town-a", "zh"))
    assert isinstance(found.body, Figures)
    assert [item.text for item in found.body.items][:6] == ["10万人", "500名", "20个网格", "98%", "约40家", "不适用"]
    assert found.data is not None
    assert found.data["observation_id"].tolist()[0] == "town-a.total_population"


def test_what_two_figures_of_one_source_make_stands_behind_them_as_worked_out(towns_catalogue: Catalogue) -> None:
    found = locality.headlines(towns_catalogue, opened(towns_catalogue, "town-a", "zh"))
    assert isinstance(found.body, Figures)
    assert [(item.label, item.text) for item in found.body.items[6:]] == [
        ("每个网格平均总人口", "5000人"),
        ("每个网格平均志愿者数", "25人"),
        ("每个社团组织平均志愿者数", "11.3人以上、不到13.9人"),
    ]
    assert found.body.items[-1].context == "推算：500名÷约40家；两个数都未说明时间"


@pytest.mark.parametrize("code", ["xuzhou", "yantai", "tianjin-beichen", "xx"])
def test_a_case_without_a_measured_quantity_says_so_as_a_finding(cases: Catalogue, code: str) -> None:
    found = locality.headlines(cases, opened(cases, code))
    assert isinstance(found.body, Prose)
    assert "That is a finding in itself" in lines(found)[0]


def test_no_other_case_lacks_measured_quantities(cases: Catalogue) -> None:
    without = [
        place.locality_id
        for place in cases.cases
        if isinstance(locality.headlines(cases, opened(cases, place.locality_id)).body, Prose)
    ]
    assert without == ["tianjin-beichen", "xuzhou", "yantai", "xx"]


def test_every_number_stands_in_the_table_of_its_kind(towns_catalogue: Catalogue) -> None:
    found = number_tables.by_kind(towns_catalogue, opened(towns_catalogue, "town-a"))
    assert [exhibit.key.rsplit(".", 1)[1] for exhibit in found] == [
        *("measured", "rule", "rank_honour", "year_duration", "name_digits")
    ]
    assert rows(found[1]) == [["Time limit for a reply", "24 hours"]]


def test_an_english_figure_shows_the_token_that_is_printed(towns_catalogue: Catalogue) -> None:
    measured = number_tables.by_kind(towns_catalogue, opened(towns_catalogue, "town-b"))[0]
    assert isinstance(measured.body, Table)
    figure = measured.body.rows[0][1]
    assert (figure.text, figure.note, figure.tone) == ("nearly 200,000 people", "printed: 近20万人", "strong")
    assert [(entry.source_id, entry.line) for entry in figure.citations] == [("handbook-1", 12)]


def test_a_doubt_stands_beside_its_figure(towns_catalogue: Catalogue) -> None:
    years = next(
        exhibit
        for exhibit in number_tables.by_kind(towns_catalogue, opened(towns_catalogue, "town-b"))
        if "year" in exhibit.key
    )
    assert isinstance(years.body, Table)
    assert years.body.rows[0][2].tone == "caution"
    assert years.body.rows[0][2].text == "In doubt: Contradicts “complete next year” on the same page."


def test_a_place_without_numbers_says_so(towns_catalogue: Catalogue) -> None:
    assert lines(number_tables.by_kind(towns_catalogue, opened(towns_catalogue, "south"))[0]) == [
        "The sources print no number about this place."
    ]


def test_every_number_of_every_case_is_shown_once(cases: Catalogue) -> None:
    for place in cases.cases:
        shown = [
            code
            for exhibit in number_tables.by_kind(cases, opened(cases, place.locality_id))
            if exhibit.data is not None
            for code in exhibit.data["observation_id"]
        ]
        own = [entry.observation_id for entry in cases.observations_of(place.locality_id)]
        assert set(own) <= set(shown)
        assert len(shown) == len(set(shown))


# ---- practices


def test_recommendations_stand_in_a_group_that_says_they_are_no_practice(cases: Catalogue) -> None:
    groups = locality_practices.by_status(cases, opened(cases, "xx"))
    assert [(exhibit.title, len(exhibit.body.items)) for exhibit in groups if isinstance(exhibit.body, Cards)] == [
        ("Done (5)", 5),
        ("Recommended, not practice (42)", 42),
    ]
    assert groups[1].lead == "Recommendations of the source. They are not practice and are never counted as such."


def test_a_card_shows_status_first_lists_parts_and_leads_to_its_diagram(towns_catalogue: Catalogue) -> None:
    groups = locality_practices.by_status(towns_catalogue, opened(towns_catalogue, "town-a"))
    cards = {card.key: card for exhibit in groups if isinstance(exhibit.body, Cards) for card in exhibit.body.items}
    knock = cards["town-a.knock"]
    assert [word for word, _ in knock.badges] == ["ongoing", "complaint response", "community"]
    assert ("rule", "Reply within 24 hours") in knock.lines
    assert ("Part of", "Model of Town A") in knock.lines
    assert knock.link is not None
    assert dict(knock.link.query)["practice"] == "town-a.knock"


def test_a_code_whose_content_is_not_listed_says_so_on_its_card(towns_catalogue: Catalogue) -> None:
    planned = locality_practices.by_status(towns_catalogue, opened(towns_catalogue, "town-b"))[1]
    assert isinstance(planned.body, Cards)
    assert planned.title == "Planned (1)"
    assert planned.body.items[0].lines == (
        ("Not explained in the source", "What 1, 3 and N stand for is not explained."),
    )
    assert planned.body.items[0].link is None


# ---- frameworks


def test_a_framework_shows_each_element_with_practice_and_line(towns_catalogue: Catalogue) -> None:
    chosen, summary = framework_profile.profiles(towns_catalogue, opened(towns_catalogue, "town-a", framework="loop"))
    assert rows(chosen) == [
        ["Find", "explicit", "Knocking round"],
        ["Pass on", "explicit", "Knocking round"],
        ["Solve", "partial", "Knocking round"],
    ]
    assert isinstance(chosen.body, Table)
    assert [(entry.source_id, entry.line) for entry in chosen.body.rows[2][2].citations] == [("handbook-1", 9)]
    assert rows(summary) == [
        ["Three-stage loop", "2 of 3", "1 of 3", "0 of 3"],
        ["Two hands", "1 of 2", "0 of 2", "1 of 2"],
    ]


def test_the_amount_of_text_and_the_self_report_stand_beside_the_judgement(towns_catalogue: Catalogue) -> None:
    chosen = framework_profile.profiles(towns_catalogue, opened(towns_catalogue, "town-a"))[0]
    assert chosen.lead.startswith("The judgements rest on 1,200 characters of case text")
    assert chosen.lead.endswith("1 self-report.")


def test_none_found_is_no_claim_about_the_place(towns_catalogue: Catalogue) -> None:
    chosen = framework_profile.profiles(towns_catalogue, opened(towns_catalogue, "town-a", framework="hands"))[0]
    assert isinstance(chosen.body, Table)
    assert [cell.text for cell in chosen.body.rows[1]] == ["Society", "none found", "Looked for, not found."]
    assert any("not absent in the place" in note for note in chosen.notes)


def test_a_place_that_nobody_has_judged_says_so(towns_catalogue: Catalogue) -> None:
    (only,) = framework_profile.profiles(towns_catalogue, opened(towns_catalogue, "south"))
    assert lines(only) == ["The data hold no framework judgement on this place."]
    assert framework_profile.choices(towns_catalogue, opened(towns_catalogue, "south")) == ()


# ---- findings


def test_findings_stand_by_kind_and_silence_is_said(towns_catalogue: Catalogue) -> None:
    found = findings.by_kind(towns_catalogue, opened(towns_catalogue, "town-a"))
    assert [exhibit.key.rsplit(".", 1)[1] for exhibit in found] == ["problem", "result", "context", "silence"]
    assert [lines(exhibit)[0] for exhibit in found] == [
        "Parking spaces are short.",
        "Complaints have fallen.",
        "The source gives no background.",
        "No silence of the source was recorded.",
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_exhibit_of_every_place_has_a_twin(cases: Catalogue, lang: str) -> None:
    for code in cases.localities:
        selection = opened(cases, code, lang)
        exhibits = [
            *(make(cases, selection) for make in (locality.about, locality.profile, locality.headlines)),
            *(
                exhibit
                for make in (
                    *(
                        locality_practices.by_status,
                        number_tables.by_kind,
                        framework_profile.profiles,
                        findings.by_kind,
                    ),
                )
                for exhibit in make(cases, selection)
            ),
        ]
        assert all(exhibit.twin for exhibit in exhibits)
