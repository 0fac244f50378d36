"""How an observation becomes text: never more precise than its source, never a missing as zero."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.catalogue import Catalogue
from dashboard.records import Missing
from dashboard.selection import Selection
from dashboard.views import figures
from dashboard.wording import wording

ZH, EN = wording("zh"), wording("en")


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("town-a.total_population", "10万人", "100,000 people"),
        ("town-b.total_population", "近20万人", "nearly 200,000 people"),
        ("town-b.volunteer_count", "1000余人", "over 1,000 but under 2,000 people"),
        ("town-b.satisfaction_rate_pct", "60%以上", "at least 60%"),
        ("town-b.market_service_team_count", "不超过3支", "at most 3 teams"),
        ("town-a.reply-hours", "24小时", "24 hours"),
        ("town-a.knock-started", "2018年", "2018"),
        ("town-a.name-12345", "12345", "“12345”"),
        ("town-a.honour-model-town", "示范镇", "“示范镇” (as printed in Chinese)"),
        ("town-c.grid_count", "0个网格", "0 grids"),
    ],
)
def test_a_figure_is_printed_in_chinese_and_said_in_english(
    towns_catalogue: Catalogue, code: str, zh: str, en: str
) -> None:
    figure = towns_catalogue.observations[code]
    assert (figures.printed_form(figure, ZH), figures.printed_form(figure, EN)) == (zh, en)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("town-a.market_service_team_count", Missing.NOT_APPLICABLE),
        ("town-b.grid_count", Missing.WITHHELD),
        ("town-b.community_org_count", Missing.NOT_PUBLISHED),
        ("town-c.satisfaction_rate_pct", Missing.TO_BE_VERIFIED),
        ("hidden.total_population", Missing.NOT_IN_SOURCE),
        ("hidden.volunteer_count", Missing.BELOW_SMALLEST_UNIT),
    ],
)
def test_a_missing_figure_says_its_kind_and_never_a_number(
    towns_catalogue: Catalogue, code: str, kind: Missing
) -> None:
    figure = towns_catalogue.observations[code]
    assert figures.printed_form(figure, ZH) == ZH(f"missing.{kind}")
    assert figures.printed_form(figure, EN) == EN(f"missing.{kind}")
    assert figures.tone(figure) == "missing"
    assert math.isnan(figures.tidy([figure]).iloc[0]["value"])


def test_what_is_printed_in_place_of_a_missing_figure_stands_beside_it(towns_catalogue: Catalogue) -> None:
    assert figures.limits(towns_catalogue.observations["town-b.grid_count"], ZH) == "“不便公布”；未说明时间"


def test_a_true_zero_is_a_figure_and_no_missing(towns_catalogue: Catalogue) -> None:
    zero = towns_catalogue.observations["town-c.grid_count"]
    assert figures.tone(zero) == "strong"
    assert figures.tidy([zero]).iloc[0][["value", "missing"]].tolist() == [0.0, "true_zero"]


def test_silence_about_the_period_is_said_for_what_is_measured_only(towns_catalogue: Catalogue) -> None:
    assert figures.limits(towns_catalogue.observations["town-a.grid_count"], EN) == "period not stated"
    assert figures.limits(towns_catalogue.observations["town-a.reply-hours"], EN) == ""


@pytest.mark.parametrize(
    ("stated", "en"),
    [
        ("2019年", "2019"),
        ("2018年起", "since 2018"),
        ("自2023年开通以来", "since it opened in 2023"),
        ("目前", "at present, undated"),
        ("近年来", "in recent years, undated"),
        ("三年前", "“三年前” (as printed in Chinese)"),
        ("2020-08", "2020-08"),
    ],
)
def test_a_period_is_never_shown_in_chinese_without_saying_so(towns_catalogue: Catalogue, stated: str, en: str) -> None:
    figure = replace(towns_catalogue.observations["town-a.grid_count"], period=stated)
    assert figures.period(figure, EN) == en
    assert figures.period(figure, ZH) == stated


def test_every_period_of_the_bundled_data_has_english_words(cases: Catalogue) -> None:
    said = {figures.period(entry, EN) for entry in cases.records.observations}
    assert not [text for text in said if "Chinese" in text]


def test_a_rate_without_a_surveyor_says_so(towns_catalogue: Catalogue) -> None:
    assert figures.surveyor(towns_catalogue.observations["town-a.satisfaction_rate_pct"], ZH) == "未说明由谁测得"
    assert (
        figures.surveyor(towns_catalogue.observations["town-b.satisfaction_rate_pct"], EN)
        == "measured by government of Town B"
    )
    assert figures.surveyor(towns_catalogue.observations["town-a.grid_count"], EN) == ""


def test_a_rank_is_judged_not_measured(cases: Catalogue) -> None:
    honour = cases.observations_of("yantai-dahaiyang", "rank_honour")[0]
    assert figures.surveyor(honour, ZH) == "未说明由谁评定"


def test_a_doubt_travels_with_the_figure_into_cell_card_and_sentence(towns_catalogue: Catalogue) -> None:
    doubted = towns_catalogue.observations["town-b.plan-year"]
    assert figures.figure_cell(doubted, EN).tone == "caution"
    assert "Contradicts" in figures.figure_cell(doubted, EN).note
    assert figures.headline(towns_catalogue, doubted, Selection(lang="en")).caution.startswith("In doubt: Contradicts")
    assert "In doubt: Contradicts" in figures.sentence(towns_catalogue, doubted, EN)


def test_a_headline_names_its_place_cites_its_line_and_opens_its_locality(towns_catalogue: Catalogue) -> None:
    card = figures.headline(
        towns_catalogue, towns_catalogue.observations["town-b.volunteer_count"], Selection(lang="zh")
    )
    assert (card.place, card.label, card.text, card.context) == ("测试乙镇", "志愿者", "1000余人", "未说明时间")
    assert [(entry.source_id, entry.line) for entry in card.citations] == [("handbook-1", 13)]
    assert card.link is not None
    assert dict(card.link.query)["locality"] == "town-b"


def test_a_sentence_says_place_label_figure_kind_and_limits(towns_catalogue: Catalogue) -> None:
    figure = towns_catalogue.observations["town-a.total_population"]
    assert figures.sentence(towns_catalogue, figure, ZH) == "测试甲镇：总人口：10万人（实测数量；2019年）。"
    assert figures.sentence(towns_catalogue, figure, EN, place=False) == (
        "Total population: 100,000 people (measured quantity; 2019)."
    )


def test_a_figure_that_is_not_there_is_a_kind_of_missing() -> None:
    assert figures.absent_cell(EN).text == "not in the source"
    assert figures.absent_cell(EN, Missing.WITHHELD).tone == "missing"


def test_tidy_rows_carry_bounds_qualifier_and_every_citation(towns_catalogue: Catalogue) -> None:
    row = figures.tidy([towns_catalogue.observations["town-a.total_population"]]).iloc[0]
    assert row["citations"] == "handbook-1:4;handbook-1:10"
    row = figures.tidy([towns_catalogue.observations["town-b.total_population"]]).iloc[0]
    assert row[["value", "lower", "upper", "upper_open", "qualifier"]].tolist() == [2e5, 1.8e5, 2e5, True, "below"]


def test_tidy_of_nothing_still_has_its_columns() -> None:
    assert figures.tidy([]).columns.tolist() == list(figures.COLUMNS)


def test_a_token_with_quotation_marks_of_its_own_gets_no_second_pair() -> None:
    assert figures.quoted("“妇女网格花组织”", ZH) == "“妇女网格花组织”"
    assert figures.quoted("网格花", ZH) == "“网格花”"


def test_parts_that_the_coder_counted_are_a_count_and_not_a_printed_figure(towns_catalogue: Catalogue) -> None:
    counted = towns_catalogue.observations["town-c.chain-levels"]
    assert counted.printed == "镇、社区、小巷"
    assert (figures.printed_form(counted, ZH), figures.printed_form(counted, EN)) == ("3级", "3 levels")
