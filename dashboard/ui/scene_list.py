"""The scenes of the reader's briefing in their order: one is chosen, moved, copied, removed; outlines are put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Slide
from dashboard.records import Briefing, Scene
from dashboard.selection import PAGES
from dashboard.ui.arrive import Visit, address_now, show_link, write_address
from dashboard.ui.basket import basket, keep
from dashboard.views import outlines
from dashboard.views.locality import choice_name, choices

ACTS = {
    "up": ":material/arrow_upward:",
    "down": ":material/arrow_downward:",
    "duplicate": ":material/content_copy:",
    "remove": ":material/delete:",
    "text": ":material/add_notes:",
}
_CHOSEN, _REMOVED = "edit_chosen", "edit_removed"


def chosen(visit: Visit, briefing: Briefing) -> int:
    """The number of the scene that is edited, from 1; 0 where there is no scene."""
    return min(max(visit.selection.shown, 1), len(briefing.scenes))


def put(visit: Visit, briefing: Briefing, shown: int | None = None) -> None:
    """Keep a changed briefing, and open one of its scenes; says so where it is too large. Only callbacks call this."""
    if not keep(briefing):
        st.toast(escape.markdown(visit.words("basket.full")), icon=":material/warning:")
    elif shown is not None:
        write_address(replace(address_now(visit).selection, shown=shown))


def choose_scene(visit: Visit, briefing: Briefing, slides: Sequence[Slide]) -> None:
    """The list, one of which is chosen, and what can be done with it."""
    words = visit.words
    labels = [_label(visit, number, slide) for number, slide in enumerate(slides, 1)]
    captions = [_page_name(visit, scene) for scene in briefing.scenes]
    st.session_state[_CHOSEN] = chosen(visit, briefing)  # said each time: the browser knows a scene by its label only
    st.radio(
        words("briefing_page.scenes", n=len(slides)),
        range(1, len(slides) + 1),
        format_func=lambda number: labels[number - 1],
        captions=captions,
        key=_CHOSEN,  # whatever the labels: a new title or order leaves the list, and who stands in it, in place
        on_change=_choose,
        args=(visit,),
    )


def _label(visit: Visit, number: int, slide: Slide) -> str:
    """Number and title of a scene, and a mark on one that shows less than it should."""
    title = escape.markdown(visit.words("briefing_page.scene", n=number, title=slide.title))
    mark = escape.markdown(visit.words("briefing_page.incomplete"))
    return f"{title} :orange[:material/warning: {mark}]" if slide.problem else title


def _page_name(visit: Visit, scene: Scene) -> str:
    """The page that a scene is taken from; an unknown one as its file has it."""
    words = visit.words
    if not scene.page:
        return words("briefing_page.layout_text")
    return words(f"app.page_{scene.page}") if scene.page in PAGES else escape.markdown(scene.page)


def _choose(visit: Visit) -> None:
    """A label that has gone meanwhile comes as the text it was, and chooses nothing."""
    if isinstance(number := st.session_state[_CHOSEN], int):
        write_address(replace(address_now(visit).selection, shown=number))


def move_scene(visit: Visit, briefing: Briefing) -> None:
    """Buttons for the chosen scene."""
    number, last = chosen(visit, briefing), len(briefing.scenes)
    useless = {"up": number == 1, "down": number == last}
    with st.container(horizontal=True, gap="small"):
        for act, icon in ACTS.items():
            label, idle = visit.words(f"briefing_page.{act}"), useless.get(act, False)
            args = (visit, number, act)
            st.button(label, f"edit_{act}", icon=icon, type="tertiary", disabled=idle, on_click=_act, args=args)
        take_back(visit)


def take_back(visit: Visit) -> None:
    """A button that puts the scene removed last back into its place; nothing where none was removed."""
    if _REMOVED in st.session_state:
        label, icon = visit.words("briefing_page.take_back"), ":material/undo:"
        st.button(label, "edit_take_back", icon=icon, type="tertiary", on_click=_take_back, args=(visit,))


def _take_back(visit: Visit) -> None:
    at, scene = st.session_state.pop(_REMOVED)
    found = basket()
    at = min(at, len(found.scenes))
    put(visit, replace(found, scenes=(*found.scenes[:at], scene, *found.scenes[at:])), at + 1)


def _act(visit: Visit, number: int, act: str) -> None:
    """Another window may have changed the list meanwhile: a scene that is no longer there is left alone."""
    found = basket()
    scenes, at = list(found.scenes), number - 1
    if at >= len(scenes):
        return
    if act in ("up", "down"):
        to = at + (1 if act == "down" else -1)
        if 0 <= to < len(scenes):
            scenes[at], scenes[to], number = scenes[to], scenes[at], to + 1
    elif act == "remove":
        st.session_state[_REMOVED] = at, scenes.pop(at)
        number = max(1, min(number, len(scenes)))
    else:
        scenes.insert(number, scenes[at] if act == "duplicate" else Scene(layout="text"))
        number += 1
    put(visit, replace(found, scenes=tuple(scenes)), number)


def begin(visit: Visit, briefing: Briefing) -> None:
    """The ready-made outlines, behind one click where the briefing has begun; each is put at the end."""
    words, catalogue = visit.words, visit.catalogue
    with st.expander(words("briefing_page.outlines"), expanded=not briefing.scenes, icon=":material/list_alt:"):
        st.caption(words("briefing_page.outlines_note"))
        one, two, every = st.columns(3)
        with one:
            case = next((entry.locality_id for entry in catalogue.cases), "")
            first = _place(visit, "one", visit.selection.locality or case)
            _outline(visit, "one", partial(outlines.one_locality, catalogue, first), disabled=not first)
        with two:
            left, right = _place(visit, "first", ""), _place(visit, "second", "")
            pair = partial(outlines.two_localities, catalogue, left, right)
            _outline(visit, "two", pair, disabled=not left or not right or left == right)
        with every:
            _outline(visit, "all", partial(outlines.whole_collection, catalogue))
            label = words("briefing_page.text_first")
            st.button(label, "edit_text_first", icon=ACTS["text"], on_click=_text, args=(visit,))


def _place(visit: Visit, name: str, first: str) -> str:
    """The code of a place that is chosen; empty where none is."""
    chosen_of = visit.catalogue, visit.selection
    codes, label, empty = choices(*chosen_of), visit.words(f"briefing_page.place_{name}"), visit.words("app.choose")
    at, key = codes.index(first) if first in codes else None, f"edit_place_{name}_{visit.words.lang}"
    return st.selectbox(label, codes, at, partial(choice_name, *chosen_of), key=key, placeholder=empty) or ""


def _outline(visit: Visit, name: str, make: Callable[[str], Briefing], *, disabled: bool = False) -> None:
    label = visit.words(f"briefing_page.outline_{name}")
    icon, args = ":material/playlist_add:", (visit, make)
    st.button(label, f"edit_outline_{name}", icon=icon, disabled=disabled, on_click=_append, args=args)


def _append(visit: Visit, make: Callable[[str], Briefing]) -> None:
    found, made = basket(), make(visit.words.lang)
    whole = replace(found, title=found.title or made.title, scenes=(*found.scenes, *made.scenes))
    put(visit, whole, len(found.scenes) + 1)


def _text(visit: Visit) -> None:
    found = basket()
    put(visit, replace(found, scenes=(*found.scenes, Scene(layout="text"))), len(found.scenes) + 1)


def list_faults(visit: Visit, slides: Sequence[Slide]) -> None:
    """Every scene that shows less than it should, with why; each opens its scene."""
    found = [(number, slide) for number, slide in enumerate(slides, 1) if slide.problem]
    if not found:
        return
    st.warning(escape.markdown(visit.words("briefing_page.faults", n=len(found))), icon=":material/warning:")
    for number, slide in found:
        label = visit.words("briefing_page.fault", n=number, problem=slide.problem)
        show_link(visit, label, visit.selection.link("briefing", shown=number))
