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
# how long what the reader types may be
FREE_TEXT: Mapping[str, int] = {"search": LONGEST_SEARCH, "given": 40, "breaks": 80}
LOOP_STAGES = ("receive", "dispatch", "handle", "feed_back", "assess")
ASPECTS = (  # of practices side by side; of a table, the rows whose equal cells can be unfolded
    *("place", "status", "kind", "works_at", "organiser", "part_of", "related", "level"),
    *(f"loop_{stage}" for stage in LOOP_STAGES),
    *("loop_elsewhere", "actor", "component", "rule", "incentive", "platform", "outcome", "honour"),
    *("figure", "element", "unexplained"),
)
BETTER = "better"  # all peers beside a weak element, not the first few
UNFOLDABLE = (*ASPECTS, BETTER)
SECTIONS = ("documents", "coverage", "methods", "glossary")
LOCALITY_SECTIONS = ("mechanisms", "practices", "figures", "frameworks", "findings")
PRACTICE_SECTIONS = ("list", "beside")
MAP_SECTIONS = ("map", "table")
BRIEFING_SECTIONS = ("scenes", "draft")
COMPARISON_SECTIONS = ("figures", "ranking", "charts", "evidence", "practices", "facts", "truth_table", "peers")
_EVERY_SECTION = (
    *(*SECTIONS, *LOCALITY_SECTIONS, *PRACTICE_SECTIONS),
    *(*MAP_SECTIONS, *COMPARISON_SECTIONS, *BRIEFING_SECTIONS),
)
SCHEMES = ("natural", "quantile", "equal", "fixed", "diverging")
MAP_FORMS = ("areas", "symbols")
PANES = ("one", "two", "periods", "indicators")
CHARTS = ("dots", "slope", "scatter", "distribution")
BENCHMARKS = ("parent", "national", "group")  # or the code of a place
ORDERS = ("name", "code", "value", "gap")
PER = ("resident",)
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
    "layer_area",
    "panes",
    "second_indicator",
    "second_period",
)
UNKNOWN_PAGE = "page"  # where the server leaves the name of a page that there is not
UNSTATED = "unstated"  # the period of a figure whose source states none
PAGES = ("overview", "maps", "locality", "comparison", "practices", "sources", "briefing")
PARTIAL_COUNTS = ("present", "absent")
LIKENESS = ("level", "kinds")  # what places may be alike in, beside framework.<code> and indicator.<code>
PEER_COUNTS = (3, 5, 7)
MOST_CONDITIONS = 4  # chosen for the reader: ten cases fill few of the rows that more would give
OF_A_SECTION: dict[str, Any] = {  # what another section does not keep
    "search": "",
    "sort": "",
    "columns": (),
    "unfolded": (),
    "rule": "",
    "given": "",
}
DESCENDING = "-"  # before the column that rows are sorted by
_COLUMN = re.compile(r"-?[a-z0-9][a-z0-9_.:-]{0,63}")


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
    `layer` one of the agency's own, and `layer_indicator` what is shown on it. `benchmark` is what places are set
    against, `order` how they stand ("" as chosen), `per` what a count is divided by ("" raw).
    `layer_area` is the area of the layer above it that is zoomed into; `panes` says how many maps stand side by side,
    and the second of two shows `second_indicator` and `second_period`; on a `chart` it is the second axis of a scatter.
    `conditions`, `outcome` and `partial_as` make a truth table; `features` (see `weighted`), `peers` find like places.
    `columns` are those of a table that are shown beside its first ones (none: all), `sort` the one its rows stand by,
    with DESCENDING before it for the highest first; a table that has no such column takes no notice.
    `unfolded` are rows of which every cell is written out, `rule` is worked out on what is `given`, as it was typed.
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
    layer_area: str = ""
    panes: str = ""
    second_period: str = ""
    chart: str = ""
    second_indicator: str = ""
    benchmark: str = ""
    order: str = ""
    per: str = ""
    conditions: tuple[str, ...] = ()
    outcome: str = ""
    partial_as: str = ""
    features: tuple[str, ...] = ()
    peers: int = 0
    columns: tuple[str, ...] = ()
    sort: str = ""
    unfolded: tuple[str, ...] = ()
    rule: str = ""
    given: str = ""

    def to_query(self) -> dict[str, str]:
        """The selection as query parameters: the language and every choice made, lists joined by commas.

        What is not chosen is left out: its meaning is always "none", never a default that could change later.
        """
        spelt = {entry.name: _spell(getattr(self, entry.name)) for entry in fields(self)}
        return {name: value for name, value in spelt.items() if value}

    def link(self, page: str, **changes: Any) -> Link:
        """The address of `page` with this selection and some changes."""
        return Link(page, tuple(replace(self, **changes).to_query().items()))


def weighted(feature: str) -> tuple[str, int]:
    """A feature and its weight, 1 to 9, as an address spells them: "kinds:2", "level" (1); any other weight is 0."""
    code, colon, weight = feature.partition(":")
    return code, int(weight) if re.fullmatch("[1-9]", weight) else int(not colon)


class _Weighted:
    """The spellings of weighted codes that an address may hold."""

    def __init__(self, codes: frozenset[str]) -> None:
        self._codes = codes

    def __contains__(self, feature: str) -> bool:
        code, weight = weighted(feature)
        return weight > 0 and code in self._codes


class _Columns:
    """What can be the key of a column: which there are, only the table knows."""

    def __contains__(self, key: str) -> bool:
        return bool(_COLUMN.fullmatch(key))


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
        if entry.name in FREE_TEXT:
            chosen[entry.name] = written[: FREE_TEXT[entry.name]]
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
        "section": _EVERY_SECTION,
        "indicator": catalogue.indicators,
        "second_indicator": catalogue.indicators,
        "chart": CHARTS,
        "period": (UNSTATED, *catalogue.periods),
        "level": BOUNDARY_LEVELS,
        "area": catalogue.adcodes,
        "scheme": SCHEMES,
        "breaks": (),
        "drawn_as": MAP_FORMS,
        "conditions": catalogue.dimensions,
        "outcome": catalogue.dimensions,
        "partial_as": PARTIAL_COUNTS,
        "features": _Weighted(_features(catalogue)),
        "layer": catalogue.layers,
        "layer_indicator": catalogue.indicators,
        "layer_area": catalogue.layer_areas,
        "panes": PANES,
        "second_period": (UNSTATED, *catalogue.periods),
        "benchmark": {*BENCHMARKS, *catalogue.localities},
        "order": ORDERS,
        "per": PER,
        "basemap": map_settings().basemaps,
        "unfolded": UNFOLDABLE,
        "rule": catalogue.rules,
        "columns": _Columns(),
        "sort": _Columns(),
    }


def _features(catalogue: Catalogue) -> frozenset[str]:
    frameworks = (f"framework.{code}" for code in catalogue.frameworks)
    return frozenset((*LIKENESS, *frameworks, *(f"indicator.{code}" for code in catalogue.indicators)))


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
    """What a page shows where the address leaves it open: the first case, section, framework; a comparison of none
    chosen is one of all.

    The filled-in choice is written into the address as soon as the reader changes anything.
    """
    cases = tuple(entry.locality_id for entry in catalogue.cases)
    if page == "locality":
        chosen = selection.locality or (cases[0] if cases else "")
        return _in_locality(replace(selection, locality=chosen), catalogue)
    if page == "comparison":
        section = selection.section if selection.section in COMPARISON_SECTIONS else COMPARISON_SECTIONS[0]
        framework = selection.framework or next(iter(catalogue.frameworks), "")
        lead = selection.locality if selection.localities or selection.locality in cases else next(iter(cases), "")
        filled = replace(selection, section=section, framework=framework, locality=lead)
        return _in_comparison(filled, catalogue)
    if page == "practices" and selection.section not in PRACTICE_SECTIONS:
        return replace(selection, section=PRACTICE_SECTIONS[0])
    if page == "maps" and selection.section not in MAP_SECTIONS:
        return replace(selection, section=MAP_SECTIONS[0])
    if page == "sources" and selection.section not in SECTIONS:
        return replace(selection, section=SECTIONS[0])
    if page == "briefing" and selection.section not in BRIEFING_SECTIONS:
        return replace(selection, section=BRIEFING_SECTIONS[0])
    return selection


def _in_comparison(selection: Selection, catalogue: Catalogue) -> Selection:
    """For a truth table the last dimension of the framework as outcome of the first; for peers what all places have."""
    if selection.section == "peers":
        features = selection.features or (*LIKENESS, *(f"framework.{code}" for code in (selection.framework,) if code))
        peers = selection.peers if selection.peers in PEER_COUNTS else PEER_COUNTS[0]
        return replace(selection, features=features, peers=peers)
    if selection.section == "truth_table" and selection.framework:
        own = tuple(entry.dimension_id for entry in catalogue.frameworks[selection.framework].dimensions)
        outcome = selection.outcome or (own[-1] if own else "")
        free = tuple(code for code in own if code != outcome)
        chosen = tuple(code for code in selection.conditions if code in free) or free[:MOST_CONDITIONS]
        partial_as = selection.partial_as or PARTIAL_COUNTS[0]
        return replace(selection, outcome=outcome, conditions=chosen, partial_as=partial_as)
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
