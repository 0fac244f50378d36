"""A scene that a session was given is named; every other one is sent."""

from __future__ import annotations

from dashboard.ui.ahead import GIVEN, MOST_SCENES, MOST_SESSIONS, Given, as_sent

SCENE = {"id": "a1", "lang": "en", "title": "Rates", "layers": []}


def test_a_scene_that_a_session_was_given_is_named_and_to_another_it_is_sent():
    for token in ("mine", "yours"):
        GIVEN.keep(token)
    GIVEN.note("mine", "a1")
    assert as_sent(SCENE, "mine") == {"id": "a1", "lang": "en"}
    assert as_sent(SCENE, "yours") == SCENE


def test_a_named_scene_says_that_the_page_is_dark():
    GIVEN.keep("at night")
    GIVEN.note("at night", "a1")
    assert as_sent({**SCENE, "dark": True}, "at night") == {"id": "a1", "lang": "en", "dark": True}


def test_nothing_is_noted_for_a_token_that_no_session_has():
    given = Given()
    given.note("made up", "a1")
    assert not given.has("made up", "a1")


def test_of_one_session_the_oldest_scenes_are_forgotten():
    given = Given()
    given.keep("mine")
    for number in range(MOST_SCENES + 1):
        given.note("mine", str(number))
    assert not given.has("mine", "0")
    assert given.has("mine", "1")


def test_of_all_sessions_the_one_that_was_silent_longest_is_forgotten():
    given = Given()
    for number in range(MOST_SESSIONS):
        given.keep(str(number))
        given.note(str(number), "a1")
    given.keep("0")
    given.keep("newest")
    assert given.has("0", "a1")
    assert not given.has("1", "a1")
