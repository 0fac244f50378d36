"""Practices side by side: one row per aspect, silence said in words, equal cells marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pandas as pd

from dashboard.analysis.practice_filter import elements_by_practice, narrow
from dashboard.analysis.side_by_side import CODED, Aspect, Said, aligned, number_of
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Prose, Table
from dashboard.records import Citation, Dimension, Missing, Observation, Part, Practice, Text
from dashboard.selection import Selection
from dashboard.views import figures
from dashboard.views.practice_cards import place_name
from dashboard.wording import Wording, wording

NUMBER = ("observation_id", "printed", "value", "lower", "upper", "qualifier", "unit")
COLUMNS = (
    "practice_id",
    "aspect",
    "position",
    "text_zh",
    "text_en",
    *NUMBER,
    "missing",
    "same_as",
    "source_id",
    "line",
)
MOST_OFFERED = 500
_NUMBERED = ("level", "step")


def choices(catalogue: Catalogue, selection: Selection) -> dict[str, str]:
    """Practices that can be put side by side, by code: those chosen, then those that the filters of the list leave."""
    words = wording(selection.lang)
    found = [entry.practice_id for entry in narrow(catalogue, selection).found]
    offered = (*selection.practices, *found[:MOST_OFFERED])
    return {code: _choice(catalogue, catalogue.practices[code], words) for code in offered}


def _choice(catalogue: Catalogue, practice: Practice, words: Wording) -> str:
    place = catalogue.localities.get(practice.locality_id)
    where = words.text(place.name) if place else words("practices.unlocated")
    return words("practices.of_place", practice=words.text(practice.name), place=where)


def side_by_side(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen practices, two to eight, aspect by aspect; a single one in full, with a word on adding more."""
    words = wording(selection.lang)
    chosen = [catalogue.practices[code] for code in selection.practices]
    if not chosen:
        return Exhibit("practices.beside", "", Prose(()), lead=words("practices.none_chosen"))
    rows = aligned(catalogue, chosen)
    given = {name: row for name, row in rows.items() if any(aspect.items for aspect in row)}
    body = [
        (Cell(words(f"practices.aspect_{name}"), "strong"), *(_cell(catalogue, name, aspect, words) for aspect in row))
        for name, row in given.items()
    ]
    sources = (
        Cell(words("practices.aspect_source"), "strong"),
        *(Cell("", citations=entry.citations) for entry in chosen),
    )
    return Exhibit(
        key="practices.beside",
        title=words("practices.beside_title", n=len(chosen)),
        lead=words("practices.beside_lead") if len(chosen) > 1 else words("practices.only_one"),
        body=Table(_columns(chosen, words), (*body, sources)),
        twin=tuple(_sentence(catalogue, name, row, words) for name, row in given.items()),
        notes=_notes([name for name in rows if name not in given], words),
        sources=tuple(dict.fromkeys(chain.from_iterable(cell.citations for row in (*body, sources) for cell in row))),
        data=_tidy(catalogue, rows),
    )


def _columns(chosen: list[Practice], words: Wording) -> tuple[Column, ...]:
    heads = (
        Column(entry.practice_id, words("practices.numbered", n=number, text=words.text(entry.name)), width="large")
        for number, entry in enumerate(chosen, 1)
    )
    return (Column("aspect", words("practices.aspect"), width="small"), *heads)


def _cell(catalogue: Catalogue, name: str, aspect: Aspect, words: Wording) -> Cell:
    if not aspect.items:
        return Cell(_absent(name, words), "missing")
    lines = _lines(catalogue, name, aspect, words)
    if len(lines) > 1 and name not in _NUMBERED:
        lines = [words("practices.bullet", text=line) for line in lines]
    note = words("practices.same_as", n=aspect.same_as) if aspect.same_as else ""
    tone = "caution" if name == "unexplained" else "plain"
    return Cell("\n".join(lines), tone, note, _citations(catalogue, name, aspect))


def _absent(name: str, words: Wording) -> str:
    """Silence of the source, or of the coder where the aspect is the coder's own."""
    if name in CODED:
        return words("practices.not_recorded")
    return words.code("missing", Missing.NOT_IN_SOURCE)


def _lines(catalogue: Catalogue, name: str, aspect: Aspect, words: Wording) -> list[str]:
    if name == "element":
        return _elements(catalogue, aspect, words)
    lines = [_said(catalogue, name, aspect.practice, item, words) for item in aspect.items]
    if name in _NUMBERED and len(lines) > 1:
        return [words("practices.numbered", n=number, text=line) for number, line in enumerate(lines, 1)]
    return lines


def _elements(catalogue: Catalogue, aspect: Aspect, words: Wording) -> list[str]:
    """Framework elements, one line per framework."""
    found: dict[str, list[str]] = {}
    for item in aspect.items:
        assert isinstance(item, Dimension)
        said = _said(catalogue, "element", aspect.practice, item, words)
        found.setdefault(words.text(catalogue.frameworks[item.framework_id].name), []).append(said)
    return [words("practices.pair", name=framework, text=words.join(said)) for framework, said in found.items()]


def _said(catalogue: Catalogue, name: str, practice: Practice, item: Said, words: Wording) -> str:
    """One item of a cell in words."""
    if isinstance(item, Part):
        return _part(catalogue, practice, item, words)
    if isinstance(item, Observation):
        figure, label = figures.printed_form(item, words), figures.label(catalogue, item, words)
        limits = [words.code("number_kind", item.kind), figures.limits(item, words), figures.doubt(item, words)]
        said = words("practices.pair", name=label, text=figure)
        return words("practices.with_note", text=said, note=words("practices.and").join(filter(None, limits)))
    if isinstance(item, Dimension):
        strength = elements_by_practice(catalogue)[practice.practice_id][item.dimension_id]
        return words("practices.with_note", text=words.text(item.name), note=words.code("strength", strength))
    if isinstance(item, Text):
        return words.text(item)
    if isinstance(item, str):
        return words.code({"works_at": "level"}.get(name, name), item)
    return place_name(catalogue, practice, words) if name == "place" else words.text(item.name)


def _part(catalogue: Catalogue, practice: Practice, part: Part, words: Wording) -> str:
    """Name, role and number of a part, and where it stands in the process unless it just follows the one before."""
    text = words.text(part.name)
    if part.role:
        text = words("practices.pair", name=text, text=words.text(part.role))
    figure = number_of(catalogue, part)
    printed = figures.printed_form(figure, words) if figure else ""
    notes = [printed if printed not in text else ""]
    notes += [figures.limits(figure, words)] if figure and figure.kind == "measured" else []
    notes += [figures.doubt(figure, words)] if figure else []
    notes += [
        words("practices.branch", text=words.text(part.branch)) if part.branch else "",
        _after(practice, part, words),
    ]
    note = words("practices.and").join(filter(None, notes))
    return words("practices.with_note", text=text, note=note) if note else text


def _after(practice: Practice, part: Part, words: Wording) -> str:
    steps = [step.part_id for step in practice.parts_of("step")]
    before = [steps.index(code) + 1 for code in part.after if code in steps]
    if not before or before == [steps.index(part.part_id)]:
        return ""
    return words("practices.after", n=len(before), steps=words.join([str(number) for number in before]))


def _citations(catalogue: Catalogue, name: str, aspect: Aspect) -> tuple[Citation, ...]:
    """Lines of the parts and figures of a cell; the source of codes is the practice's own, in the last row."""
    found: list[Citation] = []
    for item in aspect.items:
        if isinstance(item, Part) and item.citation:
            found.append(item.citation)
        if isinstance(item, Observation):
            found += item.citations
    if name == "element":
        about = (entry for entry in catalogue.records.evidence if entry.practice_id == aspect.practice.practice_id)
        found += [citation for entry in about for citation in entry.citations]
    return tuple(dict.fromkeys(found))


def _sentence(catalogue: Catalogue, name: str, row: tuple[Aspect, ...], words: Wording) -> str:
    said = [
        words(
            "practices.pair",
            name=words.text(aspect.practice.name),
            text=words("practices.and").join(_lines(catalogue, name, aspect, words)) or _absent(name, words),
        )
        for aspect in row
    ]
    return words("practices.row", aspect=words(f"practices.aspect_{name}"), cells=words("practices.stop").join(said))


def _notes(silent: list[str], words: Wording) -> tuple[str, ...]:
    said = [words(f"practices.aspect_{name}") for name in silent if name not in CODED]
    coded = [words(f"practices.aspect_{name}") for name in silent if name in CODED]
    notes = (("practices.silent", said), ("practices.silent_coding", coded))
    return tuple(words(key, aspects=words.join(names)) for key, names in notes if names)


def _tidy(catalogue: Catalogue, rows: dict[str, tuple[Aspect, ...]]) -> pd.DataFrame:
    """One row per practice, aspect and item; where the source is silent, one row with missing = not_in_source.

    `same_as` is the code of the first practice that says the same; value, lower and upper are NaN where not bounded.
    """
    found = [row for name, aspects in rows.items() for row in _tidy_row(catalogue, name, aspects)]
    return pd.DataFrame(found, columns=list(COLUMNS))


def _tidy_row(catalogue: Catalogue, name: str, row: tuple[Aspect, ...]) -> Iterable[dict[str, object]]:
    for aspect in row:
        same = row[aspect.same_as - 1].practice.practice_id if aspect.same_as else ""
        about = {"practice_id": aspect.practice.practice_id, "aspect": name, "same_as": same}
        if not aspect.items and name not in CODED:
            yield {**about, "position": 0, "missing": str(Missing.NOT_IN_SOURCE)}
        for position, item in enumerate(aspect.items, 1):
            yield {**about, "position": position, **_tidy_item(catalogue, name, aspect.practice, item)}


def _tidy_item(catalogue: Catalogue, name: str, practice: Practice, item: Said) -> dict[str, object]:
    figure = item if isinstance(item, Observation) else number_of(catalogue, item) if isinstance(item, Part) else None
    cited = item.citation if isinstance(item, Part) else None
    if isinstance(item, Observation):
        cited = item.citations[0] if item.citations else None
    cited = cited or (practice.citations[0] if practice.citations else None)
    return {
        **{f"text_{lang}": _said(catalogue, name, practice, item, wording(lang)) for lang in ("zh", "en")},
        **({key: figures.tidy([figure]).iloc[0][key] for key in NUMBER} if figure else {}),
        "missing": str(figure.missing or "") if figure else "",
        "source_id": cited.source_id if cited else "",
        "line": cited.line if cited else 0,
    }
