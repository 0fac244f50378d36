"""The choices of the Maps page in words: what a widget shows for each code, the way back up, what a search finds."""

from __future__ import annotations

from dashboard.analysis.areas import area_of
from dashboard.analysis.classes import read_breaks
from dashboard.analysis.map_choices import marked
from dashboard.analysis.regions import COUNTRY, find_regions, regions
from dashboard.catalogue import Catalogue
from dashboard.selection import Link, Selection
from dashboard.views import places
from dashboard.views.choropleth import opened
from dashboard.views.choropleth_words import period_name, region_name
from dashboard.wording import wording

Labelled = tuple[str, Link]


def option(catalogue: Catalogue, selection: Selection, field: str, code: str | int) -> str:
    """How a code of a field is shown: an indicator by its name, a period as stated, a level, a scheme, a count."""
    words = wording(selection.lang)
    if field == "indicator":
        return words.text(catalogue.indicators[str(code)].name)
    if field == "period":
        return period_name(catalogue, selection, str(code))
    if field == "level":
        return words.code("level", str(code))
    if field == "class_count":
        return str(code)
    return words({"scheme": f"maps.scheme_{code}", "drawn_as": f"maps.drawn_{code}"}.get(field, f"maps.{field}_{code}"))


def title(catalogue: Catalogue, selection: Selection) -> str:
    """What the page is, and the region that its map shows."""
    words = wording(selection.lang)
    if selection.area == COUNTRY:
        return words("maps.title")
    return words("maps.title_of", region=region_name(catalogue, selection.area, words))


def way_up(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The country and every region above the one shown; nothing for the country itself."""
    above = regions(catalogue).chain(selection.area)[:-1]
    if selection.area == COUNTRY:
        return ()
    words = wording(selection.lang)
    return tuple((region_name(catalogue, code, words), opened(selection, code)) for code in (COUNTRY, *above))


def search_results(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The units that the search names, best first, each with what it lies in and a way to its map."""
    words = wording(selection.lang)
    tree = regions(catalogue)
    found = []
    for code in find_regions(catalogue, selection.search):
        above = [region_name(catalogue, one, words) for one in tree.chain(code)[:-1]] or [words("maps.country")]
        name = region_name(catalogue, code, words)
        within = "".join(above) if words.lang == "zh" else words.join(above[::-1])
        label = words("maps.search_result", place=name, above=within)
        found.append((label, opened(selection, code)))
    return tuple(found)


def said_about_search(catalogue: Catalogue, selection: Selection) -> str:
    """That a search found nothing; empty otherwise."""
    if not selection.search.strip() or find_regions(catalogue, selection.search):
        return ""
    return wording(selection.lang)("maps.search_nothing", query=selection.search)


def breaks_label(selection: Selection) -> tuple[str, str]:
    """Label and example of the field for numbers entered by hand: breaks, or the benchmark of a diverging scheme."""
    words = wording(selection.lang)
    name = "breaks" if selection.scheme == "fixed" else "benchmark"
    return words(f"maps.{name}"), words(f"maps.{name}_hint")


def said_about_breaks(selection: Selection) -> str:
    """That breaks entered by hand can't be read, and how they are written; empty otherwise."""
    try:
        read_breaks(selection.breaks)
    except ValueError:
        return wording(selection.lang)("maps.breaks_unread", written=selection.breaks)
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
