"""A throw-away script for the map tests: one scene, its classes and its texts chosen by the address."""

import streamlit as st
from streamlit_folium import st_folium

from dashboard.catalogue import BUNDLED_DATA
from dashboard.exhibit import AreaStyle, LegendEntry, MapScene, Polygons, Symbol
from dashboard.selection import Link
from dashboard.sources.boundaries import read_manifest
from dashboard.views.folium_map import Addresses, AtlasMap, PaintScene, scene_json

CHINA = (17.6, 73.4, 53.6, 135.1)
BEIJING = (39.4, 115.4, 41.1, 117.6)
text = st.query_params.get("text", "北京市")
bounds = BEIJING if st.query_params.get("near") else CHINA
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.set_page_config(layout="wide")
colour = st.radio("colour", ["white", "grey"], horizontal=True)
scene = MapScene(
    bounds=bounds,
    polygons=(
        Polygons("province", ("0" if colour == "white" else "1") * 34),
        Polygons("county", "23", ("110105", "120113"), selectable=True),
    ),
    styles=(
        AreaStyle("#f4f3ee"),
        AreaStyle("#d9d9d9"),
        AreaStyle("#e08214", line="#7f3b08"),
        AreaStyle("#9ecae1", line="#38607f", pattern="hatch"),
    ),
    symbols=(
        Symbol("solid", "实点", 116.957, 36.6639),
        Symbol("ring", text, 121.3851, 37.5434, style="ring", radius_m=3250),
        Symbol("dashed", "虚点", 106.576, 29.508, style="dashed", radius_m=4000),
    ),
    names={"110105": text, "120113": "北辰区", "ring": text},
    tips={"110105": (text, "第二行")},
    links={"110105": Link("locality"), "120113": Link("locality"), "ring": Link("locality")},
    labels=("110105", "120113", "ring"),
    legend=(
        LegendEntry("2", text, 1),
        LegendEntry("3", "另一类", 1),
        LegendEntry("solid", "已核实", 1),
        LegendEntry("ring", "大致范围", 1),
        LegendEntry("dashed", "按上级单位示意", 1),
        LegendEntry("line", "海上界线"),
    ),
    dashes=True,
    inset=not st.query_params.get("near"),
    credit=text,
)
dark = st.context.theme.type == "dark"
addresses = Addresses.of(read_manifest(BUNDLED_DATA / "boundaries"))
drawn = scene_json(scene, dark=dark, title=text, lang="zh", addresses=addresses)
answer = st_folium(
    AtlasMap(addresses),
    key="scene",
    height=520,
    use_container_width=True,
    returned_objects=["last_active_drawing"],
    feature_group_to_add=PaintScene(drawn),
)
st.text(f"runs: {st.session_state['runs']}")
st.text(f"chosen: {((answer or {}).get('last_active_drawing') or {}).get('code')}")
