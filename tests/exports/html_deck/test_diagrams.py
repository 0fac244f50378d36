"""Which diagrams are drawn, and which are told as steps."""

from __future__ import annotations

from dashboard.exhibit import Diagram, Edge, Exhibit, Node
from dashboard.exports.html_deck.diagrams import diagram_figure, ranked, wrapped
from dashboard.exports.html_deck.widths import text_width


def diagram(*edges: tuple[str, str], direction: str = "LR") -> Diagram:
    keys = dict.fromkeys(key for edge in edges for key in edge)
    return Diagram(tuple(Node(key, key) for key in keys), tuple(Edge(*edge) for edge in edges), direction)


def ranks(*edges: tuple[str, str], direction: str = "LR") -> list[list[str]]:
    return [[node.key for node in rank] for rank in ranked(diagram(*edges, direction=direction))]


def test_a_tree_is_drawn_rank_by_rank() -> None:
    assert ranks(("a", "b"), ("a", "c"), ("b", "d")) == [["a"], ["b", "c"], ["d"]]


def test_a_way_back_is_told_as_steps() -> None:
    assert ranks(("a", "b"), ("b", "a")) == []


def test_an_arrow_past_a_rank_is_told_as_steps() -> None:
    assert ranks(("a", "b"), ("b", "c"), ("a", "c")) == []


def test_a_long_chain_is_told_as_steps() -> None:
    assert ranks(*[(str(at), str(at + 1)) for at in range(5)]) == []


def test_an_arrow_to_no_box_is_told_as_steps() -> None:
    assert ranked(Diagram((Node("a", "A"),), (Edge("a", "z"),))) == []


def test_a_drawing_holds_every_text_and_every_condition() -> None:
    boxes = (Node("a", "Receive"), Node("b", "Answer", detail="within a day"))
    drawn = diagram_figure(Exhibit("d", "Steps", Diagram(boxes, (Edge("a", "b", "if urgent"),))), "told")
    assert drawn is not None
    assert all(text in drawn for text in ("Receive", "Answer", "within a day", "if urgent", "told"))


def test_lines_are_no_wider_than_their_box_and_words_stay_whole() -> None:
    lines = wrapped("Community residents committee 社区居民委员会，共同缔造。", 26, 200)
    assert all(text_width(line, 26) <= 226 for line in lines)  # a mark may stand beyond the last character
    assert "".join(lines).replace(" ", "") == "Communityresidentscommittee社区居民委员会，共同缔造。"
    assert not any(line.startswith(("，", "。")) for line in lines)
