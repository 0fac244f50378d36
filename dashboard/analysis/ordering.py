"""In which order places stand: by name, code, value or gap; the lead is marked wherever it stands.

By value and gap who is certainly greater stands before (`analysis.sequence`); those that may be equal stand by name,
rates of few cases after the others, for 22 of 22 must not lead by its name. One that is set aside comes last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dashboard.analysis.benchmarks import Word, against
from dashboard.analysis.comparability import Caution, Held, number_of
from dashboard.analysis.gate import Gated, gate
from dashboard.analysis.ranks import rank
from dashboard.analysis.script import fold, syllables
from dashboard.analysis.sequence import highest_first, lowest_first
from dashboard.catalogue import Catalogue
from dashboard.quantity import Interval
from dashboard.records import Locality
from dashboard.selection import Selection

_LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in its turn. `band` (`analysis.ranks`) counts from 1 by value or gap, the largest first; 0 is none."""

    place: Locality
    lead: bool
    band: int = 0


def arranged(catalogue: Catalogue, selection: Selection, places: Sequence[Locality]) -> tuple[Placed, ...]:
    """`places` in the selection's order; "" is the order given, as is value or gap without an indicator.

    The lead is the first chosen place, or the first of `places` where none is chosen. Value: by the selection's
    indicator, highest first. Gap: by the distance from the benchmark, whichever way, largest first.
    """
    lead = next(iter(selection.localities), places[0].locality_id if places else "")
    bands = _bands(catalogue, selection, places)
    placed = [Placed(place, place.locality_id == lead, bands.get(place.locality_id, 0)) for place in places]
    if selection.order == "code":
        return tuple(sorted(placed, key=lambda entry: code_key(entry.place)))
    if selection.order == "name" or bands:
        turn = {code: at for at, code in enumerate(bands)}
        return tuple(
            sorted(
                placed,
                key=lambda entry: (
                    turn.get(entry.place.locality_id, len(turn)),
                    name_key(entry.place, selection.lang),
                ),
            )
        )
    return tuple(placed)


def in_sequence(
    held: Sequence[Held], intervals: Sequence[Interval], lang: str, *, fewest_first: bool = False
) -> tuple[int, ...]:
    """Positions of figures with their intervals: who is certainly greater (or less) before, else as the module says."""
    given = sorted(range(len(held)), key=lambda at: _tie_key(held[at], lang))
    found = (lowest_first if fewest_first else highest_first)([intervals[at] for at in given])
    return tuple(given[at] for at in found)


def _tie_key(held: Held, lang: str) -> tuple[bool, tuple[tuple[str, ...], str]]:
    return bool({Caution.SMALL_BASE, Caution.SMALL_COUNT} & {*held.cautions}), name_key(held.place, lang)


def name_key(place: Locality, lang: str) -> tuple[tuple[str, ...], str]:
    """Names in alphabetical order: in Chinese by their reading, syllable by syllable."""
    name = place.name.to(lang)
    return (_reading(name) if lang == "zh" else (name.casefold(),)), place.locality_id


@lru_cache(maxsize=8192)
def _reading(name: str) -> tuple[str, ...]:
    return syllables(fold(name))


def code_key(place: Locality) -> tuple[str, str]:
    """By administrative code, which is also that of the places above; places without one last, by their slug."""
    return place.adcode or place.statistical_code or _LAST, place.locality_id


def gaps(catalogue: Catalogue, selection: Selection, gated: Gated, group: Sequence[Locality]) -> dict[str, Interval]:
    """By locality_id: how far the figures that passed lie from their benchmark, whichever way, with bounds."""
    indicator = gated.indicator
    found = {held.place.locality_id: against(catalogue, selection, indicator, held, group) for held in gated.passed}
    none = Interval(Decimal(0), Decimal(0))  # of the benchmark from itself
    return {
        code: none if entry.gap is None else _distance(entry.gap.interval)
        for code, entry in found.items()
        if entry.gap or entry.word is Word.ITSELF
    }


def _bands(catalogue: Catalogue, selection: Selection, places: Sequence[Locality]) -> dict[str, int]:
    """Bands of the places that can be ordered by value or gap, in their sequence; empty where neither is asked for."""
    indicator = catalogue.indicators.get(selection.indicator)
    if selection.order not in ("value", "gap") or indicator is None:
        return {}
    gated = gate(catalogue, selection, indicator, places)
    if selection.order == "gap":
        found = gaps(catalogue, selection, gated, places)
    else:
        numbers = ((held.place.locality_id, number_of(held, indicator)) for held in gated.passed)
        found = {code: number.interval for code, number in numbers if number}
    held = [entry for entry in gated.passed if entry.place.locality_id in found]
    intervals = [found[entry.place.locality_id] for entry in held]
    bands = rank(intervals)
    return {held[at].place.locality_id: bands[at].band for at in in_sequence(held, intervals, selection.lang)}


def _distance(gap: Interval) -> Interval:
    """The size of a difference whose sign does not matter."""
    if gap.lower is not None and gap.lower >= 0:
        return gap
    if gap.upper is not None and gap.upper <= 0:
        return -gap
    top = max(gap.high, (-gap).high)
    return Interval(Decimal(0), top.bound if top.bound.is_finite() else None, upper_open=not top.held)
