"""A basemap as the map script takes it, and the words that must stand on the map with it."""

from __future__ import annotations

from typing import Any

from dashboard.sources.basemaps import Basemap
from dashboard.wording import Wording

TILES_PATH = "atlas/tiles/{name}.{digest}/{z}/{x}/{y}"


def basemap_json(basemap: Basemap, words: Wording, root: str) -> dict[str, Any]:
    """What `atlasMap.paint` takes as `basemap`; `root` leads from the frame to the server for a local file."""
    tiles = basemap.tiles
    local = TILES_PATH.replace("{name}", basemap.name).replace("{digest}", tiles.digest) if tiles else ""
    return {
        "kind": "local" if tiles else "remote",
        "address": root + local if tiles else basemap.address,
        "over": basemap.over,
        "subdomains": basemap.subdomains,
        "attribution": attribution(basemap, words),
        "max_zoom": min(basemap.max_zoom, tiles.max_zoom) if tiles else basemap.max_zoom,
        "min_zoom": tiles.min_zoom if tiles else 0,
        "bounds": tiles.bounds if tiles else None,
        "opacity": basemap.opacity,
        "send_origin": basemap.send_origin,
    }


def attribution(basemap: Basemap, words: Wording) -> str:
    """Who made the basemap, and its review number where it has one."""
    credit = words("basemap.credit", attribution=words.text(basemap.attribution))
    return words("basemap.reviewed", credit=credit, number=basemap.review_no) if basemap.review_no else credit
