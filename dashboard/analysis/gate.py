"""One indicator over many places: what they are compared at, who passes, and who is set aside for which reason.

Everyone who passes shares one setting and has no barrier of its own, so every pair passes `comparability.judge`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.comparability import (
    BENCHMARK_LEVEL,
    Barrier,
    Held,
    Setting,
    apart,
    in_order,
    is_figure,
    own_barriers,
    period_key,
    setting_of,
)
from dashboard.analysis.rates import as_compared
from dashboard.analysis.reporting import Records, listed_by_place, near, places_with, records_among
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Locality, Observation
from dashboard.selection import UNSTATED, Selection


@dataclass(frozen=True, slots=True)
class Aside:
    """A place that is not compared: what it holds, and every barrier, at least one."""

    held: Held
    barriers: tuple[Barrier, ...]


@dataclass(frozen=True, slots=True)
class Gated:
    """An indicator over places, each of which stands in `passed` or in `aside`, in the order given.

    `setting` is what the figures that passed share; None where not one figure can be compared with any other.
    """

    indicator: Indicator
    setting: Setting | None
    passed: tuple[Held, ...]
    aside: tuple[Aside, ...]

    @property
    def counted(self) -> tuple[tuple[Barrier, int], ...]:
        """How many places each barrier stops, in the order of `Barrier`; a place may be stopped by several."""
        counts = Counter(barrier for entry in self.aside for barrier in entry.barriers)
        return tuple((barrier, counts[barrier]) for barrier in Barrier if counts[barrier])


def everyone(catalogue: Catalogue, selection: Selection) -> tuple[Locality, ...]:
    """Every place that a comparison of all is about: cases, places with a measured figure, and the chosen ones.

    In file order, without the country, which is a benchmark.
    """
    return tuple(
        entry
        for entry in catalogue.records.localities
        if entry.level != BENCHMARK_LEVEL
        and (
            entry.role == "case"
            or entry.locality_id in selection.localities
            or catalogue.has_measured(entry.locality_id)
        )
    )


def indicator_of(catalogue: Catalogue, selection: Selection) -> Indicator | None:
    """The chosen indicator; else the one that most places have records of, the first of several; None without any."""
    if selection.indicator in catalogue.indicators:
        return catalogue.indicators[selection.indicator]
    found = [(places_with(catalogue, entry.indicator_id), entry) for entry in catalogue.records.indicators]
    return max((pair for pair in found if pair[0]), key=lambda pair: pair[0], default=(0, None))[1]


def gate(catalogue: Catalogue, selection: Selection, indicator: Indicator, places: Sequence[Locality]) -> Gated:
    """Set `places` against each other by `indicator`, at the period and `per` of the selection.

    Where the selection leaves the period open it is that of the lead (the first chosen place), else the one in which
    most places of a level have a figure, the latest of several; so is the level. A place without the indicator shows
    a figure of another definition, if it has one.
    """
    codes = [place.locality_id for place in places]
    records = records_among(catalogue, indicator.indicator_id, codes, _filed_period(selection))
    period = _period(selection, places, records)
    found = (Held(place, in_period(records.get(place.locality_id, ()), period)) for place in places)
    held = [as_compared(catalogue, entry, indicator, selection.per) for entry in found]
    setting = _setting(held, indicator, period, selection)
    judged = [Aside(entry, _barriers(entry, indicator, period, setting)) for entry in held]
    alike = [listed_by_place(catalogue, other.indicator_id) for other in near(catalogue, indicator)]
    return Gated(
        indicator,
        setting,
        tuple(entry.held for entry in judged if not entry.barriers),
        tuple(_with_lookalikes(entry, alike) for entry in judged if entry.barriers),
    )


def _filed_period(selection: Selection) -> str:
    """The period of the selection as the file of figures spells it; "" for its last."""
    return "" if selection.period == UNSTATED else selection.period


def asked_period(selection: Selection) -> str | None:
    """The period of the selection as `period_key`: "" asks for figures without one; None where it is left open."""
    return None if not selection.period else "" if selection.period == UNSTATED else period_key(selection.period)


def _period(selection: Selection, places: Sequence[Locality], records: Records) -> str | None:
    """The period to compare at, as `period_key`: the one asked for ("" for none stated), else as `gate` says."""
    if selection.period:
        return asked_period(selection)
    counts: Counter[tuple[bool, str, str]] = Counter()
    for place in places:
        if selection.level in ("", place.level):
            leads = place.locality_id in selection.localities[:1]
            found = {period_key(entry.period) for entry in records.get(place.locality_id, ()) if _may_count(entry)}
            counts.update((leads, place.level, period) for period in found)
    # the lead's periods come first, then those of most places; all places of the lead's level count for its period
    totals = Counter({key: counts[key] + counts[(not key[0], *key[1:])] for key in counts})
    best = max(totals, key=lambda key: (key[0], totals[key], key[2]), default=None)
    return best[2] if best else None


def _may_count(entry: Observation) -> bool:
    return entry.kind == "measured" and bool(entry.period) and is_figure(entry) and entry.completeness != "partial"


def in_period(records: tuple[Observation, ...], period: str | None) -> tuple[Observation, ...]:
    """What a place has in the period; else what it has in its latest other one, to be named and set aside."""
    own = tuple(entry for entry in records if period_key(entry.period) == period)
    if own or not records:
        return own
    latest = max(period_key(entry.period) for entry in records)
    return tuple(entry for entry in records if period_key(entry.period) == latest)


def _setting(held: Sequence[Held], indicator: Indicator, period: str | None, selection: Selection) -> Setting | None:
    """What most figures of the period share that can be compared at all; the lead's setting goes first."""
    counts: Counter[Setting] = Counter()
    leading = set()
    for entry in held:
        setting = setting_of(entry, indicator)
        if setting is None or own_barriers(entry, indicator):
            continue
        if setting.period != period or selection.level not in ("", setting.level):
            continue
        counts[setting] += 1
        if entry.place.locality_id in selection.localities[:1]:
            leading.add(setting)
    return max(counts, key=lambda entry: (entry in leading, counts[entry]), default=None)


def _barriers(held: Held, indicator: Indicator, period: str | None, setting: Setting | None) -> tuple[Barrier, ...]:
    own, mine = own_barriers(held, indicator), setting_of(held, indicator)
    if mine is None:
        return own
    if setting is not None:
        return in_order((*own, *apart(mine, setting)))
    return own or ((Barrier.LEVEL,) if mine.period == period else (Barrier.PERIOD,))


def _with_lookalikes(entry: Aside, alike: Sequence[Records]) -> Aside:
    """A silent place shows its figures of another definition, named as such."""
    if entry.held.observations:
        return entry
    place = entry.held.place
    found = (record for records in alike for record in records.get(place.locality_id, ()))
    figures = tuple(record for record in found if record.kind == "measured" and record.quantity)
    return Aside(Held(place, figures), (Barrier.DEFINITION,)) if figures else entry
