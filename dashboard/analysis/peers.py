"""Like places: how far each stands from one place over the chosen features, every step of it on record.

Distance after Gower (1971), A general coefficient of similarity and some of its properties: D = sum(w d) / sum(w) over
the features that both places have. Where a figure has bounds the distance does too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    full: list[Peer] = []
    lacking: list[Peer] = []
    for peer in found:
        (full if usable and len(peer.shared) == usable else lacking).append(peer)
    return (*sorted(_ranked(full), key=lambda peer: peer.rank or (0, 0)), *lacking)


def nearest(found: Sequence[Peer], wanted: int, most: int) -> tuple[Peer, ...]:
    """The peers that may be among the `wanted` nearest; fewer are wanted until no more than `most` may be.

    Ties and overlapping distances are never cut in two.
    """
    for count in range(wanted, 0, -1):
        near = tuple(peer for peer in found if peer.rank and peer.rank[0] <= count)
        if len(near) <= most:
            return near
    return ()


def _ranked(full: Sequence[Peer]) -> list[Peer]:
    """The same with their ranks: after all that are nearer for certain, before all that are farther for certain."""
    spans = [peer.distance for peer in full if peer.distance]
    least, greatest = sorted(span.least for span in spans), sorted(span.greatest for span in spans)
    ranks = [(bisect_left(greatest, span.least) + 1, bisect_right(least, span.greatest)) for span in spans]
    return [replace(peer, rank=found) for peer, found in zip(full, ranks, strict=True)]


def _distance(row: Sequence[Difference]) -> Span | None:
    shared = [(entry.feature.weight, entry.span) for entry in row if entry.span]
    weights = sum(weight for weight, _ in shared)
    if not weights:
        return None
    return Span(
        sum((weight * span.least for weight, span in shared), Fraction(0)) / weights,
        sum((weight * span.greatest for weight, span in shared), Fraction(0)) / weights,
    )
