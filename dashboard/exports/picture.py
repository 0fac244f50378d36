"""A map or a chart as a picture file, in the words, with the marks and on the ground that the screen has."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Chart, Exhibit, MapScene
from dashboard.exports.citation import source_words
from dashboard.exports.notes import cited_lines
from dashboard.sources.cells import CellLayer
from dashboard.sources.layers import AreaLayer
from dashboard.sources.map_settings import map_settings
from dashboard.wording import wording

PICTURES = {"png": "image/png", "svg": "image/svg+xml"}
MAP_MM, CHART_MM = (297.0, 210.0), (254.0, 150.0)  # what a file of its own measures


def has_picture(exhibit: Exhibit) -> bool:
    """Whether `picture` can draw it."""
    return isinstance(exhibit.body, Chart | MapScene)


def picture(
    catalogue: Catalogue,
    exhibit: Exhibit,
    form: str,
    lang: str,
    *,
    dark: bool = False,
    size_mm: tuple[float, float] | None = None,
    larger: float = 1.0,
) -> bytes:
    """PNG or SVG; a chart has its sources. FontError, ValueError as `static_map`; TypeError unless `has_picture`."""
    # matplotlib takes a second to import
    from dashboard.exports.chart_image import chart_image
    from dashboard.exports.static_map import static_map

    if not has_picture(exhibit):
        raise TypeError(f"{exhibit.key} is nothing to draw")
    if isinstance(exhibit.body, Chart):
        width, height = size_mm or CHART_MM
        cited = _cited(catalogue, exhibit, lang)
        return chart_image(exhibit, cited, format=form, lang=lang, width_mm=width, height_mm=height, dark=dark)
    width, height = size_mm or MAP_MM
    layers = catalogue.layers.items()
    return static_map(
        exhibit,
        catalogue.boundaries,
        format=form,
        width_mm=width,
        height_mm=height,
        lang=lang,
        dark=dark,
        publication=map_settings().publication,
        own={code: layer.frame for code, layer in layers if isinstance(layer, AreaLayer)},
        cells={code: layer for code, layer in layers if isinstance(layer, CellLayer)},
        larger=larger,
    )


def unprintable(catalogue: Catalogue, exhibit: Exhibit, lang: str) -> str:
    """Why `picture` can make no file on this machine, and how to mend it, in a language; empty where it can."""
    from dashboard.exports import legible  # finding the typeface takes matplotlib half a second

    cited = () if isinstance(exhibit.body, MapScene) else _cited(catalogue, exhibit, lang)
    return legible.unprintable(exhibit, cited, map_settings().publication, lang)


def _cited(catalogue: Catalogue, exhibit: Exhibit, lang: str) -> list[str]:
    """The sources of an exhibit in words."""
    return [source_words(catalogue, code, lines, wording(lang)) for code, lines in cited_lines([exhibit]).items()]
