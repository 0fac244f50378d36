"""The row of controls of the Maps page: each shown only where there is something to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis import map_choices as choices
from dashboard.analysis.agency_layers import shown_on_map
from dashboard.analysis.map_times import Times, second_times, times
from dashboard.analysis.regions import regions
from dashboard.selection import MAP_FORMS, MAP_SECTIONS, SCHEMES
from dashboard.ui.arrive import Visit
from dashboard.ui.choose import ask_about, choose_asked, choose_one, choose_step, choose_text
from dashboard.ui.layers import choose_layer, choose_layer_indicator
from dashboard.ui.map_tools import choose_basemap
from dashboard.views import map_choices


def choose_map(visit: Visit) -> None:
    """What the map shows but for its indicator, which is chosen beside the map."""
    selection, words = visit.selection, visit.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choose_layer(visit)
        if not selection.layer:
            _choose(visit, "level", regions(visit.catalogue).levels(selection.area), few=True)
        on_map = replace(visit, selection=shown_on_map(visit.catalogue, selection))
        _choose_look(on_map)
        if selection.layer or selection.panes != choices.PERIODS:
            _choose_time(on_map, "period", times(visit.catalogue, on_map.selection))
        _choose(visit, "section", MAP_SECTIONS, few=True)
        if not selection.layer:
            _choose_panes(visit)
        choose_basemap(visit)
        choose_text(visit, "search", words("maps.search"), words("maps.search_hint"))
    if _circles_or_areas(on_map):
        name = words.text(visit.catalogue.indicators[on_map.selection.indicator].name)
        why, answers = words("maps.why_ask", indicator=name), (words("maps.ask_yes"), words("maps.ask_no"))
        ask_about(on_map, "drawn_as", choices.AREAS, words("maps.ask_areas"), why, answers)


def choose_indicator(visit: Visit) -> None:
    """The indicator of the map, or of the layer on it."""
    if visit.selection.layer:
        choose_layer_indicator(replace(visit, selection=shown_on_map(visit.catalogue, visit.selection)))
    else:
        _choose(visit, "indicator", choices.mapped_indicators(visit.catalogue))


def _choose_look(on_map: Visit) -> None:
    """Circles or areas, and the classes of areas and cells; nothing for a layer without figures."""
    catalogue, selection = on_map.catalogue, on_map.selection
    if _circles_or_areas(on_map):
        shown_as = partial(map_choices.option, catalogue, selection, "drawn_as")
        choose_asked(on_map, "drawn_as", MAP_FORMS, on_map.words("maps.drawn_as"), shown_as, doubtful=choices.AREAS)
    if selection.indicator and (_as_cells(on_map) or choices.drawn_as(catalogue, selection) == choices.AREAS):
        _choose(on_map, "class_count", choices.class_counts(selection.scheme), few=True)
        _choose(on_map, "scheme", SCHEMES)
        if selection.scheme in choices.BY_HAND:
            choose_text(on_map, "breaks", *map_choices.breaks_label(selection))


def _as_cells(on_map: Visit) -> bool:
    layer = on_map.catalogue.layer_records.get(on_map.selection.layer)
    return layer is not None and layer.form == "cells"


def _circles_or_areas(on_map: Visit) -> bool:
    """Whether the map shows a count, which can be drawn either way."""
    return choices.is_count(on_map.catalogue, on_map.selection.indicator) and not _as_cells(on_map)


def _choose_panes(visit: Visit) -> None:
    """How many maps stand side by side, and what the second of two shows."""
    _choose(visit, "panes", choices.offered_panes(visit.catalogue, visit.selection), few=True)
    if visit.selection.panes == choices.TWO:
        _choose(visit, "second_indicator", choices.mapped_indicators(visit.catalogue))
        _choose_time(visit, "second_period", second_times(visit.catalogue, visit.selection))


def _choose_time(visit: Visit, field: str, offered: Times) -> None:
    """A period into a field: along a slider where periods can be put in order."""
    if offered.in_order:
        shown_as = partial(map_choices.option, visit.catalogue, visit.selection, field)
        choose_step(visit, field, offered.periods, visit.words(f"maps.{field}"), shown_as)
    else:
        _choose(visit, field, offered.periods)


def _choose(visit: Visit, field: str, options: Sequence[Any], *, few: bool = False) -> None:
    """One code into a field, where there is more than one."""
    if len(options) > 1:
        shown_as = partial(map_choices.option, visit.catalogue, visit.selection, field)
        choose_one(visit, field, options, visit.words(f"maps.{field}"), shown_as, few=few)
