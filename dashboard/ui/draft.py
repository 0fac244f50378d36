"""A draft held against the sources: written or pasted, or taken from a file; kept in the session and nowhere else."""

from __future__ import annotations

import streamlit as st

from dashboard import escape
from dashboard.analysis.draft import LONGEST
from dashboard.exhibit import Exhibit
from dashboard.sources.draft_file import LARGEST, read_draft
from dashboard.ui.arrive import Visit, list_problems
from dashboard.ui.show import show
from dashboard.ui.upload import upload
from dashboard.views.draft_check import draft_check

_KEPT = "draft"  # of the session, so that the draft is still there after a look at a source
_FAULTS, _MADE = "draft_faults", "made_check"
_MB = 1_000_000


def check_draft(visit: Visit) -> None:
    """The text, a file to take it from, and every figure of it with what the sources say."""
    words = visit.words
    st.caption(words("draft_page.note"))
    upload(visit, words("draft_page.file"), ["docx", "txt"], "upload_draft", LARGEST // _MB, _load)
    problems, too_long = st.session_state.get(_FAULTS, ((), False))
    if problems:
        list_problems(problems, words)
    if too_long:
        st.error(escape.markdown(words("draft_page.too_long", most=LONGEST)))
    st.session_state["edit_draft"] = st.session_state.get(_KEPT, "")
    hint = words("draft_page.hint")
    st.text_area(
        words("draft_page.text"), height=240, max_chars=LONGEST, key="edit_draft", placeholder=hint, on_change=_write
    )
    if st.session_state["edit_draft"].strip():
        show(visit, _checked(visit, st.session_state["edit_draft"]), in_address=False)


def _checked(visit: Visit, text: str) -> Exhibit:
    """A long draft takes seconds: what came out stays in the session, and nowhere else, until the draft is another."""
    wanted = text, visit.words.lang, visit.catalogue.version
    if st.session_state.get(_MADE, (None,))[0] != wanted:
        with st.spinner(visit.words("draft_page.checking")):
            st.session_state[_MADE] = wanted, draft_check(visit.catalogue, visit.selection, text)
    found: Exhibit = st.session_state[_MADE][1]
    return found


def _write() -> None:
    st.session_state[_KEPT] = st.session_state["edit_draft"]


def _load() -> None:
    """Take the text of a file; one that can't be read, or is too long, leaves the draft as it is and says why."""
    file = st.session_state["upload_draft"]
    text, problems = read_draft(file.getvalue(), file.name) if file else ("", ())
    st.session_state[_FAULTS] = problems, len(text) > LONGEST
    if 0 < len(text) <= LONGEST:
        st.session_state[_KEPT] = text
