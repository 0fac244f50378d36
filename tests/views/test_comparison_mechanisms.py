"""Practices by kind: counts that open lists, recommendations apart, names within reach."""

from __future__ import annotations

from dataclasses import replace

from comparing import TOWNS, chosen

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Prose, Table
from dashboard.selection import from_query
from dashboard.views.comparison_mechanisms import mechanisms


def cells(catalogue: Catalogue, *codes: str) -> dict[str, tuple[Cell, ...]]:
    body = mechanisms(catalogue, chosen(catalogue, *codes)).body
    assert isinstance(body, Table)
    return {row[0].text: row[1:] for row in body.rows}


def test_what_is_carried_out_counts_and_what_is_planned_stands_apart(towns_catalogue: Catalogue) -> None:
    model = cells(towns_catalogue, "town-a", "town-b")["governance model"]
    assert [cell.text for cell in model] == ["1 practice", "1 only proposed, planned or mentioned"]


def test_a_kind_a_source_does_not_speak_of_is_silence(towns_catalogue: Catalogue) -> None:
    platform = cells(towns_catalogue, "town-a", "town-b")["platform"]
    assert (platform[0].text, platform[0].tone) == ("not in the source", "missing")


def test_a_count_opens_the_practices_of_that_place_and_kind(cases: Catalogue) -> None:
    cell = cells(cases, "shaowu", "xuzhou")["workforce"][0]
    assert cell.link is not None
    opened, notices = from_query(dict(cell.link.query), cases)
    assert notices == ()
    assert (cell.link.page, opened.places, opened.kinds) == ("practices", ("shaowu",), ("workforce",))
    assert set(opened.statuses) == {"done", "ongoing"}


def test_names_stand_in_the_cells_of_three_places_and_in_the_twin_of_more(cases: Catalogue) -> None:
    name = next(entry.name.en for entry in cases.practices_of("shaowu") if entry.status in ("done", "ongoing"))
    three, four = ("shaowu", "xuzhou", "yantai"), ("shaowu", "xuzhou", "yantai", "xx")
    assert any(name in cell.note for row in cells(cases, *three).values() for cell in row)
    assert not any(name in cell.note for row in cells(cases, *four).values() for cell in row)
    assert any(name in line for line in mechanisms(cases, chosen(cases, *four)).twin)


def test_the_text_volume_stands_beside_the_counts(towns_catalogue: Catalogue) -> None:
    first = cells(towns_catalogue, *TOWNS)["Text behind the coding"]
    assert [cell.text for cell in first] == ["1,200 characters", "1,200 characters", "800 characters"]


def test_every_practice_is_a_row_of_data_with_status_and_source(cases: Catalogue) -> None:
    data = mechanisms(cases, chosen(cases, "shaowu", "xx")).data
    assert data is not None
    assert len(data) == len(cases.practices_of("shaowu")) + len(cases.practices_of("xx"))
    assert (data["carried_out"] == data["status"].isin(["done", "ongoing"])).all()
    assert set(data["source_id"]) <= set(cases.sources)


def test_places_without_practices_get_a_sentence(towns_catalogue: Catalogue) -> None:
    bare = replace(towns_catalogue, records=replace(towns_catalogue.records, practices=()))
    assert isinstance(mechanisms(bare, chosen(bare, *TOWNS)).body, Prose)
