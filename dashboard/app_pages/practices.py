"""All mechanisms: search and filter them in a list, or read some of them side by side."""

import streamlit as st

from dashboard import ui
from dashboard.selection import MOST_BESIDE, PRACTICE_SECTIONS
from dashboard.views import practice_choices, practices, rules, side_by_side

visit = ui.arrive("practices")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words

ui.heading(words("practices.title"), level=1)
names = practices.section_names(selection)
ui.choose_one(visit, "section", PRACTICE_SECTIONS, words("practices.section"), names.__getitem__, few=True)

if selection.section == "list":
    ui.choose_text(visit, "search", words("practices.search"), words("practices.search_hint"))
    for column, field in zip(st.columns(3), ("kinds", "statuses", "levels"), strict=True):
        with column:
            found = practice_choices.choices(catalogue, selection, field)
            ui.choose_many(visit, field, list(found), words(f"practices.{field}"), found.__getitem__)
    where, what = st.columns(2)
    with where:
        found = practice_choices.choices(catalogue, selection, "places")
        ui.choose_many(visit, "places", list(found), words("practices.places"), found.__getitem__)
    with what:
        found = practice_choices.choices(catalogue, selection, "dimension")
        ui.choose_one(visit, "dimension", list(found), words("practices.dimension"), found.__getitem__, optional=True)
    ui.show(visit, practices.overview(catalogue, selection))
    for exhibit in practices.listing(catalogue, selection):
        ui.show(visit, exhibit)
    ui.links(visit, practice_choices.loosened(catalogue, selection))
    ui.say(practices.page_of(catalogue, selection))
    ui.links(visit, practices.turning(catalogue, selection))
    ui.start_at_top(selection.shown)
else:
    beside = side_by_side.choices(catalogue, selection)
    label = words("practices.beside", most=MOST_BESIDE)
    ui.choose_many(visit, "practices", list(beside), label, beside.__getitem__, most=MOST_BESIDE)
    ui.links(visit, side_by_side.foldings(catalogue, selection))
    ui.show(visit, side_by_side.side_by_side(catalogue, selection))
    ui.work_rules(visit, rules.of_practices(catalogue, selection))
