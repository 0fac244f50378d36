"""Maps side by side as one exhibit: under one legend where they are on one scale, else each under its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.analysis.derived import derived
from dashboard.analysis.map_panes import Panes, panes_of
from dashboard.analysis.map_values import MapValues
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, LegendEntry, Pane
from dashboard.selection import Selection
from dashboard.views import choropleth, choropleth_words
from dashboard.views.choropleth_drawing import Drawing, drawing_of, drawings_of
from dashboard.views.choropleth_legend import legend
from dashboard.views.map_panes_words import caption, sentences, set_aside, title, values_of
from dashboard.wording import Wording, wording

FEW = 12  # names that a small map has room for


@derived(most=64)
def map_exhibit(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The map of a settled selection, or the maps that it sets side by side."""
    panes = panes_of(catalogue, selection)
    if len(panes.maps) == 1:
        return choropleth.choropleth(catalogue, selection)
    words = wording(selection.lang)
    found = values_of(catalogue, panes)
    drawings = drawings_of(found) if panes.together else tuple(map(drawing_of, found))
    scenes = [
        choropleth.scene_of(catalogue, one, values, drawing)
        for one, values, drawing in zip(panes.maps, found, drawings, strict=True)
    ]
    if not panes.together:
        scenes = [
            replace(
                scene,
                legend=legend(values, drawing, words),
                legend_title=choropleth.legend_title(catalogue, one, values, words),
            )
            for scene, one, values, drawing in zip(scenes, panes.maps, found, drawings, strict=True)
        ]
    if len(scenes) > 2 and len(scenes[0].labels) > FEW:
        scenes = [replace(scene, labels=()) for scene in scenes]  # small maps: names would hide what they name
    captions = [caption(catalogue, panes, one) for one in panes.maps]
    body = replace(
        scenes[0],
        legend=_shared_legend(found, drawings, words) if panes.together else (),
        legend_title=_shared_title(catalogue, panes, words) if panes.together else "",
        panes=tuple(Pane(*pair) for pair in zip(captions, scenes, strict=True)),
    )
    return Exhibit(
        key="maps",
        title=title(catalogue, selection, panes),
        body=body,
        notes=(
            *set_aside(catalogue, panes, words),
            *dict.fromkeys(
                note
                for one, values in zip(panes.maps, found, strict=True)
                for note in choropleth_words.notes(catalogue, one, values)
            ),
        ),
    )


def in_words(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The same with its text twin, which is made only where somebody reads it."""
    panes = panes_of(catalogue, selection)
    if len(panes.maps) == 1:
        return choropleth.in_words(catalogue, selection)
    return replace(map_exhibit(catalogue, selection), twin=tuple(sentences(catalogue, selection, panes)))


def _shared_title(catalogue: Catalogue, panes: Panes, words: Wording) -> str:
    head = choropleth_words.legend_head(catalogue.indicators[panes.together[0]], words)
    return words("panes.legend_title", head=head, n=len(panes.maps))


def _shared_legend(found: Sequence[MapValues], drawings: Sequence[Drawing], words: Wording) -> tuple[LegendEntry, ...]:
    """One legend whose counts are of all maps together."""
    counts = [sum(each) for each in zip(*(values.classes.counts for values in found), strict=True)]
    every = replace(
        found[0],
        values=tuple(entry for values in found for entry in values.values),
        classes=replace(found[0].classes, counts=tuple(counts)),
    )
    looks = sum((drawing.counts for drawing in drawings), Counter())
    return legend(every, replace(drawings[0], counts=looks), words)
