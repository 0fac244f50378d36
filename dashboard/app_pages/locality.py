from functools import partial

import streamlit as st

from dashboard import ui
from dashboard.selection import LOCALITY_SECTIONS
from dashboard.views import (
    better,
    diagrams,
    findings,
    framework_profile,
    locality,
    locality_practices,
    locator,
    number_tables,
    rules,
)

visit = ui.arrive("locality")
words, chosen = visit.words, (visit.catalogue, visit.selection)

which, who = st.columns([4, 7], gap="medium")
with which:
    name = partial(locality.choice_name, *chosen)
    ui.choose_one(visit, "locality", locality.choices(*chosen), words("locality.choose"), name)
with who:
    ui.heading(locality.about(*chosen).title, 1)

where, what = st.columns([5, 6], gap="medium")
with where:
    ui.show(visit, locator.locator(*chosen), title=False, map_height=400)
with what:
    ui.show(visit, locality.about(*chosen), title=False, beneath=False)
    ui.show(visit, locality.profile(*chosen), beneath=False)
ui.show(visit, locality.headlines(*chosen), beneath=False)

name = partial(locality.section_name, *chosen)
ui.choose_one(visit, "section", LOCALITY_SECTIONS, words("locality.choose_section"), name, few=True)
SECTIONS = {
    "practices": locality_practices.by_status,
    "figures": number_tables.by_kind,
    "frameworks": better.beside_profiles,
    "findings": findings.by_kind,
}
if visit.selection.section == "mechanisms":
    name = partial(diagrams.choice_name, *chosen)
    ui.choose_one(visit, "practice", diagrams.choices(*chosen), words("locality.choose_practice"), name)
    ui.work_rules(visit, rules.of_place(*chosen))
    for half, exhibits in zip(st.columns(2, gap="large"), diagrams.halves(*chosen), strict=True):
        with half:
            for exhibit in exhibits:
                ui.show(visit, exhibit)
else:
    if visit.selection.section == "frameworks":
        name = partial(framework_profile.choice_name, *chosen)
        ui.choose_one(visit, "framework", framework_profile.choices(*chosen), words("locality.choose_framework"), name)
    for exhibit in SECTIONS[visit.selection.section](*chosen):
        ui.show(visit, exhibit, beneath=False)
