"""Where a place lies: its polygon among its neighbours, or its circle of uncertainty in the unit it lies in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.areas import Area, Bounds, Circle, area_around, area_of, extent
from dashboard.analysis.neighbours import neighbours
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, MapScene, Prose, Symbol
from dashboard.records import Citation, Locality, Precision
from dashboard.selection import Selection
from dashboard.views import places
from dashboard.views.places import AreaClass
from dashboard.wording import Wording, wording

REACH = 0.9  # how far beyond the place, in its own size, the map may reach to show where a neighbour's name stands


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a locator shows: the polygon of (or around) the place, its neighbours, what it lies in, and points."""

    area: Area
    exact: bool
    beside: tuple[Area, ...]
    above: Area | None
    symbols: tuple[Symbol, ...]


def locator(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A map of the chosen place; a sentence that says why, where none may or can be drawn."""
    words = wording(selection.lang)
    place = catalogue.localities[selection.locality]
    if place.level == "country":
        return _nation(catalogue, selection, place, words)
    area = area_around(catalogue, place)
    if area is None:
        why = "locator.anonymised" if place.anonymised else "locator.not_located"
        text = words(why, place=words.text(place.name))
        return Exhibit(_key(place), "", Prose((Entry(text),)), twin=(text,), sources=_cited(place))
    return _map(catalogue, selection, place, _surroundings(catalogue, place, area, words), words)


def _key(place: Locality) -> str:
    return f"locator.{place.locality_id}"


def _cited(place: Locality) -> tuple[Citation, ...]:
    return (place.citation,) if place.citation else ()


def _surroundings(catalogue: Catalogue, place: Locality, area: Area, words: Wording) -> _Surroundings:
    boundaries = catalogue.boundaries
    exact = places.precision_of(catalogue, place) is Precision.POLYGON
    ancestors = catalogue.ancestors(place.locality_id)
    above = next((found for entry in ancestors if (found := area_of(boundaries, entry)) not in (None, area)), None)
    inside = [entry for entry in catalogue.places_inside(place.locality_id) if entry.role == "case"]
    marked = inside if exact else [place]
    return _Surroundings(
        area=area,
        exact=exact,
        beside=tuple(Area(area.level, code) for code in neighbours(boundaries, area.level, area.adcode)),
        above=above,
        symbols=places.symbols(catalogue, marked, words),
    )


def _map(catalogue: Catalogue, selection: Selection, place: Locality, near: _Surroundings, words: Wording) -> Exhibit:
    main = AreaClass.CASE if near.exact else AreaClass.AROUND
    areas = (near.area, *near.beside)
    links = places.links(catalogue, selection, [*(area.adcode for area in near.beside), *_codes(near.symbols)])
    links.pop(place.locality_id, None)
    opening = [area for area in near.beside if area.adcode in links]
    scene = MapScene(
        bounds=_view(catalogue, near),
        polygons=(
            *places.polygons((area for area in near.beside if area not in opening), AreaClass.NEIGHBOUR),
            *places.polygons(opening, AreaClass.NEIGHBOUR, selectable=True),
            *places.polygons((near.area,), main),
            *(places.polygons((near.above,), AreaClass.PARENT) if near.above else ()),
        ),
        styles=places.area_styles(),
        symbols=near.symbols,
        names={
            **{area.adcode: places.area_name(catalogue, area, words) for area in areas},
            **{symbol.code: symbol.label for symbol in near.symbols},
        },
        tips={entry.code: places.tip(catalogue, catalogue.localities[entry.code], words) for entry in near.symbols},
        links=links,
        labels=(*(area.adcode for area in areas), *_codes(near.symbols)),
        anchors={area.adcode: _anchor(catalogue, area) for area in areas},
        legend=(
            *places.area_legend([main, *([AreaClass.NEIGHBOUR] if near.beside else [])], words),
            *(places.area_legend([AreaClass.PARENT], words) if near.above else ()),
            *places.symbol_legend(near.symbols, words),
        ),
        dashes=True,
        credit=places.credit(catalogue, words),
    )
    return Exhibit(
        key=_key(place),
        title=words("locator.title", place=words.text(place.name)),
        body=scene,
        twin=_sentences(catalogue, place, near, words),
        data=_data(catalogue, near),
    )


def _codes(symbols: tuple[Symbol, ...]) -> list[str]:
    return [symbol.code for symbol in symbols]


def _view(catalogue: Catalogue, near: _Surroundings) -> Bounds:
    """The place and, as far as `REACH` allows, the points where its neighbours' names stand."""
    own = extent(catalogue.boundaries, [near.area], _circles(near), 0.08)
    widest = extent(catalogue.boundaries, [near.area], (), REACH)
    names = [Circle(*_anchor(catalogue, area)) for area in near.beside]
    wished = extent(catalogue.boundaries, [near.area], [*names, *_circles(near)], 0.05)
    south, west = (min(own[side], max(widest[side], wished[side])) for side in (0, 1))
    north, east = (max(own[side], min(widest[side], wished[side])) for side in (2, 3))
    return south, west, north, east


def _anchor(catalogue: Catalogue, area: Area) -> tuple[float, float]:
    """Longitude and latitude of the publisher's label point, which lies inside (the middle of Hebei is in Beijing)."""
    row = catalogue.boundaries.layer(area.level).loc[area.adcode]
    return float(row["lon"]), float(row["lat"])


def _circles(near: _Surroundings) -> list[Circle]:
    return [Circle(symbol.lon, symbol.lat, symbol.radius_m) for symbol in near.symbols]


def _sentences(catalogue: Catalogue, place: Locality, near: _Surroundings, words: Wording) -> tuple[str, ...]:
    name = words.text(place.name)
    around = places.area_name(catalogue, near.area, words)
    beside = [places.area_name(catalogue, area, words) for area in near.beside]
    position = places.precision_words(catalogue, place, words)
    return (
        words("locator.position", place=name, position=position)
        if near.exact
        else words("locator.position_in", place=name, area=around, position=position),
        words("locator.neighbours", n=len(beside), area=around, names=words.join(beside))
        if beside
        else words("locator.no_neighbours", area=around),
        *(
            [words("locator.inside", place=name, names=words.join([symbol.label for symbol in near.symbols]))]
            if near.exact and near.symbols
            else []
        ),
        places.boundary_note(catalogue, words),
    )


def _data(catalogue: Catalogue, near: _Surroundings) -> pd.DataFrame:
    """One row per area or point shown: what it is, its code, names, level, precision, radius in metres."""
    layer = catalogue.boundaries.layer(near.area.level)
    rows = [
        {
            "shown_as": "place" if near.exact and area is near.area else "around" if area is near.area else "neighbour",
            "code": area.adcode,
            **{name: layer[name].loc[area.adcode] for name in ("name_zh", "name_en", "level", "lon", "lat")},
        }
        for area in (near.area, *near.beside)
    ]
    for symbol in near.symbols:
        entry = catalogue.localities[symbol.code]
        rows.append(
            {
                "shown_as": "point",
                "code": symbol.code,
                "name_zh": entry.name.zh,
                "name_en": entry.name.en,
                "level": entry.level,
                "lon": symbol.lon,
                "lat": symbol.lat,
                "radius_m": symbol.radius_m,
                "precision": str(entry.precision),
            }
        )
    return pd.DataFrame(rows)


def _nation(catalogue: Catalogue, selection: Selection, place: Locality, words: Wording) -> Exhibit:
    """The country as a whole, with the dashes and every case that can be drawn."""
    layer = catalogue.boundaries.layer("province")
    land = tuple(Area("province", str(code)) for code in layer.index)
    symbols = places.symbols(catalogue, catalogue.cases, words)
    bounds = extent(catalogue.boundaries, land, (), 0.01)
    name = words.text(place.name)
    return Exhibit(
        key=_key(place),
        title=words("locator.title", place=name),
        body=MapScene(
            bounds=bounds,
            polygons=places.polygons(land, AreaClass.LAND),
            styles=places.area_styles(),
            symbols=symbols,
            names={
                **{area.adcode: places.area_name(catalogue, area, words) for area in land},
                **{symbol.code: symbol.label for symbol in symbols},
            },
            tips={entry.code: places.tip(catalogue, catalogue.localities[entry.code], words) for entry in symbols},
            links=places.links(catalogue, selection, _codes(symbols)),
            labels=tuple(_codes(symbols)),
            legend=places.symbol_legend(symbols, words),
            dashes=True,
            credit=places.credit(catalogue, words),
        ),
        twin=(
            words("locator.inside", place=name, names=words.join([symbol.label for symbol in symbols])),
            places.boundary_note(catalogue, words),
        ),
    )
