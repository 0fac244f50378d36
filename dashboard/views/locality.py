"""One place: who it is, its case in a paragraph, its measured quantities, and what there is to read about it."""

from __future__ import annotations

from collections import Counter

from dashboard.analysis.coverage import case_sources
from dashboard.analysis.evidence import volume
from dashboard.analysis.ratios import ratios
from dashboard.analysis.scope import scope
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Figures, Prose
from dashboard.records import Citation, Locality, Observation, Source
from dashboard.selection import Selection
from dashboard.views import figures, places, sentences
from dashboard.wording import Wording, wording


def choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The places to choose from: the cases; a place that is no case only while it is open."""
    cases = tuple(entry.locality_id for entry in catalogue.cases)
    return cases if selection.locality in cases or not selection.locality else (*cases, selection.locality)


def choice_name(catalogue: Catalogue, selection: Selection, locality_id: str) -> str:
    """Name, level and the place it lies in, so that a search in the list finds it by any of them."""
    words = wording(selection.lang)
    place = catalogue.localities[locality_id]
    above = catalogue.ancestors(locality_id)
    about = [words.code("level", place.level), *([words.text(above[0].name)] if above else [])]
    return words("locality.choice", name=words.text(place.name), about=words.join(about))


def about(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Name, level, chain of parents, code, position in words; sources with self-report and the amount of case text."""
    words = wording(selection.lang)
    place = catalogue.localities[selection.locality]
    entries = (Entry(_whereabouts(catalogue, place, words)), *_standing(catalogue, selection, place, words))
    return Exhibit(
        key=f"locality.about.{place.locality_id}",
        title=words.text(place.name),
        body=Prose(entries, bullets=True),
        twin=tuple(entry.text for entry in entries),
        sources=(place.citation,) if place.citation else (),
    )


def _whereabouts(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    above = [entry for entry in reversed(catalogue.ancestors(place.locality_id)) if entry.level != "country"]
    chain = [words.text(entry.name) for entry in above]
    code = place.adcode or place.statistical_code
    parts = [words.code("level", place.level)]
    parts += [words("locality.within").join(chain)] if chain else []
    parts += [words("locality.code" if place.adcode else "locality.statistical_code", code=code)] if code else []
    parts += [] if place.level == "country" else [places.precision_words(catalogue, place, words)]
    said = words("locality.dot").join(parts)
    return said[:1].upper() + said[1:]


def _standing(catalogue: Catalogue, selection: Selection, place: Locality, words: Wording) -> tuple[Entry, ...]:
    if place.role != "case":
        inside = [entry for entry in catalogue.places_inside(place.locality_id) if entry.role == "case"]
        no_case = Entry(words(f"locality.no_case_{place.role}"), tone="muted")
        within = (
            Entry(words.text(entry.name), tone="strong", link=places.opened(selection, entry.locality_id))
            for entry in inside
        )
        return (no_case, *within)
    behind = volume(catalogue, place)
    key = "locality.text_volume_shared" if behind.shared else "locality.text_volume"
    text = words(key, characters=f"{behind.characters:,}", n=behind.lines)
    return (Entry(text), *(_source_entry(selection, source, words) for source in behind.sources))


def _source_entry(selection: Selection, source: Source, words: Wording) -> Entry:
    detail = [
        words.code("self_report", source.self_report),
        words("locality.characters", characters=f"{source.case_text_chars:,}"),
        *([words("locality.breaks_off")] if source.breaks_off else []),
    ]
    return Entry(
        text=words.text(source.title),
        detail=words("locality.dot").join(detail),
        link=selection.link("sources", section="documents", source=source.source_id, line=0, search="", practice=""),
    )


def text_behind(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    """The amount of case text and whether it is a self-report, in one sentence: it stands beside every judgement."""
    behind = volume(catalogue, place)
    return words(
        "locality.text_behind",
        characters=f"{behind.characters:,}",
        lines=behind.lines,
        self_report=_self_reports(behind.sources, words),
    )


def _self_reports(sources: tuple[Source, ...], words: Wording) -> str:
    counts = Counter(source.self_report for source in sources)
    named = [
        words("locality.source_count", n=count, self_report=words.code("self_report", code))
        for code, count in counts.items()
    ]
    return words.join(named)


def profile(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The case in one paragraph; a sentence where the data hold none."""
    words = wording(selection.lang)
    place = catalogue.localities[selection.locality]
    text = words.text(place.profile) or words("locality.no_profile")
    cited = tuple(Citation(source_id) for source_id in case_sources(catalogue, place.locality_id))
    return Exhibit(
        key=f"locality.profile.{place.locality_id}",
        title=words("locality.profile") if place.profile else "",
        body=Prose((Entry(text, tone="plain" if place.profile else "muted"),)),
        twin=(text,),
        sources=cited,
    )


def measured(catalogue: Catalogue, selection: Selection) -> tuple[Observation, ...]:
    """The measured quantities that the page of a place shows, of the place before those of places inside it."""
    return tuple(
        entry for code in scope(catalogue, selection.locality) for entry in catalogue.observations_of(code, "measured")
    )


def headlines(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every measured quantity as a headline figure, then what two of them make when divided (residents per grid cell);
    that there is none is said as the finding it is.
    """
    words = wording(selection.lang)
    place = catalogue.localities[selection.locality]
    found = measured(catalogue, selection)
    key, title = f"locality.headlines.{place.locality_id}", words("locality.headlines")
    if not found:
        key_word = "locality.no_measured" if place.role == "case" else "locality.no_measured_of_no_case"
        finding = words(key_word, place=words.text(place.name))
        return Exhibit(key, title, Prose((Entry(finding),)), twin=(finding,), data=figures.tidy(()))
    elsewhere = {entry.observation_id for entry in found if entry.locality_id != selection.locality}
    items = tuple(
        figures.headline(catalogue, entry, selection, place=entry.observation_id in elsewhere) for entry in found
    )
    divided = [entry for entry in ratios(catalogue, place) if sentences.is_headline(entry)]
    return Exhibit(
        key,
        title,
        Figures((*items, *(sentences.ratio_figure(catalogue, entry, words) for entry in divided))),
        twin=(
            *(figures.sentence(catalogue, entry, words, place=entry.observation_id in elsewhere) for entry in found),
            *(sentences.ratio(catalogue, entry, words).text for entry in divided),
        ),
        sources=tuple(dict.fromkeys(citation for entry in found for citation in entry.citations)),
        data=figures.tidy(found),
    )


def section_name(catalogue: Catalogue, selection: Selection, section: str) -> str:
    """The label of a section of the page, with how many records stand in it."""
    words = wording(selection.lang)
    count = _counts(catalogue, selection.locality)[section]
    return words("locality.section_count", name=words(f"locality.section_{section}"), n=count)


def _counts(catalogue: Catalogue, locality_id: str) -> dict[str, int]:
    codes = scope(catalogue, locality_id)
    return {
        "mechanisms": len(catalogue.drawn_practices_of(locality_id)),
        "practices": sum(len(catalogue.practices_of(code)) for code in codes),
        "figures": sum(len(catalogue.observations_of(code)) for code in codes),
        "frameworks": len(catalogue.evidence_of(locality_id)),
        "findings": sum(len(catalogue.findings_of(code)) for code in codes),
    }
