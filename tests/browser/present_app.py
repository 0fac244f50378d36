"""A throw-away script for the tests of a presentation that the server hands out: a deck of one map, made on a press."""

import streamlit as st

from dashboard.catalogue import BUNDLED_DATA, load
from dashboard.records import Briefing, Scene
from dashboard.ui.present import present_link
from dashboard.views.briefing import deck

catalogue = load(BUNDLED_DATA)
if st.button("make"):
    scenes = (Scene("overview", (), ("overview.map",)), Scene(title="Two", layout="text", speaker_note="Say it"))
    st.markdown(
        f"[present]({present_link(deck(catalogue, Briefing('A talk', scenes), 'en', '2026-11-22'), catalogue)})"
    )
