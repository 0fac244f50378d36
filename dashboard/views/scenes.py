"""From an address to the exhibits that its page shows: what a briefing, a headless export or a presenter lays out anew.

A page lays its exhibits out on the screen; which they are is said once more here, in the order of the page, so that a
scene can be made without a screen. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.analysis.map_choices import mapped_indicators, settled
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit
from dashboard.records import ComputedRule, Scene
from dashboard.selection import Notice, Selection, from_query, with_defaults
from dashboard.sources.briefing_file import LONGEST_TEXT
from dashboard.views import (
    better,
    chart_choices,
    coverage,
    diagrams,
    findings,
    holdings,
    locality,
    locality_practices,
    locator,
    map_page,
    methods,
    number_tables,
    overview,
    practices,
    rules,
    side_by_side,
    sources,
)
from dashboard.views.comparison_sections import SECTIONS as COMPARED
from dashboard.views.national_map import national_map
from dashboard.views.table_choices import shaped
from dashboard.wording import wording

Exhibits = tuple[Exhibit, ...]
Make = Callable[[Catalogue, Selection], Exhibits]


def arrived(catalogue: Catalogue, page: str, query: Mapping[str, str]) -> tuple[Selection, tuple[Notice, ...]]:
    """What a page selects for an address: every choice made that the page needs, and what could not be followed."""
    asked, notices = from_query(query, catalogue)
    return settle(asked, page, catalogue), notices


def settle(selection: Selection, page: str, catalogue: Catalogue) -> Selection:
    """The selection with every choice made that the page needs."""
    filled = with_defaults(selection, page, catalogue)
    if page == "comparison" and filled.section == "charts":
        return chart_choices.settled(catalogue, filled)
    return settled(catalogue, filled) if page == "maps" else filled


def exhibits(catalogue: Catalogue, selection: Selection, page: str) -> Exhibits:
    """The exhibits of a page for a settled selection, in its order; KeyError for a page that there is not."""
    return _PAGES[page](catalogue, selection)


def scene_of(selection: Selection, page: str, *keys: str) -> Scene:
    """A scene of some exhibits of a page as it is selected, in any language; of the whole page where none is named."""
    query = {name: value for name, value in selection.to_query().items() if name != "lang"}
    return Scene(page, tuple(query.items()), keys)


def away_from_page(catalogue: Catalogue, title: str, page: str, locality_id: str, lang: str) -> str:
    """The title of an exhibit away from its page: with the place whose page it stands on, unless it names it."""
    place, words = catalogue.localities.get(locality_id) if page == "locality" else None, wording(lang)
    if place is None or not title or words.text(place.name) in title:
        return title
    return words("citing.of_place", place=words.text(place.name), title=title)


def text_scene(exhibit: Exhibit) -> Scene:
    """An exhibit that no address makes, in words: its title, and its lead and text twin as the note."""
    told = "\n".join(dict.fromkeys(filter(None, (exhibit.lead, *exhibit.twin))))
    return Scene(title=exhibit.title, note=told[:LONGEST_TEXT], layout="text")


def _overview(catalogue: Catalogue, selection: Selection) -> Exhibits:
    figures = (exhibit for exhibit, _ in overview.figure_sections(catalogue, selection))
    held = holdings.holds(catalogue, selection), holdings.gaps(catalogue, selection)
    return national_map(catalogue, selection), overview.case_list(catalogue, selection), *figures, *held


def _maps(catalogue: Catalogue, selection: Selection) -> Exhibits:
    if not mapped_indicators(catalogue) and not selection.layer:
        return ()
    return map_page.shown(catalogue, selection), map_page.as_table(catalogue, selection)


def _locality(catalogue: Catalogue, selection: Selection) -> Exhibits:
    chosen = catalogue, selection
    above = locality.about(*chosen), locator.locator(*chosen), locality.profile(*chosen), locality.headlines(*chosen)
    sections: Mapping[str, Make] = {
        "practices": locality_practices.by_status,
        "figures": number_tables.by_kind,
        "frameworks": better.beside_profiles,
        "findings": findings.by_kind,
    }
    make = sections.get(selection.section, _diagrams)
    return (*above, *make(*chosen))


def _diagrams(catalogue: Catalogue, selection: Selection) -> Exhibits:
    drawn = (exhibit for half in diagrams.halves(catalogue, selection) for exhibit in half)
    return *_worked(catalogue, selection, rules.of_place(catalogue, selection)), *drawn


def _worked(catalogue: Catalogue, selection: Selection, offered: Sequence[ComputedRule]) -> Exhibits:
    """The rule that the address works out, as stated and with what comes out; nothing where it names none of these."""
    if selection.rule not in [entry.rule_id for entry in offered]:
        return ()
    return rules.stated(catalogue, selection), rules.worked(catalogue, selection)


def _comparison(catalogue: Catalogue, selection: Selection) -> Exhibits:
    return shaped(COMPARED[selection.section](catalogue, selection), selection)


def _practices(catalogue: Catalogue, selection: Selection) -> Exhibits:
    if selection.section == "beside":
        offered = rules.of_practices(catalogue, selection)
        return side_by_side.side_by_side(catalogue, selection), *_worked(catalogue, selection, offered)
    return practices.overview(catalogue, selection), *practices.listing(catalogue, selection)


def _sources(catalogue: Catalogue, selection: Selection) -> Exhibits:
    views: dict[str, tuple[Callable[[Catalogue, Selection], Exhibit], ...]] = {
        "documents": (sources.documents, *((sources.line_by_line,) if selection.source else ())),
        "coverage": (coverage.by_place, coverage.by_indicator),
        "methods": (methods.method, methods.rule_of_bounds, methods.kinds, methods.boundaries),
        "glossary": (methods.glossary,),
    }
    return tuple(view(catalogue, selection) for view in views[selection.section])


_PAGES: dict[str, Make] = {
    "overview": _overview,
    "maps": _maps,
    "locality": _locality,
    "comparison": _comparison,
    "practices": _practices,
    "sources": _sources,
}
PAGES_WITH_EXHIBITS = tuple(_PAGES)
