"""What a place may be looked up by in a hurry: names in characters, in pinyin, by initials, in English; codes."""

from __future__ import annotations

from dashboard.analysis.script import fold, syllables
from dashboard.records import Locality


def place_keys(place: Locality) -> tuple[str, ...]:
    """Lower-case keys without spaces, each once, those of the name first: 邵武市, shaowushi, sws, shaowu, 350781.

    Initials of 朝阳 are cy: readings are those of the search over practices.
    """
    found: list[str] = []
    for name in (place.name.zh, *place.aliases, *place.former_names):
        folded = fold(name)
        reading = syllables(folded)
        found += [_plain(folded), "".join(reading), "".join(syllable[0] for syllable in reading)]
    found += [_plain(fold(place.name.en)), place.locality_id.casefold(), place.adcode, place.statistical_code]
    return tuple(dict.fromkeys(key for key in found if key))


def _plain(folded: str) -> str:
    return folded.replace(" ", "")
