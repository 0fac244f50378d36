"""A part of a drawing layer: the areas with given codes and the borders that they need, as a smaller topology."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


def cut(topology: dict[str, Any], codes: Collection[str]) -> dict[str, Any]:
    """The areas of a TopoJSON layer whose adcode is in `codes`, in layer order; codes it does not know are left out.

    Borders that no kept area uses are dropped and the rest renumbered; positions stay as they are, to the bit.
    """
    wanted = frozenset(codes)
    ((name, layer),) = topology["objects"].items()
    kept = [area for area in layer["geometries"] if area["properties"]["adcode"] in wanted]
    numbers: dict[int, int] = {}
    areas = [{**area, "arcs": _renumbered(area["arcs"], numbers)} for area in kept]
    return {
        **topology,
        "objects": {name: {**layer, "geometries": areas}},
        "arcs": [topology["arcs"][number] for number in numbers],
    }


def _renumbered(arcs: Any, numbers: dict[int, int]) -> Any:
    """Arc numbers nested to any depth, given new numbers in the order of first use; ~n stays an arc run backwards."""
    if isinstance(arcs, list):
        return [_renumbered(part, numbers) for part in arcs]
    number = numbers.setdefault(max(arcs, ~arcs), len(numbers))
    return number if arcs >= 0 else ~number
