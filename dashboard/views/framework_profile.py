"""What a place shows of each framework: explicit, partial or none found, with the practice and line each rests on."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dashboard.analysis.evidence import STRENGTHS, Judgement, judgement
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Evidence, Framework
from dashboard.selection import Selection
from dashboard.views.locality import text_behind
from dashboard.wording import Wording, wording

Judged = dict[str, tuple[Judgement, ...]]


def choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The frameworks that the chosen place was judged by; empty where there is none."""
    return tuple(_judged(catalogue, selection.locality))


def choice_name(catalogue: Catalogue, selection: Selection, framework_id: str) -> str:
    """The name of a framework in a list to choose from."""
    return wording(selection.lang).text(catalogue.frameworks[framework_id].name)


def profiles(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The chosen framework, then a summary over all; one sentence where nobody has judged the place by any."""
    words = wording(selection.lang)
    judged = _judged(catalogue, selection.locality)
    if not judged:
        text = words("framework_profile.none")
        return (Exhibit("locality.frameworks", "", Prose((Entry(text),)), twin=(text,)),)
    chosen = selection.framework if selection.framework in judged else next(iter(judged))
    return (
        _framework(catalogue, selection, catalogue.frameworks[chosen], judged[chosen]),
        _summary(selection, [catalogue.frameworks[code] for code in judged], judged),
    )


def _judged(catalogue: Catalogue, locality_id: str) -> Judged:
    """Per framework that the place was judged by: one judgement per dimension, in order."""
    place = catalogue.localities[locality_id]
    found = {
        code: tuple(judgement(catalogue, place, dimension) for dimension in framework.dimensions)
        for code, framework in catalogue.frameworks.items()
    }
    return {code: judgements for code, judgements in found.items() if any(entry.strength for entry in judgements)}


def _summary(selection: Selection, frameworks: list[Framework], judged: Judged) -> Exhibit:
    words = wording(selection.lang)
    counts = {code: Counter(entry.strength for entry in judgements) for code, judgements in judged.items()}
    columns = (
        Column("framework", words("framework_profile.framework")),
        *(Column(strength, words.code("strength", strength), width="small") for strength in STRENGTHS),
    )
    return Exhibit(
        key="locality.frameworks.summary",
        title=words("framework_profile.summary", n=len(frameworks)),
        lead=words("framework_profile.summary_lead"),
        body=Table(
            columns, tuple(_count_row(selection, entry, counts[entry.framework_id], words) for entry in frameworks)
        ),
        twin=tuple(_count_sentence(entry, counts[entry.framework_id], words) for entry in frameworks),
        data=pd.DataFrame(
            [{"framework_id": code, **{name: count[name] for name in STRENGTHS}} for code, count in counts.items()]
        ),
    )


def _count_row(selection: Selection, framework: Framework, count: Counter[str], words: Wording) -> tuple[Cell, ...]:
    total = len(framework.dimensions)
    return (
        Cell(words.text(framework.name), link=selection.link("locality", framework=framework.framework_id)),
        *(
            Cell(words("framework_profile.of", n=count[name], total=total), "muted" if name == "none" else "plain")
            for name in STRENGTHS
        ),
    )


def _count_sentence(framework: Framework, count: Counter[str], words: Wording) -> str:
    return words(
        "framework_profile.count_sentence",
        framework=words.text(framework.name),
        total=len(framework.dimensions),
        **{name: count[name] for name in STRENGTHS},
    )


def _framework(
    catalogue: Catalogue, selection: Selection, framework: Framework, judgements: tuple[Judgement, ...]
) -> Exhibit:
    words = wording(selection.lang)
    columns = tuple(Column(name, words(f"framework_profile.{name}")) for name in ("dimension", "strength", "rests_on"))
    records = [entry for judged in judgements for entry in judged.entries]
    return Exhibit(
        key=f"locality.frameworks.{framework.framework_id}",
        title=words.text(framework.name),
        lead=text_behind(catalogue, catalogue.localities[selection.locality], words),
        body=Table(columns, tuple(row for entry in judgements for row in _rows(catalogue, selection, entry, words))),
        notes=(*([words.text(framework.note)] if framework.note else []), words("framework_profile.one_judgement")),
        twin=tuple(_sentence(catalogue, entry, words) for entry in judgements),
        sources=tuple(
            dict.fromkeys((*framework.citations, *(citation for entry in records for citation in entry.citations)))
        ),
        data=_data(records),
    )


def _rows(catalogue: Catalogue, selection: Selection, judged: Judgement, words: Wording) -> list[tuple[Cell, ...]]:
    """One row per record; the name of the dimension stands in each, so that every row reads alone."""
    name = Cell(words.text(judged.dimension.name))
    if not judged.strength:
        return [(name, Cell(words("framework_profile.not_looked_for"), "missing"), Cell(""))]
    strength = Cell(words.code("strength", judged.strength), judged.strength)
    return [(name, strength, _rests_on(catalogue, selection, entry, words)) for entry in judged.entries]


def _rests_on(catalogue: Catalogue, selection: Selection, entry: Evidence, words: Wording) -> Cell:
    practice = catalogue.practices.get(entry.practice_id)
    note = words.text(entry.note)
    if practice is None:
        return Cell(note, "muted" if entry.strength == "none" else "plain", citations=entry.citations)
    link = selection.link("practices", practices=(practice.practice_id,), practice="", section="", search="")
    return Cell(words.text(practice.name), note=note, citations=entry.citations, link=link)


def _sentence(catalogue: Catalogue, judged: Judgement, words: Wording) -> str:
    strength = words.code("strength", judged.strength) if judged.strength else words("framework_profile.not_looked_for")
    practices = [catalogue.practices[entry.practice_id] for entry in judged.entries if entry.practice_id]
    names = words.join([words.text(entry.name) for entry in practices])
    said = words("framework_profile.judgement", strength=strength, practices=names) if names else strength
    return words("framework_profile.sentence", dimension=words.text(judged.dimension.name), said=said)


def _data(records: list[Evidence]) -> pd.DataFrame:
    """One row per record with codes, strength, note and its first citation."""
    return pd.DataFrame(
        [
            {
                **{name: getattr(entry, name) for name in ("evidence_id", "locality_id", "dimension_id", "strength")},
                "practice_id": entry.practice_id,
                "note_zh": entry.note.zh,
                "note_en": entry.note.en,
                "source_id": entry.citations[0].source_id if entry.citations else "",
                "line": entry.citations[0].line if entry.citations else 0,
            }
            for entry in records
        ]
    )
