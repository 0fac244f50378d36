"""The sections of the Compare page and what each shows: a section is a view of catalogue and selection giving exhibits.

A new section needs its name in `selection.COMPARISON_SECTIONS`, a line in SECTIONS and its label in the wording
(comparison.section_<name>).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Table
from dashboard.selection import MOST_BESIDE, Selection, with_defaults
from dashboard.views.better import evidence_of_lead, mechanisms_of_lead
from dashboard.views.charts import charts
from dashboard.views.comparison import chosen, places
from dashboard.views.comparison_evidence import framework_evidence
from dashboard.views.comparison_facts import facts
from dashboard.views.comparison_figures import figures
from dashboard.views.comparison_mechanisms import mechanisms
from dashboard.views.comparison_practices import practices_beside
from dashboard.views.difference import difference
from dashboard.views.evidence_passages import all_frameworks, opened
from dashboard.views.filed_figures import all_periods
from dashboard.views.heat_map import heat_map
from dashboard.views.peers import peer_exhibits
from dashboard.views.profile import profile
from dashboard.views.ranking import ranking
from dashboard.views.trends import has_trends, trends
from dashboard.views.truth_table import truth_table
from dashboard.views.turned import turned
from dashboard.wording import wording

View = Callable[[Catalogue, Selection], Exhibit]
Section = Callable[[Catalogue, Selection], tuple[Exhibit, ...]]


def of(*views: View) -> Section:
    """A section that shows these views one below the other; tables of more places than fit side by side are turned."""

    def exhibits(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
        return tuple(_fitting(catalogue, selection, view(catalogue, selection)) for view in views)

    return exhibits


def _fitting(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Exhibit:
    found = places(catalogue, selection)
    if not isinstance(exhibit.body, Table) or len(found) <= MOST_BESIDE:
        return exhibit
    across = {place.locality_id for place in found} <= {column.key for column in exhibit.body.columns}
    return turned(exhibit, found, wording(selection.lang)) if across else exhibit


def by_count(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """The figures, laid out by how many places are chosen: one against its benchmark, two by their differences first,
    three to eight in columns; with none chosen all, in a heat map and with bars in the table. Chosen places are shown
    over time as well where any of their figures has a second period.
    """
    views: dict[int, tuple[View, ...]] = {0: (heat_map, ranking), 1: (profile,), 2: (difference, figures)}
    count = len(chosen(catalogue, selection))
    over_time = (trends,) if count and has_trends(catalogue, selection) else ()
    filed = (all_periods,) if count and catalogue.figures is not None else ()
    return of(*views.get(count, (figures,)), *over_time, *filed)(catalogue, selection)


def by_framework(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """What the chosen dimension rests on, the chosen framework, how all stand, and who shows what the lead does not."""
    views = (opened, of(framework_evidence), of(evidence_of_lead), all_frameworks)
    return tuple(exhibit for view in views for exhibit in view(catalogue, selection))


SECTIONS: dict[str, Section] = {
    "figures": by_count,
    "ranking": of(ranking),
    "charts": charts,
    "evidence": by_framework,
    "practices": of(mechanisms, practices_beside, mechanisms_of_lead),
    "facts": of(facts),
    "truth_table": truth_table,
    "peers": peer_exhibits,
}


def names(selection: Selection) -> dict[str, str]:
    """The labels of the sections."""
    words = wording(selection.lang)
    return {name: words(f"comparison.section_{name}") for name in SECTIONS}


def everything(catalogue: Catalogue, selection: Selection) -> tuple[Exhibit, ...]:
    """Every exhibit of every section once, for the files of a comparison."""
    shown = {name: with_defaults(replace(selection, section=name), "comparison", catalogue) for name in SECTIONS}
    found = (exhibit for name, section in SECTIONS.items() for exhibit in section(catalogue, shown[name]))
    return tuple({exhibit.key: exhibit for exhibit in found}.values())
