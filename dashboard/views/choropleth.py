"""One indicator on the map: rates as classes of areas, counts as circles; what is uncertain or missing is seen as such.

Geometry is named by level and fetched once; a change of indicator, period or scheme changes one character per place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.analysis import layers_below
from dashboard.analysis.areas import Area, Bounds, extent
from dashboard.analysis.derived import derived
from dashboard.analysis.map_choices import marked
from dashboard.analysis.map_values import MapValues, map_values
from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.place_values import periods
from dashboard.analysis.regions import COUNTRY, regions
from dashboard.catalogue import Catalogue
from dashboard.exhibit import MARKS, Exhibit, MapScene, Polygons
from dashboard.selection import Link, Selection
from dashboard.views import choropleth_words, palettes, place_facts, places
from dashboard.views.choropleth_drawing import Drawing, drawing_of
from dashboard.views.choropleth_legend import legend
from dashboard.views.national_map import NATION
from dashboard.wording import Wording, wording

FEW = 60  # places: a message carries their names, and the map writes them
GROUND = (palettes.LAND, palettes.OUTLINE, palettes.PARENT)


@derived(most=256)
def choropleth(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The map of a settled selection (`map_choices.settled`) in which an indicator is chosen."""
    words = wording(selection.lang)
    found = map_values(catalogue, selection)
    drawing = drawing_of(found)
    scene = replace(
        scene_of(catalogue, selection, found, drawing),
        legend=legend(found, drawing, words),
        legend_title=legend_title(catalogue, selection, found, words),
    )
    return Exhibit(
        key="maps",
        title=choropleth_words.title(catalogue, selection),
        body=scene,
        notes=choropleth_words.notes(catalogue, selection, found),
    )


def legend_title(catalogue: Catalogue, selection: Selection, found: MapValues, words: Wording) -> str:
    """Period and unit, how many places report; that the classes hold for all periods, where there are several."""
    count = len(periods(catalogue, selection.indicator))
    key = choropleth_words.legend_key(found, several=count > 1)
    period = choropleth_words.period_name(selection, selection.period)
    head = choropleth_words.legend_head(catalogue.indicators[selection.indicator], words, period)
    return words(key, head=head, n=len(found.reported), all=len(found.values))


def scene_of(catalogue: Catalogue, selection: Selection, found: MapValues, drawing: Drawing) -> MapScene:
    """The map without its legend, which may stand for several."""
    words = wording(selection.lang)
    labels = _labels(catalogue, selection, found)
    return MapScene(
        bounds=_bounds(catalogue, selection.area),
        polygons=tuple(_layers(catalogue, selection, found, drawing)),
        styles=(*drawing.styles, *GROUND),
        names=labels,
        links=_StepDown(catalogue, selection, found),
        labels=tuple(labels),
        dashes=True,
        inset=selection.area == COUNTRY,
        credit=places.credit(catalogue, words),
        chosen=marked(catalogue, selection),
        names_at=place_facts.names_address(catalogue, selection) if len(found.values) > FEW else "",
        tips_at=place_facts.facts_address(catalogue, selection),
    )


def in_words(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The same map with its text twin, which is made only where somebody reads it: a change of the map waits for it."""
    found = map_values(catalogue, selection)
    return replace(choropleth(catalogue, selection), twin=choropleth_words.sentences(catalogue, selection, found))


class _StepDown(Mapping[str, Link]):
    """Where a click leads: one step down towards the place. Worked out when asked, for 2,891 places are many."""

    def __init__(self, catalogue: Catalogue, selection: Selection, found: MapValues) -> None:
        self._catalogue, self._selection = catalogue, selection
        self._tree, self._codes = regions(catalogue), frozenset(found.codes)

    def __getitem__(self, code: str) -> Link:
        if code not in self._codes:
            raise KeyError(code)
        return into(self._catalogue, self._selection, self._tree.step(self._selection.area, code))

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


def opened(selection: Selection, region: str) -> Link:
    """The map zoomed into a region, at the level that is shown where the region has it; no place is marked any more."""
    return selection.link("maps", area=region, locality="", search="", layer="", layer_area="")


def into(catalogue: Catalogue, selection: Selection, region: str) -> Link:
    """As `opened`; of a county in which an agency's layer has something, that layer."""
    layer = layers_below.into(catalogue, layers_below.COUNTIES, region)
    changes = {"area": region, "locality": "", "search": "", "layer_area": ""}
    return selection.link("maps", layer=layer, **changes) if layer else opened(selection, region)


def _bounds(catalogue: Catalogue, region: str) -> Bounds:
    if region == COUNTRY:
        return NATION
    level = regions(catalogue).level_of(region)
    return extent(catalogue.boundaries, [Area(level, region)], (), 0.35 if level == "county" else 0.06)


def _layers(catalogue: Catalogue, selection: Selection, found: MapValues, drawing: Drawing) -> Iterator[Polygons]:
    """The neighbours of the region, the places with their figures, and the outline of what they lie in."""
    land, outline, parent = (MARKS[len(drawing.styles) + place] for place in range(len(GROUND)))
    region, level = selection.area, selection.level
    if region == COUNTRY:
        yield Polygons(level, drawing.classes, (), selectable=True, sizes=drawing.sizes)
        if level != "province":
            yield Polygons("province", outline * len(catalogue.boundaries.province))
        return
    own = regions(catalogue).level_of(region)
    beside = neighbours(catalogue.boundaries, own, region)
    if region not in found.codes and beside:
        yield Polygons(own, land * len(beside), beside)
    yield Polygons(level, drawing.classes, found.codes, selectable=True, sizes=drawing.sizes)
    yield Polygons(own, parent, (region,))


def _labels(catalogue: Catalogue, selection: Selection, found: MapValues) -> dict[str, str]:
    """Names that the map writes: of its places where they are few, and of the neighbours of its region."""
    names = place_facts.names(catalogue, selection.level, selection.lang)
    labels = {code: names[code] for code in found.codes} if len(found.values) <= FEW else {}
    if selection.area != COUNTRY:
        own = regions(catalogue).level_of(selection.area)
        around = place_facts.names(catalogue, own, selection.lang)
        labels |= {code: around[code] for code in neighbours(catalogue.boundaries, own, selection.area)}
    return labels
