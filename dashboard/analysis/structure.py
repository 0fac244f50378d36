"""How the mechanisms of a place are nested: what is part of a mechanism, in a tree small enough to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.records import Practice

MOST_BOXES = 16


@dataclass(frozen=True, slots=True)
class Tree:
    """A mechanism and those that are part of it, a whole before its parts; `below` counts what each leaves out."""

    root: Practice
    members: tuple[Practice, ...]
    below: dict[str, int]


def tree(practices: Iterable[Practice], root: Practice, most: int = MOST_BOXES) -> Tree | None:
    """What is part of `root` at any depth; None where nothing is.

    Where that makes more than `most` boxes with the root, only what is directly part of it is kept, and `below` says
    how much each member holds; a tree of that member shows it.
    """
    children: dict[str, list[Practice]] = {}
    for entry in practices:
        children.setdefault(entry.part_of, []).append(entry)
    inside = _inside(root, children)
    if len(inside) < most:
        return Tree(root, tuple(inside), {}) if inside else None
    direct = tuple(children[root.practice_id])
    below = {entry.practice_id: len(_inside(entry, children)) for entry in direct}
    return Tree(root, direct, {code: count for code, count in below.items() if count})


def _inside(root: Practice, children: dict[str, list[Practice]]) -> list[Practice]:
    """Everything that is part of a mechanism at any depth, parents before their parts; the contract forbids loops."""
    found: list[Practice] = []
    for entry in children.get(root.practice_id, []):
        found += [entry, *_inside(entry, children)]
    return found
