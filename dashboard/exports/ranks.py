"""Boxes of a diagram in ranks, the boxes of a rank in an order in which few arrows cross.

After Sugiyama, Tagawa and Toda (1981), IEEE Trans. SMC 11(2): ranks by the longest way from a start, order within a
rank by the mean place of the neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from dashboard.exhibit import Edge

_SWEEPS = 6


def forward(keys: Sequence[str], edges: Iterable[Edge]) -> list[tuple[str, str]]:
    """The arrows without those that close a circle: what leads back to a box on the way here is turned round."""
    onward: dict[str, list[str]] = {key: [] for key in keys}
    for edge in edges:
        if edge.tail != edge.head:
            onward[edge.tail].append(edge.head)
    found: list[tuple[str, str]] = []
    state: dict[str, int] = {}

    def visit(key: str) -> None:
        state[key] = 1
        for head in onward[key]:
            found.append((head, key) if state.get(head) == 1 else (key, head))
            if head not in state:
                visit(head)
        state[key] = 2

    for key in keys:
        if key not in state:
            visit(key)
    return found


def ranks(keys: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way from a start to each box; there are no circles."""
    rank = dict.fromkeys(keys, 0)
    for _ in keys:
        moved = False
        for tail, head in links:
            if rank[head] <= rank[tail]:
                rank[head], moved = rank[tail] + 1, True
        if not moved:
            break
    return rank


def ordered(rows: list[list[object]], links: Sequence[tuple[object, object]]) -> list[list[object]]:
    """Rows sorted by the mean place of the neighbours above, then below, a few times; the given order decides ties."""
    above: dict[object, list[object]] = {}
    below: dict[object, list[object]] = {}
    for tail, head in links:
        above.setdefault(head, []).append(tail)
        below.setdefault(tail, []).append(head)
    for sweep in range(_SWEEPS):
        downward = sweep % 2 == 0
        numbers = range(1, len(rows)) if downward else range(len(rows) - 2, -1, -1)
        for at in numbers:
            fixed = {key: place for place, key in enumerate(rows[at - 1 if downward else at + 1])}
            near = above if downward else below
            rows[at].sort(key=partial(_mean, fixed, near, {key: place for place, key in enumerate(rows[at])}))
    return rows


def _mean(fixed: dict[object, int], near: dict[object, list[object]], own: dict[object, int], key: object) -> float:
    places = [fixed[one] for one in near.get(key, ()) if one in fixed]
    return sum(places) / len(places) if places else float(own[key])
