"""The administrative units of the bundled boundaries as a tree: what lies in what, the way down to a unit, and search.

A region is its six-digit code; "" is the country. A unit that stands at several levels under one code (Beijing as
province and prefecture, 仙桃市 as prefecture and county) is one region.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.areas import area_of
from dashboard.analysis.derived import derived
from dashboard.analysis.script import fold, syllables
from dashboard.catalogue import Catalogue
from dashboard.sources.boundaries import BOUNDARY_LEVELS

COUNTRY = ""
Spellings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """The tree: the way from the province down to each code, itself last; and the codes of each level in order."""

    ways: Mapping[str, tuple[str, ...]]
    layers: Mapping[str, tuple[str, ...]]

    def __contains__(self, code: object) -> bool:
        return code == COUNTRY or code in self.ways

    def level_of(self, code: str) -> str:
        """The highest level at which a code stands: country, province, prefecture or county; KeyError if at none."""
        if code == COUNTRY:
            return "country"
        return BOUNDARY_LEVELS[next(place for place, level in enumerate(self.ways[code]) if level == code)]

    def chain(self, code: str) -> tuple[str, ...]:
        """The regions from the province down to a code, each once; empty for the country."""
        return tuple(dict.fromkeys(self.ways[code])) if code else ()

    def parent(self, code: str) -> str:
        """The region above; the country for a province."""
        return next(iter(self.chain(code)[-2::-1]), COUNTRY)

    def inside(self, region: str, level: str) -> tuple[str, ...]:
        """The codes of a level in a region, in layer order; all of them for the country."""
        codes = self.layers[level]
        return codes if region == COUNTRY else tuple(code for code in codes if region in self.ways[code])

    def levels(self, region: str) -> tuple[str, ...]:
        """The levels that a map of a region can show: those that divide it; counties where nothing does."""
        above = BOUNDARY_LEVELS.index(self.level_of(region)) + 1 if region else 0
        below = BOUNDARY_LEVELS[above:]
        found = (level for level in below if any(code != region for code in self.inside(region, level)))
        return tuple(found) or BOUNDARY_LEVELS[-1:]

    def step(self, region: str, code: str) -> str:
        """One step down from a region towards a code inside it; the code itself where it does not lie inside."""
        chain = self.chain(code)
        if region == COUNTRY:
            return chain[0]
        return chain[chain.index(region) + 1] if region in chain[:-1] else code


@derived(most=2)
def regions(catalogue: Catalogue) -> Regions:
    """The regions of the boundaries that a catalogue is drawn on."""
    boundaries = catalogue.boundaries
    above = boundaries.prefecture["province"].to_dict()
    ways = {code: (code, code, code) for code in boundaries.province.index}
    ways |= {code: (above[code], code, code) for code in boundaries.prefecture.index if code not in ways}
    for code, parent in boundaries.county["parent"].items():
        ways.setdefault(str(code), (above[parent], parent, str(code)))
    return Regions(ways, {level: tuple(boundaries.layer(level).index) for level in BOUNDARY_LEVELS})


def find_regions(catalogue: Catalogue, query: str, most: int = 8) -> tuple[str, ...]:
    """Codes of the units that a query names, best first: by name, alias, former name, pinyin, initials or code.

    What is spelt just so comes before what begins so, and that before what contains it; higher levels come first. A
    blank query names none.
    """
    wanted = fold(query).replace(" ", "")
    if not wanted:
        return ()
    tree = regions(catalogue)
    found = []
    for code, spellings in _spellings(catalogue).items():
        how = match(wanted, spellings)
        if how is not None:
            found.append((how, BOUNDARY_LEVELS.index(tree.level_of(code)), len(spellings[0]), code))
    return tuple(code for *_, code in sorted(found)[:most])


def match(wanted: str, spellings: Spellings) -> int | None:
    """0 spelt so, 1 begins so, 2 contains it; single letters and parts of codes inside a word are no match."""
    if wanted in spellings:
        return 0
    if any(spelling.startswith(wanted) for spelling in spellings):
        return 1
    inside = not wanted.isascii() or (len(wanted) > 2 and not wanted.isdigit())
    return 2 if inside and any(wanted in spelling for spelling in spellings[:3]) else None


@derived(most=2)
def _spellings(catalogue: Catalogue) -> dict[str, Spellings]:
    """By code: name, reading and initials, English name, code; then those of aliases and former names in the data."""
    found: dict[str, Spellings] = {}
    for level in BOUNDARY_LEVELS:
        layer = catalogue.boundaries.layer(level)
        for code, chinese, english in zip(layer.index, layer["name_zh"], layer["name_en"], strict=True):
            found.setdefault(str(code), (*forms_of(chinese), fold(english).replace(" ", ""), str(code)))
    for entry in catalogue.records.localities:
        if area_of(catalogue.boundaries, entry):
            aliases = [form for alias in (*entry.aliases, *entry.former_names) for form in forms_of(alias)]
            found[entry.adcode] = (*found[entry.adcode], *aliases)
    return found


@derived(most=2)
def former_names(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """By code, the former names that the data give for a unit; units without any are left out."""
    return {
        entry.adcode: entry.former_names
        for entry in catalogue.records.localities
        if entry.former_names and area_of(catalogue.boundaries, entry)
    }


def found_as(catalogue: Catalogue, code: str, query: str) -> str:
    """The former name by which a query finds a unit; empty where it finds it by a name of today."""
    wanted, names = fold(query).replace(" ", ""), former_names(catalogue).get(code, ())
    forms = {name: forms_of(name) for name in names}
    former = {form for each in forms.values() for form in each}
    if match(wanted, tuple(spelling for spelling in _spellings(catalogue)[code] if spelling not in former)) is not None:
        return ""
    return next((name for name, each in forms.items() if match(wanted, each) is not None), "")


def forms_of(name: str) -> tuple[str, str, str]:
    """A name as it is searched for: without spaces, its reading, its initials."""
    folded = fold(name)
    reading = syllables(folded)
    return folded.replace(" ", ""), "".join(reading), "".join(syllable[:1] for syllable in reading)
