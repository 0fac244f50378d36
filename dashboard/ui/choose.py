"""Widgets that choose. Each is seeded from the selection and writes the address in its one callback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any
from zlib import crc32

import streamlit as st

from dashboard.analysis.map_choices import offered
from dashboard.selection import Selection
from dashboard.ui.arrive import Visit, address_now, settle, write_address
from dashboard.ui.maps import MAP, words_open

_EMPTY: dict[str, Any] = {entry.name: entry.default for entry in fields(Selection)}


def choose_one(
    visit: Visit,
    field: str,
    options: Sequence[Any],
    label: str,
    show_as: Callable[[Any], str],
    *,
    optional: bool = False,
    few: bool = False,
) -> None:
    """One code of `options` into `field`: a select box, or buttons where there are `few`; nothing where none is."""
    if not options:
        return
    key = _key(field, options, show_as)
    current = getattr(visit.selection, field)
    st.session_state[key] = current if current in options else None
    if few:
        st.segmented_control(
            label,
            options,
            format_func=show_as,
            key=key,
            on_change=_write,
            args=(visit, field, key),
            required=not optional,
        )
    else:
        st.selectbox(
            label,
            options,
            index=None,
            format_func=show_as,
            key=key,
            on_change=_write,
            args=(visit, field, key),
            placeholder=visit.words("app.choose" if not optional else "app.any"),
        )


def choose_many(
    visit: Visit, field: str, options: Sequence[str], label: str, show_as: Callable[[str], str], most: int | None = None
) -> None:
    """Several codes of `options` into `field`, in order of choice."""
    key = _key(field, options, show_as)
    st.session_state[key] = [code for code in getattr(visit.selection, field) if code in options]
    st.multiselect(
        label,
        options,
        format_func=show_as,
        key=key,
        on_change=_write,
        args=(visit, field, key),
        max_selections=most,
        placeholder=visit.words("app.any"),
    )


def choose_text(visit: Visit, field: str, label: str, placeholder: str) -> None:
    """Free text into `field`."""
    key = f"choose_{field}"
    st.session_state[key] = getattr(visit.selection, field)
    st.text_input(label, key=key, on_change=_write, args=(visit, field, key), placeholder=placeholder, max_chars=80)


def _key(field: str, options: Sequence[Any], show_as: Callable[[Any], str]) -> str:
    """The browser keeps what is chosen by its label: where labels change (language, counts), so must the widget."""
    labels = "\n".join(show_as(option) for option in options)
    return f"choose_{field}_{crc32(labels.encode()):08x}"


def _write(visit: Visit, field: str, key: str) -> None:
    """Put a choice into the address as it is now; on the Maps page, run no more than has to change."""
    chosen = st.session_state[key]
    value = tuple(chosen) if isinstance(chosen, list) else (chosen if chosen is not None else _EMPTY[field])
    before = address_now(visit).selection
    changes: dict[str, Any] = {"shown": 0, field: value}
    after = settle(replace(before, **changes), visit.page, visit.catalogue)
    write_address(after)
    if visit.page == "maps":
        _run_least(visit, field, before, after)


def _run_least(visit: Visit, field: str, before: Selection, after: Selection) -> None:
    """Run the map alone where the page around it stays as it is. The indicator runs with the map in any case."""
    alone = offered(visit.catalogue, before) == offered(visit.catalogue, after) and not words_open(visit.page)
    if alone and field != "indicator":
        st.rerun(MAP)
    elif not alone and field == "indicator":
        st.rerun()
