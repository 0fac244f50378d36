"""Framework evidence opened up: what each judgement on one dimension rests on, and all frameworks at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.evidence import STRENGTHS, Judgement, judgement, matrix
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.records import Dimension, Evidence, Framework, Locality
from dashboard.selection import Selection
from dashboard.views.comparison import cited, columns, datum, places, searched
from dashboard.views.comparison_evidence import judged_word, text_behind, volume_row
from dashboard.wording import Wording, wording


def opened(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The passages of the chosen dimension, where it belongs to the chosen framework; nothing else."""
    dimension = catalogue.dimensions.get(selection.dimension)
    if dimension is None or dimension.framework_id != selection.framework:
        return ()
    return (passages(catalogue, selection, dimension),)


def passages(catalogue: Catalogue, selection: Selection, dimension: Dimension) -> Exhibit:
    """One row per record of a judgement: what was found, in which practice, why, in which line, in how much text."""
    words = wording(selection.lang)
    judged = [judgement(catalogue, place, dimension) for place in places(catalogue, selection)]
    titles = {"place": "medium", "judgement": "small", "practice": "medium", "why": "large", "text": "medium"}
    return Exhibit(
        key="comparison.passages",
        title=words("evidence.passages", dimension=words.text(dimension.name)),
        lead=words("evidence.passages_lead"),
        body=Table(
            tuple(Column(name, words(f"evidence.{name}"), width=width) for name, width in titles.items()),
            tuple(row for entry in judged for row in _rows(catalogue, selection, entry, words)),
        ),
        twin=tuple(sentence for entry in judged for sentence in _sentences(catalogue, entry, words)),
        notes=(words("comparison.one_coder"), words("comparison.volume_note")),
        sources=(dimension.citation,) if dimension.citation else (),
        data=pd.DataFrame([row for entry in judged for row in _data(catalogue, entry, words)]),
    )


def _rows(catalogue: Catalogue, selection: Selection, judged: Judgement, words: Wording) -> list[tuple[Cell, ...]]:
    """The name of the place stands in each row, so that every row reads alone."""
    name = Cell(words.text(judged.place.name), "strong")
    strength = Cell(judged_word(judged, words), judged.strength or "missing")
    behind = Cell(text_behind(catalogue, judged.place, words), "muted")
    if not judged.entries:
        return [(name, strength, Cell(""), Cell(""), behind)]
    return [
        (
            name,
            strength,
            _practice(catalogue, selection, entry, words),
            Cell(words.text(entry.note), "muted" if entry.strength == "none" else "plain", citations=entry.citations),
            behind,
        )
        for entry in judged.entries
    ]


def _practice(catalogue: Catalogue, selection: Selection, entry: Evidence, words: Wording) -> Cell:
    practice = catalogue.practices.get(entry.practice_id)
    if practice is None:
        return Cell("")
    link = selection.link("practices", section="beside", practices=(practice.practice_id,), dimension="")
    return Cell(words.text(practice.name), link=link)


def _sentences(catalogue: Catalogue, judged: Judgement, words: Wording) -> list[str]:
    place, strength = words.text(judged.place.name), judged_word(judged, words)
    found = [_reason(catalogue, entry, words) for entry in judged.entries]
    told = words("comparison.and").join(reason for reason in found if reason)
    said = words("comparison.noted", text=strength, note=told) if told else strength
    return [words("comparison.place_is", place=place, facts=said)]


def _reason(catalogue: Catalogue, entry: Evidence, words: Wording) -> str:
    practice = catalogue.practices.get(entry.practice_id)
    note = words.text(entry.note).rstrip("。.")
    return words("comparison.fact_is", fact=words.text(practice.name), value=note) if practice and note else note


def _data(catalogue: Catalogue, judged: Judgement, words: Wording) -> list[dict[str, object]]:
    place, dimension, shown = judged.place, judged.dimension, judged_word(judged, words)
    start = datum(place, dimension.dimension_id, words.text(dimension.name), shown, words)
    if not judged.entries:
        return [{**start, "strength": "not_coded", **cited(searched(catalogue, place))}]
    return [
        {
            **start,
            "framework_id": dimension.framework_id,
            "strength": entry.strength,
            "evidence_id": entry.evidence_id,
            "practice_id": entry.practice_id,
            "note": words.text(entry.note),
            **cited(entry.citations or searched(catalogue, place)),
        }
        for entry in judged.entries
    ]


def all_frameworks(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """One row per framework that the sources define: how many of its dimensions each place shows, and how clearly."""
    return (_all_frameworks(catalogue, selection),) if catalogue.frameworks else ()


def _all_frameworks(catalogue: Catalogue, selection: Selection) -> Exhibit:
    words = wording(selection.lang)
    found = places(catalogue, selection)
    counted = {
        framework.framework_id: _counts(catalogue, framework, found) for framework in catalogue.frameworks.values()
    }
    return Exhibit(
        key="comparison.frameworks",
        title=words("evidence.frameworks", n=len(counted)),
        lead=words("evidence.frameworks_lead"),
        body=Table(
            columns(found, Column("framework", words("comparison.framework")), words),
            (
                volume_row(catalogue, found, words),
                *(_framework_row(selection, catalogue.frameworks[code], row, words) for code, row in counted.items()),
            ),
        ),
        twin=tuple(_framework_sentence(catalogue.frameworks[code], found, row, words) for code, row in counted.items()),
        notes=(words("comparison.one_coder"), words("comparison.volume_note")),
        data=pd.DataFrame(
            [
                _framework_datum(catalogue.frameworks[code], place, count, words)
                for code, row in counted.items()
                for place, count in zip(found, row, strict=True)
            ]
        ),
    )


def _counts(catalogue: Catalogue, framework: Framework, found: Sequence[Locality]) -> tuple[Counter[str], ...]:
    judged = matrix(catalogue, framework, found)
    return tuple(Counter(row[at].strength for row in judged) for at in range(len(found)))


def _framework_row(
    selection: Selection, framework: Framework, row: Sequence[Counter[str]], words: Wording
) -> tuple[Cell, ...]:
    link = selection.link("comparison", framework=framework.framework_id, dimension="")
    size = words("evidence.dimension_count", n=len(framework.dimensions))
    return (
        Cell(words.text(framework.name), "strong", size, link=link),
        *(Cell(_counted(count, words), "plain" if count["explicit"] else "muted") for count in row),
    )


def _counted(count: Counter[str], words: Wording) -> str:
    if not any(count[strength] for strength in STRENGTHS):
        return words("comparison.not_coded")
    return words("evidence.counts", **{f"{name}_": count[name] for name in STRENGTHS})


def _framework_sentence(
    framework: Framework, found: Sequence[Locality], row: Sequence[Counter[str]], words: Wording
) -> str:
    told = (
        words("comparison.has", place=words.text(place.name), what=_counted(count, words))
        for place, count in zip(found, row, strict=True)
    )
    name = words.text(framework.name)
    return words("comparison.place_is", place=name, facts=words("comparison.and").join(told))


def _framework_datum(framework: Framework, place: Locality, count: Counter[str], words: Wording) -> dict[str, object]:
    name, shown = words.text(framework.name), _counted(count, words)
    return {
        **datum(place, framework.framework_id, name, shown, words),
        "framework_id": framework.framework_id,
        **{strength: count[strength] for strength in STRENGTHS},
        "not_coded": count[""],
        **cited(framework.citations),
    }
