"""A distribution: every place of one level on one axis, quartiles marked, the chosen places told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.analysis.charted import Charted, Group, group, records_of
from dashboard.analysis.derived import derived
from dashboard.analysis.spread import FEWEST, quartiles, stand
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Chart, Dot, Entry, Exhibit, Mark, Prose
from dashboard.quantity import Quantity
from dashboard.records import Citation, Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import chart_parts as parts
from dashboard.views.chart_choices import charted_places, chosen_indicator
from dashboard.views.comparison import chosen
from dashboard.wording import Wording, wording

_QUARTILES = ("lower", "median", "upper")


def distribution(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """All places of the lead's level by one indicator in one period, quartiles from `FEWEST` figures on."""
    words = wording(selection.lang)
    indicator = chosen_indicator(catalogue, selection)
    if indicator is None:
        return parts.nothing("distribution", words)
    marked = chosen(catalogue, selection) or tuple(
        place for place in charted_places(catalogue, selection) if records_of(catalogue, place, indicator)
    )
    level = next((place.level for place in marked if records_of(catalogue, place, indicator)), marked[0].level)
    codes = tuple(place.locality_id for place in marked if place.level == level)
    found = _of_level(catalogue, replace(selection, localities=codes, level=""), indicator)
    return Exhibit(
        key="charts.distribution",
        title=words(
            "charts.title_distribution", indicator=words.text(indicator.name), level=words.code("level", level)
        ),
        body=_body(found, marked, level, words),
        lead=parts.counted(found, words),
        twin=(
            *_quartile_sentences(found, words),
            *_stands(found, marked, words),
            *parts.set_aside(found.aside[: parts.MOST_NAMED], words),
            *_more(found, words),
            *parts.silent(found, words),
        ),
        notes=_notes(found, marked, level, words),
        sources=_sources(found, marked),
        data=parts.tidy(found.figures, words, role=[_role(entry, marked) for entry in found.figures]),
    )


@derived(most=8)
def _of_level(catalogue: Catalogue, selection: Selection, indicator: Indicator) -> Group:
    """The figures of every place of the level of the chosen ones, which come first; the first of them leads."""
    marked = [catalogue.localities[code] for code in selection.localities]
    others = [
        entry
        for entry in catalogue.records.localities
        if entry.level == marked[0].level and entry not in marked and records_of(catalogue, entry, indicator)
    ]
    return group(catalogue, selection, indicator, (*marked, *others))


def _body(found: Group, marked: Sequence[Locality], level: str, words: Wording) -> Body:
    if not found.figures:
        told = words("charts.nobody_at_level", level=words.code("level", level))
        return Prose((Entry(told, tone="missing"),))
    dots = tuple(_dot(entry, found.unit, marked, words) for entry in found.figures)
    marks = tuple(
        Mark(words(f"charts.quartile_{name}"), parts.worked_out(quantity, words))
        for name, quantity in zip(_QUARTILES, _quartiles(found), strict=False)
    )
    return Chart("distribution", parts.axis(found.indicator, words, base=found.base), dots, marks=marks)


def _dot(entry: Charted, on: str, marked: Sequence[Locality], words: Wording) -> Dot:
    plain = parts.dot(entry, words, on, lead=marked[0])
    return replace(plain, tone="chosen") if plain.tone == "plain" and entry.place in marked else plain


def _role(entry: Charted, marked: Sequence[Locality]) -> str:
    return "lead" if entry.place is marked[0] else "place" if entry.place in marked else "other"


def _quartiles(found: Group) -> tuple[Quantity, ...]:
    return quartiles([entry.quantity for entry in found.comparable])


def _quartile_sentences(found: Group, words: Wording) -> tuple[str, ...]:
    told = _quartiles(found)
    if not told:
        return (words("charts.too_few", n=len(found.comparable), fewest=FEWEST),) if found.figures else ()
    ends = {name: parts.said(entry, words) for name, entry in zip(_QUARTILES, told, strict=True)}
    return (words("charts.quartiles", n=len(found.comparable), **ends),)


def _stands(found: Group, marked: Sequence[Locality], words: Wording) -> tuple[str, ...]:
    """Of every chosen place: how many places have certainly less, more, the same, and how many can't be ordered."""
    if len(found.comparable) < 2:
        return ()
    told = []
    for entry in (entry for entry in found.comparable if entry.place in marked):
        counts = stand(entry.quantity, [other.quantity for other in found.comparable if other is not entry])
        told.append(
            words(
                "charts.stands",
                figure=parts.placed(entry, words),
                n=len(found.comparable) - 1,
                below=counts.below,
                above=counts.above,
                equal=counts.equal,
                unordered=counts.unordered,
            )
        )
    return tuple(told)


def _more(found: Group, words: Wording) -> tuple[str, ...]:
    """How many figures are set aside beyond those named, by reason."""
    rest = found.aside[parts.MOST_NAMED :]
    counts = Counter(barrier for entry in rest for barrier in entry.barriers)
    reasons = words.join([f"{words(f'comparison.barrier_{barrier}')} {count}" for barrier, count in counts.items()])
    return (words("charts.more_aside", n=len(rest), reasons=reasons),) if rest else ()


def _notes(found: Group, marked: Sequence[Locality], level: str, words: Wording) -> tuple[str, ...]:
    away = [words.text(place.name) for place in marked if place.level != level]
    told = [words("charts.reading_distribution")] if found.figures else []
    told += [words("charts.reading_aside")] if found.aside else []
    told += [words("charts.other_level", places=parts.named(away, words))] if away else []
    return (*told, *parts.common_cautions(found, words), *parts.silent(found, words))


def _sources(found: Group, marked: Sequence[Locality]) -> tuple[Citation, ...]:
    """The lines of the chosen places' figures, and the sources of the others as a whole: lines are in the data."""
    own = [entry for entry in found.figures if entry.place in marked]
    others = {citation.source_id for entry in found.figures for citation in entry.observation.citations}
    cited = parts.sources(own)
    return (*cited, *(Citation(code) for code in sorted(others - {entry.source_id for entry in cited})))
