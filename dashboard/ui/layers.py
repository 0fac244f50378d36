"""The agency's own layers on the Maps page: a chooser where the package has any, and the map of the one chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.analysis.agency_layers import on_layer
from dashboard.ui.arrive import Visit
from dashboard.ui.choose import choose_one
from dashboard.ui.show import heading, show
from dashboard.views import agency_layers


def show_layers(visit: Visit) -> None:
    """Nothing where the package has no layers; else what may be chosen, and the chosen layer beneath it."""
    catalogue, selection, words = visit.catalogue, visit.selection, visit.words
    layers = agency_layers.offered_layers(catalogue)
    if not layers:
        return
    heading(words("layers.heading"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        named = partial(agency_layers.layer_name, catalogue, selection)
        choose_one(visit, "layer", layers, words("layers.chooser"), named, optional=True)
        if indicators := agency_layers.offered_indicators(catalogue, selection):
            settled = replace(
                visit, selection=replace(selection, layer_indicator=on_layer(catalogue, selection).indicator)
            )
            name = partial(agency_layers.indicator_name, catalogue, selection)
            choose_one(settled, "layer_indicator", indicators, words("layers.indicator"), name)
    if selection.layer:
        show(visit, agency_layers.layer_map(catalogue, selection), title=True)
