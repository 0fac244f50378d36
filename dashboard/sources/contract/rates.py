"""Is a rate that names its counts made of two counts?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents

PARTS = ("numerator_id", "denominator_id")
RATES = ("percent", "ratio")


def problems(contents: Contents) -> Iterator[Problem]:
    """One count without the other, counts of what is no rate, and parts that are no counts."""
    for row in contents.rows("indicators"):
        named = {name: code for name in PARTS if (code := row.cells.get(name, ""))}
        if not named:
            continue
        for name in PARTS:
            if name not in named:
                yield contents.problem("rate_half_counted", "indicators", row, name)
        if row.cells.get("value_type") not in RATES:
            yield contents.problem(
                "counts_of_no_rate", "indicators", row, "value_type", row.cells.get("value_type", "")
            )
        for name, code in named.items():
            part = contents.by_code("indicators").get(code)
            if part is not None and part.cells.get("value_type") != "count":
                yield contents.problem("rate_of_no_count", "indicators", row, name, code)
