"""Several maps side by side: what each shows, which stand on one scale, and what changed from one to the next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dashboard.analysis.map_choices import (
    INDICATORS,
    ONE,
    PERIODS,
    alike,
    mapped_indicators,
    offered_panes,
    same_scale,
)
from dashboard.analysis.map_values import MapValues
from dashboard.analysis.over_time import judge_over_time
from dashboard.analysis.place_values import PlaceValue, periods, timeline
from dashboard.catalogue import Catalogue
from dashboard.selection import Selection

MOST_PANES = 9


@dataclass(frozen=True, slots=True)
class Panes:
    """The selections of the maps in order; `together` are the indicators of their one scale, empty where the maps
    differ in unit or form; `left_out` counts maps that are too many, `apart` the indicators of another unit.
    """

    maps: tuple[Selection, ...]
    together: tuple[str, ...]
    left_out: int = 0
    apart: tuple[str, ...] = ()

    @property
    def by_period(self) -> bool:
        """Whether the maps show one indicator at several times."""
        return len({one.indicator for one in self.maps}) == 1


def panes_of(catalogue: Catalogue, selection: Selection) -> Panes:
    """The maps of a settled selection: one, where what was asked for is not offered."""
    if selection.panes not in offered_panes(catalogue, selection) or selection.panes in ("", ONE):
        return Panes((selection,), (selection.indicator,))
    if selection.panes == PERIODS:
        found = timeline(catalogue, selection.indicator)
        shown = tuple(replace(selection, period=period) for period in found[-MOST_PANES:])
        return Panes(shown, (selection.indicator,), len(found) - len(shown))
    if selection.panes == INDICATORS:
        codes = alike(catalogue, selection.indicator)
        shown = tuple(_of(catalogue, selection, code) for code in codes[:MOST_PANES])
        apart = tuple(code for code in mapped_indicators(catalogue) if code not in codes)
        return Panes(shown, codes[:MOST_PANES], len(codes) - len(shown), apart)
    second = replace(selection, indicator=selection.second_indicator, period=selection.second_period)
    codes = tuple(dict.fromkeys((selection.indicator, second.indicator)))
    one_scale = len(codes) == 1 or same_scale(catalogue, *codes)
    if one_scale:
        return Panes((selection, second), codes)
    return Panes((selection, replace(second, breaks="")), (), apart=codes[1:])


def _of(catalogue: Catalogue, selection: Selection, indicator_id: str) -> Selection:
    """An indicator at the period of the selection, where it has that, else at its own fullest."""
    offered = periods(catalogue, indicator_id)
    period = selection.period if selection.period in offered else offered[0]
    return replace(selection, indicator=indicator_id, period=period)


def change(catalogue: Catalogue, earlier: Selection, before: MapValues, after: MapValues) -> Counter[str]:
    """How many places `rose`, `fell`, are `equal`, or can't be told (`overlap`) from one map of an indicator to a later
    one; `barred` where the periods or the denominator forbid it, `half` where only one of the maps has a figure.

    A figure borrowed from another period is none of that time.
    """
    indicator = catalogue.indicators[earlier.indicator]
    words = {"<": "rose", ">": "fell", "=": "equal", None: "overlap"}
    found: Counter[str] = Counter()
    for old, new in zip(before.values, after.values, strict=True):
        has = [_own(entry) for entry in (old, new)]
        if not any(has):
            continue
        if not all(has):
            found["half"] += 1
            continue
        assert old.observation
        assert new.observation
        verdict = judge_over_time(old.observation, new.observation, indicator)
        found["barred" if verdict.barriers else words[verdict.order]] += 1
    return found


def reporting(one: MapValues, other: MapValues) -> tuple[int, int, int]:
    """How many places have a figure on both maps, on the first only, on the second only."""
    has = [{entry.code for entry in found.values if entry.number is not None} for found in (one, other)]
    return len(has[0] & has[1]), len(has[0] - has[1]), len(has[1] - has[0])


def _own(entry: PlaceValue) -> bool:
    return entry.number is not None and not entry.borrowed
