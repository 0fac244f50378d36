"""Arriving at a page: load the catalogue, read the address, print the head of the page.

The address is the state. Widgets are seeded from it before they are drawn and write it in their callback; nothing
else is kept between runs. The session keys are `choose_<field>_<labels>` (widgets), `ask_<field>` (the indicator that a
doubtful choice is asked about), `map_<exhibit>`, `press_<name>`, `save_<format>_<exhibit>`, `upload_<what>` (a file of
the reader's), `tools_<exhibit>`, `add_<exhibit>` and `take_<tool>` (an exhibit's tools), `edit_<part>` and
`made_<what>` (the Briefing page), `draft` and `draft_faults` (the text that is checked), `basket` (the token of the
briefing), and `map_choices`: what the Maps page showed last, for the way back to it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import streamlit as st

from dashboard import escape
from dashboard.catalogue import BUNDLED_DATA, Catalogue, CatalogueWatch
from dashboard.records import Problem
from dashboard.selection import MAP_FIELDS, OF_A_SECTION, PAGES, Link, Notice, Selection, from_query
from dashboard.sources.front_end import PAGE_STYLES
from dashboard.ui.basket import basket, carried, lost
from dashboard.ui.scripts import document_language, follow_links
from dashboard.views.scenes import settle
from dashboard.wording import LANGUAGES, Wording, wording

DATA_VARIABLE = "GOVERNANCE_ATLAS_DATA"


@dataclass(frozen=True)
class Visit:
    """One run of one page: what there is, what the reader chose, and the words to say it in."""

    page: str
    catalogue: Catalogue
    selection: Selection
    words: Wording


@st.cache_resource(show_spinner=False)
def _watch(folder: str) -> CatalogueWatch:
    return CatalogueWatch(Path(folder))


def data_folder() -> Path:
    """The folder of the case data: `GOVERNANCE_ATLAS_DATA`, else the bundled data."""
    return Path(os.environ.get(DATA_VARIABLE) or BUNDLED_DATA)


def watch() -> CatalogueWatch:
    """The one watch of this process over the data folder."""
    return _watch(str(data_folder()))


def arrive(page: str) -> Visit:
    """Load, read the address and print the head of `page`. Broken data shows its problems and stops the page."""
    catalogue = watch().current()
    selection, notices = _read_address(page, catalogue)
    words = wording(selection.lang)
    visit = Visit(page, catalogue, selection, words)
    st.set_page_config(page_title=" · ".join((words(f"app.page_{page}"), words("app.title"))))
    document_language(words.lang)
    st.html(PAGE_STYLES)
    follow_links()
    _head(visit)
    if catalogue.errors:
        show_problems(catalogue.problems, words)
        st.stop()
    _say_notices(notices, words)
    if lost():
        st.info(words("basket.lost"), icon=":material/info:")
    if watch().pending:
        st.warning(words("app.pending", n=len(watch().pending)), icon=":material/sync_problem:")
    return visit


def address_now(visit: Visit) -> Visit:
    """The visit as the address has it now: a part of a page that runs by itself prints no widget anew."""
    return replace(visit, selection=_read_address(visit.page, visit.catalogue)[0])


def _read_address(page: str, catalogue: Catalogue) -> tuple[Selection, tuple[Notice, ...]]:
    asked, notices = from_query(st.query_params.to_dict(), catalogue)
    if "lang" not in st.query_params:
        asked = replace(asked, lang=_browser_language())
    return settle(asked, page, catalogue), notices


def _browser_language() -> str:
    return "zh" if (st.context.locale or "zh").lower().startswith("zh") else "en"


def _head(visit: Visit) -> None:
    words, selection = visit.words, visit.selection
    with st.container(horizontal=True, vertical_alignment="center", key="atlas_head"):
        st.markdown(f"**{words('app.title')}**", width="content")
        for page in PAGES:
            away = {} if page == visit.page else {"line": 0, "source": "", "shown": 0, **OF_A_SECTION, "section": ""}
            if page != visit.page:
                away |= st.session_state.get("map_choices", {}) if page == "maps" else _NO_MAP
            st.page_link(
                page_path(page),
                label=_label(page, words),
                icon=_ICONS[page],
                query_params=carried(dict(selection.link(page, **away).query)),
            )
        for lang in LANGUAGES:
            if lang != selection.lang:
                label, icon = escape.markdown(words("app.other_language")), ":material/translate:"
                st.button(label, "press_lang", icon=icon, type="tertiary", on_click=_change_language, args=(lang,))


def _label(page: str, words: Wording) -> str:
    """The name of a page; of the briefing with the number of its scenes."""
    count = len(basket().scenes) if page == "briefing" else 0
    name = words(f"app.page_{page}")
    return words("basket.link", name=name, n=count) if count else name


def _change_language(lang: str) -> None:
    """Everything else stays as the address has it now."""
    st.query_params["lang"] = lang


_NO_MAP: dict[str, Any] = {name: getattr(Selection(), name) for name in MAP_FIELDS}
_ICONS = {
    "overview": ":material/home:",
    "maps": ":material/map:",
    "locality": ":material/location_on:",
    "comparison": ":material/compare_arrows:",
    "practices": ":material/account_tree:",
    "sources": ":material/menu_book:",
    "briefing": ":material/co_present:",
}


def page_path(page: str) -> str:
    """The file of a page, as st.page_link and st.switch_page name it."""
    return f"app_pages/{page}.py"


def go(link: Link) -> None:
    """Open another page of the atlas with its whole state in the address."""
    st.switch_page(page_path(link.page), query_params=carried(dict(link.query)))


def show_link(visit: Visit, label: str, link: Link, icon: str | None = None, *, strong: bool = False) -> None:
    """A link inside the atlas. To another page it is a page link; but a page link to the page on which it stands leaves
    the browser's address as it was (Streamlit 1.67), so there a button writes the address.
    """
    text = f":primary[**{escape.markdown(label)}**]" if strong else escape.markdown(label)
    if link.page != visit.page:
        st.page_link(page_path(link.page), label=text, icon=icon, query_params=carried(dict(link.query)))
        return
    key = f"press_{crc32(repr((label, link)).encode()):08x}"
    st.button(text, key, icon=icon, type="tertiary", on_click=follow, args=(link,))


def follow(link: Link) -> None:
    """Put the address of a link on this page into the address bar."""
    st.query_params.from_dict(carried(dict(link.query)))


def write_address(selection: Selection) -> None:
    """Put a selection into the address bar: one entry in the browser's history. Only callbacks call this."""
    st.query_params.from_dict(carried(selection.to_query()))
    st.session_state["map_choices"] = {name: getattr(selection, name) for name in MAP_FIELDS}


_MOST_NOTICES = 20  # a crafted link with thousands of codes must not fill the page


def _say_notices(notices: tuple[Notice, ...], words: Wording) -> None:
    for notice in notices[:_MOST_NOTICES]:
        st.info(
            words(
                "app.unknown_in_address",
                field=words.code("address", notice.field),
                written=escape.markdown(notice.written[:60]),
            ),
            icon=":material/info:",
        )


def show_problems(problems: tuple[Problem, ...], words: Wording) -> None:
    """The list of what is wrong with a data folder: file, row, field, cause, remedy."""
    st.error(words("app.broken_data", n=sum(problem.severity == "error" for problem in problems)))
    list_problems(problems, words)


def list_problems(problems: Sequence[Problem], words: Wording) -> None:
    """One row per problem, in the order given."""
    st.dataframe(
        [
            {
                words("app.problem_file"): problem.file,
                words("app.problem_row"): problem.row or None,
                words("app.problem_field"): problem.field,
                words("app.problem_cause"): problem.cause.to(words.lang),
                words("app.problem_remedy"): problem.remedy.to(words.lang),
                words("app.problem_severity"): words(f"app.severity_{problem.severity}"),
            }
            for problem in problems
        ],
        hide_index=True,
        placeholder="",
    )
