"""The sources of a file, numbered in the order in which they are first cited: [2: 36, 41] are lines of the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.catalogue import Catalogue
from dashboard.exports.citation import source_words
from dashboard.records import Citation
from dashboard.wording import Wording


class Numbered:
    """Counts sources in as they are cited, with their lines."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lines: dict[str, set[int]] = {}

    def marks(self, cited: Iterable[Citation]) -> str:
        """[1: 36, 41][2] for what is cited here; empty for nothing."""
        found: dict[str, set[int]] = {}
        for entry in cited:
            if entry.source_id in self._catalogue.sources:
                found.setdefault(entry.source_id, set()).add(entry.line)
                self._lines.setdefault(entry.source_id, set()).add(entry.line)
        return "".join(self._mark(code, lines) for code, lines in found.items())

    def number(self, source_id: str) -> int:
        """The number of a source that has been cited; 0 for one that has not."""
        order = list(self._lines)
        return order.index(source_id) + 1 if source_id in self._lines else 0

    def code(self, number: int) -> str:
        """The source that has a number; IndexError where none has."""
        return list(self._lines)[number - 1]

    def listed(self, words: Wording) -> Iterator[tuple[str, str]]:
        """Every source cited so far by its number, with its lines, and what limits its use."""
        for code, lines in self._lines.items():
            told = source_words(self._catalogue, code, sorted(lines), words)
            yield f"[{self.number(code)}] {told}", words.text(self._catalogue.sources[code].reliability)

    def _mark(self, code: str, lines: set[int]) -> str:
        told = ", ".join(str(line) for line in sorted(lines) if line)
        return f"[{self.number(code)}: {told}]" if told else f"[{self.number(code)}]"
