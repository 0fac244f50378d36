"""The briefing that a reader puts together: kept on the server under a token that only the reader's address holds.

The token is no part of a Selection, so that no view, citation, scene or file can carry it; links inside the atlas do
(`carried`). A token that the server does not know, any more or at all, is said and starts an empty briefing.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from secrets import token_urlsafe
from threading import Lock

import streamlit as st

from dashboard.records import Briefing, Scene
from dashboard.sources.briefing_file import LARGEST, MOST_SCENES

FIELD = "briefing"  # of the address
_KEY = "basket"  # of the session: an address from before the first scene holds no token
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16}")
MOST_BASKETS = 1000
MOST_TOGETHER = 64_000_000  # characters; a busy server forgets the briefing that was used least recently


class Shelf:
    """Briefings by token, at most `most` and of at most `together` characters; the longest unused is dropped first."""

    def __init__(self, most: int = MOST_BASKETS, together: int = MOST_TOGETHER) -> None:
        self._most, self._together, self._lock = most, together, Lock()
        self._found: OrderedDict[str, tuple[Briefing, int]] = OrderedDict()

    def get(self, token: str) -> Briefing | None:
        """The briefing of a token; None where it is not, or no longer, known."""
        with self._lock:
            if token not in self._found:
                return None
            self._found.move_to_end(token)
            return self._found[token][0]

    def put(self, token: str, briefing: Briefing) -> None:
        """Keep a briefing under its token."""
        with self._lock:
            self._found[token] = briefing, size(briefing)
            self._found.move_to_end(token)
            while len(self._found) > self._most or self._weight() > self._together:
                self._found.popitem(last=False)

    def _weight(self) -> int:
        return sum(weight for _, weight in self._found.values())


def size(briefing: Briefing) -> int:
    """Characters of everything written in a briefing, its figures as they were when saved left aside."""
    bare = [replace(scene, noted=()) for scene in briefing.scenes]
    return len(briefing.title) + sum(len(repr(scene)) for scene in bare)


@cache
def _shelf() -> Shelf:
    return Shelf()


def token() -> str:
    """The token in the address, else that of the session; empty where there is neither. It may be unknown."""
    written = st.query_params.get(FIELD, "")
    return written if _TOKEN.fullmatch(written) else str(st.session_state.get(_KEY, ""))


def lost() -> bool:
    """Whether the address names a briefing that the server does not have."""
    written = st.query_params.get(FIELD, "")
    return bool(written) and (not _TOKEN.fullmatch(written) or _shelf().get(written) is None)


def basket() -> Briefing:
    """The reader's briefing; an empty one where there is none."""
    return _shelf().get(token()) or Briefing()


def keep(briefing: Briefing) -> bool:
    """Put a briefing in the place of the reader's own, and its token into the address. False where it is too large, and
    nothing is changed.
    """
    if len(briefing.scenes) > MOST_SCENES or size(briefing) > LARGEST:
        return False
    held = token()
    if _shelf().get(held) is None:
        held = token_urlsafe(12)
    _shelf().put(held, replace(briefing, scenes=tuple(replace(scene, noted=()) for scene in briefing.scenes)))
    st.session_state[_KEY] = held
    if st.query_params.get(FIELD) != held:
        st.query_params[FIELD] = held
    return True


def carried(query: Mapping[str, str]) -> dict[str, str]:
    """The query of a link inside the atlas, with the reader's briefing."""
    held = token()
    return {**query, FIELD: held} if held and _shelf().get(held) is not None else dict(query)


def add(scene: Scene) -> int:
    """Put a scene at the end, unless the briefing has it: its number from 1, 0 where there is no room for it."""
    found = basket()
    if scene in found.scenes:
        return found.scenes.index(scene) + 1
    return len(found.scenes) + 1 if keep(replace(found, scenes=(*found.scenes, scene))) else 0
