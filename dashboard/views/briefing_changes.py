"""What changed since a briefing was saved: figures changed, withdrawn, new, rank bands moved, scenes that are gone.

A saved scene keeps what its figures said; the same scene drawn from the data at hand says what they say now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.records import Briefing, Noted, Scene
from dashboard.views.briefing import shown_in, slide
from dashboard.wording import Wording, wording

KINDS = ("scene", "withdrawn", "changed", "rank", "new")
_IDENTITY = (
    "observation_id",
    "locality_id",
    "item_id",
    "indicator_id",
    "dimension_id",
    "framework_id",
    "code",
    "period",
)
_SHOWN = ("shown", "printed", "strength", "missing")
_MEANING = ("lower", "upper", "qualifier", "unit", "missing")


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a scene (number from 1): its kind, what it is about, what was said and what is said now."""

    scene: int
    kind: str
    label: str
    before: str
    now: str


def saved(catalogue: Catalogue, briefing: Briefing, lang: str, dated: str) -> Briefing:
    """The briefing as it goes into a file today: every scene with the figures that it shows, and the data's version."""
    scenes = tuple(replace(scene, noted=_noted_in(catalogue, scene, lang)) for scene in briefing.scenes)
    name = str(catalogue.title.to("en") or catalogue.folder.name)
    return replace(briefing, scenes=scenes, data_name=name, data_version=catalogue.version, saved=dated, lang=lang)


def changes(catalogue: Catalogue, briefing: Briefing, lang: str) -> tuple[Change, ...]:
    """Every difference between what the scenes said when saved and what the data at hand make of them. Like is compared
    with like, in the language of the saving; `lang` is that of the reader.
    """
    words = wording(lang)
    return tuple(
        change
        for number, scene in enumerate(briefing.scenes, start=1)
        for change in _changes(catalogue, number, scene, briefing.lang or lang, words)
    )


def noted(exhibits: Iterable[Exhibit]) -> tuple[Noted, ...]:
    """The figures and judgements of exhibits, each once by its key; of several rows with one key the first."""
    found: dict[str, Noted] = {}
    for exhibit in exhibits:
        for row in () if exhibit.data is None else _rows(exhibit.data):
            entry = _noted(row)
            if entry and entry.key:
                found.setdefault(entry.key, entry)
    return tuple(found.values())


def _noted_in(catalogue: Catalogue, scene: Scene, lang: str) -> tuple[Noted, ...]:
    return noted(shown_in(catalogue, scene, lang)[0])


def _rows(data: pd.DataFrame) -> Iterator[dict[str, Any]]:
    return (dict(zip(data.columns, row, strict=True)) for row in data.itertuples(index=False, name=None))


def _noted(row: Mapping[str, Any]) -> Noted | None:
    """A row of tidy data as it is kept; None for a row that states nothing."""
    shown = next(filter(None, (_text(row.get(name)) for name in _SHOWN)), "")
    key = "/".join(_text(row.get(name)) for name in _IDENTITY if _text(row.get(name)))
    if not shown:
        return None
    label = " · ".join(filter(None, (_text(row.get("locality")), _text(row.get("item")) or _text(row.get("label_zh")))))
    best, worst = _text(row.get("rank_best")), _text(row.get("rank_worst"))
    rank = "–".join(dict.fromkeys((best, worst))) if best not in ("", "0") else ""
    meaning = {name: _text(row.get(name)) for name in _MEANING}
    return Noted(key, label or key, shown, **meaning, rank=rank)


def _text(cell: Any) -> str:
    """A cell as plain text; what is not there is empty."""
    if cell is None or cell is pd.NA or (isinstance(cell, float) and cell != cell):
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _changes(catalogue: Catalogue, number: int, scene: Scene, lang: str, words: Wording) -> Iterator[Change]:
    made = slide(catalogue, scene, lang)
    if made.problem:
        yield Change(number, "scene", scene.title or made.title, "", made.problem)
    if not scene.noted or not made.exhibits:
        return
    before = {entry.key: entry for entry in scene.noted}
    now = {entry.key: entry for entry in noted(made.exhibits)}
    for key, entry in before.items():
        if key not in now:
            yield Change(number, "withdrawn", entry.label, entry.shown, words("briefing.not_there"))
        elif _said(entry) != _said(now[key]):
            yield Change(number, "changed", now[key].label, _in_full(entry), _in_full(now[key]))
        elif entry.rank != now[key].rank:
            none = words("briefing.no_rank")
            yield Change(number, "rank", now[key].label, entry.rank or none, now[key].rank or none)
    for key, entry in now.items():
        if key not in before:
            yield Change(number, "new", entry.label, words("briefing.not_there"), entry.shown)


def _said(entry: Noted) -> tuple[str, ...]:
    """What makes a figure another one: what it means; for a row that has words only, the words."""
    meaning = tuple(getattr(entry, name) for name in _MEANING)
    return meaning if any(meaning) else (entry.shown,)


def _in_full(entry: Noted) -> str:
    bounds = f" [{entry.lower or '−∞'}, {entry.upper or '∞'}]" if entry.lower or entry.upper else ""
    return f"{entry.shown}{bounds}"


@derived(most=8)
def changes_exhibit(catalogue: Catalogue, briefing: Briefing, lang: str) -> Exhibit:
    """The changes as a table, in the order of scenes and kinds; a sentence where there is none."""
    words = wording(lang)
    found = sorted(changes(catalogue, briefing, lang), key=lambda entry: (entry.scene, KINDS.index(entry.kind)))
    heads = ("scene", "change", "about", "before", "now")
    columns = tuple(Column(name, words(f"briefing.head_{name}")) for name in heads)
    rows = tuple(
        (
            Cell(str(entry.scene)),
            Cell(words(f"briefing.change_{entry.kind}"), "caution"),
            Cell(entry.label),
            Cell(entry.before),
            Cell(entry.now, "strong"),
        )
        for entry in found
    )
    counts = {kind: sum(entry.kind == kind for entry in found) for kind in KINDS}
    told = [words(f"briefing.count_{kind}", n=count) for kind, count in counts.items() if count]
    lead = words("briefing.changed", saved=briefing.saved, counts=words.join(told)) if told else words("briefing.same")
    return Exhibit("briefing.changes", words("briefing.changes"), Table(columns, rows), lead=lead, twin=(lead,))
