"""The filters of the practices page in words: what can be chosen, how many each choice finds, what to loosen."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.analysis.practice_filter import FILTERS, STATUS_GROUPS, Narrowed, narrow
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Prose
from dashboard.records import LEVELS
from dashboard.selection import LEVEL_UNKNOWN, PLACELESS, Link, Selection
from dashboard.wording import Wording, wording


def choices(catalogue: Catalogue, selection: Selection, field: str) -> dict[str, str]:
    """Codes of a filter in order, each with its word and the number it would find; what finds none is left out."""
    words = wording(selection.lang)
    counts = narrow(catalogue, selection).counts[field]
    chosen = _codes(selection, field)
    return {
        code: words("practices.choice", name=_name(catalogue, field, code, words), n=counts[code])
        for code in _ordered(catalogue, field)
        if counts[code] or code in chosen
    }


def nothing_found(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What keeps everything out: for each filter in use, how many practices come back without it."""
    words = wording(selection.lang)
    found = narrow(catalogue, selection)
    entries = tuple(_without(catalogue, selection, field, found, words) for field in _in_use(selection))
    return Exhibit(
        key="practices.nothing",
        title=words("practices.nothing"),
        lead=words(_advice(found, entries)),
        body=Prose(entries, bullets=True),
        twin=tuple(entry.text for entry in entries),
    )


def _advice(found: Narrowed, entries: tuple[Entry, ...]) -> str:
    """The key of what to say: one filter to drop, several at once, or that there is nothing to find."""
    if not entries:
        return "practices.none_at_all"
    return "practices.nothing_lead" if any(found.kept_out.values()) else "practices.nothing_together"


def loosened(catalogue: Catalogue, selection: Selection) -> tuple[tuple[str, Link], ...]:
    """Where nothing is found: a link for each filter in use that drops it, and one that drops all of them."""
    used = _in_use(selection)
    if narrow(catalogue, selection).found or not used:
        return ()
    words = wording(selection.lang)
    drops = [
        (words("practices.drop", filter=words(f"practices.filter_{field}")), _dropped(selection, field))
        for field in used
    ]
    return (*drops, (words("practices.drop_all"), _dropped(selection, *used)))


def _without(catalogue: Catalogue, selection: Selection, field: str, found: Narrowed, words: Wording) -> Entry:
    if field == "search":
        chosen = words("practices.quoted", text=selection.search)
    else:
        chosen = words.join([_name(catalogue, field, code, words) for code in _codes(selection, field)])
    back = found.kept_out[field]
    text = words("practices.without", filter=words(f"practices.filter_{field}"), chosen=chosen, n=back)
    return Entry(text, tone="strong" if back else "plain")


def _dropped(selection: Selection, *fields: str) -> Link:
    empty = Selection()
    return selection.link("practices", shown=0, **{field: getattr(empty, field) for field in fields})


def _in_use(selection: Selection) -> tuple[str, ...]:
    return tuple(field for field in ("search", *FILTERS) if getattr(selection, field))


def _codes(selection: Selection, field: str) -> tuple[str, ...]:
    value = getattr(selection, field)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _ordered(catalogue: Catalogue, field: str) -> Iterable[str]:
    orders: dict[str, Iterable[str]] = {
        "kinds": catalogue.practice_kinds,
        "statuses": [status for statuses in STATUS_GROUPS.values() for status in statuses],
        "places": [*catalogue.localities, PLACELESS],
        "levels": [*LEVELS, LEVEL_UNKNOWN],
        "dimension": catalogue.dimensions,
    }
    return orders[field]


def _name(catalogue: Catalogue, field: str, code: str, words: Wording) -> str:
    if field == "dimension":
        dimension = catalogue.dimensions[code]
        framework = catalogue.frameworks[dimension.framework_id]
        return words("practices.element_of", framework=words.text(framework.name), element=words.text(dimension.name))
    if field == "places":
        return words("practices.unlocated") if code == PLACELESS else words.text(catalogue.localities[code].name)
    return words.code({"kinds": "kind", "statuses": "status", "levels": "level"}[field], code)
