"""What the reader looks at, and how it is spelt in an address: codes, never labels; every value written out.

An address never raises: a value the catalogue does not know falls back and leaves a notice that says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.records import LEVELS
from dashboard.sources.boundaries import BOUNDARY_LEVELS
from dashboard.sources.map_settings import map_settings
from dashboard.wording import DEFAULT_LANGUAGE, LANGUAGES

MOST_BESIDE = 8
SIDE_BY_SIDE = ("localities", "practices")
LONGEST_SEARCH = 80
SECTIONS = ("documents", "coverage", "methods", "glossary")
LOCALITY_SECTIONS = ("mechanisms", "practices", "figures", "frameworks", "findings")
PRACTICE_SECTIONS = ("list", "beside")
MAP_SECTIONS = ("map", "table")
SCHEMES = ("natural", "quantile", "equal", "fixed", "diverging")
MAP_FORMS = ("areas", "symbols")
MAP_FIELDS = (
    "indicator",
    "period",
    "level",
    "area",
    "scheme",
    "class_count",
    "breaks",
    "drawn_as",
    "layer",
    "layer_indicator",
)
UNKNOWN_PAGE = "page"  # where the server leaves the name of a page that there is not
UNSTATED = "unstated"  # the period of a figure whose source states none
PAGES = ("overview", "maps", "locality", "comparison", "practices", "sources")
_BREAKS = re.compile(r"[-0-9., ，、;；]{1,80}")


@dataclass(frozen=True, slots=True)
class Link:
    """A place inside the atlas: a page and the query that opens it, as (name, value) pairs."""

    page: str
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in an address that could not be followed: the field, and the text as it was written."""

    field: str
    written: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The reader's choices. Tuples keep the order of choice; the first of `localities` leads a comparison.

    `shown` is the page of a long list, from 1; 0 is the first. `area` is the six-digit code of the unit that a map is
    zoomed into, `breaks` the class breaks entered by hand (for a diverging scheme its benchmark),
    `layer` one of the agency's own, and `layer_indicator` what is shown on it.
    """

    lang: str = DEFAULT_LANGUAGE
    locality: str = ""
    localities: tuple[str, ...] = ()
    framework: str = ""
    dimension: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    search: str = ""
    practices: tuple[str, ...] = ()
    practice: str = ""
    source: str = ""
    line: int = 0
    section: str = ""
    shown: int = 0
    indicator: str = ""
    period: str = ""
    level: str = ""
    area: str = ""
    scheme: str = ""
    class_count: int = 0
    breaks: str = ""
    drawn_as: str = ""
    basemap: str = ""
    layer: str = ""
    layer_indicator: str = ""

    def to_query(self) -> dict[str, str]:
        """The selection as query parameters: the language and every choice made, lists joined by commas.

        What is not chosen is left out: its meaning is always "none", never a default that could change later.
        """
        spelt = {entry.name: _spell(getattr(self, entry.name)) for entry in fields(self)}
        return {name: value for name, value in spelt.items() if value}

    def link(self, page: str, **changes: Any) -> Link:
        """The address of `page` with this selection and some changes."""
        return Link(page, tuple(replace(self, **changes).to_query().items()))


PLACELESS = "unlocated"
LEVEL_UNKNOWN = "unknown"


def from_query(query: Mapping[str, str], catalogue: Catalogue) -> tuple[Selection, tuple[Notice, ...]]:
    """Read an address. Unknown codes are left out, each with a notice; unknown parameter names are ignored."""
    notices: list[Notice] = []
    known = _known(catalogue)
    chosen: dict[str, Any] = {}
    for entry in fields(Selection):
        written = query.get(entry.name)
        if written is None or written == "":
            continue
        if entry.name == "search":
            chosen["search"] = written[:LONGEST_SEARCH]
        elif entry.name == "breaks" and _BREAKS.fullmatch(written):
            chosen["breaks"] = written
        elif isinstance(entry.default, int):
            _read_number(entry.name, written, chosen, notices)
        elif isinstance(entry.default, tuple):
            codes = tuple(dict.fromkeys(written.split(",")))
            notices += [Notice(entry.name, code) for code in codes if code not in known[entry.name]]
            most = MOST_BESIDE if entry.name in SIDE_BY_SIDE else None
            chosen[entry.name] = tuple(code for code in codes if code in known[entry.name])[:most]
        elif written in known[entry.name]:
            chosen[entry.name] = written
        else:
            notices.append(Notice(entry.name, written))
    if query.get(UNKNOWN_PAGE):
        notices.append(Notice(UNKNOWN_PAGE, query[UNKNOWN_PAGE]))
    return Selection(**chosen), tuple(notices)


def _known(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "lang": LANGUAGES,
        "locality": catalogue.localities,
        "localities": catalogue.localities,
        "framework": catalogue.frameworks,
        "dimension": catalogue.dimensions,
        "kinds": catalogue.practice_kinds,
        "statuses": catalogue.practice_statuses,
        "places": {*catalogue.localities, PLACELESS},
        "levels": {*LEVELS, LEVEL_UNKNOWN},
        "practices": catalogue.practices,
        "practice": catalogue.practices,
        "source": catalogue.sources,
        "section": (*SECTIONS, *LOCALITY_SECTIONS, *PRACTICE_SECTIONS, *MAP_SECTIONS),
        "indicator": catalogue.indicators,
        "period": (UNSTATED, *catalogue.periods),
        "level": BOUNDARY_LEVELS,
        "area": catalogue.adcodes,
        "scheme": SCHEMES,
        "breaks": (),
        "drawn_as": MAP_FORMS,
        "layer": catalogue.layers,
        "layer_indicator": catalogue.indicators,
        "basemap": map_settings().basemaps,
    }


def _read_number(name: str, written: str, chosen: dict[str, Any], notices: list[Notice]) -> None:
    if written.isascii() and written.isdigit() and len(written) < 7:
        chosen[name] = int(written)
    else:
        notices.append(Notice(name, written))


def _spell(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value) if value else ""


def with_defaults(selection: Selection, page: str, catalogue: Catalogue) -> Selection:
    """What a page shows where the address leaves it open: the first case, the first two cases, the first framework.

    The filled-in choice is written into the address as soon as the reader changes anything.
    """
    cases = tuple(entry.locality_id for entry in catalogue.cases)
    if page == "locality":
        chosen = selection.locality or (cases[0] if cases else "")
        return _in_locality(replace(selection, locality=chosen), catalogue)
    if page == "comparison":
        beside = selection.localities if len(selection.localities) > 1 else _two(selection.localities, cases)
        framework = selection.framework or next(iter(catalogue.frameworks), "")
        return replace(selection, localities=beside, framework=framework)
    if page == "practices" and selection.section not in PRACTICE_SECTIONS:
        return replace(selection, section=PRACTICE_SECTIONS[0])
    if page == "maps" and selection.section not in MAP_SECTIONS:
        return replace(selection, section=MAP_SECTIONS[0])
    if page == "sources" and selection.section not in SECTIONS:
        return replace(selection, section=SECTIONS[0])
    return selection


def _in_locality(selection: Selection, catalogue: Catalogue) -> Selection:
    """The first section that a place has something for, the mechanism with most to draw, the first framework."""
    drawn = tuple(entry.practice_id for entry in catalogue.drawn_practices_of(selection.locality))
    first = LOCALITY_SECTIONS[0] if catalogue.practices_of(selection.locality) else "figures"
    frameworks = tuple(catalogue.frameworks)
    return replace(
        selection,
        section=selection.section if selection.section in LOCALITY_SECTIONS else first,
        practice=selection.practice if selection.practice in drawn else (drawn[0] if drawn else ""),
        framework=selection.framework or (frameworks[0] if frameworks else ""),
    )


def _two(chosen: tuple[str, ...], cases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chosen + cases))[:2]
