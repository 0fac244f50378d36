"""A chart as a file: PNG, SVG or PDF, made without a browser, with its title, lead, axes, notes and sources.

It stands as on the screen (`views.chart_layout`). The same input gives the same bytes; the text twin describes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from dashboard.exhibit import Chart, Exhibit
from dashboard.exports.chart_painting import ChartPainter, Room, plot_height
from dashboard.exports.fonts import Typeface
from dashboard.exports.legible import chart_typeface
from dashboard.exports.map_layout import Pen
from dashboard.exports.map_sheet import Line
from dashboard.exports.picture_file import picture_file
from dashboard.views.chart_layout import PALETTES
from dashboard.wording import wording

TITLE, LEAD, SMALL = 14.0, 9.0, 6.5  # points
PAPER = {False: "#ffffff", True: "#12181d"}
_MARGIN = 8.0  # millimetres
_MOST_FOOT = 0.4  # of the height that notes and sources may take
_LEAST_PLOT = 30.0


def chart_image(
    exhibit: Exhibit,
    cited: Sequence[str] = (),
    *,
    format: str,  # noqa: A002 - as matplotlib and pandas say it
    lang: str,
    width_mm: float = 254.0,
    height_mm: float = 150.0,
    dark: bool = False,
) -> bytes:
    """The file of an exhibit whose body is a Chart; `cited` are its sources in words, printed as far as they fit.

    FontError for characters that no typeface here has, TypeError for another body, ValueError for a sheet too small.
    """
    chart = exhibit.body
    if not isinstance(chart, Chart):
        raise TypeError(f"{exhibit.key} is no chart")
    face = chart_typeface(exhibit, cited)
    lines, room, height_mm = _sheet(exhibit, cited, face, lang, width_mm, height_mm)
    ink = PALETTES[dark]["ink"]

    def paint(axes: Axes) -> None:
        for line in lines:
            properties = face.properties(line.size, bold=line.bold)
            axes.text(line.x, line.y, line.text, fontproperties=properties, color=ink, parse_math=False)
        ChartPainter(axes, chart, face, PALETTES[dark], room, "zh" if lang == "zh" else "en").paint()

    described = "\n".join(text for text in (exhibit.lead, *exhibit.twin, *exhibit.notes, *cited) if text)
    title = exhibit.title
    return picture_file(
        paint, width_mm, height_mm, PAPER[dark], format=format, title=title, described=described, lang=lang
    )


def _sheet(
    exhibit: Exhibit, cited: Sequence[str], face: Typeface, lang: str, width: float, height: float
) -> tuple[list[Line], Room, float]:
    """The lines of text above and below the plot, its room, and the height of the sheet, `height` at most."""
    pen, inner = Pen(face, 1.0), width - 2 * _MARGIN
    top = pen.write(_MARGIN, _MARGIN / 2, pen.wrap(exhibit.title, TITLE, inner, bold=True), TITLE, bold=True)
    top = pen.write(_MARGIN, top, pen.wrap(exhibit.lead, LEAD, inner), LEAD) if exhibit.lead else top
    foot = _foot(pen, exhibit, cited, lang, inner, height * _MOST_FOOT)
    if isinstance(exhibit.body, Chart) and (needed := plot_height(exhibit.body)):
        height = min(height, top + needed + len(foot) * pen.step(SMALL) + _MARGIN)
    below = height - _MARGIN / 2 - len(foot) * pen.step(SMALL)
    pen.write(_MARGIN, below, foot, SMALL)
    if below - top < _LEAST_PLOT:
        raise ValueError(f"a sheet of {width:g} x {height:g} mm is too small for {exhibit.key}")
    return pen.lines, Room(_MARGIN, top + 2, width - _MARGIN, below - 3), height


def _foot(pen: Pen, exhibit: Exhibit, cited: Sequence[str], lang: str, width: float, most: float) -> list[str]:
    """Notes, then as many sources as fit; how many more there are is said."""
    words, fitting = wording(lang), int(most / pen.step(SMALL))
    found = [line for note in exhibit.notes for line in pen.wrap(note, SMALL, width)][:fitting]
    for at, source in enumerate(cited):
        told = words("charts.source", source=source)
        lines = pen.wrap(told, SMALL, width)
        if len(found) + len(lines) >= fitting:
            return [*found, words("charts.more_sources", n=len(cited) - at)]
        found += lines
    return found
