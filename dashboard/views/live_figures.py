"""Figures named inside sentences: {{shaowu.satisfaction_rate_pct}} becomes what the source printed, with its unit.

A token is the code of an observation, or a place and an indicator joined by a dot. It stands for the printed form in
the language of the sentence, so a sentence can't say more than its source. One that resolves to no single figure stays
as it is written, and is listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.records import Observation, Text
from dashboard.views.figures import period, printed_form
from dashboard.wording import Wording, wording

_TOKEN = re.compile(r"\{\{\s*([^{}\s]{1,120})\s*\}\}")
MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its figures in place, what they are, in order, and the tokens that name none."""

    text: str
    figures: tuple[Observation, ...]
    unresolved: tuple[str, ...]


def fill(catalogue: Catalogue, text: str, lang: str) -> Filled:
    """Put each token's figure in its place."""
    words = wording(lang)
    figures: list[Observation] = []
    unresolved: list[str] = []

    def put(token: re.Match[str]) -> str:
        found = resolve(catalogue, token.group(1))
        if found is None:
            unresolved.append(token.group(1))
            return token.group()
        figures.append(found)
        return printed_form(found, words)

    return Filled(_TOKEN.sub(put, text), tuple(dict.fromkeys(figures)), tuple(dict.fromkeys(unresolved)))


def resolve(catalogue: Catalogue, token: str) -> Observation | None:
    """The figure that a token names; None where none or several bear the name."""
    if found := catalogue.observations.get(token):
        return found
    place, _, indicator = token.partition(".")
    held = [entry for entry in catalogue.observations_of(place, "measured") if entry.indicator_id == indicator]
    return held[0] if len(held) == 1 else None


def offered(catalogue: Catalogue, begun: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Tokens that hold every word written so far, those that begin with it first, each with what it would say: at most
    twenty.
    """
    words, wanted = wording(lang), begun.casefold().split()
    stated = (entry for entry in catalogue.records.observations if entry.quantity or entry.missing)
    found = [entry for entry in stated if all(word in _searched(catalogue, entry) for word in wanted)]
    found.sort(key=lambda entry: not entry.observation_id.startswith(begun))
    return tuple((entry.observation_id, _said(catalogue, entry, words)) for entry in found[:MOST_OFFERED])


def _place(catalogue: Catalogue, entry: Observation) -> Text:
    place = catalogue.localities.get(entry.locality_id)
    return place.name if place else Text()


def _searched(catalogue: Catalogue, entry: Observation) -> str:
    place = _place(catalogue, entry)
    return " ".join((entry.observation_id, entry.label.zh, entry.label.en, place.zh, place.en)).casefold()


def _said(catalogue: Catalogue, entry: Observation, words: Wording) -> str:
    named = " · ".join(part for part in map(words.text, (_place(catalogue, entry), entry.label)) if part)
    return words("briefing.figure_of", name=named, figure=printed_form(entry, words), period=period(entry, words))
