"""Rules worked out: every answer here can be checked in the head."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.rules import GivenError, Worked, number_of, rules_of, work_out
from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.quantity import parse
from dashboard.records import ComputedRule


@cache
def bundled() -> Catalogue:
    """The bundled cases, also for hypothesis, which takes no fixture of this scope."""
    return load(BUNDLED_DATA)


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return bundled()


def shaowu(cases: Catalogue, rule: str, text: str) -> Worked:
    return work_out(cases, cases.rules[f"shaowu.{rule}"], text)


def bounds(worked: Worked) -> str:
    """The result as an interval with its unit: [ and ] include the end."""
    assert worked.amount is not None
    return f"{worked.amount.interval} {worked.amount.unit}"


def with_number(
    towns_catalogue: Catalogue, form: str, printed: str, unit: str, input_unit: str = ""
) -> tuple[Catalogue, ComputedRule]:
    """The rule of the three towns in another form, with another number."""
    figure = replace(towns_catalogue.observations["town-a.reply-hours"], quantity=replace(parse(printed), unit=unit))
    rule = replace(towns_catalogue.rules["town-a.knock.reply"], form=form, input_unit=input_unit)
    return replace(
        towns_catalogue, records=replace(towns_catalogue.records, observations=(figure,), rules=(rule,))
    ), rule


@pytest.mark.parametrize(
    ("rule", "put_in", "result"),
    [
        ("company-assessment.reward", "1000", "[150, 150] cny"),
        ("company-assessment.reward", "1万元", "[1500, 1500] cny"),
        ("company-assessment.reward", "333", "[49.95, 49.95] cny"),
        ("company-assessment.reward", "近1万", "[1350, 1500) cny"),
        ("company-assessment.reward", "at least 1,000 yuan", "[150, ∞) cny"),
        ("market-service-teams.fee", "1000", "[900, 900] cny"),
        ("market-service-teams.fee", "约1000", "[810, 990] cny"),
        ("market-service-teams.fee", "0", "[0, 0] cny"),
        ("minsheng-110.intake", "30", "[720, 720] hour"),
        ("minsheng-110.intake", "30天", "[720, 720] hour"),
        ("company-assessment.reward-times", "3", "[3, 3] time"),
        ("company-assessment.reward-times", "2.5", "[2, 2] time"),
        ("company-assessment.reward-times", "不到3年", "[0, 2] time"),
    ],
)
def test_an_amount_comes_out_with_the_bounds_of_what_was_put_in(
    cases: Catalogue, rule: str, put_in: str, result: str
) -> None:
    assert bounds(shaowu(cases, rule, put_in)) == result


@pytest.mark.parametrize(
    ("complaints", "verdict", "left"),
    [("0", "not_reached", 3), ("2", "not_reached", 1), ("3", "reached", None), ("4次", "reached", None)],
)
def test_the_agreement_ends_at_the_third_complaint(
    cases: Catalogue, complaints: str, verdict: str, left: int | None
) -> None:
    found = shaowu(cases, "company-assessment.exit", complaints)
    assert found.verdict == verdict
    assert (found.left.value if found.left else None) == left


@pytest.mark.parametrize("complaints", ["2至4", "不超过3次", "2次以上"])
def test_bounds_on_both_sides_of_an_exit_decide_nothing(cases: Catalogue, complaints: str) -> None:
    assert shaowu(cases, "company-assessment.exit", complaints).verdict == "undecided"


@pytest.mark.parametrize(("windows", "verdict"), [("0", "kept"), ("1", "kept"), ("2", "broken"), ("1至2", "undecided")])
def test_one_window_only(cases: Catalogue, windows: str, verdict: str) -> None:
    rule = cases.rules["beijing-chaoyang.process-redesign.windows"]
    assert work_out(cases, rule, windows).verdict == verdict


@pytest.mark.parametrize(
    ("day", "next_day"),
    [
        ("2026-11-14", date(2026, 11, 15)),
        ("2026-11-15", date(2026, 11, 15)),
        ("2026-11-16", date(2026, 12, 15)),
        ("2026-12-16", date(2027, 1, 15)),
    ],
)
def test_the_petition_day_is_the_next_15th(cases: Catalogue, day: str, next_day: date) -> None:
    assert shaowu(cases, "petition-day.next", day).moment == next_day


@given(st.dates(date(1900, 1, 1), date(2999, 12, 1)))
def test_the_next_15th_is_a_15th_at_most_a_month_away(day: date) -> None:
    found = shaowu(bundled(), "petition-day.next", day.isoformat()).moment
    assert found is not None
    assert found.day == 15
    assert 0 <= (found - day).days <= 30


def test_months_without_the_day_are_passed_over(towns_catalogue: Catalogue) -> None:
    catalogue, rule = with_number(towns_catalogue, "day_of_month", "31", "day_of_month")
    assert work_out(catalogue, rule, "2026-02-01").moment == date(2026, 3, 31)


def test_a_reply_is_due_a_day_after_receipt(towns_catalogue: Catalogue) -> None:
    found = work_out(towns_catalogue, towns_catalogue.rules["town-a.knock.reply"], "2020-08-01T09:30")
    assert found.moment == datetime(2020, 8, 2, 9, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("printed", "unit", "due"),
    [
        ("7", "day", "2024-02-07"),
        ("2", "week", "2024-02-14"),
        ("1", "month", "2024-02-29"),
        ("1", "year", "2025-01-31"),
    ],
)
def test_a_time_limit_counts_in_its_own_unit(towns_catalogue: Catalogue, printed: str, unit: str, due: str) -> None:
    catalogue, rule = with_number(towns_catalogue, "within", printed, unit)
    found = work_out(catalogue, rule, "2024-01-31T00:00").moment
    assert found is not None
    assert found.isoformat()[:10] == due


def test_a_discount_of_at_least_a_tenth_gives_a_fee_of_at_most_900(towns_catalogue: Catalogue) -> None:
    catalogue, rule = with_number(towns_catalogue, "below", "10%以上", "percent", "cny")
    assert bounds(work_out(catalogue, rule, "1000")) == "[0, 900] cny"


def test_an_exit_over_three_is_not_reached_at_three(towns_catalogue: Catalogue) -> None:
    catalogue, rule = with_number(towns_catalogue, "exit_at", "超过3次", "time", "time")
    third = work_out(catalogue, rule, "3")
    assert (third.verdict, third.left and third.left.value) == ("not_reached", Decimal(1))
    assert work_out(catalogue, rule, "4").verdict == "reached"


def test_fewer_than_three_excludes_three(towns_catalogue: Catalogue) -> None:
    catalogue, rule = with_number(towns_catalogue, "at_most", "不到3次", "time", "time")
    assert [work_out(catalogue, rule, count).verdict for count in ("2", "3")] == ["kept", "broken"]


@pytest.mark.parametrize(
    ("rule", "put_in", "code"),
    [
        ("company-assessment.reward", "", "empty"),
        ("company-assessment.reward", "  ", "empty"),
        ("company-assessment.reward", "很多", "number"),
        ("company-assessment.reward", "-5", "negative"),
        ("company-assessment.reward", "1000人", "unit"),
        ("company-assessment.exit", "2.5", "whole"),
        ("petition-day.next", "2026-02-30", "date"),
        ("petition-day.next", "15", "date"),
        ("petition-day.next", "0999-01-15", "year"),
        ("petition-day.next", "9999-12-31", "year"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(cases: Catalogue, rule: str, put_in: str, code: str) -> None:
    with pytest.raises(GivenError) as refused:
        shaowu(cases, rule, put_in)
    assert refused.value.code == code


@pytest.mark.parametrize("put_in", ["2020-08-01", "2020-08-01T09:00+08:00", "tomorrow"])
def test_a_moment_is_a_date_and_a_time_of_the_place(towns_catalogue: Catalogue, put_in: str) -> None:
    rule = towns_catalogue.rules["town-a.knock.reply"]
    if put_in == "2020-08-01":
        assert work_out(towns_catalogue, rule, put_in).moment == datetime(2020, 8, 2)  # noqa: DTZ001
        return
    with pytest.raises(GivenError):
        work_out(towns_catalogue, rule, put_in)


@given(st.text(max_size=40))
def test_whatever_is_put_in_comes_out_worked_or_refused(text: str) -> None:
    cases = bundled()
    for rule in cases.records.rules:
        with suppress(GivenError):
            assert work_out(cases, rule, text)


def test_every_bundled_rule_cites_the_line_of_its_number(cases: Catalogue) -> None:
    assert len(cases.records.rules) == 8
    for rule in cases.records.rules:
        assert rule.citation in cases.observations[rule.observation_id].citations
        assert number_of(cases, rule).value is not None


def test_rules_stand_in_the_order_of_the_practices_asked_for(cases: Catalogue) -> None:
    found = rules_of(cases, ["shaowu.petition-day", "shaowu.company-assessment"])
    assert [entry.rule_id.rpartition(".")[2] for entry in found] == ["next", "reward", "reward-times", "exit"]
