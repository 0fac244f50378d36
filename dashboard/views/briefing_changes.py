"""What changed since a briefing was saved: figures changed, withdrawn, new, rank bands moved, scenes that are gone.

A saved scene keeps what its figures said; the same scene drawn from the data at hand says what they say now. Of an
exhibit without figures it keeps a checksum, so that a change of its words is not passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

import pandas as pd

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cards, Cell, Column, Exhibit, Prose, Table
from dashboard.records import Briefing, Noted, Scene
from dashboard.views.briefing import shown_at, shown_in, slide
from dashboard.wording import Wording, wording

KINDS = ("scene", "withdrawn", "changed", "rank", "new", "content")
_WHOLE = "exhibit/"  # begins the key of what is kept of an exhibit as a whole
_IDENTITY = (
    "observation_id",
    "locality_id",
    "item_id",
    "indicator_id",
    "dimension_id",
    "framework_id",
    "code",
    "period",
    "record",
    "gap",
)
_SHOWN = ("shown", "printed", "strength", "missing", "count")
_RANKED = ("printed", "missing")  # of a row of a ranking, whose `shown` is the rank
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


def noted(exhibits: Iterable[Exhibit], lang: str) -> tuple[Noted, ...]:
    """The figures and judgements of exhibits, each once by its key; of several rows with one key the first. An exhibit
    that has none is kept as a whole.
    """
    found: dict[str, Noted] = {}
    for exhibit in exhibits:
        rows = () if exhibit.data is None else (_noted(row, lang) for row in _rows(exhibit.data))
        entries = [entry for entry in rows if entry and entry.key]
        for entry in entries or [
            Noted(_WHOLE + exhibit.key, exhibit.title, f"{crc32(_content(exhibit).encode()):08x}")
        ]:
            found.setdefault(entry.key, entry)
    return tuple(found.values())


def _content(exhibit: Exhibit) -> str:
    """Everything that an exhibit without figures says, as text."""
    body = exhibit.body
    if exhibit.data is not None:
        return str(exhibit.data.to_csv(index=False))
    if isinstance(body, Table):
        return "\n".join(cell.text for row in body.rows for cell in row)
    parts = [exhibit.lead, *exhibit.twin]
    if isinstance(body, Prose):
        parts += [text for entry in body.entries for text in (entry.text, entry.detail, entry.beneath)]
    if isinstance(body, Cards):
        parts += [text for card in body.items for text in (card.title, card.text, *map(" ".join, card.lines))]
    return "\n".join(parts)


def _noted_in(catalogue: Catalogue, scene: Scene, lang: str) -> tuple[Noted, ...]:
    """What a scene shows; a map's figures stand in the table that the page has beside it."""
    found = shown_in(catalogue, scene, lang)[0]
    if any(exhibit.key == "maps" for exhibit in found):
        table = shown_at(catalogue, scene.page, scene.query, lang)[0]["maps.table"]
        found = (*(exhibit for exhibit in found if exhibit.key not in ("maps", table.key)), table)
    return noted(found, lang)


def _rows(data: pd.DataFrame) -> Iterator[dict[str, Any]]:
    return (dict(zip(data.columns, row, strict=True)) for row in data.itertuples(index=False, name=None))


def _noted(row: Mapping[str, Any], lang: str) -> Noted | None:
    """A row of tidy data as it is kept; None for a row that states nothing."""
    names = _RANKED if "rank_best" in row else _SHOWN
    shown = next(filter(None, (_text(row.get(name)) for name in names)), "")
    key = "/".join(_text(row.get(name)) for name in _IDENTITY if _text(row.get(name)))
    if not shown:
        return None
    label = " · ".join(
        filter(None, (_text(row.get("locality")), _text(row.get("item")) or _text(row.get(f"label_{lang}"))))
    )
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
    made = slide(catalogue, scene, words.lang)
    if made.problem:
        yield Change(number, "scene", made.title, "", made.problem)
    if not scene.noted or not made.exhibits:
        return
    before = {entry.key: entry for entry in scene.noted}
    now = {entry.key: entry for entry in _noted_in(catalogue, scene, lang)}
    told = now if lang == words.lang else {entry.key: entry for entry in _noted_in(catalogue, scene, words.lang)}
    for key, entry in before.items():
        if key in now:
            yield from _change(number, entry, now[key], told.get(key, now[key]), words)
        elif not key.startswith(_WHOLE):
            yield Change(number, "withdrawn", entry.label, entry.shown, words("briefing.not_there"))
    for key in (key for key in now if key not in before):
        if not key.startswith(_WHOLE):
            entry = told.get(key, now[key])
            yield Change(number, "new", entry.label, words("briefing.not_there"), entry.shown)


def _change(number: int, before: Noted, now: Noted, told: Noted, words: Wording) -> Iterator[Change]:
    """What has become of a figure that is still there; `told` is what it says now in the reader's language."""
    if _said(before) != _said(now):
        if now.key.startswith(_WHOLE):
            yield Change(number, "content", told.label, "", words("briefing.other_content"))
        else:
            yield Change(number, "changed", told.label, _in_full(before), _in_full(told))
    if before.rank != now.rank:
        none = words("briefing.no_rank")
        yield Change(number, "rank", told.label, before.rank or none, now.rank or none)


def _said(entry: Noted) -> tuple[str, ...]:
    """What makes a figure another one: what it means; for a row that has words only, the words."""
    meaning = tuple(getattr(entry, name) for name in _MEANING)
    return meaning if any(meaning) else (entry.shown,)


def _in_full(entry: Noted) -> str:
    """With its bounds, unless they are the number itself."""
    bounds = f" [{entry.lower or '−∞'}, {entry.upper or '∞'}]" if entry.lower != entry.upper else ""
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
