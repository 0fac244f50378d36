"""A diagram in the language of Graphviz, drawn in the browser: labels wrapped to fit, escaped through the one door."""

from __future__ import annotations

from dashboard import escape
from dashboard.exhibit import Diagram

_OPENING, _CLOSING = "（“‘《〔【", "）”’》〕】，。、；：！？"


def dot(diagram: Diagram, *, dark: bool) -> str:
    """The diagram in DOT, every label through the one door; colours for the theme."""
    ink, paper, line = ("#e8eaed", "#262b33", "#9aa3ad") if dark else ("#1d2733", "#f4f7fa", "#6b7682")
    fills = {"choice": "#3d3a24" if dark else "#fff6dc", "outcome": "#20392d" if dark else "#e3f4ea", "muted": "none"}
    font = 'fontname="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"'
    box = f'shape=box style="rounded,filled" {font} fontsize=13 margin="0.14,0.09"'
    lines = [
        "digraph {",
        f'rankdir={diagram.direction}; bgcolor="transparent"; nodesep=0.25; ranksep=0.35;',
        f'node [{box} color="{line}" fontcolor="{ink}" fillcolor="{paper}"];',
        f'edge [{font} fontsize=11 color="{line}" fontcolor="{ink}" arrowsize=0.7];',
    ]
    width = 18 if diagram.direction == "TB" else 28
    names = {node.key: f"n{place}" for place, node in enumerate(diagram.nodes)}
    for node in diagram.nodes:
        fill = f' fillcolor="{fills[node.tone]}"' if node.tone in fills else ""
        mark = {"strong": " penwidth=2", "muted": ' style="rounded,dashed"'}.get(node.tone, "")
        lines.append(f'{names[node.key]} [label="{_label(node.text, node.detail, width=width)}"{fill}{mark}];')
    for place, edge in enumerate(diagram.edges):
        arrow = f"-> {names[edge.head]};"
        if edge.text:
            # a condition is a box of its own: labels of edges are laid out over one another
            lines.append(f'c{place} [shape=plaintext style="" fontsize=12 label="{_label(edge.text, width=width)}"];')
            arrow = f"-> c{place} [arrowhead=none]; c{place} {arrow}"
        lines.append(f"{names[edge.tail]} {arrow}")
    return "\n".join([*lines, "}"])


def _label(*texts: str, width: int) -> str:
    return "\\n".join(escape.graphviz(part) for text in texts for part in wrap(text, width))


def wrap(text: str, most: int) -> list[str]:
    """Lines of at most `most` Latin columns and about one length; words stay whole where they can."""
    columns = columns_of(text)
    width = min(most, -(-columns // -(-columns // most)) + 2) if columns else most
    found: list[str] = []
    current, used = "", 0
    for piece in _pieces(text):
        size = columns_of(piece)
        if used + size > width and current:
            found.append(current.strip())
            current, used = "", 0
        current, used = current + piece, used + size
    return [*found, current.strip()] if current.strip() else found


def columns_of(text: str) -> int:
    """The width of a text in Latin columns; a Chinese character takes two."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def _pieces(text: str) -> list[str]:
    """What a line may not be broken inside: a Latin word, a character with the punctuation that belongs to it."""
    pieces: list[str] = []
    for character in text:
        latin = ord(character) < 0x2E80 and bool(pieces) and ord(pieces[-1][-1]) < 0x2E80
        whole = latin and not pieces[-1].endswith(" ")
        if pieces and (whole or character in _CLOSING or pieces[-1][-1] in _OPENING):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
