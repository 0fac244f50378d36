"""What a reader may choose on the Maps page, and what is shown where the address leaves it open."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.areas import area_of
from dashboard.analysis.classes import CLASS_COUNTS, SIDES
from dashboard.analysis.derived import derived
from dashboard.analysis.place_values import periods, place_values, reports, timeline
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.selection import MAP_FORMS, PANES, SCHEMES, Selection

AREAS, SYMBOLS = MAP_FORMS
ONE, TWO, PERIODS, INDICATORS = PANES
BY_HAND = ("fixed", "diverging")  # schemes for which the reader may enter numbers


@derived(most=2)
def mapped_indicators(catalogue: Catalogue) -> tuple[str, ...]:
    """Indicators with a record for a place that has a polygon, in file order."""
    found = reports(catalogue)
    return tuple(code for code in catalogue.indicators if code in found)


def is_count(catalogue: Catalogue, indicator_id: str) -> bool:
    """Whether an indicator counts things, so that a larger place has more of them for being larger."""
    indicator = catalogue.indicators.get(indicator_id)
    return indicator is not None and indicator.value_type == "count"


def drawn_as(catalogue: Catalogue, selection: Selection) -> str:
    """`areas` or `symbols`: rates fill areas; counts are symbols unless the reader asks for areas."""
    if not is_count(catalogue, selection.indicator):
        return AREAS
    return AREAS if selection.drawn_as == AREAS else SYMBOLS


def class_counts(scheme: str) -> tuple[int, ...]:
    """The numbers of classes offered for a scheme; none where the breaks are entered by hand."""
    return {"diverging": SIDES, "fixed": ()}.get(scheme, CLASS_COUNTS)


def same_scale(catalogue: Catalogue, one: str, other: str) -> bool:
    """Whether two indicators have the same unit, kind of value and base, so that one legend can stand for both."""
    first, second = catalogue.indicators[one], catalogue.indicators[other]
    return (first.unit, first.value_type, first.base) == (second.unit, second.value_type, second.base)


@derived(most=64)
def alike(catalogue: Catalogue, indicator_id: str) -> tuple[str, ...]:
    """The mapped indicators on the scale of one, which stands first; the others in file order."""
    others = (
        code
        for code in mapped_indicators(catalogue)
        if code != indicator_id and same_scale(catalogue, indicator_id, code)
    )
    return (indicator_id, *others)


def offered_panes(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """How many maps may stand side by side: several only where there are periods, or indicators of the same unit."""
    return (
        ONE,
        *((TWO,) if len(mapped_indicators(catalogue)) > 1 or len(periods(catalogue, selection.indicator)) > 1 else ()),
        *((PERIODS,) if len(timeline(catalogue, selection.indicator)) > 1 else ()),
        *((INDICATORS,) if len(alike(catalogue, selection.indicator)) > 1 else ()),
    )


def offered(catalogue: Catalogue, selection: Selection) -> tuple[object, ...]:
    """What the page offers to choose from: equal for two selections that differ in what is shown only."""
    tree = regions(catalogue)
    return (
        selection.area,
        selection.search,
        selection.lang,
        periods(catalogue, selection.indicator),
        tree.levels(selection.area),
        drawn_as(catalogue, selection),
        is_count(catalogue, selection.indicator),
        class_counts(selection.scheme),
        selection.scheme in BY_HAND and selection.scheme,
        (selection.layer, selection.layer_area, selection.layer_indicator),
        offered_panes(catalogue, selection),
        selection.panes,
        selection.panes == TWO and periods(catalogue, selection.second_indicator),
    )


def marked(catalogue: Catalogue, selection: Selection) -> str:
    """The code of the chosen place: its polygon's, else the county zoomed into; may be empty."""
    place = catalogue.localities.get(selection.locality)
    area = area_of(catalogue.boundaries, place) if place else None
    zoomed = selection.area if selection.area and regions(catalogue).level_of(selection.area) == "county" else ""
    return area.adcode if area else zoomed


def settled(catalogue: Catalogue, selection: Selection) -> Selection:
    """The selection with every choice of the Maps page made; as it is where no indicator can be mapped.

    The indicator that most places report; the period that most of them report; the level with most reports.
    """
    offered = mapped_indicators(catalogue)
    if not offered:
        return selection
    found = reports(catalogue)
    indicator = selection.indicator if selection.indicator in offered else max(offered, key=lambda one: len(found[one]))
    within = regions(catalogue).levels(selection.area)
    offered_periods = periods(catalogue, indicator)
    period = selection.period if selection.period in offered_periods else offered_periods[0]
    scheme = selection.scheme if selection.scheme in SCHEMES else SCHEMES[0]
    counts = class_counts(scheme)
    counted = is_count(catalogue, indicator)
    form = drawn_as(catalogue, replace(selection, indicator=indicator)) if counted else ""
    chosen = replace(
        selection,
        indicator=indicator,
        panes=selection.panes or ONE,
        drawn_as=selection.drawn_as if selection.layer else form,
        period=period,
        level=selection.level if selection.level in within else _fullest(catalogue, indicator, period, selection.area),
        scheme=scheme,
        class_count=selection.class_count if selection.class_count in counts else _middle(counts),
    )
    return _second_settled(catalogue, chosen) if chosen.panes == TWO else chosen


def _second_settled(catalogue: Catalogue, selection: Selection) -> Selection:
    """The selection with the second of two maps chosen: the same indicator at another time, else one of its scale."""
    offered = mapped_indicators(catalogue)
    others = (*alike(catalogue, selection.indicator)[1:], *(code for code in offered if code != selection.indicator))
    own = periods(catalogue, selection.indicator)
    indicator = selection.second_indicator
    if indicator not in offered:
        indicator = selection.indicator if len(own) > 1 or not others else others[0]
    its = periods(catalogue, indicator)
    period = selection.second_period
    if period not in its:
        rest = [one for one in its if (indicator, one) != (selection.indicator, selection.period)] or list(its)
        period = selection.period if selection.period in rest else rest[0]
    return replace(selection, second_indicator=indicator, second_period=period)


def _middle(counts: tuple[int, ...]) -> int:
    return counts[len(counts) // 2] if counts else 0


@derived(most=256)
def _fullest(catalogue: Catalogue, indicator_id: str, period: str, region: str) -> str:
    """The level of a region at which most units report; the highest of equals."""
    tree = regions(catalogue)

    def reporting(level: str) -> int:
        values = place_values(catalogue, indicator_id, period, level)
        return sum(values[code].number is not None for code in tree.inside(region, level))

    return max(tree.levels(region), key=reporting)
