"""Two to eight places side by side: their figures, framework evidence, practices and facts, on screen and as files."""

import streamlit as st

from dashboard import ui
from dashboard.exports.tables import csv_file
from dashboard.exports.workbook import xlsx_file
from dashboard.selection import MOST_BESIDE
from dashboard.views import comparison
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms

visit = ui.arrive("comparison")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words

ui.heading(words("comparison.title"), level=1)
ui.choose_many(
    visit,
    "localities",
    comparison.choices(catalogue, selection),
    words("comparison.choose"),
    lambda code: words.text(catalogue.localities[code].name),
    most=MOST_BESIDE,
)
ui.links(visit, comparison.suggestions(catalogue, selection))
if sentence := comparison.too_many(catalogue, selection):
    ui.say(sentence)
with st.expander(words("comparison.arrange")):
    for row in (comparison.leads, comparison.moves, comparison.removals):
        ui.links(visit, row(catalogue, selection))

exhibits = [view(catalogue, selection) for view in (figures, framework_evidence, mechanisms, facts)]
with st.container(horizontal=True):
    ui.download(
        words("comparison.download_csv"),
        lambda: csv_file(catalogue, exhibits, words),
        comparison.file_name(selection, "csv"),
        "text/csv",
    )
    ui.download(
        words("comparison.download_xlsx"),
        lambda: xlsx_file(catalogue, exhibits, selection, visit.page),
        comparison.file_name(selection, "xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
st.caption(words("comparison.download_note"))
for exhibit in exhibits:
    if exhibit.key == "comparison.evidence":
        ui.choose_one(
            visit,
            "framework",
            tuple(catalogue.frameworks),
            words("comparison.framework"),
            lambda code: words.text(catalogue.frameworks[code].name),
        )
    ui.show(visit, exhibit)
