"""What the server answers beside Streamlit: geometry and front-end files by content hash, and its health.

An address that holds a hash never changes its content, so browsers keep it for good.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import asdict, fields
from pathlib import PurePosixPath
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.catalogue import BUNDLED_DATA
from dashboard.server import agency_layers
from dashboard.server.answers import JSON, forever, sentence
from dashboard.server.front_files import MEDIA_TYPES
from dashboard.server.place_facts import fact_routes
from dashboard.server.present import present_routes
from dashboard.server.scenes_ahead import ahead_routes
from dashboard.server.tiles import tile_routes
from dashboard.server.warm import WARM
from dashboard.sources.boundaries import BoundaryError
from dashboard.sources.drawings import DASHES, Drawings
from dashboard.sources.front_end import load_front_end
from dashboard.ui.arrive import watch
from dashboard.views.folium_map import GEOMETRY_PATH, STATIC_PATH

MOST_CODES = 400
_CODES = re.compile(r"\d{6}(,\d{6})*", re.ASCII)


def atlas_routes(base_path: str) -> list[Route]:
    """The routes under `base_path` ("" or "/gov/dash"); anything else under /atlas/ is a 404 in words."""
    geometry, files = Geometry(), StaticFiles()
    return [
        Route(f"{base_path}/{GEOMETRY_PATH}", geometry.answer),
        Route(f"{base_path}/{STATIC_PATH.replace('{name}', '{name:path}')}", files.answer),
        *fact_routes(base_path),
        *agency_layers.cell_routes(base_path),
        *tile_routes(base_path),
        *present_routes(base_path),
        *ahead_routes(base_path),
        Route(f"{base_path}/atlas/health", health),
        Route(f"{base_path}/atlas/{{rest:path}}", lambda _: sentence(404, "server.unknown_address")),
    ]


class Geometry:
    """`/atlas/geometry/{name}.{digest}.json[?only=110105,...]`: a drawing layer, whole or cut to at most 400 codes."""

    def __init__(self) -> None:
        self._drawings = Drawings(BUNDLED_DATA / "boundaries")

    def answer(self, request: Request) -> Response:
        """Gzipped JSON; 404 for another name or edition, 400 for codes that are not six digits or too many."""
        name = request.path_params["name"]
        if name not in self._drawings.digests:
            return agency_layers.areas(request)
        if self._drawings.digests[name] != request.path_params["digest"]:
            return sentence(404, "server.unknown_geometry")
        only = request.query_params.get("only")
        if only is None:
            return forever(request, self._drawings.whole(name), JSON)
        if name == DASHES or not _CODES.fullmatch(only) or only.count(",") >= MOST_CODES:
            return sentence(400, "server.bad_codes", most=MOST_CODES)
        return forever(request, self._drawings.part(name, frozenset(only.split(","))), JSON)


class StaticFiles:
    """`/atlas/static/{digest}/{name}`: Leaflet and the map script, from memory."""

    def __init__(self) -> None:
        self._digest = load_front_end().digest
        self._files = {name: gzip.compress(content, mtime=0) for name, content in load_front_end().files.items()}

    def answer(self, request: Request) -> Response:
        """The gzipped file; 404 for another name or version."""
        name = request.path_params["name"]
        if request.path_params["digest"] != self._digest or name not in self._files:
            return sentence(404, "server.unknown_address")
        return forever(request, self._files[name], MEDIA_TYPES[PurePosixPath(name).suffix])


def health(_: Request) -> Response:
    """JSON: status, data version, counts by table, errors in full, and whether all is done that is done at the start.

    200 while there is data to show, else 503.
    """
    try:
        watched = watch()
        catalogue = watched.current()
    except BoundaryError as fault:
        return _uncached({"status": "broken", "zh": fault.message_zh, "en": fault.message_en}, 503)
    found: dict[str, Any] = {
        "status": "broken" if catalogue.errors else "ok",
        "version": catalogue.version,
        "counts": {field.name: len(getattr(catalogue.records, field.name)) for field in fields(catalogue.records)},
        "problems": [asdict(problem) for problem in catalogue.errors],
        "warnings": len(catalogue.problems) - len(catalogue.errors),
        "pending": len(watched.pending),
        "warm": WARM.is_set(),
    }
    return _uncached(found, 503 if catalogue.errors else 200)


def _uncached(body: dict[str, Any], status: int) -> Response:
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store"})
