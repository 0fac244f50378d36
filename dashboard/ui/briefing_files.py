"""The reader's briefing as files: saved and opened again, exported in every format, shown to a room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck, Slide
from dashboard.exports.briefing_file import ENDING, briefing_file
from dashboard.exports.fixed_zip import fixed_zip
from dashboard.exports.fonts import FontError
from dashboard.records import Briefing
from dashboard.sources.briefing_file import LARGEST, read_briefing
from dashboard.ui.arrive import Visit, list_problems
from dashboard.ui.basket import basket
from dashboard.ui.exhibit_tools import file_name
from dashboard.ui.present import present_link
from dashboard.ui.scene_list import put
from dashboard.ui.show import show
from dashboard.ui.upload import upload
from dashboard.views.briefing import deck, slide
from dashboard.views.briefing_changes import changes_exhibit, saved
from dashboard.wording import LANGUAGES

_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMATS = {
    "pptx": f"{_OFFICE}presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "docx": f"{_OFFICE}wordprocessingml.document",
}
BOTH = "both"  # languages: a file for each, in one ZIP, so that each says of itself which language it is in
_MADE, _SHOWN, _OPENED = "made_file", "made_presentation", "made_opened"
_MB = 1_000_000


def slides(visit: Visit) -> tuple[Slide, ...]:
    """Every scene of the reader's briefing made ready, in the reader's language."""
    return tuple(slide(visit.catalogue, scene, visit.words.lang) for scene in basket().scenes)


def today() -> str:
    """The ISO date on the server."""
    return datetime.now().astimezone().date().isoformat()


def open_saved(visit: Visit) -> None:
    """A saved briefing: what is wrong with its file, what has changed since, and only then the choice to open it."""
    words = visit.words
    with st.expander(words("briefing_page.open"), icon=":material/folder_open:"):
        # what was dealt with leaves the field: a new one takes its place
        key = f"upload_briefing_{st.session_state.setdefault(_OPENED, 0)}"
        file = upload(visit, words("briefing_page.file"), "json", key, LARGEST // _MB)
        if file is None:
            return
        found, problems = read_briefing(file.getvalue(), file.name)
        if problems:
            list_problems(problems, words)
        if found is not None:
            _decide(visit, found)


def _decide(visit: Visit, found: Briefing) -> None:
    words = visit.words
    show(visit, changes_exhibit(visit.catalogue, found, words.lang), beneath=False, tools=False)
    st.markdown(escape.markdown(words("briefing_page.replaces", n=len(basket().scenes), new=len(found.scenes))))
    with st.container(horizontal=True):
        label = words("briefing_page.open_it")
        st.button(label, "edit_open", type="primary", on_click=_open, args=(visit, found))
        st.button(words("briefing_page.keep_mine"), "edit_keep", on_click=_dealt_with)


def _open(visit: Visit, found: Briefing) -> None:
    _dealt_with()
    put(visit, found, 1)


def _dealt_with() -> None:
    st.session_state[_OPENED] += 1


def take_away(visit: Visit, briefing: Briefing) -> None:
    """The briefing saved, exported in a format and language of the reader's choice, shown to a room."""
    words = visit.words
    title = file_name(briefing.title) or words("briefing.untitled")
    others = tuple(lang for lang in LANGUAGES if lang != words.lang)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            words("briefing_page.save"),
            lambda: briefing_file(saved(visit.catalogue, briefing, words.lang, today())),
            file_name=f"{title}{ENDING}",
            mime="application/json",
            key="save_briefing",
            on_click="ignore",
            icon=":material/save:",
        )
        form, spoken = (
            _choice(visit, "format", tuple(FORMATS)),
            _choice(visit, "languages", (words.lang, *others, BOTH)),
        )
        make = st.button(words("briefing_page.make"), "edit_make", icon=":material/file_export:")
        show_it = st.button(words("briefing_page.present"), "edit_present", icon=":material/slideshow:")
    wanted = briefing, form, spoken, visit.catalogue.version, title
    if make:
        _made(visit, _MADE, wanted, partial(_file, visit, briefing, form, spoken, title))
    if show_it:
        lang = words.lang if spoken == BOTH else spoken
        _made(visit, _SHOWN, wanted, partial(_presentation, visit, briefing, lang))
    if file := _kept(_MADE, wanted):
        name, mime, content = file
        label, icon = escape.markdown(words("briefing_page.download", file=name)), ":material/download:"
        st.download_button(label, content, name, mime, "save_made", type="primary", on_click="ignore", icon=icon)
    if _SHOWN in st.session_state:
        made_of, address = st.session_state[_SHOWN]
        _open_presentation(visit, address, as_it_is=made_of == wanted)
    st.caption(words("briefing_page.save_note"))


def _open_presentation(visit: Visit, address: str, *, as_it_is: bool) -> None:
    """The way to the presentation; one of the briefing or the data as they were stays within reach and says so."""
    label, icon = visit.words("briefing_page.open_present" if as_it_is else "briefing_page.open_earlier"), "open_in_new"
    st.link_button(label, address, icon=f":material/{icon}:", type="primary" if as_it_is else "secondary")


def _choice(visit: Visit, name: str, options: tuple[str, ...]) -> str:
    words = visit.words

    def named(code: str) -> str:
        return words(f"briefing_page.{name}_{code}")

    label, key = words(f"briefing_page.{name}"), f"edit_{name}_{words.lang}"
    return st.selectbox(label, options, format_func=named, key=key, width=210) or options[0]


def _made(visit: Visit, key: str, wanted: object, make: Callable[[DeltaGenerator], Any]) -> None:
    """Make something with a bar of how far it has come; it is kept in the session until another is made."""
    bar = st.progress(0.0, visit.words("briefing_page.making"))
    try:
        st.session_state[key] = wanted, make(bar)
    except FontError as fault:
        st.error(escape.markdown(fault.message_zh if visit.words.lang == "zh" else fault.message_en))
    finally:
        bar.empty()


def _kept(key: str, wanted: object) -> Any:
    """What was made of the briefing as it is now; None where it has changed since."""
    made = st.session_state.get(key)
    return made[1] if made and made[0] == wanted else None


def _file(
    visit: Visit, briefing: Briefing, form: str, spoken: str, title: str, bar: DeltaGenerator
) -> tuple[str, str, bytes]:
    """Name, type and bytes."""
    langs = LANGUAGES if spoken == BOTH else (spoken,)
    files = []
    for at, lang in enumerate(langs):
        name = f"{title}.{form}" if len(langs) == 1 else f"{title}.{lang}.{form}"
        files.append((name, writer(form)(visit.catalogue, _deck(visit, briefing, lang, bar, at, len(langs)))))
    if len(files) == 1:
        return files[0][0], FORMATS[form], files[0][1]
    return f"{title}.{form}.zip", "application/zip", fixed_zip(files)


def _presentation(visit: Visit, briefing: Briefing, lang: str, bar: DeltaGenerator) -> str:
    return present_link(_deck(visit, briefing, lang, bar, 0, 1), visit.catalogue)


def _deck(visit: Visit, briefing: Briefing, lang: str, bar: DeltaGenerator, at: int, parts: int) -> Deck:
    """The deck, scene by scene; then all that is left to do of this part is to write it."""
    words, last = visit.words, len(briefing.scenes)
    for number, scene in enumerate(briefing.scenes, 1):
        slide(visit.catalogue, scene, lang)
        done = (at + number / (last + 1)) / parts
        bar.progress(done, words("briefing_page.made_scene", n=number, of=last))
    bar.progress((at + last / (last + 1)) / parts, words("briefing_page.writing"))
    return deck(visit.catalogue, briefing, lang, today())


def writer(form: str) -> Callable[[Catalogue, Deck], bytes]:
    """What writes a deck in a format; each brings a library of its own, loaded when it is asked for."""
    if form == "pptx":
        from dashboard.exports.slides import pptx_file

        return pptx_file
    if form == "pdf":
        from dashboard.exports.pdf import pdf_file

        return pdf_file
    if form == "html":
        from dashboard.exports.html_deck import html_file

        return html_file
    from dashboard.exports.report import report_file

    return report_file
