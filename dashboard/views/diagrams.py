"""Governance mechanisms as diagrams: structure of the model, hierarchy chain, process with branches, who does what.

A diagram is drawn only from parts that the source names; each has a text twin that says the same in sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd

from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.structure import Tree, tree
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Diagram, Edge, Entry, Exhibit, Node, Prose
from dashboard.records import Citation, Part, Practice
from dashboard.selection import Selection
from dashboard.wording import Wording, wording


def of_practice(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The diagrams of the chosen mechanism: process, levels, who does what, structure; only those its source gives.

    One sentence where the place has no mechanism that could be drawn.
    """
    words = wording(selection.lang)
    practice = catalogue.practices.get(selection.practice)
    if practice is None:
        text = words("diagrams.none")
        return (Exhibit("diagrams.none", "", Prose((Entry(text),)), twin=(text,)),)
    drawn = (
        process(practice, words),
        hierarchy(practice, words),
        roles(practice, words),
        structure(catalogue, practice, words),
    )
    return tuple(exhibit for exhibit in drawn if exhibit)


def halves(catalogue: Catalogue, selection: Selection) -> tuple[tuple[Exhibit, ...], tuple[Exhibit, ...]]:
    """The same diagrams for two columns: the first, which is the longest where there is a process, and the others."""
    drawn = of_practice(catalogue, selection)
    return drawn[:1], drawn[1:]


def choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The mechanisms of the chosen place that can be drawn; empty where there is none."""
    return tuple(entry.practice_id for entry in catalogue.drawn_practices_of(selection.locality))


def choice_name(catalogue: Catalogue, selection: Selection, practice_id: str) -> str:
    """The name of a mechanism in a list to choose from, with its status where it is not carried out."""
    return _named(catalogue.practices[practice_id], wording(selection.lang))


def hierarchy(practice: Practice, words: Wording) -> Exhibit | None:
    """The levels of a mechanism from the top down, each with what it does where the source says so."""
    levels = practice.parts_of("level")
    if not levels:
        return None
    nodes = tuple(Node(part.part_id, words.text(part.name), "strong", words.text(part.role)) for part in levels)
    edges = tuple(Edge(above.key, below.key) for above, below in pairwise(nodes))
    chain = words("diagrams.then").join(_with_role(part, words) for part in levels)
    twin = words("diagrams.hierarchy_twin", n=len(levels), practice=words.text(practice.name), chain=chain)
    return _exhibit("hierarchy", practice, Diagram(nodes, edges), (twin,), levels, words)


def process(practice: Practice, words: Wording) -> Exhibit | None:
    """The steps of a mechanism with their forks; a step that several follow is a fork."""
    steps = practice.parts_of("step")
    if not steps:
        return None
    after = _order(steps)
    forks = {code for code in after if _followers(code, after) > 1}
    nodes = tuple(
        Node(part.part_id, words.text(part.name), _step_tone(part, forks, after), words.text(part.role))
        for part in steps
    )
    edges = tuple(
        Edge(before, part.part_id, words.text(part.branch)) for part in steps for before in after[part.part_id]
    )
    twin = tuple(_step_sentence(place, part, steps, after, words) for place, part in enumerate(steps, 1))
    return _exhibit("process", practice, Diagram(nodes, edges), twin, steps, words)


def roles(practice: Practice, words: Wording) -> Exhibit | None:
    """Who takes part in a mechanism and what each does."""
    actors = practice.parts_of("actor")
    if not actors:
        return None
    centre = Node(practice.practice_id, words.text(practice.name), "strong")
    nodes = tuple(Node(part.part_id, words.text(part.name), "plain", words.text(part.role)) for part in actors)
    edges = tuple(Edge(centre.key, node.key) for node in nodes)
    twin = tuple(_role_sentence(part, words) for part in actors)
    return _exhibit("roles", practice, Diagram((centre, *nodes), edges, "LR"), twin, actors, words)


def structure(catalogue: Catalogue, practice: Practice, words: Wording) -> Exhibit | None:
    """What is part of a mechanism; of a large one only the first rank, with how much each member holds."""
    found = tree(catalogue.practices_of(practice.locality_id), practice)
    if found is None:
        return None
    everything = (found.root, *found.members)
    nodes = tuple(_practice_node(entry, found, words) for entry in everything)
    edges = tuple(Edge(entry.part_of, entry.practice_id) for entry in found.members)
    return Exhibit(
        key=f"diagrams.structure.{practice.practice_id}",
        title=words("diagrams.structure", practice=words.text(practice.name)),
        body=Diagram(nodes, edges, "LR"),
        twin=tuple(_parts_sentences(everything, words)),
        notes=_status_notes(everything, words),
        sources=_cited(citation for entry in everything for citation in entry.citations),
        data=pd.DataFrame(
            [
                {"practice_id": entry.practice_id, "part_of": entry.part_of, "status": entry.status, "kind": entry.kind}
                for entry in everything
            ]
        ),
    )


def _practice_node(entry: Practice, whole: Tree, words: Wording) -> Node:
    carried = entry.status in CARRIED_OUT
    detail = [] if carried else [words.code("status", entry.status)]
    if entry.practice_id in whole.below:
        detail.append(words("diagrams.below", n=whole.below[entry.practice_id]))
    tone = "muted" if not carried else "strong" if entry is whole.root else "plain"
    return Node(entry.practice_id, words.text(entry.name), tone, words.join(detail))


def _parts_sentences(everything: Sequence[Practice], words: Wording) -> Iterable[str]:
    for whole in everything:
        parts = [_named(entry, words) for entry in everything if entry.part_of == whole.practice_id]
        if parts:
            yield words(
                "diagrams.structure_twin", n=len(parts), practice=words.text(whole.name), parts=words.join(parts)
            )


def _named(entry: Practice, words: Wording) -> str:
    name = words.text(entry.name)
    if entry.status in CARRIED_OUT:
        return name
    return words("diagrams.with_status", name=name, status=words.code("status", entry.status))


def _status_notes(everything: Iterable[Practice], words: Wording) -> tuple[str, ...]:
    others = [entry for entry in everything if entry.status not in CARRIED_OUT]
    return (words("diagrams.not_practice", n=len(others)),) if others else ()


def _no_practice(practice: Practice, words: Wording) -> str:
    return words("diagrams.no_practice", status=words.code("status", practice.status))


def _order(steps: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """Per step the steps before it, of this mechanism only."""
    known = {part.part_id for part in steps}
    return {part.part_id: tuple(code for code in part.after if code in known) for part in steps}


def _followers(code: str, after: dict[str, tuple[str, ...]]) -> int:
    return sum(code in before for before in after.values())


def _step_tone(part: Part, forks: set[str], after: dict[str, tuple[str, ...]]) -> str:
    if part.part_id in forks:
        return "choice"
    return "plain" if _followers(part.part_id, after) else "outcome"


def _step_sentence(
    place: int, part: Part, steps: Sequence[Part], after: dict[str, tuple[str, ...]], words: Wording
) -> str:
    number = {entry.part_id: str(count) for count, entry in enumerate(steps, 1)}
    said = words("diagrams.step", number=place, step=_with_role(part, words))
    if part.branch:
        said += words("diagrams.step_branch", branch=words.text(part.branch))
    before = [number[code] for code in after[part.part_id]]
    return (
        said + (words("diagrams.step_after", n=len(before), steps=words.join(before)) if before else "") + _stop(words)
    )


def _stop(words: Wording) -> str:
    return words("diagrams.stop")


def _with_role(part: Part, words: Wording) -> str:
    name, role = words.text(part.name), words.text(part.role)
    return words("diagrams.with_role", name=name, role=role) if role else name


def _role_sentence(part: Part, words: Wording) -> str:
    name, role = words.text(part.name), words.text(part.role)
    return words("diagrams.role", name=name, role=role) if role else words("diagrams.role_unstated", name=name)


def _exhibit(
    kind: str, practice: Practice, body: Diagram, twin: tuple[str, ...], parts: Sequence[Part], words: Wording
) -> Exhibit:
    return Exhibit(
        key=f"diagrams.{kind}.{practice.practice_id}",
        title=words(f"diagrams.{kind}", practice=words.text(practice.name)),
        body=body,
        twin=twin,
        notes=() if practice.status in CARRIED_OUT else (_no_practice(practice, words),),
        sources=_cited(part.citation for part in parts) or practice.citations,
        data=_data(parts),
    )


def _data(parts: Iterable[Part]) -> pd.DataFrame:
    """One row per part; `after` as codes joined by semicolons."""
    return pd.DataFrame(
        [
            {
                **{name: getattr(part, name) for name in ("part_id", "practice_id", "part_kind", "position")},
                "name_zh": part.name.zh,
                "name_en": part.name.en,
                "after": ";".join(part.after),
                "branch_zh": part.branch.zh,
                "branch_en": part.branch.en,
                "role_zh": part.role.zh,
                "role_en": part.role.en,
                "source_id": part.citation.source_id if part.citation else "",
                "line": part.citation.line if part.citation else 0,
            }
            for part in parts
        ]
    )


def _cited(found: Iterable[Citation | None]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for citation in found if citation))
