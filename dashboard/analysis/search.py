"""Full-text search over practices: names, places, parts and summaries, in either script, in pinyin or in English.

An index holds, per field, all practices as one folded text, so that a query is a few plain substring scans: exact,
without a query language that could be broken, and some milliseconds for 20,000 practices.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.analysis.derived import derived
from dashboard.analysis.script import fold, syllables
from dashboard.catalogue import Catalogue
from dashboard.records import Part, Practice, Text

FIELDS = ("name", "place", "part", "summary")
_BETWEEN = "|"  # stands between the segments of a record; no token contains it
_MOST_SPELLINGS = 16


@dataclass(frozen=True, slots=True)
class Match:
    """Where a word of a query stands in a practice: the field, and the form in which it is found there.

    Forms: written, reading (pinyin), initials (of the pinyin), short (the characters or initials of a name in their
    order, with others between them: 吹哨报到 for 街乡吹哨、部门报到). `segment` counts inside the field from 0: for
    "part" the position in `Practice.parts`.
    """

    word: str
    field: str
    segment: int
    form: str


@dataclass(frozen=True, slots=True)
class _Column:
    """One field of every practice in one form, as one text; `ends` are the offsets at which the records end."""

    field: str
    form: str
    text: str
    ends: tuple[int, ...]

    def holding(self, needle: str) -> Iterator[int]:
        """Positions of the practices whose record holds the needle, ascending, each once."""
        at = self.text.find(needle)
        while at >= 0:
            position = bisect_right(self.ends, at)
            yield position
            at = self.text.find(needle, self.ends[position])

    def segment(self, position: int, needle: str) -> int:
        """Which segment of a record holds the needle first; -1 where none does."""
        start = self.ends[position - 1] if position else 0
        at = self.text.find(needle, start, self.ends[position])
        return self.text.count(_BETWEEN, start, at) if at >= 0 else -1

    def record(self, position: int) -> str:
        """The folded text of one practice."""
        return self.text[self.ends[position - 1] if position else 0 : self.ends[position]]

    def length(self, position: int) -> int:
        """Characters in a record."""
        return self.ends[position] - (self.ends[position - 1] if position else 0)


@dataclass(frozen=True, slots=True)
class PracticeIndex:
    """What a search needs: columns from the one that weighs most to the least, and the syllables that occur."""

    positions: Mapping[str, int]
    columns: tuple[_Column, ...]
    syllables: frozenset[str]

    def __len__(self) -> int:
        return len(self.positions)

    def search(self, query: str) -> tuple[str, ...]:
        """Practices in which every word of the query is found, best first; all of them for a blank query.

        A word in the name comes before one in the place, a part, the summary; as it is written before by its reading;
        a shorter name before a longer one. Never raises; a word without letter, digit or character finds nothing.
        """
        codes = tuple(self.positions)
        words = query.split()
        if not words:
            return codes
        weights = [self._weights(word) for word in words]
        names = sum(column.field == "name" for column in self.columns)

        def rank(position: int) -> tuple[int, int, int]:
            named = all(found[position] < names for found in weights)
            return (
                sum(found[position] for found in weights),
                self.columns[0].length(position) if named else 0,
                position,
            )

        found = set(weights[0]).intersection(*weights[1:])
        return tuple(codes[position] for position in sorted(found, key=rank))

    def where(self, code: str, query: str) -> tuple[Match, ...]:
        """The best place of each word of the query in one practice; words that it does not hold are left out."""
        found = (self._best(self.positions[code], word) for word in query.split())
        return tuple(match for match in found if match)

    def _weights(self, word: str) -> dict[int, int]:
        weights: dict[int, int] = {}
        needles = self._needles(word)
        for weight, column in enumerate(self.columns):
            for needle in needles[column.form]:
                for position in column.holding(needle):
                    weights.setdefault(position, weight)
        return weights or dict.fromkeys(self._shortened(word, range(len(self))), len(self.columns))

    def _shortened(self, word: str, positions: Iterable[int]) -> Iterator[int]:
        """Those whose name holds the characters of a word in their order; asked only where nothing else is found."""
        letters = fold(word).replace(" ", "")
        form = "initials" if letters.isascii() else "written"
        column = next(column for column in self.columns if (column.field, column.form) == ("name", form))
        for position in positions if len(letters) > 2 else ():
            rest = iter(column.record(position))
            if all(letter in rest for letter in letters):
                yield position

    def _best(self, position: int, word: str) -> Match | None:
        needles = self._needles(word)
        for column in self.columns:
            for needle in needles[column.form]:
                segment = column.segment(position, needle)
                if segment >= 0:
                    return Match(word, column.field, segment, column.form)
        return Match(word, "name", 0, "short") if position in self._shortened(word, [position]) else None

    def _needles(self, word: str) -> dict[str, tuple[str, ...]]:
        """What to look for in columns of each form; Latin letters may also be a reading, or initials."""
        folded = fold(word).strip()
        letters = folded.replace(" ", "")
        latin = letters.isascii() and len(letters) > 1
        return {
            "written": tuple(f" {spelt}" for spelt in _numbers(folded)) if folded else (),
            "reading": _spellings(letters, self.syllables) if latin else (),
            "initials": (letters,) if latin else (),
        }


def _numbers(word: str) -> tuple[str, ...]:
    """A word as it is written, and its singular where it looks like an English plural; both may begin longer words."""
    if len(word) > 4 and word.endswith("ies"):
        return word, word[:-3] + "y"
    if len(word) > 3 and word.endswith("s"):
        return word, word[:-1]
    return (word,)


def _spellings(letters: str, known: frozenset[str]) -> tuple[str, ...]:
    """The ways to read letters as whole syllables (xian: xian, xi an), as folded phrases; none where it can't be."""
    ways: list[list[str]] = [[] for _ in letters] + [[" "]]
    for at in range(len(letters) - 1, -1, -1):
        for size in range(1, min(6, len(letters) - at) + 1):
            syllable = letters[at : at + size]
            if syllable in known:
                ways[at] += [f" {syllable}{rest}" for rest in ways[at + size]]
        del ways[at][_MOST_SPELLINGS:]
    return tuple(ways[0])


def build_index(practices: Iterable[Practice], place_names: Callable[[Practice], Iterable[Text]]) -> PracticeIndex:
    """The index of practices; `place_names` gives the names under which the place of one is looked for."""
    practices = tuple(practices)
    segments: dict[str, Callable[[Practice], Iterable[Text]]] = {
        "name": lambda practice: (practice.name,),
        "place": place_names,
        "part": lambda practice: map(_part_text, practice.parts),
        "summary": lambda practice: (practice.summary,),
    }
    columns = tuple(
        column for name in FIELDS for column in _columns(name, [tuple(segments[name](entry)) for entry in practices])
    )
    occurring = frozenset(
        syllable for column in columns if column.form == "reading" for syllable in column.text.split()
    )
    positions = {practice.practice_id: position for position, practice in enumerate(practices)}
    return PracticeIndex(positions, columns, occurring - {_BETWEEN})


def _part_text(part: Part) -> Text:
    return Text(f"{part.name.zh} {part.role.zh} {part.branch.zh}", f"{part.name.en} {part.role.en} {part.branch.en}")


def _columns(name: str, records: list[tuple[Text, ...]]) -> Iterator[_Column]:
    folded = [[(fold(segment.zh), fold(segment.en)) for segment in record] for record in records]
    readings = [[syllables(chinese) for chinese, _ in record] for record in folded]
    yield _column(name, "written", [[chinese + english for chinese, english in record] for record in folded])
    yield _column(name, "reading", [[f" {' '.join(reading)} " for reading in record] for record in readings])
    if name != "summary":  # any two letters are the initials of something in running text
        initials = [["".join(syllable[0] for syllable in reading) for reading in record] for record in readings]
        yield _column(name, "initials", initials)


def _column(name: str, form: str, records: list[list[str]]) -> _Column:
    joined = [_BETWEEN.join(record) + "\n" for record in records]
    ends, total = [], 0
    for record in joined:
        total += len(record)
        ends.append(total)
    return _Column(name, form, "".join(joined), tuple(ends))


@derived(most=2)
def practice_index(catalogue: Catalogue) -> PracticeIndex:
    """The index of a catalogue, built when it is first asked for."""
    return build_index(catalogue.records.practices, lambda practice: _place_names(catalogue, practice))


def _place_names(catalogue: Catalogue, practice: Practice) -> Iterator[Text]:
    """Names, aliases and former names of the place of a practice, and of what it lies in below the country."""
    place = catalogue.localities.get(practice.locality_id)
    if place is None:
        return
    above = (entry for entry in catalogue.ancestors(place.locality_id) if entry.level != "country")
    for entry in (place, *above):
        yield entry.name
        yield from (Text(name) for name in (*entry.aliases, *entry.former_names))
