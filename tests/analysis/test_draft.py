"""The draft checker on the bundled data: planted errors are found, correct sentences left alone."""

from __future__ import annotations

import pytest

from dashboard.analysis.draft import LONGEST, judge_draft
from dashboard.catalogue import Catalogue
from dashboard.quantity import Lang, Quantity, words
from dashboard.records import Observation


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


def verdicts(catalogue: Catalogue, text: str) -> list[tuple[str, str]]:
    return [(entry.found.quantity.printed, str(entry.verdict)) for entry in judge_draft(catalogue, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("邵武市群众满意度达98%。", [("98%", "matched")]),
        ("邵武市群众满意度达95%。", [("95%", "contradicted")]),
        ("邵武市总人口30多万人。", [("30多万人", "matched")]),
        ("邵武市总人口30万人。", [("30万人", "imprecise")]),
        ("朝阳区街巷长、小巷管家达万名。", [("万名", "imprecise")]),
        ("朝阳区办事材料精简幅度达60%。", [("60%", "imprecise")]),
        ("邵武市财政投入3亿元。", [("3亿元", "unknown")]),
        ("In Shaowu, satisfaction with the Livelihood 110 reached 98 per cent.", [("98 per cent", "matched")]),
        ("Chaoyang has 10,000 lane chiefs and lane stewards.", [("10,000", "imprecise")]),
    ],
)
def test_a_figure_is_held_against_the_record_that_its_words_are_about(
    catalogue: Catalogue, text: str, expected: list[tuple[str, str]]
) -> None:
    assert verdicts(catalogue, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "邵武市是福建省北部的一个历史文化名城,总人口30多万人,其中城区人口近18万人,现辖有12镇3乡4街道。",
        "邵武市总人口30多万人，其中城区人口近18万，下辖12个镇、3个乡、4个街道，共19个乡镇街道。",
        "邵武市“民生110”24小时受理群众诉求，与32家专业服务公司签约，收费比市场价低10%。",
        "朝陽區辦事材料精簡60%以上，近萬名街巷長、小巷管家和13萬朝陽群眾參與街巷治理。",
        "大海阳社区有七千多名常住居民，划分为13个网格。裕园社区培育社团组织38个，吸纳志愿者500多名。",
        "截至目前，全国共有社会组织265万家，持证社会工作者116万名，注册志愿者2.35亿名。",
        "Shaowu has a total population of over 300,000, and 19 towns, townships and subdistricts.",
        "Yuyuan Community has 38 associations with more than 500 volunteers.",
        "In Yuyuan, thirty-eight community associations have been founded.",
    ],
)
def test_what_the_sources_say_is_left_alone_however_it_is_put(catalogue: Catalogue, text: str) -> None:
    assert {verdict for _, verdict in verdicts(catalogue, text)} == {"matched"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("邵武市辖3个镇、12个乡、4个街道。", ["3个镇", "12个乡"]),
        ("邵武市“民生110”12小时受理群众诉求，与42家专业服务公司签约。", ["12小时", "42家"]),
        ("大海阳社区常住人口8000余人，划分为15个网格。", ["8000余人", "15个网格"]),
        ("裕园社区培育社团组织83个，吸纳志愿者500多名。", ["83个"]),
        ("朝陽區辦事材料精簡70%以上。", ["70%以上"]),
        ("China has 265 million social organisations and 1.16 million licensed social workers.", ["265 million"]),
    ],
)
def test_an_error_is_found_beside_figures_that_are_right(catalogue: Catalogue, text: str, wrong: list[str]) -> None:
    found = verdicts(catalogue, text)
    assert [figure for figure, verdict in found if verdict in ("contradicted", "imprecise")] == wrong
    assert "unknown" not in [verdict for _, verdict in found]


@pytest.mark.parametrize(
    "text",
    [
        "邵武市流动人口5万人。",  # 人口 is not the total population
        "邵武市打造了48个便民服务点，形成三个方面的特点。",  # other things counted like those of the sources
        "济南市裕园社区拥有38支志愿服务队。",  # the number of the associations, of something else
        "社会基层治理理论文章汇编（13篇）。",  # no place is named
        "深化全科网格2.0，推进1+3机制。",
    ],
)
def test_what_the_data_do_not_hold_is_not_contradicted_by_what_sounds_like_it(catalogue: Catalogue, text: str) -> None:
    assert {verdict for _, verdict in verdicts(catalogue, text)} <= {"unknown"}


def test_a_or_an_is_no_figure(catalogue: Catalogue) -> None:
    assert verdicts(catalogue, "邵武市是一个历史文化名城，处在一种新阶段。") == []


def test_a_draft_that_says_less_than_the_source_is_left_alone(catalogue: Catalogue) -> None:
    assert verdicts(catalogue, "大海阳社区常住人口超过7000人。") == [("超过7000人", "matched")]


def test_years_and_the_digits_of_names_are_not_judged(catalogue: Catalogue) -> None:
    assert verdicts(catalogue, "邵武市自2023年开通“民生110”，12345热线同时受理。") == []


def test_numeric_rules_are_known_by_their_words(catalogue: Catalogue) -> None:
    text = "邵武市奖励按服务费的15%发放，收费低于市场价10%，被投诉3次取消协议，每月15日接访。"
    assert [verdict for _, verdict in verdicts(catalogue, text)] == ["matched"] * 4


def test_the_place_named_last_is_the_one_spoken_of(catalogue: Catalogue) -> None:
    text = "大海阳社区划分为13个网格。邵武市满意度为98%。"
    assert [entry.record.locality_id for entry in judge_draft(catalogue, text) if entry.record] == [
        "yantai-dahaiyang",
        "shaowu",
    ]


def test_a_place_that_another_only_lies_in_is_not_spoken_of(catalogue: Catalogue) -> None:
    text = "邵武市是福建省北部的名城。满意度达95%。朝阳区是北京市的城区，街巷长、小巷管家近万名。"
    assert verdicts(catalogue, text) == [("95%", "contradicted"), ("近万名", "matched")]
    assert verdicts(catalogue, "大海阳社区有13个网格。福建省社会组织有15个网格。") == [
        ("13个网格", "matched"),
        ("15个网格", "unknown"),
    ]


def test_a_text_too_long_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match=str(LONGEST + 1)):
        judge_draft(catalogue, "字" * (LONGEST + 1))


def measured(catalogue: Catalogue) -> list[Observation]:
    """Every measured figure but one whose own label counts its parts (12镇、3乡、4街道之和)."""
    return [
        entry
        for entry in catalogue.records.observations
        if entry.kind == "measured" and entry.quantity is not None and "12" not in entry.label.zh
    ]


def sentence(catalogue: Catalogue, entry: Observation, figure: str, lang: str) -> str:
    place, label = catalogue.localities[entry.locality_id].name.to(lang), entry.label.to(lang)
    return f"{place}{label}为{figure}。" if lang == "zh" else f"In {place}, {label}: {figure}."


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_measured_figure_of_the_data_is_matched_in_a_plain_sentence(catalogue: Catalogue, lang: Lang) -> None:
    for entry in measured(catalogue):
        assert entry.quantity is not None
        figure = entry.printed if lang == "zh" else words(entry.quantity, lang)
        found = judge_draft(catalogue, sentence(catalogue, entry, figure, lang))[-1]
        assert (found.verdict, found.record) == ("matched", entry), figure


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_measured_figure_tripled_or_halved_is_found_out(catalogue: Catalogue, lang: Lang) -> None:
    for entry in measured(catalogue):
        assert entry.quantity is not None
        assert entry.quantity.value is not None
        wrong = entry.quantity.value / 2 if entry.quantity.unit == "percent" else entry.quantity.value * 3
        figure = words(Quantity.of(wrong, unit=entry.quantity.unit), lang)
        assert judge_draft(catalogue, sentence(catalogue, entry, figure, lang))[-1].verdict == "contradicted", figure


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_qualified_figure_without_its_qualifier_is_found_out(catalogue: Catalogue, lang: Lang) -> None:
    for entry in measured(catalogue):
        assert entry.quantity is not None
        if entry.quantity.qualifier != "exact" and entry.quantity.value is not None:
            figure = words(Quantity.of(entry.quantity.value, unit=entry.quantity.unit), lang)
            assert judge_draft(catalogue, sentence(catalogue, entry, figure, lang))[-1].verdict == "imprecise", figure
