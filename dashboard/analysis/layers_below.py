"""What lies below a county: which of the agency's layers have something in it, and in each of their own areas.

An area lies in the one that its file names as its parent; where the file names none, or one that is not there, in the
one that holds a point inside it. Cells lie where their middles do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection
from dashboard.sources.cells import CellLayer
from dashboard.sources.layers import AreaLayer

COUNTIES = ""  # the layer above a layer that names none: the bundled counties


def above(catalogue: Catalogue, layer_id: str) -> str:
    """The layer in whose areas a layer lies; `COUNTIES` where that is no layer of areas."""
    parent = catalogue.layer_records[layer_id].parent_layer
    return parent if parent != layer_id and isinstance(catalogue.layers.get(parent), AreaLayer) else COUNTIES


@derived(most=16)
def parents(catalogue: Catalogue, layer_id: str) -> Mapping[str, str]:
    """By code of an area, the code of the one it lies in; an area that lies in none is left out. No cells."""
    layer = catalogue.layers[layer_id]
    if not isinstance(layer, AreaLayer):
        return {}
    frame = _areas(catalogue, above(catalogue, layer_id))
    stated = dict(zip(map(str, layer.frame.index), map(str, layer.frame["parent"]), strict=True))
    known = frozenset(map(str, frame.index))
    found = {code: parent for code, parent in stated.items() if parent in known}
    rest = [code for code in stated if code not in found]
    points = shapely.point_on_surface(np.asarray(layer.frame.geometry.loc[rest].array, dtype=object)) if rest else ()
    return found | {rest[place]: parent for place, parent in _holding(frame, points)}


@derived(most=2)
def below(catalogue: Catalogue) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The layers that have something in an area, by the layer of the area and its code: editions whose validity has
    ended stand last, the latest first; others in file order.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for layer_id, layer in catalogue.layers.items():
        upper = above(catalogue, layer_id)
        if isinstance(layer, CellLayer):
            codes = {parent for _, parent in _holding(_areas(catalogue, upper), layer.sample())}
        else:
            codes = set(parents(catalogue, layer_id).values())
        for code in codes:
            found[upper, code].append(layer_id)
    ended = {layer_id: catalogue.layer_records[layer_id].valid_to for layer_id in catalogue.layers}
    return {
        key: tuple(sorted(sorted(layers, key=ended.__getitem__, reverse=True), key=lambda one: bool(ended[one])))
        for key, layers in found.items()
    }


def into(catalogue: Catalogue, layer_id: str, code: str) -> str:
    """The layer that a click on an area goes into; empty where nothing lies below it."""
    return next(iter(below(catalogue).get((layer_id, code), ())), "")


def within(catalogue: Catalogue, selection: Selection) -> str:
    """The code of the area of the layer above in which the selection's layer is shown; empty for the whole layer."""
    upper = above(catalogue, selection.layer)
    code = selection.area if upper == COUNTIES else selection.layer_area
    return code if selection.layer in below(catalogue).get((upper, code), ()) else ""


def areas_in(catalogue: Catalogue, layer_id: str, code: str) -> tuple[str, ...]:
    """The areas of a layer that lie in an area of the layer above, in layer order; all of them without one."""
    layer = catalogue.layers[layer_id]
    assert isinstance(layer, AreaLayer)
    inside = parents(catalogue, layer_id)
    return tuple(one for one in map(str, layer.frame.index) if not code or inside.get(one) == code)


def way_down(catalogue: Catalogue, selection: Selection) -> tuple[tuple[str, str], ...]:
    """The steps from the county to what is shown: a layer, and the area of the layer above that it is shown in."""
    steps: list[tuple[str, str]] = []
    layer, code = selection.layer, within(catalogue, selection)
    while layer and code and len(steps) < len(catalogue.layers):
        steps.append((layer, code))
        layer = above(catalogue, layer)
        code = parents(catalogue, layer).get(code, "") if layer else ""
    return tuple(reversed(steps))


def _areas(catalogue: Catalogue, layer_id: str) -> gpd.GeoDataFrame:
    layer = catalogue.layers.get(layer_id)
    return layer.frame if isinstance(layer, AreaLayer) else catalogue.boundaries.county


def _holding(frame: gpd.GeoDataFrame, points: object) -> list[tuple[int, str]]:
    """Places in a list of points, and the code of the area that holds each; the first of several."""
    shapes = np.asarray(points, dtype=object)
    if not len(shapes):
        return []
    found: dict[int, str] = {}
    for place, area in zip(*frame.sindex.query(shapes, predicate="intersects"), strict=True):
        found.setdefault(int(place), str(frame.index[area]))
    return list(found.items())
