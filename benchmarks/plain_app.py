"""The careful plain way to draw the same counties, to compare the atlas with. Run by `benchmarks/maps.py`:

    streamlit run benchmarks/plain_app.py -- DATA_FOLDER

What a Streamlit user writes after reading the manuals: geometry cached as a GeoJSON dictionary with coordinates rounded
to three decimals (100 m), figures cached, folium.GeoJson with a style function on one canvas, nothing sent back from
the map, every front-end file local. The address chooses `indicator`,
`layer`, `width` and `height`.
"""

import json
import sys
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st
from nation import DATA, INDICATORS, REPOSITORY, classes_of, name_of, read_values
from streamlit_folium import st_folium

PALETTE = ("#ffffb2", "#fed976", "#feb24c", "#fd8d3c", "#fc4e2a", "#e31a1c", "#b10026", "#cccccc")
# st_folium draws in /component/<its name>/index.html, and the files of this component stand beside it
LEAFLET = "../plain_app.leaflet"
st.components.v1.declare_component("leaflet", path=str(REPOSITORY / "dashboard" / "static" / "leaflet"))


class PlainMap(folium.Map):
    """A folium map whose front-end files are local."""

    default_js = (("leaflet", f"{LEAFLET}/leaflet.js"),)
    default_css = (("leaflet_css", f"{LEAFLET}/leaflet.css"),)


@st.cache_resource
def counties(layer: str) -> dict:
    """The counties of a drawing layer as GeoJSON."""
    frame = gpd.read_file(DATA / "boundaries" / "draw" / f"{layer}.topo.json")[["adcode", "geometry"]]
    frame["geometry"] = shapely.transform(frame.geometry, lambda points: points.round(3))
    return json.loads(frame.to_json(drop_id=True))


@st.cache_resource
def values(folder: str) -> pd.DataFrame:
    """Value by adcode and indicator."""
    return read_values(Path(folder))


st.set_page_config(page_title="plain", layout="wide")
asked = st.query_params.get("indicator", INDICATORS[0])
indicator = st.selectbox("Indicator", INDICATORS, index=INDICATORS.index(asked), format_func=name_of)
table = values(sys.argv[1])
colours = {code: PALETTE[int(digit)] for code, digit in zip(table.index, classes_of(table[indicator]), strict=True)}
plain_map = PlainMap(location=(35.5, 104.0), zoom_start=4, tiles=None, prefer_canvas=True)
folium.GeoJson(
    counties(st.query_params.get("layer", "county")),
    style_function=lambda feature: {
        "fillColor": colours[feature["properties"]["adcode"]],
        "fillOpacity": 1,
        "color": "#8a94a0",
        "weight": 0.6,
    },
).add_to(plain_map)
st_folium(
    plain_map,
    width=int(st.query_params.get("width", 1000)),
    height=int(st.query_params.get("height", 560)),
    returned_objects=[],
)
