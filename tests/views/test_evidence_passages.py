"""What judgements rest on, and all frameworks at a glance."""

from __future__ import annotations

from dataclasses import replace

from comparing import TOWNS, chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Table
from dashboard.views.evidence_passages import all_frameworks, opened


def passages(catalogue: Catalogue, dimension: str, *codes: str, lang: str = "en") -> Exhibit:
    framework = catalogue.dimensions[dimension].framework_id
    (exhibit,) = opened(catalogue, chosen(catalogue, *codes, lang=lang, framework=framework, dimension=dimension))
    return exhibit


def texts(exhibit: Exhibit) -> list[list[str]]:
    assert isinstance(exhibit.body, Table)
    return [[cell.text for cell in row] for row in exhibit.body.rows]


def test_a_passage_says_what_was_found_where_why_and_in_how_much_text(towns_catalogue: Catalogue) -> None:
    exhibit = passages(towns_catalogue, "loop.solve", "town-a")
    assert [row[:4] for row in texts(exhibit)] == [
        ["Test Town A", "◐ partial", "Knocking round", "The text says a part of it."]
    ]
    assert texts(exhibit)[0][4].startswith("1,200 characters; self-report")


def test_its_line_is_one_click_away_and_its_practice_another(towns_catalogue: Catalogue) -> None:
    body = passages(towns_catalogue, "loop.solve", "town-a").body
    assert isinstance(body, Table)
    _, _, practice, why, _ = body.rows[0]
    assert [(citation.source_id, citation.line) for citation in why.citations] == [("handbook-1", 9)]
    assert practice.link is not None
    assert dict(practice.link.query)["practices"] == "town-a.knock"


def test_none_found_keeps_its_note_and_not_judged_is_no_none(towns_catalogue: Catalogue) -> None:
    rows = texts(passages(towns_catalogue, "loop.find", "town-b", "a-garden"))
    assert rows[0][1:4] == ["○ none found", "", "Looked for, not found."]
    assert rows[1][1:4] == ["– not coded", "", ""]


def test_every_case_has_its_row_where_none_is_chosen(towns_catalogue: Catalogue) -> None:
    assert len(texts(passages(towns_catalogue, "loop.find"))) == len(towns_catalogue.cases)


def test_the_passages_speak_both_languages_and_hold_their_sources(towns_catalogue: Catalogue) -> None:
    exhibit = passages(towns_catalogue, "loop.find", *TOWNS, lang="zh")
    assert exhibit.title == "“发现”的依据"
    assert exhibit.data is not None
    assert set(exhibit.data["source_id"]) == {"handbook-1", "handbook-2"}


def test_a_dimension_of_another_framework_opens_nothing(towns_catalogue: Catalogue) -> None:
    assert opened(towns_catalogue, chosen(towns_catalogue, framework="hands", dimension="loop.find")) == ()
    assert opened(towns_catalogue, chosen(towns_catalogue, framework="hands")) == ()


def test_all_frameworks_count_each_place(towns_catalogue: Catalogue) -> None:
    (exhibit,) = all_frameworks(towns_catalogue, chosen(towns_catalogue, *TOWNS))
    assert [row[1:] for row in texts(exhibit)[1:]] == [
        ["●2 ◐1 ○0", "●0 ◐0 ○3", "●1 ◐0 ○2"],
        ["●1 ◐0 ○1", "●1 ◐1 ○0", "●1 ◐0 ○1"],
    ]


def test_the_name_of_a_framework_opens_it(towns_catalogue: Catalogue) -> None:
    (exhibit,) = all_frameworks(towns_catalogue, chosen(towns_catalogue, *TOWNS))
    assert isinstance(exhibit.body, Table)
    link = exhibit.body.rows[2][0].link
    assert link is not None
    assert dict(link.query)["framework"] == "hands"


def test_every_framework_of_the_sources_has_a_row_for_all_ten_cases(cases: Catalogue) -> None:
    (exhibit,) = all_frameworks(cases, chosen(cases))
    assert len(texts(exhibit)) == 1 + len(cases.frameworks)
    assert {len(row) for row in texts(exhibit)} == {1 + 10}


def test_without_a_framework_there_is_nothing_to_show(towns_catalogue: Catalogue) -> None:
    bare = replace(towns_catalogue, records=replace(towns_catalogue.records, frameworks=(), evidence=()))
    assert all_frameworks(bare, chosen(bare, *TOWNS)) == ()
