"""Three counties with 100, 200 and 300 volunteers in 2020, and one figure that can't be compared, planted on purpose.

Each sort of mismatch is one change to the county that would otherwise rank first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from comparing import TOWNS, alike

from dashboard.catalogue import Catalogue
from dashboard.quantity import parse
from dashboard.records import Missing, Observation

INDICATOR = "volunteer_count"
COUNTS = ("handled_count", "order_count")
PLANTED = "town-c"
Change = Callable[[Observation], Observation]

MISMATCHES: dict[str, Change] = {
    "definition": lambda entry: replace(entry, indicator_id="registered_volunteer_count"),
    "kind": lambda entry: replace(entry, kind="rule"),
    "period": lambda entry: replace(entry, period="2021年"),
    "period_not_stated": lambda entry: replace(entry, period=""),
    "partial": lambda entry: replace(entry, completeness="partial"),
    "qualifier": lambda entry: replace(entry, quantity=parse("数百人"), printed="数百人"),
    "unit": lambda entry: replace(entry, quantity=parse("300户"), printed="300户"),
    "missing": lambda entry: replace(entry, quantity=None, printed="不便公布", missing=Missing.WITHHELD),
}


def counties(catalogue: Catalogue, **figures: str) -> Catalogue:
    """The three counties with exact numbers of volunteers: 100, 200 and 300 unless told otherwise."""
    numbers = dict(zip(TOWNS, ("100人", "200人", "300人"), strict=True)) | {
        name.replace("_", "-"): printed for name, printed in figures.items()
    }
    plain = alike(catalogue)
    return changed(
        plain,
        lambda entry: (
            replace(entry, quantity=parse(numbers[entry.locality_id]), printed=numbers[entry.locality_id])
            if entry.indicator_id == INDICATOR and entry.locality_id in numbers
            else entry
        ),
    )


def changed(catalogue: Catalogue, change: Change) -> Catalogue:
    """A catalogue with every figure changed."""
    records = catalogue.records
    return replace(catalogue, records=replace(records, observations=tuple(map(change, records.observations))))


def planted(catalogue: Catalogue, sort: str) -> Catalogue:
    """The counties with one mismatch; a level is one of the place, and several figures are one more."""
    found = counties(catalogue)
    records = found.records
    if sort in ("level", "level_unknown"):
        level = "township" if sort == "level" else "unknown"
        places = tuple(
            replace(entry, level=level) if entry.locality_id == PLANTED else entry for entry in records.localities
        )
        return replace(found, records=replace(records, localities=places))
    mine = next(
        entry for entry in records.observations if (entry.locality_id, entry.indicator_id) == (PLANTED, INDICATOR)
    )
    if sort == "several_figures":
        twin = replace(mine, observation_id="town-c.again", quantity=parse("400人"))
        return replace(found, records=replace(records, observations=(*records.observations, twin)))
    return changed(found, lambda entry: MISMATCHES[sort](entry) if entry is mine else entry)


SORTS = (*MISMATCHES, "level", "level_unknown", "several_figures")


def with_rates(catalogue: Catalogue, **rows: tuple[str, str, str]) -> Catalogue:
    """The counties with a rate of orders that are dealt with, and per town the rate and its counts ("" for none)."""
    pattern, rate = catalogue.indicators["grid_count"], catalogue.indicators["satisfaction_rate_pct"]
    counts = tuple(replace(pattern, indicator_id=code, unit="item") for code in COUNTS)
    handled = replace(rate, indicator_id="handled_rate_pct", numerator_id=COUNTS[0], denominator_id=COUNTS[1])
    sample = next(entry for entry in catalogue.records.observations if entry.kind == "measured")
    found = [
        _record(sample, town.replace("_", "-"), code, printed)
        for town, printed_forms in rows.items()
        for code, printed in zip(("handled_rate_pct", *COUNTS), printed_forms, strict=True)
        if printed
    ]
    records = replace(
        catalogue.records,
        indicators=(*catalogue.records.indicators, *counts, handled),
        observations=(*catalogue.records.observations, *found),
    )
    return replace(catalogue, records=records)


def _record(sample: Observation, town: str, code: str, printed: str) -> Observation:
    return replace(
        sample,
        observation_id=f"{town}.{code}",
        locality_id=town,
        indicator_id=code,
        quantity=parse(printed),
        printed=printed,
        period="2020年",
    )
