"""Who does this better, in words: never without the line, the strength and the text behind it."""

from __future__ import annotations

import re

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Prose, Table
from dashboard.selection import Selection, from_query, with_defaults
from dashboard.views.better import MOST_PEERS, beside_profiles, evidence_of_lead, mechanisms_of_lead, of_place

CHINESE = re.compile(r"[\u3400-\u9fff]")


def page(catalogue: Catalogue, locality: str, lang: str = "en", **choices: str) -> tuple[Exhibit, ...]:
    return of_place(catalogue, with_defaults(Selection(lang=lang, locality=locality, **choices), "locality", catalogue))


def lines(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


def test_each_row_says_what_is_weak_who_shows_it_how_and_how_sure(towns_catalogue: Catalogue) -> None:
    framework, _ = page(towns_catalogue, "town-b", framework="loop")
    assert lines(framework)[0] == ["Find", "none found", "Test Town C", "Lane relay", "explicit, one line cited"]
    first = framework.body.rows[0]  # type: ignore[union-attr]
    assert first[3].note == "The text says so."
    assert [entry.line for entry in first[3].citations] == [25]
    assert first[4].note == "800 characters; author not stated; source also describes other places; text breaks off"


def test_a_weak_element_that_nobody_shows_says_so(towns_catalogue: Catalogue) -> None:
    framework, _ = page(towns_catalogue, "town-a", framework="loop")
    assert lines(framework) == [["Solve", "partial", "no other case has evidence that it is carried out", "", ""]]


def test_who_only_recommends_it_stands_apart(towns_catalogue: Catalogue) -> None:
    framework, _ = page(towns_catalogue, "town-a", framework="hands")
    assert lines(framework)[-1][2] == "only recommended: A town (anonymised)"


def test_a_place_that_lacks_nothing_is_told_so(towns_catalogue: Catalogue) -> None:
    hidden = page(towns_catalogue, "hidden")[-1]
    assert isinstance(hidden.body, Prose)


def test_no_more_than_three_peers_until_all_are_unfolded(cases: Catalogue) -> None:
    selection = with_defaults(Selection(lang="en", locality="xx"), "locality", cases)
    folded = of_place(cases, selection)[-1]
    link = next(row[2].link for row in folded.body.rows if "more place" in row[2].text)  # type: ignore[union-attr]
    assert link is not None
    opened, notices = from_query(dict(link.query), cases)
    assert (opened.unfolded, notices) == (("better",), ())
    all_rows = lines(of_place(cases, opened)[-1])
    assert len(all_rows) > len(lines(folded))
    assert not [row for row in all_rows if "more place" in row[2]]
    for element in {row[0] for row in lines(folded)}:
        shown = [row for row in lines(folded) if row[0] == element and row[3]]
        assert len(shown) <= MOST_PEERS


def test_a_peer_opens_its_place_and_its_practice(towns_catalogue: Catalogue) -> None:
    framework, _ = page(towns_catalogue, "town-b", framework="loop")
    row = framework.body.rows[0]  # type: ignore[union-attr]
    assert row[2].link is not None
    assert row[3].link is not None
    place, _ = from_query(dict(row[2].link.query), towns_catalogue)
    practice, _ = from_query(dict(row[3].link.query), towns_catalogue)
    assert (place.locality, practice.practices) == ("town-c", ("town-c.lane-chain",))


def test_the_data_hold_every_peer_folded_or_not(cases: Catalogue) -> None:
    folded = page(cases, "xx")[-1]
    assert folded.data is not None
    assert folded.data.groupby("element_id").size().max() > MOST_PEERS
    assert {"peer_id", "strength", "lines_cited", "text_chars", "self_report", "source_id", "line"} <= set(folded.data)


def test_the_twin_says_every_element_in_a_sentence(towns_catalogue: Catalogue) -> None:
    framework, _ = page(towns_catalogue, "town-b", framework="loop")
    assert framework.twin[1] == (
        "Pass on (here: none found). Test Town A: Knocking round (The text says so; explicit, one line cited; "
        "1,200 characters; self-report; source also describes other places)."
    )


def test_the_frameworks_of_a_place_have_it_between_the_chosen_one_and_the_summary(cases: Catalogue) -> None:
    selection = with_defaults(Selection(lang="en", locality="shaowu"), "locality", cases)
    keys = [exhibit.key for exhibit in beside_profiles(cases, selection)]
    assert keys == [
        "locality.frameworks.seven-elements",
        "better.seven-elements",
        "better.mechanisms",
        "locality.frameworks.summary",
    ]


def test_a_comparison_asks_for_the_lead(towns_catalogue: Catalogue) -> None:
    selection = with_defaults(Selection(lang="en", localities=("town-b", "town-a")), "comparison", towns_catalogue)
    assert "Test Town B" in evidence_of_lead(towns_catalogue, selection).title
    assert "Test Town B" in mechanisms_of_lead(towns_catalogue, selection).title
    assert isinstance(evidence_of_lead(towns_catalogue, Selection(lang="en")).body, Prose)


def test_the_english_page_has_no_chinese(cases: Catalogue) -> None:
    for place in cases.cases:
        for exhibit in page(cases, place.locality_id):
            assert not CHINESE.search(" ".join((exhibit.title, exhibit.lead, *exhibit.twin, *exhibit.notes)))
