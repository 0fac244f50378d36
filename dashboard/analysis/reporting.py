"""Who reports what: the records of one indicator, place by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from dashboard.analysis.comparability import BENCHMARK_LEVEL, is_figure, period_key
from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Observation
from dashboard.selection import MOST_BESIDE

Records = Mapping[str, tuple[Observation, ...]]


@derived(most=2)
def _by_indicator(catalogue: Catalogue) -> Mapping[str, Records]:
    found: dict[str, dict[str, list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for entry in catalogue.records.observations:
        if entry.indicator_id:
            found[entry.indicator_id][entry.locality_id].append(entry)
    return {
        indicator: {place: tuple(entries) for place, entries in by_place.items()}
        for indicator, by_place in found.items()
    }


def records_by_place(catalogue: Catalogue, indicator_id: str, period: str = "") -> Records:
    """By locality_id: every record of an indicator, figures and stated absences, of all periods, in file order.

    Of the file of figures there are only those of a period, by default its last.
    """
    own = listed_by_place(catalogue, indicator_id)
    filed = _filed(catalogue, indicator_id, period)
    return {**filed, **{place: (*entries, *filed.get(place, ())) for place, entries in own.items()}} if filed else own


def records_among(catalogue: Catalogue, indicator_id: str, places: Collection[str], period: str = "") -> Records:
    """What `records_by_place` has of these places; of a few, without reading what the file of figures has of others."""
    if period or len(places) > MOST_BESIDE:
        return records_by_place(catalogue, indicator_id, period)
    return {code: found for code in places if (found := records_at(catalogue, indicator_id, code))}


def records_at(catalogue: Catalogue, indicator_id: str, locality_id: str) -> tuple[Observation, ...]:
    """What `records_by_place` has of one place, without reading what the file of figures has of all others: for what
    asks many indicators of a few places.
    """
    return (
        *listed_by_place(catalogue, indicator_id).get(locality_id, ()),
        *_filed_at(catalogue, locality_id).get(indicator_id, ()),
    )


@derived(most=64)
def _filed_at(catalogue: Catalogue, locality_id: str) -> Records:
    """By indicator_id: what the file of figures has of a place in the last period of the indicator."""
    periods = catalogue.figures.periods if catalogue.figures else {}
    found = catalogue.latest_figures(locality_id)
    return {entry.indicator_id: (entry,) for entry in found if entry.period == periods[entry.indicator_id][-1]}


def listed_by_place(catalogue: Catalogue, indicator_id: str) -> Records:
    """The same without the file of figures: what is asked of many indicators at once."""
    return _by_indicator(catalogue).get(indicator_id, {})


def places_with(catalogue: Catalogue, indicator_id: str) -> int:
    """How many places, the country aside, have a record of an indicator, of the file of figures in its last period."""
    listed = listed_by_place(catalogue, indicator_id)
    own = sum(catalogue.localities[code].level != BENCHMARK_LEVEL for code in listed if code in catalogue.localities)
    return own + (catalogue.figures.places_at(indicator_id) if catalogue.figures else 0)


def is_reported(catalogue: Catalogue, indicator_id: str, places: Collection[str]) -> bool:
    """Whether any of these places has a record of an indicator."""
    listed, figures = listed_by_place(catalogue, indicator_id), catalogue.figures
    filed = figures is not None and figures.places_at(indicator_id) > 0 and not figures.places.isdisjoint(places)
    return filed or any(code in listed for code in places)


@derived(most=64)
def _filed(catalogue: Catalogue, indicator_id: str, period: str) -> Records:
    return {entry.locality_id: (entry,) for entry in catalogue.figures_at(indicator_id, period)}


def figure_of(catalogue: Catalogue, indicator_id: str, locality_id: str, period: str) -> Observation | None:
    """The one measured figure of a place in a period (`period_key`); None where it has none, several or a part only."""
    found = [
        entry
        for entry in records_by_place(catalogue, indicator_id).get(locality_id, ())
        if entry.kind == "measured" and is_figure(entry) and period_key(entry.period) == period
    ]
    return found[0] if len(found) == 1 and found[0].completeness != "partial" else None


def near(catalogue: Catalogue, indicator: Indicator) -> tuple[Indicator, ...]:
    """Indicators of the same theme and unit under another definition: near, and for that reason never aligned."""
    return tuple(
        entry
        for entry in catalogue.records.indicators
        if (entry.theme, entry.unit) == (indicator.theme, indicator.unit)
        and entry.indicator_id != indicator.indicator_id
    )
