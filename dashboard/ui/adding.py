"""One quiet press puts an exhibit into the reader's briefing, as the address of the page and the key of the exhibit."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Exhibit
from dashboard.ui.arrive import Visit
from dashboard.ui.basket import add, basket
from dashboard.views.scenes import scene_of, text_scene

Taken = Callable[[], tuple[Visit, Exhibit]]


def add_button(visit: Visit, exhibit: Exhibit, now: Taken, *, in_address: bool = True) -> None:
    """The button, which adds what `now` says when it is pressed. What no address can show again (`in_address` False:
    made of a reader's file) is added as text.
    """
    label, kwargs = visit.words("basket.add"), {"now": now, "in_address": in_address}
    icon = ":material/playlist_add:"
    st.button(label, f"add_{exhibit.key}", type="tertiary", icon=icon, on_click=_add, kwargs=kwargs)


def _add(now: Taken, *, in_address: bool) -> None:
    """Say what came of it, and let the head of the page count."""
    visit, exhibit = now()
    scene = scene_of(visit.selection, visit.page, exhibit.key) if in_address else text_scene(exhibit)
    was_there = scene in basket().scenes
    number = add(scene)
    said = "basket.full" if not number else "basket.has" if was_there else "basket.added"
    st.toast(escape.markdown(visit.words(said, n=number)), icon=":material/co_present:")
