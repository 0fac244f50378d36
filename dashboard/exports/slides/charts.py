"""A native chart from series of points: its numbers can be edited in the sheet behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.escape import legal
from dashboard.exhibit import Axis, Chart
from dashboard.exports import chart_plots as plots
from dashboard.exports import chart_traces as traces
from dashboard.exports.chart_traces import AXIS_ROOM, Plot, Room, Said, Trace
from dashboard.exports.slides.chart_sheet import BARS, chart_sheet, offsets
from dashboard.exports.slides.master import LANGUAGES, describe
from dashboard.records import Citation
from dashboard.views.chart_layout import Scale
from dashboard.wording import Wording

_MARKERS = {
    "plain": XL_MARKER_STYLE.CIRCLE,
    "lead": XL_MARKER_STYLE.DIAMOND,
    "chosen": XL_MARKER_STYLE.TRIANGLE,
    "benchmark": XL_MARKER_STYLE.SQUARE,
    "muted": XL_MARKER_STYLE.X,
}
_SIDES = {
    "r": XL_LABEL_POSITION.RIGHT,
    "l": XL_LABEL_POSITION.LEFT,
    "t": XL_LABEL_POSITION.ABOVE,
    "b": XL_LABEL_POSITION.BELOW,
}
_AXIS_TEXT = Pt(11)
REASON_WIDTH = 8.0  # inches that the reasons below the lines of a dot plot are broken to at least
_NAMES_ROOM = 0.8  # inches left of a plot whose numbers run upwards


@dataclass(frozen=True, slots=True)
class Native:
    """A chart to be drawn in whatever box it is given; a dot plot may be divided between its lines, on one scale."""

    chart: Chart
    title: str
    described: str
    numbers: Callable[[Sequence[Citation]], str]
    words: Wording
    scale: Scale | None = None

    @property
    def least(self) -> float:
        """A dot plot needs all its lines; the others 3.4 inches."""
        return plots.dots_high(self.chart, REASON_WIDTH) if self.chart.kind == "dots" else 3.4

    @property
    def most(self) -> float:
        """A dot plot takes what it needs; the others all there is."""
        return self.least if self.chart.kind == "dots" else 9.0

    @property
    def narrowest(self) -> float:
        """For its labels."""
        return 5.5

    def divided(self, high: float) -> tuple[Native, Native] | None:
        """A dot plot between two of its lines."""
        found = plots.divided(self.chart, REASON_WIDTH, high)
        if found is None:
            return None
        scale = self.scale or plots.dot_scale(self.chart)
        one, two = (replace(self, chart=part, scale=scale) for part in found)
        return one, two

    def draw(self, slide: Any, left: float, top: float, wide: float, high: float) -> None:
        """The chart with its numbers in the sheet behind it."""
        plot = plots.plot(self.chart, Room(wide, high, self.numbers, self.words), self.scale)
        data = XyChartData()
        for trace in plot.traces:
            series = data.add_series(legal(trace.name))
            for point in trace.points:
                series.add_data_point(*point)
        box = Inches(left), Inches(top), Inches(wide), Inches(high)
        shape = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box, data)
        shape.name = legal(self.title)[:60]
        describe(shape, self.title, self.described)
        drawn = shape.chart
        drawn.has_legend = drawn.has_title = False
        _inner(drawn, plot, wide, high)
        _axis(drawn.category_axis, plot.x, plot.x_axis, plot.hidden, self.words)
        _axis(drawn.value_axis, plot.y, plot.y_axis, plot.hidden, self.words)
        shape.chart_part.chart_workbook.update_from_xlsx_blob(chart_sheet(plot.traces, self.words))
        rows = offsets(plot.traces)
        for trace, row, series in zip(plot.traces, rows, drawn.plots[0].series, strict=True):
            _look(series, trace)
            _bars(series, trace, row + 2)
            for at, said in trace.labels.items():
                _label(series.points[at].data_label, said, self.words.lang)

    def marks(self) -> Iterator[str]:
        """Of the places on it."""
        return (self.numbers(dot.citations) for dot in self.chart.dots if dot.citations)


def _inner(chart: Any, plot: Plot, wide: float, high: float) -> None:
    """The plot itself where it is reckoned to be: beside its numbers, above those below it."""
    left = _NAMES_ROOM if plot.y else 0.1
    box = {
        "x": left / wide,
        "y": 0.08 / high,
        "w": (wide - left - 0.25) / wide,
        "h": (high - (AXIS_ROOM if plot.x else 0.2)) / high,
    }
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no layout of plots
    for found in area.findall(qn("c:layout")):
        area.remove(found)
    made = etree.Element(qn("c:layout"))
    area.insert(0, made)
    manual = etree.SubElement(made, qn("c:manualLayout"))
    for name, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)
    for name, share in box.items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", f"{share:.4f}")


def _axis(axis: Any, scale: Scale | None, said: Axis, hidden: tuple[float, float], words: Wording) -> None:
    axis.has_major_gridlines = scale is not None
    axis.has_minor_gridlines = False
    axis.crosses = XL_AXIS_CROSSES.MINIMUM
    if scale is None:
        axis.minimum_scale, axis.maximum_scale = hidden
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        axis.format.line.fill.background()
        return
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = scale.low, scale.high, traces.ticks(scale)
    axis.major_gridlines.format.line.color.rgb = RGBColor(0xDF, 0xE5, 0xEA)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = _AXIS_TEXT
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0.######", False
    whole = all(float(tick).is_integer() for tick in scale.ticks)
    axis.tick_labels.number_format = "#,##0" if whole else "#,##0.0#####"
    axis.has_title = True
    title = words("exports.with_note", text=said.title, note=said.unit) if said.unit else said.title
    axis.axis_title.text_frame.text = legal(title)
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = _AXIS_TEXT, False
    run._r.get_or_add_rPr().set("lang", LANGUAGES[words.lang])  # noqa: SLF001 - python-pptx writes no language


def _look(series: Any, trace: Trace) -> None:
    colour = _rgb(trace.colour)
    if trace.line:
        series.format.line.color.rgb, series.format.line.width = colour, Pt(trace.thick)
        if trace.line == "dash":
            series.format.line.dash_style = MSO_LINE.DASH
        if trace.line == "arrow":
            line = series.format.line._get_or_add_ln()  # noqa: SLF001 - python-pptx has no arrow heads
            etree.SubElement(line, qn("a:tailEnd")).set("type", "triangle")
    else:
        series.format.line.fill.background()
    marker = series.marker
    marker.style = _MARKERS[trace.mark] if trace.mark else XL_MARKER_STYLE.NONE
    if not trace.mark:
        return
    marker.size = trace.size
    marker.format.fill.solid()
    # a hollow mark is seen as well where the line around it is not drawn
    marker.format.fill.fore_color.rgb = _rgb(traces.pale(trace.colour)) if trace.hollow else colour
    marker.format.line.color.rgb, marker.format.line.width = colour, Pt(1.75 if trace.size > 5 else 0.75)


def _rgb(colour: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())
    return found


def _label(label: Any, said: Said, lang: str) -> None:
    frame = label.text_frame
    frame.word_wrap = False
    paragraph = frame.paragraphs[0]
    size = 0.0
    for text, points, bold, colour in said.parts:
        if size and points == size:
            paragraph = frame.add_paragraph()
        run = paragraph.add_run()
        run.text = legal(text)
        run.font.size, run.font.bold = Pt(points), bold
        run.font.color.rgb = _rgb(colour)
        run._r.get_or_add_rPr().set("lang", LANGUAGES[lang])  # noqa: SLF001 - python-pptx writes no language
        size = points
    for each in frame.paragraphs:
        each.alignment = PP_ALIGN.LEFT if said.side == "r" else PP_ALIGN.CENTER
    label.position = _SIDES[said.side]


def _bars(series: Any, trace: Trace, row: int) -> None:
    """Error bars from the points to their bounds, which stand in the sheet from `row` on."""
    element = series._element  # noqa: SLF001 - python-pptx has no error bars
    for way, (above, below) in trace.bars.items():
        bars = etree.Element(qn("c:errBars"))
        for name, value in (("errDir", way), ("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
            etree.SubElement(bars, qn(f"c:{name}")).set("val", value)
        for name, letter, lengths in zip(("plus", "minus"), BARS[way], (above, below), strict=True):
            numbers = etree.SubElement(etree.SubElement(bars, qn(f"c:{name}")), qn("c:numRef"))
            place = f"Sheet1!${letter}${row}:${letter}${row + len(lengths) - 1}"
            etree.SubElement(numbers, qn("c:f")).text = place
            kept = etree.SubElement(numbers, qn("c:numCache"))
            etree.SubElement(kept, qn("c:formatCode")).text = "General"
            etree.SubElement(kept, qn("c:ptCount")).set("val", str(len(lengths)))
            for at, length in enumerate(lengths):
                point = etree.SubElement(kept, qn("c:pt"))
                point.set("idx", str(at))
                etree.SubElement(point, qn("c:v")).text = f"{length:.12g}"
        look = etree.SubElement(etree.SubElement(bars, qn("c:spPr")), qn("a:ln"))
        look.set("w", "25400")
        fill = etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:srgbClr"))
        fill.set("val", trace.colour.lstrip("#").upper())
        element.find(qn("c:xVal")).addprevious(bars)
