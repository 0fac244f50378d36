"""Practices, or what places carry out, aspect by aspect: what each source says, and where two say the same.

Silence is never equal to anything, not even to silence, and neither is a figure that its source qualifies: 近万 need
not be 近万.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis.coded_words import ELSEWHERE, is_incentive, is_platform, organises, stages
from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.practice_filter import elements_by_practice
from dashboard.analysis.scope import scope
from dashboard.analysis.script import fold
from dashboard.catalogue import Catalogue
from dashboard.quantity import Qualifier
from dashboard.records import Dimension, Locality, Observation, Part, Practice, Text
from dashboard.selection import ASPECTS, LOOP_STAGES

LOOP = tuple(f"loop_{stage}" for stage in (*LOOP_STAGES, ELSEWHERE))
IN_ORDER = ("level", *LOOP)
PART_KINDS = ("level", "step", "actor", "component", "rule", "outcome", "honour")
CODED = ("part_of", "related", "element", "unexplained")  # silence here is the coder's, not the source's
BY_RULE = ("organiser", "incentive", "platform", *LOOP)  # found by words (`coded_words`): so is their absence
OF_PLACES = ("status", "organiser", "level", *LOOP, "actor", "rule", "incentive", "platform", "outcome", "honour")

Said = str | Text | Locality | Practice | Part | Observation | Dimension


@dataclass(frozen=True, slots=True)
class Side:
    """One column: a practice, or a place with the practices that are carried out there; `others` only count."""

    code: str
    name: Text
    practices: tuple[Practice, ...]
    others: tuple[Practice, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of one side: the items its source gives, in order, and the number of the first equal side.

    No items: the source is silent. `same_as` counts the sides from 1; 0 where none before says the same.
    """

    side: Side
    items: tuple[Said, ...]
    same_as: int = 0


def of_practice(practice: Practice) -> Side:
    """A practice as a side."""
    return Side(practice.practice_id, practice.name, (practice,))


def of_place(catalogue: Catalogue, place: Locality) -> Side:
    """A place as a side: what it carries out, with the places inside it that are no case of their own.

    What is only recommended, planned or mentioned is in `others`: it has a status, and nothing else counts.
    """
    found = [entry for code in scope(catalogue, place.locality_id) for entry in catalogue.practices_of(code)]
    carried = tuple(entry for entry in found if entry.status in CARRIED_OUT)
    return Side(place.locality_id, place.name, carried, tuple(entry for entry in found if entry not in carried))


def aligned(
    catalogue: Catalogue, sides: Sequence[Side], names: Sequence[str] = ASPECTS
) -> dict[str, tuple[Aspect, ...]]:
    """For each aspect one entry per side in the order given; aspects that differ come first, each group in order."""
    rows = {name: _marked(name, [(side, _all(catalogue, side, name)) for side in sides]) for name in names}
    return dict(sorted(rows.items(), key=lambda row: all_equal(row[1])))


def all_equal(row: Sequence[Aspect]) -> bool:
    """Whether every side says the same as the first. One side alone equals nothing."""
    return len(row) > 1 and all(aspect.same_as == 1 for aspect in row[1:])


def number_of(catalogue: Catalogue, part: Part) -> Observation | None:
    """The figure that a part of a practice states; None where it states none."""
    return catalogue.observations.get(part.observation_id)


def _marked(name: str, row: list[tuple[Side, tuple[Said, ...]]]) -> tuple[Aspect, ...]:
    first: dict[tuple[str, ...], int] = {}
    found = []
    for number, (side, items) in enumerate(row, 1):
        key = _key(name, items)
        found.append(Aspect(side, items, first.get(key, 0) if key else 0))
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


def _all(catalogue: Catalogue, side: Side, name: str) -> tuple[Said, ...]:
    """The items of every practice of a side, each once; of the status as many as there are practices."""
    if name == "status":
        return tuple(entry.status for entry in (*side.practices, *side.others))
    return tuple(dict.fromkeys(item for entry in side.practices for item in _items(catalogue, entry, name)))


def _items(catalogue: Catalogue, practice: Practice, name: str) -> tuple[Said, ...]:
    if name in PART_KINDS:
        return practice.parts_of(name)
    if name in LOOP:
        stage = name.removeprefix("loop_")
        return tuple(step for step in practice.parts_of("step") if stage in stages(step))
    if name in BY_RULE:
        return _by_rule(catalogue, practice, name)
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


def _by_rule(catalogue: Catalogue, practice: Practice, name: str) -> tuple[Said, ...]:
    """Who organises it; or the incentives, or platforms, among its parts and the practices that are part of it."""
    if name == "organiser":
        return tuple(actor for actor in practice.parts_of("actor") if organises(actor))
    kind, told = ("platform", is_platform) if name == "platform" else ("incentive_assessment", is_incentive)
    kinds = ("component", "actor") if name == "platform" else ("component", "rule")
    members = (entry for entry in catalogue.practices_of(practice.locality_id) if entry.part_of == practice.practice_id)
    parts = [part for part_kind in kinds for part in practice.parts_of(part_kind) if told(part.name)]
    named = {part.name for part in parts}
    return (*parts, *(entry for entry in members if entry.kind == kind and entry.name not in named))


def _figures(catalogue: Catalogue, practice: Practice) -> tuple[Observation, ...]:
    """Numbers about the practice that no part of it states already; digits inside a name are no numbers."""
    stated = {part.observation_id for part in practice.parts}
    about = (entry for entry in catalogue.records.observations if entry.practice_id == practice.practice_id)
    return tuple(entry for entry in about if entry.observation_id not in stated and entry.kind != "name_digits")
