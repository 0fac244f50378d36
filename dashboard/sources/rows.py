"""Rows of text into typed records. Called only on a package that passed the contract, so it does not check again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from dashboard.quantity import Quantity
from dashboard.records import (
    Citation,
    ComputedRule,
    Dimension,
    Evidence,
    Finding,
    Framework,
    Indicator,
    Layer,
    Locality,
    Missing,
    Observation,
    Part,
    Practice,
    Precision,
    Source,
    Term,
    Text,
)
from dashboard.sources.data_package import Package, Table, prose_text

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """Every record of a package, in file order."""

    sources: tuple[Source, ...]
    localities: tuple[Locality, ...]
    indicators: tuple[Indicator, ...]
    observations: tuple[Observation, ...]
    practices: tuple[Practice, ...]
    findings: tuple[Finding, ...]
    frameworks: tuple[Framework, ...]
    evidence: tuple[Evidence, ...]
    glossary: tuple[Term, ...]
    layers: tuple[Layer, ...] = ()
    rules: tuple[ComputedRule, ...] = ()


def read_records(package: Package) -> Records:
    """Type every table of a checked package."""
    further = _further_citations(package)
    return Records(
        sources=tuple(_source(cells) for cells in _rows(package, "sources")),
        localities=tuple(_locality(cells, package) for cells in _rows(package, "localities")),
        indicators=tuple(_indicator(cells) for cells in _rows(package, "indicators")),
        observations=tuple(_observation(cells, further) for cells in _rows(package, "observations")),
        practices=_practices(package, further),
        findings=tuple(_finding(cells, further) for cells in _rows(package, "findings")),
        frameworks=_frameworks(package, further),
        evidence=tuple(_evidence(cells, further) for cells in _rows(package, "evidence")),
        glossary=tuple(
            Term(cells["identifier"], _text(cells, "name"), _text(cells, "note"))
            for cells in _rows(package, "glossary")
        ),
        layers=tuple(_layer(cells) for cells in _rows(package, "layers")),
        rules=tuple(_rule(cells) for cells in _rows(package, "rules")),
    )


def _rows(package: Package, table: str) -> list[Cells]:
    return [row.cells for row in package.tables[table].rows] if table in package.tables else []


def _text(cells: Cells, stem: str) -> Text:
    return Text(cells.get(stem + "_zh", ""), cells.get(stem + "_en", ""))


def _list(cells: Cells, column: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in cells.get(column, "").split(";") if entry.strip())


def _number(cells: Cells, column: str) -> float | None:
    return float(cells[column]) if cells.get(column) else None


def _citation(cells: Cells) -> Citation | None:
    if not cells.get("source_id"):
        return None
    return Citation(cells["source_id"], int(cells.get("line") or 0))


Further = dict[tuple[str, str], list[Citation]]


def _further_citations(package: Package) -> Further:
    found: Further = defaultdict(list)
    for cells in _rows(package, "citations"):
        found[cells["table"], cells["record_id"]].append(Citation(cells["source_id"], int(cells["line"])))
    return found


def _cited(cells: Cells, table: str, record_id: str, further: Further) -> tuple[Citation, ...]:
    own = _citation(cells)
    return tuple(dict.fromkeys(([own] if own else []) + further.get((table, record_id), [])))


def _source(cells: Cells) -> Source:
    return Source(
        source_id=cells["source_id"],
        parent_id=cells["parent_id"],
        title=_text(cells, "title"),
        title_status=cells["title_status"],
        publisher=_text(cells, "publisher"),
        author=_text(cells, "author"),
        author_role=_text(cells, "author_role"),
        published=cells["published"],
        kind=cells["kind"],
        script=cells["script"],
        self_report=cells["self_report"],
        breaks_off=cells["breaks_off"] == "true",
        file=cells["file"],
        line_from=int(cells["line_from"]),
        line_to=int(cells["line_to"]),
        case_text_chars=int(cells["case_text_chars"]),
        noise_lines=cells["noise_lines"],
        reliability=_text(cells, "reliability"),
    )


def _locality(cells: Cells, package: Package) -> Locality:
    return Locality(
        locality_id=cells["locality_id"],
        name=_text(cells, "name"),
        aliases=_list(cells, "aliases"),
        level=cells["level"],
        parent_id=cells["parent_id"],
        adcode=cells["adcode"],
        statistical_code=cells["statistical_code"],
        role=cells["role"],
        anonymised=cells["anonymised"] == "true",
        lon=_number(cells, "lon"),
        lat=_number(cells, "lat"),
        precision=Precision(cells["precision"]),
        radius_m=_number(cells, "radius_m"),
        position_method=_text(cells, "position_method"),
        citation=_citation(cells),
        profile=prose_text(package, "localities", cells["locality_id"]),
        former_names=_list(cells, "former_names") if "former_names" in cells else (),
    )


def _layer(cells: Cells) -> Layer:
    return Layer(
        layer_id=cells["layer_id"],
        name=_text(cells, "name"),
        level=cells["level"],
        form=cells["form"],
        parent_layer=cells["parent_layer"],
        file=cells["file"],
        datum=cells["datum"],
        valid_from=cells["valid_from"],
        valid_to=cells["valid_to"],
        statutory=cells["statutory"] == "true",
        publisher=_text(cells, "publisher"),
        edition=cells["edition"],
        licence=cells["licence"],
        review_no=cells["review_no"],
        citation=_citation(cells),
    )


def _indicator(cells: Cells) -> Indicator:
    return Indicator(
        indicator_id=cells["indicator_id"],
        name=_text(cells, "name"),
        definition=_text(cells, "definition"),
        unit=cells["unit"],
        value_type=cells["value_type"],
        polarity=cells["polarity"],
        base=_text(cells, "base"),
        theme=cells["theme"],
        numerator_id=cells.get("numerator_id", ""),
        denominator_id=cells.get("denominator_id", ""),
    )


def _observation(cells: Cells, further: Further) -> Observation:
    return Observation(
        observation_id=cells["observation_id"],
        locality_id=cells["locality_id"],
        indicator_id=cells["indicator_id"],
        kind=cells["kind"],
        label=_text(cells, "label"),
        quantity=_quantity(cells),
        printed=cells["printed"],
        printed_original=cells["printed_original"],
        period=cells["period"],
        missing=Missing(cells["missing"]) if cells["missing"] else None,
        surveyor=_text(cells, "surveyor"),
        doubt=_text(cells, "doubt"),
        practice_id=cells["practice_id"],
        citations=_cited(cells, "observations", cells["observation_id"], further),
        completeness=cells.get("completeness", ""),
    )


def _quantity(cells: Cells) -> Quantity | None:
    if not cells["qualifier"] or not (cells["value"] or cells["lower"] or cells["upper"]):
        return None
    return Quantity.from_fields(
        **{
            name: cells[name]
            for name in ("printed", "value", "lower", "upper", "lower_open", "upper_open", "qualifier", "unit")
        }
    )


def _practices(package: Package, further: Further) -> tuple[Practice, ...]:
    parts = [_part(cells) for cells in _rows(package, "practice_parts")]
    parts.sort(key=lambda part: (part.practice_id, part.part_kind, part.position))
    by_practice = {key: tuple(group) for key, group in groupby(parts, key=lambda part: part.practice_id)}
    return tuple(
        Practice(
            practice_id=cells["practice_id"],
            locality_id=cells["locality_id"],
            name=_text(cells, "name"),
            status=cells["status"],
            kind=cells["kind"],
            level=cells["level"],
            part_of=cells["part_of"],
            related=_list(cells, "related"),
            unexplained=_text(cells, "unexplained"),
            citations=_cited(cells, "practices", cells["practice_id"], further),
            summary=prose_text(package, "practices", cells["practice_id"]),
            parts=by_practice.get(cells["practice_id"], ()),
        )
        for cells in _rows(package, "practices")
    )


def _part(cells: Cells) -> Part:
    return Part(
        part_id=cells["part_id"],
        practice_id=cells["practice_id"],
        part_kind=cells["part_kind"],
        position=int(cells["position"]),
        name=_text(cells, "name"),
        after=_list(cells, "after"),
        branch=_text(cells, "branch"),
        role=_text(cells, "role"),
        observation_id=cells["observation_id"],
        citation=_citation(cells),
    )


def _rule(cells: Cells) -> ComputedRule:
    return ComputedRule(
        **{name: cells[name] for name in ("rule_id", "practice_id", "part_id", "form", "observation_id", "input_unit")},
        input_name=_text(cells, "input"),
        result_name=_text(cells, "result"),
        condition=_text(cells, "condition"),
        unstated=_text(cells, "unstated"),
        citation=_citation(cells),
    )


def _finding(cells: Cells, further: Further) -> Finding:
    cited = _cited(cells, "findings", cells["finding_id"], further)
    return Finding(cells["finding_id"], cells["locality_id"], cells["kind"], _text(cells, "text"), cited)


def _frameworks(package: Package, further: Further) -> tuple[Framework, ...]:
    dimensions = [
        Dimension(
            cells["dimension_id"],
            cells["framework_id"],
            int(cells["position"]),
            _text(cells, "name"),
            _citation(cells),
        )
        for cells in _rows(package, "dimensions")
    ]
    dimensions.sort(key=lambda dimension: dimension.position)
    return tuple(
        Framework(
            cells["framework_id"],
            _text(cells, "name"),
            _text(cells, "note"),
            _cited(cells, "frameworks", cells["framework_id"], further),
            tuple(entry for entry in dimensions if entry.framework_id == cells["framework_id"]),
        )
        for cells in _rows(package, "frameworks")
    )


def read_evidence(table: Table) -> tuple[Evidence, ...]:
    """The judgements of a table of the columns of evidence.csv that passed the contract, each with its own line."""
    return tuple(_evidence(row.cells, {}) for row in table.rows)


def _evidence(cells: Cells, further: Further) -> Evidence:
    return Evidence(
        cells["evidence_id"],
        cells["locality_id"],
        cells["dimension_id"],
        cells["strength"],
        cells["practice_id"],
        _text(cells, "note"),
        _cited(cells, "evidence", cells["evidence_id"], further),
    )
