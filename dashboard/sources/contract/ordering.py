"""Are ordered records numbered 1, 2, 3 within their group?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents, integer
from dashboard.sources.data_package import Row


def gaps(contents: Contents, table: str, group: tuple[str, ...]) -> Iterator[Problem]:
    """The first row of every group whose positions, in order, leave 1, 2, 3: a gap or a repeat."""
    groups: dict[tuple[str, ...], list[tuple[int, Row]]] = defaultdict(list)
    for row in contents.rows(table):
        position = integer(row.cells.get("position", ""))
        if position is not None:
            groups[tuple(row.cells.get(name, "") for name in group)].append((position, row))
    for members in groups.values():
        members.sort(key=lambda member: (member[0], member[1].number))
        for wanted, (position, row) in enumerate(members, start=1):
            if position != wanted:
                yield contents.problem("position_gap", table, row, "position", str(position), wanted=str(wanted))
                break
