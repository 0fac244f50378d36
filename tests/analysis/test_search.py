"""Full-text search over practices: either script, pinyin, English; exact, ranked, and never raising."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.analysis.search import PracticeIndex, build_index
from dashboard.records import Part, Practice, Text


def practice(code: str, zh: str, en: str, summary: str = "", parts: tuple[str, ...] = ()) -> Practice:
    """A practice with components named in Chinese."""
    components = tuple(
        Part(f"{code}.{place}", code, "component", place, Text(name), (), Text(), Text(), "", None)
        for place, name in enumerate(parts, 1)
    )
    return Practice(code, code, Text(zh, en), "done", "platform", "", "", (), Text(), (), Text(summary), components)


PRACTICES = (
    practice("whistle", "街乡吹哨、部门报到", "Subdistricts whistle, departments report", "街道召集部门。"),
    practice("fengqiao", "新时代“枫桥经验”", "Fengqiao experience", "小事不出村。"),
    practice("hotline", "12345热线", "Hotline", "居民来电，按枫桥经验调解。", ("民生110", "人民调解委员会")),
    practice("grid", "“1+3+N”网格", "Grids of the community", "网格长上门。"),
)
PLACES = {"whistle": "北京市", "fengqiao": "诸暨市", "hotline": "朝阳区", "grid": "大栅栏街道"}


@pytest.fixture(scope="module")
def index() -> PracticeIndex:
    return build_index(PRACTICES, lambda entry: [Text(PLACES[entry.practice_id])])


@pytest.mark.parametrize(
    "query", ["枫桥", "楓橋", "fengqiao", "FengQiao", "fēngqiáo", "feng qiao", "fqjy", "Fengqiao exp"]
)
def test_simplified_traditional_pinyin_initials_and_english_find_the_same(index: PracticeIndex, query: str) -> None:
    assert index.search(query)[0] == "fengqiao"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("吹哨", ("whistle",)),
        ("吹哨報到", ("whistle",)),
        ("chuishao", ("whistle",)),
        ("dashilan", ("grid",)),
        ("chaoyang", ("hotline",)),
        ("cyq", ("hotline",)),
        ("民生110", ("hotline",)),
        ("minsheng110", ("hotline",)),
        ("12345", ("hotline",)),
        ("1+3+N", ("grid",)),
        ("１＋３＋Ｎ", ("grid",)),
        ("communities", ("grid",)),
        ("whistles", ("whistle",)),
        ("枫桥 调解", ("hotline",)),
        ("mintiaowei", ()),
        ("不存在", ()),
    ],
)
def test_a_query_finds_what_holds_every_word(index: PracticeIndex, query: str, found: tuple[str, ...]) -> None:
    assert index.search(query) == found


def test_a_word_in_the_name_comes_before_one_in_the_summary(index: PracticeIndex) -> None:
    assert index.search("枫桥") == ("fengqiao", "hotline")


def test_a_shorter_name_comes_first() -> None:
    index = build_index([practice("long", "网格化管理办法", ""), practice("short", "网格", "")], lambda _: [])
    assert index.search("网格") == ("short", "long")


def test_a_word_as_written_comes_before_one_by_its_reading() -> None:
    index = build_index([practice("read", "党务", ""), practice("written", "某事", "dangwu")], lambda _: [])
    assert index.search("dangwu") == ("written", "read")


def test_a_phrase_does_not_run_from_one_part_into_the_next() -> None:
    index = build_index([practice("two", "甲", "", parts=("社区", "网格"))], lambda _: [])
    assert index.search("社区网格") == ()
    assert index.search("社区 网格") == ("two",)


def test_pinyin_is_whole_syllables(index: PracticeIndex) -> None:
    assert index.search("huishao") == ()
    assert index.search("chuisha") == ()


def test_letters_with_two_readings_find_both() -> None:
    index = build_index([practice("xian", "先行", ""), practice("xi-an", "西安", "")], lambda _: [])
    assert set(index.search("xian")) == {"xian", "xi-an"}


def test_a_blank_query_finds_everything_in_order(index: PracticeIndex) -> None:
    assert index.search("  ") == ("whistle", "fengqiao", "hotline", "grid")


@pytest.mark.parametrize("query", ["！？", '"', "* OR", "😀", "NEAR(", "枫桥 😀"])
def test_signs_and_operators_mean_nothing(index: PracticeIndex, query: str) -> None:
    assert index.search(query) == ()


def test_where_a_word_was_found_is_said(index: PracticeIndex) -> None:
    matches = index.where("hotline", "chaoyang tiaojie 热线 cyq")
    assert [(match.field, match.segment, match.form) for match in matches] == [
        ("place", 0, "reading"),
        ("part", 1, "reading"),
        ("name", 0, "written"),
        ("place", 0, "initials"),
    ]


def test_a_short_form_is_a_last_resort_and_says_so(index: PracticeIndex) -> None:
    assert [match.form for match in index.where("whistle", "吹哨报到 csbd")] == ["short", "short"]
    assert index.search("吹到") == ()


WORDS = st.sampled_from(
    ["枫桥", "吹哨報到", "fq", "xian", '"', "AND", "NEAR/2", "*", "枫*", "(", "'", "--", "{name}:", "|", "\n"]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
@example("xian" * 40)
@example("a" * 200)
@example("\ud800枫桥")
@example("枫\x00桥")
def test_no_query_raises_and_all_that_is_found_says_where(index: PracticeIndex, query: str) -> None:
    for code in index.search(query):
        assert len(index.where(code, query)) == len(query.split())


def test_an_index_of_nothing_finds_nothing() -> None:
    assert build_index([], lambda _: []).search("枫桥") == ()
