"""What a map says of each of its places when it is pointed at: names, and the figure with what limits it.

Both are fetched by address: the names of 2,891 counties don't travel with every change of the map.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from dashboard.analysis.derived import derived
from dashboard.analysis.place_values import PlaceValue, place_values
from dashboard.catalogue import Catalogue
from dashboard.records import Missing
from dashboard.selection import Selection
from dashboard.sources.boundaries import BOUNDARY_LEVELS
from dashboard.views import figures
from dashboard.wording import Wording, wording

NAMES_PATH = "atlas/names/{level}.{lang}.{digest}.json"
FACTS_PATH = "atlas/facts/{version}/{lang}/{level}/{indicator}.json"


@derived(most=8)
def names(catalogue: Catalogue, level: str, lang: str) -> dict[str, str]:
    """The name of every unit of a level by code; KeyError for an unknown level."""
    layer = catalogue.boundaries.layer(level)
    return dict(zip(layer.index, layer[f"name_{lang}"], strict=True))


@derived(most=2)
def names_digest(catalogue: Catalogue) -> str:
    """Changes with the boundaries, so that browsers may keep the names for good."""
    files = catalogue.boundaries.manifest["files"]
    digests = "".join(str(files[f"{level}.parquet"]["sha256"]) for level in BOUNDARY_LEVELS)
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def names_address(catalogue: Catalogue, selection: Selection) -> str:
    """Where the names of the selection's level are, below the root of the server."""
    return NAMES_PATH.format(level=selection.level, lang=selection.lang, digest=names_digest(catalogue))


def facts_address(catalogue: Catalogue, selection: Selection) -> str:
    """Where the figures of the selection's indicator, period and level are, below the root of the server."""
    chosen = {name: quote(getattr(selection, name), safe="") for name in ("lang", "level", "indicator")}
    path = FACTS_PATH.format(version=catalogue.version, **chosen)
    return f"{path}?period={quote(selection.period, safe='')}"


def facts(catalogue: Catalogue, lang: str, level: str, indicator: str, period: str) -> dict[str, tuple[str, ...]]:
    """By code, the lines under the name of each place that has a record; a place without one is left out."""
    words = wording(lang)
    values = place_values(catalogue, indicator, period, level)
    return {code: fact(entry, words) for code, entry in values.items() if entry.observation}


def fact(entry: PlaceValue, words: Wording) -> tuple[str, ...]:
    """The figure as printed, what limits it, its doubt; where it is missing, the kind; what is borrowed says so."""
    if entry.observation is None:
        return (words.code("missing", entry.missing or Missing.NOT_IN_SOURCE),)
    lines = (
        figures.printed_form(entry.observation, words),
        words("maps.borrowed_from") if entry.borrowed else "",
        figures.limits(entry.observation, words),
        figures.doubt(entry.observation, words),
    )
    return tuple(line for line in lines if line)
