"""A table of places in columns becomes one of places in rows, with every cell as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from comparing import TOWNS, chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Table
from dashboard.selection import Selection
from dashboard.views.comparison import places
from dashboard.views.comparison_facts import FACTS, facts
from dashboard.views.comparison_sections import SECTIONS, everything
from dashboard.views.turned import turned
from dashboard.wording import wording


def test_each_place_is_a_row_with_its_cells_and_the_lead_is_marked(towns_catalogue: Catalogue) -> None:
    selection = chosen(towns_catalogue, *TOWNS)
    upright = facts(towns_catalogue, selection)
    table = turned(upright, places(towns_catalogue, selection), wording("en")).body
    assert isinstance(table, Table)
    assert isinstance(upright.body, Table)
    assert [row[0].text for row in table.rows] == ["★ Test Town A", "Test Town B", "Test Town C"]
    assert len(table.columns) == 1 + len(FACTS)
    assert table.rows[1][1:] == tuple(row[2] for row in upright.body.rows)
    assert not table.reading


def test_more_than_eight_places_are_turned_and_eight_are_not(cases: Catalogue) -> None:
    every, eight = Selection(lang="en"), tuple(case.locality_id for case in cases.cases[:8])
    for selection, first in ((every, "place"), (replace(every, localities=eight), "fact")):
        (exhibit,) = SECTIONS["facts"](cases, selection)
        assert isinstance(exhibit.body, Table)
        assert exhibit.body.columns[0].key == first


def test_the_files_hold_every_exhibit_once(cases: Catalogue) -> None:
    keys = [exhibit.key for exhibit in everything(cases, chosen(cases, "shaowu", "beijing"))]
    assert len(keys) == len(set(keys))
    assert {"comparison.figures", "comparison.mechanisms", "comparison.facts"} <= set(keys)


@pytest.mark.parametrize(
    ("codes", "keys"),
    [
        ((), ["comparison.heat_map", "comparison.ranking"]),
        (("shaowu",), ["comparison.profile"]),
        (("shaowu", "beijing"), ["comparison.difference", "comparison.figures"]),
        (("shaowu", "beijing", "xuzhou"), ["comparison.figures"]),
    ],
)
def test_the_figures_are_laid_out_by_how_many_places_are_chosen(
    cases: Catalogue, codes: tuple[str, ...], keys: list[str]
) -> None:
    found = SECTIONS["figures"](cases, chosen(cases, *codes))
    assert [exhibit.key for exhibit in found][: len(keys)] == keys


@pytest.mark.parametrize("section", ["facts", "evidence", "practices"])
def test_turned_columns_have_the_same_keys_in_both_languages_and_none_is_a_position(
    cases: Catalogue, section: str
) -> None:
    keys = []
    for lang in ("zh", "en"):
        found = SECTIONS[section](cases, chosen(cases, lang=lang, section=section))
        bodies = [exhibit.body for exhibit in found if isinstance(exhibit.body, Table)]
        keys.append([column.key for body in bodies for column in body.columns if column.key.startswith("row.")])
    assert keys[0] == keys[1]
    assert keys[0]
    assert not [key for key in keys[0] if key.removeprefix("row.").isdigit() or key == "row."]
    assert len(set(keys[0])) == len(keys[0])
