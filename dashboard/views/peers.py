"""Like places: how far each stands from the lead in the chosen features, every step of the distance in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from dashboard.analysis.likeness import Difference, Feature, Span, comparable, features, kinds
from dashboard.analysis.peers import Peer, nearest, peers
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, Prose, Table
from dashboard.records import Citation, Locality
from dashboard.selection import MOST_BESIDE, Selection
from dashboard.views import comparison
from dashboard.views import figures as printed
from dashboard.views.comparison import Labelled, cited, datum, searched
from dashboard.views.peer_choices import candidates, feature_words, weighted_name
from dashboard.wording import Wording, wording

MOST_NAMED = 4  # kinds of practice in a cell; the text twin names all


def peer_exhibits(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The table of like places; one sentence where there is no lead, or nothing to compare it in."""
    words = wording(selection.lang)
    lead, found = comparison.lead(catalogue, selection), _found(catalogue, selection)
    if lead is None or not found:
        said = words("peers.nothing")
        return (Exhibit("peers", words("peers.title"), Prose((Entry(said),)), twin=(said,)),)
    chosen = features(selection.features)
    name = words.text(lead.name)
    ranked = sum(peer.rank is not None for peer in found)
    return (
        Exhibit(
            key="peers",
            title=words("peers.title_of", place=name),
            lead=words("peers.lead", place=name, ranked=ranked, apart=len(found) - ranked),
            body=Table(
                (
                    Column("place", words("peers.place")),
                    Column("rank", words("peers.rank"), width="small"),
                    Column("distance", words("peers.distance"), width="large"),
                    *(Column(entry.code, weighted_name(catalogue, entry, words), width="large") for entry in chosen),
                ),
                tuple(_row(catalogue, selection, lead, peer, words) for peer in found),
            ),
            twin=tuple(_sentence(catalogue, lead, peer, words) for peer in found),
            notes=(words("peers.formula"), *_rules(chosen, words), *_aside(catalogue, selection, lead, words)),
            data=pd.DataFrame([row for peer in found for row in _data(catalogue, lead, peer, words)]),
        ),
    )


def _found(catalogue: Catalogue, selection: Selection) -> tuple[Peer, ...]:
    lead = comparison.lead(catalogue, selection)
    chosen = features(selection.features)
    return peers(catalogue, lead, candidates(catalogue, selection), chosen) if lead and chosen else ()


def put_beside(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """One link that opens the comparison of the lead with its nearest places; none where no place has a rank."""
    words = wording(selection.lang)
    lead = comparison.lead(catalogue, selection)
    near = nearest(_found(catalogue, selection), selection.peers, MOST_BESIDE - 1)
    if lead is None or not near:
        return ()
    codes = (lead.locality_id, *(peer.place.locality_id for peer in near))
    label = words("peers.compare", place=words.text(lead.name), n=len(near))
    return ((label, selection.link("comparison", section="figures", localities=codes)),)


def _row(catalogue: Catalogue, selection: Selection, lead: Locality, peer: Peer, words: Wording) -> tuple[Cell, ...]:
    return (
        Cell(
            words.text(peer.place.name),
            "strong",
            link=selection.link("locality", locality=peer.place.locality_id, section=""),
        ),
        Cell(_rank(peer, words), "plain" if peer.rank else "muted"),
        Cell(_span(peer.distance, words), "plain" if peer.distance else "missing", _sum(peer, words)),
        *(_difference(catalogue, lead, peer.place, entry, words) for entry in peer.differences),
    )


def _rank(peer: Peer, words: Wording) -> str:
    if peer.rank is None:
        return words("peers.no_rank")
    first, last = peer.rank
    return str(first) if first == last else words("peers.band", first=first, last=last)


def _span(span: Span | None, words: Wording) -> str:
    if span is None:
        return words("peers.no_distance")
    if span.exact:
        return _decimal(span.least)
    return words("peers.range", least=_decimal(span.least), greatest=_decimal(span.greatest))


def _decimal(number: Fraction) -> str:
    return f"{float(number):.3f}"


def _sum(peer: Peer, words: Wording) -> str:
    """The distance worked out, over how many of the chosen features."""
    told = words("peers.shared", n=len(peer.shared), total=len(peer.differences))
    if not peer.shared:
        return told
    terms = " + ".join(f"{entry.feature.weight} × {_span(entry.span, words)}" for entry in peer.shared)
    weight = sum(entry.feature.weight for entry in peer.shared)
    return words("comparison.and").join((words("peers.sum", terms=terms, weight=weight), told))


def _difference(catalogue: Catalogue, lead: Locality, place: Locality, entry: Difference, words: Wording) -> Cell:
    if entry.span is None:
        return Cell(words("peers.lacking"), "missing", _absent(entry, words))
    reason = _reason(catalogue, lead, place, entry, words, MOST_NAMED)
    return Cell(_span(entry.span, words), "plain", reason, _citations(entry))


def _absent(entry: Difference, words: Wording) -> str:
    told = [
        words(f"peers.{code}_{entry.feature.kind}") if code == "nothing_shared" else words(f"comparison.barrier_{code}")
        for code in entry.absent
    ]
    return words("comparison.and").join(told)


def _citations(entry: Difference) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for record in entry.figures for citation in record.citations))


def _reason(
    catalogue: Catalogue, lead: Locality, place: Locality, entry: Difference, words: Wording, most: int | None = None
) -> str:
    """What a difference rests on."""
    kind = entry.feature.kind
    if kind == "level":
        mine, theirs = (words.code("level", where.level) for where in (lead, place))
        return words("peers.same_level", level=mine) if entry.alike else words("peers.levels", mine=mine, theirs=theirs)
    if kind == "framework":
        return words("peers.steps", n=entry.compared - entry.alike, most=entry.compared)
    if kind == "kinds":
        common = kinds(catalogue, lead) & kinds(catalogue, place)
        names = [words.code("kind", code) for code in catalogue.practice_kinds if code in common]
        told = (
            words.join(names[:most])
            if most is None or len(names) <= most
            else words("peers.first", names=words.join(names[:most]))
        )
        return words("peers.common", alike=entry.alike, either=entry.compared, names=told or words("peers.none"))
    mine, theirs = (printed.printed_form(record, words) for record in entry.figures)
    return words("peers.figures", mine=mine, theirs=theirs, scale=f"{float(entry.scale or 0):,g}")


def _sentence(catalogue: Catalogue, lead: Locality, peer: Peer, words: Wording) -> str:
    told = [_told(catalogue, lead, peer.place, entry, words) for entry in peer.differences]
    return words(
        "peers.sentence",
        place=words.text(peer.place.name),
        rank=_rank(peer, words),
        distance=_span(peer.distance, words),
        sum=_sum(peer, words),
        differences=words("comparison.and").join(told),
    )


def _told(catalogue: Catalogue, lead: Locality, place: Locality, entry: Difference, words: Wording) -> str:
    if entry.span is None:
        value = words("comparison.noted", text=words("peers.lacking"), note=_absent(entry, words))
    else:
        reason = _reason(catalogue, lead, place, entry, words)
        value = words("comparison.noted", text=_span(entry.span, words), note=reason)
    return words("comparison.fact_is", fact=feature_words(catalogue, entry.feature, words), value=value)


def _rules(chosen: Sequence[Feature], words: Wording) -> tuple[str, ...]:
    """How each kind of feature that is chosen is measured."""
    return tuple(words(f"peers.rule_{kind}") for kind in dict.fromkeys(entry.kind for entry in chosen))


def _aside(catalogue: Catalogue, selection: Selection, lead: Locality, words: Wording) -> tuple[str, ...]:
    """The lead's measured figures that pass the gate beside no other place: named, and in no distance."""
    places = candidates(catalogue, selection)
    held = {entry.indicator_id for entry in catalogue.observations_of(lead.locality_id, "measured")}
    names = [
        words.text(entry.name)
        for entry in catalogue.records.indicators
        if entry.indicator_id in held and not comparable(catalogue, lead, places, entry)
    ]
    return (
        (words("peers.aside", n=len(names), place=words.text(lead.name), names=words("comparison.and").join(names)),)
        if names
        else ()
    )


def _data(catalogue: Catalogue, lead: Locality, peer: Peer, words: Wording) -> list[dict[str, object]]:
    """One row per place and feature: difference, weight, share of the distance, and what it rests on."""
    start = {"lead_id": lead.locality_id, "rank_from": None, "rank_to": None, "shared": len(peer.shared)}
    if peer.rank:
        start |= {"rank_from": peer.rank[0], "rank_to": peer.rank[1]}
    distance = _ends("distance", peer.distance)
    return [
        {
            **datum(
                peer.place,
                entry.feature.code,
                feature_words(catalogue, entry.feature, words),
                _span(entry.span, words),
                words,
            ),
            **start,
            **distance,
            "weight": entry.feature.weight,
            **_ends("difference", entry.span),
            "absent": ";".join(entry.absent),
            "note": _absent(entry, words) if entry.span is None else _reason(catalogue, lead, peer.place, entry, words),
            **cited(_citations(entry) or searched(catalogue, peer.place)),
        }
        for entry in peer.differences
    ]


def _ends(name: str, span: Span | None) -> dict[str, object]:
    """Least and greatest as numbers; both empty where there is none."""
    if span is None:
        return {f"{name}_least": None, f"{name}_greatest": None}
    return {f"{name}_least": round(float(span.least), 6), f"{name}_greatest": round(float(span.greatest), 6)}
