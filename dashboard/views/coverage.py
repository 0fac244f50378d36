"""What the collection holds and what it doesn't: per place, and per indicator."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from dashboard.analysis.coverage import Coverage, coverage_of, reported
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Exhibit, Table
from dashboard.records import Observation
from dashboard.selection import Selection
from dashboard.views import figures
from dashboard.wording import Wording, wording

COUNTS = ("measured", "rules", "practices", "recommendations", "explicit", "partial", "problems", "results", "silences")


def by_place(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Per case: how many records of each sort, on how much text, written by whom."""
    words = wording(selection.lang)
    found = [coverage_of(catalogue, place.locality_id) for place in catalogue.cases]
    without = [entry for entry in found if not entry.measured]
    columns = (
        Column("place", words("coverage.place")),
        *(Column(name, words(f"coverage.{name}")) for name in COUNTS),
        Column("text_chars", words("coverage.text_chars"), unit=words("coverage.characters")),
        Column("self_report", words("coverage.self_report")),
    )
    return Exhibit(
        key="coverage.by_place",
        title=words("coverage.by_place"),
        lead=words("coverage.by_place_lead", n=len(without), places=_names(catalogue, without, words)),
        body=Table(columns, tuple(_place_row(catalogue, selection, entry, words) for entry in found)),
        twin=tuple(_sentence(catalogue, entry, words) for entry in found),
        notes=(words("coverage.text_note"),),
        data=pd.DataFrame([asdict(entry) for entry in found]),
    )


def _names(catalogue: Catalogue, entries: list[Coverage], words: Wording) -> str:
    return words.join([words.text(catalogue.localities[entry.locality_id].name) for entry in entries])


def _place_row(catalogue: Catalogue, selection: Selection, entry: Coverage, words: Wording) -> tuple[Cell, ...]:
    place = catalogue.localities[entry.locality_id]
    counts = asdict(entry)
    return (
        Cell(words.text(place.name), link=selection.link("locality", locality=place.locality_id, section="")),
        *(Cell(str(counts[name]), tone="plain" if counts[name] else "muted") for name in COUNTS),
        Cell(f"{entry.text_chars:,}"),
        Cell(words.code("self_report", entry.self_report)),
    )


def _sentence(catalogue: Catalogue, entry: Coverage, words: Wording) -> str:
    name = words.text(catalogue.localities[entry.locality_id].name)
    return words("coverage.sentence", **{**asdict(entry), "place": name, "chars": f"{entry.text_chars:,}"})


def by_indicator(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Per indicator: who reports it, in its printed form; whoever does not is counted, never blanked."""
    words = wording(selection.lang)
    columns = tuple(
        Column(name, words(f"coverage.{name}")) for name in ("indicator", "definition", "reported_by", "not_reported")
    )
    rows = tuple(_indicator_row(catalogue, code, words) for code in catalogue.indicators)
    return Exhibit(
        key="coverage.by_indicator",
        title=words("coverage.by_indicator"),
        lead=words("coverage.by_indicator_lead", n=len(rows)),
        body=Table(columns, rows),
        data=pd.DataFrame(
            [
                (code, entry.locality_id, entry.printed)
                for code in catalogue.indicators
                for entry in reported(catalogue, code).values()
            ],
            columns=["indicator_id", "locality_id", "printed"],
        ),
    )


def _indicator_row(catalogue: Catalogue, code: str, words: Wording) -> tuple[Cell, ...]:
    indicator = catalogue.indicators[code]
    found = reported(catalogue, code)
    absent = len(catalogue.cases) - sum(place.locality_id in found for place in catalogue.cases)
    return (
        Cell(words.text(indicator.name), tone="strong"),
        Cell(words.text(indicator.definition)),
        Cell(
            words.join([_reported_by(catalogue, entry, words) for entry in found.values()]),
            citations=tuple(citation for entry in found.values() for citation in entry.citations),
        ),
        Cell(words("coverage.cases_without", n=absent), tone="missing"),
    )


def _reported_by(catalogue: Catalogue, entry: Observation, words: Wording) -> str:
    place = catalogue.localities[entry.locality_id]
    return words("coverage.figure_of", place=words.text(place.name), printed=figures.printed_form(entry, words))
