"""An agency's own layers, each on a map of its own: figures of areas as elsewhere, cells as squares for the scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.analysis.agency_layers import layer_indicators, layer_values, on_layer, places_on
from dashboard.analysis.areas import Bounds
from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.exhibit import MARKS, AreaStyle, Exhibit, MapScene, Polygons
from dashboard.selection import Selection
from dashboard.sources.cells import CellLayer
from dashboard.sources.drawings import geometry_digests
from dashboard.sources.layers import AreaLayer
from dashboard.views import choropleth_words, figures, palettes, place_facts
from dashboard.views.agency_cells import cell_data, cell_drawing, cell_sentences
from dashboard.views.choropleth_drawing import drawing_of
from dashboard.views.choropleth_legend import legend
from dashboard.views.layer_words import about, credit
from dashboard.wording import Wording, wording

FEW = 60  # areas whose names the map writes
MOST_AROUND = 200  # counties beneath a layer; of a larger one all provinces
MARGIN = 0.06
LEAST_MARGIN = 0.002  # degrees


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
    words = wording(selection.lang)
    found = layer_values(catalogue, selection)
    names = _names(catalogue, layer, selection, words)
    if selection.indicator:
        drawing = drawing_of(found)
        styles, classes, sizes = drawing.styles, drawing.classes, drawing.sizes
        lines = tuple(line for line in legend(found, drawing, words) if line.mark != "line")
    else:
        styles, classes, sizes, lines = (palettes.LAND,), MARKS[0] * len(names), "", ()
    west, south, east, north = (float(edge) for edge in layer.frame.total_bounds)
    bounds = (south, west, north, east)
    scene = MapScene(
        bounds=_roomy(bounds),
        polygons=(*_ground(catalogue, bounds, len(styles)), Polygons(selection.layer, classes, sizes=sizes)),
        styles=(*styles, _GROUND),
        names=names,
        tips={entry.code: place_facts.fact(entry, words) for entry in found.values} if selection.indicator else {},
        labels=tuple(names) if len(names) <= FEW else (),
        legend=lines,
        credit=credit(catalogue.layer_records[selection.layer], catalogue, words),
    )
    reported = [entry.observation for entry in found.values if entry.observation]
    return Exhibit(
        **_head(catalogue, selection, words),
        body=scene,
        twin=tuple(_sentences(catalogue, selection, names, words)),
        notes=(about(catalogue.layer_records[selection.layer], words),),
        data=figures.tidy(reported) if reported else None,
    )


def _cells(catalogue: Catalogue, selection: Selection, layer: CellLayer) -> Exhibit:
    words, record = wording(selection.lang), catalogue.layer_records[selection.layer]
    drawing = cell_drawing(catalogue, selection) if selection.indicator else None
    styles = drawing.styles if drawing else ()
    scene = MapScene(
        bounds=_roomy(layer.bounds),
        polygons=_ground(catalogue, layer.bounds, len(styles)),
        styles=(*styles, _GROUND),
        legend=drawing.legend if drawing else (),
        credit=credit(record, catalogue, words),
        grid=drawing.grid if drawing else None,
    )
    said = cell_sentences(catalogue, selection) if drawing else (words("layers.no_figures"),)
    return Exhibit(
        **_head(catalogue, selection, words),
        body=scene,
        twin=(about(record, words), *said),
        notes=(about(record, words), *([words("layers.cells_note")] if drawing else ())),
        data=cell_data(catalogue, selection) if drawing else None,
    )


_GROUND = AreaStyle("#eef0f1", palettes.LINE)


def _ground(catalogue: Catalogue, bounds: Bounds, mark: int) -> tuple[Polygons, ...]:
    """What lies around a layer, in the style at `mark`: counties, or provinces beneath a layer of many."""
    south, west, north, east = _roomy(bounds)
    around = tuple(map(str, catalogue.boundaries.county.cx[west:east, south:north].index))
    if len(around) > MOST_AROUND:
        return (Polygons("province", MARKS[mark] * len(catalogue.boundaries.province)),)
    return (Polygons("county", MARKS[mark] * len(around), around),) if around else ()


def _names(catalogue: Catalogue, layer: AreaLayer, selection: Selection, words: Wording) -> dict[str, str]:
    """By code: the name of the place that an area is, else its name in the file, else its code."""
    on = places_on(catalogue, selection.layer)
    known = {code: words.text(catalogue.localities[place].name) for code, place in on.items()}
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
        period=choropleth_words.period_name(catalogue, selection, selection.period),
    )
    yield from choropleth_words.compared(selection, found, names, words)


def _head(catalogue: Catalogue, selection: Selection, words: Wording) -> dict[str, Any]:
    """Key, title and source of an exhibit of a layer."""
    record = catalogue.layer_records[selection.layer]
    indicator, name = catalogue.indicators.get(selection.indicator), words.text(record.name)
    title = words("layers.title", indicator=words.text(indicator.name), layer=name) if indicator else name
    return {"key": "layer", "title": title, "sources": (record.citation,) if record.citation else ()}


def _roomy(bounds: Bounds) -> Bounds:
    south, west, north, east = bounds
    high, wide = max(MARGIN * (north - south), LEAST_MARGIN), max(MARGIN * (east - west), LEAST_MARGIN)
    return south - high, west - wide, north + high, east + wide
