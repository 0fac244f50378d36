"""A place in a folded text that moves on over what has been read."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the longest of `words`; an English word ends where its letters end."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(re.escape(word) + ("(?![a-z])" if word.isascii() else "") for word in longest_first))


class Cursor:
    """Reads `text` from the left; `rest` is what has not been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    @property
    def rest(self) -> str:
        """What has not been read yet."""
        return self.text[self.position :].strip()

    def take(self, pattern: re.Pattern[str]) -> str:
        """The text that `pattern` matches here, passing one space first; empty, and unmoved, when it doesn't match."""
        start = self.position + (self.text[self.position : self.position + 1] == " ")
        match = pattern.match(self.text, start)
        if not match or not match[0]:
            return ""
        self.position = match.end()
        return match[0]
