"""Beside what is weak in a place: the peers that evidence it, told apart from those that only recommend it."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.better import Weakness, weak_dimensions, weak_mechanisms
from dashboard.catalogue import Catalogue


def weak(catalogue: Catalogue, place: str, framework: str) -> dict[str, Weakness]:
    found = weak_dimensions(catalogue, catalogue.localities[place], catalogue.frameworks[framework])
    return {entry.code: entry for entry in found}


def peers(entry: Weakness) -> list[str]:
    return [peer.place.locality_id for peer in entry.peers]


def test_what_was_looked_for_and_not_found_has_the_peers_that_show_it(towns_catalogue: Catalogue) -> None:
    found = weak(towns_catalogue, "town-b", "loop")
    assert {code: (entry.here, peers(entry)) for code, entry in found.items()} == {
        "loop.find": ("none", ["town-c", "town-a"]),
        "loop.pass-on": ("none", ["town-a"]),
        "loop.solve": ("none", ["town-a"]),
    }


def test_beside_what_is_partial_stand_only_those_that_are_explicit(towns_catalogue: Catalogue) -> None:
    assert peers(weak(towns_catalogue, "town-a", "loop")["loop.solve"]) == []
    assert peers(weak(towns_catalogue, "town-b", "hands")["hands.society"]) == ["town-c"]


def test_a_dimension_that_is_explicit_is_not_weak(towns_catalogue: Catalogue) -> None:
    assert "loop.find" not in weak(towns_catalogue, "town-a", "loop")


def test_a_dimension_that_nobody_looked_for_is_not_weak(towns_catalogue: Catalogue) -> None:
    evidence = tuple(entry for entry in towns_catalogue.records.evidence if entry.locality_id != "town-b")
    blind = replace(towns_catalogue, records=replace(towns_catalogue.records, evidence=evidence))
    assert weak(blind, "town-b", "loop") == {}


def test_who_only_recommends_it_is_no_peer_and_is_named(towns_catalogue: Catalogue) -> None:
    society = weak(towns_catalogue, "town-a", "hands")["hands.society"]
    assert [entry.locality_id for entry in society.recommend] == ["hidden"]
    assert peers(society) == ["town-c", "town-b"]


def test_what_is_explicit_but_only_planned_is_advocated_here(towns_catalogue: Catalogue) -> None:
    practices = tuple(
        replace(entry, status="planned") if entry.practice_id == "town-b.three-platforms" else entry
        for entry in towns_catalogue.records.practices
    )
    planned = replace(towns_catalogue, records=replace(towns_catalogue.records, practices=practices))
    government = weak(planned, "town-b", "hands")["hands.government"]
    assert (government.here, peers(government)) == ("advocated", ["town-a"])


def test_a_peer_carries_practice_sentence_line_strength_and_the_text_behind_it(towns_catalogue: Catalogue) -> None:
    peer = weak(towns_catalogue, "town-b", "loop")["loop.pass-on"].peers[0]
    assert peer.practice is not None
    assert (peer.practice.practice_id, peer.sentence.en, peer.strength) == (
        "town-a.knock",
        "The text says so.",
        "explicit",
    )
    assert [entry.line for entry in peer.citations] == [8]
    assert (peer.text.characters, peer.text.self_reports) == (1200, ("yes",))


def test_kinds_of_parts_that_a_place_lacks(towns_catalogue: Catalogue) -> None:
    found = weak_mechanisms(towns_catalogue, towns_catalogue.localities["town-c"])
    assert [(entry.what, entry.code, peers(entry)) for entry in found] == [
        ("part", "step", ["town-a"]),
        ("part", "actor", ["town-a"]),
        ("part", "rule", ["town-a"]),
        ("part", "outcome", ["town-a"]),
    ]


def test_a_place_with_steps_lacks_single_stages(towns_catalogue: Catalogue) -> None:
    found = weak_mechanisms(towns_catalogue, towns_catalogue.localities["town-a"])
    assert [(entry.what, entry.code, peers(entry)) for entry in found] == [("stage", "assess", [])]


def test_a_kind_of_practice_that_is_only_planned(towns_catalogue: Catalogue) -> None:
    found = {
        entry.code: entry
        for entry in weak_mechanisms(towns_catalogue, towns_catalogue.localities["town-b"])
        if entry.what == "kind"
    }
    assert {code: (entry.here, peers(entry)) for code, entry in found.items()} == {
        "governance_model": ("advocated", ["town-a"])
    }


def test_a_place_without_practices_carried_out_lacks_nothing_that_could_be_told(towns_catalogue: Catalogue) -> None:
    assert weak_mechanisms(towns_catalogue, towns_catalogue.localities["hidden"]) == ()


def test_a_peer_that_lies_in_the_place_is_no_independent_case(cases: Catalogue) -> None:
    inside = [
        peer.relation
        for framework in cases.records.frameworks
        for entry in weak_dimensions(cases, cases.localities["beijing"], framework)
        for peer in entry.peers
        if peer.place.locality_id == "beijing-chaoyang"
    ]
    assert inside
    assert set(inside) == {"inside"}


def test_every_peer_of_the_cases_has_a_line_and_carries_it_out(cases: Catalogue) -> None:
    for place in cases.cases:
        found = [entry for framework in cases.records.frameworks for entry in weak_dimensions(cases, place, framework)]
        for entry in (*found, *weak_mechanisms(cases, place)):
            for peer in entry.peers:
                assert peer.citations
                assert peer.place != place
                assert peer.practice is None or peer.practice.status in ("done", "ongoing")
