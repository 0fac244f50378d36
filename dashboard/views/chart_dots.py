"""A dot plot: one line a place, the printed number and the bounds that its words allow.

What compares stands in bands from the highest to the lowest; what the gate bars stands below, muted, with the reason.
"""

from __future__ import annotations

from itertools import groupby

from dashboard.analysis.charted import Charted, Group, group
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Chart, Entry, Exhibit, Prose
from dashboard.records import Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import chart_parts as parts
from dashboard.views.chart_choices import charted_places, chosen_indicator
from dashboard.wording import Wording, wording


def dot_plot(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen places by one indicator in one period; a sentence where none of them has a figure near it."""
    words = wording(selection.lang)
    indicator = chosen_indicator(catalogue, selection)
    if indicator is None:
        return parts.nothing("dots", words)
    places = charted_places(catalogue, selection)
    title = words("charts.title_dots", indicator=words.text(indicator.name))
    if told := parts.too_many("dots", title, places, selection, words):
        return told
    found = group(catalogue, selection, indicator, places)
    return Exhibit(
        key="charts.dots",
        title=title,
        body=_body(found, places[0], words),
        lead=parts.counted(found, words),
        twin=(*in_bands(found, words), *parts.set_aside(found.aside, words), *parts.silent(found, words)),
        notes=_notes(found, words),
        sources=parts.sources(found.figures),
        data=parts.tidy(found.figures, words),
    )


def _body(found: Group, lead: Locality, words: Wording) -> Body:
    if not found.figures:
        return Prose((Entry(words("charts.nobody", indicator=words.text(found.indicator.name)), tone="missing"),))
    dots = (
        parts.dot(entry, words, found.unit, lead=lead, label=_label(entry, found.indicator, words))
        for entry in found.figures
    )
    missing = tuple(parts.silence(held, words) for held in found.silent)
    return Chart("dots", parts.axis(found.indicator, words, base=found.base), tuple(dots), missing=missing)


def _label(entry: Charted, indicator: Indicator, words: Wording) -> str:
    """The place; with what its figure counts where that is another indicator than the chart's."""
    name = words.text(entry.place.name)
    if entry.indicator is indicator:
        return name
    return words("comparison.of_place", what=words.text(entry.indicator.name), place=name)


def in_bands(found: Group, words: Wording) -> tuple[str, ...]:
    """The order that holds, band by band from the highest, in one sentence; a single figure as what it is."""
    if not found.comparable:
        return ()
    bands = [list(entries) for _, entries in groupby(found.comparable, key=lambda entry: entry.band)]
    name, told = words.text(found.indicator.name), [_band(band, words) for band in bands]
    if len(found.comparable) == 1:
        return (words("charts.one", indicator=name, figure=told[0]),)
    if len(bands) == 1:
        return (words("charts.no_order", indicator=name, figures=told[0]),)
    return (words("charts.from_high", indicator=name, bands=words("charts.then").join(told)),)


def _band(entries: list[Charted], words: Wording) -> str:
    told = words("comparison.also").join(parts.placed(entry, words) for entry in entries)
    return told if len(entries) == 1 else words("charts.band", figures=told)


def _notes(found: Group, words: Wording) -> tuple[str, ...]:
    if not found.figures:
        return parts.silent(found, words)
    shared = len({entry.band for entry in found.comparable}) < len(found.comparable)
    told = [words("charts.reading_dots")]
    told += [words("charts.reading_bands")] if shared else []
    told += [words("charts.reading_aside")] if found.aside else []
    return (*told, *parts.common_cautions(found, words), *parts.silent(found, words))
