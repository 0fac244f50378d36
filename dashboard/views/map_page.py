"""What the Maps page shows for a settled selection: the agency's layer that is chosen, else one map or several."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit
from dashboard.selection import Selection
from dashboard.views import map_panes
from dashboard.views.agency_layers import layer_map
from dashboard.views.layer_table import layer_table
from dashboard.views.map_choices import said_about_breaks
from dashboard.views.map_panes_table import panes_table
from dashboard.views.map_panes_words import said_about_panes


def shown(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The map."""
    return (layer_map if selection.layer in catalogue.layers else map_panes.map_exhibit)(catalogue, selection)


def in_words(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The map with its text twin."""
    return (layer_map if selection.layer in catalogue.layers else map_panes.in_words)(catalogue, selection)


def remarks(catalogue: Catalogue, selection: Selection) -> Iterator[str]:
    """What of the choices could not be followed."""
    yield from filter(None, (said_about_breaks(selection), said_about_panes(catalogue, selection)))


def as_table(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The same figures in rows."""
    return (layer_table if selection.layer in catalogue.layers else panes_table)(catalogue, selection)


def on_screen(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The map or the same figures in rows, whichever the page shows."""
    return (as_table if selection.section == "table" else shown)(catalogue, selection)
