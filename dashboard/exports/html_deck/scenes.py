"""The scenes of a deck as sections of one document, in reading order; the script lays them out as slides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Deck, Exhibit, Slide
from dashboard.exports import notes
from dashboard.exports.html_deck.bodies import Bodies
from dashboard.exports.html_deck.markup import Markup, element, joined
from dashboard.exports.numbered import Numbered
from dashboard.views.place_pages import PlacePage
from dashboard.wording import Wording

MOST_NAMED = 2  # sources named at the foot of a scene; all are listed at the end


class Scenes:
    """Makes sections: the opening, a scene, the list of sources, the page of a place."""

    def __init__(self, catalogue: Catalogue, numbered: Numbered, bodies: Bodies, words: Wording) -> None:
        self._catalogue, self._numbered, self._bodies, self._words = catalogue, numbered, bodies, words

    def opening(self, deck: Deck) -> Markup:
        """The title, what the data are, and what they are locked at."""
        told = [deck.subtitle, self._words("slides.about", data=deck.data_title, version=deck.data_version), deck.dated]
        lines = [element("p", text) for text in told if text]
        body = element("div", element("h1", deck.title, id="title-0"), *lines, class_="column")
        return element("section", element("div", body, class_="columns"), class_="scene opening")

    def scene(self, slide: Slide, number: int) -> Markup:
        """A scene: its exhibits, its note below them, what it rests on; what the speaker says is kept apart."""
        kind = f"scene {slide.layout}" if slide.layout in ("side", "text", "title") else "scene"
        return self._section(slide, self._columns(slide), kind, f"title-{number}")

    def place(self, page: PlacePage) -> Markup:
        """The page of a place, which stands in no order."""
        columns = [self._column(page.slide.exhibits, titled=True)]
        return self._section(page.slide, columns, "scene place", f"place-{page.code}", beneath=page.within)

    def sources(self) -> Markup | None:
        """Every source cited, by number, with its lines and what limits its use; None where nothing is cited."""
        rows = [
            element(
                "li",
                element("p", text),
                element("p", limit, class_="small") if limit else None,
                id=f"source-{number}",
                data_source=number,
            )
            for number, (text, limit) in enumerate(self._numbered.listed(self._words), start=1)
        ]
        if not rows:
            return None
        body = element("div", element("ul", *rows, class_="sources", data_split=True), class_="column")
        title = element("h2", self._words("exports.sources"), id="title-sources")
        return element(
            "section",
            title,
            element("div", body, class_="columns"),
            class_="scene",
            data_sources=True,
        )

    def _section(self, slide: Slide, columns: Sequence[Markup], kind: str, key: str, beneath: str = "") -> Markup:
        said = [element("p", text) for text in slide.speaker_note.split("\n") if text.strip()]
        speaker = element(
            "aside", element("p", self._words("present.speaker"), class_="label"), *said, class_="speaker"
        )
        foot = self._foot(slide.exhibits)
        return element(
            "section",
            element("h2", slide.title, element("span", beneath, class_="beneath") if beneath else None, id=key),
            element("div", *columns, class_="columns"),
            element("p", foot, class_="rests") if foot else None,
            speaker if said else None,
            class_=kind,
        )

    def _columns(self, slide: Slide) -> list[Markup]:
        several = len(slide.exhibits) > 1
        beneath = [element("p", text) for text in slide.note.split("\n") if text.strip()]
        note = [element("div", *beneath, class_="note", data_split=True)] if beneath else []
        note += [element("p", slide.problem, class_="tone-caution problem")] if slide.problem else []
        if slide.layout == "side" and several:
            left, right = slide.exhibits[:1], slide.exhibits[1:]
            return [self._column(left, titled=left[0].title != slide.title), self._column(right, note, titled=True)]
        titled = several or bool(slide.exhibits and slide.exhibits[0].title != slide.title)
        return [self._column(slide.exhibits, note, titled=titled, heading=slide.title)]

    def _column(
        self, exhibits: Iterable[Exhibit], beneath: Iterable[Markup] = (), *, titled: bool, heading: str = ""
    ) -> Markup:
        blocks = [
            block
            for at, exhibit in enumerate(exhibits)
            for block in self._bodies.blocks(exhibit, titled=titled and not (at == 0 and exhibit.title == heading))
        ]
        return element("div", joined(*blocks, *beneath), class_="column")

    def _foot(self, exhibits: Sequence[Exhibit]) -> str:
        """The first few sources of a scene by number and title."""
        cited = dict.fromkeys(entry.source_id for entry in notes.citations(exhibits))
        named = [(number, code) for code in cited if (number := self._numbered.number(code))]
        told = [f"[{number}] {self._words.text(self._catalogue.sources[code].title)}" for number, code in named]
        if not told:
            return ""
        shown = self._words("slides.sources", sources=self._words.join(told[:MOST_NAMED]))
        return shown + (self._words("slides.more_sources") if len(told) > MOST_NAMED else "")
