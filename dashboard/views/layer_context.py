"""What stands round an agency's layer on its map: the ground, the areas beside, the outline of what it lies in, the way
further down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.analysis.areas import Bounds
from dashboard.analysis.layers_below import above, into
from dashboard.catalogue import Catalogue
from dashboard.exhibit import MARKS, AreaStyle, Polygons
from dashboard.selection import Link, Selection
from dashboard.sources.layers import AreaLayer
from dashboard.views import palettes

MOST_AROUND = 200  # counties beneath a layer; of a larger one all provinces
MOST_CODES = 400  # that an address of geometry may hold (server/agency_layers.py)
MARGIN = 0.06
LEAST_MARGIN = 0.002  # degrees
# what lies around a layer, the areas of the layer beside those shown, and the outline of what these lie in
CONTEXT = (AreaStyle("#eef0f1", palettes.LINE), AreaStyle("#e6e9eb", palettes.LINE, 0.6), palettes.PARENT)


class StepDown(Mapping[str, Link]):
    """Where a click on an area leads: into what lies below it. Areas without anything below them are not there."""

    def __init__(self, catalogue: Catalogue, selection: Selection, codes: tuple[str, ...]) -> None:
        self._selection = selection
        found = ((code, into(catalogue, selection.layer, code)) for code in codes)
        self._below = {code: layer for code, layer in found if layer}

    def __getitem__(self, code: str) -> Link:
        return self._selection.link("maps", layer=self._below[code], layer_area=code, search="", locality="")

    def __iter__(self) -> Iterator[str]:
        return iter(self._below)

    def __len__(self) -> int:
        return len(self._below)


def placed(layer: AreaLayer, inside: tuple[str, ...], classes: str, sizes: str) -> tuple[str, tuple[str, ...], str]:
    """Classes, codes and sizes as `Polygons` takes them; more codes than an address holds are told by blank classes."""
    if len(inside) == len(layer.frame):
        return classes, (), sizes
    if len(inside) <= MOST_CODES:
        return classes, inside, sizes
    at = {code: place for place, code in enumerate(inside)}
    places = [at.get(code) for code in map(str, layer.frame.index)]
    marks = "".join(MARKS[-1] if place is None else classes[place] for place in places)
    return marks, (), "".join("0" if place is None else sizes[place] for place in places) if sizes else ""


def beside_of(layer: AreaLayer, inside: tuple[str, ...], bounds: Bounds) -> tuple[str, ...]:
    """The areas of a layer in view that lie elsewhere; none where they are too many to be neighbours."""
    south, west, north, east = roomy(bounds)
    near = map(str, layer.frame.cx[west:east, south:north].index)
    shown = frozenset(inside)
    found = tuple(code for code in near if code not in shown)
    return found if len(found) <= MOST_AROUND else ()


def outline(catalogue: Catalogue, selection: Selection, code: str, mark: int) -> tuple[Polygons, ...]:
    """What the shown areas lie in."""
    upper = above(catalogue, selection.layer) or "county"
    return (Polygons(upper, MARKS[mark], (code,)),) if code else ()


def bounds_of(catalogue: Catalogue, selection: Selection, code: str) -> Bounds:
    """The bounds of the area that a layer is shown in."""
    upper = catalogue.layers.get(above(catalogue, selection.layer))
    frame = upper.frame if isinstance(upper, AreaLayer) else catalogue.boundaries.county
    west, south, east, north = (float(edge) for edge in frame.geometry.loc[code].bounds)
    return south, west, north, east


def ground(catalogue: Catalogue, bounds: Bounds, mark: int) -> tuple[Polygons, ...]:
    """What lies around a layer, in the style at `mark`: counties, or provinces beneath a layer of many."""
    south, west, north, east = roomy(bounds)
    around = tuple(map(str, catalogue.boundaries.county.cx[west:east, south:north].index))
    if len(around) > MOST_AROUND:
        return (Polygons("province", MARKS[mark] * len(catalogue.boundaries.province)),)
    return (Polygons("county", MARKS[mark] * len(around), around),) if around else ()


def roomy(bounds: Bounds) -> Bounds:
    """Bounds with a margin round them."""
    south, west, north, east = bounds
    high, wide = max(MARGIN * (north - south), LEAST_MARGIN), max(MARGIN * (east - west), LEAST_MARGIN)
    return south - high, west - wide, north + high, east + wide
