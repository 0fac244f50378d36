"""Figures of places over time: one row per place and indicator with two periods or more, drawn small with its bounds.

Whether a figure rose or fell is said only of its first and last period, and only where it holds for every possible
value; periods with more than one figure of a place are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.analysis.charted import Charted, records_of
from dashboard.analysis.comparability import Verdict, is_figure, period_key, quantity_of
from dashboard.analysis.over_time import judge_over_time, moment
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Reading, Table
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import Selection
from dashboard.views import figures as printed
from dashboard.views.chart_parts import reading
from dashboard.views.comparison import places
from dashboard.wording import Wording, wording

CHANGES = {"<": "rose", ">": "fell", "=": "same", None: "overlap"}
COLUMNS = ("indicator", "place", "earliest", "latest", "trend", "change")


@dataclass(frozen=True, slots=True)
class Series:
    """A place's figures of an indicator, the earliest first, one a period, two or more."""

    place: Locality
    indicator: Indicator
    figures: tuple[Observation, ...]

    @property
    def verdict(self) -> Verdict:
        """What the gate says of the first and the last."""
        return judge_over_time(self.figures[0], self.figures[-1], self.indicator)


def has_trends(catalogue: Catalogue, selection: Selection) -> bool:
    """Whether any of the places reports an indicator of more than one period."""
    return next(_series(catalogue, selection), None) is not None


def trends(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """First and last figure as printed, the way between them drawn, what can be said of it; the lead is marked."""
    words = wording(selection.lang)
    found = tuple(_series(catalogue, selection))
    figures = [entry for series in found for entry in series.figures]
    lead = next(iter(places(catalogue, selection)), None)
    heads = tuple(Column(key, words(f"trends.{key}"), kind="trend" if key == "trend" else "text") for key in COLUMNS)
    return Exhibit(
        key="comparison.trends",
        title=words("trends.title"),
        body=Table(heads, tuple(_row(series, lead, words) for series in found), reading=False),
        notes=(words("trends.note"),),
        twin=tuple(_sentence(series, words) for series in found),
        sources=tuple(sorted({citation for entry in figures for citation in entry.citations})),
        data=printed.tidy(figures),
    )


def _series(catalogue: Catalogue, selection: Selection) -> Iterator[Series]:
    for indicator in catalogue.records.indicators:
        for place in places(catalogue, selection):
            figures = _dated(records_of(catalogue, place, indicator))
            if len(figures) > 1:
                yield Series(place, indicator, figures)


def _dated(entries: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The measured figures of points in time, the earliest first, of periods that have one figure."""
    dated = [entry for entry in entries if entry.kind == "measured" and is_figure(entry) and moment(entry.period)]
    count = Counter(period_key(entry.period) for entry in dated)
    alone = (entry for entry in dated if count[period_key(entry.period)] == 1)
    return tuple(sorted(alone, key=lambda entry: moment(entry.period) or ()))


def _row(series: Series, lead: Locality | None, words: Wording) -> tuple[Cell, ...]:
    name = words.text(series.place.name)
    return (
        Cell(words.text(series.indicator.name), "strong", words.text(series.indicator.definition)),
        Cell(words("tables.lead", place=name) if series.place is lead else name, order=name),
        *(_figure(entry, words) for entry in (series.figures[0], series.figures[-1])),
        Cell(
            words.join([_said(entry, words) for entry in series.figures]),
            citations=tuple(dict.fromkeys(citation for entry in series.figures for citation in entry.citations)),
            trend=_readings(series, words),
        ),
        Cell(_change(series, words)),
    )


def _figure(entry: Observation, words: Wording) -> Cell:
    return Cell(_said(entry, words), citations=entry.citations)


def _said(entry: Observation, words: Wording) -> str:
    return words("trends.in_period", figure=printed.printed_form(entry, words), period=printed.period(entry, words))


def _readings(series: Series, words: Wording) -> tuple[Reading, ...]:
    charted = (
        Charted(series.place, series.indicator, entry, quantity)
        for entry in series.figures
        if (quantity := quantity_of(entry, series.indicator))
    )
    return tuple(reading(entry, words, series.indicator.unit) for entry in charted)


def _change(series: Series, words: Wording) -> str:
    verdict = series.verdict
    if verdict.barriers:
        return words.join([words(f"comparison.barrier_{barrier}") for barrier in verdict.barriers])
    return words(f"trends.{CHANGES[verdict.order]}")


def _sentence(series: Series, words: Wording) -> str:
    return words(
        "trends.sentence",
        indicator=words.text(series.indicator.name),
        place=words.text(series.place.name),
        figures=words.join([_said(entry, words) for entry in series.figures]),
        change=_change(series, words),
    )
