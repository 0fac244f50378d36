"""Who does this better, on the screen: beside each weak element the peers that evidence it, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.analysis.better import ADVOCATED, MISSING, Peer, Weakness, weak_dimensions, weak_mechanisms
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Citation, Framework, Locality
from dashboard.selection import BETTER, Selection
from dashboard.views.comparison import chosen, cited
from dashboard.views.framework_profile import profiles
from dashboard.wording import Wording, wording

MOST_PEERS = 3  # of an element, until all are unfolded
COLUMNS = ("element", "here", "peer", "practice", "sure")


def of_place(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """For the page of a place: beside the chosen framework, and beside its mechanisms as a whole."""
    place = catalogue.localities[selection.locality]
    framework = catalogue.frameworks.get(selection.framework)
    judged = bool(catalogue.evidence_of(place.locality_id))
    dimensions = (_dimensions(catalogue, selection, place, framework, "locality"),) if framework and judged else ()
    mechanisms = _mechanisms(catalogue, selection, place, "locality")
    return (*dimensions, *([mechanisms] if catalogue.practices_of(place.locality_id) else []))


def beside_profiles(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The frameworks of a place: the chosen one, who shows more of it, then the summary over all."""
    chosen_one, *summary = profiles(catalogue, selection)
    return (chosen_one, *of_place(catalogue, selection), *summary)


def evidence_of_lead(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """For a comparison: where the first place is weak in the chosen framework, who shows it."""
    framework = catalogue.frameworks.get(selection.framework) or next(iter(catalogue.frameworks.values()), None)
    lead = next(iter(chosen(catalogue, selection)), None)
    if framework is None or lead is None:
        return _without_lead(selection)
    return _dimensions(catalogue, selection, lead, framework, "comparison")


def mechanisms_of_lead(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """For a comparison: parts, stages and kinds of mechanism that the first place lacks, and who has them."""
    lead = next(iter(chosen(catalogue, selection)), None)
    return _mechanisms(catalogue, selection, lead, "comparison") if lead else _without_lead(selection)


def _without_lead(selection: Selection) -> Exhibit:
    words = wording(selection.lang)
    text = words("better.no_lead")
    return Exhibit("better", words("better.title"), Prose((Entry(text, tone="missing"),)), twin=(text,))


def _dimensions(
    catalogue: Catalogue, selection: Selection, place: Locality, framework: Framework, page: str
) -> Exhibit:
    words = wording(selection.lang)
    title = words("better.of_framework", framework=words.text(framework.name), place=words.text(place.name))
    found = weak_dimensions(catalogue, place, framework)
    return _exhibit(catalogue, selection, f"better.{framework.framework_id}", title, place, found, page)


def _mechanisms(catalogue: Catalogue, selection: Selection, place: Locality, page: str) -> Exhibit:
    words = wording(selection.lang)
    title = words("better.of_mechanisms", place=words.text(place.name))
    return _exhibit(catalogue, selection, "better.mechanisms", title, place, weak_mechanisms(catalogue, place), page)


def _exhibit(
    catalogue: Catalogue,
    selection: Selection,
    key: str,
    title: str,
    place: Locality,
    found: Sequence[Weakness],
    page: str,
) -> Exhibit:
    words = wording(selection.lang)
    if not found:
        text = words("better.none", place=words.text(place.name))
        return Exhibit(key, title, Prose((Entry(text),)), twin=(text,))
    rows = [row for weak in found for row in _rows(catalogue, selection, weak, page, words)]
    columns = tuple(Column(name, words(f"better.{name}")) for name in COLUMNS)
    return Exhibit(
        key=key,
        title=title,
        lead=words("better.lead", n=len(found)),
        body=Table(columns, tuple(rows)),
        twin=tuple(_sentence(catalogue, weak, words) for weak in found),
        notes=(words("better.order"), words("better.caution")),
        sources=tuple(dict.fromkeys(entry for weak in found for peer in weak.peers for entry in peer.citations)),
        data=_tidy(catalogue, place, found, words),
    )


def _rows(
    catalogue: Catalogue, selection: Selection, weak: Weakness, page: str, words: Wording
) -> list[tuple[Cell, ...]]:
    """One row per peer; the element stands in each, so that every row reads alone. A row for those not shown."""
    element, here = Cell(_element(catalogue, weak, words), "strong"), _here(weak, words)
    is_open = BETTER in selection.unfolded
    shown = weak.peers if is_open else weak.peers[:MOST_PEERS]
    rows: list[tuple[Cell, ...]] = [(element, here, *_peer(selection, peer, words)) for peer in shown]
    rest = len(weak.peers) - len(shown)
    if rest:
        unfold = selection.link(page, unfolded=(*selection.unfolded, BETTER))
        rows.append((element, here, Cell(words("better.more", n=rest), link=unfold), Cell(""), Cell("")))
    if not shown:
        rows.append((element, here, Cell(words("better.nobody"), "missing"), Cell(""), Cell("")))
    if weak.recommend:
        names = words.join([words.text(entry.name) for entry in weak.recommend])
        rows.append((element, here, Cell(words("better.recommend", places=names), "muted"), Cell(""), Cell("")))
    return rows


def _element(catalogue: Catalogue, weak: Weakness, words: Wording) -> str:
    if weak.what == "dimension":
        return words.text(catalogue.dimensions[weak.code].name)
    if weak.what == "stage":
        return words("better.stage", stage=words(f"practices.stage_{weak.code}"))
    return words(f"better.part_{weak.code}") if weak.what == "part" else words.code("kind", weak.code)


def _here(weak: Weakness, words: Wording) -> Cell:
    if weak.here in (ADVOCATED, MISSING):
        return Cell(words(f"better.{weak.here}"), "caution" if weak.here == ADVOCATED else "missing")
    return Cell(words.code("strength", weak.here), weak.here)


def _peer(selection: Selection, peer: Peer, words: Wording) -> tuple[Cell, Cell, Cell]:
    """Who, in which practice and words, and how sure."""
    place = Cell(
        words.text(peer.place.name),
        "plain",
        words(f"better.{peer.relation}") if peer.relation else "",
        link=selection.link("locality", locality=peer.place.locality_id, practice="", unfolded=()),
    )
    sentence = words.text(peer.sentence)
    if peer.practice is None:
        return place, Cell(sentence, "plain", words("better.no_practice"), peer.citations), _sure(peer, words)
    link = selection.link("practices", section="beside", practices=(peer.practice.practice_id,), search="", unfolded=())
    return place, Cell(words.text(peer.practice.name), "plain", sentence, peer.citations, link), _sure(peer, words)


def _sure(peer: Peer, words: Wording) -> Cell:
    return Cell(_certainty(peer, words), peer.strength or "plain", _text(peer, words))


def _certainty(peer: Peer, words: Wording) -> str:
    lines = words("better.lines", n=len(peer.citations))
    return words.join([words.code("strength", peer.strength), lines]) if peer.strength else lines


def _text(peer: Peer, words: Wording) -> str:
    """The text behind a peer: how much, whose, whether it breaks off or tells of other places as well."""
    found = peer.text
    told = (
        words("comparison.characters", n=found.characters, shown=f"{found.characters:,}"),
        words.join([words.code("self_report", code) for code in found.self_reports]),
        words("comparison.shared") if found.shared else "",
        words("comparison.breaks_off") if found.breaks_off else "",
    )
    return words("comparison.and").join(entry for entry in told if entry)


def _sentence(catalogue: Catalogue, weak: Weakness, words: Wording) -> str:
    told = [
        words(
            "better.does",
            place=words.text(peer.place.name),
            practice=words.text(peer.practice.name) if peer.practice else words("better.no_practice"),
            sentence=words.text(peer.sentence).rstrip("。."),
            sure=words("comparison.and").join((_certainty(peer, words), _text(peer, words))),
        )
        for peer in weak.peers
    ]
    return words(
        "better.sentence",
        element=_element(catalogue, weak, words),
        here=_here(weak, words).text,
        peers=words("better.then").join(told) or words("better.nobody"),
    )


def _tidy(catalogue: Catalogue, place: Locality, found: Sequence[Weakness], words: Wording) -> pd.DataFrame:
    """One row per weak element and peer, all of them; one without a peer where nobody evidences it."""
    return pd.DataFrame([row for weak in found for row in _tidy_rows(catalogue, place, weak, words)])


def _tidy_rows(catalogue: Catalogue, place: Locality, weak: Weakness, words: Wording) -> list[dict[str, object]]:
    about = {
        "locality_id": place.locality_id,
        "what": weak.what,
        "element_id": weak.code,
        "element": _element(catalogue, weak, words),
        "here": weak.here,
        "only_recommend": ";".join(entry.locality_id for entry in weak.recommend),
    }
    nobody: dict[str, object] = {"peer_id": "", **cited(())}
    return [{**about, **_tidy_peer(peer)} for peer in weak.peers] or [{**about, **nobody}]


def _tidy_peer(peer: Peer) -> dict[str, object]:
    citations: tuple[Citation, ...] = peer.citations
    return {
        "peer_id": peer.place.locality_id,
        "practice_id": peer.practice.practice_id if peer.practice else "",
        "sentence_zh": peer.sentence.zh,
        "sentence_en": peer.sentence.en,
        "strength": peer.strength,
        "relation": peer.relation,
        "lines_cited": len(citations),
        "text_chars": peer.text.characters,
        "self_report": ";".join(peer.text.self_reports),
        "breaks_off": peer.text.breaks_off,
        **cited(citations),
    }
