"""The file of a deck: everything in it stands inside it, and its own content policy refuses every other address."""

from __future__ import annotations

import base64
import hashlib
import re

from dashboard import escape
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck
from dashboard.exports.html_deck.bodies import Bodies
from dashboard.exports.html_deck.colours import Colours
from dashboard.exports.html_deck.controls import controls, script_words
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.html_deck.scenes import Scenes
from dashboard.exports.numbered import Numbered
from dashboard.sources.deck_front import load_deck_front
from dashboard.sources.front_end import LANGUAGE_TAGS
from dashboard.views.place_pages import MOST_PLACES, PlacePage, place_pages
from dashboard.wording import wording

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def html_file(catalogue: Catalogue, deck: Deck) -> bytes:
    """One file that reads, prints and presents, from a stick as from a server; the same deck gives the same bytes.

    Behind the slides it carries a page for every place that `catalogue` tells of, for questions from the floor.
    """
    words = wording(deck.lang)
    numbered, colours = Numbered(catalogue), Colours()
    scenes = Scenes(catalogue, numbered, Bodies(catalogue, numbered, colours, words), words)
    sections = [scenes.opening(deck), *(scenes.scene(slide, at) for at, slide in enumerate(deck.slides, start=1))]
    pages = place_pages(catalogue, deck.lang)
    asked = [scenes.place(page) for page in pages]
    sources = scenes.sources()
    locked = words("present.locked", date=deck.dated, version=deck.data_version)
    body = joined(
        *controls(deck, words, locked),
        element("main", *sections, sources, id="deck"),
        _appendix(asked, words("present.appendix")),
        element("svg", element("defs", *colours.patterns()), class_="unseen", aria_hidden="true", width=0, height=0),
    )
    return _document(deck, body, colours.rules(), _told(deck, pages)).encode()


def _appendix(asked: list[Markup], title: str) -> Markup | None:
    if not asked:
        return None
    return element(
        "aside", element("h2", title, id="title-places"), *asked, id="places", aria_labelledby="title-places"
    )


def _told(deck: Deck, pages: tuple[PlacePage, ...]) -> dict[str, object]:
    """What the script needs beside the document: words with numbers in them, and what places are looked up by."""
    return {
        "words": script_words(deck.lang),
        "locked": deck.dated,
        "full": len(pages) == MOST_PLACES,
        "places": [
            {"code": page.code, "name": page.name, "within": page.within, "keys": list(page.keys)} for page in pages
        ],
    }


def _document(deck: Deck, body: Markup, rules: str, told: dict[str, object]) -> str:
    front = load_deck_front()
    style, script = f"{front.style}\n{rules}", front.script
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    # our own files, and data that `script_json` has made harmless: nothing in them can close the element
    raw = {"style": Markup(style), "script": Markup(script), "data": Markup(escape.script_json(told))}
    head = element(
        "head",
        element("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", deck.title),
        element("link", rel="icon", href=front.icon),
        element("style", raw["style"]),
    )
    data = element("script", raw["data"], type="application/json", id="told")
    page = element(
        "html", head, element("body", body, data, element("script", raw["script"])), lang=LANGUAGE_TAGS[deck.lang]
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(content: bytes) -> str:
    """The content policy that a file made here names in its head, for the server that hands it out."""
    found = _POLICY.search(content)
    if not found:
        raise ValueError("this is no deck")
    return found[1].decode()
