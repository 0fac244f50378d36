"""A diagram on a slide in the shapes of the program: boxes that can be edited, arrows that stay with their boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.escape import legal
from dashboard.exhibit import Diagram
from dashboard.exports.layered import PAD, SMALLER, Arrow, Box, Laid, lay_out
from dashboard.exports.slides.master import BLUE, GREY, INK, LEAD, WHITE, text_box, write

_FILLS = {"choice": RGBColor(0xFF, 0xF6, 0xDC), "outcome": RGBColor(0xE3, 0xF4, 0xEA), "muted": WHITE}
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)  # connection sites of a rectangle


@dataclass(frozen=True, slots=True)
class Drawn:
    """A diagram known to fit into a box of `narrowest` x `least` inches."""

    diagram: Diagram
    title: str
    described: str
    lang: str
    least: float
    narrowest: float
    most: float = 9.0

    def divided(self, high: float) -> None:
        """Never."""
        del high

    def draw(self, slide: Any, left: float, top: float, wide: float, high: float) -> None:
        """Boxes first, in the order of the diagram, then arrows and their conditions."""
        laid = lay_out(self.diagram, wide, high)
        assert laid
        left, top = left + (wide - laid.wide) / 2, top + (high - laid.high) / 2
        shapes = {box.node.key: self._box(slide, box, laid, left, top) for box in laid.boxes}
        for arrow in laid.arrows:
            self._arrow(slide, arrow, laid, shapes, (left, top))

    def _box(self, slide: Any, box: Box, laid: Laid, left: float, top: float) -> Any:
        node = box.node
        place = (Inches(left + box.left), Inches(top + box.top), Inches(box.wide), Inches(box.high))
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
        shape.adjustments[0] = 0.1
        shape.fill.solid()
        shape.fill.fore_color.rgb = _FILLS.get(node.tone, LEAD)
        shape.line.color.rgb = BLUE if node.tone == "strong" else GREY
        shape.line.width = Pt(2.0 if node.tone == "strong" else 1.0)
        if node.tone == "muted":
            shape.line.dash_style = MSO_LINE.DASH
        shape.shadow.inherit = False
        shape.name = legal(node.text)[:60]
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(PAD / 2)
        write(frame.paragraphs[0], node.text, laid.size, self.lang, bold=node.tone == "strong")
        if node.detail:
            write(frame.add_paragraph(), node.detail, laid.size - SMALLER, self.lang, color=GREY)
        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.CENTER
        return shape

    def _arrow(self, slide: Any, arrow: Arrow, laid: Laid, shapes: dict[str, Any], at: tuple[float, float]) -> None:
        points = [(Inches(at[0] + x), Inches(at[1] + y)) for x, y in arrow.points]
        last = len(points) - 2
        down = arrow.points[-1][1] >= arrow.points[0][1] if laid.direction == "TB" else True
        right = arrow.points[-1][0] >= arrow.points[0][0]
        sites = ((_BOTTOM, _TOP) if down else (_TOP, _BOTTOM)) if laid.direction == "TB" else (_RIGHT, _LEFT)
        sites = sites if laid.direction == "TB" or right else (_LEFT, _RIGHT)
        for number, (begin, end) in enumerate(pairwise(points)):
            line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *begin, *end)
            line.line.color.rgb, line.line.width = GREY, Pt(1.25)
            if number == 0:
                line.begin_connect(shapes[arrow.edge.tail], sites[0])
            if number == last:
                line.end_connect(shapes[arrow.edge.head], sites[1])
                _head(line)
        if arrow.label:
            x, y, wide, high = arrow.label
            frame = text_box(slide, at[0] + x, at[1] + y, wide, high)
            box = frame._parent  # noqa: SLF001 - the frame's own shape
            box.fill.solid()
            box.fill.fore_color.rgb = WHITE
            frame.paragraphs[0].alignment = PP_ALIGN.CENTER
            write(frame.paragraphs[0], arrow.edge.text, laid.size - SMALLER, self.lang, color=INK)

    def marks(self) -> Iterator[str]:
        """None: what it rests on is said in its notes."""
        return iter(())


def _head(line: Any) -> None:
    """An arrow head at the end."""
    style = line.line._get_or_add_ln()  # noqa: SLF001 - python-pptx has no arrow heads
    etree.SubElement(style, qn("a:tailEnd")).set("type", "triangle")
