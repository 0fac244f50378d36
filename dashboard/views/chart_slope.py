"""A slope chart: every place against itself, from one period to another, only where the gate lets the two compare."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.charted import Charted, bands, records_of
from dashboard.analysis.comparability import Held, is_figure, period_key
from dashboard.analysis.over_time import Change, Periods, changes, periods_shared
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Chart, Dot, Entry, Exhibit, Prose
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import Selection
from dashboard.views import chart_parts as parts
from dashboard.views import figures as printed
from dashboard.views.chart_choices import charted_places, chosen_indicator
from dashboard.views.sentences import change
from dashboard.wording import Wording, wording


def slope(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen places by one indicator in two periods; what there is instead where no place has two that compare."""
    words = wording(selection.lang)
    indicator = chosen_indicator(catalogue, selection)
    if indicator is None:
        return parts.nothing("slope", words)
    places = charted_places(catalogue, selection)
    title = words("charts.title_slope", indicator=words.text(indicator.name))
    if told := parts.too_many("slope", title, places, selection, words):
        return told
    periods = _periods(catalogue, selection, places, indicator)
    found = changes(catalogue, places, indicator, periods) if periods else ()
    compared = [entry for entry in found if entry.verdict.comparable]
    shown = [end for entry in found for end in _ends(entry)]
    left = _left(catalogue, places, indicator, [entry.place for entry in compared], words)
    return Exhibit(
        key="charts.slope",
        title=title,
        body=_body(compared, indicator, places, left, words),
        lead=_lead(compared, words),
        twin=(*_twin(compared, indicator, words), *left),
        notes=(words("charts.reading_slope"), *left) if compared else (),
        sources=parts.sources(shown),
        data=parts.tidy(shown, words),
    )


def _periods(
    catalogue: Catalogue, selection: Selection, places: Sequence[Locality], indicator: Indicator
) -> Periods | None:
    """The pair that most places have, of those that end with the period of the address where there are any."""
    pairs = periods_shared(catalogue, places, indicator)
    asked = [pair for pair in pairs if pair[1] == period_key(selection.period)]
    return next(iter(asked or pairs), None)


def _ends(entry: Change) -> tuple[Charted, Charted]:
    """Both ends, in one band where their bounds overlap."""
    barriers = entry.verdict.barriers
    first, last = (0, 0) if barriers else bands((entry.before, entry.after))
    return (
        Charted(entry.place, entry.indicator, entry.earlier, entry.before, first, barriers),
        Charted(entry.place, entry.indicator, entry.later, entry.after, last, barriers),
    )


def _body(
    compared: Sequence[Change],
    indicator: Indicator,
    places: Sequence[Locality],
    left: Sequence[str],
    words: Wording,
) -> Body:
    if not compared:
        told = words("charts.no_two_periods", indicator=words.text(indicator.name))
        return Prose((Entry(told), *(Entry(sentence, tone="muted") for sentence in left)))
    dots = tuple(_dot(end, places, words) for entry in compared for end in _ends(entry))
    return Chart("slope", parts.axis(indicator, words), dots)


def _twin(compared: Sequence[Change], indicator: Indicator, words: Wording) -> tuple[str, ...]:
    told = tuple(change(entry, words) for entry in compared)
    return told or (words("charts.no_two_periods", indicator=words.text(indicator.name)),)


def _dot(end: Charted, places: Sequence[Locality], words: Wording) -> Dot:
    return parts.dot(end, words, end.quantity.unit, lead=places[0])


def _lead(compared: Sequence[Change], words: Wording) -> str:
    if not compared:
        return ""
    first, last = (printed.period(entry, words) for entry in (compared[0].earlier, compared[0].later))
    return words("charts.slope_lead", n=len(compared), first=first, last=last)


def _left(
    catalogue: Catalogue,
    places: Sequence[Locality],
    indicator: Indicator,
    compared: Sequence[Locality],
    words: Wording,
) -> tuple[str, ...]:
    """What the other places have instead of two periods that compare, place by place."""
    held = [Held(place, records_of(catalogue, place, indicator)) for place in places if place not in compared]
    having = [entry for entry in held if any(map(is_figure, entry.observations))]
    told = [_has(entry, words) for entry in having[: parts.MOST_NAMED]]
    rest = [words.text(entry.place.name) for entry in held if entry not in having]
    told += [words("charts.nothing_of", places=parts.named(rest, words), n=len(rest))] if rest else []
    return tuple(told)


def _has(held: Held, words: Wording) -> str:
    figures = words("comparison.also").join(_dated(entry, words) for entry in held.figures)
    return words("charts.has_only", place=words.text(held.place.name), figures=figures)


def _dated(entry: Observation, words: Wording) -> str:
    return words("comparison.noted", text=printed.printed_form(entry, words), note=printed.period(entry, words))
