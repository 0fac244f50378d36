"""Rules on the screen: the formula in words, exact results with their line, and what is wrong with what was put in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Figures, Prose
from dashboard.selection import Selection
from dashboard.views.rules import formula, input_label, name, of_place, of_practices, stated, with_rule, worked
from dashboard.wording import wording

CHINESE = re.compile(r"[\u3400-\u9fff]")


def put_in(rule: str, given: str, lang: str = "en") -> Selection:
    return Selection(lang=lang, rule=rule, given=given)


def result(cases: Catalogue, rule: str, given: str, lang: str = "en") -> tuple[str, str, str]:
    """Label, text and sum of the result."""
    body = worked(cases, put_in(rule, given, lang)).body
    assert isinstance(body, Figures)
    (figure,) = body.items
    return figure.label, figure.text, figure.context


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ("shaowu.company-assessment.reward", "奖励 ＝ 服务费 × 15%", "Reward = Service fees × 15%"),
        ("shaowu.market-service-teams.fee", "收费 ＝ 市场价 ×（1 − 10%）", "Fee = Market price × (1 − 10%)"),
        (
            "shaowu.company-assessment.exit",
            "群众不满意的投诉 ≥ 3次 → 取消合作协议",
            "Complaints of dissatisfied residents ≥ 3 → Agreement cancelled",
        ),
        (
            "shaowu.petition-day.next",
            "下一个信访接待日 ＝ 日期当天或之后的第一个 15 日",
            "Next petition reception day = day 15 of a month, the first on or after: Date",
        ),
    ],
)
def test_the_formula_has_the_number_of_the_source_in_it(cases: Catalogue, rule: str, zh: str, en: str) -> None:
    assert formula(cases, cases.rules[rule], wording("zh")) == zh
    assert formula(cases, cases.rules[rule], wording("en")) == en


@pytest.mark.parametrize(
    ("rule", "given", "zh", "en"),
    [
        (
            "company-assessment.reward",
            "10000",
            ("奖励", "1500元", "1万元 × 15%"),
            ("Reward", "1,500 yuan", "10,000 yuan × 15%"),
        ),
        (
            "market-service-teams.fee",
            "1000",
            ("收费", "900元", "1000元 ×（1 − 10%）"),
            ("Fee", "900 yuan", "1,000 yuan × (1 − 10%)"),
        ),
        (
            "market-service-teams.fee",
            "近1000",
            ("收费", "810元以上、不到900元", "近1000元 ×（1 − 10%）"),
            ("Fee", "at least 810 and fewer than 900 yuan", "nearly 1,000 yuan × (1 − 10%)"),
        ),
    ],
)
def test_a_result_is_exact_about_its_bounds_in_both_languages(
    cases: Catalogue, rule: str, given: str, zh: tuple[str, ...], en: tuple[str, ...]
) -> None:
    assert result(cases, f"shaowu.{rule}", given, "zh") == zh
    assert result(cases, f"shaowu.{rule}", given, "en") == en


def test_a_count_is_set_against_the_rule(cases: Catalogue) -> None:
    rule = "shaowu.company-assessment.exit"
    assert result(cases, rule, "2", "zh") == (
        "取消合作协议",
        "未达到，还差1次",
        "所填：2次；规则：群众不满意的投诉 ≥ 3次",
    )
    assert result(cases, rule, "3")[1] == "reached"


def test_a_date_comes_with_its_day_of_the_week(cases: Catalogue) -> None:
    rule = "shaowu.petition-day.next"
    assert result(cases, rule, "2026-11-22", "zh")[1] == "2026年12月15日星期二"
    assert result(cases, rule, "2026-11-22", "en")[1] == "Tuesday, 15 December 2026"


def test_a_moment_comes_with_its_time(towns_catalogue: Catalogue) -> None:
    assert result(towns_catalogue, "town-a.knock.reply", "2020-08-01T09:30", "zh")[1] == "2020年8月2日星期日 09:30"


def test_what_is_stated_has_its_line_and_what_the_source_leaves_open(cases: Catalogue) -> None:
    shown = stated(cases, put_in("shaowu.company-assessment.reward", ""))
    assert isinstance(shown.body, Prose)
    assert [entry.text for entry in shown.body.entries] == [
        "As the source states it: Reward of 15% of service fees",
        "Applies to: Companies with high public satisfaction and a good rating",
        "Formula: Reward = Service fees × 15%",
        f"Left open by the source: {cases.rules['shaowu.company-assessment.reward'].unstated.en}",
    ]
    assert [entry.line for entry in shown.sources] == [42]


def test_a_result_cites_the_line_of_the_rule_and_is_said_in_a_sentence(cases: Catalogue) -> None:
    shown = worked(cases, put_in("shaowu.market-service-teams.fee", "1000"))
    assert shown.twin == ("Market price: 1,000 yuan. Fee: 900 yuan.",)
    assert [(entry.source_id, entry.line) for entry in shown.sources] == [("shaowu-study", 38)]


def test_the_data_hold_what_was_put_in_and_the_bounds_of_what_came_out(cases: Catalogue) -> None:
    data = worked(cases, put_in("shaowu.company-assessment.reward", "近1万")).data
    assert data is not None
    row = data.iloc[0]
    assert (row["given"], row["number"], row["lower"], row["upper"], row["unit"]) == ("近1万", "15%", 1350, 1500, "cny")
    assert (row["source_id"], row["line"]) == ("shaowu-study", 42)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("company-assessment.reward", "abc"),
        ("company-assessment.reward", "-5"),
        ("company-assessment.reward", "5人"),
        ("company-assessment.exit", "1.5"),
        ("petition-day.next", "<script>"),
        ("petition-day.next", "1000-01-01"),
    ],
)
def test_what_is_wrong_is_said_with_what_was_written(cases: Catalogue, rule: str, given: str, lang: str) -> None:
    shown = worked(cases, put_in(f"shaowu.{rule}", given, lang))
    assert isinstance(shown.body, Prose)
    (entry,) = shown.body.entries
    assert entry.tone == "caution"
    assert given in entry.text
    assert shown.data is None


def test_nothing_put_in_says_what_to_put_in(cases: Catalogue) -> None:
    assert worked(cases, put_in("shaowu.petition-day.next", "", "zh")).twin == (
        "填入“日期”，即可算出“下一个信访接待日”。",
    )


def test_a_place_offers_the_rules_of_the_chosen_mechanism_first(cases: Catalogue) -> None:
    codes = [entry.rule_id for entry in of_place(cases, Selection(locality="shaowu", practice="shaowu.petition-day"))]
    assert codes[0] == "shaowu.petition-day.next"
    assert len(codes) == len(set(codes)) == 6
    assert of_place(cases, Selection(locality="xuzhou")) == ()
    assert [entry.rule_id for entry in of_practices(cases, Selection(practices=("shaowu.petition-day",)))] == codes[:1]


def test_a_rule_that_is_not_offered_gives_way_to_the_first_with_nothing_put_in(cases: Catalogue) -> None:
    offered = of_practices(cases, Selection(practices=("shaowu.petition-day",)))
    chosen = with_rule(put_in("shaowu.company-assessment.exit", "2"), offered)
    assert (chosen.rule, chosen.given) == ("shaowu.petition-day.next", "")
    kept = put_in("shaowu.petition-day.next", "2026-01-01")
    assert with_rule(kept, offered) == kept


def test_a_rule_without_a_part_is_stated_by_its_figure(cases: Catalogue) -> None:
    rule = replace(cases.rules["shaowu.company-assessment.reward"], part_id="")
    bare = replace(cases, records=replace(cases.records, rules=(rule,)))
    first = stated(bare, put_in(rule.rule_id, "")).body.entries[0]  # type: ignore[union-attr]
    assert first.text.endswith("Reward for well-rated companies as a share of their service fees: 15%")


def test_every_rule_of_the_cases_is_said_in_english_without_chinese(cases: Catalogue) -> None:
    for rule in cases.records.rules:
        selection = put_in(rule.rule_id, "2026-01-01" if rule.form == "day_of_month" else "3")
        texts = (name(cases, selection, rule.rule_id), input_label(cases, selection))
        assert not CHINESE.search(" ".join((*texts, *stated(cases, selection).twin, *worked(cases, selection).twin)))
