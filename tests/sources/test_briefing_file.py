"""A saved briefing reads back as it was, and says what it can't read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.escape import legal
from dashboard.exports.briefing_file import briefing_file
from dashboard.records import Briefing, Noted, Scene
from dashboard.sources.briefing_file import LARGEST, MOST_SCENES, read_briefing, read_briefing_file

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(legal)
NOTED = st.builds(Noted, *(TEXT for _ in range(9)))
SCENE = st.builds(
    Scene,
    page=TEXT,
    query=st.dictionaries(TEXT, TEXT, max_size=3).map(lambda found: tuple(found.items())),
    exhibits=st.lists(TEXT, max_size=3).map(tuple),
    title=TEXT,
    note=TEXT,
    speaker_note=TEXT,
    layout=st.sampled_from(["exhibits", "side", "text", "title"]),
    noted=st.lists(NOTED, max_size=3).map(tuple),
)
BRIEFING = st.builds(Briefing, TEXT, st.lists(SCENE, max_size=4).map(tuple), TEXT, TEXT, TEXT, TEXT)


def codes(content: bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.row) for problem in read_briefing(content, "talk.briefing.json")[1]]


def changed(**cells: object) -> bytes:
    whole = json.loads(briefing_file(Briefing("A talk", (Scene("overview"),))))
    return json.dumps(whole | cells).encode()


def test_half_a_character_or_a_mark_that_turns_a_line_is_marked_where_it_stood() -> None:
    forged = b'{"format": "governance-atlas-briefing", "edition": 1, "title": "a\\ud800", "scenes": [%s]}'
    scene = b'{"page": "locality", "query": {"\\udc00": "\\u202e98%"}, "note": "\\u0000"}'
    found, problems = read_briefing(forged % scene, "talk.briefing.json")
    assert not problems
    assert found
    assert found.title == "a\ufffd"
    assert found.scenes == (Scene("locality", (("\ufffd", "\ufffd98%"),), note="\ufffd"),)


@given(BRIEFING)
def test_every_briefing_reads_back_as_it_was(briefing: Briefing) -> None:
    assert read_briefing(briefing_file(briefing), "talk.briefing.json") == (briefing, ())


@given(BRIEFING)
def test_the_same_briefing_makes_the_same_bytes(briefing: Briefing) -> None:
    assert briefing_file(briefing) == briefing_file(briefing)


@given(st.binary(max_size=200))
def test_any_other_file_is_listed_and_never_raises(content: bytes) -> None:
    assert codes(content) == [("briefing_unreadable", 0)]


def test_a_file_of_another_program_is_no_briefing() -> None:
    assert codes(b'{"format": "a-deck", "scenes": []}') == [("briefing_unreadable", 0)]


def test_a_briefing_of_an_edition_to_come_is_not_guessed_at() -> None:
    assert codes(changed(edition=2)) == [("briefing_edition", 0)]


@pytest.mark.parametrize("scene", [7, "overview", {"page": 3}, {"query": "lang=zh"}, {"noted": [{"key": 1}]}])
def test_a_scene_that_cannot_be_read_is_listed_and_the_others_are_kept(scene: object) -> None:
    content = changed(scenes=[{"page": "maps"}, scene])
    assert codes(content) == [("briefing_scene", 2)]
    found = read_briefing(content, "talk.briefing.json")[0]
    assert found is not None
    assert [entry.page for entry in found.scenes] == ["maps"]


def test_a_layout_that_there_is_not_becomes_the_usual_one() -> None:
    found = read_briefing(changed(scenes=[{"page": "maps", "layout": "spiral"}]), "talk.briefing.json")[0]
    assert found is not None
    assert found.scenes[0].layout == "exhibits"


def test_more_scenes_than_a_briefing_holds_are_listed() -> None:
    assert codes(changed(scenes=[{"page": "maps"}] * (MOST_SCENES + 1))) == [("briefing_too_long", 0)]


def test_a_file_too_large_is_not_read() -> None:
    problem = read_briefing(b" " * (LARGEST + 1), "talk.briefing.json")[1][0]
    assert (problem.code, "4 MB" in problem.cause.zh) == ("briefing_too_large", True)


@pytest.mark.parametrize(
    "content", [b"{", b"\xff", b"{}", b'{"format": "governance-atlas-briefing", "edition": 1, "scenes": [7]}']
)
def test_what_is_wrong_is_said_in_words_and_not_in_those_of_a_program(content: bytes) -> None:
    problem = read_briefing(content, "talk.briefing.json")[1][0]
    assert not re.search("[A-Za-z]", (problem.cause.zh + problem.remedy.zh).replace(".briefing.json", ""))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    found, problems = read_briefing_file(tmp_path / "none.briefing.json")
    assert (found, [entry.code for entry in problems]) == (None, ["briefing_unopened"])
