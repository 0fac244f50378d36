"""The sources page: each document with its limits, and what was coded from it, line by line."""

from __future__ import annotations

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Table
from dashboard.selection import Selection
from dashboard.views import sources


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def cards(catalogue: Catalogue, **chosen: str) -> Cards:
    body = sources.documents(catalogue, Selection(**chosen)).body  # type: ignore[arg-type]
    assert isinstance(body, Cards)
    return body


def lines(catalogue: Catalogue, source: str, line: int = 0, lang: str = "zh") -> Table:
    body = sources.line_by_line(catalogue, Selection(lang=lang, source=source, line=line)).body
    assert isinstance(body, Table)
    return body


def test_every_document_and_article_has_a_card(catalogue: Catalogue) -> None:
    assert [card.key for card in cards(catalogue).items] == list(catalogue.sources)


def test_a_chosen_source_stands_alone(catalogue: Catalogue) -> None:
    assert [card.key for card in cards(catalogue, source="shaowu-study").items] == ["shaowu-study"]


def test_a_text_that_breaks_off_says_so_beside_its_title(catalogue: Catalogue) -> None:
    (card,) = cards(catalogue, lang="en", source="shaowu-study").items
    assert ("text breaks off", "caution") in card.badges


def test_a_self_report_is_marked(catalogue: Catalogue) -> None:
    (card,) = cards(catalogue, source="chaoyang-2020").items
    assert ("本地自述", "caution") in card.badges


def test_a_title_assigned_by_order_says_that_it_is_not_printed_there(catalogue: Catalogue) -> None:
    (card,) = cards(catalogue, lang="en", source="compilation-03").items
    assert "not printed above the text" in dict(card.lines)["Title"]


@pytest.mark.parametrize(
    ("source", "author"),
    [
        ("shaowu-study", "not printed"),
        ("minsheng-2024", "Luo Yan, Reporter of Minsheng Weekly"),
        ("compilation-03", None),
    ],
)
def test_an_author_and_the_office_held_are_named_and_what_is_not_printed_is_said_once(
    catalogue: Catalogue, source: str, author: str | None
) -> None:
    (card,) = cards(catalogue, lang="en", source=source).items
    assert dict(card.lines).get("Author") == author


def test_the_figures_of_a_line_are_listed_with_their_printed_form(catalogue: Catalogue) -> None:
    texts = {cell.text for row in lines(catalogue, "minsheng-2024", 83).rows for cell in row}
    assert {"实测数量：60多万个", "实测数量：265万家", "实测数量：116万名", "实测数量：2.35亿名"} <= texts


def test_the_same_line_reads_in_english_without_gaining_precision(catalogue: Catalogue) -> None:
    texts = {cell.text for row in lines(catalogue, "minsheng-2024", 83, "en").rows for cell in row}
    assert "measured quantity: over 600,000 but under 700,000 organisations" in texts


def test_records_stand_in_the_order_of_their_lines(catalogue: Catalogue) -> None:
    found = [int(row[0].text) for row in lines(catalogue, "chaoyang-2020").rows]
    assert found == sorted(found)


def test_every_record_that_cites_a_source_is_listed_once_per_line(catalogue: Catalogue) -> None:
    data = sources.line_by_line(catalogue, Selection(source="shaowu-study")).data
    assert data is not None
    assert len(data) == len(catalogue.citing["shaowu-study"])
    assert not data.duplicated().any()


def test_a_source_from_which_nothing_was_coded_says_so(catalogue: Catalogue) -> None:
    exhibit = sources.line_by_line(catalogue, Selection(source="compilation", line=2))
    assert exhibit.lead == "此处没有编码出任何记录。"
