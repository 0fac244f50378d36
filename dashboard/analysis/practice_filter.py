"""Which practices an address asks for, how many each further choice would leave, and what a filter keeps out.

Recommendations are never counted as practice: statuses fall into three groups that are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.derived import derived
from dashboard.analysis.search import practice_index
from dashboard.catalogue import Catalogue
from dashboard.records import Practice
from dashboard.selection import LEVEL_UNKNOWN, PLACELESS, Selection

STATUS_GROUPS: Mapping[str, tuple[str, ...]] = {
    "carried_out": CARRIED_OUT,
    "intended": ("proposed", "planned"),
    "referred_to": ("reference",),
}
FILTERS = ("kinds", "statuses", "places", "levels", "dimension")


def group_of(practice: Practice) -> str:
    """carried_out, intended or referred_to."""
    return next(group for group, statuses in STATUS_GROUPS.items() if practice.status in statuses)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The practices that pass every filter and the search, best first, and what the choices do.

    `counts[field][code]` is how many would be found with that code chosen alone in its field and all else kept;
    `kept_out[field]` how many the field alone keeps out ("search" is a field here). Codes that leave none are absent.
    """

    found: tuple[Practice, ...]
    counts: Mapping[str, Counter[str]]
    kept_out: Counter[str]

    def in_group(self, group: str) -> tuple[Practice, ...]:
        """Those of one status group, in order."""
        return tuple(practice for practice in self.found if group_of(practice) == group)


@derived(most=32)
def narrow(catalogue: Catalogue, selection: Selection) -> Narrowed:
    """Apply the selection's search, kinds, statuses, places, levels and framework element.

    Several codes of one field widen, further fields narrow. A place stands for itself and the places inside it.
    """
    chosen = {name: _chosen(selection, name) for name in FILTERS}
    elements = elements_by_practice(catalogue)
    hits = practice_index(catalogue).search(selection.search) if selection.search.strip() else catalogue.practices
    order = {code: rank for rank, code in enumerate(hits)}
    found: list[Practice] = []
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    kept_out: Counter[str] = Counter()
    for code, practice in catalogue.practices.items():
        codes = _codes(catalogue, practice, elements)
        failed = [name for name in FILTERS if chosen[name] and not chosen[name].intersection(codes[name])]
        failed += ["search"] if code not in order else []
        if not failed:
            found.append(practice)
        kept_out.update(failed if len(failed) == 1 else ())
        for name in FILTERS:
            if not set(failed) - {name}:
                counts[name].update(codes[name])
    found.sort(key=lambda practice: order[practice.practice_id])
    return Narrowed(tuple(found), counts, kept_out)


@derived(most=2)
def elements_by_practice(catalogue: Catalogue) -> Mapping[str, Mapping[str, str]]:
    """Framework elements that each practice evidences: practice -> dimension -> explicit or partial, in file order."""
    found: dict[str, dict[str, str]] = {}
    for entry in catalogue.records.evidence:
        if entry.practice_id and entry.strength != "none":
            found.setdefault(entry.practice_id, {})[entry.dimension_id] = entry.strength
    return found


def _chosen(selection: Selection, name: str) -> frozenset[str]:
    value = getattr(selection, name)
    return frozenset(value if isinstance(value, tuple) else [value] if value else [])


def _codes(
    catalogue: Catalogue, practice: Practice, elements: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[str, ...]]:
    """The codes under which a practice is found in each field."""
    place = practice.locality_id
    above = (entry.locality_id for entry in catalogue.ancestors(place)) if place else ()
    return {
        "kinds": (practice.kind,),
        "statuses": (practice.status,),
        "places": (place, *above) if place else (PLACELESS,),
        "levels": (practice.level or LEVEL_UNKNOWN,),
        "dimension": tuple(elements.get(practice.practice_id, ())),
    }
