"""A simple diagram drawn as inline SVG; one that would not be read across a room is given as a list of steps.

Simple is what has few boxes, no way back, and arrows from one rank to the next only: then no arrow crosses a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.exhibit import Diagram, Exhibit, Node
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.html_deck.widths import text_width

MOST_RANKS, MOST_ABREAST = 5, 7
SIZE, SMALL = 26.0, 20.0  # units, which are pixels of the stage
_WIDE, _GAP, _PAD, _LINE = 330.0, 26.0, 14.0, 1.3
_BETWEEN = {"LR": 110.0, "TB": 46.0}
_BRANCH = 60.0  # more between ranks where arrows bear conditions


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of the drawing with its lines, each with its size."""

    node: Node
    lines: tuple[tuple[str, float], ...]
    left: float = 0.0
    top: float = 0.0

    @property
    def high(self) -> float:
        return sum(size * _LINE for _, size in self.lines) + 2 * _PAD


def diagram_figure(exhibit: Exhibit, described: str) -> Markup | None:
    """The drawing; None where the diagram is not simple."""
    diagram = exhibit.body
    assert isinstance(diagram, Diagram)
    ranks = ranked(diagram)
    if not ranks:
        return None
    boxes, wide, high = _laid_out(diagram, ranks)
    svg = element(
        "svg",
        *(_arrow(boxes[edge.tail], boxes[edge.head], edge.text, diagram.direction) for edge in diagram.edges),
        *(_box(box) for box in boxes.values()),
        viewBox=f"0 0 {wide:.0f} {high:.0f}",
        width=f"{wide:.0f}",
        height=f"{high:.0f}",
        role="img",
        aria_label=exhibit.title,
        class_="drawn",
    )
    return element("figure", svg, element("p", described, class_="unseen"), class_="picture diagram")


def ranked(diagram: Diagram) -> list[list[Node]]:
    """The boxes by how many arrows lead to them, in order; empty where the diagram is not simple."""
    keys = [node.key for node in diagram.nodes]
    if any(end not in keys for edge in diagram.edges for end in (edge.tail, edge.head)):
        return []
    rank = dict.fromkeys(keys, 0)
    for _ in keys:
        for edge in diagram.edges:
            rank[edge.head] = max(rank[edge.head], rank[edge.tail] + 1)
    if any(rank[edge.head] != rank[edge.tail] + 1 for edge in diagram.edges):
        return []
    ranks = [
        [node for node in diagram.nodes if rank[node.key] == at] for at in range(max(rank.values(), default=-1) + 1)
    ]
    simple = 0 < len(ranks) <= MOST_RANKS and max(map(len, ranks)) <= (MOST_ABREAST if diagram.direction == "LR" else 4)
    return ranks if simple else []


def _laid_out(diagram: Diagram, ranks: list[list[Node]]) -> tuple[dict[str, _Box], float, float]:
    """The boxes in place, and how wide and high the drawing is: ranks are columns, or rows, each in the middle."""
    across = diagram.direction == "LR"
    rows = [[_Box(node, tuple(_lines(node))) for node in rank] for rank in ranks]
    between = _BETWEEN[diagram.direction] + (_BRANCH if any(edge.text for edge in diagram.edges) else 0)
    if across:
        highs = [sum(box.high for box in rank) + _GAP * (len(rank) - 1) for rank in rows]
        wide, high = len(rows) * _WIDE + (len(rows) - 1) * between + 4, max(highs) + 4
    else:
        highs = [max(box.high for box in rank) for rank in rows]
        wide = max(len(rank) for rank in rows) * (_WIDE + _GAP) - _GAP + 4
        high = sum(highs) + between * (len(rows) - 1) + 4
    placed: dict[str, _Box] = {}
    start = 2.0
    for rank, tall in zip(rows, highs, strict=True):
        along = (high - tall) / 2 if across else (wide - len(rank) * (_WIDE + _GAP) + _GAP) / 2
        for box in rank:
            left, top = (start, along) if across else (along, start)
            placed[box.node.key] = _Box(box.node, box.lines, left, top)
            along += (box.high if across else _WIDE) + _GAP
        start += (_WIDE if across else tall) + between
    return placed, wide, high


def _lines(node: Node) -> Iterator[tuple[str, float]]:
    for text, size in ((node.text, SIZE), (node.detail, SMALL)):
        for part in text.split("\n"):
            yield from ((line, size) for line in wrapped(part, size, _WIDE - 2 * _PAD))


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than `room` units; Latin words stay whole where they fit."""
    found, current = [], ""
    for piece in _pieces(text):
        if current and text_width((current + piece).rstrip(), size) > room:
            found.append(current.strip())
            current = ""
        current += piece
    return [*found, current.strip()] if current.strip() else found


def _pieces(text: str) -> Iterator[str]:
    """What a line may not be broken inside: a Latin word, a character with the punctuation that follows it."""
    piece = ""
    for character in text:
        joins = character in "，。、；：！？）》”’】〉,.;:!?)" or (piece and piece[-1] in "（《“‘【〈(")
        latin = bool(piece) and piece[-1].isascii() and not piece[-1].isspace() and character.isascii()
        if piece and not (joins or latin):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _box(box: _Box) -> Markup:
    top, lines = box.top + _PAD, []
    for text, size in box.lines:
        top += size * _LINE
        lines.append(
            element("text", text, x=f"{box.left + _WIDE / 2:.1f}", y=f"{top - size * 0.38:.1f}", font_size=f"{size:g}")
        )
    shape = {"x": f"{box.left:.1f}", "y": f"{box.top:.1f}", "width": f"{_WIDE:g}", "height": f"{box.high:.1f}"}
    return element("g", element("rect", **shape, rx=8), *lines, class_=f"node tone-{box.node.tone}")


def _arrow(tail: _Box, head: _Box, text: str, direction: str) -> Markup:
    if direction == "LR":
        x1, y1 = tail.left + _WIDE, tail.top + tail.high / 2
        x2, y2 = head.left, head.top + head.high / 2
        middle = (x1 + x2) / 2
        path = f"M{x1:.1f} {y1:.1f}H{middle:.1f}V{y2:.1f}H{x2 - 4:.1f}"
        tip = f"M{x2 - 14:.1f} {y2 - 7:.1f}L{x2:.1f} {y2:.1f}L{x2 - 14:.1f} {y2 + 7:.1f}z"
        at = (middle, y2 - 8)
    else:
        x1, y1 = tail.left + _WIDE / 2, tail.top + tail.high
        x2, y2 = head.left + _WIDE / 2, head.top
        middle = (y1 + y2) / 2
        path = f"M{x1:.1f} {y1:.1f}V{middle:.1f}H{x2:.1f}V{y2 - 4:.1f}"
        tip = f"M{x2 - 7:.1f} {y2 - 14:.1f}L{x2:.1f} {y2:.1f}L{x2 + 7:.1f} {y2 - 14:.1f}z"
        at = (x2, middle - 6)
    label = element("text", text, x=f"{at[0]:.1f}", y=f"{at[1]:.1f}", font_size=f"{SMALL:g}", class_="branch")
    return joined(
        element("path", d=path, class_="arrow"), element("path", d=tip, class_="tip"), label if text else None
    )
