"""Practices aspect by aspect: what each source says, and where two say the same.

Silence is never equal to anything, and neither is a figure that its source qualifies: 近万 need not be 近万.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.practice_filter import elements_by_practice
from dashboard.analysis.script import fold
from dashboard.catalogue import Catalogue
from dashboard.quantity import Qualifier
from dashboard.records import Dimension, Locality, Observation, Part, Practice, Text

IN_ORDER = ("level", "step")
PART_KINDS = ("level", "step", "actor", "component", "rule", "outcome", "honour")
ASPECTS = ("place", "status", "kind", "works_at", "part_of", "related", *PART_KINDS, "figure", "element", "unexplained")
CODED = ("part_of", "related", "element", "unexplained")  # silence here is the coder's, not the source's

Said = str | Text | Locality | Practice | Part | Observation | Dimension


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of one practice: the items its source gives, in order, and the number of the first equal practice.

    No items: the source is silent. `same_as` counts the practices from 1; 0 where none before says the same.
    """

    practice: Practice
    items: tuple[Said, ...]
    same_as: int = 0


def aligned(catalogue: Catalogue, practices: Sequence[Practice]) -> dict[str, tuple[Aspect, ...]]:
    """For each aspect, in the order of ASPECTS, one entry per practice in the order given."""
    rows = {name: [(entry, _items(catalogue, entry, name)) for entry in practices] for name in ASPECTS}
    return {name: _marked(name, row) for name, row in rows.items()}


def number_of(catalogue: Catalogue, part: Part) -> Observation | None:
    """The figure that a part of a practice states; None where it states none."""
    return catalogue.observations.get(part.observation_id)


def _marked(name: str, row: list[tuple[Practice, tuple[Said, ...]]]) -> tuple[Aspect, ...]:
    first: dict[tuple[str, ...], int] = {}
    found = []
    for number, (practice, items) in enumerate(row, 1):
        key = _key(name, items)
        found.append(Aspect(practice, items, first.get(key, 0) if key else 0))
        first.setdefault(key, number)
    return tuple(found)


def _key(name: str, items: tuple[Said, ...]) -> tuple[str, ...]:
    """What makes two cells equal; empty where nothing can be."""
    spelt = tuple(_spelt(item) for item in items)
    if not all(spelt):
        return ()
    return spelt if name in IN_ORDER else tuple(sorted(spelt))


def _spelt(item: Said) -> str:
    if isinstance(item, Part):
        return "/".join(fold(text.zh or text.en) for text in (item.name, item.role, item.branch))
    if isinstance(item, Observation):
        exact = item.quantity is not None and item.quantity.qualifier is Qualifier.EXACT
        return fold(f"{item.label.zh or item.label.en} {item.printed} {item.period}") if exact else ""
    if isinstance(item, Text):
        return fold(item.zh or item.en)
    if isinstance(item, Locality):
        return item.locality_id
    if isinstance(item, Practice):
        return item.practice_id
    return item.dimension_id if isinstance(item, Dimension) else item


def _items(catalogue: Catalogue, practice: Practice, name: str) -> tuple[Said, ...]:
    if name in PART_KINDS:
        return practice.parts_of(name)
    found: dict[str, tuple[Said | None, ...]] = {
        "place": (catalogue.localities.get(practice.locality_id),),
        "status": (practice.status,),
        "kind": (practice.kind,),
        "works_at": (practice.level,),
        "part_of": (catalogue.practices.get(practice.part_of),),
        "related": tuple(catalogue.practices.get(code) for code in practice.related),
        "figure": _figures(catalogue, practice),
        "element": tuple(map(catalogue.dimensions.get, elements_by_practice(catalogue).get(practice.practice_id, ()))),
        "unexplained": (practice.unexplained,),
    }
    return tuple(item for item in found[name] if item)


def _figures(catalogue: Catalogue, practice: Practice) -> tuple[Observation, ...]:
    """Numbers about the practice that no part of it states already; digits inside a name are no numbers."""
    stated = {part.observation_id for part in practice.parts}
    about = (entry for entry in catalogue.records.observations if entry.practice_id == practice.practice_id)
    return tuple(entry for entry in about if entry.observation_id not in stated and entry.kind != "name_digits")
