"""An agency's own layers, by address: areas whole or cut as the bundled ones, cells by tile, summed for the scale."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.server.answers import JSON, forever, sentence
from dashboard.sources.boundaries_cut import cut
from dashboard.sources.cell_tiles import tile_json
from dashboard.sources.cells import DEEPEST, CellLayer
from dashboard.sources.layers import LONGEST_CODE, AreaLayer
from dashboard.ui.arrive import watch
from dashboard.views.agency_cells import TILE_PATH

MOST_CODES = 400


def cell_routes(base_path: str) -> list[Route]:
    """The route of tiles of cells under `base_path`."""
    return [Route(f"{base_path}/{TILE_PATH}", tile)]


def areas(request: Request) -> Response:
    """The areas of a layer, or those of `?only=`; 404 for another layer or edition, 400 for codes of no use."""
    layer = watch().current().layers.get(request.path_params["name"])
    if not isinstance(layer, AreaLayer) or layer.digest != request.path_params["digest"]:
        return sentence(404, "server.unknown_geometry")
    only = request.query_params.get("only")
    if only is None:
        return forever(request, layer.drawing, JSON)
    codes = frozenset(only.split(","))
    if len(codes) > MOST_CODES or any(not 0 < len(code) <= LONGEST_CODE for code in codes):
        return sentence(400, "server.bad_codes", most=MOST_CODES)
    return forever(request, _part(layer.drawing, codes), JSON)


@lru_cache(maxsize=256)
def _part(drawing: bytes, codes: frozenset[str]) -> bytes:
    return _packed(cut(json.loads(gzip.decompress(drawing)), codes))


def tile(request: Request) -> Response:
    """The cells of an indicator in a tile; 404 for another layer, edition, indicator or a tile that there is not."""
    asked = request.path_params
    layer = watch().current().layers.get(asked["layer"])
    if not isinstance(layer, CellLayer) or layer.digest != asked["digest"] or asked["indicator"] not in layer.values:
        return sentence(404, "server.unknown_geometry")
    zoom, column, row = (asked[name] for name in ("zoom", "column", "row"))
    if zoom > DEEPEST or max(column, row) >= 1 << zoom:
        return sentence(404, "server.unknown_address")
    return forever(request, _packed(tile_json(layer.tile(asked["indicator"], zoom, column, row))), JSON)


def _packed(body: object) -> bytes:
    return gzip.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), compresslevel=5, mtime=0)
