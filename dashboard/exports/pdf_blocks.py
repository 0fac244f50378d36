"""Blocks of a page as plain data: lines of text, and a diagram in millimetres."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.escape import legal
from dashboard.exhibit import Exhibit
from dashboard.exports.layered import Laid

BODY = 11.0  # points
_INCH = 25.4
_MOST = 4000  # characters of an alternative text
Block = dict[str, Any]


def drawn_diagram(laid: Laid) -> Block:
    """A diagram in millimetres."""
    return {
        "kind": "diagram",
        "wide": laid.wide * _INCH,
        "high": laid.high * _INCH,
        "size": laid.size,
        "boxes": [
            {
                "text": legal(box.node.text),
                "detail": legal(box.node.detail),
                "tone": box.node.tone,
                "at": [box.left * _INCH, box.top * _INCH, box.wide * _INCH, box.high * _INCH],
            }
            for box in laid.boxes
        ],
        "arrows": [
            {
                "points": [[x * _INCH, y * _INCH] for x, y in arrow.points],
                "text": legal(arrow.edge.text),
                "label": [part * _INCH for part in arrow.label] if arrow.label else [],
            }
            for arrow in laid.arrows
        ],
    }


def twin(exhibit: Exhibit) -> str:
    """The alternative text of a picture, a chart or a diagram."""
    return legal("\n".join((exhibit.lead, *exhibit.twin)).strip() or exhibit.title)[:_MOST]


def line(text: str, marks: str, size: float, tone: str = "plain", *, bullet: bool = False) -> Block:
    """A line of text of `size` points, with the marks of its sources."""
    return {
        "text": legal(text),
        "marks": marks,
        "size": size,
        "tone": tone,
        "bold": tone == "strong",
        "bullet": bullet,
        "within": False,
    }


def text_block(texts: Iterable[str], *, size: float = BODY, tone: str = "plain") -> Block:
    """Lines one below the other."""
    return {"kind": "text", "lines": [line(text, "", size, tone) for text in texts if text], "sticky": False}
