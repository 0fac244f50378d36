"""The three towns as they are, and as they would be if they were counties counted in one year: then figures compare."""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.selection import Selection, with_defaults

TOWNS = ("town-a", "town-b", "town-c")


def alike(catalogue: Catalogue) -> Catalogue:
    """The same figures, all of counties and of 2020."""
    records = catalogue.records
    localities = tuple(
        replace(entry, level="county") if entry.locality_id in TOWNS else entry for entry in records.localities
    )
    observations = tuple(replace(entry, period="2020年") for entry in records.observations)
    return replace(catalogue, records=replace(records, localities=localities, observations=observations))


def chosen(catalogue: Catalogue, *codes: str, lang: str = "en", **choices: str) -> Selection:
    """A comparison of places, with the page's defaults."""
    return with_defaults(Selection(lang=lang, localities=codes, **choices), "comparison", catalogue)
