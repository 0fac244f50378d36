"""A map scene on the screen, through folium and st_folium; a click on a place opens what the scene says it opens."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from dashboard.exhibit import Exhibit, MapScene
from dashboard.selection import Link
from dashboard.sources.front_end import load_front_end
from dashboard.sources.map_settings import map_settings
from dashboard.ui.arrive import Visit, follow, go
from dashboard.views.agency_layers import served
from dashboard.views.folium_map import Addresses, to_folium
from dashboard.views.imprint import on_screen

HEIGHT = 560
MAP = "map"  # the part of the Maps page that runs by itself


def words_open(key: str) -> bool:
    """Whether the reader has opened the text twin of an exhibit that shows it on demand."""
    return bool(st.session_state.get(f"words_{key}"))


def show_map(visit: Visit, exhibit: Exhibit, height: int = HEIGHT) -> None:
    """Draw the scene; panning and zooming cause no rerun, a click causes one."""
    assert isinstance(exhibit.body, MapScene)
    scene = on_screen(exhibit.body, map_settings().publication, visit.words)
    dark = st.context.theme.type == "dark"
    addresses = Addresses(load_front_end().digest, served(visit.catalogue))
    basemap, lang = map_settings().basemaps.get(visit.selection.basemap), visit.selection.lang
    base, paint = to_folium(scene, dark=dark, title=exhibit.title, lang=lang, addresses=addresses, basemap=basemap)
    key = f"map_{exhibit.key}"

    def on_change() -> None:
        """A link on this page is written before the run that the click causes, so that one run is enough."""
        link = _pressed(key, scene)
        if link and link.page == visit.page:
            follow(link)
            st.rerun()
        elif link:
            st.session_state[f"open_{key}"] = link

    st_folium(
        base,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=paint,
        on_change=on_change,
    )
    if target := st.session_state.pop(f"open_{key}", None):
        go(target)


def _pressed(key: str, scene: MapScene) -> Link | None:
    """The link of the place that was just clicked; None where it has none."""
    answer = st.session_state.get(key) or {}
    clicked = answer.get("last_active_drawing") or {}
    return scene.links.get(str(clicked.get("code")))
