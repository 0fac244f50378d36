"""The list of practices in cards and counts, and what to loosen where nothing is found."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Card, Cards, Exhibit, Prose
from dashboard.selection import Link, Selection, from_query, with_defaults
from dashboard.views import practice_choices, practices
from dashboard.wording import LANGUAGES

ZH, EN = Selection(lang="zh"), Selection(lang="en")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def cards(exhibits: tuple[Exhibit, ...]) -> dict[str, Card]:
    bodies = [exhibit.body for exhibit in exhibits]
    assert all(isinstance(body, Cards) for body in bodies)
    return {card.key: card for body in bodies if isinstance(body, Cards) for card in body.items}


def card(towns_catalogue: Catalogue, selection: Selection, code: str) -> Card:
    return cards(practices.listing(towns_catalogue, selection))[code]


def entries(exhibit: Exhibit) -> list[str]:
    assert isinstance(exhibit.body, Prose)
    return [entry.text for entry in exhibit.body.entries]


# ---- counts


def test_recommendations_and_references_are_counted_apart(towns_catalogue: Catalogue) -> None:
    zh, en = practices.overview(towns_catalogue, ZH), practices.overview(towns_catalogue, EN)
    assert zh.twin == ("共 8 项，找到 8 项：已实施或进行中 5 项、建议或计划 2 项、仅被提及 1 项。",)
    assert en.twin == ("8 of 8 found: 5 carried out or under way, 2 proposed or planned, 1 only referred to.",)


def test_each_status_group_has_its_own_heading_and_count(towns_catalogue: Catalogue) -> None:
    listed = practices.listing(towns_catalogue, EN)
    assert [exhibit.title for exhibit in listed] == [
        "Carried out or under way (5)",
        "Proposed or planned (2)",
        "Only referred to (1)",
    ]


def test_the_data_of_the_list_has_a_row_for_each_practice(towns_catalogue: Catalogue) -> None:
    data = practices.overview(towns_catalogue, EN).data
    assert data is not None
    row = data.set_index("practice_id").loc["town-b.plan-1-3-n"]
    assert len(data) == 8
    assert (row["status"], row["status_group"], row["source_id"], row["line"]) == (
        "planned",
        "intended",
        "handbook-1",
        18,
    )


# ---- cards


def test_a_card_says_status_kind_level_and_self_report_first(towns_catalogue: Catalogue) -> None:
    found = card(towns_catalogue, EN, "town-a.knock")
    assert [word for word, _ in found.badges] == ["ongoing", "complaint response", "level: community", "self-report"]
    assert found.title == "Knocking round"
    assert found.citations[0].line == 8


def test_a_card_says_what_the_source_leaves_open(towns_catalogue: Catalogue) -> None:
    lines = dict(card(towns_catalogue, ZH, "town-b.plan-1-3-n").lines)
    assert lines == {"地点": "测试乙镇（测试东省）", "来源未说明": "1、3、N各指什么，文中没有说明。"}


def test_a_card_without_a_place_says_so_and_opens_none(towns_catalogue: Catalogue) -> None:
    found = card(towns_catalogue, EN, "unlocated.credit")
    assert dict(found.lines)["Place"] == "place not stated"
    assert [label for label, _ in found.links] == ["Put side by side"]


def test_a_card_says_where_the_search_found_it(towns_catalogue: Catalogue) -> None:
    found = card(towns_catalogue, replace(EN, search="wanggeyuan qiaomen town"), "town-a.knock")
    assert dict(found.lines)["Found in"] == "actor “Grid worker” (by its pinyin); name (by its pinyin); place"


def test_a_card_counts_framework_elements_and_names_the_one_asked_for(towns_catalogue: Catalogue) -> None:
    assert dict(card(towns_catalogue, EN, "town-a.knock").lines)["Framework elements"] == "2 explicit, 1 partial"
    asked = card(towns_catalogue, replace(EN, dimension="loop.solve"), "town-a.knock")
    assert dict(asked.lines)["Framework elements"] == "Solve (partial); 2 explicit, 1 partial"


def test_a_card_opens_its_place_and_stands_beside_others(towns_catalogue: Catalogue) -> None:
    (_, place), (_, beside) = card(towns_catalogue, EN, "town-a.knock").links
    assert (place.page, dict(place.query)["locality"]) == ("locality", "town-a")
    assert (beside.page, dict(beside.query)["practices"]) == ("practices", "town-a.knock")
    chosen = replace(EN, practices=("town-a.knock", "town-a.grid"))
    assert card(towns_catalogue, chosen, "town-a.knock").links[1] == (
        "Take out of side by side",
        EN.link("practices", practices=("town-a.grid",)),
    )


def test_no_ninth_practice_can_be_put_beside_eight(cases: Catalogue) -> None:
    eight = tuple(cases.practices)[:8]
    ninth = card(cases, replace(ZH, practices=eight), practices_after(cases, eight))
    assert [label for label, _ in ninth.links if "并排" in label] == []


def practices_after(cases: Catalogue, chosen: tuple[str, ...]) -> str:
    """A listed practice that is not among the chosen."""
    return next(code for code in cards(practices.listing(cases, ZH)) if code not in chosen)


# ---- pages of the list


def test_twenty_cards_stand_on_a_page_and_all_pages_make_the_whole(cases: Catalogue) -> None:
    pages = -(-len(cases.practices) // 20)
    shown = [list(cards(practices.listing(cases, replace(ZH, shown=page)))) for page in range(1, pages + 1)]
    assert {len(page) for page in shown[:-1]} == {20}
    assert sorted(code for page in shown for code in page) == sorted(cases.practices)


def test_the_links_turn_to_first_previous_next_and_last(cases: Catalogue) -> None:
    last = -(-len(cases.practices) // 20)
    pages = [int(dict(link.query)["shown"]) for _, link in practices.turning(cases, replace(ZH, shown=5))]
    assert pages == [1, 4, 6, last]


def test_a_page_beyond_the_last_is_the_last(cases: Catalogue) -> None:
    last = -(-len(cases.practices) // 20)
    assert practices.page_of(cases, replace(EN, shown=999_999)) == f"Page {last} of {last}"


def test_a_short_list_has_no_pages(towns_catalogue: Catalogue) -> None:
    assert practices.turning(towns_catalogue, EN) == ()
    assert practices.page_of(towns_catalogue, EN) == ""


def test_the_page_survives_the_address(towns_catalogue: Catalogue) -> None:
    chosen = with_defaults(Selection(shown=3, levels=("unknown",)), "practices", towns_catalogue)
    assert from_query(chosen.to_query(), towns_catalogue) == (chosen, ())


# ---- choices


def test_a_choice_says_how_many_it_finds_and_leaves_out_what_finds_none(towns_catalogue: Catalogue) -> None:
    assert practice_choices.choices(towns_catalogue, replace(EN, kinds=("platform",)), "statuses") == {
        "done": "done (1)"
    }
    assert practice_choices.choices(towns_catalogue, EN, "levels") == {
        "prefecture": "prefecture (1)",
        "county": "county (1)",
        "township": "township (1)",
        "community": "community (2)",
        "grid": "grid (1)",
        "unknown": "level unknown (2)",
    }


def test_a_chosen_code_stays_to_be_taken_back_even_where_it_finds_none(towns_catalogue: Catalogue) -> None:
    chosen = replace(EN, statuses=("reference",), kinds=("platform",), dimension="loop.find")
    assert practice_choices.choices(towns_catalogue, chosen, "kinds") == {"platform": "platform (0)"}
    assert practice_choices.choices(towns_catalogue, chosen, "dimension") == {"loop.find": "Three-stage loop: Find (0)"}


def test_where_nothing_is_found_it_says_what_each_filter_keeps_out(towns_catalogue: Catalogue) -> None:
    chosen = replace(EN, search="whistle", places=("town-a",), kinds=("complaint_response",))
    (nothing,) = practices.listing(towns_catalogue, chosen)
    assert nothing.title == "No practice fits"
    assert entries(nothing) == [
        "Without search (“whistle”): 1 found",
        "Without kind (complaint response): 0 found",
        "Without place (Test Town A): 0 found",
    ]
    assert practice_choices.loosened(towns_catalogue, chosen) == (
        ("Drop search", EN.link("practices", places=("town-a",), kinds=("complaint_response",))),
        ("Drop kind", EN.link("practices", search="whistle", places=("town-a",))),
        ("Drop place", EN.link("practices", search="whistle", kinds=("complaint_response",))),
        ("Drop all", Link("practices", (("lang", "en"),))),
    )


def test_where_only_dropping_several_helps_it_says_so(towns_catalogue: Catalogue) -> None:
    (nothing,) = practices.listing(
        towns_catalogue, replace(EN, search="whistle", kinds=("platform",), statuses=("reference",))
    )
    assert nothing.lead.startswith("Dropping any one of them finds nothing")


def test_where_something_is_found_nothing_is_to_be_loosened(towns_catalogue: Catalogue) -> None:
    assert practice_choices.loosened(towns_catalogue, replace(EN, kinds=("platform",))) == ()


# ---- words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ways_to_read_say_how_many_stand_side_by_side(lang: str) -> None:
    names = practices.section_names(Selection(lang=lang, practices=("a", "b")))
    assert ["2" in name for name in names.values()] == [False, True]


def test_an_english_card_has_no_chinese_word(cases: Catalogue) -> None:
    for page in range(1, 17):
        for found in cards(practices.listing(cases, replace(EN, shown=page))).values():
            said = [
                found.title,
                found.text,
                *(word for word, _ in found.badges),
                *(" ".join(line) for line in found.lines),
            ]
            assert [text for text in said if CHINESE.search(text)] == []
