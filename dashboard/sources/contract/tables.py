"""Are the tables and columns there that the product reads?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources import messages
from dashboard.sources.contract.contents import Contents
from dashboard.sources.descriptor import FILE, schema_fields


def problems(contents: Contents) -> Iterator[Problem]:
    """Missing tables, missing and unknown columns, and columns that the folder describes otherwise."""
    for table, entry in contents.contract.items():
        if table not in contents.package.tables:
            if entry.optional:
                continue
            yield messages.problem("missing_table", FILE, field="resources", value=table)
        else:
            yield from _description(contents, table)
            yield from _columns(contents, table)


def _description(contents: Contents, table: str) -> Iterator[Problem]:
    own = schema_fields(contents.package.schema(table))
    for name, column in contents.contract[table].columns.items():
        if column.optional and name not in own:
            continue
        if own.get(name, {}).get("type") != column.type:
            yield messages.problem("schema_differs", FILE, field=f"{table}.{name}", wanted=column.type)


def _columns(contents: Contents, table: str) -> Iterator[Problem]:
    found = contents.package.tables[table].columns
    if not found:
        return
    described = {*contents.contract[table].columns, *schema_fields(contents.package.schema(table))}
    for name, wanted in contents.contract[table].columns.items():
        if name not in found and not wanted.optional:
            yield contents.problem("missing_column", table, 1, name)
    for column in dict.fromkeys(found):
        if column not in described:
            yield contents.problem("unknown_column", table, 1, column)
