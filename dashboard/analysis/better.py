"""Who does this better: beside what is weak or missing in a place, the peers whose sources evidence it.

A peer counts with what it carries out; one that only recommends it is counted apart. "Better" is a claim about the
coded evidence, not about the places: how much text stands behind each and whose it is, is told beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.analysis.coded_words import stages
from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.evidence import STRENGTHS, Judgement, Volume, judgement, volume
from dashboard.analysis.mechanisms import by_kind
from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.records import Citation, Dimension, Framework, Locality, Part, Practice, Text
from dashboard.selection import LOOP_STAGES

PART_KINDS = ("level", "step", "actor", "rule", "outcome")
ADVOCATED, MISSING = "advocated", "missing"


@dataclass(frozen=True, slots=True)
class Peer:
    """A place that evidences an element: by which practice (None where the source names none), in which words.

    `strength` is explicit or partial for a dimension, "" for what is coded as a part. `relation` is around or inside
    where the peer contains the place or lies in it: then the two are no independent cases.
    """

    place: Locality
    practice: Practice | None
    sentence: Text
    strength: str
    citations: tuple[Citation, ...]
    text: Volume
    relation: str


@dataclass(frozen=True, slots=True)
class Weakness:
    """An element that is weak in a place: `what` is dimension, part, stage or kind, `code` its code there.

    `here` is partial, none, advocated or missing; `recommend` are the places that only recommend it.
    """

    what: str
    code: str
    here: str
    peers: tuple[Peer, ...]
    recommend: tuple[Locality, ...] = ()


def weak_dimensions(catalogue: Catalogue, place: Locality, framework: Framework) -> tuple[Weakness, ...]:
    """Dimensions judged partial or none, or shown by recommendations alone, in the framework's order.

    What nobody has looked for is no weakness. Peers show it more strongly, in something they carry out.
    """
    own = [judgement(catalogue, place, dimension) for dimension in framework.dimensions]
    weak = [(entry, _here(catalogue, entry)) for entry in own]
    return tuple(_dimension(catalogue, place, entry.dimension, here) for entry, here in weak if here)


def weak_mechanisms(catalogue: Catalogue, place: Locality) -> tuple[Weakness, ...]:
    """Kinds of parts and stages of the loop that nothing carried out in a place has, and kinds only recommended.

    A place without any step lacks steps, not each stage; one without any practice lacks nothing that could be told.
    """
    own = _carried(catalogue, place)
    if not own:
        return ()
    parts = [kind for kind in PART_KINDS if not _has(own, partial(_of_kind, kind))]
    lacking = [("part", kind, partial(_of_kind, kind)) for kind in parts]
    if "step" not in parts:
        absent = [stage for stage in LOOP_STAGES if not _has(own, partial(_of_stage, stage))]
        lacking += [("stage", stage, partial(_of_stage, stage)) for stage in absent]
    found = [Weakness(what, code, MISSING, _peers_with(catalogue, place, pick)) for what, code, pick in lacking]
    groups = (row[0] for row in by_kind(catalogue, (place,)))
    kinds = [group.kind for group in groups if group.advised and not group.carried]
    return (*found, *(_kind(catalogue, place, kind) for kind in kinds))


def _here(catalogue: Catalogue, found: Judgement) -> str:
    """How weak a judgement is; empty where it is explicit and rests on something carried out, or was never made."""
    if found.strength in ("partial", "none"):
        return found.strength
    return ADVOCATED if found.strength and not _counted(catalogue, found) else ""


def _counted(catalogue: Catalogue, found: Judgement) -> list[tuple[Practice | None, Text, tuple[Citation, ...]]]:
    """The records of a judgement that rest on something carried out, or on no practice in particular."""
    told = ((catalogue.practices.get(entry.practice_id), entry) for entry in found.entries)
    return [
        (practice, entry.note, entry.citations)
        for practice, entry in told
        if practice is None or practice.status in CARRIED_OUT
    ]


def _dimension(catalogue: Catalogue, place: Locality, dimension: Dimension, here: str) -> Weakness:
    bar = STRENGTHS.index("explicit" if here == ADVOCATED else here)
    peers, recommend = [], []
    for other in _others(catalogue, place):
        found = judgement(catalogue, other, dimension)
        rank = STRENGTHS.index(found.strength) if found.strength else len(STRENGTHS)
        if rank > bar or (rank == bar and here != ADVOCATED) or found.strength == "none":
            continue
        counted = _counted(catalogue, found)
        if not counted:
            recommend.append(other)
            continue
        practice, note, _ = counted[0]
        citations = tuple(dict.fromkeys(citation for _, _, cited in counted for citation in cited))
        peers.append(_peer(catalogue, place, other, practice, note, found.strength, citations))
    return Weakness("dimension", dimension.dimension_id, here, _in_order(peers), tuple(recommend))


Pick = Callable[[Part], bool]


def _of_kind(kind: str, part: Part) -> bool:
    return part.part_kind == kind


def _of_stage(stage: str, part: Part) -> bool:
    return part.part_kind == "step" and stage in stages(part)


def _has(practices: Iterable[Practice], pick: Pick) -> bool:
    return any(pick(part) for entry in practices for part in entry.parts)


def _peers_with(catalogue: Catalogue, place: Locality, pick: Pick) -> tuple[Peer, ...]:
    """Each peer with the practice that has most such parts, the first of equals."""
    peers = []
    for other in _others(catalogue, place):
        held = [(entry, [part for part in entry.parts if pick(part)]) for entry in _carried(catalogue, other)]
        practice, parts = max(held, key=lambda entry: len(entry[1]), default=(None, []))
        if practice and parts:
            citations = tuple(dict.fromkeys(part.citation for part in parts if part.citation))
            peers.append(_peer(catalogue, place, other, practice, _listed(parts), "", citations))
    return _in_order(peers)


def _listed(parts: Sequence[Part]) -> Text:
    """The names of parts as they are coded, one after the other."""
    return Text("；".join(part.name.to("zh") for part in parts), "; ".join(part.name.to("en") for part in parts))


def _kind(catalogue: Catalogue, place: Locality, kind: str) -> Weakness:
    peers, recommend = [], []
    for group in (row[0] for other in _others(catalogue, place) for row in by_kind(catalogue, (other,))):
        if group.kind != kind:
            continue
        if group.carried:
            practice = group.carried[0]
            citations = tuple(dict.fromkeys(citation for entry in group.carried for citation in entry.citations))
            peers.append(_peer(catalogue, place, group.place, practice, practice.summary, "", citations))
        else:
            recommend.append(group.place)
    return Weakness("kind", kind, ADVOCATED, _in_order(peers), tuple(recommend))


def _carried(catalogue: Catalogue, place: Locality) -> list[Practice]:
    codes = scope(catalogue, place.locality_id)
    return [entry for code in codes for entry in catalogue.practices_of(code) if entry.status in CARRIED_OUT]


def _others(catalogue: Catalogue, place: Locality) -> list[Locality]:
    return [entry for entry in catalogue.cases if entry.locality_id != place.locality_id]


def _peer(
    catalogue: Catalogue,
    place: Locality,
    other: Locality,
    practice: Practice | None,
    sentence: Text,
    strength: str,
    citations: tuple[Citation, ...],
) -> Peer:
    around, inside = catalogue.ancestors(place.locality_id), catalogue.ancestors(other.locality_id)
    relation = "around" if other in around else "inside" if place in inside else ""
    return Peer(other, practice, sentence, strength, citations, volume(catalogue, other), relation)


def _in_order(peers: list[Peer]) -> tuple[Peer, ...]:
    """Explicit before partial, no self-report before one, more lines cited before fewer; then the order of the data."""
    ranks = (*STRENGTHS, "")
    return tuple(
        sorted(
            peers,
            key=lambda peer: (ranks.index(peer.strength), "yes" in peer.text.self_reports, -len(peer.citations)),
        )
    )
