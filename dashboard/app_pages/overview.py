"""All cases on one map with their list, then the figures that stand for them, and what the collection holds."""

import streamlit as st

from dashboard import ui
from dashboard.views import holdings, overview
from dashboard.views.national_map import national_map

visit = ui.arrive("overview")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words

ui.heading(words.text(catalogue.title), level=1)
ui.say(overview.in_one_sentence(catalogue, selection))
where, which = st.columns([11, 9], gap="medium")
with where:
    ui.show(visit, national_map(catalogue, selection), title=False)
with which:
    ui.show(visit, overview.case_list(catalogue, selection))
    ui.links(visit, overview.roads(catalogue, selection))
for exhibit, onward in overview.figure_sections(catalogue, selection):
    ui.show(visit, exhibit)
    ui.links(visit, onward)
held, lacking = st.columns(2, gap="medium")
with held:
    ui.show(visit, holdings.holds(catalogue, selection))
with lacking:
    ui.show(visit, holdings.gaps(catalogue, selection))
    ui.links(visit, holdings.onward(catalogue, selection))
