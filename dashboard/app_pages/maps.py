"""One indicator on a map of the country or a part of it: chosen, classed, gone into, searched, read as a table."""

from functools import partial

import streamlit as st

from dashboard import ui
from dashboard.analysis.map_choices import mapped_indicators
from dashboard.exports.tables import csv_file
from dashboard.views import map_choices, map_page

visit = ui.arrive("maps")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words
if not mapped_indicators(catalogue) and not selection.layer:
    ui.heading(words("maps.title"), level=1)
    ui.say(words("maps.nothing"))
    ui.choose_layer(visit)
    st.stop()

ui.heading(map_choices.title(catalogue, selection), level=1)
with st.container():  # what comes and goes has a place of its own: a map that moves in the page is loaded anew
    ui.links(visit, map_choices.way_up(catalogue, selection))
ui.choose_map(visit)
with st.container():
    if nothing := map_choices.said_about_search(catalogue, selection):
        ui.say(nothing)
    elif selection.search:
        ui.links(visit, map_choices.search_results(catalogue, selection))


@st.fragment(key=ui.MAP)
def drawn() -> None:
    """The indicator and its map: all that runs when another indicator is chosen."""
    now = ui.address_now(visit)
    ui.choose_indicator(now)
    exhibit = map_page.shown(catalogue, now.selection)
    if now.selection.section == "table":
        table = map_page.as_table(catalogue, now.selection)
        with st.container(horizontal=True):
            make = partial(csv_file, catalogue, [table], words)
            ui.download(words("maps.download"), make, words("maps.file_name"), "text/csv")
            ui.save_map(now, exhibit)
        ui.show(now, table, title=False, beneath=False, tools=False)
    else:
        ui.show(now, exhibit, title=False, beneath=False, tools=False)
    for sentence in map_page.remarks(catalogue, now.selection):
        ui.say(sentence)


drawn()
ui.tools_of_part(visit, partial(map_page.on_screen, catalogue))
ui.in_words(visit, partial(map_page.in_words, catalogue, selection))
ui.links(visit, map_choices.pages_of_places(catalogue, selection))
