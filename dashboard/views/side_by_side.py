"""Practices side by side: one row per aspect, what differs first, silence said in words, equal cells folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import pandas as pd

from dashboard.analysis.practice_filter import narrow
from dashboard.analysis.side_by_side import CODED, LOOP, Aspect, aligned, all_equal, of_practice
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Prose, Table
from dashboard.records import Practice
from dashboard.selection import ASPECTS, Link, Selection
from dashboard.views import aligned_cells
from dashboard.wording import Wording, wording

COLUMNS = (
    *("practice_id", "aspect", "position", "text_zh", "text_en", *aligned_cells.NUMBER),
    *("missing", "same_as", "source_id", "line"),
)
MOST_OFFERED = 500
MOST_LINES = 12  # of a cell, until its row is unfolded
Rows = Mapping[str, Sequence[Aspect]]


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
    rows = aligned(catalogue, [of_practice(entry) for entry in chosen])
    given = spoken_of(rows)
    body = table_rows(catalogue, selection, "practices", given)
    sources = (
        Cell(words("practices.aspect_source"), "strong"),
        *(Cell("", citations=entry.citations) for entry in chosen),
    )
    return Exhibit(
        key="practices.beside",
        title=words("practices.beside_title", n=len(chosen)),
        lead=counted(given, words) if len(chosen) > 1 else words("practices.only_one"),
        body=Table(_columns(chosen, words), (*body, sources)),
        twin=tuple(sentence(catalogue, name, row, words) for name, row in given.items()),
        notes=notes(rows, words),
        sources=tuple(dict.fromkeys(chain.from_iterable(cell.citations for row in (*body, sources) for cell in row))),
        data=tidy(catalogue, rows, "practice_id"),
    )


def foldings(catalogue: Catalogue, selection: Selection) -> tuple[tuple[str, Link], ...]:
    """Unfold every equal cell, or fold them again; neither where no two cells are equal."""
    words = wording(selection.lang)
    rows = aligned(catalogue, [of_practice(catalogue.practices[code]) for code in selection.practices])
    equal = tuple(name for name, row in rows.items() if any(aspect.same_as for aspect in row))
    shown = tuple(name for name in selection.unfolded if name in equal)
    offered = (("practices.unfold_all", equal, equal != shown), ("practices.fold_all", (), shown))
    return tuple((words(key), selection.link("practices", unfolded=names)) for key, names, needed in offered if needed)


def _columns(chosen: list[Practice], words: Wording) -> tuple[Column, ...]:
    heads = (
        Column(entry.practice_id, words("practices.numbered", n=number, text=words.text(entry.name)), width="large")
        for number, entry in enumerate(chosen, 1)
    )
    return (Column("aspect", words("practices.aspect"), width="small"), *heads)


def spoken_of(rows: Rows) -> dict[str, Sequence[Aspect]]:
    """The aspects of which at least one side says something."""
    return {name: row for name, row in rows.items() if any(aspect.items for aspect in row)}


def counted(given: Rows, words: Wording) -> str:
    """How many aspects differ and how many are equal, and what equality means."""
    equal = sum(all_equal(row) for row in given.values())
    return words("practices.beside_lead", differ=len(given) - equal, equal=equal)


def table_rows(
    catalogue: Catalogue, selection: Selection, page: str, given: Rows, most: int = MOST_LINES
) -> tuple[tuple[Cell, ...], ...]:
    """A row per aspect; its equal cells, and what a cell has beyond `most` lines, are folded unless unfolded."""
    words = wording(selection.lang)
    table = []
    for name, row in given.items():
        cells = [
            _cell(catalogue, selection, page, name, aspect, most, _same(row, aspect, page, words)) for aspect in row
        ]
        cut = any(
            cell.note and _more(catalogue, name, aspect, most, words) == cell.note
            for cell, aspect in zip(cells, row, strict=True)
        )
        table.append((_head(selection, page, name, words, cut=cut), *cells))
    return tuple(table)


def _head(selection: Selection, page: str, name: str, words: Wording, *, cut: bool) -> Cell:
    """The name of an aspect, and the way to see all of it or to fold it again."""
    title = words(f"practices.aspect_{name}")
    if name in selection.unfolded:
        rest = tuple(entry for entry in selection.unfolded if entry != name)
        return Cell(title, "strong", words("practices.fold"), link=selection.link(page, unfolded=rest), key=name)
    unfold = selection.link(page, unfolded=(*selection.unfolded, name))
    if not cut:
        return Cell(title, "strong", key=name)
    return Cell(title, "strong", words("practices.unfold"), link=unfold, key=name)


def _cell(
    catalogue: Catalogue, selection: Selection, page: str, name: str, aspect: Aspect, most: int, same: str
) -> Cell:
    words = wording(selection.lang)
    if not aspect.items:
        return Cell(aligned_cells.absent(aspect, name, words), "missing")
    is_open = name in selection.unfolded
    if same and not is_open:
        unfold = selection.link(page, unfolded=(*selection.unfolded, name))
        return Cell(same, "muted", words("practices.unfold"), link=unfold)
    told = aligned_cells.lines(catalogue, name, aspect, words)
    more = "" if is_open else _more(catalogue, name, aspect, most, words)
    if len(told) > 1 and not _is_numbered(name, aspect):
        told = [words("practices.bullet", text=line) for line in told]
    citations = aligned_cells.cited(catalogue, name, aspect)
    tone = "caution" if name == "unexplained" else "plain"
    return Cell("\n".join(told[:most] if more else told), tone, more or same, citations)


def _same(row: Sequence[Aspect], aspect: Aspect, page: str, words: Wording) -> str:
    """Which side a cell equals: by its number where columns are numbered, else by its name."""
    if not aspect.same_as:
        return ""
    if page == "practices":
        return words("practices.same_as", n=aspect.same_as)
    return words("practices.same_as_place", place=words.text(row[aspect.same_as - 1].side.name))


def _is_numbered(name: str, aspect: Aspect) -> bool:
    return len(aspect.side.practices) == 1 and name in (*LOOP, "level")


def _more(catalogue: Catalogue, name: str, aspect: Aspect, most: int, words: Wording) -> str:
    """How many lines of a cell are folded; empty where none is, and where only one would be."""
    over = len(aligned_cells.lines(catalogue, name, aspect, words)) - most
    return words("practices.more_lines", n=over) if over > 1 else ""


def sentence(catalogue: Catalogue, name: str, row: Sequence[Aspect], words: Wording) -> str:
    """One aspect of every side in a sentence of a text twin."""
    said = [
        words(
            "practices.pair",
            name=words.text(aspect.side.name),
            text=words("practices.and").join(aligned_cells.lines(catalogue, name, aspect, words))
            or aligned_cells.absent(aspect, name, words),
        )
        for aspect in row
    ]
    return words("practices.row", aspect=words(f"practices.aspect_{name}"), cells=words("practices.stop").join(said))


def notes(rows: Rows, words: Wording) -> tuple[str, ...]:
    """The aspects on which all are silent, by whose silence it is, and the rule that sorts by words."""
    silent = [name for name in rows if name not in spoken_of(rows)]
    by_source = [name for name in silent if all(aligned_cells.is_silent(aspect, name) for aspect in rows[name])]
    coded = [name for name in silent if name in CODED]
    ruled = [name for name in silent if name not in by_source and name not in coded]
    groups = (("silent", by_source), ("silent_coding", coded), ("silent_rule", ruled))
    told = (
        words(f"practices.{key}", aspects=words.join([words(f"practices.aspect_{name}") for name in names]))
        for key, names in groups
        if names
    )
    return (*told, words("practices.by_words"))


def tidy(catalogue: Catalogue, rows: Rows, code_column: str) -> pd.DataFrame:
    """One row per side, aspect and item (`aligned_cells.tidy`), aspects in their own order, not that of the screen."""
    ordered = (name for name in ASPECTS if name in rows)
    found = [row for name in ordered for row in aligned_cells.tidy(catalogue, name, rows[name], code_column)]
    return pd.DataFrame(found, columns=[code_column, *COLUMNS[1:]])
