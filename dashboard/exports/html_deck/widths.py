"""How wide text is, estimated: a deck is set in whatever typeface its reader has. Estimates lie on the wide side."""

from __future__ import annotations

import unicodedata

_WIDE = frozenset("WF")
_ALSO_WIDE = frozenset("“”‘’…—")
_NARROW_SIGNS = frozenset("iljtfr.,:;'|!()[] ")
_CAPITAL, _SMALL, _NARROW = 0.7, 0.57, 0.33


def text_width(text: str, size: float) -> float:
    """The width of one line in the unit of `size`; a Chinese character is as wide as it is high."""
    return sum(map(_em, text)) * size


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in _WIDE or character in _ALSO_WIDE:
        return 1.0
    if character in _NARROW_SIGNS:
        return _NARROW
    return _CAPITAL if character.isupper() or character in "mwMW%@★" else _SMALL
