"""A framework's dimensions against places: explicit, partial or none found, with the text behind each coding."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.evidence import STRENGTHS, Judgement, matrix, volume
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Dimension, Framework, Locality
from dashboard.selection import MOST_BESIDE, Link, Selection
from dashboard.views.comparison import DETAIL_PLACES, cited, columns, datum, places, searched
from dashboard.wording import Wording, wording

MARKS = {"explicit": "●", "partial": "◐", "none": "○", "": "–"}
NOT_CODED = "not_coded"


def framework_evidence(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen framework, else the first; where the data define none, a sentence that says so."""
    words = wording(selection.lang)
    framework = catalogue.frameworks.get(selection.framework) or next(iter(catalogue.records.frameworks), None)
    found = places(catalogue, selection)
    if framework is None or not found:
        return Exhibit(
            "comparison.evidence", words("comparison.evidence"), Prose((Entry(words("comparison.no_framework")),))
        )
    judged = matrix(catalogue, framework, found)
    return Exhibit(
        key="comparison.evidence",
        title=words("comparison.evidence_of", framework=words.text(framework.name)),
        body=Table(
            columns(found, Column("dimension", words("comparison.dimension")), words),
            (
                volume_row(catalogue, found, words),
                *((_self_report_row(catalogue, found, words),) if len(found) > MOST_BESIDE else ()),
                *(_row(catalogue, selection, row, words) for row in judged),
                _totals(judged, found, words),
            ),
        ),
        lead=words.text(framework.note),
        twin=(
            *(_sentence(catalogue, row, words) for row in judged),
            *(_volume_sentence(catalogue, place, words) for place in found),
        ),
        notes=(words("comparison.one_coder"), words("comparison.volume_note")),
        sources=framework.citations,
        data=pd.DataFrame([_datum(catalogue, framework, entry, words) for row in judged for entry in row]),
    )


def volume_row(catalogue: Catalogue, found: Sequence[Locality], words: Wording) -> tuple[Cell, ...]:
    """How much text stands behind each column: characters, whose text it is, whether it breaks off, lines cited."""
    cells = (Cell(_characters(catalogue, place, words), "muted", _about(catalogue, place, words)) for place in found)
    return (Cell(words("comparison.volume"), "strong", key="volume"), *cells)


def _self_report_row(catalogue: Catalogue, found: Sequence[Locality], words: Wording) -> tuple[Cell, ...]:
    """Whose text it is, alone: many places stand below one another, where cells have no room for a note."""
    cells = (Cell(_whose(catalogue, place, words), "muted") for place in found)
    return (Cell(words("evidence.whose"), "strong", key="whose"), *cells)


def _whose(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    return words.join([words.code("self_report", code) for code in volume(catalogue, place).self_reports])


def _characters(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    found = volume(catalogue, place)
    return words("comparison.characters", n=found.characters, shown=f"{found.characters:,}")


def _about(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    found = volume(catalogue, place)
    told = [
        _whose(catalogue, place, words),
        words("comparison.breaks_off") if found.breaks_off else "",
        words("comparison.lines_cited", n=found.lines),
        words("comparison.shared") if found.shared else "",
    ]
    return words("comparison.and").join(part for part in told if part)


def _row(catalogue: Catalogue, selection: Selection, row: Sequence[Judgement], words: Wording) -> tuple[Cell, ...]:
    dimension = row[0].dimension
    defined = (dimension.citation,) if dimension.citation else ()
    named = not DETAIL_PLACES < len(row) <= MOST_BESIDE  # cells of many places show their note when pressed
    return (
        Cell(
            words.text(dimension.name),
            "strong",
            citations=defined,
            link=opened(selection, dimension),
            key=dimension.dimension_id,
        ),
        *(_cell(catalogue, selection, entry, words, named=named) for entry in row),
    )


def _cell(catalogue: Catalogue, selection: Selection, judgement: Judgement, words: Wording, *, named: bool) -> Cell:
    return Cell(
        judged_word(judgement, words),
        judgement.strength or "missing",
        _basis(catalogue, judgement, words) if named else "",
        tuple(dict.fromkeys(citation for entry in judgement.entries for citation in entry.citations)),
        opened(selection, judgement.dimension),
    )


def opened(selection: Selection, dimension: Dimension) -> Link:
    """The passages that the judgements on a dimension rest on."""
    return selection.link(
        "comparison", section="evidence", framework=dimension.framework_id, dimension=dimension.dimension_id
    )


def _practices(judgement: Judgement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.practice_id for entry in judgement.entries if entry.practice_id))


def _basis(catalogue: Catalogue, judgement: Judgement, words: Wording) -> str:
    """What a judgement rests on: the names of its practices, else the coder's notes."""
    names = [words.text(catalogue.practices[code].name) for code in _practices(judgement)]
    notes = [words.text(entry.note).rstrip("。.") for entry in judgement.entries if entry.note]
    return words("comparison.and").join(names or notes)


def judged_word(judgement: Judgement, words: Wording) -> str:
    """A mark and a word: colour never stands alone."""
    told = words.code("strength", judgement.strength) if judgement.strength else words("comparison.not_coded")
    return f"{MARKS[judgement.strength]} {told}"


def _totals(judged: Sequence[Sequence[Judgement]], found: Sequence[Locality], words: Wording) -> tuple[Cell, ...]:
    counts = [
        {strength: sum(row[at].strength == strength for row in judged) for strength in STRENGTHS}
        for at in range(len(found))
    ]
    return (
        Cell(words("comparison.total"), "strong", key="total"),
        *(Cell(words("comparison.strengths", **{f"{name}_": n for name, n in count.items()})) for count in counts),
    )


def _sentence(catalogue: Catalogue, row: Sequence[Judgement], words: Wording) -> str:
    told = []
    for strength in (*STRENGTHS, ""):
        names = [_place(catalogue, entry, words) for entry in row if entry.strength == strength]
        if names:
            word = words.code("strength", strength) if strength else words("comparison.not_coded")
            told.append(words("comparison.fact_is", fact=word, value=words.join(names)))
    return words(
        "comparison.place_is", place=words.text(row[0].dimension.name), facts=words("comparison.and").join(told)
    )


def _place(catalogue: Catalogue, judgement: Judgement, words: Wording) -> str:
    name, basis = words.text(judgement.place.name), _basis(catalogue, judgement, words)
    return words("comparison.noted", text=name, note=basis) if basis else name


def text_behind(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    """How much text a place was judged by, and whose: the same as in `volume_row`, in one line."""
    return words("comparison.and").join((_characters(catalogue, place, words), _about(catalogue, place, words)))


def _volume_sentence(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    return words("comparison.place_is", place=words.text(place.name), facts=text_behind(catalogue, place, words))


def _datum(catalogue: Catalogue, framework: Framework, judgement: Judgement, words: Wording) -> dict[str, object]:
    place, dimension = judgement.place, judgement.dimension
    citations = tuple(dict.fromkeys(citation for entry in judgement.entries for citation in entry.citations))
    text = volume(catalogue, place)
    return {
        **datum(place, dimension.dimension_id, words.text(dimension.name), judged_word(judgement, words), words),
        "framework_id": framework.framework_id,
        "strength": judgement.strength or NOT_CODED,
        "practice_id": ";".join(_practices(judgement)),
        "note": words("comparison.and").join(words.text(entry.note) for entry in judgement.entries if entry.note),
        "text_chars": text.characters,
        "self_report": ";".join(text.self_reports),
        "breaks_off": text.breaks_off,
        **cited(citations or searched(catalogue, place)),
    }
