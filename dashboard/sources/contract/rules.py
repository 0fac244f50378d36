"""Can every rule be worked out: has it a number that its form can use, and a unit for what is put in?"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.records import Problem
from dashboard.sources.contract.contents import Contents, number
from dashboard.sources.data_package import Row
from dashboard.sources.rule_forms import FORMS, RuleForm

RULES = "rules"


def problems(contents: Contents) -> Iterator[Problem]:
    """Numbers of another kind, unit, qualifier or size than the form takes; units put in; parts of other practices."""
    for row in contents.rows(RULES):
        yield from _part(contents, row)
        form = FORMS.get(row.cells.get("form", ""))
        figure = contents.by_code("observations").get(row.cells.get("observation_id", ""))
        if form is None or figure is None:
            continue  # an unknown code, or a dangling key
        faults = tuple(_number(contents, row, form, figure))
        yield from faults or _unit(contents, row, form, figure)


def _part(contents: Contents, row: Row) -> Iterator[Problem]:
    part = contents.by_code("practice_parts").get(row.cells.get("part_id", ""))
    if part is not None and part.cells.get("practice_id") != row.cells.get("practice_id"):
        yield contents.problem("rule_of_other_practice", RULES, row, "part_id", row.cells["part_id"])


def _number(contents: Contents, row: Row, form: RuleForm, figure: Row) -> Iterator[Problem]:
    kind, unit, qualifier = (figure.cells.get(name, "") for name in ("kind", "unit", "qualifier"))
    if kind != "rule":
        yield contents.problem("rule_of_other_kind", RULES, row, "observation_id", kind)
    bounded = any(figure.cells.get(name) for name in ("value", "lower", "upper"))
    if not bounded or not qualifier or (form.qualifiers and not figure.cells.get("value")):
        yield contents.problem("rule_without_number", RULES, row, "observation_id", figure.cells.get("printed", ""))
        return
    if form.units and unit not in form.units:
        yield contents.problem("rule_number_unit", RULES, row, "observation_id", unit, wanted=", ".join(form.units))
    if form.qualifiers and qualifier not in form.qualifiers:
        wanted = ", ".join(form.qualifiers)
        yield contents.problem("rule_number_qualifier", RULES, row, "observation_id", qualifier, wanted=wanted)
    value = number(figure.cells.get("value", ""))
    whole = form.is_dated or form.reads == "count"
    if value is not None and (not form.least <= value <= form.most or (whole and value % 1)):
        yield contents.problem("rule_number_size", RULES, row, "observation_id", figure.cells["value"])


def _unit(contents: Contents, row: Row, form: RuleForm, figure: Row) -> Iterator[Problem]:
    given, unit = row.cells.get("input_unit", ""), figure.cells.get("unit", "")
    wanted = "" if form.is_dated else unit if form.same_unit else given
    if given != wanted or not (given or form.is_dated):
        yield contents.problem("rule_input_unit", RULES, row, "input_unit", given or "–", wanted=wanted or "–")
