"""Practices by kind against places: what is carried out or under way counts, what is only recommended stands apart."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.coverage import CARRIED_OUT
from dashboard.analysis.mechanisms import Group, by_kind
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Body, Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Practice
from dashboard.selection import Link, Selection
from dashboard.views.comparison import DETAIL_PLACES, cited, columns, datum, places
from dashboard.views.comparison_evidence import volume_row
from dashboard.wording import Wording, wording


def mechanisms(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One row per kind; a count opens the practices of that place and kind. Names stand in the cells where few places
    leave room, and in the text twin always.
    """
    words = wording(selection.lang)
    groups = by_kind(catalogue, places(catalogue, selection))
    return Exhibit(
        key="comparison.mechanisms",
        title=words("comparison.mechanisms"),
        body=_body(catalogue, selection, groups, words),
        lead=words("comparison.mechanisms_lead") if groups else "",
        twin=tuple(_sentence(row, words) for row in groups),
        notes=(words("comparison.volume_note"),) if groups else (),
        data=pd.DataFrame([_datum(group, entry, words) for row in groups for group in row for entry in _all(group)]),
    )


def _body(catalogue: Catalogue, selection: Selection, groups: Sequence[Sequence[Group]], words: Wording) -> Body:
    found = places(catalogue, selection)
    if not groups:
        return Prose((Entry(words("comparison.no_practices"), tone="missing"),))
    return Table(
        columns(found, Column("kind", words("comparison.kind")), words),
        (
            volume_row(catalogue, found, words),
            *(
                (
                    Cell(words.code("kind", row[0].kind), "strong", key=row[0].kind),
                    *(_cell(catalogue, selection, group, words, named=len(found) <= DETAIL_PLACES) for group in row),
                )
                for row in groups
            ),
        ),
    )


def _cell(catalogue: Catalogue, selection: Selection, group: Group, words: Wording, *, named: bool) -> Cell:
    if not group.carried and not group.advised:
        return Cell(words.code("missing", "not_in_source"), "missing")
    advised = words("comparison.advised_count", n=len(group.advised)) if group.advised else ""
    if not group.carried:
        return Cell(
            words("comparison.only_advised", n=len(group.advised)),
            "muted",
            _names(group.advised, words) if named else "",
            link=_opened(catalogue, selection, group, carried=False),
            order=0.0,
        )
    notes = (_names(group.carried, words) if named else "", advised)
    return Cell(
        words("comparison.carried_count", n=len(group.carried)),
        "plain",
        words("comparison.and").join(part for part in notes if part),
        link=_opened(catalogue, selection, group, carried=True),
        order=float(len(group.carried)),
    )


def _names(practices: Sequence[Practice], words: Wording) -> str:
    return words("comparison.and").join(words.text(entry.name) for entry in practices)


def _opened(catalogue: Catalogue, selection: Selection, group: Group, *, carried: bool) -> Link:
    """The list of practices, narrowed to one place and kind and to what is carried out, or what is not."""
    statuses = tuple(code for code in catalogue.practice_statuses if (code in CARRIED_OUT) == carried)
    return selection.link(
        "practices",
        section="list",
        places=(group.place.locality_id,),
        kinds=(group.kind,),
        statuses=statuses,
        levels=(),
        dimension="",
        search="",
        practice="",
        source="",
        line=0,
    )


def _all(group: Group) -> tuple[Practice, ...]:
    return (*group.carried, *group.advised)


def _sentence(row: Sequence[Group], words: Wording) -> str:
    told = [
        words("comparison.has", place=words.text(group.place.name), what=_told(group, words))
        for group in row
        if _all(group)
    ]
    silent = [words.text(group.place.name) for group in row if not _all(group)]
    if silent:
        absent = words.code("missing", "not_in_source")
        told.append(words("comparison.fact_is", fact=absent, value=words.join(silent)))
    kind = words.code("kind", row[0].kind)
    return words("comparison.place_is", place=kind, facts=words("comparison.and").join(told))


def _told(group: Group, words: Wording) -> str:
    counted = (
        ("comparison.carried_count" if group.carried else "", group.carried),
        ("comparison.advised_count" if group.carried else "comparison.only_advised", group.advised),
    )
    return words("comparison.also").join(
        words("comparison.noted", text=words(key, n=len(found)), note=_names(found, words))
        for key, found in counted
        if found
    )


def _datum(group: Group, practice: Practice, words: Wording) -> dict[str, object]:
    return {
        **datum(
            group.place, practice.practice_id, words.text(practice.name), words.code("status", practice.status), words
        ),
        "practice_kind": practice.kind,
        "status": practice.status,
        "carried_out": practice.status in CARRIED_OUT,
        **cited(practice.citations),
    }
