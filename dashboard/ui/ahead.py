"""Scenes that a browser has before the reader chooses them: its frame asks for what the pointer rests on.

The answer is noted under the token of the reader's session, and the run that the choice causes names such a scene
instead of sending it a second time. A frame that does not have it after all asks for it by the address of the page.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock
from typing import Any

import streamlit as st

MOST_SESSIONS = 1000
MOST_SCENES = 20  # ids a session; the oldest goes first
_KEY = "ahead"


class Given:
    """The ids of the scenes that were given ahead, by token; safe to use from several threads."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()
        self._lock = Lock()

    def keep(self, token: str) -> None:
        """Keep note for a session from now on, in place of the one that was silent longest."""
        with self._lock:
            self._ids.setdefault(token, OrderedDict())
            self._ids.move_to_end(token)
            while len(self._ids) > MOST_SESSIONS:
                self._ids.popitem(last=False)

    def note(self, token: str, scene_id: str) -> None:
        """A scene is on its way to a session; nothing for a token that is not kept."""
        with self._lock:
            if (ids := self._ids.get(token)) is not None:
                ids[scene_id] = None
                while len(ids) > MOST_SCENES:
                    ids.popitem(last=False)

    def has(self, token: str, scene_id: str) -> bool:
        """Whether the session was given the scene."""
        with self._lock:
            return scene_id in self._ids.get(token, ())


GIVEN = Given()


def session_token() -> str:
    """The token of this session: unguessable, and of no use but to ask for scenes."""
    token = str(st.session_state.setdefault(_KEY, secrets.token_urlsafe(9)))
    GIVEN.keep(token)
    return token


def as_sent(scene: dict[str, Any], token: str) -> dict[str, Any]:
    """The scene, or what names it where the session has it."""
    if not GIVEN.has(token, scene["id"]):
        return scene
    return {name: scene[name] for name in ("id", "lang", "dark") if name in scene}
