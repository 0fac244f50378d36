"""One scene of the reader's briefing: its words and what it shows, edited in place, and how it will look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Slide
from dashboard.records import Briefing, Scene
from dashboard.selection import Link
from dashboard.sources.briefing_file import LAYOUTS, LONGEST_TEXT
from dashboard.ui.arrive import Visit, show_link
from dashboard.ui.basket import basket
from dashboard.ui.scene_list import put
from dashboard.ui.show import heading, say, show
from dashboard.views.briefing import shown_at
from dashboard.views.live_figures import offered
from dashboard.views.scenes import arrived, away_from_page

LONGEST_TITLE = 200
TEXTS = ("note", "speaker_note", "title")


def edit_title(visit: Visit, briefing: Briefing) -> None:
    """The title of the whole briefing."""
    key, words = "edit_briefing_title", visit.words
    st.session_state[key] = briefing.title
    label, hint = words("briefing_page.briefing_title"), words("briefing.untitled")
    args = (visit, key)
    st.text_input(label, key=key, max_chars=LONGEST_TITLE, placeholder=hint, on_change=_write_title, args=args)


def _write_title(visit: Visit, key: str) -> None:
    put(visit, replace(basket(), title=st.session_state[key]))


def edit_scene(visit: Visit, scene: Scene, number: int) -> None:
    """Title, layout, what of the page is shown, note and speaker note."""
    words = visit.words
    _seed(scene, number, "title", "note", "speaker_note", "layout")
    hint = words("briefing_page.own_title")
    st.text_input(
        words("briefing_page.scene_title"), max_chars=LONGEST_TITLE, placeholder=hint, **_kept(visit, number, "title")
    )
    if scene.page:
        _choose_exhibits(visit, scene, number)
    st.selectbox(
        words("briefing_page.layout"),
        LAYOUTS,
        format_func=lambda name: words(f"briefing_page.layout_{name}"),
        **_kept(visit, number, "layout"),
    )
    for name in ("note", "speaker_note"):
        label, hint = words(f"briefing_page.{name}"), words(f"briefing_page.{name}_hint")
        st.text_area(label, height=100, max_chars=LONGEST_TEXT, placeholder=hint, **_kept(visit, number, name))
    _insert_figure(visit, number)


def _choose_exhibits(visit: Visit, scene: Scene, number: int) -> None:
    """Which exhibits of the page, in order of choice; one that is gone keeps its key for a name until it is removed."""
    words = visit.words
    found, _ = shown_at(visit.catalogue, scene.page, scene.query, words.lang)
    place = dict(scene.query).get("locality", "")
    titles = {
        key: away_from_page(visit.catalogue, one.title, scene.page, place, words.lang)
        or words(f"app.page_{scene.page}")
        for key, one in found.items()
    }
    key = _key("exhibits", number)
    st.session_state[key] = list(scene.exhibits)
    st.multiselect(
        words("briefing_page.exhibits"),
        list(dict.fromkeys((*titles, *scene.exhibits))),
        format_func=lambda code: titles.get(code, code),
        placeholder=words("briefing_page.whole_page"),
        **_kept(visit, number, "exhibits"),
    )


def _key(field: str, number: int) -> str:
    return f"edit_{field}_{number}"


def _seed(scene: Scene, number: int, *names: str) -> None:
    for name in names:
        st.session_state[_key(name, number)] = getattr(scene, name)


def _kept(visit: Visit, number: int, field: str) -> dict[str, Any]:
    """What makes a widget write its value into the scene."""
    return {"key": _key(field, number), "on_change": _write, "args": (visit, number, field)}


def _write(visit: Visit, number: int, field: str) -> None:
    value = st.session_state[_key(field, number)]
    change_scene(visit, number, field, tuple(value) if isinstance(value, list) else value)


def change_scene(visit: Visit, number: int, field: str, value: str | tuple[str, ...]) -> None:
    """Write one field of a scene; nothing where another window has removed it. Only callbacks call this."""
    found = basket()
    if number > len(found.scenes):
        return
    scenes = list(found.scenes)
    changed: dict[str, Any] = {field: value}
    scenes[number - 1] = replace(scenes[number - 1], **changed)
    put(visit, replace(found, scenes=tuple(scenes)))


def _insert_figure(visit: Visit, number: int) -> None:
    """Look for a figure and put its token at the end of a text of the scene."""
    words = visit.words
    with st.expander(words("briefing_page.insert"), icon=":material/data_object:"):
        st.caption(words("briefing_page.insert_note"))
        into = st.segmented_control(
            words("briefing_page.into"),
            TEXTS,
            default=TEXTS[0],
            format_func=lambda name: words(f"briefing_page.into_{name}"),
            required=True,
            key=_key("into", number),
        )
        begun = st.text_input(words("briefing_page.search"), key="edit_search", max_chars=80)
        found = offered(visit.catalogue, begun.strip(), words.lang) if begun.strip() else ()
        if begun.strip() and not found:
            say(words("briefing_page.no_figure"))
        for at, (token, said) in enumerate(found):
            args = (visit, number, into or TEXTS[0], token)
            key = f"edit_token_{at}"
            st.button(escape.markdown(said), key, icon=":material/add:", type="tertiary", on_click=_insert, args=args)


def _insert(visit: Visit, number: int, field: str, token: str) -> None:
    found = basket()
    if number <= len(found.scenes):
        before = str(getattr(found.scenes[number - 1], field))
        most = LONGEST_TITLE if field == "title" else LONGEST_TEXT
        change_scene(visit, number, field, f"{before}{{{{{token}}}}}"[:most])


def preview(visit: Visit, scene: Scene, slide: Slide) -> None:
    """The scene as it will be shown, with a way to the page that it is taken from."""
    words = visit.words
    with st.container(border=True):
        heading(slide.title)
        if slide.problem:
            st.warning(escape.markdown(slide.problem), icon=":material/warning:")
        if slide.exhibits:
            _exhibits(visit, scene, slide)
        for line in filter(str.strip, slide.note.splitlines()):
            say(line)
        if slide.speaker_note:
            st.caption(escape.markdown(words("briefing_page.spoken", text=slide.speaker_note)))
    if scene.page and slide.exhibits:
        query = tuple({**dict(scene.query), "lang": words.lang}.items())
        show_link(visit, words("briefing_page.open_page"), Link(scene.page, query), icon=":material/open_in_new:")


def _exhibits(visit: Visit, scene: Scene, slide: Slide) -> None:
    """The first beside the others, or all below one another."""
    selection, _ = arrived(visit.catalogue, scene.page, {**dict(scene.query), "lang": visit.words.lang})
    there = replace(visit, selection=selection)
    beside = st.columns(2, gap="medium") if slide.layout == "side" and len(slide.exhibits) > 1 else [st.container()] * 2
    for at, exhibit in enumerate(slide.exhibits):
        with beside[min(at, 1)]:
            show(there, exhibit, title=exhibit.title != slide.title, beneath=False, tools=False)
