"""A number in digits as a language writes it, never rounded: 2.35亿, 12,345, 235 million."""

from __future__ import annotations

from decimal import Decimal

from dashboard.quantity.bounds import EXACTLY, HUNDRED
from dashboard.quantity.interval import plain
from dashboard.quantity.phrases import Lang

# smallest number from which the language writes thousands with commas
COMMAS = {"zh": 10_000, "en": 1_000}
SCALE_WORDS: dict[Lang, tuple[tuple[int, str], ...]] = {
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}


def scaled(number: Decimal, lang: Lang) -> tuple[Decimal, str]:
    """The number as its language counts: (2.35, "亿"), (235, " million"), (12345, ""); two decimals at most."""
    for scale, word in SCALE_WORDS[lang]:
        mantissa = EXACTLY.divide(number, Decimal(scale))
        if abs(mantissa) >= 1 and EXACTLY.multiply(mantissa, HUNDRED) % 1 == 0:
            return plain(mantissa), word
    return plain(number), ""


def grouped(number: Decimal, lang: Lang) -> str:
    """All digits, with commas where the language wants them."""
    return f"{number:,f}" if abs(number) >= COMMAS[lang] else f"{number:f}"


def written(number: Decimal, lang: Lang) -> str:
    """The number with its scale word: 2.35亿, 235 million, 12,345."""
    mantissa, word = scaled(number, lang)
    return grouped(mantissa, lang) + word
