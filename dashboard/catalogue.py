"""Everything loaded and checked, as one immutable object; and the watch that swaps it whole when files change.

A catalogue with errors still exists: it holds the problems and nothing else, so that the dashboard can list them.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from shapely.geometry.base import BaseGeometry

from dashboard.records import (
    Citation,
    ComputedRule,
    Dimension,
    Edition,
    Evidence,
    Finding,
    Framework,
    Indicator,
    Layer,
    Locality,
    Observation,
    Part,
    Practice,
    Problem,
    Source,
    Text,
)
from dashboard.sources.boundaries import Boundaries, load_boundaries
from dashboard.sources.cells import CellLayer
from dashboard.sources.contract import check
from dashboard.sources.data_package import checksum, fingerprint, read_package
from dashboard.sources.edition import read_edition
from dashboard.sources.figure_records import latest, observations
from dashboard.sources.figures import Figures
from dashboard.sources.layers import AreaLayer, read_layers
from dashboard.sources.rows import Records, read_records

_log = logging.getLogger(__name__)
_NOTHING = Records((), (), (), (), (), (), (), (), ())
DRAWN_PARTS = ("level", "step", "actor")
MOST_PLACES_KEPT = 200  # whose figures of the file of figures are kept as records
BUNDLED_DATA = Path(__file__).resolve().parent.parent / "data"
Item = TypeVar("Item")


@dataclass(frozen=True)
class Catalogue:
    """All records of one data package and the boundaries they are drawn on. Lookups are by code, in file order.

    `layers` are the package's own areas and cells; what they are is in the `Layer` of `layer_records`. `figures` are
    the measured figures that come by the million, beside those of `records`; None where there is no such file.
    `version` is the checksum of the contents, alike wherever the folder was copied to; `seen` is what the files looked
    like when they were read.
    """

    folder: Path
    version: str
    title: Text
    records: Records
    boundaries: Boundaries
    problems: tuple[Problem, ...]
    layers: Mapping[str, AreaLayer | CellLayer] = field(default_factory=dict)
    edition: Edition = field(default_factory=Edition)
    figures: Figures | None = None
    seen: str = ""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that keep the data from being shown."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Documents and articles by code."""
        return {entry.source_id: entry for entry in self.records.sources}

    @cached_property
    def localities(self) -> Mapping[str, Locality]:
        """All places by code: cases, their parents, and mentions."""
        return {entry.locality_id: entry for entry in self.records.localities}

    @cached_property
    def cases(self) -> tuple[Locality, ...]:
        """The described cases, in file order."""
        return tuple(entry for entry in self.records.localities if entry.role == "case")

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Definitions of measured quantities by code."""
        return {entry.indicator_id: entry for entry in self.records.indicators}

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Every number by code, of every kind."""
        return {entry.observation_id: entry for entry in self.records.observations}

    @cached_property
    def periods(self) -> frozenset[str]:
        """The periods that sources state for their figures, as they state them."""
        filed = () if self.figures is None else (one for found in self.figures.periods.values() for one in found)
        return frozenset((*(entry.period for entry in self.records.observations if entry.period), *filter(None, filed)))

    @cached_property
    def adcodes(self) -> frozenset[str]:
        """The codes of all units that have a polygon, at any level."""
        layers = (self.boundaries.province, self.boundaries.prefecture, self.boundaries.county)
        return frozenset(code for layer in layers for code in layer.index)

    @cached_property
    def layer_areas(self) -> frozenset[str]:
        """The codes of all areas of the package's own layers."""
        own = (layer for layer in self.layers.values() if isinstance(layer, AreaLayer))
        return frozenset(str(code) for layer in own for code in layer.frame.index)

    @cached_property
    def layer_records(self) -> Mapping[str, Layer]:
        """What the package's own layers are, by code."""
        return {entry.layer_id: entry for entry in self.records.layers}

    @cached_property
    def practices(self) -> Mapping[str, Practice]:
        """Mechanisms by code."""
        return {entry.practice_id: entry for entry in self.records.practices}

    @cached_property
    def rules(self) -> Mapping[str, ComputedRule]:
        """Rules that compute, by code."""
        return {entry.rule_id: entry for entry in self.records.rules}

    @cached_property
    def frameworks(self) -> Mapping[str, Framework]:
        """Frameworks by code, each with its dimensions in order."""
        return {entry.framework_id: entry for entry in self.records.frameworks}

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """Framework dimensions by code."""
        return {entry.dimension_id: entry for framework in self.records.frameworks for entry in framework.dimensions}

    @cached_property
    def practice_kinds(self) -> tuple[str, ...]:
        """Kinds of mechanism that occur, in order of first appearance."""
        return tuple(dict.fromkeys(entry.kind for entry in self.records.practices))

    @cached_property
    def practice_statuses(self) -> tuple[str, ...]:
        """Statuses that occur, in order of first appearance."""
        return tuple(dict.fromkeys(entry.status for entry in self.records.practices))

    @cached_property
    def _observations_by_place(self) -> Mapping[str, tuple[Observation, ...]]:
        return _group(self.records.observations)

    @cached_property
    def _practices_by_place(self) -> Mapping[str, tuple[Practice, ...]]:
        return _group(self.records.practices)

    @cached_property
    def _findings_by_place(self) -> Mapping[str, tuple[Finding, ...]]:
        return _group(self.records.findings)

    @cached_property
    def _evidence_by_place(self) -> Mapping[str, tuple[Evidence, ...]]:
        return _group(self.records.evidence)

    def observations_of(self, locality_id: str, kind: str = "") -> tuple[Observation, ...]:
        """The numbers of a place, optionally of one kind, of the file of figures each indicator's latest; empty where
        its sources print none.
        """
        own = tuple(entry for entry in self.printed_of(locality_id) if not kind or entry.kind == kind)
        return own if kind not in ("", "measured") else own + self.latest_figures(locality_id)

    def printed_of(self, locality_id: str) -> tuple[Observation, ...]:
        """The numbers of a place that are coded one by one, without those of the file of figures."""
        return self._observations_by_place.get(locality_id, ())

    def has_measured(self, locality_id: str) -> bool:
        """Whether any source has a measured figure of a place, or says why it has none."""
        own = self.printed_of(locality_id)
        filed = self.figures is not None and locality_id in self.figures.places
        return filed or any(entry.kind == "measured" for entry in own)

    def figures_at(self, indicator_id: str, period: str = "") -> tuple[Observation, ...]:
        """What the file of figures has of an indicator in a period, by default its last; in the order of the file."""
        if self.figures is None or indicator_id not in self.figures.periods:
            return ()
        at = period or self.figures.periods[indicator_id][-1]
        return observations(self.figures.read(indicator_id=[indicator_id], period=[at]), self.indicators)

    def latest_figures(self, locality_id: str) -> tuple[Observation, ...]:
        """What the file of figures has of a place, of each indicator the latest."""
        if self.figures is None:
            return ()
        if locality_id not in self._figure_records:
            if len(self._figure_records) >= MOST_PLACES_KEPT:
                self._figure_records.clear()
            rows = latest(self.figures.read(locality_id=[locality_id]))
            self._figure_records[locality_id] = observations(rows, self.indicators)
        return self._figure_records[locality_id]

    @cached_property
    def _figure_records(self) -> dict[str, tuple[Observation, ...]]:
        return {}

    def practices_of(self, locality_id: str) -> tuple[Practice, ...]:
        """The mechanisms of a place; "" gives those the sources place nowhere."""
        return self._practices_by_place.get(locality_id, ())

    def drawn_practices_of(self, locality_id: str) -> tuple[Practice, ...]:
        """The mechanisms of a place that a diagram can show: with levels, steps or actors, or with others as parts.

        What is carried out comes before what is recommended, and the one with most to draw first.
        """
        own = self.practices_of(locality_id)
        sizes: Counter[str] = Counter()
        for entry in own:
            sizes[entry.practice_id] += sum(part.part_kind in DRAWN_PARTS for part in entry.parts)
            sizes.update(self._wholes(entry))
        drawn = (entry for entry in own if sizes[entry.practice_id])
        return tuple(
            sorted(drawn, key=lambda entry: (entry.status not in ("done", "ongoing"), -sizes[entry.practice_id]))
        )

    def _wholes(self, practice: Practice) -> tuple[str, ...]:
        """The mechanisms that one is part of, at any depth, nearest first."""
        found: list[str] = []
        while practice.part_of in self.practices and practice.part_of not in found:
            practice = self.practices[practice.part_of]
            found.append(practice.practice_id)
        return tuple(found)

    def findings_of(self, locality_id: str, kind: str = "") -> tuple[Finding, ...]:
        """Problems, results, context and silences of a place, optionally of one kind."""
        found = self._findings_by_place.get(locality_id, ())
        return tuple(entry for entry in found if not kind or entry.kind == kind)

    def evidence_of(self, locality_id: str) -> tuple[Evidence, ...]:
        """Judgements on a place, for every dimension that was looked for."""
        return self._evidence_by_place.get(locality_id, ())

    def ancestors(self, locality_id: str) -> tuple[Locality, ...]:
        """The places a locality lies in, nearest first; empty for the country or an anonymised place."""
        found: list[Locality] = []
        current = self.localities.get(self.localities[locality_id].parent_id)
        while current is not None and current not in found:
            found.append(current)
            current = self.localities.get(current.parent_id)
        return tuple(found)

    def places_inside(self, locality_id: str) -> tuple[Locality, ...]:
        """The places that lie inside a locality, at any depth, in file order."""
        inside = {locality_id}
        for entry in self.records.localities:
            if entry.parent_id in inside:
                inside.add(entry.locality_id)
        return tuple(self.localities[code] for code in self.localities if code in inside and code != locality_id)

    def document(self, source_id: str) -> Source:
        """The document that a source is or stands in."""
        source = self.sources[source_id]
        return self.sources.get(source.parent_id, source)

    @cached_property
    def citing(self) -> Mapping[str, tuple[tuple[int, str, object], ...]]:
        """Per source: (line, table, record) of everything coded from it, by line, then in table order."""
        found: dict[str, list[tuple[int, str, object]]] = defaultdict(list)
        for table, record, citations in self._cited_records():
            for citation in citations:
                found[citation.source_id].append((citation.line, table, record))
        return {source_id: tuple(sorted(rows, key=lambda row: row[0])) for source_id, rows in found.items()}

    def _cited_records(self) -> Iterable[tuple[str, object, tuple[Citation, ...]]]:
        for observation in self.records.observations:
            yield "observations", observation, observation.citations
        for practice in self.records.practices:
            yield "practices", practice, practice.citations
            for part in practice.parts:
                yield "practice_parts", part, _only(part)
        for finding in self.records.findings:
            yield "findings", finding, finding.citations
        for framework in self.records.frameworks:
            yield "frameworks", framework, framework.citations
            for dimension in framework.dimensions:
                yield "dimensions", dimension, (dimension.citation,) if dimension.citation else ()
        for evidence in self.records.evidence:
            yield "evidence", evidence, evidence.citations


def _only(part: Part) -> tuple[Citation, ...]:
    return (part.citation,) if part.citation else ()


def _group(items: Iterable[Item]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for entry in items:
        found[entry.locality_id].append(entry)  # type: ignore[attr-defined]
    return {key: tuple(entries) for key, entries in found.items()}


def load(folder: Path, boundaries: Boundaries | None = None) -> Catalogue:
    """Read and check a data folder. Never raises for what is in it: a catalogue with errors holds only its problems."""
    before = fingerprint(folder)
    package = read_package(folder)
    drawn = boundaries if boundaries is not None else load_boundaries(BUNDLED_DATA / "boundaries")
    readings = read_layers(package)
    problems = check(package, areas=_areas(drawn), readings=readings)
    broken = any(problem.severity == "error" for problem in problems)
    return Catalogue(
        folder=folder,
        version=_checksum(folder),
        title=Text(*(str(package.descriptor.get(name) or folder.name) for name in ("title_zh", "title"))),
        records=_NOTHING if broken else read_records(package),
        boundaries=drawn,
        problems=problems,
        layers={} if broken else {code: found.layer for code, found in readings.items() if found.layer is not None},
        edition=read_edition(package.descriptor),
        figures=None if broken else package.figures,
        seen=before,
    )


def _checksum(folder: Path) -> str:
    try:
        return checksum(folder)
    except OSError:  # a file that can't be read is among the problems
        return ""


def _areas(boundaries: Boundaries) -> dict[str, BaseGeometry]:
    """Polygons by adcode, all three levels."""
    layers = (boundaries.province, boundaries.prefecture, boundaries.county)
    return {code: area for layer in layers for code, area in zip(layer.index, layer.geometry, strict=True)}


def _keep_from_collector() -> None:
    """Streamlit collects garbage after every run, and would walk each record each time: 0.3 s for 30,000 figures."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class CatalogueWatch:
    """The catalogue of a folder, re-read when its files change: a new state is taken whole, or not at all.

    While files are half written or have errors the last good catalogue stays; `pending` then lists what is wrong.
    """

    def __init__(self, folder: Path, every_seconds: float = 1.0) -> None:
        self.folder = folder
        self.pending: tuple[Problem, ...] = ()
        self._every_seconds = every_seconds
        self._lock = threading.Lock()
        self._looked = 0.0
        self._seen = ""
        self._current: Catalogue | None = None

    def current(self) -> Catalogue:
        """The catalogue to show now; looks at the files at most once per `every_seconds`."""
        with self._lock:
            if self._current is None or time.monotonic() - self._looked >= self._every_seconds:
                self._look()
            assert self._current is not None
            return self._current

    def _look(self) -> None:
        found = fingerprint(self.folder)
        if self._current is None or found not in (self._seen, self._current.seen):
            fresh = load(self.folder, self._current.boundaries if self._current else None)
            self._take(fresh)
        elif found == self._current.seen:
            self.pending = ()
        self._looked = time.monotonic()

    def _take(self, fresh: Catalogue) -> None:
        if fingerprint(self.folder) != fresh.seen and self._current is not None:
            return  # changed while being read: look again next time
        self._seen = fresh.seen
        if self._current is None or not fresh.errors or self._current.errors:
            self._current, self.pending = fresh, ()
            _keep_from_collector()
            _log.info("data version %s taken from %s", fresh.version, self.folder)
        else:
            self.pending = fresh.errors
            _log.warning("data version %s has %d errors and is not shown", fresh.version, len(fresh.errors))
