"""A map scene as a file: PNG, SVG or PDF, made without a browser, a screen or a network, with what a map must carry.

The same input gives the same bytes. The file carries its title and, as description, the text twin of the map.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Mapping

import geopandas as gpd
import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dashboard.escape import html
from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.fonts import require, typeface
from dashboard.exports.map_ground import Ground, ground
from dashboard.exports.map_layout import Imprint, lay_out
from dashboard.exports.map_painting import DARK, LIGHT, Painter
from dashboard.exports.map_sheet import Sheet
from dashboard.sources.boundaries import Boundaries
from dashboard.sources.publication import WORKING_MAP, Publication
from dashboard.wording import Wording, wording

DPI = 200
_MM = 25.4
_PATH = re.compile(r' d="M [^"]+"')
_NUMBER = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is less than any printer shows
_drawing = threading.Lock()  # matplotlib's settings are the process's, and Streamlit runs each reader in a thread


def static_map(
    exhibit: Exhibit,
    boundaries: Boundaries,
    *,
    format: str,  # noqa: A002 - as matplotlib and pandas say it
    width_mm: float = 297.0,
    height_mm: float = 210.0,
    lang: str,
    dark: bool = False,
    publication: Publication = WORKING_MAP,
    own: Mapping[str, gpd.GeoDataFrame] | None = None,
) -> bytes:
    """The file of an exhibit whose body is a MapScene; `format` is png, svg or pdf, `own` as in `ground`.

    FontError for characters that no typeface here has, ValueError for a sheet too small or for cells (`scene.grid`),
    which are drawn on the screen only, TypeError for another body.
    """
    scene = exhibit.body
    if not isinstance(scene, MapScene):
        raise TypeError(f"{exhibit.key} is no map")
    if scene.grid:
        raise ValueError("the cells of a grid layer are drawn on the screen only")
    drawn, sheet = sheet_of(
        exhibit, boundaries, width_mm=width_mm, height_mm=height_mm, lang=lang, publication=publication, own=own
    )
    title, described = exhibit.title, description(exhibit, imprint(scene, publication, wording(lang)))
    with _drawing, mpl.rc_context({"svg.hashsalt": "governance-atlas", "pdf.fonttype": 42, "path.simplify": False}):
        figure = Figure(figsize=(width_mm / _MM, height_mm / _MM), dpi=DPI, facecolor=(DARK if dark else LIGHT).paper)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width_mm), ylim=(height_mm, 0))
        axes.set_axis_off()
        Painter(axes, sheet, scene, typeface(), dark).paint(drawn)
        file = io.BytesIO()
        metadata = _metadata(format, title, described)
        figure.savefig(file, format=format, dpi=DPI, facecolor=figure.get_facecolor(), metadata=metadata)
    return _with_description(file.getvalue(), title, described, lang) if format == "svg" else file.getvalue()


def sheet_of(
    exhibit: Exhibit,
    boundaries: Boundaries,
    *,
    width_mm: float,
    height_mm: float,
    lang: str,
    publication: Publication = WORKING_MAP,
    own: Mapping[str, gpd.GeoDataFrame] | None = None,
) -> tuple[Ground, Sheet]:
    """What `static_map` draws, and where: for the tests of the publication conventions. Errors as there."""
    scene, words, face = exhibit.body, wording(lang), typeface()
    assert isinstance(scene, MapScene)
    printed = imprint(scene, publication, words)
    names = (scene.names.get(code, code) for code in scene.labels)
    legend = (entry.text for entry in scene.legend)
    require(
        face,
        [
            exhibit.title,
            exhibit.lead,
            scene.legend_title,
            *exhibit.notes,
            printed.credit,
            printed.stamp,
            *legend,
            *names,
        ],
    )
    drawn = ground(scene, boundaries, own)
    return drawn, lay_out(exhibit, drawn, face, words, printed, width_mm, height_mm)


def imprint(scene: MapScene, publication: Publication, words: Wording) -> Imprint:
    """The credit line, with the map's own review number where it has one, and the mark that no reviewed map needs."""
    credit = words.text(publication.credit) or scene.credit
    if publication.review_no:
        credit = words("map_export.reviewed", credit=credit, number=publication.review_no)
    stamp = (words.text(publication.mark) or words("map_export.mark")) if publication.marked else ""
    return Imprint(credit, stamp)


def description(exhibit: Exhibit, printed: Imprint) -> str:
    """The alternative text: what the map shows in sentences, what limits it, who made its ground."""
    texts = (printed.stamp, exhibit.lead, *exhibit.twin, *exhibit.notes, printed.credit)
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _metadata(format: str, title: str, described: str) -> dict[str, str | None]:  # noqa: A002 - as above
    if format == "png":
        return {"Title": title, "Description": described, "Software": "Governance Atlas"}
    if format == "svg":
        return {"Date": None, "Creator": "Governance Atlas"}
    return {"Title": title, "Subject": described, "Creator": "Governance Atlas", "CreationDate": None}


def _with_description(svg: bytes, title: str, described: str, lang: str) -> bytes:
    """Title and description first in the picture, where screen readers look for them; numbers shortened."""
    text = _PATH.sub(lambda found: _NUMBER.sub(r"\1", found.group()), svg.decode())
    head, opening, rest = text.partition("<svg ")
    attributes, end, inside = rest.partition(">")
    attributes += f' role="img" aria-labelledby="title desc" xml:lang="{lang}"'
    said = f'\n <title id="title">{html(title)}</title>\n <desc id="desc">{html(described)}</desc>'
    return f"{head}{opening}{attributes}{end}{said}{inside}".encode()
