"""The briefing that the reader puts together, and a draft held against the sources."""

import streamlit as st

from dashboard import ui
from dashboard.selection import BRIEFING_SECTIONS

visit = ui.arrive("briefing")
words = visit.words

ui.heading(words("briefing_page.title"), level=1)
label = words("briefing_page.section")
ui.choose_one(visit, "section", BRIEFING_SECTIONS, label, lambda code: words(f"briefing_page.section_{code}"), few=True)

if visit.selection.section == "draft":
    ui.check_draft(visit)
else:
    briefing, slides = ui.basket(), ui.slides(visit)
    ui.edit_title(visit, briefing)
    ui.begin(visit, briefing)
    ui.open_saved(visit)
    if briefing.scenes:
        with st.container():  # what comes and goes has a place of its own: what moves in the page is folded up again
            ui.take_away(visit, briefing)
            ui.list_faults(visit, slides)
        which, what = st.columns([4, 9], gap="medium")
        number = ui.chosen(visit, briefing)
        with which:
            ui.choose_scene(visit, briefing, slides)
        with what:
            ui.move_scene(visit, briefing)
            ui.edit_scene(visit, briefing.scenes[number - 1], number)
            ui.preview(visit, briefing.scenes[number - 1], slides[number - 1])
    else:
        ui.say(words("briefing_page.empty"))
        ui.take_back(visit)
