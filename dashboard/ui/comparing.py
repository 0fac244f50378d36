"""What the sections of the Compare page ask for beside the places, and the second coder's file."""

from __future__ import annotations

import streamlit as st

from dashboard import escape
from dashboard.exports.tables import csv_file
from dashboard.exports.truth_table import cases_csv, truth_table_csv
from dashboard.selection import PARTIAL_COUNTS, PEER_COUNTS
from dashboard.sources.second_coding import LARGEST_CODING_MB, read_coding
from dashboard.ui.arrive import Visit, list_problems
from dashboard.ui.charts import choose_chart
from dashboard.ui.choose import choose_many, choose_one
from dashboard.ui.show import download, heading, links, show
from dashboard.ui.upload import upload
from dashboard.views import peer_choices, peers, truth_table_choices
from dashboard.views.agreement import agreement

CSV = "text/csv"


def choose_in_section(visit: Visit) -> None:
    """What the section shown needs to know; nothing where it needs no more than the places."""
    section = visit.selection.section
    if section in ("evidence", "truth_table"):
        _choose_framework(visit)
    if section == "truth_table":
        _choose_sets(visit)
    if section == "peers":
        _choose_features(visit)
    if section == "charts":
        choose_chart(visit)


def below_section(visit: Visit) -> None:
    """What a section offers below its exhibits: a second coder, files for R."""
    if visit.selection.section == "evidence":
        _second_coder(visit)
    if visit.selection.section == "truth_table":
        _files_for_r(visit)


def _choose_framework(visit: Visit) -> None:
    catalogue, words = visit.catalogue, visit.words
    which, what = st.columns(2)
    with which:
        choose_one(
            visit,
            "framework",
            tuple(catalogue.frameworks),
            words("comparison.framework"),
            lambda code: words.text(catalogue.frameworks[code].name),
        )
    framework = catalogue.frameworks.get(visit.selection.framework)
    if visit.selection.section == "evidence" and framework:
        names = {entry.dimension_id: words.text(entry.name) for entry in framework.dimensions}
        with what:
            label = words("evidence.choose_dimension")
            choose_one(visit, "dimension", tuple(names), label, names.__getitem__, optional=True)


def _choose_sets(visit: Visit) -> None:
    chosen, words = (visit.catalogue, visit.selection), visit.words
    choose_many(
        visit,
        "conditions",
        truth_table_choices.condition_choices(*chosen),
        words("truth_table.choose_conditions"),
        lambda code: words.text(visit.catalogue.dimensions[code].name),
    )
    outcome, partial = st.columns([2, 1])
    with outcome:
        names = {code: truth_table_choices.dimension_name(*chosen, code) for code in visit.catalogue.dimensions}
        choose_one(visit, "outcome", tuple(names), words("truth_table.choose_outcome"), names.__getitem__)
    with partial:
        names = truth_table_choices.partial_names(visit.selection)
        label = words("truth_table.choose_partial")
        choose_one(visit, "partial_as", PARTIAL_COUNTS, label, names.__getitem__, few=True)


def _choose_features(visit: Visit) -> None:
    chosen, words = (visit.catalogue, visit.selection), visit.words
    choose_many(
        visit,
        "features",
        peer_choices.feature_choices(*chosen),
        words("peers.choose_features"),
        lambda feature: peer_choices.feature_name(*chosen, feature),
    )
    choose_one(
        visit,
        "peers",
        PEER_COUNTS,
        words("peers.choose_count"),
        lambda count: words("peers.count", n=count),
        few=True,
    )
    with st.expander(words("peers.weights")):
        links(visit, peer_choices.weights(*chosen))
    links(visit, peers.put_beside(*chosen))


def _second_coder(visit: Visit) -> None:
    """A file is read anew in every run and kept nowhere but in the session, as Streamlit keeps what was chosen."""
    words = visit.words
    heading(words("agreement.heading"))
    st.caption(escape.markdown(words("agreement.upload_note")))
    file = upload(visit, words("agreement.upload"), "csv", "upload_coding", LARGEST_CODING_MB)
    if file is None:
        return
    judgements, problems = read_coding(file.getvalue(), file.name, visit.catalogue.records)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        st.error(words("agreement.refused", n=errors))
    else:
        st.success(words("agreement.accepted", n=len(judgements), warnings=len(problems)))
    if problems:
        list_problems(problems, words)
    if not errors:
        exhibits = agreement(visit.catalogue, visit.selection, judgements)
        for exhibit in exhibits:
            show(visit, exhibit, in_address=False)
        name = f"agreement_{visit.selection.lang}.csv"
        download(words("agreement.download"), lambda: csv_file(visit.catalogue, exhibits, words), name, CSV)


def _files_for_r(visit: Visit) -> None:
    table = truth_table_choices.made(visit.catalogue, visit.selection)
    if table is None:
        return
    words, conditions = visit.words, table.names[:-1]
    with st.container(horizontal=True):
        label = words("truth_table.download_cases")
        download(label, lambda: cases_csv(table.names, table.coded.cases), "cases.csv", CSV)
        label = words("truth_table.download_table")
        download(label, lambda: truth_table_csv(conditions, table.rows), "truth_table.csv", CSV)
