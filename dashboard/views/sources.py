"""The documents: what each is, how far it can be trusted, and what was coded from it, line by line."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Card, Cards, Cell, Column, Exhibit, Table
from dashboard.records import Dimension, Evidence, Finding, Framework, Observation, Part, Practice, Source, Text
from dashboard.selection import Link, Selection
from dashboard.views import figures
from dashboard.wording import Wording, wording


def documents(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every document and article, or only the one chosen, with what limits its use as evidence."""
    words = wording(selection.lang)
    chosen = [entry for entry in catalogue.records.sources if selection.source in ("", entry.source_id)]
    return Exhibit(
        key="sources.documents",
        title=words("sources.documents"),
        lead="" if selection.source else words("sources.documents_lead", n=len(chosen)),
        body=Cards(tuple(_card(catalogue, selection, entry, words) for entry in chosen)),
        twin=tuple(f"{words.text(entry.title)}: {words.text(entry.reliability)}" for entry in chosen),
    )


def _card(catalogue: Catalogue, selection: Selection, source: Source, words: Wording) -> Card:
    number = list(catalogue.sources).index(source.source_id) + 1
    coded = len(catalogue.citing.get(source.source_id, ()))
    facts = [
        (words("sources.published_by"), words.join([part for part in _publication(source, words) if part])),
        (words("sources.author"), words.join([part for part in _author(source, words) if part])),
        (words("sources.where"), _where(source, words)),
        (words("sources.title_status"), words(f"sources.title_{source.title_status}")),
        (words("sources.coded"), words("sources.coded_count", n=coded)),
    ]
    return Card(
        key=source.source_id,
        title=words("sources.numbered", number=number, title=words.text(source.title)),
        badges=_badges(source, words),
        text=words.text(source.reliability),
        lines=tuple((name, text) for name, text in facts if text),
        link=selection.link("sources", source=source.source_id, line=0, section="documents"),
    )


def _publication(source: Source, words: Wording) -> list[str]:
    return [words.text(source.publisher), source.published or words("sources.date_not_stated")]


def _author(source: Source, words: Wording) -> list[str]:
    return list(dict.fromkeys((words.text(source.author), words.text(source.author_role))))  # not printed, said once


def _where(source: Source, words: Wording) -> str:
    place = words(
        "sources.lines",
        file=source.file,
        first=source.line_from,
        last=source.line_to,
        chars=f"{source.case_text_chars:,}",
    )
    noise = words("sources.noise", lines=words.join(source.noise_lines.split(";"))) if source.noise_lines else ""
    return f"{place} {noise}".strip()


def _badges(source: Source, words: Wording) -> tuple[tuple[str, str], ...]:
    badges = [
        (words.code("source_kind", source.kind), "strong"),
        (words.code("script", source.script), "plain"),
        (words.code("self_report", source.self_report), "caution" if source.self_report != "no" else "plain"),
    ]
    return (*badges, (words("sources.breaks_off"), "caution")) if source.breaks_off else tuple(badges)


def line_by_line(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What was coded from the chosen source, in the order of its lines; the chosen line alone where there is one."""
    words = wording(selection.lang)
    coded = catalogue.citing.get(selection.source, ())
    shown = [row for row in coded if selection.line in (0, row[0])]
    rows = tuple(_row(catalogue, selection, line, table, record, words) for line, table, record in shown)
    columns = tuple(
        Column(name, words(f"sources.column_{name}")) for name in ("line", "table", "record", "place", "judgement")
    )
    return Exhibit(
        key="sources.lines",
        title=words("sources.line_by_line") if not selection.line else words("sources.one_line", line=selection.line),
        lead=words("sources.lines_lead") if rows else words("sources.nothing_coded"),
        body=Table(columns, rows),
        data=_data(shown, selection.source),
    )


def _row(
    catalogue: Catalogue, selection: Selection, line: int, table: str, record: Any, words: Wording
) -> tuple[Cell, ...]:
    place_id = _place(catalogue, record)
    place = catalogue.localities.get(place_id)
    judgement = _judgement(catalogue, record, words)
    return (
        Cell(str(line), link=selection.link("sources", line=line, section="documents")),
        Cell(words(f"sources.table_{table}")),
        Cell(_label(catalogue, record, words), link=_opens(catalogue, selection, record)),
        Cell(words.text(place.name) if place else words("sources.unlocated"), tone="plain" if place else "muted"),
        Cell(judgement),
    )


def _place(catalogue: Catalogue, record: Any) -> str:
    if isinstance(record, Part):
        return catalogue.practices[record.practice_id].locality_id
    return str(getattr(record, "locality_id", ""))


def _label(catalogue: Catalogue, record: Any, words: Wording) -> str:
    if isinstance(record, Part):
        owner = words.text(catalogue.practices[record.practice_id].name)
        return words("sources.part_of", owner=owner, part=words.text(record.name))
    if isinstance(record, Evidence):
        return words.text(catalogue.dimensions[record.dimension_id].name)
    name = {Observation: "label", Finding: "text"}.get(type(record), "name")
    text = getattr(record, name)
    assert isinstance(text, Text)
    return words.text(text)


def _judgement(catalogue: Catalogue, record: Any, words: Wording) -> str:
    match record:
        case Observation():
            kind, printed = words.code("number_kind", record.kind), figures.printed_form(record, words)
            return words("sources.printed", kind=kind, printed=printed)
        case Practice():
            return words.join([words.code("status", record.status), words.code("kind", record.kind)])
        case Part():
            return words.code("part_kind", record.part_kind)
        case Finding():
            return words.code("finding_kind", record.kind)
        case Evidence():
            return words.code("strength", record.strength)
        case Dimension():
            return words.text(catalogue.frameworks[record.framework_id].name)
        case Framework():
            return words.text(record.note)
        case _:
            return ""


def _opens(catalogue: Catalogue, selection: Selection, record: Any) -> Link | None:
    place = catalogue.localities.get(_place(catalogue, record))
    if isinstance(record, (Framework, Dimension)):
        return selection.link("comparison", framework=record.framework_id, source="", line=0, section="evidence")
    if place is not None:
        return selection.link("locality", locality=place.locality_id, source="", line=0, section="")
    return None


def _data(rows: list[tuple[int, str, Any]], source_id: str) -> pd.DataFrame:
    """One row per coded record: source, line, table, record id."""
    return pd.DataFrame(
        [(source_id, line, table, _record_id(record)) for line, table, record in rows],
        columns=["source_id", "line", "table", "record_id"],
    )


def _record_id(record: Any) -> str:
    fields = type(record).__dataclass_fields__
    return str(getattr(record, next(iter(fields))))
