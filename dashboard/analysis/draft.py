"""A draft against its sources: is each figure in a text what a source printed, more than it said, or something else?

A figure of the draft belongs to a record by where it stands: the place named last, the words beside it, its unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval, Quantity
from dashboard.quantity.find import Found, find
from dashboard.records import Observation, Part

BESIDE = 26  # characters to either side that a figure's words are looked for in
ENOUGH = 0.34  # share of a label's word pairs that must stand beside a figure for the two to be about the same thing
PLAIN_ENOUGH = 0.5  # the same for a number without a unit, which may be anything
LONGEST = 60_000
_YEARS = range(1900, 2101)
_DAYS = {"day", "day_of_month"}
GENERIC = ("none", "item", "unit")
_SENTENCE = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_CLAUSE = re.compile(r"[，,、](?![0-9])")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_SORT_OF_PLACE = re.compile(
    r"(?<=..)(?:省|市|区|县|镇|乡|街道|社区|村)$"
    r"| (?:Province|City|District|County|Town|Subdistrict|Community)\b.*$"
)
_NUMBERED = re.compile(r"(?:[\u3400-\u9fff]{2}|[A-Za-z]{3,} |^)[0-9]{2,}")
_LATIN = re.compile(r"[a-z]{3,}")
_IDLE = frozenset(
    ("the", "and", "for", "with", "that", "who", "its", "are", "was", "were", "number", "its", "has", "have")
)


class Verdict(StrEnum):
    """What the sources make of a figure. A year is a date, not a figure, and is not judged."""

    MATCHED = "matched"
    CONTRADICTED = "contradicted"
    IMPRECISE = "imprecise"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure of the draft, the words around it, what is said of it, and the record that it was held against (None for
    an unknown one).
    """

    found: Found
    before: str
    after: str
    verdict: Verdict
    record: Observation | None


@dataclass(frozen=True, slots=True)
class _Known:
    record: Observation
    quantity: Quantity
    words: tuple[frozenset[str], ...]

    def share(self, beside: frozenset[str]) -> float:
        """How much of one of its names stands beside a figure, the most of any name."""
        return max(len(words & beside) / len(words) for words in self.words)


def judge_draft(catalogue: Catalogue, text: str) -> tuple[Judged, ...]:
    """Every figure of a text of at most 60,000 characters, in its order; ValueError for a longer one."""
    if len(text) > LONGEST:
        raise ValueError(len(text))
    known, names, numbered = _known(catalogue), _names(catalogue), _numbered_names(catalogue)
    figures = (one for one in find(text) if not _is_year(one) and not _in_a_name(text, one, numbered))
    whole = _Text(text, names)
    return tuple(_judge(whole.around(one), one, known, whole.places(one.start)) for one in figures)


def _judge(around: tuple[str, str], one: Found, known: Sequence[_Known], places: frozenset[str]) -> Judged:
    before, after = around
    clause = _CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]
    nearby = [entry for entry in known if entry.record.locality_id in places] if places else known
    asked = (
        (clause, nearby),
        ((before[-BESIDE:], after[:BESIDE]), nearby),
        ((before[-BESIDE:], after[:BESIDE]), known if places else ()),
    )
    for words, among in asked:
        verdict, record = _held_against(one.quantity, _pairs(" ".join(words)), among, named=bool(places))
        if verdict is not Verdict.UNKNOWN:
            return Judged(one, before, after, verdict, record)
    return Judged(one, before, after, Verdict.UNKNOWN, None)


def _held_against(
    said: Quantity, beside: frozenset[str], among: Sequence[_Known], *, named: bool
) -> tuple[Verdict, Observation | None]:
    """First against the records that the words are about, then, for the same number only, against all of the place."""
    alike = [(entry.share(beside), entry) for entry in among if _alike(said.unit, entry.quantity.unit)]
    alike.sort(key=lambda pair: (-pair[0], pair[1].quantity.unit != said.unit))
    about = [entry for share, entry in alike if share >= ENOUGH]
    for entry in about:
        if said.interval.covers(entry.quantity.interval):  # says no more than the source
            return Verdict.MATCHED, entry.record
    for entry in about:
        if _same_number(said, entry.quantity) or _overlap(said.interval, entry.quantity.interval):
            return Verdict.IMPRECISE, entry.record
    for share, entry in alike:
        if (share >= ENOUGH and _same_unit(said, entry)) or (share >= PLAIN_ENOUGH and said.unit == "none"):
            return Verdict.CONTRADICTED, entry.record
    for _, entry in alike if named else ():
        if _same_number(said, entry.quantity) and _same_unit(said, entry):
            covered = said.interval.covers(entry.quantity.interval)
            return (Verdict.MATCHED if covered else Verdict.IMPRECISE), entry.record
    return Verdict.UNKNOWN, None


def _same_unit(said: Quantity, entry: _Known) -> bool:
    return said.unit == entry.quantity.unit or {said.unit, entry.quantity.unit} == _DAYS


def _same_number(said: Quantity, printed: Quantity) -> bool:
    return said.value is not None and said.value == printed.value


def _overlap(said: Interval, printed: Interval) -> bool:
    return not said.is_below(printed) and not printed.is_below(said)


def _alike(unit: str, other: str) -> bool:
    """Whether a draft may mean by one unit what a record means by the other."""
    if unit == other or {unit, other} == _DAYS:
        return True
    return "percent" not in (unit, other) and (unit in GENERIC or other in GENERIC)


def _is_year(one: Found) -> bool:
    value = one.quantity.value
    return (
        one.quantity.unit in ("year", "none") and value is not None and 1900 <= value <= 2100 and len(str(value)) == 4
    )


@derived(most=2)
def _known(catalogue: Catalogue) -> tuple[_Known, ...]:
    """The records that a draft can be held against: those with a number and with words to know them by."""
    found = (
        _Known(entry, entry.quantity, tuple(filter(None, map(_pairs, _words(catalogue, entry)))))
        for entry in catalogue.records.observations
        if entry.quantity is not None and entry.kind != "name_digits"
    )
    return tuple(entry for entry in found if entry.words)


def _words(catalogue: Catalogue, entry: Observation) -> Iterator[str]:
    yield from (entry.label.zh, entry.label.en)
    if indicator := catalogue.indicators.get(entry.indicator_id):
        yield from (indicator.name.zh, indicator.name.en)
    for part in _parts(catalogue).get(entry.observation_id, ()):
        yield from (part.name.zh, part.name.en)


@derived(most=2)
def _parts(catalogue: Catalogue) -> dict[str, list[Part]]:
    """The parts of practices that a number stands in: a rule names what its number is about."""
    found: dict[str, list[Part]] = defaultdict(list)
    for part in (part for entry in catalogue.records.practices for part in entry.parts if part.observation_id):
        found[part.observation_id].append(part)
    return dict(found)


@derived(most=2)
def _names(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Every name a place goes by, whole and without its 市 or District, in lower case, with its code; longest first."""
    found = {
        (short.casefold(), place.locality_id)
        for place in catalogue.records.localities
        for name in (place.name.zh, place.name.en, *place.aliases)
        for short in (name, _SORT_OF_PLACE.sub("", name))
        if len(short) > 1
    }
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@derived(most=2)
def _numbered_names(catalogue: Catalogue) -> frozenset[str]:
    """Names with digits in them, as they stand in the names of practices: 民生110, livelihood 110, 12345."""
    names = (text for entry in catalogue.records.practices for text in (entry.name.zh, entry.name.en))
    digits = (entry.printed for entry in catalogue.records.observations if entry.kind == "name_digits")
    found = (match.group().casefold() for text in (*names, *digits) for match in _NUMBERED.finditer(text))
    return frozenset(found)


def _in_a_name(text: str, one: Found, names: frozenset[str]) -> bool:
    around = text[max(0, one.start - 16) : one.end].casefold()
    return one.quantity.unit == "none" and any(around.endswith(name) for name in names)


class _Text:
    """A draft with what is looked up around each figure: where its sentences end and where its places are named."""

    def __init__(self, text: str, names: Sequence[tuple[str, str]]) -> None:
        self._text = text
        self._ends = [match.end() for match in _SENTENCE.finditer(text)]
        self._codes: dict[str, frozenset[str]] = {}
        for name, code in names:
            self._codes[name] = self._codes.get(name, frozenset()) | {code}
        longest_first = "|".join(re.escape(name) for name in self._codes)
        folded = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        self._named = [(match.end(), match.group()) for match in re.finditer(longest_first, folded)] if names else []

    def places(self, before: int) -> frozenset[str]:
        """The places that bear the name standing last before a character, of names at one spot the longest; none
        where no place has been named yet.
        """
        at = bisect_right(self._named, before, key=lambda mention: mention[0])
        return self._codes[self._named[at - 1][1]] if at else frozenset()

    def around(self, one: Found) -> tuple[str, str]:
        """The rest of the figure's sentence, before and after it."""
        at = bisect_right(self._ends, one.start)
        start = self._ends[at - 1] if at else 0
        later = bisect_right(self._ends, one.end)
        stop = self._ends[later] if later < len(self._ends) else len(self._text)
        return self._text[start : one.start].lstrip(), self._text[one.end : stop].rstrip()


def _pairs(text: str) -> frozenset[str]:
    """What words are known by: pairs of Chinese characters, Latin words of three letters or more without an s."""
    folded = text.casefold()
    pairs = (run[place : place + 2] for run in _CHINESE.findall(folded) for place in range(len(run) - 1))
    return frozenset((*pairs, *(word.removesuffix("s") for word in _LATIN.findall(folded) if word not in _IDLE)))
