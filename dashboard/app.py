"""The dashboard's entry: page settings, navigation, run. Nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.selection import PAGES
from dashboard.ui.arrive import page_path

# a file of ours: a Material icon or an emoji here would be fetched from outside by the browser
ICON = str(Path(__file__).parent / "static" / "icon.svg")

st.set_page_config(page_title="基层治理图集 · Governance Atlas", page_icon=ICON, layout="wide")
pages = [st.Page(page_path(page), title=page, url_path=page, default=page == PAGES[0]) for page in PAGES]
st.navigation(pages, position="hidden").run()
