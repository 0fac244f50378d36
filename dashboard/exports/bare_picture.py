"""A map or chart as a picture for a page that says title, lead, notes and sources itself; drawn once and kept.

A deck shows one map in several scenes, formats and runs: what has been drawn of the same data in the same size is used
again.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Chart, Exhibit
from dashboard.exports.fonts import FONT_VARIABLE
from dashboard.exports.legible import unprintable
from dashboard.exports.map_layout import LEAST_HEIGHT, LEAST_WIDTH
from dashboard.exports.picture import picture
from dashboard.sources.map_settings import map_settings

KEPT = 48  # pictures of some 100 KB
_SMALLER = (1.0, 0.8, 0.6, 0.45)  # of the type asked for, until the legend fits
_drawn: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def bare_picture(
    catalogue: Catalogue,
    exhibit: Exhibit,
    lang: str,
    *,
    size_mm: tuple[float, float],
    larger: float = 1.0,
    dark: bool = False,
) -> bytes:
    """PNG; type and signs of a map `larger` times as large as on paper. FontError as `picture`; ValueError where not
    even small type fits.
    """
    bare = replace(exhibit, title="", lead="", notes=())
    key = _key(catalogue, bare, lang, size_mm, larger, dark=dark)
    with _lock:
        if key in _drawn:
            _drawn.move_to_end(key)
            return _drawn[key]
    made = _painted(catalogue, bare, lang, size_mm, larger, dark=dark)
    with _lock:
        _drawn[key] = made
        while len(_drawn) > KEPT:
            _drawn.popitem(last=False)
    return made


def _painted(
    catalogue: Catalogue, bare: Exhibit, lang: str, size_mm: tuple[float, float], larger: float, *, dark: bool
) -> bytes:
    if isinstance(bare.body, Chart):
        # matplotlib takes a second to import
        from dashboard.exports.chart_image import chart_image

        width, height = size_mm
        return chart_image(bare, format="png", lang=lang, width_mm=width, height_mm=height, dark=dark)
    enough = max(1.0, LEAST_WIDTH / size_mm[0], LEAST_HEIGHT / size_mm[1])  # a small box has the picture of a larger
    for smaller, sheet in (*((smaller, enough) for smaller in _SMALLER), (_SMALLER[-1], enough * 1.5)):
        size, type_scale = (size_mm[0] * sheet, size_mm[1] * sheet), larger * smaller * enough
        try:
            return picture(catalogue, bare, "png", lang, size_mm=size, larger=type_scale, dark=dark)
        except ValueError as fault:
            failed = fault
    raise failed


def undrawable(exhibit: Exhibit, lang: str) -> str:
    """Why no picture of a map can be made on this machine, in words of the language; empty where one can."""
    return unprintable(replace(exhibit, title="", lead="", notes=()), (), map_settings().publication, lang)


def _key(
    catalogue: Catalogue, bare: Exhibit, lang: str, size_mm: tuple[float, float], larger: float, *, dark: bool
) -> str:
    """Everything that the picture depends on."""
    made_with = catalogue.version, id(catalogue.boundaries), os.environ.get(FONT_VARIABLE, ""), map_settings()
    parts = (made_with, lang, size_mm, larger, dark, bare.twin, bare.body)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
