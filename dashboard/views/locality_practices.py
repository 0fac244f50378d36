"""Practices in brief, grouped by status: recommendations stand apart and are no practice."""

from __future__ import annotations

from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Card, Cards, Entry, Exhibit, Prose
from dashboard.records import Practice
from dashboard.selection import Selection
from dashboard.wording import Wording, wording

STATUSES = ("done", "ongoing", "planned", "proposed", "reference")
BADGE_TONES = {"done": "explicit", "ongoing": "strong", "planned": "partial", "proposed": "caution"}
LISTED = ("component", "level", "rule", "outcome", "honour")


def by_status(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """Cards of the mechanisms of the chosen place, one exhibit per status; a sentence where its sources name none."""
    words = wording(selection.lang)
    found = [entry for code in scope(catalogue, selection.locality) for entry in catalogue.practices_of(code)]
    if not found:
        text = words("locality_practices.none")
        return (Exhibit("locality.practices", "", Prose((Entry(text),)), twin=(text,)),)
    return tuple(
        _group(catalogue, selection, status, of_status, words)
        for status in STATUSES
        if (of_status := [entry for entry in found if entry.status == status])
    )


def _group(catalogue: Catalogue, selection: Selection, status: str, found: list[Practice], words: Wording) -> Exhibit:
    return Exhibit(
        key=f"locality.practices.{status}",
        title=words(f"locality_practices.group_{status}", n=len(found)),
        lead=words(f"locality_practices.about_{status}"),
        body=Cards(tuple(card(catalogue, selection, entry, words) for entry in found)),
        twin=tuple(sentence(entry, words) for entry in found),
        sources=tuple(dict.fromkeys(citation for entry in found for citation in entry.citations)),
    )


def card(catalogue: Catalogue, selection: Selection, practice: Practice, words: Wording) -> Card:
    """A practice in brief: status, kind and level as badges, its summary, the parts that its source lists."""
    badges = [
        (words.code("status", practice.status), BADGE_TONES.get(practice.status, "plain")),
        (words.code("kind", practice.kind), "plain"),
        *([(words.code("level", practice.level), "plain")] if practice.level else []),
    ]
    drawn = practice in catalogue.drawn_practices_of(practice.locality_id)
    return Card(
        key=practice.practice_id,
        title=words.text(practice.name),
        badges=tuple(badges),
        text=words.text(practice.summary),
        lines=tuple(_lines(catalogue, practice, words)),
        citations=practice.citations,
        link=selection.link("locality", section="mechanisms", practice=practice.practice_id) if drawn else None,
    )


def _lines(catalogue: Catalogue, practice: Practice, words: Wording) -> list[tuple[str, str]]:
    lines = []
    for part_kind in LISTED:
        names = [words.text(part.name) for part in practice.parts_of(part_kind)]
        if names:
            lines.append((words.code("part_kind", part_kind), words.join(names)))
    whole = catalogue.practices.get(practice.part_of)
    if whole:
        lines.append((words("locality_practices.part_of"), words.text(whole.name)))
    related = [words.text(catalogue.practices[code].name) for code in practice.related if code in catalogue.practices]
    if related:
        lines.append((words("locality_practices.related"), words.join(related)))
    if practice.unexplained:
        lines.append((words("locality_practices.unexplained"), words.text(practice.unexplained)))
    return lines


def sentence(practice: Practice, words: Wording) -> str:
    """Name, status and summary in one line of a text twin."""
    return words(
        "locality_practices.sentence",
        name=words.text(practice.name),
        status=words.code("status", practice.status),
        summary=words.text(practice.summary),
    )
