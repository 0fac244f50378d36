"""A Quantity back in words, zh and en; read again, they allow at least the same values: precision is never gained."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from dashboard.quantity.bounds import EXACTLY, HUNDRED, Qualifier, bounds, follows
from dashboard.quantity.digits import grouped, scaled, written
from dashboard.quantity.error import QuantityError
from dashboard.quantity.interval import ZERO, Interval, plain
from dashboard.quantity.phrases import PHRASES, Lang, phrase
from dashboard.quantity.quantity import Quantity

SIGNIFICANT = 3
MOST_DECIMALS = 9


def words(quantity: Quantity, lang: Lang, *, noun: str = "") -> str:
    """The figure in words: 近1万, 30多万人 / "nearly 10,000", "over 300,000 but under 400,000 people".

    A derived figure is rounded outwards, to whole numbers or three digits: "at least 538 and fewer than 616".
    `noun` is a measure word or noun in the form the figure asks for (`unit_noun`); percentages take none.
    """
    value, interval, unit = quantity.value, quantity.interval, quantity.unit
    if quantity.qualifier is Qualifier.DERIVED:
        return _derived(interval, unit, lang, noun)
    if quantity.qualifier is Qualifier.RANGE and not (quantity.lower_open or quantity.upper_open):
        return _range(interval, unit, lang, noun)
    if quantity.qualifier is Qualifier.SEVERAL and f"several.{quantity.lower}" in PHRASES[lang]:
        return _several(f"several.{quantity.lower}", unit, lang, noun)
    if value is None or not follows(quantity.qualifier) or bounds(value, quantity.qualifier, unit) != interval:
        return _bounds(interval, unit, lang, noun)
    if quantity.qualifier is Qualifier.ABOVE:
        return _above(value, interval, unit, lang, noun)
    percent = "_percent" if unit == "percent" and quantity.qualifier is Qualifier.UNDER else ""
    return phrase(lang, f"words.{quantity.qualifier}{percent}", amount=_amount(value, unit, lang, noun))


def at_least_words(quantity: Quantity, lang: Lang, *, noun: str = "") -> str:
    """Only what is certain from below: "at least 538", 538以上. Raises QuantityError where there is no lower bound."""
    if quantity.lower is None:
        raise QuantityError("no_lower")
    lower = _outward(quantity.interval).lower if quantity.qualifier is Qualifier.DERIVED else quantity.lower
    within_share = quantity.unit == "percent" and quantity.upper is not None and quantity.upper <= HUNDRED
    return _bounds(Interval(lower, HUNDRED if within_share else None), quantity.unit, lang, noun)


def unit_noun(quantity: Quantity, lang: Lang) -> str:
    """The measure word or noun for the unit code, singular for exactly one in English; empty where a unit has none."""
    form = "one" if quantity.is_point and quantity.lower == 1 else "other"
    calendar = lang == "en" and quantity.unit == "year" and quantity.value is not None and _is_calendar(quantity.value)
    return "" if calendar else PHRASES[lang].get(f"unit.{quantity.unit}.{form}", "")


def _is_calendar(number: Decimal) -> bool:
    """Whether a number of the unit year is a date, written without a comma: 2018."""
    return 1000 <= number < 10_000 and number % 1 == 0


def _amount(number: Decimal, unit: str, lang: Lang, noun: str) -> str:
    if unit == "year" and _is_calendar(number):
        return _joined(f"{number:f}", lang, noun)
    if unit == "percent":
        return f"{grouped(number, lang)}%"
    return _joined(written(number, lang), lang, noun)


def _joined(number: str, lang: Lang, noun: str) -> str:
    return f"{number} {noun}" if noun and lang == "en" else number + noun


def _above(value: Decimal, interval: Interval, unit: str, lang: Lang, noun: str) -> str:
    """30多万人, 7000余人, 2个多月, 60%多; English says both bounds, "-odd" being too light for a report."""
    number, scale = (value, "") if unit == "percent" else scaled(value, lang)
    noun = "%" if unit == "percent" else noun
    form = "scaled" if scale and number % 10 == 0 else "round" if value % 10 == 0 and unit != "percent" else "small"
    split = 1 if noun.startswith("个") else len(noun)
    return phrase(
        lang,
        f"words.above_{form}",
        number=grouped(number, lang),
        scale=scale,
        noun=noun,
        measure=noun[:split],
        thing=noun[split:],
        low=_amount(value, unit, lang, ""),
        high=_amount(interval.upper or value, unit, lang, noun),
    )


def _range(interval: Interval, unit: str, lang: Lang, noun: str) -> str:
    """5至8人; both ends under one scale word or both in digits, since 3至5万 would be read as 3万至5万."""
    low, high = interval.low.bound, interval.high.bound
    if unit == "percent" or scaled(low, lang)[1] == scaled(high, lang)[1]:
        return phrase(lang, "words.range", low=_amount(low, unit, lang, ""), high=_amount(high, unit, lang, noun))
    return phrase(lang, "words.range", low=grouped(low, lang), high=_joined(grouped(high, lang), lang, noun))


def _several(key: str, unit: str, lang: Lang, noun: str) -> str:
    noun = "%" if unit == "percent" else noun
    if not noun:
        return phrase(lang, key).removesuffix(" of")
    return phrase(lang, "words.several_of", several=phrase(lang, key), noun=noun)


def _bounds(interval: Interval, unit: str, lang: Lang, noun: str) -> str:
    """Both bounds, or the one there is, in words."""
    lower, upper = interval.lower, interval.upper
    if lower is None or (lower == 0 and not interval.lower_open and upper is not None):
        return _up_to(interval, unit, lang, noun)
    floor = "over" if interval.lower_open else "at_least"
    if unit == "percent" and lower < HUNDRED and interval == Interval(lower, HUNDRED):
        return phrase(lang, "words.at_least", amount=_amount(lower, unit, lang, noun))
    if upper is None:
        said = phrase(lang, f"words.{floor}", amount=_amount(lower, unit, lang, noun))
        # read again, "at least 60%" would end at 100
        capped = unit == "percent" and floor == "at_least" and lower < HUNDRED
        return phrase(lang, "words.may_exceed_100", phrase=said) if capped else said
    top = _under(unit) if interval.upper_open else "ceiling"
    low = _amount(lower, unit, lang, noun if lang == "zh" else "")
    return phrase(
        lang,
        "words.both",
        low=phrase(lang, f"words.{floor}", amount=low),
        high=phrase(lang, f"words.{top}", amount=_amount(upper, unit, lang, noun)),
    )


def _up_to(interval: Interval, unit: str, lang: Lang, noun: str) -> str:
    """The upper bound alone; where there is no lower bound, that figures below 0 are possible is said too."""
    if interval.upper is None:
        return phrase(lang, "words.unbounded")
    top = _under(unit) if interval.upper_open else "at_most"
    said = phrase(lang, f"words.{top}", amount=_amount(interval.upper, unit, lang, noun))
    negative = interval.lower is None and interval.upper >= 0
    return phrase(lang, "words.may_be_negative", phrase=said) if negative else said


def _under(unit: str) -> str:
    return "under_percent" if unit == "percent" else "under"


def _derived(interval: Interval, unit: str, lang: Lang, noun: str) -> str:
    """Rounded outwards; "about 2.28" where both ends round to neighbouring digits."""
    rounded, place = _outward(interval), _place(interval)
    if rounded.lower is None or rounded.upper is None:
        return _bounds(rounded, unit, lang, noun)
    if rounded.is_point:
        return phrase(lang, "words.exact", amount=_amount(rounded.lower, unit, lang, noun))
    if rounded.upper - rounded.lower <= place:
        is_low = interval.low.bound - rounded.lower < rounded.upper - interval.high.bound
        near = rounded.lower if is_low else rounded.upper
        if near and bounds(near, Qualifier.ABOUT, unit).covers(interval):
            return phrase(lang, "words.about", amount=_amount(near, unit, lang, noun))
    return _bounds(rounded, unit, lang, noun)


def _place(interval: Interval) -> Decimal:
    """The digit to round to: three significant digits of the larger end, never coarser than 1."""
    ends = [end.copy_abs() for end in (interval.lower, interval.upper) if end]
    exponent = max(ends, default=ZERO).adjusted() - SIGNIFICANT + 1
    return Decimal(1).scaleb(max(-MOST_DECIMALS, min(0, exponent)))


def _outward(interval: Interval) -> Interval:
    """The bounds at that digit, lower rounded down and upper up; a lower bound that moved counts as included."""
    place = _place(interval)
    lower, upper = interval.lower, interval.upper
    low = None if lower is None else _rounded(lower, place, ROUND_FLOOR)
    high = None if upper is None else _rounded(upper, place, ROUND_CEILING)
    return Interval(low, high, interval.lower_open and low == lower, interval.upper_open or high != upper)


def _rounded(number: Decimal, place: Decimal, rounding: str) -> Decimal:
    if number == number.to_integral_value():
        return number
    return plain(number.quantize(place, rounding, EXACTLY))
