"""One practice in brief: a card with its status before everything else, and the same in a sentence."""

from __future__ import annotations

from collections import Counter

from dashboard.analysis.practice_filter import elements_by_practice
from dashboard.analysis.search import Match, practice_index
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Card
from dashboard.records import Practice
from dashboard.selection import MOST_BESIDE, Link, Selection
from dashboard.views.locality_practices import BADGE_TONES
from dashboard.wording import Wording, wording


def practice_card(catalogue: Catalogue, selection: Selection, practice: Practice) -> Card:
    """Name, status, kind, level, place, summary, where the search found it, what its source leaves open, sources."""
    words = wording(selection.lang)
    return Card(
        key=practice.practice_id,
        title=words.text(practice.name),
        badges=_badges(catalogue, practice, words),
        text=words.text(practice.summary),
        lines=tuple((name, text) for name, text in _lines(catalogue, selection, practice, words) if text),
        citations=practice.citations,
        links=_links(catalogue, selection, practice, words),
    )


def place_name(catalogue: Catalogue, practice: Practice, words: Wording) -> str:
    """The place of a practice with what it lies in below the country; in words where the source places it nowhere."""
    place = catalogue.localities.get(practice.locality_id)
    if place is None:
        return words("practices.unlocated")
    above = [entry for entry in catalogue.ancestors(place.locality_id) if entry.level != "country"]
    inside = words.join([words.text(entry.name) for entry in above])
    name = words.text(place.name)
    return words("practices.with_note", text=name, note=inside) if inside else name


def practice_sentence(catalogue: Catalogue, practice: Practice, words: Wording) -> str:
    """One sentence of a text twin: name, place, status, kind, and the summary."""
    return words(
        "practices.sentence",
        name=words.text(practice.name),
        place=place_name(catalogue, practice, words),
        status=words.code("status", practice.status),
        kind=words.code("kind", practice.kind),
        summary=words.text(practice.summary),
    )


def _badges(catalogue: Catalogue, practice: Practice, words: Wording) -> tuple[tuple[str, str], ...]:
    status = (words.code("status", practice.status), BADGE_TONES.get(practice.status, "plain"))
    kind = (words.code("kind", practice.kind), "plain")
    level = (words("practices.level_badge", level=words.code("level", practice.level)), "plain")
    itself = any(catalogue.sources[citation.source_id].self_report == "yes" for citation in practice.citations)
    report = (words.code("self_report", "yes"), "caution")
    return (status, kind, *([level] if practice.level else []), *([report] if itself else []))


def _lines(
    catalogue: Catalogue, selection: Selection, practice: Practice, words: Wording
) -> tuple[tuple[str, str], ...]:
    larger = catalogue.practices.get(practice.part_of)
    return (
        (words("practices.line_place"), place_name(catalogue, practice, words)),
        (words("practices.line_found"), found_in(catalogue, selection, practice, words)),
        (words("practices.line_part_of"), words.text(larger.name) if larger else ""),
        (words("practices.line_elements"), _elements(catalogue, selection, practice, words)),
        (words("practices.line_unexplained"), words.text(practice.unexplained)),
    )


def _elements(catalogue: Catalogue, selection: Selection, practice: Practice, words: Wording) -> str:
    """How many framework elements a practice evidences, and how strongly the one that is asked for."""
    strengths = elements_by_practice(catalogue).get(practice.practice_id, {})
    if not strengths:
        return ""
    counts = [
        words("practices.strength_count", strength=words.code("strength", strength), n=count)
        for strength, count in Counter(sorted(strengths.values())).items()
    ]
    asked = strengths.get(selection.dimension)
    if asked is None:
        return words.join(counts)
    name = words.text(catalogue.dimensions[selection.dimension].name)
    asked_for = words("practices.with_note", text=name, note=words.code("strength", asked))
    return words("practices.and").join([asked_for, words.join(counts)])


def found_in(catalogue: Catalogue, selection: Selection, practice: Practice, words: Wording) -> str:
    """Where each word of the search stands in a practice; empty where nothing was searched."""
    if not selection.search.strip():
        return ""
    matches = practice_index(catalogue).where(practice.practice_id, selection.search)
    return words("practices.and").join(dict.fromkeys(_found(match, practice, words) for match in matches))


def _found(match: Match, practice: Practice, words: Wording) -> str:
    field = words(f"practices.in_{match.field}")
    if match.field == "part":
        part = practice.parts[match.segment]
        kind = words.code("part_kind", part.part_kind)
        field = words("practices.in_one_part", kind=kind, part=words.text(part.name))
    return (
        field
        if match.form == "written"
        else words("practices.with_note", text=field, note=words(f"practices.by_{match.form}"))
    )


def _links(
    catalogue: Catalogue, selection: Selection, practice: Practice, words: Wording
) -> tuple[tuple[str, Link], ...]:
    place = catalogue.localities.get(practice.locality_id)
    opened = selection.link(
        "locality", locality=practice.locality_id, practice=practice.practice_id, section="", search="", shown=0
    )
    to_place = ((words("practices.open_place", place=words.text(place.name)), opened),) if place else ()
    return (*to_place, *_beside(selection, practice.practice_id, words))


def _beside(selection: Selection, code: str, words: Wording) -> tuple[tuple[str, Link], ...]:
    """Put a practice beside the others, or take it away; nothing where there is no room for more."""
    chosen = selection.practices
    if code in chosen:
        rest = tuple(entry for entry in chosen if entry != code)
        return ((words("practices.take_away"), selection.link("practices", practices=rest)),)
    if len(chosen) >= MOST_BESIDE:
        return ()
    return ((words("practices.put_beside"), selection.link("practices", practices=(*chosen, code))),)
