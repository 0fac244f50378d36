"""Widgets that choose. Each is seeded from the selection and writes the address in its one callback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any
from zlib import crc32

import streamlit as st

from dashboard import escape
from dashboard.analysis.map_choices import offered
from dashboard.exhibit import Exhibit
from dashboard.selection import OF_A_SECTION, Selection
from dashboard.ui.arrive import Visit, address_now, write_address
from dashboard.ui.maps import MAP, words_open
from dashboard.views import table_choices
from dashboard.views.scenes import settle

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
    empty: str = "",
) -> None:
    """One code of `options` into `field`: a select box, or buttons where there are `few`; nothing where none is.
    `empty` says what an `optional` box means when nothing is chosen.
    """
    if not options:
        return
    key = _key(field, options, show_as)
    current = getattr(visit.selection, field)
    _seed(key, current if current in options else None)
    if few:
        st.segmented_control(
            label,
            options,
            format_func=_escaped(show_as),
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
            placeholder=empty or visit.words("app.choose" if not optional else "app.any"),
        )


def choose_asked(
    visit: Visit, field: str, options: Sequence[Any], label: str, show_as: Callable[[Any], str], *, doubtful: Any
) -> None:
    """As `choose_one` where there are few; the `doubtful` option is not written, but asked about by `ask_about`."""
    key = _key(field, options, show_as)
    current = getattr(visit.selection, field)
    _seed(key, current if current in options else None)
    st.segmented_control(
        label,
        options,
        format_func=_escaped(show_as),
        key=key,
        on_change=_write_or_ask,
        args=(visit, field, key, doubtful),
        required=True,
    )


def ask_about(visit: Visit, field: str, doubtful: Any, question: str, why: str, answers: tuple[str, str]) -> None:
    """The question of a doubtful choice, once it was made: the first answer makes it, the second drops it, and so does
    closing. What is asked about one indicator is not asked about another.
    """
    if st.session_state.get(f"ask_{field}") == visit.selection.indicator:
        dropped = partial(_answer, visit, field)
        st.dialog(escape.markdown(question), on_dismiss=dropped)(_question)(visit, field, doubtful, why, answers)


def _question(visit: Visit, field: str, doubtful: Any, why: str, answers: tuple[str, str]) -> None:
    st.markdown(escape.markdown(why))
    with st.container(horizontal=True):
        made = st.button(answers[0], f"ask_{field}_yes", on_click=_answer, args=(visit, field, doubtful))
        dropped = st.button(answers[1], f"ask_{field}_no", on_click=_answer, args=(visit, field), type="primary")
    if made or dropped:
        st.rerun()  # the page: what is pressed in a dialog runs the dialog alone


def choose_step(visit: Visit, field: str, options: Sequence[str], label: str, show_as: Callable[[str], str]) -> None:
    """One code of `options`, which have an order, into `field`: a slider that arrow keys move too."""
    key = _key(field, options, show_as)
    current = getattr(visit.selection, field)
    _seed(key, current if current in options else options[0])
    args = (visit, field, key)
    spelt = _escaped(show_as)
    st.select_slider(label, options, format_func=spelt, key=key, on_change=_write, args=args, width=300)


def choose_many(
    visit: Visit,
    field: str,
    options: Sequence[str],
    label: str,
    show_as: Callable[[str], str],
    most: int | None = None,
    empty: str = "",
) -> None:
    """Several codes of `options` into `field`, in order of choice; `empty` says what it means to choose none."""
    key = _key(field, options, show_as)
    _seed(key, [code for code in getattr(visit.selection, field) if code in options])
    st.multiselect(
        label,
        options,
        format_func=show_as,
        key=key,
        on_change=_write,
        args=(visit, field, key),
        max_selections=most,
        placeholder=empty or visit.words("app.any"),
    )


def choose_text(visit: Visit, field: str, label: str, placeholder: str) -> None:
    """Free text into `field`."""
    key = f"choose_{field}"
    _seed(key, getattr(visit.selection, field))
    st.text_input(label, key=key, on_change=_write, args=(visit, field, key), placeholder=placeholder, max_chars=80)


def choose_rows(visit: Visit, exhibits: Sequence[Exhibit]) -> None:
    """What the tables of a page show: rows that hold a word, their order, their columns; nothing for small tables."""
    if not table_choices.wanted(exhibits, visit.selection):
        return
    words, narrowed = visit.words, bool(visit.selection.search or visit.selection.columns)
    with st.expander(words("tables.tools"), expanded=narrowed, icon=":material/table:"):
        choose_text(visit, "search", words("tables.search"), words("tables.search_hint"))
        found = table_choices.sorts(exhibits, words.lang)
        empty = words("tables.unsorted")
        choose_one(visit, "sort", list(found), words("tables.sort"), found.__getitem__, optional=True, empty=empty)
        titles = table_choices.columns(exhibits)
        empty = words("tables.all_columns")
        choose_many(visit, "columns", list(titles), words("tables.columns"), titles.__getitem__, empty=empty)


def _escaped(show_as: Callable[[Any], str]) -> Callable[[Any], str]:
    """The labels of buttons and of a slider are Markdown; those of a select box are not."""
    return lambda option: escape.markdown(show_as(option))


def _key(field: str, options: Sequence[Any], show_as: Callable[[Any], str]) -> str:
    """The browser keeps what is chosen by its label: where labels change (language, counts), so must the widget."""
    labels = "\n".join(show_as(option) for option in options)
    return f"choose_{field}_{crc32(labels.encode()):08x}"


def _seed(key: str, value: Any) -> None:
    """What a widget shows; one that shows it already is not sent to the browser anew."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _write_or_ask(visit: Visit, field: str, key: str, doubtful: Any) -> None:
    if st.session_state[key] == doubtful:
        st.session_state[f"ask_{field}"] = visit.selection.indicator
    else:
        st.session_state.pop(f"ask_{field}", None)
        _write(visit, field, key)


def _answer(visit: Visit, field: str, doubtful: Any = None) -> None:
    st.session_state.pop(f"ask_{field}", None)
    if doubtful is not None:
        write_address(settle(replace(address_now(visit).selection, **{field: doubtful}), visit.page, visit.catalogue))


def _write(visit: Visit, field: str, key: str) -> None:
    """Put a choice into the address as it is now; on the Maps page, run no more than has to change."""
    chosen = st.session_state[key]
    value = tuple(chosen) if isinstance(chosen, list) else (chosen if chosen is not None else _EMPTY[field])
    before = address_now(visit).selection
    changes: dict[str, Any] = {"shown": 0, field: value, **({"given": ""} if field == "rule" else {})}
    if (visit.page, field) == ("comparison", "section"):
        changes |= OF_A_SECTION
    after = settle(replace(before, **changes), visit.page, visit.catalogue)
    write_address(after)
    if visit.page == "maps":
        _run_least(visit, field, before, after)


def _run_least(visit: Visit, field: str, before: Selection, after: Selection) -> None:
    """Run the map alone where the page around it stays as it is. The indicator runs with the map in any case."""
    alone = offered(visit.catalogue, before) == offered(visit.catalogue, after) and not words_open(visit.page)
    with_map = field in ("indicator", "layer_indicator")
    if alone and not with_map:
        st.rerun(MAP)
    elif not alone and with_map:
        st.rerun()
