"""What the figures of a comparison can be shown of, set against and put in order by: codes with their labels."""

from __future__ import annotations

from dashboard.analysis.comparability import is_figure
from dashboard.catalogue import Catalogue
from dashboard.selection import BENCHMARKS, ORDERS, PER, Selection
from dashboard.views.comparison import choices, places
from dashboard.wording import wording

Choices = dict[str, str]


def indicators(catalogue: Catalogue, selection: Selection) -> Choices:
    """Indicators that one of the places has a figure of, in the order of the list of indicators, and the chosen one."""
    words = wording(selection.lang)
    reported = {
        entry.indicator_id
        for place in places(catalogue, selection)
        for entry in catalogue.observations_of(place.locality_id)
        if is_figure(entry)
    }
    known = reported | {selection.indicator}
    return {code: words.text(entry.name) for code, entry in catalogue.indicators.items() if code in known}


def benchmarks(catalogue: Catalogue, selection: Selection) -> Choices:
    """What places are set against: the place above each, the country, the places together, or one place."""
    words = wording(selection.lang)
    named = {code: words(f"comparison.against_{code}") for code in BENCHMARKS}
    return named | {code: words.text(catalogue.localities[code].name) for code in choices(catalogue, selection)}


def orders(selection: Selection) -> Choices:
    """How places can be put in order, beside the order in which they were chosen."""
    words = wording(selection.lang)
    return {code: words(f"comparison.by_{code}") for code in ORDERS}


def bases(selection: Selection) -> Choices:
    """What a count can be divided by, beside nothing."""
    words = wording(selection.lang)
    return {code: words(f"comparison.per_{code}") for code in PER}


def leads(catalogue: Catalogue, selection: Selection) -> Choices:
    """In a comparison of all: the cases, any of which can lead; empty where places are chosen, for the first leads."""
    words = wording(selection.lang)
    cases = () if selection.localities else catalogue.cases
    return {entry.locality_id: words.text(entry.name) for entry in cases}


def by_what_unfolded(selection: Selection) -> bool:
    """Whether the four choices stand open: only where one is made, for on a phone they push the figures off the screen,
    whose headings say what was chosen for the reader.
    """
    return bool(selection.indicator or selection.benchmark or selection.order or selection.per)
