"""The figures of a map as a table and as tidy data: every place that has a record, the greatest first.

Places whose figures may be equal stand in the order of the layer, as far as no third one is certainly between them.
"""

from __future__ import annotations

import pandas as pd

from dashboard.analysis.comparability import quantity_of
from dashboard.analysis.derived import derived
from dashboard.analysis.map_values import MapValues, map_values
from dashboard.analysis.place_values import PlaceValue
from dashboard.analysis.regions import regions
from dashboard.analysis.sequence import highest_first
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.quantity import Interval
from dashboard.selection import Selection
from dashboard.views import choropleth_words, figures, place_facts
from dashboard.views.choropleth_legend import class_text
from dashboard.views.table_choices import in_order
from dashboard.wording import Wording, wording


@derived(most=4)
def value_table(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One row per place with a record, sorted as asked; places that no source mentions are counted in a note."""
    words = wording(selection.lang)
    found = map_values(catalogue, selection)
    intervals = _intervals(catalogue, selection, found)
    numbers = [entry for entry in found.values if entry.code in intervals]
    recorded = [numbers[at] for at in highest_first([intervals[entry.code] for entry in numbers])]
    recorded += [entry for entry in found.values if entry.observation and entry.code not in intervals]
    silent = len(found.values) - len(recorded)
    above = place_facts.names(catalogue, "province", words.lang)
    names = place_facts.names(catalogue, selection.level, words.lang)
    keys = ("place", "above", "figure", *(("class",) if found.as_areas else ()), "limits")
    rows = []
    for entry in recorded:
        assert entry.observation is not None
        cells = {
            "place": names[entry.code],
            "above": above.get(regions(catalogue).ways[entry.code][0], ""),
            "figure": figures.printed_form(entry.observation, words),
            "class": _class(found, entry, words),
            "limits": " ".join(place_facts.fact(entry, words)[1:]),
        }
        order = {"figure": intervals.get(entry.code)}
        rows.append(tuple(Cell(cells[key], order=order.get(key)) for key in keys))
    exhibit = Exhibit(
        key="maps.table",
        title=choropleth_words.title(catalogue, selection),
        lead=choropleth_words.reported(catalogue, selection, found),
        body=Table(tuple(Column(key, words(f"maps.column_{key}")) for key in keys), tuple(rows), reading=False),
        notes=(words("maps.unreported", n=silent),) if silent else (),
        twin=choropleth_words.sentences(catalogue, selection, found),
        data=_data(found, recorded),
    )
    return in_order(exhibit, selection)


def _intervals(catalogue: Catalogue, selection: Selection, found: MapValues) -> dict[str, Interval]:
    """By code, what the number of each place may be."""
    indicator = catalogue.indicators[selection.indicator]
    return {
        entry.code: quantity.interval
        for entry in found.values
        if entry.observation and (quantity := quantity_of(entry.observation, indicator))
    }


def _class(found: MapValues, entry: PlaceValue, words: Wording) -> str:
    if entry.code not in found.indexes:
        return words("maps.class_none")
    ends = class_text(found.classes, found.indexes[entry.code], words)
    return words("maps.class_uncertain", ends=ends) if found.uncertain(entry) else ends


def _data(found: MapValues, recorded: list[PlaceValue]) -> pd.DataFrame:
    """Administrative code, class from 1 and marks of doubt before the columns of `figures.tidy`."""
    tidy = figures.tidy(entry.observation for entry in recorded if entry.observation)
    marks = pd.DataFrame(
        {
            "adcode": [entry.code for entry in recorded],
            "class": [found.indexes[entry.code] + 1 if entry.code in found.indexes else None for entry in recorded],
            "class_uncertain": [found.uncertain(entry) for entry in recorded],
            "borrowed": [entry.borrowed for entry in recorded],
            "outlier": [found.is_outlier(entry) for entry in recorded],
        }
    )
    return pd.concat([marks, tidy], axis=1)
