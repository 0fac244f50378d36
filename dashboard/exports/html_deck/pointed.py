"""What a map says of a place that is pointed at: its name, then the lines that the screen shows or fetches."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

from dashboard.catalogue import Catalogue
from dashboard.exhibit import MapScene
from dashboard.selection import UNSTATED
from dashboard.sources.boundaries import BOUNDARY_LEVELS
from dashboard.views import place_facts
from dashboard.wording import wording

_PARTS = len(place_facts.FACTS_PATH.split("/"))


class Pointed:
    """The words of one scene; what the browser would fetch from the server is read here from the same views."""

    def __init__(self, catalogue: Catalogue, scene: MapScene, lang: str) -> None:
        self._scene, self._no_record = scene, wording(lang)("map_frame.no_record")
        levels = [one.level for one in scene.polygons if one.selectable and one.level in BOUNDARY_LEVELS]
        self._names: dict[str, str] = {}
        for level in levels if scene.names_at else ():
            self._names |= place_facts.names(catalogue, level, lang)
        self._facts = _fetched(catalogue, scene.tips_at) if scene.tips_at else None

    def says(self, code: str) -> str:
        """Line by line; empty for a place that has no name here."""
        name = self._scene.names.get(code) or self._names.get(code, "")
        if not name:
            return ""
        lines = self._scene.tips.get(code, ())
        if not lines and self._facts is not None:
            lines = self._facts.get(code, (self._no_record,))
        return "\n".join((name, *lines))


def _fetched(catalogue: Catalogue, address: str) -> Mapping[str, tuple[str, ...]]:
    """What `place_facts.facts_address` addresses."""
    found = urlsplit(address)
    *_, lang, level, indicator = [unquote(part) for part in found.path.split("/")][-_PARTS:]
    period = parse_qs(found.query).get("period", [UNSTATED])[0]
    return place_facts.facts(catalogue, lang, level, indicator.removesuffix(".json"), period)
