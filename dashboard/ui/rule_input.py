"""A rule worked out: one of those a page offers, what its source states, a field to fill in, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard import escape
from dashboard.analysis.rules import FIRST_YEAR, LAST_YEAR, GivenError, read_given
from dashboard.records import ComputedRule
from dashboard.selection import FREE_TEXT
from dashboard.sources.rule_forms import FORMS
from dashboard.ui.arrive import Visit, address_now, write_address
from dashboard.ui.choose import choose_one
from dashboard.ui.show import show
from dashboard.views import rules


def work_rules(visit: Visit, offered: Sequence[ComputedRule]) -> None:
    """The rules behind one click, one at a time; open where the address names one. Nothing where there is none."""
    if not offered:
        return
    words = visit.words
    is_open = visit.selection.rule in [entry.rule_id for entry in offered]
    visit = replace(visit, selection=rules.with_rule(visit.selection, tuple(offered)))
    chosen = (visit.catalogue, visit.selection)
    with st.expander(words("rules.title", n=len(offered)), expanded=is_open, icon=":material/calculate:"):
        codes = [entry.rule_id for entry in offered]
        choose_one(visit, "rule", codes, words("rules.choose"), partial(rules.name, *chosen))
        show(visit, rules.stated(*chosen), title=False, beneath=False)
        _field(visit, visit.catalogue.rules[visit.selection.rule])
        result = rules.worked(*chosen)
        show(visit, result, title=False, beneath=False, tools=result.data is not None)


def _field(visit: Visit, rule: ComputedRule) -> None:
    """What is put in: as text, since a figure may be qualified; a date or a time from its own field.

    Its name stands above the field: a screen reader would read the escapes in a label out.
    """
    key, label, reads = f"choose_given_{rule.rule_id}", visit.words("rules.given"), FORMS[rule.form].reads
    st.caption(escape.markdown(rules.input_label(visit.catalogue, visit.selection)))
    kept: dict[str, Any] = {"key": key, "on_change": _write, "args": (visit, key), "label_visibility": "collapsed"}
    first, last = f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"
    st.session_state[key] = _seed(rule, visit.selection.given)
    if reads == "date":
        st.date_input(label, None, first, last, **kept)
    elif reads == "moment":
        st.datetime_input(label, None, first, last, **kept)
    else:
        hint, most = visit.words("rules.hint"), FREE_TEXT["given"]
        st.text_input(label, placeholder=hint, max_chars=most, **kept)


def _seed(rule: ComputedRule, given: str) -> Any:
    """The value of the field; none where the address holds what is no date (`rules.worked` says so)."""
    if not FORMS[rule.form].is_dated:
        return given
    try:
        return read_given(rule, given)
    except GivenError:
        return None


def _write(visit: Visit, key: str) -> None:
    """Rule and what is put in go into the address as it is now."""
    value = st.session_state[key]
    given = value.isoformat() if isinstance(value, date) else value or ""
    write_address(replace(address_now(visit).selection, rule=visit.selection.rule, given=given))
