"""How the collection was made, in words: the rule of bounds, the kinds of numbers and of missing, positions, maps."""

from __future__ import annotations

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.quantity import rule_rows
from dashboard.records import Missing, Precision
from dashboard.selection import Selection
from dashboard.wording import wording

TOPICS = ("origin", "figures", "comparability", "missing", "practice", "evidence", "position", "privacy")
NUMBER_KINDS = (
    *("measured", "rule", "rank_honour", "year_duration"),
    *("components_stated", "components_counted", "name_digits"),
)


def method(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What was done and what it means for reading the atlas, one paragraph a topic."""
    words = wording(selection.lang)
    entries = tuple(Entry(words(f"methods.{topic}_text"), tone="plain") for topic in TOPICS)
    return Exhibit(
        key="methods.method",
        title=words("methods.title"),
        lead=words("methods.lead", n=len(catalogue.cases), title=words.text(catalogue.title)),
        body=Prose(entries),
        twin=tuple(entry.text for entry in entries),
    )


def rule_of_bounds(_: Catalogue, selection: Selection) -> Exhibit:
    """The one table from qualifier to bounds, as the parser reads it."""
    words = wording(selection.lang)
    columns = tuple(
        Column(name, words(f"methods.column_{name}")) for name in ("qualifier", "tokens", "bounds", "meaning")
    )
    rows = tuple(
        (
            Cell(words.code("qualifier", qualifier), tone="strong"),
            Cell(tokens or words("methods.no_token")),
            Cell(bounds),
            Cell(meaning),
        )
        for qualifier, tokens, bounds, meaning in rule_rows("zh" if selection.lang == "zh" else "en")
        if qualifier != "derived"
    )
    return Exhibit(
        key="methods.bounds",
        title=words("methods.bounds_title"),
        lead=words("methods.bounds_lead"),
        body=Table(columns, rows),
        notes=(words("methods.bounds_note"),),
    )


def kinds(_: Catalogue, selection: Selection) -> Exhibit:
    """Kinds of numbers, kinds of missing and degrees of position, each with what follows from it."""
    words = wording(selection.lang)
    groups = (
        *(("number_kind", code) for code in NUMBER_KINDS),
        *(("missing", str(code)) for code in Missing),
        *(("precision", str(code)) for code in Precision),
    )
    columns = tuple(Column(name, words(f"methods.column_{name}")) for name in ("group", "word", "meaning"))
    rows = tuple(
        (
            Cell(words(f"methods.group_{group}"), tone="muted"),
            Cell(words.code(group, code), tone="strong"),
            Cell(words(f"methods.{group}_{code}")),
        )
        for group, code in groups
    )
    return Exhibit(key="methods.kinds", title=words("methods.kinds_title"), body=Table(columns, rows))


def boundaries(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Where the boundaries come from, as their manifest states it."""
    words = wording(selection.lang)
    layer = catalogue.boundaries.manifest["files"]["county.parquet"]
    facts = {
        **{name: layer[name][words.lang] for name in ("publisher", "edition", "licence")},
        "datum": layer["datum"]["name"],
        "code_date": layer["code_date"],
        "map_approval_no": layer["map_approval_no"],
        "map_approval_note": layer["map_approval_note"][words.lang],
    }
    entries = tuple(Entry(words(f"methods.boundary_{name}", value=value)) for name, value in facts.items())
    return Exhibit(
        key="methods.boundaries",
        title=words("methods.boundaries_title"),
        lead=words("methods.boundaries_lead"),
        body=Prose(entries, bullets=True),
    )


def glossary(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The words of the atlas: Chinese, English, and the identifier in the data."""
    words = wording(selection.lang)
    columns = tuple(Column(name, words(f"methods.glossary_{name}")) for name in ("zh", "en", "identifier", "note"))
    rows = tuple(
        (Cell(term.name.zh, tone="strong"), Cell(term.name.en), Cell(term.identifier), Cell(words.text(term.note)))
        for term in catalogue.records.glossary
    )
    return Exhibit(
        key="methods.glossary",
        title=words("methods.glossary_title"),
        lead=words("methods.glossary_lead", n=len(rows)),
        body=Table(columns, rows),
    )
