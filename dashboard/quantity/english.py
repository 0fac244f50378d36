"""English numerals in letters, and scale words: thirty-eight, one hundred and five, several thousand, million."""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.quantity.bounds import Qualifier
from dashboard.quantity.cursor import Cursor, any_of
from dashboard.quantity.numeral import Numeral
from dashboard.quantity.phrases import PHRASES

SCALES: dict[str, int] = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORDS = re.findall(
    "[a-z]+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
)
SMALL: dict[str, int] = dict(zip(_WORDS[:20], range(20), strict=True))
TENS: dict[str, int] = dict(zip(_WORDS[20:], range(20, 100, 10), strict=True))
SEVERAL: dict[str, int] = {
    wording: int(key.removeprefix("several."))
    for key, phrase in PHRASES["en"].items()
    if key.startswith("several.")
    for wording in (phrase, phrase.removesuffix(" of"), phrase.replace("several", "a few"))
} | {f"{word}s of": place for word, place in SCALES.items()}

_SCALE = any_of(SCALES)
_SMALL = any_of(SMALL)
_TENS = any_of(TENS)
_ONES = re.compile(f"-?(?:{'|'.join(list(SMALL)[1:10])})(?![a-z])")
_ARTICLE = re.compile("an?(?= (?:hundred|thousand|million|billion|trillion)(?![a-z]))")
_HUNDRED = any_of(["hundred"])
_AND = any_of(["and"])
_SEVERAL = any_of(SEVERAL)


def read_english(cursor: Cursor) -> Numeral | None:
    """Moves `cursor` over a numeral in letters; None, and unmoved, when none stands there."""
    if several := cursor.take(_SEVERAL):
        place = Decimal(SEVERAL[several])
        return Numeral(place, place, qualifier=Qualifier.SEVERAL)
    value = 1 if cursor.take(_ARTICLE) else _below_hundred(cursor)
    if value is None:
        return None
    if cursor.take(_HUNDRED):
        cursor.take(_AND)
        value = 100 * value + (_below_hundred(cursor) or 0)
    scale = read_scale(cursor)
    return Numeral(Decimal(value), Decimal(value)).times(scale)


def read_scale(cursor: Cursor) -> int:
    """The scale word at the cursor as a factor; 1 when there is none."""
    return SCALES.get(cursor.take(_SCALE), 1)


def _below_hundred(cursor: Cursor) -> int | None:
    if tens := cursor.take(_TENS):
        return TENS[tens] + SMALL.get(cursor.take(_ONES).lstrip("-"), 0)
    small = cursor.take(_SMALL)
    return SMALL[small] if small else None
