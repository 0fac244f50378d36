"""The cells of an agency's grid on a map: the browser draws squares that the server sums; this says how, in words."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from dashboard.analysis.agency_layers import CellSummary, cell_classes, cell_summary
from dashboard.analysis.classes import Classes
from dashboard.analysis.map_values import entered_breaks
from dashboard.catalogue import Catalogue
from dashboard.exhibit import MARKS, AreaStyle, GridCells, LegendEntry
from dashboard.records import Missing
from dashboard.selection import Selection
from dashboard.sources.cells import DEEPEST, CellLayer
from dashboard.views import palettes
from dashboard.views.choropleth_legend import class_text, number
from dashboard.views.choropleth_words import legend_head
from dashboard.wording import Wording, wording

CELLS_PATH = "atlas/grid/{layer}.{digest}/{indicator}"
TILE_PATH = CELLS_PATH + "/{zoom:int}/{column:int}/{row:int}.json"
_SUMS = ("count", "amount")  # kinds of values that can be added up


class CellDrawing(NamedTuple):
    """The parts of a scene that show cells: `grid`, the styles its marks stand for, and the legend with its title."""

    grid: GridCells
    styles: tuple[AreaStyle, ...]
    legend: tuple[LegendEntry, ...]
    title: str


def cell_drawing(catalogue: Catalogue, selection: Selection) -> CellDrawing:
    """The cells of the selection's layer and indicator: styles of classes, of classes with gaps, of what is missing."""
    words, layer = wording(selection.lang), catalogue.layers[selection.layer]
    assert isinstance(layer, CellLayer)
    classes, summary = cell_classes(catalogue, selection), cell_summary(catalogue, selection)
    fills = palettes.colours(classes)
    styles = (
        *(
            AreaStyle(fill, width=0.0, pattern=palettes.apart_pattern(classes, place))
            for place, fill in enumerate(fills)
        ),
        *(AreaStyle(fill, width=0.0, pattern="dots") for fill in fills),
        AreaStyle("#d5dade", width=0.0, pattern="back"),  # told from the ground by more than its grey
    )
    plain, partly, missing = MARKS[: len(fills)], MARKS[len(fills) : 2 * len(fills)], MARKS[2 * len(fills)]
    grid = GridCells(
        address=CELLS_PATH.format(layer=selection.layer, digest=layer.digest, indicator=selection.indicator),
        breaks=classes.breaks,
        classes=plain,
        partly=partly,
        missing=missing,
        bounds=layer.bounds,
        deepest=DEEPEST,
        sums=_can_be_added(catalogue, selection),
        words=_templates(words),
        layer_id=selection.layer,
        indicator_id=selection.indicator,
    )
    head = legend_head(catalogue.indicators[selection.indicator], words)
    title = words("maps.legend_title", head=head, n=f"{summary.reported:,}", all=f"{summary.cells:,}")
    return CellDrawing(grid, styles, _legend(classes, summary, grid, words), title)


def _legend(classes: Classes, summary: CellSummary, grid: GridCells, words: Wording) -> tuple[LegendEntry, ...]:
    places = reversed(range(len(classes) if summary.reported else 0))
    lines = [
        LegendEntry(grid.classes[place], class_text(classes, place, words), classes.counts[place], grid.partly[place])
        for place in places
    ]
    if summary.missing:
        lines.append(LegendEntry(grid.partly[-1], words("layers.partly")))
        lines.append(LegendEntry(grid.missing, words("layers.missing"), summary.missing))
    return tuple(lines)


def _can_be_added(catalogue: Catalogue, selection: Selection) -> bool:
    return catalogue.indicators[selection.indicator].value_type in _SUMS


def _templates(words: Wording) -> dict[str, str]:
    """Sentences that the browser fills with numbers: the name in braces is the property of the square."""
    return {
        **{name: words(f"layers.tip_{name}", n=f"{{{name}}}") for name in ("count", "sum", "mean", "value", "absent")},
        "ends": words("layers.tip_ends", least="{least}", most="{most}"),
        "missing": words.code("missing", Missing.NOT_IN_SOURCE),
    }


def cell_sentences(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """How many cells have a value, their sum where that makes sense, their ends, and the classes."""
    words, summary = wording(selection.lang), cell_summary(catalogue, selection)
    indicator = words.text(catalogue.indicators[selection.indicator].name)
    counts = {"all": summary.cells, "n": summary.reported, "missing": summary.missing}
    said = [words("layers.cells_report", indicator=indicator, **{name: f"{n:,}" for name, n in counts.items()})]
    if not summary.reported:
        return tuple(said)
    if _can_be_added(catalogue, selection):
        said.append(words("layers.cells_sum", sum=number(summary.sum)))
    said.append(words("layers.cells_ends", least=number(summary.least), most=number(summary.most)))
    classes = cell_classes(catalogue, selection)
    listed = [
        words("maps.class_counted", n=f"{count:,}", ends=class_text(classes, place, words))
        for place, count in enumerate(classes.counts)
    ]
    scheme = words(f"maps.scheme_{selection.scheme}")
    return (*said, words("layers.cells_classes", scheme=scheme, classes=words.join(listed)))


def cell_notes(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """How cells are gathered, and the benchmark of a diverging scheme."""
    words, middle = wording(selection.lang), cell_classes(catalogue, selection).middle
    key = "maps.benchmark_entered" if entered_breaks(selection) else "layers.benchmark_median"
    return (words("layers.cells_note"), *(() if middle is None else (words(key, value=number(middle)),)))


def cell_data(catalogue: Catalogue, selection: Selection) -> pd.DataFrame:
    """One row per class: `above`, `up_to` (unit of the indicator; the first class includes its lower end), `cells`."""
    classes = cell_classes(catalogue, selection)
    rows = [(*classes.ends(place), count) for place, count in enumerate(classes.counts)]
    return pd.DataFrame(rows, columns=["above", "up_to", "cells"])
