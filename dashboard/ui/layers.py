"""The agency's own layers on the Maps page: choosers where the package has any."""

from __future__ import annotations

from functools import partial

from dashboard.ui.arrive import Visit
from dashboard.ui.choose import choose_one
from dashboard.views import agency_layers


def choose_layer(visit: Visit) -> None:
    """One of the layers, or none; nothing where the package has none."""
    named = partial(agency_layers.layer_name, visit.catalogue, visit.selection)
    layers = agency_layers.offered_layers(visit.catalogue)
    choose_one(visit, "layer", layers, visit.words("layers.chooser"), named, optional=True)


def choose_layer_indicator(visit: Visit) -> None:
    """What the chosen layer shows; nothing where it has no figures."""
    named = partial(agency_layers.indicator_name, visit.catalogue, visit.selection)
    indicators = agency_layers.offered_indicators(visit.catalogue, visit.selection)
    choose_one(visit, "layer_indicator", indicators, visit.words("layers.indicator"), named)
