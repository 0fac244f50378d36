"""What the collection holds and what it doesn't, in counts; and the figures that stand for it, chosen by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from dashboard.analysis.comparability import BENCHMARK_LEVEL
from dashboard.analysis.coverage import stated
from dashboard.analysis.practice_filter import STATUS_GROUPS, group_of
from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.records import LEVELS, Locality, Observation


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts of records. Mappings are by code (level, status group, kind of number) and hold only what occurs."""

    documents: int
    articles: int
    levels: Mapping[str, int]
    status_groups: Mapping[str, int]
    unplaced_practices: int
    kinds: Mapping[str, int]
    frameworks: int
    dimensions: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not there. Periods and doubts are counted over the `measured` figures that sources state; `absent` are
    measured quantities recorded as missing, in whatever way; `shared_indicators` are reported by more than one case.
    """

    without_measured: tuple[Locality, ...]
    measured: int
    period_not_stated: int
    in_doubt: int
    absent: int
    indicators: int
    shared_indicators: int
    silences: int


def measured_of(catalogue: Catalogue, locality_id: str) -> tuple[Observation, ...]:
    """The measured figures that sources state for a place and what its page speaks of; empty where they state none."""
    return tuple(entry for entry in _measured_records(catalogue, locality_id) if stated(entry))


def first_measured(catalogue: Catalogue, locality_id: str) -> Observation | None:
    """The first measured figure of a place; else its first one recorded as missing; None where there is no record."""
    recorded = _measured_records(catalogue, locality_id)
    return next(iter(measured_of(catalogue, locality_id) or recorded), None)


def _measured_records(catalogue: Catalogue, locality_id: str) -> tuple[Observation, ...]:
    places = scope(catalogue, locality_id)
    return tuple(entry for code in places for entry in catalogue.observations_of(code, "measured"))


def measured_in_cases(catalogue: Catalogue) -> tuple[Observation, ...]:
    """The stated measured figures of all cases, case by case."""
    return tuple(chain.from_iterable(measured_of(catalogue, place.locality_id) for place in catalogue.cases))


def headline_figures(catalogue: Catalogue, most: int) -> tuple[Observation, ...]:
    """At most `most` measured figures: the first of every case, then the second of every case, and so on.

    So no place is chosen for its numbers. They come back case by case, in file order.
    """
    rounds = zip_longest(*(measured_of(catalogue, place.locality_id) for place in catalogue.cases))
    taken = [entry for entry in chain.from_iterable(rounds) if entry][:most]
    return tuple(entry for entry in measured_in_cases(catalogue) if entry in taken)


def benchmarks(catalogue: Catalogue) -> tuple[Observation, ...]:
    """Measured figures of the whole country: benchmarks, never figures of a locality."""
    countries = (place for place in catalogue.records.localities if place.level == BENCHMARK_LEVEL)
    return tuple(chain.from_iterable(measured_of(catalogue, place.locality_id) for place in countries))


def holdings_of(catalogue: Catalogue) -> Holdings:
    """What the collection holds. Documents are sources that stand in no other; articles stand inside a document."""
    records = catalogue.records
    articles = sum(source.parent_id in catalogue.sources for source in records.sources)
    return Holdings(
        documents=len(records.sources) - articles,
        articles=articles,
        levels=_counted((place.level for place in catalogue.cases), (*LEVELS, "unknown")),
        status_groups=_counted((group_of(entry) for entry in records.practices), STATUS_GROUPS),
        unplaced_practices=sum(not entry.locality_id for entry in records.practices),
        kinds=Counter(entry.kind for entry in records.observations if stated(entry)),
        frameworks=len(records.frameworks),
        dimensions=len(catalogue.dimensions),
        judgements=len(records.evidence),
    )


def _counted(codes: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    counts = Counter(codes)
    return {code: counts[code] for code in order if code in counts}


def gaps_of(catalogue: Catalogue) -> Gaps:
    """What the collection does not hold."""
    records = catalogue.records
    measured = [entry for entry in records.observations if entry.kind == "measured"]
    given = [entry for entry in measured if stated(entry)]
    reports = {(entry.indicator_id, entry.locality_id) for entry in measured_in_cases(catalogue)}
    reporting = Counter(indicator_id for indicator_id, _ in reports)
    return Gaps(
        without_measured=tuple(place for place in catalogue.cases if not measured_of(catalogue, place.locality_id)),
        measured=len(given),
        period_not_stated=sum(not entry.period for entry in given),
        in_doubt=sum(bool(entry.doubt) for entry in given),
        absent=len(measured) - len(given),
        indicators=len(catalogue.indicators),
        shared_indicators=sum(number > 1 for number in reporting.values()),
        silences=sum(entry.kind == "silence" for entry in records.findings),
    )
