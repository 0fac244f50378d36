"""Figures of several places aligned by indicator: one line per definition, with the gate's verdict on every pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from dashboard.analysis.comparability import BENCHMARK_LEVEL, Barrier, Held, Verdict, judge, period_key
from dashboard.analysis.rates import as_compared
from dashboard.catalogue import Catalogue
from dashboard.records import Indicator, Locality, Observation


class Outcome(StrEnum):
    """What the gate leaves of a line: one place only, no pair, some pairs or all pairs comparable."""

    ALONE = "alone"
    NOT_COMPARABLE = "not_comparable"
    PARTLY = "partly"
    COMPARABLE = "comparable"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that both report a line's indicator, in the order of the columns, and what the gate says."""

    left: Locality
    right: Locality
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator across places. Where a place reports several periods each has a line of its own, and `period` says
    which ("" for figures without one); None where the line holds all there is.

    `held` follows the columns, with no observation where the sources of a place are silent; `benchmark` is the
    country's, never part of a pair. `lookalikes` are figures of other places (or the country) on the same theme and in
    the same unit under another definition: near, and for that reason named, but never aligned.
    """

    indicator: Indicator
    period: str | None
    held: tuple[Held, ...]
    benchmark: tuple[Observation, ...]
    pairs: tuple[Pair, ...]
    lookalikes: tuple[Observation, ...] = field(default=())

    @property
    def reporting(self) -> tuple[Held, ...]:
        """The places that report a number here."""
        return tuple(entry for entry in self.held if entry.figures)

    @property
    def outcome(self) -> Outcome:
        """What can be done with the line."""
        if len(self.reporting) < 2:
            return Outcome.ALONE
        passed = sum(pair.verdict.comparable for pair in self.pairs)
        if not passed:
            return Outcome.NOT_COMPARABLE
        return Outcome.COMPARABLE if passed == len(self.pairs) else Outcome.PARTLY

    @property
    def barriers(self) -> tuple[Barrier, ...]:
        """Every barrier of every pair, once, in the order of `Barrier`."""
        found = {barrier for pair in self.pairs for barrier in pair.verdict.barriers}
        return tuple(barrier for barrier in Barrier if barrier in found)


def benchmark_place(catalogue: Catalogue) -> Locality | None:
    """The country, whose figures are benchmarks; None where the data hold none."""
    return next((entry for entry in catalogue.records.localities if entry.level == BENCHMARK_LEVEL), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many indicators any place reports, more than one reports, can be compared, can be put in order."""

    indicators: int
    shared: int
    comparable: int
    ordered: int


def tally(found: Sequence[Line]) -> Tally:
    """Count indicators, not lines; one counts as comparable or ordered where any two of its figures are."""

    def count(holds: Callable[[Line], bool]) -> int:
        return len({line.indicator.indicator_id for line in found if holds(line)})

    return Tally(
        count(lambda line: bool(line.reporting)),
        count(lambda line: len(line.reporting) > 1),
        count(lambda line: any(pair.verdict.comparable for pair in line.pairs)),
        count(lambda line: any(pair.verdict.order for pair in line.pairs)),
    )


def lines(catalogue: Catalogue, places: Sequence[Locality], per: str = "") -> tuple[Line, ...]:
    """Every indicator that one of `places` reports, in the order of the list of indicators.

    With `per` "resident" counts are judged per resident (`rates.as_compared`); rates are always judged by intervals.
    """
    country = benchmark_place(catalogue)
    return tuple(
        _line(catalogue, places, country, indicator, period, per)
        for indicator in catalogue.records.indicators
        for period in _periods(catalogue, places, indicator)
    )


def unreported(catalogue: Catalogue, places: Sequence[Locality]) -> tuple[Observation, ...]:
    """Benchmarks that no place of `places` has a figure for, in file order."""
    country = benchmark_place(catalogue)
    known = {entry.indicator_id for place in places for entry in catalogue.observations_of(place.locality_id)}
    found = catalogue.observations_of(country.locality_id) if country else ()
    return tuple(entry for entry in found if entry.indicator_id and entry.indicator_id not in known)


def _line(
    catalogue: Catalogue,
    places: Sequence[Locality],
    country: Locality | None,
    indicator: Indicator,
    period: str | None,
    per: str,
) -> Line:
    own = (Held(place, _observations(catalogue, place, indicator, period)) for place in places)
    held = tuple(as_compared(catalogue, entry, indicator, per) for entry in own)
    reporting = [entry for entry in held if entry.observations]
    return Line(
        indicator,
        period,
        held,
        _observations(catalogue, country, indicator, period) if country else (),
        tuple(Pair(a.place, b.place, judge(a, b, indicator)) for a, b in combinations(reporting, 2)),
        _lookalikes(catalogue, held, country, indicator),
    )


def _observations(
    catalogue: Catalogue, place: Locality, indicator: Indicator, period: str | None
) -> tuple[Observation, ...]:
    return tuple(
        entry
        for entry in catalogue.observations_of(place.locality_id)
        if entry.indicator_id == indicator.indicator_id and period in (None, period_key(entry.period))
    )


def _periods(catalogue: Catalogue, places: Sequence[Locality], indicator: Indicator) -> tuple[str | None, ...]:
    """The lines an indicator takes: none, one for all there is, or one per period where a place reports several."""
    stated = [
        [period_key(entry.period) for entry in _observations(catalogue, place, indicator, None)] for place in places
    ]
    if not any(stated):
        return ()
    if all(len(set(periods)) < 2 for periods in stated):
        return (None,)
    return tuple(dict.fromkeys(period for periods in stated for period in periods))


def _lookalikes(
    catalogue: Catalogue, held: Sequence[Held], country: Locality | None, indicator: Indicator
) -> tuple[Observation, ...]:
    silent = [entry.place for entry in held if not entry.observations] + ([country] if country else [])
    near = {
        entry.indicator_id
        for entry in catalogue.records.indicators
        if (entry.theme, entry.unit) == (indicator.theme, indicator.unit) and entry is not indicator
    }
    return tuple(
        entry
        for place in silent
        for entry in catalogue.observations_of(place.locality_id)
        if entry.indicator_id in near
    )
