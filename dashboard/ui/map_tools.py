"""What stands under a map: the choice of a basemap where any is configured, and the map as a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Exhibit
from dashboard.exports.picture import PICTURES, picture, unprintable
from dashboard.sources.map_settings import map_settings
from dashboard.ui.arrive import Visit
from dashboard.ui.choose import choose_one


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
    """The map, or maps side by side, as a file of each format; what keeps a file from being made is said instead.

    Saving runs no script: a run gives the buttons other files, and one pressed meanwhile asks for a file that is gone.
    """
    words, dark = visit.words, st.context.theme.type == "dark"
    if fault := unprintable(visit.catalogue, exhibit, words.lang):
        st.caption(escape.markdown(words("map_export.fault", reason=fault)))
        return
    for form, mime in PICTURES.items():
        st.download_button(
            words("map_export.save", format=form.upper()),
            partial(picture, visit.catalogue, exhibit, form, words.lang, dark=dark),
            file_name=f"{words('map_export.file_name')}.{form}",
            mime=mime,
            key=f"save_{form}_{exhibit.key}",
            on_click="ignore",
            icon=":material/download:",
            type="tertiary",
        )
