"""An agency's own layers, each on a map of its own: figures of areas as elsewhere, cells as squares for the scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.analysis.agency_layers import layer_indicators, layer_periods, layer_values, on_layer, places_on
from dashboard.analysis.derived import derived
from dashboard.analysis.layers_below import above, areas_in, within
from dashboard.analysis.map_values import MapValues
from dashboard.catalogue import Catalogue
from dashboard.exhibit import MARKS, Exhibit, MapScene, Polygons
from dashboard.selection import Selection
from dashboard.sources.cells import CellLayer
from dashboard.sources.drawings import geometry_digests
from dashboard.sources.layers import AreaLayer
from dashboard.views import choropleth_words, figures, palettes, place_facts
from dashboard.views.agency_cells import cell_data, cell_drawing, cell_notes, cell_sentences
from dashboard.views.choropleth_drawing import drawing_of
from dashboard.views.choropleth_legend import legend
from dashboard.views.layer_context import CONTEXT, StepDown, beside_of, bounds_of, ground, outline, placed, roomy
from dashboard.views.layer_words import about, credit
from dashboard.wording import Wording, wording

FEW = 60  # areas whose names the map writes


def served(catalogue: Catalogue) -> dict[str, str]:
    """Digests of all geometry that the server has, by name: the bundled layers and the agency's own."""
    own = {code: layer.digest for code, layer in catalogue.layers.items() if isinstance(layer, AreaLayer)}
    return geometry_digests(catalogue.boundaries.manifest) | own


def offered_layers(catalogue: Catalogue) -> tuple[str, ...]:
    """The layers that can be chosen, in file order."""
    return tuple(catalogue.layers)


def offered_indicators(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The indicators of the chosen layer; none where no layer is chosen."""
    return layer_indicators(catalogue, selection.layer) if selection.layer in catalogue.layers else ()


def shown_in(catalogue: Catalogue, selection: Selection) -> str:
    """The name of the area that a layer is shown in; empty where the whole of it is shown."""
    code, upper = within(catalogue, selection), above(catalogue, selection.layer)
    if not code:
        return ""
    names = (
        area_names(catalogue, upper, selection.lang)
        if upper
        else place_facts.names(catalogue, "county", selection.lang)
    )
    return names[code]


def layer_name(catalogue: Catalogue, selection: Selection, code: str) -> str:
    """The name of a layer, for a widget."""
    return wording(selection.lang).text(catalogue.layer_records[code].name)


def indicator_name(catalogue: Catalogue, selection: Selection, code: str) -> str:
    """The name of an indicator, for a widget."""
    return wording(selection.lang).text(catalogue.indicators[code].name)


@derived(most=32)
def layer_map(catalogue: Catalogue, asked: Selection) -> Exhibit:
    """The layer that the selection names, with the figures of its indicator where the layer has any."""
    selection = on_layer(catalogue, asked)
    layer = catalogue.layers[selection.layer]
    if isinstance(layer, CellLayer):
        return _cells(catalogue, selection, layer)
    return _areas(catalogue, selection, layer)


def _areas(catalogue: Catalogue, selection: Selection, layer: AreaLayer) -> Exhibit:
    words, code = wording(selection.lang), within(catalogue, selection)
    found = layer_values(catalogue, selection)
    inside = areas_in(catalogue, selection.layer, code)
    every = area_names(catalogue, selection.layer, words.lang)
    names = {one: every[one] for one in inside}
    if selection.indicator:
        drawing = drawing_of(found)
        styles, classes, sizes = drawing.styles, drawing.classes, drawing.sizes
        lines = tuple(line for line in legend(found, drawing, words) if line.mark != "line")
    else:
        styles, classes, sizes, lines = (palettes.LAND,), MARKS[0] * len(names), "", ()
    frame = layer.frame.loc[list(inside)]
    west, south, east, north = (float(edge) for edge in frame.total_bounds)
    bounds = (south, west, north, east)
    links = StepDown(catalogue, selection, inside)
    beside = beside_of(layer, inside, bounds)
    classes, only, sizes = placed(layer, inside, classes, sizes)
    shown = Polygons(selection.layer, classes, only, selectable=len(links) > 0, sizes=sizes)
    scene = MapScene(
        bounds=roomy(bounds),
        polygons=(
            *ground(catalogue, bounds, len(styles)),
            *([Polygons(selection.layer, MARKS[len(styles) + 1] * len(beside), beside)] if beside else []),
            shown,
            *outline(catalogue, selection, code, len(styles) + 2),
        ),
        styles=(*styles, *CONTEXT),
        links=links,
        names=names | {one: every[one] for one in beside},
        tips={entry.code: place_facts.fact(entry, words) for entry in found.values} if selection.indicator else {},
        labels=(*(names if len(names) <= FEW else ()), *beside[:FEW]),
        legend=lines,
        legend_title=_legend_title(catalogue, selection, found, words) if selection.indicator else "",
        credit=credit(catalogue.layer_records[selection.layer], catalogue, words),
    )
    reported = [entry.observation for entry in found.values if entry.observation]
    return Exhibit(
        **_head(catalogue, selection, words),
        body=scene,
        twin=tuple(_sentences(catalogue, selection, names, words)),
        notes=(
            about(catalogue.layer_records[selection.layer], words),
            *(choropleth_words.notes(catalogue, selection, found) if selection.indicator else ()),
        ),
        data=figures.tidy(reported) if reported else None,
    )


def _legend_title(catalogue: Catalogue, selection: Selection, found: MapValues, words: Wording) -> str:
    """As of the bundled units: `choropleth.legend_title`."""
    several = len(layer_periods(catalogue, selection)) > 1
    period = choropleth_words.period_name(selection, selection.period)
    head = choropleth_words.legend_head(catalogue.indicators[selection.indicator], words, period)
    key = choropleth_words.legend_key(found, several=several)
    return words(key, head=head, n=len(found.reported), all=len(found.values))


def _cells(catalogue: Catalogue, selection: Selection, layer: CellLayer) -> Exhibit:
    words, record = wording(selection.lang), catalogue.layer_records[selection.layer]
    drawing = cell_drawing(catalogue, selection) if selection.indicator else None
    styles = drawing.styles if drawing else ()
    code = within(catalogue, selection)
    bounds = bounds_of(catalogue, selection, code) if code else layer.bounds
    scene = MapScene(
        bounds=roomy(bounds),
        polygons=(
            *ground(catalogue, bounds, len(styles)),
            *outline(catalogue, selection, code, len(styles) + 2),
        ),
        styles=(*styles, *CONTEXT),
        legend=drawing.legend if drawing else (),
        legend_title=drawing.title if drawing else "",
        credit=credit(record, catalogue, words),
        grid=drawing.grid if drawing else None,
    )
    said = cell_sentences(catalogue, selection) if drawing else (words("layers.no_figures"),)
    return Exhibit(
        **_head(catalogue, selection, words),
        body=scene,
        twin=(about(record, words), *said),
        notes=(about(record, words), *(cell_notes(catalogue, selection) if drawing else ())),
        data=cell_data(catalogue, selection) if drawing else None,
    )


@derived(most=32)
def area_names(catalogue: Catalogue, layer_id: str, lang: str) -> dict[str, str]:
    """By code: the name of the place that an area is, else its name in the file, else its code. No cells."""
    layer = catalogue.layers[layer_id]
    if not isinstance(layer, AreaLayer):
        return {}
    known = {code: catalogue.localities[place].name.to(lang) for code, place in places_on(catalogue, layer_id).items()}
    own = dict(zip(map(str, layer.frame.index), layer.frame["name"], strict=True))
    return {code: known.get(code) or name or code for code, name in own.items()}


def _sentences(catalogue: Catalogue, selection: Selection, names: dict[str, str], words: Wording) -> Iterator[str]:
    yield about(catalogue.layer_records[selection.layer], words)
    yield words("layers.areas_count", n=len(names))
    if not selection.indicator:
        yield words("layers.no_figures")
        return
    found = layer_values(catalogue, selection)
    yield words(
        "layers.reports",
        n=len(found.reported),
        all=len(found.values),
        indicator=words.text(catalogue.indicators[selection.indicator].name),
        period=choropleth_words.period_name(selection, selection.period),
    )
    yield from choropleth_words.compared(selection, found, names, words)


def _head(catalogue: Catalogue, selection: Selection, words: Wording) -> dict[str, Any]:
    """Key, title and source of an exhibit of a layer."""
    record = catalogue.layer_records[selection.layer]
    indicator, name = catalogue.indicators.get(selection.indicator), words.text(record.name)
    if place := shown_in(catalogue, selection):
        name = words("layers.layer_of", place=place, layer=name)
    title = words("layers.title", indicator=words.text(indicator.name), layer=name) if indicator else name
    return {"key": "maps", "title": title, "sources": (record.citation,) if record.citation else ()}
