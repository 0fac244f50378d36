"""What places carry out, aligned: who leads, levels, steps on a common loop, actors, rules, incentives, platforms."""

from __future__ import annotations

from itertools import chain

from dashboard.analysis.side_by_side import OF_PLACES, aligned, of_place
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Column, Entry, Exhibit, Prose, Table
from dashboard.selection import Selection
from dashboard.views.comparison import chosen, columns
from dashboard.views.comparison_evidence import volume_row
from dashboard.views.side_by_side import counted, notes, sentence, spoken_of, table_rows, tidy
from dashboard.wording import wording

MOST_LINES = 4  # of a cell, until its row is unfolded: a place has many practices


def practices_beside(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The chosen places aspect by aspect, what differs first. What is only recommended counts in the status alone."""
    words = wording(selection.lang)
    found = chosen(catalogue, selection)
    rows = aligned(catalogue, [of_place(catalogue, place) for place in found], OF_PLACES)
    given = spoken_of(rows)
    title = words("practices.places_beside")
    if not given:
        text = words("comparison.no_practices" if found else "practices.choose_places")
        return Exhibit("comparison.practices", title, Prose((Entry(text, tone="missing"),)), twin=(text,))
    body = table_rows(catalogue, selection, "comparison", given, MOST_LINES)
    return Exhibit(
        key="comparison.practices",
        title=title,
        lead=counted(given, words),
        body=Table(
            columns(found, Column("aspect", words("practices.aspect"), width="small"), words),
            (volume_row(catalogue, found, words), *body),
        ),
        twin=tuple(sentence(catalogue, name, row, words) for name, row in given.items()),
        notes=(words("practices.only_carried_out"), *notes(rows, words)),
        sources=tuple(dict.fromkeys(chain.from_iterable(cell.citations for row in body for cell in row))),
        data=tidy(catalogue, rows, "locality_id"),
    )
