"""Like places: distances of chosen features and weights, their ranks, and the set that is put beside the lead."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from counting import counting, people, people_between

from dashboard.analysis.likeness import Span, features
from dashboard.analysis.peers import Peer, nearest, peers
from dashboard.catalogue import Catalogue


def found(catalogue: Catalogue, lead: str, *chosen: str) -> dict[str, Peer]:
    places = peers(catalogue, catalogue.localities[lead], catalogue.cases, features(chosen))
    return {peer.place.locality_id: peer for peer in places}


def exactly(numerator: int, denominator: int = 1) -> Span:
    return Span(Fraction(numerator, denominator), Fraction(numerator, denominator))


def test_the_distance_is_the_weighted_mean_of_the_differences(towns_catalogue: Catalogue) -> None:
    """The loop differs by 5 of 6 steps, the hands by 1 of 4: (3 x 5/6 + 1 x 1/4) / 4 = 11/16."""
    peer = found(towns_catalogue, "town-a", "framework.loop:3", "framework.hands")["town-b"]
    assert [entry.span for entry in peer.differences] == [exactly(5, 6), exactly(1, 4)]
    assert peer.distance == exactly(11, 16)


def test_the_lead_is_no_peer_of_its_own(towns_catalogue: Catalogue) -> None:
    assert "town-a" not in found(towns_catalogue, "town-a", "framework.loop")


def test_equal_distances_share_their_ranks(towns_catalogue: Catalogue) -> None:
    """town-b and the anonymised town were both judged none three times."""
    ranks = {code: peer.rank for code, peer in found(towns_catalogue, "town-a", "framework.loop").items()}
    assert ranks == {"town-c": (1, 1), "town-b": (2, 3), "hidden": (2, 3)}


def test_what_is_lacking_is_not_counted_and_keeps_a_place_from_a_rank(towns_catalogue: Catalogue) -> None:
    """The level of the anonymised town is unknown: its distance rests on the loop alone."""
    peer = found(towns_catalogue, "town-a", "level", "framework.loop")["hidden"]
    assert [entry.feature.code for entry in peer.shared] == ["framework.loop"]
    assert peer.distance == exactly(5, 6)
    assert peer.rank is None


def test_a_feature_the_lead_shares_with_nobody_keeps_nobody_from_a_rank(towns_catalogue: Catalogue) -> None:
    places = found(towns_catalogue, "hidden", "level", "framework.loop")
    assert all(peer.rank for peer in places.values())


def test_without_any_shared_feature_there_is_no_distance(towns_catalogue: Catalogue) -> None:
    places = found(towns_catalogue, "hidden", "level")
    assert {(peer.distance, peer.rank) for peer in places.values()} == {(None, None)}


def test_overlapping_distances_are_not_put_in_order(towns_catalogue: Catalogue, cases: Catalogue) -> None:
    """100 beside 150 to 250, 200 and 300: a quarter to three quarters, a half, and 1."""
    catalogue = counting(
        towns_catalogue,
        town_a=people(100),
        town_b=people_between(150, 250),
        town_c=people(200),
        north=people(300),
    )
    localities = tuple(replace(entry, level="county") for entry in catalogue.records.localities)
    catalogue = replace(catalogue, records=replace(catalogue.records, localities=localities))
    places = [catalogue.localities[code] for code in ("town-a", "town-b", "town-c", "north")]
    chosen = features(("indicator.total_population",))
    ranks = {peer.place.locality_id: peer.rank for peer in peers(catalogue, places[0], places, chosen)}
    assert ranks == {"town-b": (1, 2), "town-c": (1, 2), "north": (3, 3)}


def ranked(cases: Catalogue, *ranks: tuple[int, int]) -> tuple[Peer, ...]:
    places = cases.records.localities
    return tuple(Peer(place, (), exactly(0), rank) for place, rank in zip(places, ranks, strict=False))


def test_the_nearest_are_those_that_may_be_among_as_many_as_are_wanted(cases: Catalogue) -> None:
    near = nearest(ranked(cases, (1, 1), (2, 3), (2, 3), (4, 4)), wanted=2, most=7)
    assert [peer.rank for peer in near] == [(1, 1), (2, 3), (2, 3)]


def test_a_tie_that_does_not_fit_is_left_out_whole(cases: Catalogue) -> None:
    near = nearest(ranked(cases, (1, 1), (2, 4), (2, 4), (2, 4)), wanted=3, most=3)
    assert [peer.rank for peer in near] == [(1, 1)]


def test_the_ten_cases_find_their_peers_and_the_anonymised_one_is_set_aside(cases: Catalogue) -> None:
    places = found(cases, "shaowu", "level", "kinds", "framework.seven-elements")
    assert next(iter(places)) == "beijing-chaoyang"
    assert [code for code, peer in places.items() if peer.rank is None] == ["xx"]
    assert [entry.absent for entry in places["xx"].differences] == [("level_unknown",), (), ()]
