"""Two coders side by side: how far they agree by framework and over all, where they don't, and what only one judged."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.agreement import WEAKEST_FIRST, Agreement, Coefficient, Unit, agreements
from dashboard.analysis.evidence import Judgement
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Citation, Dimension, Evidence
from dashboard.selection import Selection
from dashboard.views.comparison import cited, datum
from dashboard.views.comparison_evidence import judged_word, opened
from dashboard.wording import Wording, wording

MEASURES = ("agreed_pct", "kappa", "alpha_nominal", "alpha_ordinal")


def agreement(catalogue: Catalogue, selection: Selection, second: Sequence[Evidence]) -> tuple[Exhibit, ...]:
    """The data package is the first coder, `second` the other; judgements of `second` passed the contract."""
    words = wording(selection.lang)
    found = agreements(catalogue, second)
    return (
        _summary(catalogue, selection, found, words),
        _disagreements(catalogue, found[0], words),
        *(
            _alone(catalogue, selection, found[0], coder, words)
            for coder in ("first", "second")
            if found[0].only(coder)
        ),
    )


def measures(entry: Agreement) -> dict[str, Coefficient]:
    """The measures of one agreement, in the order they are shown."""
    return dict(zip(MEASURES, (entry.agreed_pct, entry.kappa, entry.alpha(), entry.alpha(WEAKEST_FIRST)), strict=True))


def _summary(catalogue: Catalogue, selection: Selection, found: Sequence[Agreement], words: Wording) -> Exhibit:
    counts = ("pairs", "only_first", "only_second")
    headings = ("framework", "pairs", *MEASURES, *counts[1:])
    return Exhibit(
        key="agreement.summary",
        title=words("agreement.summary"),
        lead=words("agreement.lead"),
        body=Table(
            tuple(Column(name, words(f"agreement.{name}"), width="small") for name in headings),
            tuple(_row(catalogue, selection, entry, words) for entry in found),
        ),
        twin=tuple(_sentence(catalogue, entry, words) for entry in found),
        notes=(words("agreement.kappa_note"), words("agreement.alpha_note"), words("agreement.small_note")),
        data=pd.DataFrame([_datum(catalogue, entry, words) for entry in found]),
    )


def _row(catalogue: Catalogue, selection: Selection, entry: Agreement, words: Wording) -> tuple[Cell, ...]:
    framework = entry.framework_id or selection.framework
    link = selection.link("comparison", section="evidence", framework=framework, dimension="")
    return (
        Cell(_name(catalogue, entry, words), "strong", link=link),
        Cell(str(len(entry.pairs))),
        *(
            Cell(_told(name, found, words), "missing" if found.value is None else "plain")
            for name, found in measures(entry).items()
        ),
        *(Cell(str(len(entry.only(coder)))) for coder in ("first", "second")),
    )


def _name(catalogue: Catalogue, entry: Agreement, words: Wording) -> str:
    framework = catalogue.frameworks.get(entry.framework_id)
    return words.text(framework.name) if framework else words("agreement.all_frameworks")


def _told(name: str, found: Coefficient, words: Wording) -> str:
    if found.value is None:
        return words(f"agreement.undefined_{found.undefined}")
    return words("agreement.per_cent", value=f"{found.value:.1f}") if name == "agreed_pct" else f"{found.value:.3f}"


def _sentence(catalogue: Catalogue, entry: Agreement, words: Wording) -> str:
    told = [
        words("comparison.fact_is", fact=words(f"agreement.{name}"), value=_told(name, found, words))
        for name, found in measures(entry).items()
    ]
    told.append(words("agreement.disagreed", n=len(entry.disagreements), pairs=len(entry.pairs)))
    told += [words(f"agreement.count_{coder}", n=len(entry.only(coder))) for coder in ("first", "second")]
    name = _name(catalogue, entry, words)
    return words("comparison.place_is", place=name, facts=words("comparison.and").join(told))


def _datum(catalogue: Catalogue, entry: Agreement, words: Wording) -> dict[str, object]:
    found = measures(entry)
    return {
        "framework_id": entry.framework_id,
        "item": _name(catalogue, entry, words),
        "pairs": len(entry.pairs),
        "disagreements": len(entry.disagreements),
        **{name: coefficient.value for name, coefficient in found.items()},
        "not_defined": ";".join(f"{name}:{entry.undefined}" for name, entry in found.items() if entry.undefined),
        **{f"only_{coder}": len(entry.only(coder)) for coder in ("first", "second")},
    }


def _disagreements(catalogue: Catalogue, over_all: Agreement, words: Wording) -> Exhibit:
    """Both codes of every unit judged otherwise, each with its reason and lines; a sentence where there is none."""
    found = over_all.disagreements
    title = words("agreement.disagreements", n=len(found))
    if not found:
        key = "agreement.none" if over_all.pairs else "agreement.undefined_no_pairs"
        return Exhibit("agreement.disagreements", title, Prose((Entry(words(key)),)), twin=(words(key),))
    widths = {"place": "medium", "dimension": "medium", "first": "large", "second": "large"}
    return Exhibit(
        key="agreement.disagreements",
        title=title,
        body=Table(
            tuple(Column(name, words(f"agreement.{name}"), width=width) for name, width in widths.items()),
            tuple(
                (
                    Cell(words.text(unit.first.place.name), "strong"),
                    Cell(_dimension(catalogue, unit.first.dimension, words)),
                    *(_judged(entry, words) for entry in (unit.first, unit.second)),
                )
                for unit in found
            ),
        ),
        twin=tuple(_disagreement(catalogue, unit, words) for unit in found),
        data=pd.DataFrame([_unit_datum(unit, words) for unit in found]),
    )


def _dimension(catalogue: Catalogue, dimension: Dimension, words: Wording) -> str:
    framework = words.text(catalogue.frameworks[dimension.framework_id].name)
    return words("comparison.noted", text=words.text(dimension.name), note=framework)


def _judged(entry: Judgement, words: Wording) -> Cell:
    return Cell(
        judged_word(entry, words),
        entry.strength,
        _notes(entry, words),
        _citations(entry),
    )


def _citations(entry: Judgement) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for record in entry.entries for citation in record.citations))


def _notes(entry: Judgement, words: Wording) -> str:
    return words("comparison.and").join(
        words.text(record.note).rstrip("。.") for record in entry.entries if record.note
    )


def _disagreement(catalogue: Catalogue, unit: Unit, words: Wording) -> str:
    told = []
    for coder, entry in (("first", unit.first), ("second", unit.second)):
        lines = str(cited(_citations(entry))["citations"]).replace(";", " ")
        note = words("comparison.and").join(part for part in (_notes(entry, words), lines) if part)
        word = judged_word(entry, words)
        value = words("comparison.noted", text=word, note=note) if note else word
        told.append(words("comparison.fact_is", fact=words(f"agreement.{coder}"), value=value))
    where = words(
        "agreement.unit",
        place=words.text(unit.first.place.name),
        dimension=_dimension(catalogue, unit.first.dimension, words),
    )
    return words("comparison.place_is", place=where, facts=words("comparison.and").join(told))


def _unit_datum(unit: Unit, words: Wording) -> dict[str, object]:
    """The first coder's lines stand in the columns of every exhibit, the second's beside them."""
    place, dimension = unit.first.place, unit.first.dimension
    shown = words("agreement.against", first=judged_word(unit.first, words), second=judged_word(unit.second, words))
    return {
        **datum(place, dimension.dimension_id, words.text(dimension.name), shown, words),
        "framework_id": dimension.framework_id,
        "strength": unit.first.strength,
        "note": _notes(unit.first, words),
        "second_strength": unit.second.strength,
        "second_note": _notes(unit.second, words),
        "second_citations": cited(_citations(unit.second))["citations"],
        "citations": cited(_citations(unit.first))["citations"],
    }


def _alone(catalogue: Catalogue, selection: Selection, over_all: Agreement, coder: str, words: Wording) -> Exhibit:
    """What one coder alone judged, by dimension: in no coefficient, but not forgotten."""
    units = over_all.only(coder)
    by_dimension: dict[str, list[Unit]] = {}
    for unit in units:
        by_dimension.setdefault(unit.first.dimension.dimension_id, []).append(unit)
    lines = [
        (found[0].first.dimension, words.join([words.text(unit.first.place.name) for unit in found]))
        for found in by_dimension.values()
    ]
    return Exhibit(
        key=f"agreement.only_{coder}",
        title=words(f"agreement.title_{coder}", n=len(units)),
        body=Table(
            (
                Column("dimension", words("agreement.dimension")),
                Column("places", words("agreement.places"), width="large"),
            ),
            tuple(
                (
                    Cell(_dimension(catalogue, dimension, words), "strong", link=opened(selection, dimension)),
                    Cell(names),
                )
                for dimension, names in lines
            ),
        ),
        twin=tuple(
            words("comparison.has", place=_dimension(catalogue, dimension, words), what=names)
            for dimension, names in lines
        ),
        data=pd.DataFrame([_unit_datum(unit, words) for unit in units]),
    )
