"""Tiles of local basemaps, `/atlas/tiles/{name}.{digest}/{z}/{x}/{y}`: one at a time, out of the PMTiles file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server.answers import FOREVER, sentence
from dashboard.sources.map_settings import map_settings
from dashboard.views.basemap import TILES_PATH


def tile_routes(base_path: str) -> list[Route]:
    """The route of all tiles under `base_path`."""
    path = TILES_PATH.replace("{z}", "{z:int}").replace("{x}", "{x:int}").replace("{y}", "{y:int}")
    return [Route(f"{base_path}/{path}", tile)]


def tile(request: Request) -> Response:
    """The tile; 204 where the file has none, 404 for a basemap that is not configured or has another content now."""
    place = request.path_params
    basemap = map_settings().basemaps.get(place["name"])
    if basemap is None or basemap.tiles is None or basemap.tiles.digest != place["digest"]:
        return sentence(404, "server.unknown_address")
    content = basemap.tiles.tile(place["z"], place["x"], place["y"])
    headers = {"Cache-Control": FOREVER}
    if content is None:
        return Response(status_code=204, headers=headers)
    return Response(content, media_type=basemap.tiles.media_type, headers=headers)
