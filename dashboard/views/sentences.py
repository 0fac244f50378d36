"""Sentences from numbers, exact about bounds: comparison, difference, change, share, rate.

A sentence states an order only where `Quantity.compare` gives it; an amount is worked out on bounds and rounded
outwards, so that no sentence says more than its figures. Every sentence carries the lines of both figures.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.charted import Charted
from dashboard.analysis.comparability import is_rate
from dashboard.analysis.over_time import Change
from dashboard.analysis.ratios import PeriodGap, Ratio, RatioKind
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Figure
from dashboard.quantity import Interval, Qualifier, Quantity, unit_noun
from dashboard.quantity.interval import ZERO
from dashboard.records import Citation, Observation
from dashboard.views import chart_parts as parts
from dashboard.views import figures as printed
from dashboard.wording import Wording


def compared(left: Charted, right: Charted, words: Wording) -> Entry:
    """Two figures of one indicator: which is more and by how much, that they are equal, or why no order holds."""
    return Entry(_compared(left, right, words), citations=_cited(left.observation, right.observation))


def _compared(left: Charted, right: Charted, words: Wording) -> str:
    barred = next((entry for entry in (right, left) if entry.barriers), None)
    order = None if barred else left.quantity.compare(right.quantity)
    if order == "<":
        left, right = right, left
    filled = {
        "indicator": words.text(left.indicator.name),
        "left": words.text(left.place.name),
        "right": words.text(right.place.name),
        "a": _shown(left, words),
        "b": _shown(right, words),
    }
    if barred:
        return words("sentences.barred", **filled, reasons=parts.reason(barred, words))
    apart = difference(left.quantity, right.quantity, words)
    if order is None:
        return words("sentences.unordered", **filled, apart=apart)
    if order == "=":
        return words("sentences.equal", **filled)
    return words("sentences.higher" if is_rate(left.indicator) else "sentences.more", **filled, apart=apart)


def _shown(entry: Charted, words: Wording) -> str:
    """The printed form, with the number it is compared by where that is another."""
    told = printed.printed_form(entry.observation, words)
    return told if parts.is_printed(entry) else parts.with_bounds(entry, words)


def difference(a: Quantity, b: Quantity, words: Wording) -> str:
    """How far two figures of one unit are apart, whichever is the larger: at least 3,800 people."""
    unit = "percentage_point" if a.unit == "percent" else a.unit
    distance = apart(a.subtract(b).interval)
    # "more than 0" says no more than the order does
    amount = Quantity.within(
        replace(distance, lower_open=distance.lower_open and bool(distance.lower)), Qualifier.DERIVED, unit
    )
    if amount.upper is None and not amount.lower:
        return words("sentences.apart_open")
    return words("sentences.apart", amount=_said(amount, words))


def apart(interval: Interval) -> Interval:
    """The possible distances between two numbers, from their possible differences."""
    if interval.low.bound >= ZERO:
        return interval
    if interval.high.bound <= ZERO:
        return -interval
    up, down = interval.high, (-interval).high
    most = max(up, down)
    return Interval(ZERO, most.bound if most.bound.is_finite() else None, upper_open=not most.held)


def change(entry: Change, words: Wording) -> str:
    """What became of a place's figure from one period to another, as far as bounds allow."""
    filled = {
        "place": words.text(entry.place.name),
        "indicator": words.text(entry.indicator.name),
        "a": printed.printed_form(entry.earlier, words),
        "b": printed.printed_form(entry.later, words),
        "first": printed.period(entry.earlier, words),
        "last": printed.period(entry.later, words),
    }
    if entry.verdict.barriers:
        reasons = [words(f"comparison.barrier_{barrier}") for barrier in entry.verdict.barriers]
        return words("sentences.change_barred", **filled, reasons=words.join(reasons))
    if entry.verdict.order == "=":
        return words("sentences.change_none", **filled)
    key = {"<": "rose", ">": "fell", None: "unsure"}[entry.verdict.order]
    return words(f"sentences.change_{key}", **filled, apart=difference(entry.after, entry.before, words))


def ratio(catalogue: Catalogue, entry: Ratio, words: Wording) -> Entry:
    """A share or a rate with both of its figures, the denominator named, and what their periods leave open."""
    filled = _parts_of(catalogue, entry, words)
    period = printed.period(entry.above, words)
    gap = "".join(_gap(entry, found, words) for found in entry.gaps) or words("sentences.of_period", period=period)
    if entry.quotient is None:
        text = words("sentences.no_quotient", **filled, gap=gap)
    else:
        text = words(f"sentences.{entry.kind}", **filled, gap=gap, amount=_amount(entry, entry.quotient, words))
    return Entry(text, citations=_cited(entry.above, entry.below))


def ratio_figure(catalogue: Catalogue, entry: Ratio, words: Wording) -> Figure:
    """The same as a headline; the quotient must be known."""
    assert entry.quotient is not None
    filled = _parts_of(catalogue, entry, words)
    gaps = [words(f"sentences.head_{found}") for found in entry.gaps] or [printed.period(entry.above, words)]
    return Figure(
        label=words(f"sentences.label_{entry.kind}", above=filled["above"], below=filled["below"]),
        text=_amount(entry, entry.quotient, words),
        context=words("figures.and").join([words("sentences.worked_out", a=filled["a"], b=filled["b"]), *gaps]),
        citations=_cited(entry.above, entry.below),
    )


def is_headline(entry: Ratio) -> bool:
    """Whether a ratio stands among the headline figures of its place: people per unit, and shares of people."""
    if entry.quotient is None or entry.above.quantity is None:
        return False
    of_people = entry.kind is RatioKind.SHARE and entry.above.quantity.unit == "person"
    return of_people or entry.kind in (RatioKind.PER_GRID, RatioKind.PER_ORG)


def _parts_of(catalogue: Catalogue, entry: Ratio, words: Wording) -> dict[str, str]:
    above, below = (catalogue.indicators[found.indicator_id] for found in (entry.above, entry.below))
    return {
        "place": words.text(entry.place.name),
        "above": words.text(above.name),
        "below": words.text(below.name),
        "a": printed.printed_form(entry.above, words),
        "b": printed.printed_form(entry.below, words),
    }


def _gap(entry: Ratio, gap: PeriodGap, words: Wording) -> str:
    first, last = (printed.period(found, words) for found in (entry.above, entry.below))
    return words(f"sentences.gap_{gap}", first=first, last=last)


def _amount(entry: Ratio, quotient: Quantity, words: Wording) -> str:
    key = f"sentences.noun_{entry.above.indicator_id}"
    return _said(quotient, words, words(key) if key in words and quotient.lower != 1 else "")


def _said(quantity: Quantity, words: Wording, noun: str = "") -> str:
    return parts.said(quantity, words, noun or unit_noun(quantity, parts.language(words)))


def _cited(*observations: Observation) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for entry in observations for citation in entry.citations))
