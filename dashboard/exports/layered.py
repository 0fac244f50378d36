"""A diagram laid out in layers: boxes in ranks, an arrow always to a later rank, long arrows led between the boxes.

An arrow that passes a rank has a place of its own there. All lengths in inches, from the top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.exhibit import Diagram, Edge, Node
from dashboard.exports.ranks import forward, ordered, ranks
from dashboard.exports.text_measure import height, width

SIZES = (20.0, 18.0, 16.0, 14.0, 12.0, 11.0)  # points; the first in which the diagram fits
SMALLER = 1.0  # points, of a box's detail and an arrow's condition
PAD = 0.09
_BETWEEN = {"TB": 0.16, "LR": 0.12}  # inches from box to box of a rank
_RANKS = 0.34  # inches from rank to rank, without a condition
_NARROW, _ONE_LINE, _BROAD = 1.15, 2.9, 4.2  # inches of a box: the least, of one line of text at most, the most
_PASSING = 0.12  # inches of the place of an arrow that passes
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A node and its rectangle."""

    node: Node
    left: float
    top: float
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge, the points it runs through from box to box; left, top, width and height of its condition."""

    edge: Edge
    points: tuple[Point, ...]
    label: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Laid:
    """A diagram laid out in `wide` x `high`; texts are of `size` points."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    direction: str
    size: float
    wide: float
    high: float


def lay_out(diagram: Diagram, wide: float, high: float, most: float = SIZES[0]) -> Laid | None:
    """The diagram in the largest type, `most` points, in which it fits into the room; its own direction comes first.

    None where none does.
    """
    if not diagram.nodes:
        return None
    other = "LR" if diagram.direction == "TB" else "TB"
    chart = _Layers.of(diagram)
    for size in (size for size in SIZES if size <= most):
        for direction in (diagram.direction, other):
            if found := chart.laid(direction, size, wide, high):
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Layers:
    """Ranks of keys in order; keys of arrows that pass are (tail, head, rank)."""

    nodes: dict[str, Node]
    edges: tuple[Edge, ...]
    ranks: tuple[tuple[object, ...], ...]
    links: tuple[tuple[object, object], ...]

    @classmethod
    def of(cls, diagram: Diagram) -> _Layers:
        nodes = {node.key: node for node in diagram.nodes}
        edges = tuple(edge for edge in diagram.edges if edge.tail in nodes and edge.head in nodes)
        rank = ranks(list(nodes), forward(list(nodes), edges))
        rows: list[list[object]] = [[] for _ in range(max(rank.values()) + 1)]
        for key, at in rank.items():
            rows[at].append(key)
        links: list[tuple[object, object]] = []
        for edge in edges:
            low, top = sorted((rank[edge.tail], rank[edge.head]))
            chain: list[object] = [edge.tail if rank[edge.tail] == low else edge.head]
            for at in range(low + 1, top):
                passing = (edge.tail, edge.head, at)
                rows[at].append(passing)
                chain.append(passing)
            chain.append(edge.head if rank[edge.tail] == low else edge.tail)
            links += list(pairwise(chain))
        return cls(nodes, edges, tuple(tuple(row) for row in ordered(rows, links)), tuple(links))

    def laid(self, direction: str, size: float, wide: float, high: float) -> Laid | None:
        """In one direction and one size of type; None where that does not fit."""
        down = direction == "TB"
        across, along = (wide, high) if down else (high, wide)
        labels = [edge.text for edge in self.edges if edge.text]
        widths = self._widths(size, wide, down=down)
        if widths is None:
            return None
        sizes = {
            key: (widths[at], _box_height(self.nodes[key], size, widths[at])) if isinstance(key, str) else None
            for at, row in enumerate(self.ranks)
            for key in row
        }
        gap = _gap(labels, size, down=down)
        span = [_extent(row, sizes, _BETWEEN[direction], down=down) for row in self.ranks]
        deep = [max((_depth(sizes[key], down=down) for key in row), default=0.0) for row in self.ranks]
        if max(span) > across or sum(deep) + gap * (len(deep) - 1) > along:
            return None
        spare = min((along - sum(deep)) / max(len(deep) - 1, 1), gap * 1.6)
        return self._placed(direction, size, sizes, deep, max(spare, gap), max(span))

    def _widths(self, size: float, wide: float, *, down: bool) -> list[float] | None:
        """The width of the boxes of each rank; None where words would have to be broken."""
        natural = [
            max((_natural(self.nodes[key], size) for key in row if isinstance(key, str)), default=_NARROW)
            for row in self.ranks
        ]
        if down:
            most = max(len([key for key in row if isinstance(key, str)]) for row in self.ranks)
            passing = max(sum(not isinstance(key, str) for key in row) for row in self.ranks)
            each = (wide - _BETWEEN["TB"] * (most + passing - 1) - passing * _PASSING) / most
            return [min(max(natural), each)] * len(natural) if each >= _NARROW else None
        room = wide - _gap([edge.text for edge in self.edges if edge.text], size, down=False) * (len(natural) - 1)
        if sum(natural) <= room:
            return natural
        shrunk = [max(one * room / sum(natural), _NARROW) for one in natural]
        return shrunk if sum(shrunk) <= room + 0.01 else None

    def _placed(
        self,
        direction: str,
        size: float,
        sizes: dict[object, tuple[float, float] | None],
        deep: Sequence[float],
        gap: float,
        across: float,
    ) -> Laid:
        down, between = direction == "TB", _BETWEEN[direction]
        centres: dict[object, Point] = {}
        at, boxes = 0.0, []
        for row, depth in zip(self.ranks, deep, strict=True):
            used = _extent(row, sizes, between, down=down)
            place = (across - used) / 2
            for key in row:
                broad = _breadth(sizes[key], down=down)
                centre = (place + broad / 2, at + depth / 2) if down else (at + depth / 2, place + broad / 2)
                centres[key] = centre
                if isinstance(key, str):
                    box_wide, box_high = sizes[key] or (0.0, 0.0)
                    left, top = centre[0] - box_wide / 2, centre[1] - box_high / 2
                    boxes.append(Box(self.nodes[key], left, top, box_wide, box_high))
                place += broad + between
            at += depth + gap
        by_key = {box.node.key: box for box in boxes}
        arrows = tuple(_arrow(edge, by_key, centres, self.ranks, size, down=down) for edge in self.edges)
        wide, high = (across, at - gap) if down else (at - gap, across)
        return Laid(tuple(boxes), arrows, direction, size, wide, high)


def _natural(node: Node, size: float) -> float:
    """The width of a box whose longest text takes one line, or two where it is long."""
    longest = max(width(node.text, size), width(node.detail, size - SMALLER)) + 2 * PAD + 0.08
    return min(max(_NARROW, longest if longest < _ONE_LINE else longest / 2 + 0.4), _BROAD)


def _box_height(node: Node, size: float, wide: float) -> float:
    room = wide - 2 * PAD
    return height(node.text, size, room) + height(node.detail, size - SMALLER, room) + 2 * PAD


def _gap(labels: Sequence[str], size: float, *, down: bool) -> float:
    """From rank to rank: room for an arrow head, and for the conditions where there are any."""
    if not labels:
        return _RANKS
    if down:
        return _RANKS + max(height(text, size - SMALLER, _label_width(text, size)) for text in labels)
    return _RANKS + max(_label_width(text, size) for text in labels)


def _label_width(text: str, size: float) -> float:
    return min(width(text, size - SMALLER) + 0.1, 1.5)


def _depth(size: tuple[float, float] | None, *, down: bool) -> float:
    return 0.0 if size is None else size[1] if down else size[0]


def _breadth(size: tuple[float, float] | None, *, down: bool) -> float:
    return _PASSING if size is None else size[0] if down else size[1]


def _extent(
    row: Sequence[object], sizes: dict[object, tuple[float, float] | None], between: float, *, down: bool
) -> float:
    return sum(_breadth(sizes[key], down=down) for key in row) + between * (len(row) - 1)


def _arrow(
    edge: Edge,
    boxes: dict[str, Box],
    centres: dict[object, Point],
    ranks: Sequence[Sequence[object]],
    size: float,
    *,
    down: bool,
) -> Arrow:
    """From the middle of a side to the middle of a side, through the places kept for it."""
    order = [key for row in ranks for key in row]
    passing = [key for key in order if isinstance(key, tuple) and key[:2] == (edge.tail, edge.head)]
    back = order.index(edge.tail) > order.index(edge.head)
    middle = [centres[key] for key in (reversed(passing) if back else passing)]
    points = (
        _side(boxes[edge.tail], down=down, last=not back),
        *middle,
        _side(boxes[edge.head], down=down, last=back),
    )
    if not edge.text:
        return Arrow(edge, points, None)
    (x1, y1), (x2, y2) = points[-2:]  # beside its end: several conditions leave one fork
    x, y = x1 + (x2 - x1) * 0.55, y1 + (y2 - y1) * 0.55
    wide = _label_width(edge.text, size)
    high = height(edge.text, size - SMALLER, wide)
    return Arrow(edge, points, (x - wide / 2, y - high / 2, wide, high))


def _side(box: Box, *, down: bool, last: bool) -> Point:
    """The middle of the side that arrows leave (last) or reach."""
    if down:
        return box.left + box.wide / 2, box.top + (box.high if last else 0.0)
    return box.left + (box.wide if last else 0.0), box.top + box.high / 2
