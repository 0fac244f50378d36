"""An agency's layer as a table: its areas with their figures, or the classes of its cells."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.agency_layers import cell_classes, layer_values, on_layer
from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.selection import Selection
from dashboard.sources.cells import CellLayer
from dashboard.views import place_facts
from dashboard.views.agency_layers import area_names, layer_map
from dashboard.views.choropleth_legend import class_text
from dashboard.wording import wording


@derived(most=8)
def layer_table(catalogue: Catalogue, asked: Selection) -> Exhibit:
    """One row per area, or per class of cells; the rest is the exhibit of the map."""
    selection = on_layer(catalogue, asked)
    rows = _classes if isinstance(catalogue.layers[selection.layer], CellLayer) else _areas
    return replace(layer_map(catalogue, asked), key="maps.table", body=rows(catalogue, selection))


def _areas(catalogue: Catalogue, selection: Selection) -> Table:
    words, names = wording(selection.lang), area_names(catalogue, selection.layer, selection.lang)
    found = layer_values(catalogue, selection)
    told = [(entry.code, *(place_facts.fact(entry, words) if selection.indicator else ("",))) for entry in found.values]
    rows = ((names[code], code, figure, " ".join(limits)) for code, figure, *limits in told)
    keys = ("place", "code", "figure", "limits")
    columns = tuple(Column(key, words(f"maps.column_{key}")) for key in keys)
    return Table(columns, tuple(tuple(map(Cell, row)) for row in rows), reading=False)


def _classes(catalogue: Catalogue, selection: Selection) -> Table:
    words = wording(selection.lang)
    columns = tuple(Column(key, words(f"maps.column_{key}")) for key in ("class", "cells"))
    if not selection.indicator:
        return Table(columns, ())
    classes = cell_classes(catalogue, selection)
    rows = ((class_text(classes, place, words), f"{count:,}") for place, count in enumerate(classes.counts))
    return Table(columns, tuple(tuple(map(Cell, row)) for row in rows), reading=False)
