"""A draft as it is looked up in: where its sentences end, where its places are named, and the words beside a figure."""

from __future__ import annotations

import re
from bisect import bisect_right

from dashboard.analysis.derived import derived
from dashboard.analysis.script import simplified
from dashboard.catalogue import Catalogue
from dashboard.quantity.find import Found

BESIDE = 26  # characters to either side that a figure's words are looked for in
_SENTENCE = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_CLAUSE = re.compile(r"[，、]|,(?![0-9])|\band\b")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_BETWEEN = re.compile("[的数与对每其和之]")  # Chinese words of a name that say how it hangs together
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_SORT_OF_PLACE = re.compile(
    r"(?<=..)(?:省|市|区|县|镇|乡|街道|社区|村)$"
    r"| (?:Province|City|District|County|Town|Subdistrict|Community)\b.*$"
)
_LIES_IN = re.compile(r"(?:[是为在属]|位于|地处|\b(?:in|of))$")
_NUMBERED = re.compile(r"(?:[\u3400-\u9fff]{2}|[A-Za-z]{3,} |^)[0-9]{2,}")
_LATIN = re.compile(r"[a-z]{3,}")
_IDLE = frozenset(
    ("the", "and", "for", "with", "that", "who", "its", "are", "was", "were", "number", "its", "has", "have")
)


class DraftText:
    """A draft with what is looked up around each figure: where its sentences end and where its places are named.

    `with_figures` are the places that the data have a figure of. Words are looked up in simplified characters.
    """

    def __init__(self, catalogue: Catalogue, text: str, with_figures: frozenset[str]) -> None:
        self._text, self._read, self._catalogue = text, simplified(text), catalogue
        self._ends = [match.end() for match in _SENTENCE.finditer(text)]
        self._codes: dict[str, frozenset[str]] = {}
        for name, code in (names := _names(catalogue)):
            self._codes[name] = self._codes.get(name, frozenset()) | {code}
        longest_first = "|".join(re.escape(name) for name in self._codes)
        folded = self._read.casefold() if len(self._read.casefold()) == len(text) else self._read.lower()
        named = [(match.end(), match.group()) for match in re.finditer(longest_first, folded)] if names else []
        self._named = [
            mention
            for before, mention in zip([(0, ""), *named], named, strict=False)
            if not self._in_passing(before, mention, with_figures)
        ]

    def _in_passing(self, before: tuple[int, str], mention: tuple[int, str], with_figures: frozenset[str]) -> bool:
        """Whether a name only says where the place named before it in the sentence lies: 邵武市是福建省北部的……"""
        (end, name), (earlier, _) = mention, before
        if earlier <= self._begins(end):
            return False
        leading = self._read[: end - len(name)].rstrip()
        return not self._codes[name] & with_figures or bool(_LIES_IN.search(leading[-12:]))

    def places(self, before: int) -> frozenset[str]:
        """The places that bear the name standing last before a character, of names at one spot the longest; none
        where no place has been named yet.
        """
        at = bisect_right(self._named, before, key=lambda mention: mention[0])
        return self._codes[self._named[at - 1][1]] if at else frozenset()

    def around_places(self, one: Found) -> frozenset[str]:
        """The other places that a figure may be of: those named in its sentence, and what its own place lies in."""
        start, stop = self.sentence(one)
        named = [self._codes[name] for end, name in self._named if start < end <= stop]
        above = (place.locality_id for code in self.places(one.start) for place in self._catalogue.ancestors(code))
        return frozenset(above).union(*named)

    def _begins(self, at: int) -> int:
        earlier = bisect_right(self._ends, at)
        return self._ends[earlier - 1] if earlier else 0

    def sentence(self, one: Found) -> tuple[int, int]:
        """Where the figure's sentence begins and stops."""
        later = bisect_right(self._ends, one.end)
        return self._begins(one.start), self._ends[later] if later < len(self._ends) else len(self._text)

    def around(self, one: Found) -> tuple[str, str]:
        """The rest of the figure's sentence, before and after it."""
        start, stop = self.sentence(one)
        return self._text[start : one.start].lstrip(), self._text[one.end : stop].rstrip()

    def beside(self, one: Found) -> tuple[str, str]:
        """What is written beside a figure in its clause, and near it in its sentence; with what the figure says."""
        start, stop = self.sentence(one)
        before, after = self._read[start : one.start], self._read[one.end : stop]
        said = self._read[one.start : one.end]
        clause = f"{_CLAUSE.split(before)[-1]} {said} {_CLAUSE.split(after)[0]}"
        return clause, f"{before[-BESIDE:]} {said} {after[:BESIDE]}"

    def in_a_name(self, one: Found) -> bool:
        """Whether a number is part of a name: 民生110."""
        around = self._text[max(0, one.start - 16) : one.end].casefold()
        return one.quantity.unit == "none" and any(around.endswith(name) for name in _numbered_names(self._catalogue))


def name_words(text: str) -> frozenset[str]:
    """What is left of a name without remarks in brackets and 的, 数: pairs, or the one character (镇 of 镇数)."""
    bare = _ASIDE.sub("", text).casefold()
    runs = [part for run in _CHINESE.findall(bare) for part in _BETWEEN.split(run) if part]
    return pairs_of(" ".join(runs) or bare) | {run for run in runs if len(run) == 1}


def pairs_of(text: str) -> frozenset[str]:
    """What words are known by: pairs of Chinese characters, Latin words of three letters or more without an s."""
    folded = text.casefold()
    pairs = (run[place : place + 2] for run in _CHINESE.findall(folded) for place in range(len(run) - 1))
    return frozenset((*pairs, *(word.removesuffix("s") for word in _LATIN.findall(folded) if word not in _IDLE)))


@derived(most=2)
def _names(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Every name a place goes by, whole and without its 市 or District, in lower case, with its code; longest first."""
    found = {
        (short.casefold(), place.locality_id)
        for place in catalogue.records.localities
        for name in (place.name.zh, place.name.en, *place.aliases)
        for short in (name, _SORT_OF_PLACE.sub("", name))
        if len(short) > 1
    }
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@derived(most=2)
def _numbered_names(catalogue: Catalogue) -> frozenset[str]:
    """Names with digits in them, as they stand in the names of practices: 民生110, livelihood 110, 12345."""
    names = (text for entry in catalogue.records.practices for text in (entry.name.zh, entry.name.en))
    digits = (entry.printed for entry in catalogue.records.observations if entry.kind == "name_digits")
    found = (match.group().casefold() for text in (*names, *digits) for match in _NUMBERED.finditer(text))
    return frozenset(found)
