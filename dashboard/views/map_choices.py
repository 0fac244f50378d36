"""The choices of the Maps page in words: what a widget shows for each code, the way back up, what a search finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dashboard.analysis import layers_below
from dashboard.analysis.areas import area_of
from dashboard.analysis.classes import read_breaks
from dashboard.analysis.find_areas import area_found_as, find_areas
from dashboard.analysis.layers_below import COUNTIES, above, parents, way_down
from dashboard.analysis.map_choices import BY_HAND, marked
from dashboard.analysis.regions import COUNTRY, find_regions, found_as, regions
from dashboard.catalogue import Catalogue
from dashboard.selection import Link, Selection
from dashboard.views import places
from dashboard.views.agency_layers import area_names, layer_name, shown_in
from dashboard.views.choropleth import into, opened
from dashboard.views.choropleth_legend import number
from dashboard.views.choropleth_words import period_name, region_name
from dashboard.wording import wording

Labelled = tuple[str, Link]


def option(catalogue: Catalogue, selection: Selection, field: str, code: str | int) -> str:
    """How a code of a field is shown: an indicator by its name, a period as stated, a level, a scheme, a count."""
    words = wording(selection.lang)
    if field in ("indicator", "second_indicator"):
        return words.text(catalogue.indicators[str(code)].name)
    if field in ("period", "second_period"):
        return period_name(selection, str(code))
    if field == "level":
        return words.code("level", str(code))
    if field == "class_count":
        return str(code)
    return words({"scheme": f"maps.scheme_{code}", "drawn_as": f"maps.drawn_{code}"}.get(field, f"maps.{field}_{code}"))


def title(catalogue: Catalogue, selection: Selection) -> str:
    """What the page is, and the region that its map shows."""
    words = wording(selection.lang)
    if selection.layer in catalogue.layers and (place := shown_in(catalogue, selection)):
        layer = layer_name(catalogue, selection, selection.layer)
        return words("maps.title_of", region=words("layers.layer_of", place=place, layer=layer))
    if selection.area == COUNTRY:
        return words("maps.title")
    return words("maps.title_of", region=region_name(catalogue, selection.area, words))


def way_up(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The country and every region above the one shown, then the areas of layers; nothing for the country itself."""
    words = wording(selection.lang)
    steps = way_down(catalogue, selection) if selection.layer in catalogue.layers else ()
    region = steps[0][1] if steps else selection.area
    if region == COUNTRY:
        return ()
    regions_above = (COUNTRY, *regions(catalogue).chain(region)[:-1])
    up = tuple((region_name(catalogue, code, words), opened(selection, code)) for code in regions_above)
    return (*up, *(_step(catalogue, selection, region, *step) for step in steps[:-1]))


def _step(catalogue: Catalogue, selection: Selection, county: str, layer: str, code: str) -> Labelled:
    """A layer shown in an area of the one above it, under the name of that area."""
    below_county = code == county and above(catalogue, layer) == COUNTIES
    there = replace(selection, area=county, layer=layer, layer_area="" if below_county else code)
    return shown_in(catalogue, there), there.link("maps", locality="", search="")


def search_results(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The units that the search names, best first, each with what it lies in and a way to its map."""
    words = wording(selection.lang)
    tree = regions(catalogue)
    found = []
    for code in find_regions(catalogue, selection.search):
        higher = [region_name(catalogue, one, words) for one in tree.chain(code)[:-1]] or [words("maps.country")]
        name = region_name(catalogue, code, words)
        around = "".join(higher) if words.lang == "zh" else words.join(higher[::-1])
        label = words("maps.search_result", place=name, above=around)
        if former := found_as(catalogue, code, selection.search):
            label = words("maps.formerly", place=label, name=former)
        found.append((label, into(catalogue, selection, code)))
    return (*found, *_areas_found(catalogue, selection))


def _areas_found(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The areas of layers that the search names; what several layers have in common says which layer it is on."""
    words = wording(selection.lang)
    areas = find_areas(catalogue, selection.search)
    found = [_area_found(catalogue, selection, *area) for area in areas]
    twice = {label for label, count in Counter(label for label, _ in found).items() if count > 1}
    return tuple(
        (
            words("maps.search_on_layer", place=label, layer=layer_name(catalogue, selection, layer))
            if label in twice
            else label,
            link,
        )
        for (label, link), (layer, _) in zip(found, areas, strict=True)
    )


def _area_found(catalogue: Catalogue, selection: Selection, layer: str, code: str) -> Labelled:
    """An area of a layer, with what it lies in: the way into what lies below it, else to it among its neighbours."""
    words = wording(selection.lang)
    lower = layers_below.into(catalogue, layer, code)
    parent = parents(catalogue, layer).get(code, "")
    there = replace(selection, layer=lower or layer, layer_area=code if lower else parent)
    steps = way_down(catalogue, replace(there, area=parent))
    there = replace(there, area=steps[0][1] if steps else "", layer_area="" if len(steps) == 1 else there.layer_area)
    held = shown_in(catalogue, replace(selection, layer=layer, layer_area=parent, area=parent))
    around = held or layer_name(catalogue, selection, layer)
    label = words("maps.search_result", place=area_names(catalogue, layer, words.lang)[code], above=around)
    if former := area_found_as(catalogue, layer, code, selection.search):
        label = words("maps.formerly", place=label, name=former)
    return label, there.link("maps", locality="", search="")


def said_about_search(catalogue: Catalogue, selection: Selection) -> str:
    """That a search found nothing; empty otherwise."""
    query = selection.search
    if not query.strip() or find_regions(catalogue, query) or find_areas(catalogue, query):
        return ""
    return wording(selection.lang)("maps.search_nothing", query=selection.search)


def breaks_label(selection: Selection) -> tuple[str, str]:
    """Label and example of the field for numbers entered by hand: breaks, or the benchmark of a diverging scheme."""
    words = wording(selection.lang)
    name = "breaks" if selection.scheme == "fixed" else "benchmark"
    return words(f"maps.{name}"), words(f"maps.{name}_hint")


def said_about_breaks(selection: Selection) -> str:
    """That breaks entered by hand can't be read, or are more than the one benchmark; empty otherwise."""
    words = wording(selection.lang)
    if selection.scheme not in BY_HAND:
        return ""
    try:
        found = read_breaks(selection.breaks)
    except ValueError:
        key = "maps.breaks_unread" if selection.scheme == "fixed" else "maps.benchmark_unread"
        return words(key, written=selection.breaks)
    if selection.scheme == "diverging" and len(found) > 1:
        return words("maps.one_benchmark", value=number(found[0]))
    return ""


def pages_of_places(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The page of the marked place, and of the region shown, where the collection describes them."""
    words = wording(selection.lang)
    wanted = {marked(catalogue, selection), selection.area} - {""}
    return tuple(
        (words("maps.place_page", place=words.text(place.name)), places.opened(selection, place.locality_id))
        for place in catalogue.cases
        if (area := area_of(catalogue.boundaries, place)) and area.adcode in wanted
    )
