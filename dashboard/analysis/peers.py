"""Like places: how far each stands from one place over the chosen features, every step of it on record.

Distance after Gower (1971), A general coefficient of similarity and some of its properties: D = sum(w d) / sum(w) over
the features that both places have. Where a figure has bounds the distance does too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.analysis.likeness import Difference, Feature, Span, differences
from dashboard.catalogue import Catalogue
from dashboard.records import Locality


@dataclass(frozen=True, slots=True)
class Peer:
    """A place beside the lead. `distance` is None where they share no feature.

    `rank` is from which to which place it may stand among those that share every feature; None where it lacks one.
    """

    place: Locality
    differences: tuple[Difference, ...]
    distance: Span | None
    rank: tuple[int, int] | None = None

    @property
    def shared(self) -> tuple[Difference, ...]:
        """The features that both places have."""
        return tuple(entry for entry in self.differences if entry.span)


def peers(
    catalogue: Catalogue, lead: Locality, candidates: Sequence[Locality], chosen: Sequence[Feature]
) -> tuple[Peer, ...]:
    """Every candidate but the lead: those that share every feature by rank, then the others in the order given.

    A feature that the lead shares with nobody keeps nobody from a rank.
    """
    others = [place for place in candidates if place is not lead]
    columns = [differences(catalogue, lead, others, feature) for feature in chosen]
    found = [Peer(place, row, _distance(row)) for place, row in zip(others, zip(*columns, strict=True), strict=True)]
    usable = sum(any(entry.span for entry in column) for column in columns)
    full = [peer for peer in found if usable and len(peer.shared) == usable]
    ranked = [_ranked(peer, full) for peer in full]
    ranked.sort(key=lambda peer: peer.rank or (0, 0))
    return (*ranked, *(peer for peer in found if peer not in full))


def nearest(found: Sequence[Peer], wanted: int, most: int) -> tuple[Peer, ...]:
    """The peers that may be among the `wanted` nearest; fewer are wanted until no more than `most` may be.

    Ties and overlapping distances are never cut in two.
    """
    for count in range(wanted, 0, -1):
        near = tuple(peer for peer in found if peer.rank and peer.rank[0] <= count)
        if len(near) <= most:
            return near
    return ()


def _ranked(peer: Peer, full: Sequence[Peer]) -> Peer:
    assert peer.distance is not None
    distances = [other.distance for other in full if other.distance]
    nearer = sum(other.greatest < peer.distance.least for other in distances)
    farther = sum(other.least > peer.distance.greatest for other in distances)
    return Peer(peer.place, peer.differences, peer.distance, (nearer + 1, len(full) - farther))


def _distance(row: Sequence[Difference]) -> Span | None:
    shared = [(entry.feature.weight, entry.span) for entry in row if entry.span]
    weights = sum(weight for weight, _ in shared)
    if not weights:
        return None
    return Span(
        sum((weight * span.least for weight, span in shared), Fraction(0)) / weights,
        sum((weight * span.greatest for weight, span in shared), Fraction(0)) / weights,
    )
