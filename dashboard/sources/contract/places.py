"""Do places lie in their parents, by level and by code, and do anonymised ones stay anonymous?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dashboard.records import LEVELS, Problem
from dashboard.sources.contract.contents import Contents, line_of_descent
from dashboard.sources.data_package import Row

COUNTRY_CODES = ("", "100000")


def problems(contents: Contents, boundary_codes: Collection[str] | None) -> Iterator[Problem]:
    """Levels, division codes, what an anonymised place may not have. `boundary_codes` are those that can be drawn."""
    parents = contents.parents("localities", "parent_id")
    for code, row in contents.by_code("localities").items():
        ancestors = [contents.by_code("localities")[entry] for entry in line_of_descent(code, parents)[1:]]
        yield from _level(contents, row, ancestors)
        if row.cells.get("anonymised") == "true":
            yield from _anonymity(contents, row, ancestors)
        else:
            yield from _adcode(contents, row, ancestors, boundary_codes)
            yield from _statistical_code(contents, row, ancestors)


def _level(contents: Contents, row: Row, ancestors: list[Row]) -> Iterator[Problem]:
    level = row.cells.get("level", "")
    if level == "unknown" and row.cells.get("anonymised") == "false":
        yield contents.problem("level_unknown", "localities", row, "level")
    parent_level = ancestors[0].cells.get("level", "") if ancestors else ""
    if level in LEVELS and parent_level in LEVELS and LEVELS.index(level) <= LEVELS.index(parent_level):
        yield contents.problem("level_not_below_parent", "localities", row, "level", level, wanted=parent_level)


def _anonymity(contents: Contents, row: Row, ancestors: list[Row]) -> Iterator[Problem]:
    for column in ("adcode", "statistical_code"):
        if row.cells.get(column):
            yield contents.problem("anonymised_code", "localities", row, column, row.cells[column])
    for column in ("lon", "lat", "radius_m", "precision"):
        if row.cells.get(column, "none") not in ("", "none"):
            yield contents.problem("anonymised_position", "localities", row, column, row.cells[column])
    if ancestors and ancestors[0].cells.get("level") != "country":
        parent = row.cells["parent_id"]
        yield contents.problem("anonymised_parent", "localities", row, "parent_id", parent)


def _adcode(
    contents: Contents, row: Row, ancestors: list[Row], boundary_codes: Collection[str] | None
) -> Iterator[Problem]:
    code, level = row.cells.get("adcode", ""), row.cells.get("level", "")
    if len(code) != 6 or level not in LEVELS:
        return
    if level_of(code) != level:
        yield contents.problem("code_of_other_level", "localities", row, "adcode", code, wanted=level)
    elif boundary_codes is not None and level != "country" and code not in boundary_codes:
        yield contents.problem("code_without_boundary", "localities", row, "adcode", code)
    above = _code_above(ancestors, "adcode")
    if above and not code.startswith(_stem(above)):
        yield contents.problem("code_of_other_parent", "localities", row, "adcode", code, wanted=above)


def level_of(adcode: str) -> str:
    """The level a six-digit code belongs to: 110000 province, 320300 prefecture, 110105 county."""
    if adcode in COUNTRY_CODES:
        return "country"
    return "province" if adcode.endswith("0000") else "prefecture" if adcode.endswith("00") else "county"


def _stem(adcode: str) -> str:
    """The digits that a code shares with every code below it."""
    return {"country": "", "province": adcode[:2], "prefecture": adcode[:4]}.get(level_of(adcode), adcode)


def _code_above(ancestors: list[Row], column: str) -> str:
    return next((row.cells[column] for row in ancestors if row.cells.get(column)), "")


def _statistical_code(contents: Contents, row: Row, ancestors: list[Row]) -> Iterator[Problem]:
    code, level = row.cells.get("statistical_code", ""), row.cells.get("level", "")
    if not code.isdigit() or level not in LEVELS:
        return
    if LEVELS.index(level) <= LEVELS.index("county"):
        yield contents.problem("code_of_other_level", "localities", row, "statistical_code", code, wanted=level)
    county = row.cells.get("adcode") or _code_above(ancestors, "adcode")
    above = _code_above(ancestors, "statistical_code") or (_stem(county) if county else "")
    if not code.startswith(above.removesuffix("000") if len(above) == 12 else above):
        yield contents.problem("code_of_other_parent", "localities", row, "statistical_code", code, wanted=above)
