"""What stands under a map: the choice of a basemap where any is configured, and the map as a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Exhibit
from dashboard.exports.picture import PICTURES, picture
from dashboard.sources.map_settings import map_settings
from dashboard.ui.arrive import Visit
from dashboard.ui.choose import choose_one

FAULT = "save_fault"


def map_tools(visit: Visit, exhibit: Exhibit) -> None:
    """A row of controls; the files are made when they are asked for, and not before."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choose_basemap(visit)
        save_map(visit, exhibit)


def choose_basemap(visit: Visit) -> None:
    """The basemap under every map; nothing where none is configured."""
    names = {name: visit.words.text(one.title) for name, one in map_settings().basemaps.items()}
    label = visit.words("basemap.choose")
    choose_one(visit, "basemap", list(names), label, names.__getitem__, optional=True, few=True)


def save_map(visit: Visit, exhibit: Exhibit) -> None:
    """The map, or maps side by side, as a file of each format; what keeps a file from being made is said."""
    words, dark = visit.words, st.context.theme.type == "dark"
    for form, mime in PICTURES.items():
        st.download_button(
            words("map_export.save", format=form.upper()),
            partial(picture, visit.catalogue, exhibit, form, visit.selection.lang, dark=dark),
            file_name=f"{words('map_export.file_name')}.{form}",
            mime=mime,
            key=f"save_{form}_{exhibit.key}",
            on_click=_look_for_fault,
            args=(visit, exhibit),
            icon=":material/download:",
            type="tertiary",
        )
    if fault := st.session_state.pop(FAULT, ""):
        st.error(escape.markdown(words("map_export.fault", reason=fault)), icon=":material/font_download_off:")


def _look_for_fault(visit: Visit, exhibit: Exhibit) -> None:
    """Streamlit says of a file that could not be made only that it could not; the reason comes with the next run."""
    from dashboard.exports.static_map import unprintable  # matplotlib takes a second to import

    st.session_state[FAULT] = unprintable(exhibit, map_settings().publication, visit.selection.lang)
