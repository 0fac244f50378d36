"""Places side by side: one against its benchmark, two by their differences, several in columns, all in a heat map."""

from collections.abc import Mapping

import streamlit as st

from dashboard import ui
from dashboard.exports.data_card import data_package
from dashboard.exports.workbook import xlsx_file
from dashboard.selection import MOST_BESIDE
from dashboard.views import comparison, comparison_choices
from dashboard.views.comparison_sections import SECTIONS, everything, names
from dashboard.views.table_choices import shaped

visit = ui.arrive("comparison")
catalogue, selection, words = visit.catalogue, visit.selection, visit.words


def choose(field: str, found: Mapping[str, str], label: str, empty: str = "", *, few: bool = False) -> None:
    """A choice among codes with their labels; `empty` says what it means to choose none."""
    ui.choose_one(visit, field, list(found), label, found.__getitem__, optional=bool(empty), few=few, empty=empty)


ui.heading(words("comparison.title"), level=1)
ui.choose_many(
    visit,
    "localities",
    comparison.choices(catalogue, selection),
    words("comparison.choose"),
    lambda code: words.text(catalogue.localities[code].name),
    most=MOST_BESIDE,
    empty=words("comparison.every_case"),
)
with st.expander(words("comparison.arrange"), icon=":material/swap_horiz:"):
    for row in (comparison.suggestions, comparison.leads, comparison.moves, comparison.removals):
        ui.links(visit, row(catalogue, selection))
    choose("locality", comparison_choices.leads(catalogue, selection), words("comparison.lead"))

choose("section", names(selection), words("comparison.section"), few=True)

if selection.section in ("figures", "ranking"):
    unfolded = comparison_choices.by_what_unfolded(selection)
    with st.expander(words("comparison.by_what"), unfolded, key="compare_by", icon=":material/tune:"):
        what, against, order, per = st.columns((3, 3, 2, 2))
    with what:
        found = comparison_choices.indicators(catalogue, selection)
        choose("indicator", found, words("comparison.indicator"), words("comparison.any_indicator"))
    with against:
        found = comparison_choices.benchmarks(catalogue, selection)
        choose("benchmark", found, words("comparison.against"), words("comparison.any_benchmark"))
    with order:
        choose("order", comparison_choices.orders(selection), words("comparison.order"), words("comparison.as_chosen"))
    with per:
        choose("per", comparison_choices.bases(selection), words("comparison.per"), words("comparison.undivided"))

ui.choose_in_section(visit)
exhibits = SECTIONS[selection.section](catalogue, selection)
ui.choose_rows(visit, exhibits)
for exhibit in shaped(exhibits, selection):
    ui.show(visit, exhibit)
ui.below_section(visit)

with st.container(horizontal=True):
    ui.download(
        words("comparison.download_csv"),
        lambda: data_package(catalogue, everything(catalogue, selection), selection, visit.page, ui.root(visit.page)),
        comparison.file_name(selection, "zip"),
        "application/zip",
    )
    ui.download(
        words("comparison.download_xlsx"),
        lambda: xlsx_file(catalogue, everything(catalogue, selection), selection, visit.page),
        comparison.file_name(selection, "xlsx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
st.caption(words("comparison.download_note"))
