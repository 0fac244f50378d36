"""Columns of tidy data that ranking, heat map, difference and profile share: codes and bounds, for machines."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.benchmarks import GROUP, Against
from dashboard.analysis.comparability import Held, number_of
from dashboard.catalogue import Catalogue
from dashboard.quantity import Quantity
from dashboard.records import Indicator, Observation
from dashboard.views.comparison import cited, datum, searched
from dashboard.wording import Wording


def start(held: Held, indicator: Indicator, shown: str, words: Wording) -> dict[str, object]:
    """The columns that every row begins with: place, indicator, what the screen says, what was printed."""
    item = words.text(indicator.name)
    return {**datum(held.place, indicator.indicator_id, item, shown, words), **tidy_record(held.observations)}


def end(catalogue: Catalogue, held: Held, indicator: Indicator) -> dict[str, object]:
    """The columns that every row ends with: the number that is compared, its denominator and cautions, the sources.

    A silence rests on the sources of the place as a whole.
    """
    found = [citation for record in held.observations for citation in record.citations]
    found = found or list(searched(catalogue, held.place))
    return {
        **tidy_number(number_of(held, indicator)),
        "base": held.base or "",
        "cautions": ";".join(held.cautions),
        **cited(tuple(dict.fromkeys(found))),
    }


def tidy_number(found: Quantity | None) -> dict[str, object]:
    """The number that a place is compared by as columns: bounds, and a value only where one number is possible.

    So no program can sort figures that may be equal; the printed form stands in its own column.
    """
    ends = {name: _plain(getattr(found, name, None)) for name in ("lower", "upper")}
    return {
        "value": ends["lower"] if found is not None and found.is_point else None,
        **ends,
        "lower_open": found.lower_open if found else None,
        "upper_open": found.upper_open if found else None,
        "qualifier": str(found.qualifier) if found else "",
        "unit": found.unit if found else "",
    }


def _plain(bound: object) -> float | None:
    return None if bound is None else float(str(bound))


def tidy_record(records: Sequence[Observation]) -> dict[str, object]:
    """What was printed, as columns; several records joined by semicolons."""
    return {
        name: ";".join(str(getattr(entry, name) or "") for entry in records)
        for name in ("observation_id", "kind", "printed", "period", "missing", "completeness")
    }


def tidy_against(found: Against) -> dict[str, object]:
    """The outcome, its benchmark and the gap with its bounds, as columns."""
    place = found.held.place.locality_id if found.held else GROUP if found.group else ""
    gap = found.gap
    return {
        "benchmark": place,
        "outcome": str(found.word),
        "gap_lower": _plain(gap.lower) if gap else None,
        "gap_upper": _plain(gap.upper) if gap else None,
        "benchmark_barriers": ";".join(found.verdict.barriers),
    }
