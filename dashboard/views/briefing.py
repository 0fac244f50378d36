"""A briefing made ready to be shown or written: each scene's exhibits drawn anew from the data at hand.

Nothing in a deck comes from the file but addresses and the words of its author; a scene that no longer resolves stays
in its place and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from dashboard.analysis.derived import derived
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck, Exhibit, Slide
from dashboard.records import Briefing, Scene
from dashboard.selection import Notice
from dashboard.views.live_figures import fill
from dashboard.views.scenes import PAGES_WITH_EXHIBITS, arrived, away_from_page, exhibits
from dashboard.wording import wording


def deck(catalogue: Catalogue, briefing: Briefing, lang: str, dated: str) -> Deck:
    """The briefing in one language. `dated` is an ISO date; the same input makes the same deck."""
    words = wording(lang)
    return Deck(
        title=fill(catalogue, briefing.title, lang).text or words("briefing.untitled"),
        slides=tuple(slide(catalogue, scene, lang) for scene in briefing.scenes),
        lang=lang,
        data_title=words.text(catalogue.title),
        data_version=catalogue.version,
        dated=dated,
    )


def slide(catalogue: Catalogue, scene: Scene, lang: str) -> Slide:
    """One scene; its title is the author's, else the exhibit's own."""
    words = wording(lang)
    found, problems = shown_in(catalogue, scene, lang)
    place = dict(scene.query).get("locality", "")
    shown = tuple(
        replace(exhibit, title=away_from_page(catalogue, exhibit.title, scene.page, place, lang)) for exhibit in found
    )
    filled = {name: fill(catalogue, getattr(scene, name), lang) for name in ("title", "note", "speaker_note")}
    unresolved = dict.fromkeys(token for found in filled.values() for token in found.unresolved)
    problems += [words("briefing.no_such_figure", token=token) for token in unresolved]
    unnamed = words(f"app.page_{scene.page}" if scene.page in PAGES_WITH_EXHIBITS else "briefing.text_scene")
    own_title = next((exhibit.title for exhibit in shown if exhibit.title), unnamed)
    return Slide(
        title=filled["title"].text or own_title,
        exhibits=shown,
        note=filled["note"].text,
        speaker_note=filled["speaker_note"].text,
        layout=scene.layout if shown or scene.layout == "title" else "text",
        address=_address(scene, lang),
        problem=" ".join(problems),
    )


def shown_in(catalogue: Catalogue, scene: Scene, lang: str) -> tuple[tuple[Exhibit, ...], list[str]]:
    """The exhibits of a scene in its order, and a sentence for everything of it that the data no longer give."""
    words = wording(lang)
    if not scene.page:
        return (), []
    if scene.page not in PAGES_WITH_EXHIBITS:
        return (), [words("briefing.no_such_page", page=scene.page)]
    found, notices = shown_at(catalogue, scene.page, scene.query, lang)
    if notices:
        written = words.join([words("briefing.written", text=notice.written[:60]) for notice in notices])
        return (), [words("briefing.no_such_code", written=written)]
    wanted = scene.exhibits or tuple(found)
    lost = [words("briefing.no_such_exhibit", exhibit=key) for key in wanted if key not in found]
    return tuple(found[key] for key in wanted if key in found), lost


@derived(most=256)
def shown_at(
    catalogue: Catalogue, page: str, query: tuple[tuple[str, str], ...], lang: str
) -> tuple[Mapping[str, Exhibit], tuple[Notice, ...]]:
    """The exhibits of an address by their key, none where some of it could not be followed; and what that is. A page
    that there is not has none.
    """
    if page not in PAGES_WITH_EXHIBITS:
        return {}, ()
    selection, notices = arrived(catalogue, page, {**dict(query), "lang": lang})
    return {} if notices else {one.key: one for one in exhibits(catalogue, selection, page)}, notices


def problems(catalogue: Catalogue, briefing: Briefing, lang: str) -> tuple[tuple[int, str], ...]:
    """Every scene that shows less than it was saved with: its number from 1, and why."""
    return tuple(_numbered(slide(catalogue, scene, lang).problem for scene in briefing.scenes))


def _numbered(sentences: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, sentence) for number, sentence in enumerate(sentences, start=1) if sentence)


def _address(scene: Scene, lang: str) -> str:
    page = "" if scene.page == "overview" else scene.page
    return f"{page}?{urlencode({**dict(scene.query), 'lang': lang}, safe=',')}" if scene.page else ""
