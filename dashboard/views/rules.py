"""Rules that compute on the screen: what the source states, the formula, and what comes out of what is put in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
from babel.dates import format_date, format_time

from dashboard.analysis.rules import FIRST_YEAR, LAST_YEAR, GivenError, Worked, number_of, rules_of, work_out
from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Figure, Figures, Prose
from dashboard.quantity import Lang, Qualifier, Quantity, unit_noun
from dashboard.quantity import words as in_words
from dashboard.records import Citation, ComputedRule
from dashboard.selection import Selection
from dashboard.sources.rule_forms import FORMS
from dashboard.views import figures
from dashboard.wording import Wording, wording

Labelled = tuple[ComputedRule, ...]


def of_place(catalogue: Catalogue, selection: Selection) -> Labelled:
    """The rules of a place, those of the chosen mechanism first."""
    places = scope(catalogue, selection.locality)
    own = [entry.practice_id for code in places for entry in catalogue.practices_of(code)]
    return rules_of(catalogue, [code for code in (selection.practice, *own) if code in own])


def of_practices(catalogue: Catalogue, selection: Selection) -> Labelled:
    """The rules of the practices chosen to stand side by side."""
    return rules_of(catalogue, selection.practices)


def with_rule(selection: Selection, offered: Labelled) -> Selection:
    """The selection with a rule of those offered: the one chosen, else the first, with nothing put in."""
    codes = [entry.rule_id for entry in offered]
    return selection if selection.rule in codes else replace(selection, rule=codes[0], given="")


def name(catalogue: Catalogue, selection: Selection, rule_id: str) -> str:
    """A rule in a list to choose from: what comes out, and of which practice."""
    words, rule = wording(selection.lang), catalogue.rules[rule_id]
    practice = words.text(catalogue.practices[rule.practice_id].name)
    return words("rules.of_practice", result=words.text(rule.result_name), practice=practice)


def stated(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the source states: the rule, to whom it applies, the formula with its number, and what it leaves open."""
    words, rule = wording(selection.lang), catalogue.rules[selection.rule]
    told = (
        ("stated", _as_stated(catalogue, rule, words), _citations(catalogue, rule)),
        ("applies", words.text(rule.condition), ()),
        ("formula", formula(catalogue, rule, words), ()),
        ("open", words.text(rule.unstated), ()),
    )
    entries = tuple(
        Entry(words("rules.line", name=words(f"rules.{key}"), text=text), citations=cited)
        for key, text, cited in told
        if text
    )
    return Exhibit(
        key=f"rules.stated.{rule.rule_id}",
        title=name(catalogue, selection, rule.rule_id),
        body=Prose(entries, bullets=True),
        twin=tuple(entry.text for entry in entries),
        sources=_citations(catalogue, rule),
    )


def worked(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What comes out, with its bounds and the sum; what is wrong with what was put in; or what to put in."""
    words, rule = wording(selection.lang), catalogue.rules[selection.rule]
    key = f"rules.worked.{rule.rule_id}"
    try:
        found = work_out(catalogue, rule, selection.given)
    except GivenError as problem:
        text = _wrong(rule, selection.given, problem, words)
        return Exhibit(
            key, "", Prose((Entry(text, tone="muted" if problem.code == "empty" else "caution"),)), twin=(text,)
        )
    text, label = _result(found, words), words.text(rule.result_name)
    put_in = _given(found, words)
    shown = Figure(label, text, context=_set_out(rule, found, put_in, words), citations=_citations(catalogue, rule))
    sentence = words("rules.sentence", input=words.text(rule.input_name), given=put_in, result=label, value=text)
    return Exhibit(
        key=key,
        title=name(catalogue, selection, rule.rule_id),
        body=Figures((shown,)),
        twin=(sentence,),
        sources=_citations(catalogue, rule),
        data=pd.DataFrame([_datum(catalogue, rule, selection.given, found, text)]),
    )


def formula(catalogue: Catalogue, rule: ComputedRule, words: Wording) -> str:
    """The formula in words, with the number of the rule in it: 奖励 ＝ 服务费 × 15%."""
    said = _sum(rule, number_of(catalogue, rule), words.text(rule.input_name), words)
    key = "rules.decides" if FORMS[rule.form].reads == "count" else "rules.equals"
    return words(key, result=words.text(rule.result_name), sum=said)


def input_label(catalogue: Catalogue, selection: Selection) -> str:
    """The name of what is put in, with its unit."""
    words, rule = wording(selection.lang), catalogue.rules[selection.rule]
    label = words.text(rule.input_name)
    unit = _noun(Quantity.of(2, unit=rule.input_unit), words) if rule.input_unit else ""
    return words("app.with_unit", title=label, unit=unit) if unit else label


def _lang(words: Wording) -> Lang:
    return "zh" if words.lang == "zh" else "en"


def _as_stated(catalogue: Catalogue, rule: ComputedRule, words: Wording) -> str:
    """The name of the part that states the rule, else the figure with its label."""
    figure = catalogue.observations[rule.observation_id]
    printed = figures.printed_form(figure, words)
    part = next((entry for entry in catalogue.practices[rule.practice_id].parts if entry.part_id == rule.part_id), None)
    if part is None:
        return words("rules.line", name=figures.label(catalogue, figure, words), text=printed)
    return words.text(part.name)


def _citations(catalogue: Catalogue, rule: ComputedRule) -> tuple[Citation, ...]:
    own = (rule.citation,) if rule.citation else ()
    return tuple(dict.fromkeys((*own, *catalogue.observations[rule.observation_id].citations)))


def _sum(rule: ComputedRule, number: Quantity, put_in: str, words: Wording) -> str:
    """The right side of the formula, with the number of the rule and a name or an amount for what is put in."""
    open_end = number.qualifier in (Qualifier.OVER, Qualifier.UNDER)
    key = f"rules.sum_{rule.form}" + ("_open" if open_end and FORMS[rule.form].reads == "count" else "")
    plain = (
        Quantity.of(number.value, unit=number.unit)
        if number.value is not None and FORMS[rule.form].qualifiers
        else number
    )
    return words(key, input=put_in, number=_amount(plain, words), day=str(number.value))


def _set_out(rule: ComputedRule, found: Worked, put_in: str, words: Wording) -> str:
    """How the result came about. A count is set against the rule: "2 >= 3" would say what is false."""
    if FORMS[rule.form].reads != "count":
        return _sum(rule, found.number, put_in, words)
    return words("rules.set_against", given=put_in, sum=_sum(rule, found.number, words.text(rule.input_name), words))


def _amount(quantity: Quantity, words: Wording) -> str:
    return in_words(quantity, _lang(words), noun=_noun(quantity, words))


def _noun(quantity: Quantity, words: Wording) -> str:
    """The unit; the name of what is put in says what is counted, so English has no "times" or "items"."""
    bare = words.lang == "en" and quantity.unit in (*figures.GENERIC_UNITS, "time")
    return "" if bare else unit_noun(quantity, _lang(words))


def _given(found: Worked, words: Wording) -> str:
    return _amount(found.given, words) if isinstance(found.given, Quantity) else moment(found.given, words)


def moment(given: date, words: Wording) -> str:
    """A date with its day of the week, and the time where there is one."""
    locale = "zh_Hans_CN" if words.lang == "zh" else "en_GB"
    day = format_date(given, "full", locale)
    if not isinstance(given, datetime):
        return day
    return words("rules.at_time", day=day, time=format_time(given.time(), "HH:mm", locale=locale))


def _result(found: Worked, words: Wording) -> str:
    if found.amount is not None:
        return _amount(found.amount, words)
    if found.moment is not None:
        return moment(found.moment, words)
    left = _amount(found.left, words) if found.left is not None else ""
    return words(f"rules.verdict_{found.verdict}", left=left)


def _wrong(rule: ComputedRule, written: str, problem: GivenError, words: Wording) -> str:
    reason = problem.problem
    return words(
        f"rules.wrong_{problem.code}",
        written=written,
        input=words.text(rule.input_name),
        result=words.text(rule.result_name),
        reason=(reason.message_zh if words.lang == "zh" else reason.message_en) if reason else "",
        first=FIRST_YEAR,
        last=LAST_YEAR,
    )


def _datum(catalogue: Catalogue, rule: ComputedRule, written: str, found: Worked, shown: str) -> dict[str, object]:
    """What was put in and what came out; value, lower and upper are None where a date or a verdict came out."""
    out, cited = found.amount, _citations(catalogue, rule)
    return {
        **{column: getattr(rule, column) for column in ("rule_id", "practice_id", "form", "observation_id")},
        "number": catalogue.observations[rule.observation_id].printed,
        "given": written,
        "input_unit": rule.input_unit,
        "shown": shown,
        **{end: _float(getattr(out, end, None)) for end in ("value", "lower", "upper")},
        "unit": out.unit if out else "",
        "moment": found.moment.isoformat() if found.moment else "",
        "verdict": found.verdict,
        "source_id": cited[0].source_id,
        "line": cited[0].line,
    }


def _float(number: object) -> float | None:
    return None if number is None else float(str(number))
