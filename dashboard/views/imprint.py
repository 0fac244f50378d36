"""What a map is marked with, on the screen as in a file: the credit line, the map's review number, and the mark."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.exhibit import MapScene, Pane
from dashboard.sources.publication import Publication
from dashboard.wording import Wording


@dataclass(frozen=True, slots=True)
class Imprint:
    """The texts printed beside a map: `credit` under it, `stamp` above it; either may be empty."""

    credit: str
    stamp: str


def imprint(scene: MapScene, publication: Publication, words: Wording) -> Imprint:
    """The credit line, with the map's own review number where it has one, and the mark that no reviewed map needs."""
    credit = words.text(publication.credit) or scene.credit
    if publication.review_no:
        credit = words("map_export.reviewed", credit=credit, number=publication.review_no)
    stamp = (words.text(publication.mark) or words("map_export.mark")) if publication.marked else ""
    return Imprint(credit, stamp)


def on_screen(scene: MapScene, publication: Publication, words: Wording) -> MapScene:
    """The scene with a credit line that ends with the mark, unless it holds that already; its panes likewise."""
    printed = imprint(scene, publication, words)
    line = printed.credit
    if printed.stamp and printed.stamp.casefold() not in line.casefold():
        line = words("map_export.marked", credit=line, mark=printed.stamp)
    panes = tuple(Pane(pane.caption, replace(pane.scene, credit=line)) for pane in scene.panes)
    return replace(scene, credit=line, panes=panes)
