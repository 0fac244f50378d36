"""Figures on an agency's own layers: of the places that its areas are, and of the cells of a grid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.classes import Classes, classify, fences
from dashboard.analysis.derived import derived
from dashboard.analysis.layers_below import areas_in, within
from dashboard.analysis.map_choices import AREAS, class_counts, drawn_as
from dashboard.analysis.map_values import MapValues, classed, entered_breaks, national_figure
from dashboard.analysis.place_values import PlaceValue, numbers_of, period_of, value_of
from dashboard.catalogue import Catalogue
from dashboard.records import Missing, Observation
from dashboard.selection import SCHEMES, Selection
from dashboard.sources.cells import CellLayer
from dashboard.sources.layers import AreaLayer

SAMPLE = 2_001  # cells whose values stand for all when natural breaks are looked for: evenly spaced in their order
Reports = Mapping[str, Mapping[str, tuple[Observation, ...]]]


@dataclass(frozen=True, slots=True)
class CellSummary:
    """All cells of a layer for one indicator: how many, how many have a value, their sum and ends (NaN without any)."""

    cells: int
    reported: int
    sum: float
    least: float
    most: float

    @property
    def missing(self) -> int:
        """How many have no value."""
        return self.cells - self.reported


@derived(most=16)
def places_on(catalogue: Catalogue, layer_id: str) -> Mapping[str, str]:
    """The place that each area of a layer is, by code: by its statistical code, its adcode, or its own code.

    An anonymised place is never one of them.
    """
    layer = catalogue.layers[layer_id]
    codes = frozenset(layer.frame.index) if isinstance(layer, AreaLayer) else frozenset()
    found: dict[str, str] = {}
    for place in catalogue.records.localities:
        for code in (place.statistical_code, place.adcode, place.locality_id):
            if code in codes and not place.anonymised:
                found.setdefault(code, place.locality_id)
    return found


@derived(most=16)
def layer_reports(catalogue: Catalogue, layer_id: str) -> Reports:
    """By indicator, then by code of the area: the measured figures of the places of a layer, in file order."""
    codes = {place: code for code, place in places_on(catalogue, layer_id).items()}
    found: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for entry in catalogue.records.observations:
        if entry.kind == "measured" and entry.indicator_id and entry.locality_id in codes:
            found[entry.indicator_id][codes[entry.locality_id]].append(entry)
    return {name: {code: tuple(entries) for code, entries in by_code.items()} for name, by_code in found.items()}


def layer_indicators(catalogue: Catalogue, layer_id: str) -> tuple[str, ...]:
    """The indicators that a layer has figures for, in file order."""
    layer = catalogue.layers[layer_id]
    found = layer.values if isinstance(layer, CellLayer) else layer_reports(catalogue, layer_id)
    return tuple(code for code in catalogue.indicators if code in found)


def shown_on_map(catalogue: Catalogue, selection: Selection) -> Selection:
    """What the map of a settled selection shows: its layer, where it has one, with the layer's own figures."""
    return on_layer(catalogue, selection) if selection.layer in catalogue.layers else selection


def layer_periods(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The periods of the layer's indicator, the one with most figures first."""
    by_code = layer_reports(catalogue, selection.layer).get(selection.indicator, {})
    counts = Counter(period_of(entry) for entries in by_code.values() for entry in entries)
    return tuple(period for period, _ in counts.most_common())


def on_layer(catalogue: Catalogue, selection: Selection) -> Selection:
    """The selection as a map of its layer takes it: indicator and period of the layer, scheme and number of classes."""
    offered = layer_indicators(catalogue, selection.layer)
    indicator = selection.layer_indicator if selection.layer_indicator in offered else next(iter(offered), "")
    offered_periods = layer_periods(catalogue, replace(selection, indicator=indicator))
    scheme = selection.scheme or SCHEMES[0]
    number = selection.class_count if selection.class_count in class_counts(scheme) else 0
    return replace(
        selection,
        indicator=indicator,
        layer_indicator=indicator,
        period=selection.period if selection.period in offered_periods else next(iter(offered_periods), ""),
        scheme=scheme,
        class_count=number,
    )


@derived(most=16)
def layer_values(catalogue: Catalogue, selection: Selection) -> MapValues:
    """The figures of the areas of a layer that a selection from `on_layer` shows, in layer order."""
    by_code = layer_reports(catalogue, selection.layer).get(selection.indicator, {})
    values = tuple(
        value_of(code, by_code[code], selection.period)
        if code in by_code
        else PlaceValue(code, None, None, exact=False, missing=Missing.NOT_IN_SOURCE, borrowed=False)
        for code in areas_in(catalogue, selection.layer, within(catalogue, selection))
    )
    as_areas = not selection.indicator or drawn_as(catalogue, selection) == AREAS
    numbers = list(numbers_of(by_code, [entry.code for entry in values]))  # of all periods
    scale = _scale(numbers, selection, national_figure(catalogue, selection.indicator))
    return classed(values, scale, as_areas=as_areas)


def _scale(numbers: list[float], selection: Selection, national: float | None) -> Classes:
    entered = entered_breaks(selection)
    benchmark = entered[0] if entered else national
    scheme = selection.scheme or SCHEMES[0]
    return classify(numbers, scheme, selection.class_count or 5, fixed=entered, benchmark=benchmark)


@derived(most=32)
def cell_classes(catalogue: Catalogue, selection: Selection) -> Classes:
    """Classes of the values of all cells; counts are of cells. `indexes` is empty: the browser goes by the breaks."""
    layer = catalogue.layers[selection.layer]
    assert isinstance(layer, CellLayer)
    known = layer.values[selection.indicator]
    known = known[~np.isnan(known)]
    if not len(known):
        return classify((), selection.scheme)
    limits = fences(known)
    sample = _sample(np.sort(known), *limits)
    entered = entered_breaks(selection)
    benchmark = entered[0] if entered else None
    found = classify(
        tuple(sample), selection.scheme, selection.class_count or 5, fixed=entered, benchmark=benchmark, limits=limits
    )
    indexes = np.searchsorted(found.breaks, known, side="left")
    counts = np.bincount(indexes, minlength=len(found.breaks) + 1)
    return replace(found, indexes=(), counts=tuple(counts.tolist()))


def _sample(ordered: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """Evenly spaced ones of many values in their order, both ends among them; of outliers on either side the last."""
    inner = ordered[(ordered >= low) & (ordered <= high)]
    places = np.linspace(0, len(inner) - 1, min(SAMPLE, len(inner))).astype(int)
    least, most = ordered[:1], ordered[-1:]
    return np.concatenate([least[least < low], inner[places], most[most > high]])


@derived(most=32)
def cell_summary(catalogue: Catalogue, selection: Selection) -> CellSummary:
    """All cells of a layer for the indicator of a selection from `on_layer`."""
    layer = catalogue.layers[selection.layer]
    assert isinstance(layer, CellLayer)
    known = layer.values[selection.indicator]
    known = known[~np.isnan(known)]
    if not len(known):
        return CellSummary(len(layer), 0, float("nan"), float("nan"), float("nan"))
    return CellSummary(len(layer), len(known), float(known.sum()), float(known.min()), float(known.max()))
