"""The figures of one map: the places that it shows, their classes, and which of them no class holds for certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.classes import Classes, classify, read_breaks
from dashboard.analysis.derived import derived
from dashboard.analysis.map_choices import AREAS, drawn_as
from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.place_values import PlaceValue, own_numbers, place_values
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.selection import SCHEMES, Selection


@dataclass(frozen=True, slots=True)
class MapValues:
    """The figures of a map in drawing order. `spans` holds first and last class of the figures that are no one number;
    `indexes` the class of each that has a number. Circles (`as_areas` false) have classes too, but don't show them.
    """

    values: tuple[PlaceValue, ...]
    classes: Classes
    indexes: Mapping[str, int]
    spans: Mapping[str, tuple[int, int]]
    as_areas: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The places, in layer order."""
        return tuple(entry.code for entry in self.values)

    @property
    def reported(self) -> tuple[PlaceValue, ...]:
        """The places that have a figure."""
        return tuple(entry for entry in self.values if entry.number is not None)

    def uncertain(self, entry: PlaceValue) -> bool:
        """Whether its bounds cross a break; for circles, whether the figure is anything but one certain number."""
        if not self.as_areas:
            return entry.number is not None and not entry.exact
        first, last = self.spans.get(entry.code, (0, 0))  # an exact figure is not there
        return first != last

    def is_outlier(self, entry: PlaceValue) -> bool:
        """Whether it stands in a class of outliers."""
        index, classes = self.indexes.get(entry.code, -1), self.classes
        return (classes.low_apart and index == 0) or (classes.high_apart and index == len(classes) - 1)


def map_values(catalogue: Catalogue, selection: Selection, together: tuple[str, ...] = ()) -> MapValues:
    """The figures of a settled selection (`map_choices.settled`), classed by its scheme.

    The classes are those of all periods of its indicator, so that colours mean the same from one period to the next;
    of all periods of the indicators `together`, where several maps have one scale.
    """
    return _map_values(catalogue, selection, together or (selection.indicator,))


@derived(most=16)
def _map_values(catalogue: Catalogue, selection: Selection, together: tuple[str, ...]) -> MapValues:
    by_code = place_values(catalogue, selection.indicator, selection.period, selection.level)
    values = tuple(by_code[code] for code in places_shown(catalogue, selection.level, selection.area))
    as_areas = drawn_as(catalogue, selection) == AREAS
    scheme = selection.scheme if as_areas or selection.scheme != "fixed" else SCHEMES[0]  # fixed knows no outliers
    asked = (selection.level, selection.area, scheme, selection.class_count, entered_breaks(selection))
    return classed(values, scale_of(catalogue, together, *asked), as_areas=as_areas)


@derived(most=32)
def scale_of(
    catalogue: Catalogue,
    indicators: tuple[str, ...],
    level: str,
    region: str,
    scheme: str,
    class_count: int,
    entered: tuple[float, ...],
) -> Classes:
    """The classes of all numbers that the places of a map print for some indicators, whatever the period.

    The middle of a diverging scheme is what was entered, else the national figure, where there is one indicator.
    """
    codes = places_shown(catalogue, level, region)
    numbers = [number for indicator in indicators for number in own_numbers(catalogue, indicator, codes)]
    national = national_figure(catalogue, indicators[0]) if len(indicators) == 1 else None
    benchmark = entered[0] if entered else national
    return classify(numbers, scheme, class_count or 5, fixed=entered, benchmark=benchmark)


def classed(values: tuple[PlaceValue, ...], scale: Classes, *, as_areas: bool) -> MapValues:
    """Figures in the classes of a scale, which may be of more figures than these; the counts are of these."""
    numbers = {entry.code: entry.number for entry in values if entry.number is not None}
    indexes = np.searchsorted(scale.breaks, list(numbers.values()), side="left")
    counts = np.bincount(indexes, minlength=len(scale.breaks) + 1)
    classes = replace(scale, indexes=tuple(indexes.tolist()), counts=tuple(counts.tolist()))
    spans = {
        entry.code: classes.span(entry.observation.quantity)
        for entry in values
        if entry.code in numbers and not entry.exact and entry.observation and entry.observation.quantity
    }
    return MapValues(values, classes, dict(zip(numbers, classes.indexes, strict=True)), spans, as_areas)


@derived(most=16)
def places_shown(catalogue: Catalogue, level: str, region: str) -> tuple[str, ...]:
    """The units of a level inside a region; a county stands among its neighbours."""
    inside = regions(catalogue).inside(region, level)
    if inside != (region,):
        return inside
    return tuple(sorted((*inside, *neighbours(catalogue.boundaries, level, region))))


def entered_breaks(selection: Selection) -> tuple[float, ...]:
    """The breaks entered by hand; none where they can't be read, and the reader is told beside the field."""
    try:
        return read_breaks(selection.breaks) if selection.scheme in ("fixed", "diverging") else ()
    except ValueError:
        return ()


def national_figure(catalogue: Catalogue, indicator_id: str) -> float | None:
    """The printed number of the whole country, the benchmark of a diverging scheme; None where no source states one."""
    for place in catalogue.records.localities:
        if place.level == "country":
            for entry in catalogue.observations_of(place.locality_id, "measured"):
                if entry.indicator_id == indicator_id and entry.quantity and entry.quantity.value is not None:
                    return float(entry.quantity.value)
    return None
