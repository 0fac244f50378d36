"""Lay an exhibit out on the screen. Nothing here computes: text is escaped on its way into Markdown, no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

import streamlit as st

from dashboard import escape
from dashboard.exhibit import Card, Cards, Chart, Diagram, Entry, Exhibit, Figure, Figures, MapScene, Prose, Table
from dashboard.selection import Link
from dashboard.ui import maps
from dashboard.ui.arrive import Visit, show_link
from dashboard.ui.cells import address, cite, cited, small, toned
from dashboard.ui.charts import show_chart
from dashboard.ui.dot import dot
from dashboard.ui.exhibit_tools import exhibit_tools
from dashboard.ui.map_tools import map_tools
from dashboard.ui.tables import show_table

_INSET = 8  # pixels: what Streamlit leaves to the left of a page link
_BADGES = {"explicit": "green", "partial": "orange", "caution": "orange", "strong": "blue"}


def show(
    visit: Visit,
    exhibit: Exhibit,
    *,
    title: bool = True,
    beneath: bool = True,
    map_height: int = 0,
    tools: bool = True,
    in_address: bool = True,
) -> None:
    """Title, lead, body, notes, then `beneath` it the tools of a map, the text twin and the sources; files last.

    `in_address` is False for what is made of a reader's own file, which no address shows again.
    """
    if title and exhibit.title:
        heading(exhibit.title)
    if exhibit.lead:
        st.markdown(escape.markdown(exhibit.lead))
    if isinstance(exhibit.body, MapScene):
        maps.show_map(visit, exhibit, map_height or maps.HEIGHT)
        if beneath:
            map_tools(visit, exhibit)
    else:
        _BODIES[type(exhibit.body)](visit, exhibit)
    for note in exhibit.notes:
        st.caption(escape.markdown(note))
    if beneath:
        _beneath(visit, exhibit)
    if tools:
        exhibit_tools(visit, exhibit, in_address=in_address)


def in_words(visit: Visit, make: Callable[[], Exhibit]) -> None:
    """The text twin of a page's main exhibit behind one click, made and sent only then."""
    with st.expander(visit.words("app.in_words"), key=f"words_{visit.page}", on_change="rerun") as box:
        if box.open:
            st.markdown("\n".join(f"- {escape.markdown(sentence)}" for sentence in make().twin))


def heading(text: str, level: int = 2) -> None:
    """A heading: level 1 for the page, 2 for an exhibit, 3 inside one."""
    (st.title, st.header, st.subheader)[level - 1](escape.markdown(text), anchor=False)


def say(text: str) -> None:
    """A paragraph of plain text."""
    st.markdown(escape.markdown(text))


def links(visit: Visit, targets: Iterable[tuple[str, Link]]) -> None:
    """Links inside the atlas, in a row; nothing where there is none."""
    if not (targets := list(targets)):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, link in targets:
            show_link(visit, label, link)


def download(label: str, make: Callable[[], bytes], file_name: str, mime: str) -> None:
    """A file made only when it is asked for."""
    st.download_button(label, make, file_name=file_name, mime=mime, on_click="ignore", icon=":material/download:")


def _beneath(visit: Visit, exhibit: Exhibit) -> None:
    words = visit.words
    if exhibit.twin and not isinstance(exhibit.body, Prose | Cards | Figures):
        with st.expander(words("app.in_words")):
            for sentence in exhibit.twin:
                say(sentence)
    if exhibit.sources:
        with st.expander(words("app.sources", n=len(exhibit.sources))):
            st.markdown("\n".join(f"- {cite(visit, entry)}" for entry in exhibit.sources))


def _figures(visit: Visit, exhibit: Exhibit) -> None:
    assert isinstance(exhibit.body, Figures)
    with st.container(horizontal=True):
        for item in exhibit.body.items:
            with st.container(border=True, width=250):
                _figure(visit, item)


def _figure(visit: Visit, item: Figure) -> None:
    st.caption(escape.markdown(" · ".join(part for part in (item.place, item.label) if part)))
    heading(item.text, 3)
    if item.context:
        st.caption(escape.markdown(item.context))
    if item.caution:
        st.markdown(small(f":orange[:material/warning: {escape.markdown(item.caution)}]"))
    st.markdown(small(cited(visit, item.citations)))


def _cards(visit: Visit, exhibit: Exhibit) -> None:
    assert isinstance(exhibit.body, Cards)
    for left, right in zip_longest(exhibit.body.items[::2], exhibit.body.items[1::2]):
        for column, card in zip(st.columns(2), (left, right), strict=True):
            if card:
                with column, st.container(border=True):
                    _card(visit, card)


def _card(visit: Visit, card: Card) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        title = f"**{escape.markdown(card.title)}**"
        st.markdown(f"[{title}]({address(card.link)})" if card.link else title, width="content")
        for word, tone in card.badges:
            # st.badge would escape the brackets a second time
            st.markdown(f":{_BADGES.get(tone, 'gray')}-badge[{escape.markdown(word)}]", width="content")
    if card.text:
        say(card.text)
    if card.lines:
        st.markdown("  \n".join(f"**{escape.markdown(name)}** {escape.markdown(text)}" for name, text in card.lines))
    if card.citations:
        st.markdown(small(cited(visit, card.citations)))
    if card.links:
        links(visit, card.links)


def _prose(visit: Visit, exhibit: Exhibit) -> None:
    assert isinstance(exhibit.body, Prose)
    if any(entry.beneath for entry in exhibit.body.entries):
        with st.container(gap=6):
            for entry in exhibit.body.entries:
                _index_entry(visit, entry)
        return
    mark = "- " if exhibit.body.bullets else ""
    joiner = "\n" if exhibit.body.bullets else "\n\n"
    st.markdown(joiner.join(mark + _entry(visit, entry) for entry in exhibit.body.entries))


def _entry(visit: Visit, entry: Entry) -> str:
    text = toned(entry.text, entry.tone)
    if entry.link:
        text = f"[{text}]({address(entry.link)})"
    detail = f" :gray[{escape.markdown(entry.detail)}]" if entry.detail else ""
    return f"{text}{detail} {small(cited(visit, entry.citations))}"


def _index_entry(visit: Visit, entry: Entry) -> None:
    """An entry of an index to pages: a page link, which stays in this window as a link in running text does not."""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap=None, wrap=False):
            if entry.link:
                show_link(visit, entry.text, entry.link, strong=True)
            else:
                st.space(_INSET)
                st.markdown(small(f"**{escape.markdown(entry.text)}**"), width="content")
            if entry.detail:
                st.caption(escape.markdown(entry.detail))
        with st.container(horizontal=True, gap=None, wrap=False):
            st.space(_INSET)
            st.markdown(small(escape.markdown(entry.beneath)))


def _diagram(_: Visit, exhibit: Exhibit) -> None:
    assert isinstance(exhibit.body, Diagram)
    dark = st.context.theme.type == "dark"
    st.graphviz_chart(dot(exhibit.body, dark=dark), width="content", alt=" ".join(exhibit.twin) or exhibit.title)


_BODIES: dict[type, Callable[[Visit, Exhibit], Any]] = {
    Table: show_table,
    Figures: _figures,
    Cards: _cards,
    Prose: _prose,
    Diagram: _diagram,
    Chart: show_chart,
}
