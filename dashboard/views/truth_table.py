"""Framework evidence as a crisp-set truth table: the table itself, the cases it is made of, the names of its sets."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.evidence import judgement
from dashboard.analysis.truth_table import CONTRADICTION, Case, Row
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Dimension
from dashboard.selection import MOST_BESIDE, Selection
from dashboard.views.comparison import cited, datum, searched
from dashboard.views.comparison_evidence import judged_word, opened
from dashboard.views.truth_table_choices import Made, made, partial_names
from dashboard.wording import Wording, wording

R_COMMAND = (
    'cases <- read.csv("cases.csv", row.names = 1); '
    'truthTable(cases, outcome = "{outcome}", incl.cut = c(1, 0.0001), show.cases = TRUE)'
)


def truth_table(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The truth table, its cases and its sets; one sentence where it can't be made."""
    words = wording(selection.lang)
    table = made(catalogue, selection)
    if table is None:
        said = words("truth_table.nothing")
        return (Exhibit("truth_table", words("truth_table.title"), Prose((Entry(said),)), twin=(said,)),)
    return (
        _table(catalogue, selection, table, words),
        _cases(catalogue, selection, table, words),
        _sets(catalogue, table, words),
    )


def _table(catalogue: Catalogue, selection: Selection, table: Made, words: Wording) -> Exhibit:
    *conditions, outcome = table.names
    headings = (
        Column("row", words("truth_table.row"), width="small"),
        *_columns(conditions),
        *_columns(("OUT", "n", "incl", "PRI")),
    )
    total, seen = 2 ** len(conditions), len(table.rows)
    counts = words("truth_table.counts", cases=len(table.coded.cases), total=total, seen=seen, unseen=total - seen)
    return Exhibit(
        key="truth_table",
        title=words("truth_table.title_of", outcome=words.text(table.sets[-1].name)),
        lead=words("truth_table.lead", partial=partial_names(selection)[selection.partial_as], counts=counts),
        body=Table(
            (*headings, Column("cases", words("truth_table.cases"), width="large")),
            tuple(_row(catalogue, selection, row, words) for row in table.rows),
        ),
        twin=tuple(_sentence(catalogue, table, row, words) for row in table.rows),
        notes=(
            *(_left_out(catalogue, table, words)),
            words("truth_table.zero_note"),
            words("truth_table.reading_note"),
            words("truth_table.r_note", command=R_COMMAND.format(outcome=outcome)),
        ),
        data=pd.DataFrame([_datum(catalogue, table, row, words) for row in table.rows]),
    )


def _columns(names: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(name.lower(), name, width="small") for name in names)


def _row(catalogue: Catalogue, selection: Selection, row: Row, words: Wording) -> tuple[Cell, ...]:
    """The cases open side by side, as many as fit."""
    share, codes = _share(row), tuple(case.name for case in row.cases)
    return (
        *(Cell(str(value)) for value in (row.number, *row.conditions)),
        Cell(row.output, "caution" if row.output == CONTRADICTION else "strong"),
        *(Cell(text) for text in (str(len(row.cases)), share, share)),
        Cell(
            _named(catalogue, row.cases, words),
            link=selection.link("comparison", section="evidence", localities=codes[:MOST_BESIDE]),
        ),
    )


def _share(row: Row) -> str:
    return "-" if row.inclusion is None else f"{row.inclusion:.3f}"


def _named(catalogue: Catalogue, cases: Sequence[Case], words: Wording) -> str:
    return words.join([words.text(catalogue.localities[case.name].name) for case in cases])


def _sentence(catalogue: Catalogue, table: Made, row: Row, words: Wording) -> str:
    held = {
        value: [
            words.text(entry.name) for entry, own in zip(table.sets[:-1], row.conditions, strict=True) if own == value
        ]
        for value in (1, 0)
    }
    told = [words(f"truth_table.with_{value}", names=words.join(names)) for value, names in held.items() if names]
    return words(
        "truth_table.sentence",
        row=row.number,
        conditions=words("comparison.and").join(told),
        cases=_named(catalogue, row.cases, words),
        shown=sum(case.outcome for case in row.cases),
        n=len(row.cases),
        output=row.output,
    )


def _left_out(catalogue: Catalogue, table: Made, words: Wording) -> list[str]:
    return [
        words(
            "truth_table.left_out",
            place=words.text(catalogue.localities[code].name),
            dimensions=words.join([words.text(entry.name) for entry in absent]),
        )
        for code, absent in table.coded.left_out.items()
    ]


def _datum(catalogue: Catalogue, table: Made, row: Row, words: Wording) -> dict[str, object]:
    return {
        "item": words("truth_table.row_of", row=row.number),
        "row": row.number,
        **dict(zip(table.names[:-1], row.conditions, strict=True)),
        "OUT": row.output,
        "n": len(row.cases),
        "incl": row.inclusion,
        "PRI": row.inclusion,
        "cases": ",".join(case.name for case in row.cases),
        "shown": _named(catalogue, row.cases, words),
    }


def _cases(catalogue: Catalogue, selection: Selection, table: Made, words: Wording) -> Exhibit:
    """One row per case: 1 or 0 in each set, with the judgement and the lines it was made from."""
    found = {case.name: (*case.conditions, case.outcome) for case in table.coded.cases}
    return Exhibit(
        key="truth_table.cases",
        title=words("truth_table.cases_title", n=len(found)),
        body=Table(
            (Column("case", words("truth_table.case")), *_columns(table.names)),
            tuple(
                (
                    Cell(words.text(catalogue.localities[code].name), "strong"),
                    *(
                        _member(catalogue, selection, code, dimension, value, words)
                        for dimension, value in zip(table.sets, values, strict=True)
                    ),
                )
                for code, values in found.items()
            ),
        ),
        twin=tuple(
            words(
                "comparison.has",
                place=words.text(catalogue.localities[code].name),
                what=words.join([f"{name} {value}" for name, value in zip(table.names, values, strict=True)]),
            )
            for code, values in found.items()
        ),
        data=pd.DataFrame(
            [
                _member_datum(catalogue, code, dimension, value, words)
                for code, values in found.items()
                for dimension, value in zip(table.sets, values, strict=True)
            ]
        ),
    )


def _member(
    catalogue: Catalogue, selection: Selection, code: str, dimension: Dimension, value: int, words: Wording
) -> Cell:
    judged = judgement(catalogue, catalogue.localities[code], dimension)
    return Cell(
        str(value),
        "plain" if value else "muted",
        judged_word(judged, words),
        tuple(dict.fromkeys(citation for entry in judged.entries for citation in entry.citations)),
        opened(selection, dimension),
    )


def _member_datum(
    catalogue: Catalogue, code: str, dimension: Dimension, value: int, words: Wording
) -> dict[str, object]:
    place = catalogue.localities[code]
    judged = judgement(catalogue, place, dimension)
    citations = tuple(dict.fromkeys(citation for entry in judged.entries for citation in entry.citations))
    return {
        **datum(place, dimension.dimension_id, words.text(dimension.name), str(value), words),
        "strength": judged.strength,
        "member": value,
        **cited(citations or searched(catalogue, place)),
    }


def _sets(catalogue: Catalogue, table: Made, words: Wording) -> Exhibit:
    """The short names that R takes, with the dimensions they stand for."""
    roles = [*["condition"] * (len(table.sets) - 1), "outcome"]
    lines = list(zip(table.names, roles, table.sets, strict=True))
    return Exhibit(
        key="truth_table.sets",
        title=words("truth_table.sets"),
        body=Table(
            tuple(Column(name, words(f"truth_table.{name}")) for name in ("name", "role", "dimension")),
            tuple(
                (
                    Cell(name, "strong"),
                    Cell(words(f"truth_table.{role}")),
                    Cell(
                        words.text(dimension.name),
                        note=words.text(catalogue.frameworks[dimension.framework_id].name),
                        citations=(dimension.citation,) if dimension.citation else (),
                    ),
                )
                for name, role, dimension in lines
            ),
        ),
        twin=tuple(words("comparison.has", place=name, what=words.text(entry.name)) for name, _, entry in lines),
        data=pd.DataFrame(
            [
                {"item_id": entry.dimension_id, "item": words.text(entry.name), "name": name, "role": role}
                for name, role, entry in lines
            ]
        ),
    )
