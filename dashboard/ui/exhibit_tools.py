"""What can be taken from an exhibit, behind one quiet button: files, text, its citation. Made when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from zlib import crc32

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Exhibit
from dashboard.exports.citation import FORMS, cite, cited_title
from dashboard.exports.copied_text import plain_text, tab_separated
from dashboard.exports.data_card import data_package
from dashboard.exports.picture import PICTURES, has_picture, picture, unprintable
from dashboard.exports.workbook import xlsx_file
from dashboard.selection import Selection
from dashboard.ui.adding import Taken, add_button
from dashboard.ui.arrive import Visit, address_now

_TEXTS = ("tabs", "sentences")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ENDINGS = {
    "csv": ("zip", "application/zip"),
    "xlsx": ("xlsx", f"{_OFFICE}spreadsheetml.sheet"),
    "docx": ("docx", f"{_OFFICE}wordprocessingml.document"),
    **{form: (form, mime) for form, mime in PICTURES.items()},
}
_TALLEST, _MANY_LINES, _MUCH = 360, 9, 900  # pixels, lines, characters: a longer text scrolls inside its box
_LONGEST = 60  # characters of a file's name
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"/\\|?*.\s]+')


def exhibit_tools(visit: Visit, exhibit: Exhibit, *, in_address: bool = True) -> None:
    """The row beneath an exhibit. Further tools of one exhibit have their place beside the button."""
    key = f"{crc32(repr((exhibit.key, exhibit.title)).encode()):08x}"
    _row(visit, exhibit, key, lambda: (visit, exhibit), in_address=in_address)


def tools_of_part(visit: Visit, make: Callable[[Selection], Exhibit]) -> None:
    """The row for what a part of the page shows that runs by itself: both buttons take it as the address has it when
    they are pressed, so they need not be sent with it each time.
    """

    def now() -> tuple[Visit, Exhibit]:
        later = address_now(visit)
        return later, make(later.selection)

    _row(visit, make(visit.selection), visit.page, now)


def _row(visit: Visit, exhibit: Exhibit, key: str, now: Taken, *, in_address: bool = True) -> None:
    with st.container(horizontal=True):
        with st.container(width="content"):  # a fragment takes the whole width of the row
            _opener(visit, key, now)
        add_button(visit, exhibit, now, in_address=in_address)


@st.fragment
def _opener(visit: Visit, key: str, now: Taken) -> None:
    """The button; a fragment, so that pressing it does not run the page."""
    if st.button(visit.words("exhibit_tools.open"), f"tools_{key}", type="tertiary", icon=":material/file_save:"):
        visit, exhibit = now()
        title = cited_title(visit.catalogue, exhibit, visit.selection, visit.page)
        st.dialog(escape.markdown(title), width="medium")(_dialog)(visit, exhibit)


def _dialog(visit: Visit, exhibit: Exhibit) -> None:
    # Not st.tabs: while what is behind a tab is made, Streamlit disables the tab, and the keyboard loses its place.
    _PARTS[_chosen(visit, "part", tuple(_PARTS))](visit, exhibit)


def _files(visit: Visit, exhibit: Exhibit) -> None:
    words, chosen = visit.words, (visit.catalogue, [exhibit], visit.selection, visit.page, root(visit.page))
    if exhibit.data is not None and len(exhibit.data):
        _file(visit, exhibit, "csv", partial(data_package, *chosen))
    _file(visit, exhibit, "xlsx", partial(xlsx_file, *chosen))
    _file(visit, exhibit, "docx", partial(_docx, *chosen))
    if not has_picture(exhibit):
        return
    if fault := unprintable(visit.catalogue, exhibit, words.lang):
        # Streamlit says of a file that could not be made only that it could not
        st.error(escape.markdown(words("exhibit_tools.fault", reason=fault)), icon=":material/font_download_off:")
        return
    dark = st.context.theme.type == "dark"
    for form in PICTURES:
        _file(visit, exhibit, form, partial(picture, visit.catalogue, exhibit, form, words.lang, dark=dark))


def _docx(*chosen: Any) -> bytes:
    from dashboard.exports.document import docx_file  # python-docx is needed by no page

    return docx_file(*chosen)


def _file(visit: Visit, exhibit: Exhibit, kind: str, make: Callable[[], bytes]) -> None:
    """A button that makes the file, and what is in it."""
    ending, mime = _ENDINGS[kind]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            visit.words(f"exhibit_tools.{kind}"),
            make,
            file_name=f"{_file_name(visit, exhibit)}.{ending}",
            mime=mime,
            key=f"take_{kind}_{exhibit.key}",
            on_click="ignore",
            icon=":material/download:",
        )
        st.caption(visit.words(f"exhibit_tools.{kind}_holds"))


def _texts(visit: Visit, exhibit: Exhibit) -> None:
    if _chosen(visit, "text", _TEXTS) == "tabs":
        _copied(tab_separated(exhibit, visit.words))
    else:
        _copied(plain_text(visit.catalogue, exhibit, visit.words))


def _citations(visit: Visit, exhibit: Exhibit) -> None:
    form = _chosen(visit, "form", FORMS)
    today = datetime.now().astimezone().date().isoformat()
    chosen = visit.catalogue, exhibit, visit.selection, visit.page
    _copied(cite(*chosen, form=form, root=root(visit.page), accessed=today))
    st.caption(visit.words("exhibit_tools.cite_holds"))


_PARTS = {"files": _files, "copy": _texts, "cite": _citations}


def _chosen(visit: Visit, name: str, options: tuple[str, ...]) -> str:
    chosen = st.segmented_control(
        visit.words(f"exhibit_tools.{name}"),
        options,
        default=options[0],
        required=True,
        format_func=lambda option: visit.words(f"exhibit_tools.{name}_{option}"),
        key=f"take_{name}",
    )
    return chosen or options[0]


def _copied(text: str) -> None:
    """Text in a box with a button that copies it: nothing in it is interpreted."""
    tall = text.count("\n") > _MANY_LINES or len(text) > _MUCH
    st.code(text, language=None, wrap_lines=True, height=_TALLEST if tall else "content")


def root(page: str) -> str:
    """The address of the atlas in the reader's browser, without the page; empty where none is known."""
    found = (st.context.url or "").partition("?")[0].rstrip("/").removesuffix(f"/{page}")
    return f"{found}/" if found else ""


def _file_name(visit: Visit, exhibit: Exhibit) -> str:
    """The title as far as a file's name can hold it on any system, else the key."""
    title = cited_title(visit.catalogue, exhibit, visit.selection, visit.page)
    return file_name(title) or _NOT_IN_A_NAME.sub("-", exhibit.key)


def file_name(title: str) -> str:
    """A title as far as a file's name can hold it on any system, without an ending; it may be empty."""
    return _NOT_IN_A_NAME.sub(" ", title).strip()[:_LONGEST].strip()
