"""Who reports what: counts over records, without words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.records import Missing, Observation

CARRIED_OUT = ("done", "ongoing")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the collection holds of one place. Counts of records; `text_chars` is characters of its case text."""

    locality_id: str
    measured: int
    rules: int
    practices: int
    recommendations: int
    explicit: int
    partial: int
    problems: int
    results: int
    silences: int
    text_chars: int
    self_report: str


def stated(observation: Observation) -> bool:
    """Whether a source gives the figure; a true zero is one, a figure withheld or not published is not."""
    return observation.missing is None or observation.missing is Missing.TRUE_ZERO


def coverage_of(catalogue: Catalogue, locality_id: str) -> Coverage:
    """The counts of a place; recommendations, plans and mere references are counted apart from practice."""
    numbers = Counter(entry.kind for entry in catalogue.observations_of(locality_id) if stated(entry))
    carried = [entry.status in CARRIED_OUT for entry in catalogue.practices_of(locality_id)]
    strengths = Counter(entry.strength for entry in _strongest(catalogue, locality_id))
    findings = Counter(entry.kind for entry in catalogue.findings_of(locality_id))
    sources = case_sources(catalogue, locality_id)
    reports = {catalogue.sources[source_id].self_report for source_id in sources}
    return Coverage(
        locality_id=locality_id,
        measured=numbers["measured"],
        rules=numbers["rule"],
        practices=sum(carried),
        recommendations=len(carried) - sum(carried),
        explicit=strengths["explicit"],
        partial=strengths["partial"],
        problems=findings["problem"],
        results=findings["result"],
        silences=findings["silence"],
        text_chars=sum(catalogue.sources[source_id].case_text_chars for source_id in sources),
        self_report=_self_report(reports),
    )


def _self_report(reports: set[str]) -> str:
    """yes, no or unknown where all sources agree; partly where only some are self-reports."""
    if len(reports) == 1:
        return next(iter(reports))
    return "partly" if "yes" in reports else "unknown"


def _strongest(catalogue: Catalogue, locality_id: str) -> list[_Strength]:
    """One judgement per dimension: the strongest of those recorded."""
    order = {"explicit": 0, "partial": 1, "none": 2}
    best: dict[str, str] = {}
    for entry in catalogue.evidence_of(locality_id):
        if entry.dimension_id not in best or order[entry.strength] < order[best[entry.dimension_id]]:
            best[entry.dimension_id] = entry.strength
    return [_Strength(dimension_id, strength) for dimension_id, strength in best.items()]


@dataclass(frozen=True, slots=True)
class _Strength:
    dimension_id: str
    strength: str


def case_sources(catalogue: Catalogue, locality_id: str) -> tuple[str, ...]:
    """The sources a place's practices and numbers rest on, in the order of the list of sources."""
    citations = [entry.citations for entry in catalogue.practices_of(locality_id)]
    citations += [entry.citations for entry in catalogue.printed_of(locality_id)]
    cited = {citation.source_id for found in citations for citation in found}
    if catalogue.figures is not None:
        cited |= catalogue.figures.sources.get(locality_id, frozenset())
    return tuple(source_id for source_id in catalogue.sources if source_id in cited)


def reported(catalogue: Catalogue, indicator_id: str) -> dict[str, Observation]:
    """The figure of each place that reports an indicator, by place; a place that reports none is not in it."""
    return {
        entry.locality_id: entry
        for entry in catalogue.records.observations
        if entry.indicator_id == indicator_id and entry.kind == "measured"
    }
