"""Numbers as they are compared, and differences between them, in words that are exact about bounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.quantity import Interval, Lang, Qualifier, Quantity, unit_noun
from dashboard.quantity import words as in_words
from dashboard.records import Indicator
from dashboard.wording import Wording


def number(quantity: Quantity, indicator: Indicator, words: Wording, *, base: str | None = "") -> str:
    """A number as it is compared, in words with its bounds; a figure per resident says so."""
    lang: Lang = "zh" if words.lang == "zh" else "en"
    plain = replace(quantity, unit=indicator.unit) if base else quantity
    said = in_words(plain, lang, noun=unit_noun(plain, lang))
    return words("standing.per_10k", number=said) if base else said


def difference_text(gap: Quantity, indicator: Indicator, words: Wording, *, base: str = "") -> str:
    """A difference with its bounds: more by, less by, none, or how far it may go either way where no order holds."""
    low, high = gap.interval.low, gap.interval.high
    more, less = (_amount(interval, gap, indicator, words, base) for interval in (gap.interval, -gap.interval))
    if gap.is_point and not low.bound:
        return words("standing.no_gap")
    if low.bound > 0 or (low.bound == 0 and not low.held):
        return words("standing.more_by", number=more)
    if high.bound < 0 or (high.bound == 0 and not high.held):
        return words("standing.less_by", number=less)
    if low.bound == 0:
        return words("standing.equal_or_more", number=more)
    if high.bound == 0:
        return words("standing.equal_or_less", number=less)
    return words("standing.either_way", less=less, more=more)


def _amount(interval: Interval, gap: Quantity, indicator: Indicator, words: Wording, base: str) -> str:
    """The positive part of a difference: "fewer than 100", not "more than 0 and fewer than 100"."""
    if interval.low.bound > 0:
        return number(Quantity.within(interval, Qualifier.DERIVED, gap.unit), indicator, words, base=base)
    if interval.upper is None:
        return words("standing.without_limit")
    if interval.upper < 0:
        return ""
    reach = Interval(Decimal(0), interval.upper, upper_open=interval.upper_open and interval.upper > 0)
    return number(Quantity.within(reach, Qualifier.DERIVED, gap.unit), indicator, words, base=base)
