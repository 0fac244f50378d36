"""The areas that border on an area."""

from __future__ import annotations

import shapely

from dashboard.sources.boundaries import Boundaries


def neighbours(boundaries: Boundaries, level: str, adcode: str) -> tuple[str, ...]:
    """Codes of the areas of the same level that share a stretch of boundary with one, in the order of the codes.

    Meeting in a single point is not bordering. Empty for an island. KeyError for an unknown level or code.
    """
    layer = boundaries.layer(level)
    area = layer.geometry.loc[adcode]
    near = layer.geometry.iloc[layer.sindex.query(area, predicate="intersects")].drop(adcode).sort_index()
    shared = shapely.length(shapely.intersection(near.to_numpy(), area))
    return tuple(code for code, length in zip(near.index, shared, strict=True) if length > 0)
