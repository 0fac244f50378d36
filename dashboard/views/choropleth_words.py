"""A map of figures in words: its title, how many places report, highest and lowest, what is uncertain or missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dashboard.analysis.map_choices import is_count
from dashboard.analysis.map_values import MapValues, entered_breaks, national_figure
from dashboard.analysis.place_values import PlaceValue
from dashboard.analysis.regions import COUNTRY, regions
from dashboard.catalogue import Catalogue
from dashboard.quantity import overlaps
from dashboard.records import Indicator, Missing
from dashboard.selection import UNSTATED, Selection
from dashboard.views import figures, place_facts, places
from dashboard.views.chart_parts import unit
from dashboard.views.choropleth_drawing import beyond
from dashboard.views.choropleth_legend import class_text, number
from dashboard.wording import Wording, wording

MOST_NAMED = 5


def title(catalogue: Catalogue, selection: Selection) -> str:
    """Indicator, region and level."""
    words = wording(selection.lang)
    return words(
        "maps.map_title",
        indicator=words.text(catalogue.indicators[selection.indicator].name),
        region=region_name(catalogue, selection.area, words),
        level=words(f"maps.units_{selection.level}"),
    )


def region_name(catalogue: Catalogue, region: str, words: Wording) -> str:
    """The name of a unit; of the country."""
    if region == COUNTRY:
        return words("maps.country")
    return place_facts.names(catalogue, regions(catalogue).level_of(region), words.lang)[region]


def period_name(selection: Selection, period: str) -> str:
    """A period in the reader's language; that none is stated."""
    return figures.stated_period("" if period == UNSTATED else period, wording(selection.lang))


def legend_head(indicator: Indicator, words: Wording, period: str = "") -> str:
    """What the numbers of a legend are: their period, where all have one, and their unit."""
    of = ("，" if words.lang == "zh" else ", ").join(filter(None, (period, unit(indicator, words))))
    return words("maps.legend_head", of=of) if of else words("map_frame.legend")


def legend_key(found: MapValues, *, several: bool) -> str:
    """The title of a legend: where there are `several` periods, classes or circles mean the same at all of them."""
    return (
        ("maps.legend_title_constant" if found.as_areas else "maps.legend_title_circles")
        if several
        else "maps.legend_title"
    )


def sentences(catalogue: Catalogue, selection: Selection, found: MapValues) -> tuple[str, ...]:
    """The text twin: the same numbers as the map, in the order in which one would look."""
    words = wording(selection.lang)
    definition = catalogue.indicators[selection.indicator].definition
    return (
        reported(catalogue, selection, found),
        *compared(selection, found, place_facts.names(catalogue, selection.level, words.lang), words),
        *([words("maps.definition", text=words.text(definition))] if definition else []),
        places.boundary_note(catalogue, words),
    )


def reported(catalogue: Catalogue, selection: Selection, found: MapValues) -> str:
    """How many places report the indicator for the period."""
    words = wording(selection.lang)
    return words(
        "maps.reports",
        n=len(found.reported),
        all=len(found.values),
        level=words(f"maps.units_{selection.level}"),
        indicator=words.text(catalogue.indicators[selection.indicator].name),
        period=period_name(selection, selection.period),
    )


def compared(selection: Selection, found: MapValues, names: dict[str, str], words: Wording) -> Iterator[str]:
    """Highest and lowest, what is uncertain, borrowed, far out or missing, and the classes; `names` are by code."""
    ranked = sorted(found.reported, key=lambda entry: entry.number or 0.0, reverse=True)
    if len(ranked) > 1:
        yield _end("maps.highest", ranked, names, words)
        yield _end("maps.lowest", ranked[::-1], names, words)
    elif ranked:
        yield words("maps.only", place=_named(ranked[0], names, words))
    counted = (
        ("uncertain" if found.as_areas else "uncertain_circle", found.uncertain),
        ("borrowed", lambda entry: entry.borrowed and entry.number is not None),
        ("outliers", found.is_outlier) if found.as_areas else ("beyond", lambda entry: beyond(found.classes, entry)),
    )
    for key, holds in counted:
        some = [entry for entry in ranked if holds(entry)]
        if some:
            yield words(f"maps.{key}", n=len(some), names=_list(some, names, words))
    yield from _missing(found, words)
    if found.as_areas and len(found.classes.breaks):
        classes = [
            words("maps.class_counted", n=count, ends=class_text(found.classes, index, words))
            for index, count in enumerate(found.classes.counts)
        ]
        yield words("maps.classes", scheme=words(f"maps.scheme_{selection.scheme}"), classes=words.join(classes))


def _end(key: str, ranked: Sequence[PlaceValue], names: dict[str, str], words: Wording) -> str:
    """The place at one end, and those that may be there too because their bounds overlap with its own."""
    first, *others = ranked
    band = [entry for entry in others if entry.number == first.number or _may_equal(first, entry)]
    said = words(key, place=_named(first, names, words))
    return words("maps.band", first=said, n=len(band), names=_list(band, names, words)) if band else said


def _may_equal(first: PlaceValue, other: PlaceValue) -> bool:
    if first.exact and other.exact:
        return False
    a, b = (entry.observation.quantity if entry.observation else None for entry in (first, other))
    return a is not None and b is not None and a.unit == b.unit and overlaps(a, b)


def _named(entry: PlaceValue, names: dict[str, str], words: Wording) -> str:
    assert entry.observation is not None
    return words("maps.named", place=names[entry.code], figure=figures.printed_form(entry.observation, words))


def _list(entries: Iterable[PlaceValue], names: dict[str, str], words: Wording) -> str:
    listed = [names[entry.code] for entry in entries]
    said = words.join(listed[:MOST_NAMED])
    return words("maps.and_more", names=said, n=len(listed) - MOST_NAMED) if len(listed) > MOST_NAMED else said


def _missing(found: MapValues, words: Wording) -> Iterator[str]:
    counts = Counter(entry.missing for entry in found.values if entry.missing is not None)
    kinds = [
        words("maps.missing_kind", kind=words.code("missing", kind), n=counts[kind]) for kind in Missing if counts[kind]
    ]
    if kinds:
        yield words("maps.missing", n=sum(counts.values()), kinds=words.join(kinds))


def notes(catalogue: Catalogue, selection: Selection, found: MapValues) -> tuple[str, ...]:
    """What the reader must know to read the map: why circles or what areas overstate, and the benchmark."""
    words = wording(selection.lang)
    return tuple(
        note
        for note in (
            words("maps.count_as_area" if found.as_areas else "maps.why_symbols")
            if is_count(catalogue, selection.indicator)
            else "",
            _benchmark(catalogue, selection, found, words),
        )
        if note
    )


def _benchmark(catalogue: Catalogue, selection: Selection, found: MapValues, words: Wording) -> str:
    if found.classes.middle is None or not found.as_areas:
        return ""
    national = national_figure(catalogue, selection.indicator)
    origin = "entered" if entered_breaks(selection) else "national" if national is not None else "median"
    return words(f"maps.benchmark_{origin}", value=number(found.classes.middle))
