"""Do the parts of a practice stand in order, and do its steps lead on from one another?"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents, codes
from dashboard.sources.contract.ordering import gaps
from dashboard.sources.data_package import Row

PARTS = "practice_parts"


def problems(contents: Contents) -> Iterator[Problem]:
    """Positions, steps that follow what is no step or go round, rules whose number is of another kind."""
    yield from gaps(contents, PARTS, ("practice_id", "part_kind"))
    for row in contents.rows(PARTS):
        yield from _after(contents, row)
        yield from _rule(contents, row)
    yield from _circles(contents)


def _after(contents: Contents, row: Row) -> Iterator[Problem]:
    named = row.cells.get("after", "")
    if named and row.cells.get("part_kind") != "step":
        yield contents.problem("after_not_step", PARTS, row, "after", row.cells.get("part_id", ""))
    for code in codes(named):
        before = contents.by_code(PARTS).get(code)
        if before is None:
            continue  # a dangling key
        if before.cells.get("part_kind") != "step":
            yield contents.problem("after_not_step", PARTS, row, "after", code)
        elif before.cells.get("practice_id") != row.cells.get("practice_id"):
            yield contents.problem("after_in_other_practice", PARTS, row, "after", code)


def _rule(contents: Contents, row: Row) -> Iterator[Problem]:
    figure = contents.by_code("observations").get(row.cells.get("observation_id", ""))
    if figure is None or row.cells.get("part_kind") != "rule":
        return
    kind = figure.cells.get("kind", "")
    if kind != "rule":
        yield contents.problem("rule_of_other_kind", PARTS, row, "observation_id", kind)


def _circles(contents: Contents) -> Iterator[Problem]:
    """One problem per practice whose steps go round."""
    before: dict[str, dict[str, list[str]]] = {}
    for code, row in contents.by_code(PARTS).items():
        if row.cells.get("part_kind") == "step":
            own = before.setdefault(row.cells.get("practice_id", ""), {})
            own[code] = list(codes(row.cells.get("after", "")))
    for steps in before.values():
        try:
            TopologicalSorter(steps).prepare()
        except CycleError as fault:
            circle: list[str] = fault.args[1]
            row = min((contents.by_code(PARTS)[code] for code in circle), key=lambda entry: entry.number)
            yield contents.problem("step_loop", PARTS, row, "after", " → ".join(circle))
