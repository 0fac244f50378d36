"""The charts section of a comparison: one chart of the chosen kind, and what its figures say in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from dashboard.analysis.charted import group
from dashboard.analysis.over_time import changes, periods_shared
from dashboard.analysis.ratios import Ratio, ratios
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Prose
from dashboard.records import Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import chart_parts as parts
from dashboard.views import sentences
from dashboard.views.chart_choices import charted_places, chosen_indicator, settled
from dashboard.views.chart_distribution import distribution
from dashboard.views.chart_dots import dot_plot
from dashboard.views.chart_scatter import scatter
from dashboard.views.chart_slope import slope
from dashboard.views.comparison import datum
from dashboard.wording import Wording, wording

KINDS: dict[str, Callable[[Catalogue, Selection], Exhibit]] = {
    "dots": dot_plot,
    "slope": slope,
    "scatter": scatter,
    "distribution": distribution,
}
_MOST = 8  # places that sentences are written of


def charts(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The chart of the selection, and the sentences from its numbers."""
    chosen = settled(catalogue, selection)
    return KINDS[chosen.chart](catalogue, chosen), in_sentences(catalogue, chosen)


def in_sentences(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the figures of the chosen places say: the lead against each other place, changes, and ratios in a place."""
    words = wording(selection.lang)
    places = charted_places(catalogue, selection)
    indicator = chosen_indicator(catalogue, selection)
    told = [*_against_lead(catalogue, selection, indicator, words)] if indicator else []
    told += _changed(catalogue, places, indicator, words) if indicator else []
    found = [entry for place in places[:_MOST] for entry in ratios(catalogue, place)]
    told += [sentences.ratio(catalogue, entry, words) for entry in found]
    nothing = Entry(words("sentences.none"), tone="muted")
    return Exhibit(
        key="charts.sentences",
        title=words("sentences.title"),
        body=Prose(tuple(told or [nothing]), bullets=bool(told)),
        twin=tuple(entry.text for entry in told or [nothing]),
        notes=(words("sentences.note"),) if told else (),
        sources=tuple(sorted({citation for entry in told for citation in entry.citations})),
        data=_tidy(catalogue, found, words),
    )


def _against_lead(catalogue: Catalogue, selection: Selection, indicator: Indicator, words: Wording) -> Iterator[Entry]:
    """The lead's figure, or the first that compares with another, against each of the others."""
    places = charted_places(catalogue, selection)
    turn = {place.locality_id: at for at, place in enumerate(places)}
    found = group(catalogue, selection, indicator, places)
    figures = sorted(found.own, key=lambda entry: (bool(entry.barriers), turn[entry.place.locality_id]))[:_MOST]
    for other in figures[1:]:
        yield sentences.compared(figures[0], other, words)


def _changed(catalogue: Catalogue, places: Sequence[Locality], indicator: Indicator, words: Wording) -> list[Entry]:
    pairs = periods_shared(catalogue, places, indicator)
    found = changes(catalogue, places[:_MOST], indicator, pairs[0]) if pairs else ()
    return [
        Entry(sentences.change(entry, words), citations=(*entry.earlier.citations, *entry.later.citations))
        for entry in found
    ]


def _tidy(catalogue: Catalogue, found: Sequence[Ratio], words: Wording) -> pd.DataFrame:
    """One row per ratio: its words, bounds and the records it is made of."""
    return pd.DataFrame([_row(catalogue, entry, words) for entry in found])


def _row(catalogue: Catalogue, entry: Ratio, words: Wording) -> dict[str, object]:
    told = sentences.ratio(catalogue, entry, words)
    quotient = entry.quotient
    first = told.citations[0] if told.citations else None
    return {
        **datum(entry.place, f"{entry.above.indicator_id}/{entry.below.indicator_id}", entry.kind, told.text, words),
        "lower": parts.number(quotient.lower) if quotient else None,
        "upper": parts.number(quotient.upper) if quotient else None,
        "lower_open": quotient.lower_open if quotient else None,
        "upper_open": quotient.upper_open if quotient else None,
        "qualifier": "derived",
        "unit": quotient.unit if quotient else "",
        "source_id": first.source_id if first else "",
        "line": first.line if first else None,
        "citations": ";".join(f"{citation.source_id}:{citation.line}" for citation in told.citations),
    }
