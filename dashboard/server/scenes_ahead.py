"""The scene of the Maps page for an indicator that is pointed at, before it is chosen; see `dashboard.ui.ahead`."""

from __future__ import annotations

import gzip
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server.answers import JSON, UNKEPT, forever
from dashboard.sources.boundaries import BoundaryError
from dashboard.ui.ahead import GIVEN
from dashboard.ui.arrive import watch
from dashboard.views.painted import painted_ahead
from dashboard.views.scenes import arrived

AHEAD_PATH = "atlas/ahead"


def ahead_routes(base_path: str) -> list[Route]:
    """The route of scenes asked for ahead under `base_path`."""
    return [Route(f"{base_path}/{AHEAD_PATH}", ahead)]


def ahead(request: Request) -> Response:
    """JSON for the address of a page as its query, `named` an option of its indicator, `dark`, and `for` a token.

    204 where the page would show no such map: then the reader waits for the page itself, which says why.
    """
    asked = dict(request.query_params)
    try:
        catalogue = watch().current()
    except BoundaryError:
        return Response(status_code=204)
    selection, _ = arrived(catalogue, "maps", asked)
    dark = asked.get("dark") == "1"
    scene = None if catalogue.errors else painted_ahead(catalogue, selection, asked.get("named", ""), dark=dark)
    if scene is None:
        return Response(status_code=204)
    GIVEN.note(asked.get("for", ""), scene["id"])
    packed = gzip.compress(json.dumps(scene, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
    return forever(request, packed, JSON, UNKEPT)
