"""The stated rule that sorts coded parts by their words."""

from __future__ import annotations

import pytest

from dashboard.analysis.coded_words import ELSEWHERE, STAGE_WORDS, is_incentive, is_platform, organises, stages
from dashboard.catalogue import Catalogue
from dashboard.records import Part, Text
from dashboard.selection import LOOP_STAGES


def part(name: str, role: str = "", kind: str = "step") -> Part:
    texts = [Text(zh=text) if text and not text.isascii() else Text(en=text) for text in (name, role)]
    return Part("p.1", "p", kind, 1, texts[0], (), Text(), texts[1], "", None)


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("通过12345热线反映诉求", "receive"),
        ("自动派件", "dispatch"),
        ("线上办公", "handle"),
        ("出件", "feed_back"),
        ("督办", "assess"),
        ("Collect at the door", "receive"),
        ("Ask back", "feed_back"),
        ("Supervision", "assess"),
    ],
)
def test_a_step_stands_where_its_words_say(name: str, stage: str) -> None:
    assert stages(part(name)) == (stage,)


def test_a_step_that_names_two_stages_stands_in_both_in_the_order_of_the_loop() -> None:
    assert stages(part("分类解决")) == ("dispatch", "handle")
    assert stages(part("解决后分类")) == ("dispatch", "handle")


def test_the_longer_word_counts() -> None:
    assert stages(part("落实")) == ("handle",)
    assert stages(part("跟踪落实结果")) == ("assess",)


def test_the_role_is_asked_only_where_the_name_says_nothing() -> None:
    assert stages(part("第一步", "受理")) == ("receive",)
    assert stages(part("办理", "受理")) == ("handle",)


def test_a_step_that_names_no_stage_is_elsewhere() -> None:
    assert stages(part("事前管标准")) == (ELSEWHERE,)
    assert stages(part("")) == (ELSEWHERE,)


def test_english_words_count_from_their_start_and_only_where_there_is_no_chinese() -> None:
    assert stages(part("An ideal state")) == (ELSEWHERE,)
    assert stages(Part("p.1", "p", "step", 1, Text("第一步", "Collect"), (), Text(), Text(), "", None)) == (ELSEWHERE,)


def test_no_word_stands_for_two_stages() -> None:
    every = [word for words in STAGE_WORDS.values() for word in words]
    assert tuple(STAGE_WORDS) == LOOP_STAGES
    assert len(every) == len(set(every))


def test_every_bundled_step_stands_somewhere_and_few_stand_elsewhere(cases: Catalogue) -> None:
    steps = [step for practice in cases.records.practices for step in practice.parts_of("step")]
    elsewhere = [step.name.zh for step in steps if stages(step) == (ELSEWHERE,)]
    assert len(steps) == 42
    assert all(stages(step) for step in steps)
    assert elsewhere == [
        "整合区域内联动主体的资源清单",
        "形成资源对接需求的项目清单",
        "事前管标准",
        "事中管达标",
        "事后管信用",
    ]


@pytest.mark.parametrize(
    ("role", "leads"),
    [
        ("牵头召开", True),
        ("领导并统筹", True),
        ("被领导和协调", False),
        ("参与治理", False),
        ("受积分管理", False),
        ("", False),
    ],
)
def test_who_leads_is_told_by_the_role_and_not_who_is_led(role: str, leads: bool) -> None:
    assert organises(part("党委", role, "actor")) is leads


def test_incentives_and_platforms_are_told_by_the_name() -> None:
    assert is_incentive(Text("按服务费的15%奖励"))
    assert is_incentive(Text(en="Credits for deeds"))
    assert not is_incentive(Text("只对一窗"))
    assert is_platform(Text("12345市民服务热线"))
    assert is_platform(Text(en="Complaint platform"))
