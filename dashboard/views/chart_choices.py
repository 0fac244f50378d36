"""What can be charted of the chosen places, and what a chart shows where the address leaves it open."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.charted import group, records_of
from dashboard.analysis.comparability import is_figure
from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import CHARTS, UNSTATED, Selection
from dashboard.views import figures as printed
from dashboard.views.comparison import places
from dashboard.wording import wording


def settled(catalogue: Catalogue, selection: Selection) -> Selection:
    """The selection with every choice made that a chart needs; those that do not fit the places are made anew."""
    filled = replace(selection, chart=selection.chart if selection.chart in CHARTS else CHARTS[0])
    options = indicators(catalogue, filled)
    if filled.indicator not in options:
        filled = replace(filled, indicator=_telling(catalogue, filled, options))
    others = second_indicators(catalogue, filled)
    if filled.second_indicator not in others:
        filled = replace(filled, second_indicator=others[0] if others else "")
    if filled.period not in periods(catalogue, filled):
        filled = replace(filled, period="")
    return filled


def indicators(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The indicators that a chosen place reports a measured figure of, in the order of the list of indicators."""
    return _reported(catalogue, tuple(place.locality_id for place in charted_places(catalogue, selection)))


@derived(most=64)
def _reported(catalogue: Catalogue, codes: tuple[str, ...]) -> tuple[str, ...]:
    found = {entry.indicator_id for code in codes for entry in catalogue.observations_of(code, "measured")}
    return tuple(code for code in catalogue.indicators if code in found)


def second_indicators(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The other indicators, those first that most places report beside the chosen one."""
    chosen = charted_places(catalogue, selection)
    first = _reporting(catalogue, chosen, selection.indicator)
    others = (code for code in indicators(catalogue, selection) if code != selection.indicator)
    return tuple(sorted(others, key=lambda code: -len(first & _reporting(catalogue, chosen, code))))


def periods(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The periods of the indicator's figures of the chosen places, as an address spells them, in file order."""
    indicator = catalogue.indicators.get(selection.indicator)
    found = _figures(catalogue, charted_places(catalogue, selection), indicator) if indicator else ()
    return tuple(dict.fromkeys(entry.period or UNSTATED for entry in found))


def period_name(catalogue: Catalogue, selection: Selection, spelt: str) -> str:
    """A period in words."""
    words = wording(selection.lang)
    if spelt == UNSTATED:
        return words("figures.period_not_stated")
    found = (entry for entry in catalogue.records.observations if entry.period == spelt)
    return next((printed.period(entry, words) for entry in found), spelt)


def charted_places(catalogue: Catalogue, selection: Selection) -> tuple[Locality, ...]:
    """The places of a comparison; every place with figures where nothing is chosen and the data hold no case."""
    return places(catalogue, selection) or _with_figures(catalogue)


@derived(most=2)
def _with_figures(catalogue: Catalogue) -> tuple[Locality, ...]:
    found = {entry.locality_id for entry in catalogue.records.observations if entry.kind == "measured"}
    return tuple(
        entry for entry in catalogue.records.localities if entry.locality_id in found and entry.level != "country"
    )


def chosen_indicator(catalogue: Catalogue, selection: Selection) -> Indicator | None:
    """The indicator of a chart; None where no chosen place has a measured figure."""
    return catalogue.indicators.get(settled(catalogue, selection).indicator)


def _figures(catalogue: Catalogue, chosen: tuple[Locality, ...], indicator: Indicator) -> tuple[Observation, ...]:
    return tuple(entry for place in chosen for entry in records_of(catalogue, place, indicator) if is_figure(entry))


def _reporting(catalogue: Catalogue, chosen: tuple[Locality, ...], indicator_id: str) -> frozenset[str]:
    indicator = catalogue.indicators.get(indicator_id)
    found = _figures(catalogue, chosen, indicator) if indicator else ()
    return frozenset(entry.locality_id for entry in found)


def _telling(catalogue: Catalogue, selection: Selection, options: tuple[str, ...]) -> str:
    """The indicator with most figures that compare, then with most places, then with most to show."""
    codes = tuple(place.locality_id for place in charted_places(catalogue, selection))
    return max(options, key=lambda code: _weight(catalogue, codes, code), default="")


@derived(most=512)
def _weight(catalogue: Catalogue, codes: tuple[str, ...], indicator_id: str) -> tuple[int, int, int]:
    indicator, chosen = catalogue.indicators[indicator_id], tuple(catalogue.localities[code] for code in codes)
    found = group(catalogue, Selection(localities=codes), indicator, chosen)
    compared = len(found.comparable)
    return (compared if compared > 1 else 0), len(_reporting(catalogue, chosen, indicator_id)), len(found.figures)
