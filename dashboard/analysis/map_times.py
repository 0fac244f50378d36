"""The periods that a map can be shown for, in order of time where they have one."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.analysis.agency_layers import layer_periods
from dashboard.analysis.place_values import dated, periods
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection


class Times(NamedTuple):
    """Periods to choose from. `in_order`: two or more are points in time and come first, the earliest first."""

    periods: tuple[str, ...]
    in_order: bool


def times(catalogue: Catalogue, selection: Selection) -> Times:
    """The periods of what is on the map (`agency_layers.shown_on_map`); where unordered, the fullest first."""
    if selection.layer in catalogue.layers:
        return _ordered(layer_periods(catalogue, selection))
    return _ordered(periods(catalogue, selection.indicator))


def second_times(catalogue: Catalogue, selection: Selection) -> Times:
    """The same for the second of two maps."""
    return _ordered(periods(catalogue, selection.second_indicator))


def _ordered(found: tuple[str, ...]) -> Times:
    points = dated(found)
    if len(points) < 2:
        return Times(found, in_order=False)
    return Times((*points, *(period for period in found if period not in points)), in_order=True)
