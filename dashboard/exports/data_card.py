"""The card of an exported table: a data package's descriptor with its columns, kinds of missing, bounds and sources.

`data_package` is the table and its card in one file; `dashboard.sources.exported_table` reads it back row by row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit
from dashboard.exports.address import address
from dashboard.exports.fixed_zip import fixed_zip
from dashboard.exports.notes import cited_lines
from dashboard.exports.tables import Datum, columns, data_rows, written
from dashboard.quantity import Lang, Qualifier, Quantity, phrase, rule_rows, unit_noun
from dashboard.records import Missing, Source
from dashboard.selection import Selection
from dashboard.sources.exported_table import CARD, TABLE
from dashboard.wording import Wording, wording

_NUMBERS = ("value", "lower", "upper")
_TYPES = {
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(("lower_open", "upper_open", "breaks_off", "carried_out"), "boolean"),
    **dict.fromkeys(("line", "text_chars"), "integer"),
}
_ALLOWED = {"missing": [kind.value for kind in Missing], "qualifier": [kind.value for kind in Qualifier]}


def data_package(
    catalogue: Catalogue, exhibits: Sequence[Exhibit], selection: Selection, page: str, root: str = ""
) -> bytes:
    """The CSV and its card as a ZIP file; the same input gives the same bytes."""
    rows = list(data_rows(catalogue, exhibits, wording(selection.lang)))
    described = card(catalogue, exhibits, rows, selection, page, root)
    text = json.dumps(described, ensure_ascii=False, indent=2, allow_nan=False)
    return fixed_zip([(CARD, f"{text}\n".encode()), (TABLE, written(rows))])


def card(
    catalogue: Catalogue,
    exhibits: Sequence[Exhibit],
    rows: Sequence[dict[str, Datum]],
    selection: Selection,
    page: str,
    root: str = "",
) -> dict[str, Any]:
    """The descriptor (Frictionless Data Package) of `rows`, in the words of the selection's language."""
    words, edition = wording(selection.lang), catalogue.edition
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "governance-atlas-export",
        "title": words.join([exhibit.title for exhibit in exhibits if exhibit.title]) or words.text(catalogue.title),
        "description": words("exports.exact_only"),
        "data_title": words.text(catalogue.title),
        "version": edition.number,
        "data_version": catalogue.version,
        "address": address(selection, page, root),
        "licenses": [_licence(entry.name, entry.title, entry.path) for entry in edition.licences],
        "sources": _sources(catalogue, exhibits, words),
        "missing_kinds": {kind.value: words(f"exports.missing_{kind}") for kind in Missing},
        "qualifiers": _qualifiers(words),
        "units": _units(rows, words),
        "resources": [_resource(rows, words)],
    }
    return {name: value for name, value in found.items() if value not in ("", [], {})}


def _resource(rows: Sequence[dict[str, Datum]], words: Wording) -> dict[str, Any]:
    fields = [_field(name, [row.get(name) for row in rows], words) for name in columns(rows)]
    return {
        "profile": "tabular-data-resource",
        "name": "data",
        "path": TABLE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "guard": words("exports.guard"),
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(name: str, values: Sequence[Datum], words: Wording) -> dict[str, Any]:
    found: dict[str, Any] = {"name": name, "type": _type(name, values)}
    if (title := words.code("exports.column", name)) != name:
        found["title"] = title
    if name in _NUMBERS:
        found["unit_column"] = "unit"
    if name in _ALLOWED:
        found["constraints"] = {"enum": _ALLOWED[name]}
    return found


def _type(name: str, values: Sequence[Datum]) -> str:
    """What every value of a column is; a column that mixes kinds is text. An empty one has the type of its name."""
    kinds = {type(value) for value in values if value is not None}
    if not kinds:
        return _TYPES.get(name, "string")
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "number" if _TYPES.get(name) == "number" else "integer"
    return "number" if kinds <= {int, float} else "string"


def _licence(name: str, title: str, path: str) -> dict[str, str]:
    return {key: text for key, text in (("name", name), ("title", title), ("path", path)) if text}


def _sources(catalogue: Catalogue, exhibits: Sequence[Exhibit], words: Wording) -> list[dict[str, Any]]:
    lines = cited_lines(exhibits)
    return [_source(entry, lines[code], words) for code, entry in catalogue.sources.items() if code in lines]


def _source(source: Source, lines: Sequence[int], words: Wording) -> dict[str, Any]:
    told = {
        "title": words.text(source.title),
        "source_id": source.source_id,
        "publisher": words.text(source.publisher),
        "author": words.text(source.author),
        "published": source.published,
        "lines": [line for line in lines if line],
    }
    return {name: value for name, value in told.items() if value}


def _qualifiers(words: Wording) -> dict[str, Any]:
    rows = {row[0]: {"words": row[1], "bounds": row[2], "meaning": row[3]} for row in rule_rows(_lang(words))}
    return {**rows, "note": phrase(_lang(words), "rule.note")}


def _units(rows: Sequence[dict[str, Datum]], words: Wording) -> dict[str, str]:
    """The unit codes that occur, each with its measure word or noun."""
    found = dict.fromkeys(str(row["unit"]) for row in rows if row.get("unit"))
    return {code: unit_word(code, words) for code in found}


def unit_word(code: str, words: Wording) -> str:
    """The measure word or noun of a unit code in the plural; the code itself where it has none, % for a percentage."""
    return unit_noun(Quantity.of(2, unit=code), _lang(words)) or {"percent": "%"}.get(code, code)


def _lang(words: Wording) -> Lang:
    return "zh" if words.lang == "zh" else "en"
