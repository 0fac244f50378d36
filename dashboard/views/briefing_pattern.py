"""A saved briefing as the pattern of another place's: its addresses lead there, its words stay the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.records import Briefing, Scene
from dashboard.views.scenes import PAGES_WITH_EXHIBITS, arrived, exhibits
from dashboard.wording import wording

_OF_ONE_PLACE = ("practice", "practices", "rule", "given", "source", "line", "shown")  # what another place has not


def own_place(briefing: Briefing) -> str:
    """The place that a briefing is about: that of its first scene which has one; empty where none has."""
    return next((place for scene in briefing.scenes if (place := dict(scene.query).get("locality", ""))), "")


def at_locality(catalogue: Catalogue, briefing: Briefing, locality_id: str, lang: str) -> Briefing:
    """The briefing with another place where it had its own, in addresses and in figures named by sentences."""
    own = own_place(briefing)
    place, title = catalogue.localities[locality_id].name.to(lang), briefing.title
    if not own or own == locality_id:
        return briefing
    named = not title or any(name in title for name in _names(catalogue, own))
    words = wording(lang)
    return replace(
        briefing,
        title=words("outlines.one", place=place) if named else words("brief.titled", place=place, title=title),
        scenes=tuple(_moved(catalogue, scene, own, locality_id) for scene in briefing.scenes),
    )


def named_places(catalogue: Catalogue, pattern: Briefing) -> Iterator[tuple[int, str]]:
    """Scenes whose words name the place of the pattern itself, which would be wrong of any other: number, name."""
    names = _names(catalogue, own_place(pattern))
    for number, scene in enumerate(pattern.scenes, 1):
        told = " ".join((scene.title, scene.note, scene.speaker_note))
        yield from ((number, name) for name in names[:2] if name in told)


def _names(catalogue: Catalogue, locality_id: str) -> tuple[str, ...]:
    place = catalogue.localities.get(locality_id)
    return tuple(name for name in (place.name.zh, place.name.en, *place.aliases) if name) if place else ()


def _moved(catalogue: Catalogue, scene: Scene, own: str, other: str) -> Scene:
    of_its_own = dict(scene.query).get("locality") == own
    query = tuple(
        (name, ",".join(dict.fromkeys(other if code == own else code for code in value.split(","))))
        for name, value in scene.query
        if not (of_its_own and name in _OF_ONE_PLACE)
    )
    token = re.compile(r"\{\{\s*" + re.escape(own) + r"\.")
    title, note, speaker_note = (
        token.sub(f"{{{{{other}.", text) for text in (scene.title, scene.note, scene.speaker_note)
    )
    moved = replace(scene, query=query, title=title, note=note, speaker_note=speaker_note, noted=())
    return replace(moved, exhibits=tuple(dict.fromkeys(_keys(catalogue, moved, scene.exhibits, own, other))))


def _keys(catalogue: Catalogue, scene: Scene, keys: tuple[str, ...], own: str, other: str) -> Iterator[str]:
    """The same exhibits there. Of those that belong to a single practice here, all of that kind that there are."""
    for key in keys:
        kind, inside, _ = key.partition(f".{own}.")
        if inside and scene.page in PAGES_WITH_EXHIBITS:
            selection, _notices = arrived(catalogue, scene.page, dict(scene.query))
            held = [one.key for one in exhibits(catalogue, selection, scene.page)]
            yield from [one for one in held if one.startswith(f"{kind}.{other}.")] or [key]
        else:
            yield f"{key.removesuffix(f'.{own}')}.{other}" if key.endswith(f".{own}") else key
