"""Tiles for the tests of basemaps: pictures of one colour, a PMTiles file of them, and a real tile server."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

GREEN = (20, 160, 70)


def picture(colour: tuple[int, int, int] = GREEN) -> bytes:
    """A PNG of one colour, as large as a tile."""
    file = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(file, "PNG")
    return file.getvalue()


def shade(zoom: int) -> tuple[int, int, int]:
    """A green of its own for each zoom: the writer takes the first tile of the last run for the deepest zoom."""
    return (GREEN[0], GREEN[1], GREEN[2] + zoom)


def write_pmtiles(
    path: Path, most: int = 2, kind: TileType = TileType.PNG, packed: Compression = Compression.NONE
) -> Path:
    """A PMTiles file of the whole world from zoom 0 to `most`, without the tile 1/1/1."""
    with path.open("wb") as file:
        writer = Writer(file)
        for zoom in range(most + 1):
            for place in sorted(zxy_to_tileid(zoom, x, y) for x in range(1 << zoom) for y in range(1 << zoom)):
                if place != zxy_to_tileid(1, 1, 1):
                    writer.write_tile(place, picture(shade(zoom)))
        header = {"tile_type": kind, "tile_compression": packed, "min_zoom": 0, "max_zoom": most}
        corners = {
            "min_lon_e7": -1800000000,
            "min_lat_e7": -850000000,
            "max_lon_e7": 1800000000,
            "max_lat_e7": 850000000,
        }
        writer.finalize({**header, **corners, "center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0}, {})
    return path


@contextmanager
def tile_server() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server on the loopback, every answer a green tile; gives its address, and the (path, referrer) asked for."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Referer", "")))
            content = picture()
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
