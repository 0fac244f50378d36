"""Search among the areas of the agency's own layers: by the name in their file, the place that they are, or code."""

from __future__ import annotations

from dashboard.analysis.agency_layers import places_on
from dashboard.analysis.derived import derived
from dashboard.analysis.regions import Spellings, forms_of, match
from dashboard.analysis.script import fold
from dashboard.catalogue import Catalogue
from dashboard.sources.layers import AreaLayer

MOST_READ = 20_000  # areas of a layer that are found by pinyin and initials too; those of a larger one are not


def find_areas(catalogue: Catalogue, query: str, most: int = 8) -> tuple[tuple[str, str], ...]:
    """Layer and code of the areas that a query names, best first, as `regions.find_regions` finds units."""
    wanted = _plain(query)
    found = []
    for place, layer_id in enumerate(catalogue.layers if wanted else ()):
        for code, spellings in _spellings(catalogue, layer_id).items():
            how = match(wanted, spellings)
            if how is not None:
                found.append((how, place, len(spellings[0]), layer_id, code))
    return tuple((layer_id, code) for *_, layer_id, code in sorted(found)[:most])


@derived(most=16)
def _spellings(catalogue: Catalogue, layer_id: str) -> dict[str, Spellings]:
    """By code: the name in the file with its reading and initials, the code, then the names of the place."""
    layer = catalogue.layers[layer_id]
    if not isinstance(layer, AreaLayer):
        return {}
    read = len(layer.frame) <= MOST_READ
    names = zip(map(str, layer.frame.index), layer.frame["name"], strict=True)
    found = {code: (*(forms_of(name) if read else (_plain(name),)), _plain(code)) for code, name in names}
    for code, place_id in places_on(catalogue, layer_id).items():
        place = catalogue.localities[place_id]
        own = (place.name.zh, place.name.en, *place.aliases, *place.former_names)
        found[code] = (*found[code], *(form for name in own if name for form in forms_of(name)))
    return found


def _plain(text: str) -> str:
    """A name or a code as a query is spelt: Z01-1 is z011."""
    return fold(text).replace(" ", "")


def area_found_as(catalogue: Catalogue, layer_id: str, code: str, query: str) -> str:
    """The former name by which a query finds an area; empty where it finds it by a name of today."""
    place = catalogue.localities.get(places_on(catalogue, layer_id).get(code, ""))
    if place is None or not place.former_names:
        return ""
    forms = {name: forms_of(name) for name in place.former_names}
    former = {form for each in forms.values() for form in each}
    today = tuple(one for one in _spellings(catalogue, layer_id)[code] if one not in former)
    wanted = _plain(query)
    if match(wanted, today) is not None:
        return ""
    return next((name for name, each in forms.items() if match(wanted, each) is not None), "")
