"""A scatter of two indicators: one place is one dot, with the bounds of both figures; barred places are muted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.analysis.charted import Charted, Group, group
from dashboard.analysis.comparability import period_key
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Chart, Dot, Entry, Exhibit, Prose
from dashboard.records import Locality
from dashboard.selection import Selection
from dashboard.views import chart_parts as parts
from dashboard.views import figures as printed
from dashboard.views.chart_choices import charted_places, chosen_indicator, settled
from dashboard.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Pair:
    """A place with its figures of both indicators."""

    along: Charted
    across: Charted

    @property
    def comparable(self) -> bool:
        """Whether both figures share a scale with those of other places."""
        return not (self.along.barriers or self.across.barriers)


def scatter(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen places by two indicators; a sentence where no place reports both."""
    words = wording(selection.lang)
    first = chosen_indicator(catalogue, selection)
    second = catalogue.indicators.get(settled(catalogue, selection).second_indicator)
    if first is None or second is None:
        return parts.nothing("scatter", words)
    places = charted_places(catalogue, selection)
    groups = [group(catalogue, selection, entry, places) for entry in (first, second)]
    pairs = _pairs(*groups)
    names = {"first": words.text(first.name), "second": words.text(second.name)}
    shown = [figure for pair in pairs for figure in (pair.along, pair.across)]
    return Exhibit(
        key="charts.scatter",
        title=words("charts.title_scatter", **names),
        body=_body(pairs, groups, places[0], words),
        lead=_lead(pairs, names, words),
        twin=(*_twin(pairs, words), *_without(places, pairs, groups, words)),
        notes=(words("charts.reading_scatter"), *_without(places, pairs, groups, words)) if pairs else (),
        sources=parts.sources(shown),
        data=parts.tidy(shown, words),
    )


def _pairs(along: Group, across: Group) -> tuple[Pair, ...]:
    """Places with exactly one figure of both; those that compare first, each in the order of the first indicator."""
    mine, theirs = _single(along), _single(across)
    found = (Pair(entry, theirs[code]) for code, entry in mine.items() if code in theirs)
    return tuple(sorted(found, key=lambda pair: not pair.comparable))


def _single(found: Group) -> dict[str, Charted]:
    """The figures of places that have one, by place."""
    counts = Counter(entry.place.locality_id for entry in found.own)
    codes = ((entry.place.locality_id, entry) for entry in found.own)
    return {code: entry for code, entry in codes if counts[code] == 1}


def _body(pairs: Sequence[Pair], groups: Sequence[Group], lead: Locality, words: Wording) -> Body:
    if not pairs:
        first, second = (words.text(found.indicator.name) for found in groups)
        told = words("charts.no_pair", first=first, second=second)
        return Prose((Entry(told, tone="missing"),))
    along, across = (parts.axis(found.indicator, words, base=found.base) for found in groups)
    dots = tuple(_dot(pair, groups, lead, words) for pair in pairs)
    return Chart("scatter", along, dots, across=across)


def _dot(pair: Pair, groups: Sequence[Group], lead: Locality, words: Wording) -> Dot:
    plain = parts.dot(pair.along, words, groups[0].unit, lead=lead)
    return replace(
        plain,
        across=parts.reading(pair.across, words, groups[1].unit),
        tone=plain.tone if pair.comparable else "muted",
        note=_note(pair, words),
        citations=tuple(dict.fromkeys((*plain.citations, *pair.across.observation.citations))),
        band=0,
    )


def _note(pair: Pair, words: Wording) -> str:
    """Why either figure is barred, and that the two are of different periods where they are."""
    told = [
        words("comparison.has", place=words.text(entry.indicator.name), what=parts.reason(entry, words))
        for entry in (pair.along, pair.across)
        if entry.barriers
    ]
    return words("comparison.and").join([*told, *_apart(pair, words)])


def _apart(pair: Pair, words: Wording) -> tuple[str, ...]:
    first, second = pair.along.observation, pair.across.observation
    if first.period and second.period and period_key(first.period) == period_key(second.period):
        return ()
    if not first.period and not second.period:
        return (words("charts.no_periods"),)
    return (words("charts.periods_of", first=printed.period(first, words), second=printed.period(second, words)),)


def _twin(pairs: Sequence[Pair], words: Wording) -> Iterator[str]:
    yield from (_sentence(pair, words) for pair in pairs[: parts.MOST_NAMED])
    if (rest := len(pairs) - parts.MOST_NAMED) > 0:
        yield words("charts.more_pairs", n=rest)


def _sentence(pair: Pair, words: Wording) -> str:
    figures = words("comparison.also").join(
        words("comparison.has", place=words.text(entry.indicator.name), what=parts.with_bounds(entry, words))
        for entry in (pair.along, pair.across)
    )
    told = words("comparison.place_is", place=words.text(pair.along.place.name), facts=figures)
    note = _note(pair, words)
    return told if not note else words("charts.noted", text=told, note=note)


def _lead(pairs: Sequence[Pair], names: dict[str, str], words: Wording) -> str:
    compared = sum(pair.comparable for pair in pairs)
    if not pairs:
        return ""
    if compared < 2:
        return words("charts.scatter_none", n=len(pairs), **names)
    told = [words("charts.scatter_lead", n=compared, **names)]
    told += [words("charts.count_aside", n=len(pairs) - compared)] if len(pairs) > compared else []
    return words("charts.sentence", text=words("comparison.and").join(told))


def _without(
    places: Sequence[Locality], pairs: Sequence[Pair], groups: Sequence[Group], words: Wording
) -> tuple[str, ...]:
    """The places without a dot, by what they lack."""
    drawn = {pair.along.place.locality_id for pair in pairs}
    told = []
    for found in groups:
        having = drawn | {entry.place.locality_id for entry in found.own}
        lacking = [words.text(place.name) for place in places if place.locality_id not in having]
        if lacking:
            indicator, named = words.text(found.indicator.name), parts.named(lacking, words)
            told.append(words("charts.lacking", indicator=indicator, places=named, n=len(lacking)))
    return tuple(told)
