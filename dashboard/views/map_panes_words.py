"""Maps side by side in words: what each is called, what is on one scale, and what differs from one to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dashboard.analysis.map_choices import ONE
from dashboard.analysis.map_panes import Panes, change, panes_of, reporting
from dashboard.analysis.map_values import MapValues, map_values
from dashboard.analysis.place_values import timeline
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection
from dashboard.views import choropleth_words, place_facts, places
from dashboard.wording import Wording, wording

CHANGES = ("rose", "fell", "equal", "overlap", "barred", "half")
Shown = tuple[Selection, MapValues]


def values_of(catalogue: Catalogue, panes: Panes) -> tuple[MapValues, ...]:
    """The figures of each map, on the scale of all where they have one."""
    return tuple(map_values(catalogue, one, panes.together) for one in panes.maps)


def title(catalogue: Catalogue, selection: Selection, panes: Panes) -> str:
    """What the maps show together."""
    if panes.by_period:
        return choropleth_words.title(catalogue, selection)
    words = wording(selection.lang)
    return words(
        "panes.title",
        region=choropleth_words.region_name(catalogue, selection.area, words),
        level=words(f"maps.units_{selection.level}"),
        n=len(panes.maps),
    )


def caption(catalogue: Catalogue, panes: Panes, one: Selection) -> str:
    """What tells a map from those beside it: its period; else its indicator and period."""
    period = choropleth_words.period_name(one, one.period)
    if panes.by_period:
        return period
    words = wording(one.lang)
    return words("panes.caption", indicator=words.text(catalogue.indicators[one.indicator].name), period=period)


def set_aside(catalogue: Catalogue, panes: Panes, words: Wording) -> Iterator[str]:
    """What is not on the one scale, or not shown at all."""
    named = words.join([words.text(catalogue.indicators[code].name) for code in panes.apart])
    if panes.apart and not panes.together:
        first, second = (words.text(catalogue.indicators[one.indicator].name) for one in panes.maps)
        yield words("panes.two_scales", first=first, second=second)
    elif panes.apart:
        yield words("panes.apart", n=len(panes.apart), names=named)
    if panes.left_out:
        key = "panes.periods_left_out" if panes.by_period else "panes.indicators_left_out"
        yield words(key, n=panes.left_out)


def said_about_panes(catalogue: Catalogue, selection: Selection) -> str:
    """Why only one map is shown where several were asked for; empty otherwise."""
    if selection.panes in ("", ONE) or len(panes_of(catalogue, selection).maps) > 1:
        return ""
    words = wording(selection.lang)
    indicator = words.text(catalogue.indicators[selection.indicator].name)
    return words(f"panes.only_one_{selection.panes}", indicator=indicator)


def sentences(catalogue: Catalogue, selection: Selection, panes: Panes) -> Iterator[str]:
    """The text twin: the scale, each map in words, then how each differs from the one before it."""
    words = wording(selection.lang)
    found = values_of(catalogue, panes)
    yield words("panes.one_scale" if panes.together else "panes.own_scales", n=len(panes.maps))
    yield from set_aside(catalogue, panes, words)
    for one, values in zip(panes.maps, found, strict=True):
        names = place_facts.names(catalogue, one.level, words.lang)
        told = (
            choropleth_words.reported(catalogue, one, values),
            *choropleth_words.compared(one, values, names, words),
        )
        yield words(
            "panes.of_a_map",
            caption=caption(catalogue, panes, one),
            text=("" if words.lang == "zh" else " ").join(told),
        )
    for (one, values), (other, others) in pairwise(zip(panes.maps, found, strict=True)):
        yield _difference(catalogue, panes, (one, values), (other, others), words)
    yield places.boundary_note(catalogue, words)


def _difference(catalogue: Catalogue, panes: Panes, one: Shown, other: Shown, words: Wording) -> str:
    """How two neighbouring maps differ: what rose and fell between two times; of two indicators only who reports."""
    if panes.by_period and other[0].period in (times := timeline(catalogue, one[0].indicator)):
        if one[0].period in times and times.index(one[0].period) > times.index(other[0].period):
            one, other = other, one
        counts = change(catalogue, one[0], one[1], other[1])
        said = [words(f"panes.{name}", n=n) for name in CHANGES if (n := counts[name])]
        first, second = (caption(catalogue, panes, each[0]) for each in (one, other))
        return words("panes.change", first=first, second=second, told=words.join(said or [words("panes.nothing")]))
    first, second = (caption(catalogue, panes, each[0]) for each in (one, other))
    both, left, right = reporting(one[1], other[1])
    told = words("panes.no_order" if panes.by_period else "panes.not_compared")
    return words("panes.reporting", told=told, first=first, second=second, both=both, left=left, right=right)
