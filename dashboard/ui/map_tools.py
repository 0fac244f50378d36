"""What stands under a map: the choice of a basemap where any is configured, and the map as a file."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.exhibit import Exhibit, MapScene
from dashboard.sources.layers import AreaLayer
from dashboard.sources.map_settings import map_settings
from dashboard.ui.arrive import Visit
from dashboard.ui.choose import choose_one

LAYER_MAP = "layer"
FORMATS = {"png": "image/png", "svg": "image/svg+xml"}


def map_tools(visit: Visit, exhibit: Exhibit) -> None:
    """A row of controls; the files are made when they are asked for, and not before."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if exhibit.key != LAYER_MAP:  # which stands below another map: a page has one choice of basemap
            choose_basemap(visit)
        save_map(visit, exhibit)


def choose_basemap(visit: Visit) -> None:
    """The basemap under every map; nothing where none is configured."""
    names = {name: visit.words.text(one.title) for name, one in map_settings().basemaps.items()}
    label = visit.words("basemap.choose")
    choose_one(visit, "basemap", list(names), label, names.__getitem__, optional=True, few=True)


def save_map(visit: Visit, exhibit: Exhibit) -> None:
    """The map as a file of each format; nothing where it has cells, which are drawn on the screen only."""
    words = visit.words
    assert isinstance(exhibit.body, MapScene)
    for form, mime in FORMATS.items() if exhibit.body.grid is None else ():
        st.download_button(
            words("map_export.save", format=form.upper()),
            _maker(visit, exhibit, form, dark=st.context.theme.type == "dark"),
            file_name=f"{words('map_export.file_name')}.{form}",
            mime=mime,
            key=f"save_{form}_{exhibit.key}",
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )


def _maker(visit: Visit, exhibit: Exhibit, form: str, *, dark: bool) -> Callable[[], bytes]:
    def make() -> bytes:
        from dashboard.exports.static_map import static_map  # matplotlib takes a second to import

        publication = map_settings().publication
        boundaries, lang = visit.catalogue.boundaries, visit.selection.lang
        own = {code: layer.frame for code, layer in visit.catalogue.layers.items() if isinstance(layer, AreaLayer)}
        return static_map(exhibit, boundaries, format=form, lang=lang, dark=dark, publication=publication, own=own)

    return make
