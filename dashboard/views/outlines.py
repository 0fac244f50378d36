"""Ready-made briefings to begin with: one locality, two of them, the whole collection.

An outline is addresses only, so it holds in either language; what the data have nothing of is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, MapScene, Prose
from dashboard.records import Briefing, Scene
from dashboard.selection import Selection
from dashboard.views.scenes import exhibits, scene_of, settle
from dashboard.wording import wording

Wanted = tuple[tuple[str, tuple[str, ...]], ...]
_OF_A_PLACE: Wanted = (  # by section, exhibits by the beginning of their key
    ("mechanisms", ("diagrams.",)),
    ("practices", ("locality.practices.done", "locality.practices.ongoing")),
    ("figures", ("locality.numbers.measured",)),
    ("frameworks", ("locality.frameworks.",)),
    ("findings", ("locality.findings.problem", "locality.findings.result", "locality.findings.silence")),
)
_OF_TWO: Wanted = (
    ("facts", ("comparison.facts",)),
    ("figures", ("comparison.difference", "comparison.figures")),
    ("charts", ("charts.dots",)),
    ("evidence", ("comparison.evidence", "better.")),
    ("practices", ("comparison.mechanisms", "comparison.practices")),
)
_OF_ALL: Wanted = (
    ("facts", ("comparison.facts",)),
    ("figures", ("comparison.heat_map",)),
    ("charts", ("charts.dots",)),
    ("evidence", ("comparison.evidence",)),
    ("practices", ("comparison.mechanisms",)),
)
_OVERVIEW = ("headlines", "benchmarks", "holds", "gaps")


def one_locality(catalogue: Catalogue, locality_id: str, lang: str) -> Briefing:
    """A place: where it is, its figures, mechanisms, practices and findings. KeyError for an unknown place."""
    title = wording(lang)("outlines.one", place=_name(catalogue, locality_id, lang))
    selection = Selection(lang=lang, locality=locality_id)
    return Briefing(
        title, (*_introduced(catalogue, selection), *_sections(catalogue, selection, "locality", _OF_A_PLACE))
    )


def two_localities(catalogue: Catalogue, first: str, second: str, lang: str) -> Briefing:
    """Two places: each by itself, then beside one another, the first leading. KeyError for an unknown place."""
    names = (_name(catalogue, code, lang) for code in (first, second))
    title = wording(lang)("outlines.two", **dict(zip(("first", "second"), names, strict=True)))
    alone = (scene for code in (first, second) for scene in _introduced(catalogue, Selection(lang=lang, locality=code)))
    together = Selection(lang=lang, localities=(first, second), locality=first)
    return Briefing(title, (*alone, *_sections(catalogue, together, "comparison", _OF_TWO)))


def whole_collection(catalogue: Catalogue, lang: str) -> Briefing:
    """Every case: the map and the list, main figures, what is held and what is lacking, all cases side by side."""
    selection = Selection(lang=lang)
    opening = scene_of(settle(selection, "overview", catalogue), "overview", "overview.map", "overview.cases")
    keys = tuple(f"overview.{name}" for name in _OVERVIEW)
    figures = _scenes(catalogue, selection, "overview", keys)
    mapped = _scenes(catalogue, selection, "maps", ("maps",))
    covered = _scenes(catalogue, replace(selection, section="coverage"), "sources", ("coverage.by_place",))
    beside = _sections(catalogue, selection, "comparison", _OF_ALL)
    title = wording(lang)("outlines.all", data=catalogue.title.to(lang))
    return Briefing(title, (replace(opening, layout="side"), *figures, *mapped, *beside, *covered))


def _name(catalogue: Catalogue, locality_id: str, lang: str) -> str:
    return catalogue.localities[locality_id].name.to(lang)


def _introduced(catalogue: Catalogue, selection: Selection) -> Iterator[Scene]:
    """Who it is beside where it is, what the case is, its headline figures."""
    settled = settle(selection, "locality", catalogue)
    found = {exhibit.key: exhibit for exhibit in exhibits(catalogue, settled, "locality")}
    about, locator, profile, headlines = (
        f"{name}.{selection.locality}"
        for name in ("locality.about", "locator", "locality.profile", "locality.headlines")
    )
    if isinstance(found[locator].body, MapScene):
        yield replace(scene_of(settled, "locality", locator, about), layout="side")
    else:
        yield scene_of(settled, "locality", about)
    yield from (scene_of(settled, "locality", key) for key in (profile, headlines) if _tells(found[key]))


def _sections(catalogue: Catalogue, selection: Selection, page: str, wanted: Wanted) -> Iterator[Scene]:
    for section, keys in wanted:
        yield from _scenes(catalogue, replace(selection, section=section), page, keys)


def _scenes(catalogue: Catalogue, selection: Selection, page: str, keys: Iterable[str]) -> Iterator[Scene]:
    """A scene for each exhibit that has one of the keys, or begins with one that ends in a full stop; no summary."""
    settled = settle(selection, page, catalogue)
    shown = exhibits(catalogue, settled, page)
    found = [exhibit for exhibit in shown if _tells(exhibit) and not exhibit.key.endswith(".summary")]
    for key in keys:
        for exhibit in (one for one in found if one.key == key or (key.endswith(".") and one.key.startswith(key))):
            yield scene_of(settled, page, exhibit.key)


def _tells(exhibit: Exhibit) -> bool:
    """Whether it shows anything: what says only that there is nothing has no title, or one muted sentence."""
    body = exhibit.body
    silent = isinstance(body, Prose) and all(entry.tone in ("muted", "missing") for entry in body.entries)
    return bool(exhibit.title) and not silent
