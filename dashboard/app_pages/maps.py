"""One indicator on a map of the country or a part of it: chosen, classed, gone into, searched, read as a table."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import ui
from dashboard.analysis import map_choices as choices
from dashboard.analysis.place_values import periods
from dashboard.analysis.regions import regions
from dashboard.exports.tables import csv_file
from dashboard.selection import MAP_FORMS, MAP_SECTIONS, SCHEMES
from dashboard.views import map_choices
from dashboard.views.choropleth import choropleth, in_words
from dashboard.views.choropleth_table import value_table

visit = ui.arrive("maps")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words
indicators = choices.mapped_indicators(catalogue)
if not indicators:
    ui.heading(words("maps.title"), level=1)
    ui.say(words("maps.nothing"))
    ui.show_layers(visit)
    st.stop()


def choose(now: ui.Visit, field: str, options: Sequence[Any], *, few: bool = False) -> None:
    """One code into a field, where there is something to choose."""
    if len(options) > 1:
        shown_as = partial(map_choices.option, catalogue, now.selection, field)
        ui.choose_one(now, field, options, words(f"maps.{field}"), shown_as, few=few)


ui.heading(map_choices.title(catalogue, selection), level=1)
with st.container():  # what comes and goes has a place of its own: a map that moves in the page is loaded anew
    ui.links(visit, map_choices.way_up(catalogue, selection))
with st.container(horizontal=True, vertical_alignment="bottom"):
    choose(visit, "level", regions(catalogue).levels(selection.area), few=True)
    if choices.is_count(catalogue, selection.indicator):
        choose(visit, "drawn_as", MAP_FORMS, few=True)
    if choices.drawn_as(catalogue, selection) == choices.AREAS:
        choose(visit, "class_count", choices.class_counts(selection.scheme), few=True)
        choose(visit, "scheme", SCHEMES)
        if selection.scheme in choices.BY_HAND:
            ui.choose_text(visit, "breaks", *map_choices.breaks_label(selection))
    choose(visit, "period", periods(catalogue, selection.indicator))
    choose(visit, "section", MAP_SECTIONS, few=True)
    ui.choose_basemap(visit)
    ui.choose_text(visit, "search", words("maps.search"), words("maps.search_hint"))
with st.container():
    if nothing := map_choices.said_about_search(catalogue, selection):
        ui.say(nothing)
    elif selection.search:
        ui.links(visit, map_choices.search_results(catalogue, selection))


@st.fragment(key=ui.MAP)
def drawn() -> None:
    """The indicator and its map: all that runs when another indicator is chosen."""
    now = ui.address_now(visit)
    choose(now, "indicator", indicators)
    if now.selection.section == "table":
        table = value_table(catalogue, now.selection)
        with st.container(horizontal=True):
            make = partial(csv_file, catalogue, [table], words)
            ui.download(words("maps.download"), make, words("maps.file_name"), "text/csv")
            ui.save_map(now, choropleth(catalogue, now.selection))
        ui.show(now, table, title=False, beneath=False)
    else:
        ui.show(now, choropleth(catalogue, now.selection), title=False, beneath=False)
    if unread := map_choices.said_about_breaks(now.selection):
        ui.say(unread)


drawn()
ui.in_words(visit, partial(in_words, catalogue, selection))
ui.links(visit, map_choices.pages_of_places(catalogue, selection))
ui.show_layers(visit)
