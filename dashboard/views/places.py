"""Places on a map, said the same way everywhere: symbols by precision, area styles, names, legend words, credit.

A place whose boundary is known is drawn as its polygon; one known less exactly as what it is, a ring with its radius or
a broken circle; an anonymised place is never drawn. Greys turn dark on a dark ground (`folium_map.for_dark`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from dashboard.analysis.areas import Area, Bounds, Circle, area_of, extent
from dashboard.catalogue import Catalogue
from dashboard.exhibit import AreaStyle, LegendEntry, Polygons, Symbol
from dashboard.records import Locality, Precision
from dashboard.selection import Link, Selection
from dashboard.sources.map_settings import map_settings
from dashboard.wording import Wording


class AreaClass(StrEnum):
    """What an area is on a map of places; the value is its index in `area_styles()`."""

    CASE = "0"
    NEIGHBOUR = "1"
    PARENT = "2"
    AROUND = "3"
    LAND = "4"


SYMBOL_STYLES = {
    Precision.POLYGON: "solid",
    Precision.SURVEYED: "solid",
    Precision.SUBDISTRICT: "ring",
    Precision.ESTIMATE: "dashed",
    Precision.PARENT: "dashed",
}


def area_styles() -> tuple[AreaStyle, ...]:
    """Styles in the order of `AreaClass`. Strength of fill and weight of line carry the meaning beside the hue."""
    return (
        AreaStyle("#5a9fd6", "#1f6aa8", 2.2),
        AreaStyle("#e3e7eb", "#8a94a0", 0.9),
        AreaStyle("#00000000", "#a5761a", 1.4),
        AreaStyle("#8fbce0", "#1f6aa8", 1.8, "dots"),
        AreaStyle("#eef1f3", "#8a94a0", 0.6),
    )


def drawable(locality: Locality) -> bool:
    """Whether a place may stand on a map at all; an anonymised place never does."""
    return not locality.anonymised and (bool(locality.adcode) or locality.lon is not None)


def precision_of(catalogue: Catalogue, locality: Locality) -> Precision:
    """How well a place is located: a known boundary counts as such even where the data give no point."""
    return Precision.POLYGON if area_of(catalogue.boundaries, locality) else locality.precision


def precision_words(catalogue: Catalogue, locality: Locality, words: Wording) -> str:
    """The position in words: precision, radius in kilometres where there is one, and how it was placed."""
    precision = precision_of(catalogue, locality)
    said = words.code("precision", precision)
    if locality.anonymised:
        return words("places.anonymised")
    if precision is Precision.POLYGON or locality.radius_m is None:
        return said
    method = words.text(locality.position_method)
    radius = words("places.within", km=kilometres(locality.radius_m))
    return words("places.position", precision=said, radius=radius, method=method) if method else said + radius


def kilometres(metres: float) -> str:
    """Metres as kilometres for reading, rounded up to 100 m so that no circle is said to be smaller: 3250 m is 3.3."""
    return f"{math.ceil(metres / 100) / 10:.1f}".removesuffix(".0")


def lies_in(catalogue: Catalogue, locality: Locality, words: Wording, most: int = 9) -> str:
    """The places above, the country left out, as an address is written; the `most` highest at most; may be empty."""
    chain = [entry for entry in catalogue.ancestors(locality.locality_id) if entry.level != "country"]
    above = [words.text(entry.name) for entry in chain[-most:]]
    return "".join(reversed(above)) if words.lang == "zh" else words.join(above)


def point_of(catalogue: Catalogue, locality: Locality) -> tuple[float, float] | None:
    """Longitude and latitude of a place: its own point, else the label point of its polygon; None if neither."""
    if locality.anonymised:
        return None
    if locality.lon is not None and locality.lat is not None:
        return locality.lon, locality.lat
    area = area_of(catalogue.boundaries, locality)
    if area is None:
        return None
    row = catalogue.boundaries.layer(area.level).loc[area.adcode]
    return float(row["lon"]), float(row["lat"])


def symbols(catalogue: Catalogue, localities: Iterable[Locality], words: Wording) -> tuple[Symbol, ...]:
    """One symbol per place that can be drawn, its code the locality's, styled by precision."""
    found = ((entry, point_of(catalogue, entry)) for entry in localities)
    return tuple(_symbol(catalogue, entry, point, words) for entry, point in found if point)


def _symbol(catalogue: Catalogue, locality: Locality, point: tuple[float, float], words: Wording) -> Symbol:
    style = SYMBOL_STYLES.get(precision_of(catalogue, locality), "dashed")
    radius = 0.0 if style == "solid" else locality.radius_m or 0.0
    return Symbol(locality.locality_id, words.text(locality.name), *point, style, radius)


def polygons(
    areas: Iterable[Area], area_class: AreaClass = AreaClass.CASE, *, selectable: bool = False
) -> tuple[Polygons, ...]:
    """Areas of one class as drawing layers, one per boundary level, province first."""
    codes: dict[str, list[str]] = {level: [] for level in ("province", "prefecture", "county")}
    for area in areas:
        codes[area.level].append(area.adcode)
    return tuple(
        Polygons(level, area_class.value * len(found), tuple(found), selectable)
        for level, found in codes.items()
        if found
    )


def area_name(catalogue: Catalogue, area: Area, words: Wording) -> str:
    """The name of a boundary area in the reader's language."""
    return str(catalogue.boundaries.layer(area.level)[f"name_{words.lang}"].loc[area.adcode])


def localities_by_code(catalogue: Catalogue) -> dict[str, Locality]:
    """Places that have a polygon, by administrative code."""
    return {entry.adcode: entry for entry in catalogue.records.localities if area_of(catalogue.boundaries, entry)}


def links(catalogue: Catalogue, selection: Selection, codes: Iterable[str]) -> dict[str, Link]:
    """Where a click on a code (of a place, or administrative) leads: that place's page. Unknown codes are skipped."""
    by_code = localities_by_code(catalogue)
    found = {code: catalogue.localities.get(code) or by_code.get(code) for code in codes}
    return {code: opened(selection, entry.locality_id) for code, entry in found.items() if entry}


def opened(selection: Selection, locality_id: str) -> Link:
    """The locality page of a place, from its top."""
    return selection.link("locality", locality=locality_id, practice="", section="", search="", source="", line=0)


def tip(catalogue: Catalogue, locality: Locality, words: Wording) -> tuple[str, ...]:
    """The lines under a place's name on a map: its level and how well it is located."""
    return (words.code("level", locality.level), precision_words(catalogue, locality, words))


def bounds_of(catalogue: Catalogue, localities: Iterable[Locality], margin: float = 0.1) -> Bounds | None:
    """The extent of some places: their polygons, or their circles of uncertainty; None where none can be drawn."""
    areas, circles = [], []
    for entry in localities:
        area, point = area_of(catalogue.boundaries, entry), point_of(catalogue, entry)
        if area:
            areas.append(area)
        elif point:
            circles.append(Circle(*point, entry.radius_m or 0.0))
    return extent(catalogue.boundaries, areas, circles, margin) if areas or circles else None


def symbol_legend(used: Iterable[Symbol], words: Wording) -> tuple[LegendEntry, ...]:
    """Legend lines for the symbol styles that occur, best located first."""
    styles = {entry.style for entry in used}
    return tuple(
        LegendEntry(style, words(f"places.{style}")) for style in ("solid", "ring", "dashed") if style in styles
    )


def area_legend(used: Iterable[AreaClass], words: Wording) -> tuple[LegendEntry, ...]:
    """Legend lines for the area classes that occur, in the order of `AreaClass`."""
    found = set(used)
    return tuple(
        LegendEntry(entry.value, words(f"places.area_{entry.name.lower()}")) for entry in AreaClass if entry in found
    )


def credit(catalogue: Catalogue, words: Wording) -> str:
    """The line printed on a map: publisher, edition, the original's review number, and the mark (`publication`)."""
    record = _boundary_record(catalogue)
    return words(
        "places.credit",
        publisher=record["publisher"][words.lang],
        edition=_short(record["edition"][words.lang]),
        number=record["map_approval_no"] if words.lang == "zh" else record["map_approval_no"].removesuffix("号"),
        mark=words.text(map_settings().publication.mark) or words("map_export.mark"),
    )


def boundary_note(catalogue: Catalogue, words: Wording) -> str:
    """The same at length, for the note under a map: datum, code date, what the review number covers."""
    record = _boundary_record(catalogue)
    return words(
        "places.boundary_note",
        edition=record["edition"][words.lang],
        datum=record["datum"]["name"],
        date=record["code_date"],
        review=record["map_approval_note"][words.lang],
    )


def _boundary_record(catalogue: Catalogue) -> dict[str, Any]:
    found: dict[str, Any] = catalogue.boundaries.manifest["files"]["province.parquet"]
    return found


def _short(edition: str) -> str:
    """Without the remark in brackets on how the edition was found out; the note under the map has it."""
    return edition.partition("（")[0].partition(" (")[0]
