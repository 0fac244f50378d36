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
