"""A draft as it is looked up in: the words of a name, and the place that a figure is of."""

from __future__ import annotations

import pytest

from dashboard.analysis.draft_text import DraftText, name_words
from dashboard.catalogue import Catalogue


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("镇数", {"镇"}),
        ("网格数（全区）", {"网格"}),
        ("社团的志愿者", {"社团", "志愿", "愿者"}),
        ("Number of towns", {"town"}),
    ],
)
def test_a_name_is_known_by_its_words_without_grammar_and_remarks(name: str, words: set[str]) -> None:
    assert name_words(name) == words


def test_the_place_of_a_figure_is_the_one_named_last_and_not_where_it_lies(towns_catalogue: Catalogue) -> None:
    text = "甲镇是乙镇的邻居，有网格。乙镇也有网格。"
    whole = DraftText(towns_catalogue, text, frozenset(("town-a", "town-b")))
    assert [whole.places(at) for at in (text.index("，"), len(text))] == [{"town-a"}, {"town-b"}]
