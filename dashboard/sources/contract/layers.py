"""Can an agency's own layers be read and drawn, and do their areas lie where they are said to?

A layer is one row; what is wrong with its areas is said once for the layer, naming the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from dashboard.records import Problem
from dashboard.sources.cells import CellLayer
from dashboard.sources.contract.contents import Contents
from dashboard.sources.data_package import Row
from dashboard.sources.layers import TABLE, AreaLayer, Reading, named

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    Areas = Mapping[str, BaseGeometry]

RESERVED = ("province", "prefecture", "county", "dashes", "province-2km", "prefecture-2km", "county-2km")
OUTSIDE_SHARE = 0.02  # of an area: less than this beside its parent is a matter of drawing
OUTLINE_ERROR = 1_500 / 111_320  # degrees: how far bundled outlines stray from finer ones
COVERED = 0.8  # a layer that overlaps a bundled unit so well maps the whole of it, and shows its datum
BETTER = 0.01


def problems(contents: Contents, areas: Areas | None, readings: Mapping[str, Reading]) -> Iterator[Problem]:
    """Files, fields, codes, datum and shapes of every layer; with `areas` (adcode -> WGS-84 polygon) its place."""
    for code, row in contents.by_code(TABLE).items():
        if code in RESERVED:
            yield contents.problem("layer_id_reserved", TABLE, row, "layer_id", code)
        if not any(row.cells.get(name) for name in ("publisher_zh", "publisher_en", "source_id")):
            yield contents.problem("layer_without_origin", TABLE, row, "publisher_zh")
        yield from _validity(contents, row)
        reading = readings.get(code, Reading(None))
        for fault in reading.faults:
            yield contents.problem(fault.code, TABLE, row, fault.field, fault.value, wanted=fault.wanted)
        if isinstance(reading.layer, AreaLayer):
            yield from _inside(contents, row, reading.layer, areas, readings)
            yield from _datum(contents, row, reading.layer, areas)
        elif isinstance(reading.layer, CellLayer) and row.cells.get("parent_layer"):
            yield contents.problem("cells_have_no_parent", TABLE, row, "parent_layer", row.cells["parent_layer"])


def _validity(contents: Contents, row: Row) -> Iterator[Problem]:
    first, last = row.cells.get("valid_from", ""), row.cells.get("valid_to", "")
    if first and last and last < first[: len(last)]:
        yield contents.problem("validity_reversed", TABLE, row, "valid_to", last, wanted=first)


def _inside(
    contents: Contents, row: Row, layer: AreaLayer, areas: Areas | None, readings: Mapping[str, Reading]
) -> Iterator[Problem]:
    """Every area lies in the parent that it names, but for what differs between two drawings of one line."""
    above = row.cells.get("parent_layer", "")
    parents, slack = areas, OUTLINE_ERROR
    if above:
        reading = readings.get(above, Reading(None))
        frame = reading.layer.frame if isinstance(reading.layer, AreaLayer) else None
        parents, slack = (dict(frame.geometry) if frame is not None else None), 0.0
    if parents is None or not row.cells.get("parent_field"):
        return
    named_parents = layer.frame["parent"].to_numpy()
    unknown = [parent for parent in dict.fromkeys(named_parents) if parent and parent not in parents]
    if unknown:
        yield contents.problem(
            "area_parent_unknown", TABLE, row, "parent_field", named(unknown), wanted=above or "adcode"
        )
    roomy = {parent: parents[parent].buffer(slack) for parent in set(named_parents) & parents.keys()}
    outside = [
        code
        for code, shape, parent in zip(layer.frame.index, layer.frame.geometry, named_parents, strict=True)
        if parent in roomy and _share_outside(shape, roomy[parent]) > OUTSIDE_SHARE
    ]
    if outside:
        yield contents.problem("area_outside_parent", TABLE, row, "parent_field", named(outside))


def _share_outside(shape: BaseGeometry, parent: BaseGeometry) -> float:
    """The share of an area, 0 to 1, that lies outside its parent."""
    return float(shape.difference(parent).area / shape.area) if shape.area else 0.0


def _datum(contents: Contents, row: Row, layer: AreaLayer, areas: Areas | None) -> Iterator[Problem]:
    """Where the areas together are the whole of a bundled county, the datum in which they fit it best is theirs."""
    if not areas or row.cells.get("datum") not in ("WGS84", "CGCS2000"):
        return
    from shapely import union_all

    from dashboard.sources.datum import guess_datum

    shape = union_all(layer.frame.geometry.to_numpy())
    for code in _around(layer, areas):
        found, share, as_it_stands = guess_datum(shape, areas[code])
        if share >= COVERED and share > as_it_stands + BETTER:
            yield contents.problem(
                "layer_looks_shifted", TABLE, row, "datum", f"{as_it_stands:.3f} → {share:.3f}", wanted=found
            )
            return


def _around(layer: AreaLayer, areas: Areas) -> list[str]:
    """The bundled counties that hold the middle of the layer or whose code begins the codes of its areas; few."""
    from shapely import Point, STRtree

    codes = [code for code in areas if not code.endswith("00")]
    west, south, east, north = layer.frame.total_bounds
    tree = STRtree([areas[code] for code in codes])
    held = [codes[place] for place in np.atleast_1d(tree.query(Point((west + east) / 2, (south + north) / 2)))]
    begun = {str(code)[:6] for code in layer.frame.index}
    return list(dict.fromkeys([*sorted(begun & areas.keys()), *held]))[:4]
