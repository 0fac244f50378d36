"""All cases on one map: polygons for districts and cities, honest symbols for places known less exactly.

The map shows the whole country; where all cases lie in one province, as in an agency's own data, it shows that part.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.analysis.areas import Area, Bounds, area_around, area_of, extent
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, LegendEntry, MapScene, Polygons
from dashboard.records import Locality, Precision
from dashboard.selection import Selection
from dashboard.views import places
from dashboard.views.places import AreaClass
from dashboard.wording import Wording, wording

# From the southern tip of Hainan to the north of Heilongjiang; the inset shows the South China Sea down to its reefs.
NATION: Bounds = (17.9, 73.4, 53.7, 135.2)


def national_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every case that can be drawn, each opening its page; anonymised places are counted in the legend, never drawn."""
    words = wording(selection.lang)
    drawn = on_map(catalogue)
    areas = [area for entry in drawn if (area := area_of(catalogue.boundaries, entry))]
    rest = [entry for entry in drawn if not area_of(catalogue.boundaries, entry)]
    codes = {_code(catalogue, entry): entry for entry in drawn}
    around = {area for entry in drawn if (area := area_around(catalogue, entry))}
    province = _only_province(catalogue, around)
    scene = MapScene(
        bounds=(extent(catalogue.boundaries, around, margin=0.2) if province else None) or NATION,
        polygons=(*_ground(catalogue, province), *places.polygons(areas, selectable=True)),
        styles=places.area_styles(),
        symbols=places.symbols(catalogue, rest, words),
        names={
            **_ground_names(catalogue, province, words),
            **{code: words.text(entry.name) for code, entry in codes.items()},
        },
        tips={code: places.tip(catalogue, entry, words) for code, entry in codes.items()},
        links=places.links(catalogue, selection, codes),
        labels=tuple(codes),
        legend=_legend(catalogue, words, dashes=not province),
        dashes=True,
        inset=not province,
        credit=places.credit(catalogue, words),
    )
    return Exhibit(
        key="overview.map",
        title=words("overview.map"),
        body=scene,
        twin=tuple(_sentence(catalogue, entry, words) for entry in catalogue.cases),
        notes=(words("overview.map_note"), places.boundary_note(catalogue, words)),
        sources=tuple(dict.fromkeys(entry.citation for entry in catalogue.cases if entry.citation)),
        data=_data(catalogue),
    )


def on_map(catalogue: Catalogue) -> tuple[Locality, ...]:
    """The cases that have a position; an anonymised one never does."""
    return tuple(entry for entry in catalogue.cases if places.point_of(catalogue, entry))


def off_map(catalogue: Catalogue) -> tuple[Locality, ...]:
    """The cases that stand beside the map only."""
    drawn = on_map(catalogue)
    return tuple(entry for entry in catalogue.cases if entry not in drawn)


def _code(catalogue: Catalogue, locality: Locality) -> str:
    """A place is one thing on the map, polygon or symbol: its administrative code where it has a polygon."""
    area = area_of(catalogue.boundaries, locality)
    return area.adcode if area else locality.locality_id


def _only_province(catalogue: Catalogue, areas: set[Area]) -> str:
    """The code of the province that holds all areas; empty where they lie in several, or there are none."""
    found = {str(catalogue.boundaries.layer(area.level)["province"].loc[area.adcode]) for area in areas}
    return found.pop() if len(found) == 1 else ""


def _ground(catalogue: Catalogue, province: str) -> tuple[Polygons, ...]:
    """All provinces; within one province its counties too, so that the places have neighbours to be told by."""
    provinces = Polygons("province", AreaClass.LAND.value * len(catalogue.boundaries.province))
    if not province:
        return (provinces,)
    inside = [Area("county", str(code)) for code in _counties(catalogue, province).index]
    return provinces, *places.polygons(inside, AreaClass.LAND)


def _ground_names(catalogue: Catalogue, province: str, words: Wording) -> dict[str, str]:
    """Names of what lies around the cases, by code."""
    layers = [catalogue.boundaries.province, *([_counties(catalogue, province)] if province else [])]
    return {str(code): str(name) for layer in layers for code, name in layer[f"name_{words.lang}"].items()}


def _counties(catalogue: Catalogue, province: str) -> pd.DataFrame:
    counties = catalogue.boundaries.county
    found: pd.DataFrame = counties[counties["province"] == province]
    return found


def _legend(catalogue: Catalogue, words: Wording, *, dashes: bool) -> tuple[LegendEntry, ...]:
    """How well the cases are located, and how many in each way; what is not on the map is counted without a mark."""
    ways = ((places.precision_of(catalogue, entry), _mark(catalogue, entry)) for entry in catalogue.cases)
    counts = sorted(Counter(ways).items(), key=lambda entry: list(Precision).index(entry[0][0]))
    located = (LegendEntry(mark, words.code("precision", way), n) for (way, mark), n in counts)
    return (*located, *((LegendEntry("line", words("overview.legend_dash")),) if dashes else ()))


def _mark(catalogue: Catalogue, locality: Locality) -> str:
    """How a place is drawn, as a legend names it; empty where it is not."""
    if area_of(catalogue.boundaries, locality):
        return AreaClass.CASE.value
    precision = places.precision_of(catalogue, locality)
    return places.SYMBOL_STYLES.get(precision, "") if places.point_of(catalogue, locality) else ""


def _sentence(catalogue: Catalogue, locality: Locality, words: Wording) -> str:
    above = places.lies_in(catalogue, locality, words)
    level = words.code("level", locality.level)
    return words(
        "overview.place_sentence",
        place=words.text(locality.name),
        about=words.join([part for part in (above, level) if part]),
        position=places.precision_words(catalogue, locality, words),
    )


def _data(catalogue: Catalogue) -> pd.DataFrame:
    """One row per case: code, names, level, precision, longitude and latitude in degrees, radius in metres.

    NaN where a place is not located; no radius where its boundary is known.
    """
    rows = []
    for entry in catalogue.cases:
        lon, lat = places.point_of(catalogue, entry) or (None, None)
        radius = None if area_of(catalogue.boundaries, entry) else entry.radius_m
        names = {"locality_id": entry.locality_id, "name_zh": entry.name.zh, "name_en": entry.name.en}
        precision = str(places.precision_of(catalogue, entry))
        rows.append({**names, "level": entry.level, "precision": precision, "lon": lon, "lat": lat, "radius_m": radius})
    return pd.DataFrame(rows)
