"""A draft against its sources: is each figure in a text what a source printed, more than it said, or something else?

A figure of the draft belongs to a record by where it stands: the place named last, the words beside it, what it counts.
A word that many records bear says little (人口, population), so a record is known by the words that few bear.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.analysis.derived import derived
from dashboard.analysis.draft_text import DraftText, name_words, pairs_of
from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval, Quantity
from dashboard.quantity.find import Found, find
from dashboard.records import Observation, Part

ENOUGH = 0.34  # share of a name's words, by weight, that must stand beside a figure for both to be about the same thing
PLAIN_ENOUGH = 0.5  # the same for a number without a unit, which may be anything
LONGEST = 60_000
_DAYS, _BODIES = {"day", "day_of_month"}, {"org", "team"}  # a firm is counted in 家 and, as a team, in 支
_TELLING = 100  # a number without a unit that is as large as this is hardly the same by chance
GENERIC = ("none", "item", "unit")
LISTED = "components_counted"  # the coder's count of a list: no number is printed that a draft could contradict
_COUNTED = re.compile(r"[个家名支项]?([\u3400-\u9fff]+)$")
_ARTICLE = re.compile("一[个种项名些批次套名]")  # 一种: an article rather than a figure


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
    names: tuple[dict[str, float], ...]

    def share(self, beside: frozenset[str]) -> float:
        """How much of one of its names stands beside a figure, by the weight of its words, the most of any name."""
        return max(sum(name[word] for word in name.keys() & beside) / sum(name.values()) for name in self.names)

    def counts(self, things: frozenset[str]) -> bool:
        """Whether a name of it has one of these words."""
        return any(name.keys() & things for name in self.names)


def judge_draft(catalogue: Catalogue, text: str) -> tuple[Judged, ...]:
    """Every figure of a text of at most 60,000 characters, in its order; ValueError for a longer one."""
    if len(text) > LONGEST:
        raise ValueError(len(text))
    known = _known(catalogue)
    whole = DraftText(catalogue, text, frozenset(entry.record.locality_id for entry in known))
    figures = [one for one in find(text) if not _is_year(one) and not whole.in_a_name(one)]
    judged = [_judge(whole, one, known) for one in figures]
    matched: dict[int, set[str]] = defaultdict(set)
    for entry in judged:
        if entry.record and entry.verdict is Verdict.MATCHED:
            matched[whole.sentence(entry.found)[0]].add(entry.record.observation_id)
    again = (_unless_taken(whole, entry, known, matched[whole.sentence(entry.found)[0]]) for entry in judged)
    return tuple(entry for entry in again if not _is_article(entry))


def _unless_taken(whole: DraftText, entry: Judged, known: Sequence[_Known], taken: set[str]) -> Judged:
    """A figure is not contradicted by a record that another figure of its sentence states rightly."""
    if entry.verdict is not Verdict.CONTRADICTED or not entry.record or entry.record.observation_id not in taken:
        return entry
    return _judge(whole, entry.found, [one for one in known if one.record.observation_id not in taken])


def _is_article(entry: Judged) -> bool:
    return entry.verdict is not Verdict.MATCHED and bool(_ARTICLE.fullmatch(entry.found.quantity.printed))


def _judge(whole: DraftText, one: Found, known: Sequence[_Known]) -> Judged:
    (before, after), places = whole.around(one), whole.places(one.start)
    clause, sentence = whole.beside(one)
    nearby = [entry for entry in known if entry.record.locality_id in places] if places else known
    for words in (clause, sentence):
        verdict, record = _held_against(one.quantity, pairs_of(words), nearby, named=bool(places))
        if verdict is not Verdict.UNKNOWN:
            return Judged(one, before, after, verdict, record)
    wider = [entry for entry in known if entry.record.locality_id in whole.around_places(one)] if places else []
    for _, entry in _about(
        one.quantity, pairs_of(sentence), wider
    ):  # these can bear a draft out, but not contradict it
        if one.quantity.interval.covers(entry.quantity.interval):
            return Judged(one, before, after, Verdict.MATCHED, entry.record)
    return Judged(one, before, after, Verdict.UNKNOWN, None)


def _alike(said: Quantity, beside: frozenset[str], among: Sequence[_Known]) -> list[tuple[float, _Known]]:
    """The records that a figure may mean by its unit, the nearest to the words beside it first; of towns and the like
    only those that count the same thing, where there are any.
    """
    beside |= _counted(said)
    alike = [(entry.share(beside), entry) for entry in among if _may_mean(said.unit, entry.quantity.unit)]
    if said.unit == "unit" and (things := _counted(said)):
        alike = [pair for pair in alike if pair[1].counts(things)] or alike
    return sorted(alike, key=lambda pair: (-pair[0], pair[1].quantity.unit != said.unit))


def _about(said: Quantity, beside: frozenset[str], among: Sequence[_Known]) -> list[tuple[float, _Known]]:
    found = _alike(said, beside, among)
    return [pair for pair in found if pair[0] >= (PLAIN_ENOUGH if pair[1].record.kind == LISTED else ENOUGH)]


def _held_against(
    said: Quantity, beside: frozenset[str], among: Sequence[_Known], *, named: bool
) -> tuple[Verdict, Observation | None]:
    """First against the records that the words are about, then, for the same number only, against all of the place."""
    about = _about(said, beside, among)
    for _, entry in about:
        if said.interval.covers(entry.quantity.interval):  # says no more than the source
            return Verdict.MATCHED, entry.record
    printed = [(share, entry) for share, entry in about if entry.record.kind != LISTED]
    for _, entry in printed:
        if _same_number(said, entry.quantity) or _overlap(said.interval, entry.quantity.interval):
            return Verdict.IMPRECISE, entry.record
    same = [
        entry for share, entry in (_alike(said, beside, among) if named else ()) if _same_figure(said, entry, share)
    ]
    loose = named and said.unit in ("none", "item", *_BODIES)
    wrong = [entry for share, entry in printed if _same_unit(said, entry) or (loose and share >= PLAIN_ENOUGH)]
    if wrong and not (same and said.unit in ("none", "unit")):
        return Verdict.CONTRADICTED, wrong[0].record
    for entry in same:
        covered = said.interval.covers(entry.quantity.interval)
        return (Verdict.MATCHED if covered else Verdict.IMPRECISE), entry.record
    return Verdict.UNKNOWN, None


def _counted(said: Quantity) -> frozenset[str]:
    """What a figure of a draft counts, as its own words say: 镇 of 12个镇, town of 12 towns."""
    match = _COUNTED.search(said.printed)
    return name_words(match.group(1) if match else said.printed)


def _same_unit(said: Quantity, entry: _Known) -> bool:
    return said.unit == entry.quantity.unit or {said.unit, entry.quantity.unit} == _DAYS


def _same_figure(said: Quantity, entry: _Known, share: float) -> bool:
    """Whether it is the same number of the same, not by chance: 三个方面 of one thing is not 三个方面 of another."""
    if not _same_number(said, entry.quantity) or entry.record.kind == LISTED:
        return False
    if said.unit == entry.quantity.unit:
        return share > 0 or said.unit != "item"
    return said.unit == "none" and said.value is not None and said.value >= _TELLING


def _same_number(said: Quantity, printed: Quantity) -> bool:
    return said.value is not None and said.value == printed.value


def _overlap(said: Interval, printed: Interval) -> bool:
    return not said.is_below(printed) and not printed.is_below(said)


def _may_mean(unit: str, other: str) -> bool:
    """Whether a draft may mean by one unit what a record means by the other."""
    if unit == other or {unit, other} in (_DAYS, _BODIES):
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
    found = [
        (entry, entry.quantity, tuple(_words(catalogue, entry)))
        for entry in catalogue.records.observations
        if entry.quantity is not None and entry.kind != "name_digits"
    ]
    written = {text for *_, texts in found for text in texts}
    borne = Counter(word for text in written for word in pairs_of(text) | name_words(text))
    return tuple(
        _Known(entry, quantity, names) for entry, quantity, texts in found if (names := tuple(_weighted(texts, borne)))
    )


def _weighted(texts: Sequence[str], borne: Counter[str]) -> Iterator[dict[str, float]]:
    """Every name as its words, each the lighter the more names bear it: as it is written, and its words alone."""
    for text in texts:
        for words in (pairs_of(text), name_words(text)):
            if words:
                yield {word: 1 / borne[word] for word in words}


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
