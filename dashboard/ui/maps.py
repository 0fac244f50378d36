"""A map scene on the screen, through folium and st_folium; a click on a place opens what the scene says it opens."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from dashboard.exhibit import Exhibit, MapScene
from dashboard.selection import Link
from dashboard.ui.ahead import as_sent, session_token
from dashboard.ui.arrive import Visit, follow, go
from dashboard.views.folium_map import AtlasMap, PaintScene
from dashboard.views.painted import addresses, painted

HEIGHT = 560
MAP = "map"  # the part of the Maps page that runs by itself


def words_open(key: str) -> bool:
    """Whether the reader has opened the text twin of an exhibit that shows it on demand."""
    return bool(st.session_state.get(f"words_{key}"))


def show_map(visit: Visit, exhibit: Exhibit, height: int = HEIGHT) -> None:
    """Draw the scene; panning and zooming cause no rerun, a click causes one."""
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    drawn = painted(visit.catalogue, visit.selection, exhibit, dark=st.context.theme.type == "dark")
    token = session_token() if visit.page == "maps" else ""
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
        AtlasMap(addresses(visit.catalogue)),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=PaintScene(as_sent(drawn, token) if token else drawn, token),
        on_change=on_change,
    )
    if target := st.session_state.pop(f"open_{key}", None):
        go(target)


def _pressed(key: str, scene: MapScene) -> Link | None:
    """The link of the place that was just clicked; None where it has none."""
    answer = st.session_state.get(key) or {}
    clicked = answer.get("last_active_drawing") or {}
    return scene.links.get(str(clicked.get("code")))
