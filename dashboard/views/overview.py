"""The overview beside its map: the collection in one sentence, all cases in a list, headline figures, benchmarks."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis import holdings
from dashboard.analysis.coverage import coverage_of, stated
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Entry, Exhibit, Figures, Prose
from dashboard.records import Locality, Observation
from dashboard.selection import Link, Selection
from dashboard.views import figures, places
from dashboard.views.holdings import coverage
from dashboard.views.national_map import off_map, on_map
from dashboard.wording import Wording, wording

MOST_HEADLINES = 8
Labelled = tuple[str, Link]


def in_one_sentence(catalogue: Catalogue, selection: Selection) -> str:
    """What the collection is, in counts: cases, documents, mechanisms carried out and measured quantities of cases."""
    words = wording(selection.lang)
    held = holdings.holdings_of(catalogue)
    return words(
        "overview.sentence",
        cases=words("overview.cases", n=len(catalogue.cases)),
        documents=words("overview.documents", n=held.documents),
        practices=words("overview.carried_out", n=held.status_groups.get("carried_out", 0)),
        figures=words("overview.measured", n=len(holdings.measured_in_cases(catalogue))),
    )


def roads(_: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """The two ways on: by place and by practice."""
    words = wording(selection.lang)
    targets = (("by_place", "locality"), ("by_practice", "practices"))
    return tuple((words(f"overview.{name}"), selection.link(page)) for name, page in targets)


def case_list(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every case as a link, the twin of the map for keyboard and phone; those that are not on the map come last."""
    words = wording(selection.lang)
    shown = (*on_map(catalogue), *off_map(catalogue))
    entries = tuple(_case(catalogue, selection, entry, words) for entry in shown)
    first = [found for entry in shown if (found := holdings.first_measured(catalogue, entry.locality_id))]
    return Exhibit(
        key="overview.cases",
        title=words("overview.list"),
        body=Prose(entries, bullets=True),
        twin=tuple(words("overview.dot").join([entry.text, entry.detail, entry.beneath]) for entry in entries),
        notes=(words("overview.list_note"),),
        data=figures.tidy(first),
    )


def _case(catalogue: Catalogue, selection: Selection, place: Locality, words: Wording) -> Entry:
    practices = coverage_of(catalogue, place.locality_id).practices
    about = [
        places.lies_in(catalogue, place, words, most=2),
        words.code("level", place.level),
        words("overview.practices", n=practices) if practices else words("overview.no_practice"),
    ]
    beneath = [_off_map(catalogue, place, words), _first_figure(catalogue, place, words)]
    return Entry(
        text=words.text(place.name),
        detail=words("overview.dot").join(part for part in about if part),
        beneath=words("overview.dot").join(part for part in beneath if part),
        link=places.opened(selection, place.locality_id),
    )


def _off_map(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    """Why a place is not on the map; empty where it is."""
    if places.point_of(catalogue, place):
        return ""
    why = places.precision_words(catalogue, place, words) if place.anonymised else words("overview.no_position")
    return words("overview.off_map", why=why)


def _first_figure(catalogue: Catalogue, place: Locality, words: Wording) -> str:
    """The first measured figure with what limits it, or that the source has none."""
    found = holdings.first_measured(catalogue, place.locality_id)
    if found is None:
        return words("overview.no_measured")
    label = figures.label(catalogue, found, words)
    if found.locality_id != place.locality_id:
        inside = words.text(catalogue.localities[found.locality_id].name)
        label = words("overview.figure_elsewhere", place=inside, label=label)
    printed = figures.printed_form(found, words)
    if not stated(found):
        return words("overview.absent_figure", label=label, printed=printed)
    limits = [figures.limits(found, words), figures.doubt(found, words).rstrip("。.")]
    said = words("figures.and").join(part for part in limits if part)
    return words("overview.first_figure", label=label, printed=printed, limits=said)


def headlines(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The first measured figures of every case, in turn, in their printed form."""
    words = wording(selection.lang)
    found = holdings.headline_figures(catalogue, MOST_HEADLINES)
    lead = words("overview.headlines_lead", most=MOST_HEADLINES)
    return _figures(catalogue, selection, "headlines", lead, found)


def more_figures(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """Where the measured figures stand that the headlines leave out; nothing where they leave out none."""
    more = len(holdings.measured_in_cases(catalogue)) - MOST_HEADLINES
    label = wording(selection.lang)("overview.more_figures", n=more)
    return ((label, coverage(selection)),) if more > 0 else ()


def benchmarks(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Measured figures of the country, each labelled as a benchmark."""
    words = wording(selection.lang)
    exhibit = _figures(
        catalogue, selection, "benchmarks", words("overview.benchmarks_lead"), holdings.benchmarks(catalogue)
    )
    assert isinstance(exhibit.body, Figures)
    items = tuple(replace(item, place=words("overview.benchmark")) for item in exhibit.body.items)
    return replace(exhibit, body=Figures(items))


def _figures(
    catalogue: Catalogue, selection: Selection, name: str, lead: str, found: tuple[Observation, ...]
) -> Exhibit:
    words = wording(selection.lang)
    return Exhibit(
        key=f"overview.{name}",
        title=words(f"overview.{name}"),
        lead=lead,
        body=Figures(tuple(figures.headline(catalogue, entry, selection) for entry in found)),
        twin=tuple(figures.sentence(catalogue, entry, words) for entry in found),
        sources=tuple(dict.fromkeys(citation for entry in found for citation in entry.citations)),
        data=figures.tidy(found),
    )


def figure_sections(catalogue: Catalogue, selection: Selection) -> tuple[tuple[Exhibit, tuple[Labelled, ...]], ...]:
    """Headline figures and national benchmarks, each with the links that lead on; none without figures."""
    sections = (
        (headlines(catalogue, selection), more_figures(catalogue, selection)),
        (benchmarks(catalogue, selection), ()),
    )
    return tuple(section for section in sections if section[0].twin)


def _coverage(selection: Selection) -> Link:
    return selection.link("sources", section="coverage", source="", line=0)
