"""How far two coders agree: per cent agreement, Cohen's kappa, Krippendorff's alpha, and what they disagree on.

A unit is a place and a dimension. Several records of one coder on a unit count once, as the strongest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.evidence import STRENGTHS, Judgement, strongest
from dashboard.catalogue import Catalogue
from dashboard.records import Evidence

WEAKEST_FIRST = tuple(reversed(STRENGTHS))


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient of agreement; None with the reason where it is not defined: no_pairs, one_category."""

    value: float | None
    undefined: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A place on a dimension as two coders judged it; strength "" where one of them did not."""

    first: Judgement
    second: Judgement

    @property
    def coders(self) -> str:
        """Who judged it: both, first or second."""
        return "both" if self.first.strength and self.second.strength else "first" if self.first.strength else "second"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two coders on one framework, or on all where `framework_id` is empty; `units` in the order of the data."""

    framework_id: str
    units: tuple[Unit, ...]

    @property
    def pairs(self) -> tuple[Unit, ...]:
        """The units that both judged: what every coefficient rests on."""
        return tuple(unit for unit in self.units if unit.coders == "both")

    @property
    def disagreements(self) -> tuple[Unit, ...]:
        """The units that they judged otherwise."""
        return tuple(unit for unit in self.pairs if unit.first.strength != unit.second.strength)

    def only(self, coder: str) -> tuple[Unit, ...]:
        """The units that one coder alone judged: "first" or "second"."""
        return tuple(unit for unit in self.units if unit.coders == coder)

    @property
    def agreed_pct(self) -> Coefficient:
        """Units judged alike, in per cent of the pairs."""
        count = len(self.pairs)
        return Coefficient(100 * (count - len(self.disagreements)) / count) if count else Coefficient(None, "no_pairs")

    @property
    def kappa(self) -> Coefficient:
        """Cohen's kappa of the pairs."""
        return kappa(*self._codes())

    def alpha(self, order: Sequence[str] = ()) -> Coefficient:
        """Krippendorff's alpha of the pairs: nominal, or ordinal where the strengths are given in their order."""
        return alpha(self._codes(), order)

    def _codes(self) -> tuple[list[str], list[str]]:
        return [unit.first.strength for unit in self.pairs], [unit.second.strength for unit in self.pairs]


def agreements(catalogue: Catalogue, second: Iterable[Evidence]) -> tuple[Agreement, ...]:
    """Over all frameworks, then each that the second coder judged by; the first coder is the data package."""
    codings = _by_unit(catalogue.records.evidence), _by_unit(second)
    judged = (Agreement(code, _units(catalogue, code, *codings)) for code in catalogue.frameworks)
    each = tuple(entry for entry in judged if any(unit.second.strength for unit in entry.units))
    return (Agreement("", tuple(unit for entry in each for unit in entry.units)), *each)


Coding = Mapping[tuple[str, str], Sequence[Evidence]]


def _by_unit(records: Iterable[Evidence]) -> Coding:
    found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for entry in records:
        found[entry.locality_id, entry.dimension_id].append(entry)
    return found


def _units(catalogue: Catalogue, framework_id: str, first: Coding, second: Coding) -> tuple[Unit, ...]:
    judged = {place for coding in (first, second) for place, _ in coding}
    places = [entry for entry in catalogue.records.localities if entry.locality_id in judged]
    dimensions = catalogue.frameworks[framework_id].dimensions
    pairs = ((place, dimension) for dimension in dimensions for place in places)
    keys = ((place, dimension, (place.locality_id, dimension.dimension_id)) for place, dimension in pairs)
    return tuple(
        Unit(*(strongest(place, dimension, coding.get(key, ())) for coding in (first, second)))
        for place, dimension, key in keys
        if key in first or key in second
    )


def kappa(first: Sequence[str], second: Sequence[str]) -> Coefficient:
    """Cohen (1960), A coefficient of agreement for nominal scales: (observed - expected) / (1 - expected).

    Not defined where both coders used the same single category: then all agreement is expected.
    """
    codes = sorted({*first, *second})
    if len(codes) < 2:
        return Coefficient(None, "one_category" if codes else "no_pairs")
    import numpy as np
    from statsmodels.stats.inter_rater import cohens_kappa  # two seconds, which only those who compare coders wait for

    table = np.zeros((len(codes), len(codes)))
    for left, right in zip(first, second, strict=True):
        table[codes.index(left), codes.index(right)] += 1
    return Coefficient(float(cohens_kappa(table, return_results=False)))


def alpha(codings: Sequence[Sequence[str | None]], order: Sequence[str] = ()) -> Coefficient:
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability: 1 - observed / expected disagreement.

    One row per coder, one column per unit, None where a coder did not judge it. Nominal, or ordinal in `order`, weakest
    first. Not defined where no unit has two codes, or all that do have the same one.
    """
    paired = [codes for unit in zip(*codings, strict=True) if len(codes := [code for code in unit if code]) > 1]
    used = {code for codes in paired for code in codes}
    if len(used) < 2:
        return Coefficient(None, "one_category" if used else "no_pairs")
    from krippendorff import alpha as krippendorff_alpha  # brings numpy, which the command line does without

    codes = [*(order or sorted({code for coding in codings for code in coding if code}))]
    rows = [[codes.index(code) if code else float("nan") for code in coding] for coding in codings]
    return Coefficient(float(krippendorff_alpha(rows, level_of_measurement="ordinal" if order else "nominal")))
