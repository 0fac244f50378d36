"""A map scene as a file: PNG, SVG or PDF, made without a browser, a screen or a network, with what a map must carry.

The same input gives the same bytes. The file carries its title and, as description, the text twin of the map.
"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
from matplotlib.axes import Axes

from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.fonts import FontError, require, typeface
from dashboard.exports.map_ground import Ground, Points, ground
from dashboard.exports.map_layout import lay_out
from dashboard.exports.map_painting import DARK, LIGHT, Detail, Painter
from dashboard.exports.map_panes_sheet import lay_out_panes
from dashboard.exports.map_sheet import Sheet
from dashboard.exports.picture_file import picture_file
from dashboard.sources.boundaries import Boundaries
from dashboard.sources.cells import CellLayer
from dashboard.sources.publication import WORKING_MAP, Publication
from dashboard.views.imprint import Imprint, imprint
from dashboard.wording import Wording, wording

_KEPT = 40  # layers without their detail: a deck draws one ground many times. Changed under the lock of `picture_file`
_SIMPLIFIED: dict[Detail, Points] = {}


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
    cells: Mapping[str, CellLayer] | None = None,
    larger: float = 1.0,
) -> bytes:
    """The file of an exhibit whose body is a MapScene; `format` is png, svg or pdf, `own` as in `ground`, `larger` as
    in `lay_out`.

    Maps side by side (`scene.panes`) are one sheet. FontError for characters that no typeface here has, ValueError for
    a sheet too small, TypeError for another body.
    """
    scene = exhibit.body
    if not isinstance(scene, MapScene):
        raise TypeError(f"{exhibit.key} is no map")
    make = sheets_of if scene.panes else lambda *what, **how: [sheet_of(*what, **how)]
    size = {"width_mm": width_mm, "height_mm": height_mm}
    sheets = make(exhibit, boundaries, **size, lang=lang, publication=publication, own=own, cells=cells, larger=larger)
    title, described = exhibit.title, description(exhibit, imprint(scene, publication, wording(lang)))

    def paint(axes: Axes) -> None:
        scenes = [pane.scene for pane in scene.panes] or [scene]
        while len(_SIMPLIFIED) > _KEPT:
            del _SIMPLIFIED[next(iter(_SIMPLIFIED))]
        for one, (drawn, sheet) in zip(scenes, sheets, strict=True):
            Painter(axes, sheet, one, typeface(), dark, _SIMPLIFIED).paint(drawn)

    paper = (DARK if dark else LIGHT).paper
    return picture_file(paint, width_mm, height_mm, paper, format=format, title=title, described=described, lang=lang)


def sheet_of(
    exhibit: Exhibit,
    boundaries: Boundaries,
    *,
    width_mm: float,
    height_mm: float,
    lang: str,
    publication: Publication = WORKING_MAP,
    own: Mapping[str, gpd.GeoDataFrame] | None = None,
    cells: Mapping[str, CellLayer] | None = None,
    larger: float = 1.0,
) -> tuple[Ground, Sheet]:
    """What `static_map` draws, and where: for the tests of the publication conventions. Errors as there."""
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    words, printed = _readable(exhibit, [scene], publication, lang)
    drawn = ground(scene, boundaries, own, cells)
    return drawn, lay_out(exhibit, drawn, typeface(), words, printed, width_mm, height_mm, larger)


def sheets_of(
    exhibit: Exhibit,
    boundaries: Boundaries,
    *,
    width_mm: float,
    height_mm: float,
    lang: str,
    publication: Publication = WORKING_MAP,
    own: Mapping[str, gpd.GeoDataFrame] | None = None,
    cells: Mapping[str, CellLayer] | None = None,
    larger: float = 1.0,
) -> list[tuple[Ground, Sheet]]:
    """As `sheet_of`, for each of the maps that stand side by side."""
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    words, printed = _readable(exhibit, [scene, *(pane.scene for pane in scene.panes)], publication, lang)
    drawn = [ground(pane.scene, boundaries, own, cells) for pane in scene.panes]
    sheets = lay_out_panes(exhibit, drawn, typeface(), words, printed, width_mm, height_mm, larger)
    return list(zip(drawn, sheets, strict=True))


def unprintable(exhibit: Exhibit, publication: Publication, lang: str) -> str:
    """Why no file can be made of a map on this machine, and how to mend it, in a language; empty where one can."""
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    try:
        _readable(exhibit, [scene, *(pane.scene for pane in scene.panes)], publication, lang)
    except FontError as fault:
        return fault.message_zh if lang == "zh" else fault.message_en
    return ""


def _readable(exhibit: Exhibit, scenes: list[MapScene], publication: Publication, lang: str) -> tuple[Wording, Imprint]:
    """The words of the sheet; FontError where the typeface lacks a character of what is printed on it."""
    words = wording(lang)
    printed = imprint(scenes[0], publication, words)
    texts = [exhibit.title, exhibit.lead, *exhibit.notes, printed.credit, printed.stamp]
    for scene in scenes:
        texts += [scene.legend_title, *(entry.text for entry in scene.legend), *(pane.caption for pane in scene.panes)]
        texts += [scene.names.get(code, code) for code in scene.labels]
    require(typeface(), texts)
    return words, printed


def description(exhibit: Exhibit, printed: Imprint) -> str:
    """The alternative text: what the map shows in sentences, what limits it, who made its ground."""
    texts = (printed.stamp, exhibit.lead, *exhibit.twin, *exhibit.notes, printed.credit)
    return "\n".join(dict.fromkeys(text for text in texts if text))
