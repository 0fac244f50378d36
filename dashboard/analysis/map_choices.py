"""What a reader may choose on the Maps page, and what is shown where the address leaves it open."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.areas import area_of
from dashboard.analysis.classes import CLASS_COUNTS, SIDES
from dashboard.analysis.derived import derived
from dashboard.analysis.place_values import periods, place_values, reports
from dashboard.analysis.regions import regions
from dashboard.catalogue import Catalogue
from dashboard.selection import MAP_FORMS, SCHEMES, Selection

AREAS, SYMBOLS = MAP_FORMS
BY_HAND = ("fixed", "diverging")  # schemes for which the reader may enter numbers


@derived(most=2)
def mapped_indicators(catalogue: Catalogue) -> tuple[str, ...]:
    """Indicators with a record for a place that has a polygon, in file order."""
    found = reports(catalogue)
    return tuple(code for code in catalogue.indicators if code in found)


def is_count(catalogue: Catalogue, indicator_id: str) -> bool:
    """Whether an indicator counts things, so that a larger place has more of them for being larger."""
    return catalogue.indicators[indicator_id].value_type == "count"


def drawn_as(catalogue: Catalogue, selection: Selection) -> str:
    """`areas` or `symbols`: rates fill areas; counts are symbols unless the reader asks for areas."""
    if not is_count(catalogue, selection.indicator):
        return AREAS
    return AREAS if selection.drawn_as == AREAS else SYMBOLS


def class_counts(scheme: str) -> tuple[int, ...]:
    """The numbers of classes offered for a scheme; none where the breaks are entered by hand."""
    return {"diverging": SIDES, "fixed": ()}.get(scheme, CLASS_COUNTS)


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
        selection.layer and (selection.layer, selection.layer_indicator, selection.scheme, selection.class_count),
        selection.layer and (selection.breaks, selection.drawn_as, selection.period),
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
    form = drawn_as(catalogue, replace(selection, indicator=indicator)) if is_count(catalogue, indicator) else ""
    return replace(
        selection,
        indicator=indicator,
        drawn_as=form,
        period=period,
        level=selection.level if selection.level in within else _fullest(catalogue, indicator, period, selection.area),
        scheme=scheme,
        class_count=selection.class_count if selection.class_count in counts else _middle(counts),
    )


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
