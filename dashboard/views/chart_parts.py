"""What the charts share: a figure as a reading on an axis, why it is set aside, what it rests on, the same as data."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.charted import Charted, Group
from dashboard.analysis.comparability import Barrier, Caution, Held
from dashboard.exhibit import Axis, Dot, Entry, Exhibit, Prose, Reading
from dashboard.quantity import Lang, Qualifier, Quantity
from dashboard.quantity import words as in_words
from dashboard.quantity.phrases import PHRASES
from dashboard.records import Citation, Indicator, Locality
from dashboard.selection import Selection
from dashboard.views import figures as printed
from dashboard.views import standing
from dashboard.views.comparison import datum
from dashboard.wording import Wording

MOST_LINES = 40  # places that a chart has a line for each of
MOST_NAMED = 12  # so many places without a number are named; the rest is counted
# the number of such a figure is a limit: it has an end on the axis and no place of its own
_LIMITS = (Qualifier.AT_LEAST, Qualifier.OVER, Qualifier.AT_MOST, Qualifier.UNDER)


def reading(entry: Charted, words: Wording, on: str) -> Reading:
    """A figure on an axis of unit `on`: the printed number as its point, unless it is a limit, and the bounds that it
    is compared by as its ends. A figure per resident has no printed number; one in another unit has no place.
    """
    if entry.quantity.unit != on:
        return Reading(printed.printed_form(entry.observation, words), None, None, None)
    if entry.base:
        return worked_out(entry.quantity, words)
    printed_as = entry.observation.quantity or entry.quantity
    point = None if printed_as.qualifier in _LIMITS else printed_as.value
    point = printed_as.lower if printed_as.is_point else point
    ends = (entry.quantity.lower, entry.quantity.upper)
    return Reading(printed.printed_form(entry.observation, words), *(number(end) for end in (point, *ends)))


def worked_out(quantity: Quantity, words: Wording) -> Reading:
    """A number that was computed, in words that keep its bounds, as a reading."""
    point = quantity.lower if quantity.is_point else None
    return Reading(said(quantity, words), *(number(end) for end in (point, quantity.lower, quantity.upper)))


def said(quantity: Quantity, words: Wording, noun: str = "") -> str:
    """A quantity in words, as the wording of numbers has it."""
    return in_words(quantity, language(words), noun=noun)


def language(words: Wording) -> Lang:
    """The language as the number type names it."""
    return "zh" if words.lang == "zh" else "en"


def number(end: object) -> float | None:
    """An end as a float for drawing; None stays None."""
    return None if end is None else float(str(end))


def axis(indicator: Indicator, words: Wording, *, base: str = "") -> Axis:
    """What is measured, per 10,000 residents where there is a `base`; the unit where it is not already in the name."""
    name = words.text(indicator.name)
    return Axis(words("standing.per_10k", number=name)) if base else Axis(name, unit(indicator, words))


def unit(indicator: Indicator, words: Wording) -> str:
    """The unit of an indicator in words; empty for units that say nothing beside the name."""
    if indicator.unit == "percent":
        return "%"
    if indicator.unit in printed.GENERIC_UNITS:
        return ""
    return PHRASES[language(words)].get(f"unit.{indicator.unit}.other", "")


def dot(entry: Charted, words: Wording, on: str, *, lead: Locality | None = None, label: str = "") -> Dot:
    """A figure as a dot on a scale of unit `on`: muted where the gate bars it, with the reason as its note, else with
    what a reader must know of it.
    """
    return Dot(
        key=entry.place.locality_id,
        label=label or words.text(entry.place.name),
        reading=reading(entry, words, on),
        period=printed.period(entry.observation, words),
        tone="muted" if entry.barriers else "lead" if entry.place is lead else "plain",
        note=reason(entry, words) or cautions(entry, words),
        citations=entry.observation.citations,
        band=entry.band,
    )


def cautions(entry: Charted, words: Wording) -> str:
    """What a reader must know of a figure that compares all the same; what holds of a whole chart is in its notes."""
    told = tuple(caution for caution in entry.cautions if caution not in (Caution.NO_COUNTS, Caution.DERIVED))
    return standing.told(standing.cautions(Held(entry.place, (), cautions=told), words), words)


def common_cautions(found: Group, words: Wording) -> tuple[str, ...]:
    """That the counts behind rates are not given, where so."""
    missing = any(Caution.NO_COUNTS in entry.cautions for entry in found.comparable)
    return (words("charts.no_counts"),) if missing else ()


def reason(entry: Charted, words: Wording) -> str:
    """Why the gate bars a figure, each barrier with what stands on either side; empty where it does not."""
    return words("comparison.and").join(_barrier(entry, barrier, words) for barrier in entry.barriers)


def _barrier(entry: Charted, barrier: Barrier, words: Wording) -> str:
    phrase = words(f"comparison.barrier_{barrier}")
    if barrier is Barrier.DEFINITION:
        return words("charts.is", barrier=phrase, mine=words.text(entry.indicator.name))
    mine = {
        Barrier.LEVEL: words.code("level", entry.place.level),
        Barrier.PERIOD: printed.period(entry.observation, words),
    }
    theirs = {
        Barrier.LEVEL: words.code("level", entry.setting.level) if entry.setting else "",
        Barrier.PERIOD: entry.setting.period if entry.setting else "",
    }
    if barrier not in mine:
        return phrase
    if not theirs[barrier]:
        return words("charts.is", barrier=phrase, mine=mine[barrier])
    return words("charts.against", barrier=phrase, mine=mine[barrier], theirs=theirs[barrier])


def silence(held: Held, words: Wording) -> str:
    """A place without a number: its name, and the kind in which the figure is missing."""
    return words("comparison.has", place=words.text(held.place.name), what=_missing(held, words))


def _missing(held: Held, words: Wording) -> str:
    entry = held.observations[0] if held.observations else None
    return printed.printed_form(entry, words) if entry else printed.absent_cell(words).text


def with_bounds(entry: Charted, words: Wording) -> str:
    """The printed form of a figure with the bounds that it is compared by, where these say more than its form."""
    told, quantity = printed.printed_form(entry.observation, words), entry.quantity
    if quantity.is_point and not entry.base:
        return told
    bounds = said(Quantity.within(quantity.interval, Qualifier.DERIVED, quantity.unit), words)
    if not is_printed(entry):
        return words("charts.compared_as", figure=told, bounds=bounds)
    return told if bounds == told else words("charts.bounded", figure=told, bounds=bounds)


def is_printed(entry: Charted) -> bool:
    """Whether a figure is compared by the bounds of its printed form, not by a rate's interval or per resident."""
    return entry.observation.quantity is None or entry.observation.quantity.interval == entry.quantity.interval


def placed(entry: Charted, words: Wording) -> str:
    """A place with its figure and bounds, for a sentence."""
    return words("comparison.has", place=words.text(entry.place.name), what=with_bounds(entry, words))


def nothing(kind: str, words: Wording) -> Exhibit:
    """A chart of no figures: a sentence that says so and where to look instead."""
    told = words("charts.no_figures")
    return Exhibit(f"charts.{kind}", words(f"charts.kind_{kind}"), Prose((Entry(told, tone="missing"),)), twin=(told,))


def too_many(kind: str, title: str, places: Sequence[Locality], selection: Selection, words: Wording) -> Exhibit | None:
    """A sentence in place of a chart that has a line for each of more than `MOST_LINES` places, with the way out."""
    if len(places) <= MOST_LINES:
        return None
    told = words("charts.too_many", n=len(places))
    link = selection.link("comparison", chart="distribution")
    way = Entry(words("charts.kind_distribution"), link=link)
    return Exhibit(f"charts.{kind}", title, Prose((Entry(told), way)), twin=(told,))


def counted(found: Group, words: Wording) -> str:
    """How many figures share a scale and how many are set aside; empty where there is no figure."""
    if not found.figures:
        return ""
    compared = len(found.comparable)
    if compared > 1:
        when = printed.period(found.comparable[0].observation, words)
        told = [words("charts.compare", n=compared, period=when)]
    else:
        told = [words("charts.none_compare")]
    told += [words("charts.count_aside", n=len(found.aside))] if found.aside else []
    told += [words("charts.count_silent", n=len(found.silent))] if found.silent else []
    return words("charts.sentence", text=words("comparison.and").join(told))


def set_aside(entries: Sequence[Charted], words: Wording) -> tuple[str, ...]:
    """One sentence a figure that the gate bars: what it is, and why it is in no order."""
    return tuple(words("charts.aside", figure=placed(entry, words), reason=reason(entry, words)) for entry in entries)


def silent(found: Group, words: Wording) -> tuple[str, ...]:
    """The places without a number by the kind of missing, in one sentence; none where there are none."""
    by_kind: dict[str, list[str]] = {}
    for held in found.silent:
        by_kind.setdefault(_missing(held, words), []).append(words.text(held.place.name))
    told = [words("comparison.has", place=kind, what=named(places, words)) for kind, places in by_kind.items()]
    return (words("charts.silent", places=words("comparison.and").join(told)),) if told else ()


def named(places: Sequence[str], words: Wording) -> str:
    """Names in a row, the first `MOST_NAMED` of them; the rest is counted."""
    told, rest = words.join(list(places[:MOST_NAMED])), len(places) - MOST_NAMED
    return words("charts.more", places=told, n=rest) if rest > 0 else told


def sources(entries: Sequence[Charted]) -> tuple[Citation, ...]:
    """Every line that the figures are from, in order; of more than `MOST_LINES` figures the sources as a whole."""
    found = {citation for entry in entries for citation in entry.observation.citations}
    if len(entries) > MOST_LINES:
        return tuple(Citation(code) for code in sorted({entry.source_id for entry in found}))
    return tuple(sorted(found))


def tidy(entries: Sequence[Charted], words: Wording, **further: Sequence[object]) -> pd.DataFrame:
    """One row per figure: place, indicator, printed form, the columns of `figures.tidy`, band and barriers."""
    plain = printed.tidy(entry.observation for entry in entries).drop(columns=["locality_id", "indicator_id"])
    starts = pd.DataFrame([_start(entry, words) for entry in entries], columns=list(_STARTS))
    ends = pd.DataFrame(
        {
            "band": [entry.band or None for entry in entries],
            "barriers": [";".join(entry.barriers) for entry in entries],
            **further,
        }
    )
    return pd.concat([starts, plain, ends], axis="columns")


_STARTS = ("locality_id", "locality", "item_id", "item", "shown")


def _start(entry: Charted, words: Wording) -> dict[str, object]:
    name = words.text(entry.indicator.name)
    shown = printed.printed_form(entry.observation, words)
    return datum(entry.place, entry.indicator.indicator_id, name, shown, words)
