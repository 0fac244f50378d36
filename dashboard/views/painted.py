"""A map exhibit as the browser is told to paint it: the same for the page that shows it and for who asks ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.analysis.map_choices import mapped_indicators
from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, MapScene
from dashboard.selection import Selection
from dashboard.sources.front_end import load_front_end
from dashboard.sources.map_settings import map_settings
from dashboard.views import map_page
from dashboard.views.agency_layers import served
from dashboard.views.folium_map import Addresses, scene_json
from dashboard.views.imprint import on_screen
from dashboard.views.map_choices import option
from dashboard.views.scenes import settle
from dashboard.wording import wording


def addresses(catalogue: Catalogue) -> Addresses:
    """What the maps of a catalogue fetch."""
    return Addresses(load_front_end().digest, served(catalogue))


def painted(catalogue: Catalogue, selection: Selection, exhibit: Exhibit, *, dark: bool) -> dict[str, Any]:
    """The scene of an exhibit of `selection` with its credit line, as `atlasMap.paint` takes it."""
    assert isinstance(exhibit.body, MapScene)
    settings = map_settings()
    return scene_json(
        on_screen(exhibit.body, settings.publication, wording(selection.lang)),
        dark=dark,
        title=exhibit.title,
        lang=selection.lang,
        addresses=addresses(catalogue),
        basemap=settings.basemaps.get(selection.basemap),
    )


def painted_ahead(catalogue: Catalogue, selection: Selection, name: str, *, dark: bool) -> dict[str, Any] | None:
    """What the Maps page would paint if the indicator called `name` were chosen, or for "" paints as it is.

    `selection` is settled. None where the page shows no map, or offers no indicator of that name.
    """
    offered = {option(catalogue, selection, "indicator", code): code for code in mapped_indicators(catalogue)}
    if not offered or selection.section == "table" or (name and (selection.layer or name not in offered)):
        return None
    changes: dict[str, Any] = {"shown": 0, "indicator": offered[name]} if name else {}
    chosen = settle(replace(selection, **changes), "maps", catalogue)
    return painted(catalogue, chosen, map_page.shown(catalogue, chosen), dark=dark)
