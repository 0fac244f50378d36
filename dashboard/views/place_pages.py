"""A compact page for every place that the data tell of: what a presenter turns to when the floor asks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.analysis.derived import derived
from dashboard.analysis.place_keys import place_keys
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Figures, Prose, Slide
from dashboard.records import Locality, Practice
from dashboard.selection import Selection
from dashboard.views import locality
from dashboard.views.locality_practices import sentence
from dashboard.wording import Wording, wording

MOST_PLACES = 400
MOST_FIGURES = 6
MOST_PRACTICES = 4
_CARRIED_OUT = ("done", "ongoing")


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A page that stands outside the order of the slides; `within` tells two places of one name apart."""

    code: str
    name: str
    within: str
    keys: tuple[str, ...]
    slide: Slide


@derived(most=4)
def place_pages(catalogue: Catalogue, lang: str) -> tuple[PlacePage, ...]:
    """The cases, then the other places with a figure, a practice or a profile, `MOST_PLACES` at most."""
    told = [place for place in catalogue.localities.values() if _is_told_of(catalogue, place)]
    told.sort(key=lambda place: place.role != "case")
    return tuple(_page(catalogue, place, lang) for place in told[:MOST_PLACES])


def _is_told_of(catalogue: Catalogue, place: Locality) -> bool:
    code = place.locality_id
    held = catalogue.has_measured(code) or catalogue.practices_of(code) or place.profile
    return place.role == "case" or bool(held)


def _page(catalogue: Catalogue, place: Locality, lang: str) -> PlacePage:
    words = wording(lang)
    selection = Selection(lang=lang, locality=place.locality_id)
    above = [words.text(entry.name) for entry in catalogue.ancestors(place.locality_id) if entry.level != "country"]
    exhibits = [_headlines(catalogue, selection, words)]
    exhibits += [_practices(catalogue, place, words)] if catalogue.practices_of(place.locality_id) else []
    if place.profile:
        exhibits.insert(0, locality.profile(catalogue, selection))
    name = words.text(place.name)
    return PlacePage(
        place.locality_id, name, words.join(above), place_keys(place), Slide(title=name, exhibits=tuple(exhibits))
    )


def _headlines(catalogue: Catalogue, selection: Selection, words: Wording) -> Exhibit:
    """The first of the measured quantities, and how many more there are."""
    exhibit = locality.headlines(catalogue, selection)
    if not isinstance(exhibit.body, Figures) or len(exhibit.body.items) <= MOST_FIGURES:
        return exhibit
    more = words("present.more_figures", n=len(exhibit.body.items) - MOST_FIGURES)
    first = Figures(exhibit.body.items[:MOST_FIGURES])
    cited = tuple(dict.fromkeys(citation for item in first.items for citation in item.citations))
    return replace(exhibit, body=first, twin=exhibit.twin[:MOST_FIGURES], notes=(more,), sources=cited, data=None)


def _practices(catalogue: Catalogue, place: Locality, words: Wording) -> Exhibit:
    """A few of what is carried out; where nothing is, a few of what is planned, each with its status."""
    found = sorted(catalogue.practices_of(place.locality_id), key=lambda entry: entry.status not in _CARRIED_OUT)
    shown = found[:MOST_PRACTICES]
    return Exhibit(
        key=f"present.practices.{place.locality_id}",
        title=words("present.practices"),
        body=Prose(tuple(_practice(entry, words) for entry in shown), bullets=True),
        twin=tuple(sentence(entry, words) for entry in shown),
        notes=(words("present.more_practices", n=len(found) - len(shown)),) if len(found) > len(shown) else (),
    )


def _practice(practice: Practice, words: Wording) -> Entry:
    return Entry(sentence(practice, words), citations=practice.citations)
