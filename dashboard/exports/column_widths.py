"""How wide the columns of a table are: words stay whole, long columns get the room that is left."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.text_measure import width

Span = tuple[float, float]
PAD = 0.06  # inches inside a cell, on each side
_MEASURED = 12.0  # points
_WHOLE_WORD = 1.35  # inches up to which a word, or a few Chinese characters, are not broken
_EVEN = 0.8  # the width that is left goes to long columns, but less than in proportion
_MOST, _FEW = 120, 60  # characters of a text, of a word, that are looked at


def spans(columns: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    """Of each column, given as its texts, what keeps words whole and what it takes unbroken; inches at 12 points."""
    return tuple(_span([part for text in texts for part in text.split("\n")]) for texts in columns)


def widths(spans: Sequence[Span], wide: float, size: float) -> tuple[float, ...]:
    """Inches of columns in type of that size: at least what keeps words whole, the rest after what all would take."""
    scale = size / _MEASURED
    least, natural = zip(*((low * scale + 2 * PAD, full * scale + 2 * PAD) for low, full in spans), strict=True)
    if sum(least) >= wide:
        return tuple(wide * one / sum(least) for one in least)
    if sum(natural) <= wide:
        return tuple(wide * one / sum(natural) for one in natural)
    asked = [(full - low) ** _EVEN for low, full in zip(least, natural, strict=True)]
    spare = wide - sum(least)
    return tuple(low + spare * share / sum(asked) for low, share in zip(least, asked, strict=True))


def _span(texts: Sequence[str]) -> Span:
    longest = max((width(text[:_MOST], _MEASURED) for text in texts), default=0.0) + 0.05
    words = (width(word[:_FEW], _MEASURED) for text in texts for word in text[: 3 * _MOST].split())
    least = min(max((*words, 0.5)) + 0.05, _WHOLE_WORD)
    return least, max(longest, least)
