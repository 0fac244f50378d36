"""The figures of one map: the places that it shows, their classes, and which of them no class holds for certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.classes import Classes, classify, read_breaks
from dashboard.analysis.derived import derived
from dashboard.analysis.map_choices import AREAS, drawn_as
from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.place_values import PlaceValue, place_values
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection


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


@derived(most=4)
def map_values(catalogue: Catalogue, selection: Selection) -> MapValues:
    """The figures of a settled selection (`map_choices.settled`), classed by its scheme."""
    by_code = place_values(catalogue, selection.indicator, selection.period, selection.level)
    codes = _codes(catalogue, selection)
    values = tuple(map(by_code.__getitem__, codes))
    national = national_figure(catalogue, selection.indicator)
    return classed(values, selection, national, as_areas=drawn_as(catalogue, selection) == AREAS)


def classed(
    values: tuple[PlaceValue, ...], selection: Selection, benchmark: float | None, *, as_areas: bool
) -> MapValues:
    """Figures classed by the scheme of a selection; `benchmark` is the middle of a diverging one, unless entered."""
    numbers = {entry.code: entry.number for entry in values if entry.number is not None}
    entered = entered_breaks(selection)
    classes = classify(
        tuple(numbers.values()),
        selection.scheme,
        selection.class_count or 5,
        fixed=entered,
        benchmark=entered[0] if entered else benchmark,
    )
    spans = {
        entry.code: classes.span(entry.observation.quantity)
        for entry in values
        if entry.code in numbers and not entry.exact and entry.observation and entry.observation.quantity
    }
    indexes = dict(zip(numbers, classes.indexes, strict=True))
    return MapValues(values, classes, indexes, spans, as_areas)


def _codes(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The units of the level inside the region; a county stands among its neighbours."""
    inside = regions(catalogue).inside(selection.area, selection.level)
    if inside != (selection.area,):
        return inside
    return tuple(sorted((*inside, *neighbours(catalogue.boundaries, selection.level, selection.area))))


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
