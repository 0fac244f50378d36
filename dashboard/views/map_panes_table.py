"""Maps side by side as a table and as tidy data: a column for each map, a row for each place with a record on any."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.derived import derived
from dashboard.analysis.map_panes import Panes, panes_of
from dashboard.analysis.map_values import MapValues
from dashboard.analysis.place_values import PlaceValue
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.selection import Selection
from dashboard.views import choropleth_table, figures, place_facts
from dashboard.views.map_panes_words import caption, sentences, title, values_of
from dashboard.wording import Wording, wording


@derived(most=4)
def panes_table(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The maps as a table: a row for each place with a record on any, a column for each map."""
    panes = panes_of(catalogue, selection)
    if len(panes.maps) == 1:
        return choropleth_table.value_table(catalogue, selection)
    words, found = wording(selection.lang), values_of(catalogue, panes)
    names = place_facts.names(catalogue, selection.level, words.lang)
    above = place_facts.names(catalogue, "province", words.lang)
    recorded = [
        row for row in zip(*(values.values for values in found), strict=True) if any(one.observation for one in row)
    ]
    rows = [
        tuple(
            Cell(text)
            for text in (
                names[row[0].code],
                above.get(regions(catalogue).ways[row[0].code][0], ""),
                *(_figure(entry, words) for entry in row),
            )
        )
        for row in recorded
    ]
    columns = (
        *(Column(key, words(f"maps.column_{key}")) for key in ("place", "above")),
        *(Column(f"map{place}", caption(catalogue, panes, one)) for place, one in enumerate(panes.maps, 1)),
    )
    silent = len(found[0].values) - len(rows)
    return Exhibit(
        key="maps.table",
        title=title(catalogue, selection, panes),
        body=Table(columns, tuple(rows), reading=False),
        notes=(words("maps.unreported", n=silent),) if silent else (),
        twin=tuple(sentences(catalogue, selection, panes)),
        data=_data(panes, found),
    )


def _figure(entry: PlaceValue, words: Wording) -> str:
    """As the map says it when a place is pointed at, in one line."""
    figure = place_facts.fact(entry, words)[0]
    if entry.observation is None or not entry.borrowed:
        return figure
    return words("maps.borrowed_in_row", figure=figure, limits=figures.limits(entry.observation, words))


def _data(panes: Panes, found: Sequence[MapValues]) -> pd.DataFrame:
    """The tidy rows of each map, one map under the other; `map` counts them from 1."""
    parts = []
    for place, values in enumerate(found, 1):
        recorded = [entry for entry in values.values if entry.observation]
        tidy = figures.tidy(entry.observation for entry in recorded if entry.observation)
        marks = {
            "map": place,
            "adcode": [entry.code for entry in recorded],
            "borrowed": [entry.borrowed for entry in recorded],
        }
        classes = [values.indexes[entry.code] + 1 if entry.code in values.indexes else None for entry in recorded]
        head = pd.DataFrame({**marks, "class": classes, "shown_period": panes.maps[place - 1].period})
        parts.append(pd.concat([head, tidy], axis=1))
    return pd.concat(parts, ignore_index=True)
