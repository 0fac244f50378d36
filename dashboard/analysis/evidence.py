"""Framework evidence: judgements per place and dimension, and the amount of text they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.coverage import case_sources
from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.records import Citation, Dimension, Evidence, Finding, Framework, Locality, Observation, Practice, Source

STRENGTHS = ("explicit", "partial", "none")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A place on one dimension: the strongest strength recorded, or "" where nobody has coded it.

    `entries` are the records of that strength, in file order. "none" was looked for and not found in the text; that is
    no claim about the place.
    """

    place: Locality
    dimension: Dimension
    strength: str
    entries: tuple[Evidence, ...]


def judgement(catalogue: Catalogue, place: Locality, dimension: Dimension) -> Judgement:
    """What was coded of a place on a dimension; several records count once, as the strongest."""
    found = (
        entry for entry in catalogue.evidence_of(place.locality_id) if entry.dimension_id == dimension.dimension_id
    )
    return strongest(place, dimension, tuple(found))


def strongest(place: Locality, dimension: Dimension, found: Sequence[Evidence]) -> Judgement:
    """One judgement from the records of one coder on one place and dimension."""
    strength = min((entry.strength for entry in found), key=STRENGTHS.index, default="")
    return Judgement(place, dimension, strength, tuple(entry for entry in found if entry.strength == strength))


def matrix(catalogue: Catalogue, framework: Framework, places: Sequence[Locality]) -> tuple[tuple[Judgement, ...], ...]:
    """One row per dimension in the framework's order, one judgement per place in the order given."""
    return tuple(
        tuple(judgement(catalogue, place, dimension) for place in places) for dimension in framework.dimensions
    )


@dataclass(frozen=True, slots=True)
class Volume:
    """The text behind a place's coding: its sources, their characters, and the lines of them cited for this place.

    A source that also describes other places counts in full, and `shared` says so: the characters are an upper limit.
    """

    sources: tuple[Source, ...]
    characters: int
    lines: int
    shared: bool

    @property
    def self_reports(self) -> tuple[str, ...]:
        """The codes that occur (yes, no, unknown), in order of the sources."""
        return tuple(dict.fromkeys(entry.self_report for entry in self.sources))

    @property
    def breaks_off(self) -> bool:
        """Whether any of the sources ends before it says it would."""
        return any(entry.breaks_off for entry in self.sources)


def volume(catalogue: Catalogue, place: Locality) -> Volume:
    """The text volume of a place; all zero and empty where no source describes it."""
    kept = _volumes(catalogue)
    if place.locality_id not in kept:
        kept[place.locality_id] = _volume(catalogue, place)
    return kept[place.locality_id]


@derived(2)
def _volumes(_catalogue: Catalogue) -> dict[str, Volume]:
    """Volumes by place as they are asked for: a comparison of many cases asks for each many times."""
    return {}


@derived(2)
def _describing(catalogue: Catalogue) -> Counter[str]:
    """How many cases each source describes."""
    return Counter(source for entry in catalogue.cases for source in case_sources(catalogue, entry.locality_id))


def _volume(catalogue: Catalogue, place: Locality) -> Volume:
    sources = case_sources(catalogue, place.locality_id)
    own, described = int(place.role == "case"), _describing(catalogue)
    return Volume(
        tuple(catalogue.sources[source] for source in sources),
        sum(catalogue.sources[source].case_text_chars for source in sources),
        len({citation for citation in _cited(catalogue, place.locality_id) if citation.source_id in sources}),
        any(described[source] > own for source in sources),
    )


def _cited(catalogue: Catalogue, locality_id: str) -> set[Citation]:
    practices = catalogue.practices_of(locality_id)
    records: tuple[Practice | Observation | Finding | Evidence, ...] = (
        *practices,
        *catalogue.observations_of(locality_id),
        *catalogue.findings_of(locality_id),
        *catalogue.evidence_of(locality_id),
    )
    parts = {part.citation for practice in practices for part in practice.parts if part.citation}
    return {citation for record in records for citation in record.citations} | parts
