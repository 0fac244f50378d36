"""Crisp-set truth tables for qualitative comparative analysis, as `truthTable` of R's QCA package makes them.

Dusa (2019), QCA with R. A Comprehensive Resource, chapter 7. Cases are places, sets are dimensions of a framework.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.evidence import judgement
from dashboard.catalogue import Catalogue
from dashboard.records import Dimension, Locality

REMAINDER = "?"
CONTRADICTION = "C"
# names that R or the columns of a truth table take already
_TAKEN = frozenset({"OUT", "N", "INCL", "PRI", "CASES", "TRUE", "FALSE", "NULL", "NA", "NAN", "INF", "T", "F"})


@dataclass(frozen=True, slots=True)
class Case:
    """One case: whether it is in each condition (1 or 0), and in the outcome."""

    name: str
    conditions: tuple[int, ...]
    outcome: int


@dataclass(frozen=True, slots=True)
class Row:
    """One combination of conditions. `number` counts all combinations from 1 as binary numbers, the first condition
    heaviest. `inclusion` (consistency) is None for a remainder.
    """

    number: int
    conditions: tuple[int, ...]
    cases: tuple[Case, ...]
    output: str

    @property
    def inclusion(self) -> float | None:
        """The share of its cases that show the outcome: sum of min(X, Y) over sum of X.

        PRI is the same number here: for crisp sets min(Y, 1 - Y), which it takes off, is 0.
        """
        return sum(case.outcome for case in self.cases) / len(self.cases) if self.cases else None


def rows(cases: Iterable[Case], *, contradictions: bool = True) -> tuple[Row, ...]:
    """The observed combinations by number. Output 1 where all cases show the outcome, 0 where none does.

    Mixed rows are "C", as incl.cut = c(1, 0.0001) gives them; without `contradictions` 0, as QCA's default does.
    """
    found: dict[tuple[int, ...], list[Case]] = defaultdict(list)
    for case in cases:
        found[case.conditions].append(case)
    return tuple(
        Row(_number(conditions), conditions, tuple(held), _output(held, contradictions=contradictions))
        for conditions, held in sorted(found.items())
    )


def complete(observed: Sequence[Row], conditions: int) -> tuple[Row, ...]:
    """All 2^k combinations of k conditions in order, those without a case as remainders."""
    found = {row.number: row for row in observed}
    return tuple(
        found.get(at + 1) or Row(at + 1, tuple(int(bit) for bit in f"{at:0{conditions}b}"), (), REMAINDER)
        for at in range(2**conditions)
    )


def _number(conditions: Sequence[int]) -> int:
    return int("".join(map(str, conditions)), 2) + 1


def _output(cases: Sequence[Case], *, contradictions: bool) -> str:
    showing = sum(case.outcome for case in cases)
    if 0 < showing < len(cases) and contradictions:
        return CONTRADICTION
    return str(int(showing == len(cases)))


@dataclass(frozen=True, slots=True)
class Coded:
    """Cases made from judgements, and the places left out because a dimension was never judged, with which."""

    cases: tuple[Case, ...]
    left_out: Mapping[str, tuple[Dimension, ...]]


def crisp_cases(
    catalogue: Catalogue, places: Sequence[Locality], sets: Sequence[Dimension], *, partial_counts: bool
) -> Coded:
    """Explicit is 1, none found is 0, partial is 1 or 0 as `partial_counts` says; the last of `sets` is the outcome.

    A place that was never judged on one of the dimensions is left out and named: not judged is not 0.
    """
    members = {"explicit": 1, "partial": int(partial_counts), "none": 0}
    cases: list[Case] = []
    left_out: dict[str, tuple[Dimension, ...]] = {}
    for place in places:
        strengths = [judgement(catalogue, place, dimension).strength for dimension in sets]
        absent = tuple(dimension for dimension, strength in zip(sets, strengths, strict=True) if not strength)
        if absent:
            left_out[place.locality_id] = absent
        else:
            *conditions, outcome = (members[strength] for strength in strengths)
            cases.append(Case(place.locality_id, tuple(conditions), outcome))
    return Coded(tuple(cases), left_out)


def set_names(dimensions: Sequence[Dimension]) -> dict[str, str]:
    """A name for each dimension that QCA takes without quoting: capital letters and digits, made from its code.

    Four letters of each word: party-leadership is PARTLEAD; a name used twice gets a number.
    """
    names: dict[str, str] = {}
    for dimension in dimensions:
        words = re.findall(r"[a-z0-9]+", dimension.dimension_id.rpartition(".")[2])
        stem = "".join(word[:4] for word in words).upper()
        stem = stem if stem[:1].isalpha() else f"D{stem}"
        taken = {*_TAKEN, *names.values()}
        numbered = (stem, *(f"{stem}{at}" for at in range(2, len(dimensions) + 3)))
        names[dimension.dimension_id] = next(name for name in numbered if name not in taken)
    return names
