"""What a map that leaves the screen carries: the mark, a review number, a credit line of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.records import Text


@dataclass(frozen=True, slots=True)
class Publication:
    """How maps are marked. `mark` and `credit` replace the atlas's own words where given; `review_no` is the map's own
    (审图号). Only a map with a review number and a credit line may go unmarked.
    """

    marked: bool = True
    mark: Text = field(default_factory=Text)
    review_no: str = ""
    credit: Text = field(default_factory=Text)


WORKING_MAP = Publication()
