"""A map scene as a file: PNG, SVG or PDF, made without a browser, a screen or a network, with what a map must carry.

The same input gives the same bytes. The file carries its title and, as description, the text twin of the map.
"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
from matplotlib.axes import Axes

from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.fonts import typeface
from dashboard.exports.legible import map_words
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
from dashboard.wording import wording

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
    words, printed = map_words(exhibit, publication, lang)
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
    words, printed = map_words(exhibit, publication, lang)
    drawn = [ground(pane.scene, boundaries, own, cells) for pane in scene.panes]
    sheets = lay_out_panes(exhibit, drawn, typeface(), words, printed, width_mm, height_mm, larger)
    return list(zip(drawn, sheets, strict=True))


def description(exhibit: Exhibit, printed: Imprint) -> str:
    """The alternative text: what the map shows in sentences, what limits it, who made its ground."""
    texts = (printed.stamp, exhibit.lead, *exhibit.twin, *exhibit.notes, printed.credit)
    return "\n".join(dict.fromkeys(text for text in texts if text))
