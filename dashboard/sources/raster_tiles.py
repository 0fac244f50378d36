"""Raster tiles in a local PMTiles file (version 3), read in place: the file is mapped into memory, never loaded."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

from pmtiles.reader import MmapSource, Reader
from pmtiles.tile import Compression, MagicNumberNotFound, SpecVersionUnsupported, TileType

MEDIA_TYPES = {
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
    TileType.AVIF: "image/avif",
}
_DIGEST_LENGTH = 12


class TilesError(Exception):
    """The file cannot be used: why, and how to mend it, in both languages."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(f"{message_zh} / {message_en}")
        self.message_zh = message_zh
        self.message_en = message_en


class RasterTiles:
    """The tiles of one file. `bounds` are south, west, north, east in degrees; `digest` changes with the file."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                read = MmapSource(file)
            self._reader = Reader(read)
            header = self._reader.header()
            stamp = f"{path.stat().st_size} {path.stat().st_mtime_ns}"
        except OSError as fault:
            raise TilesError(f"无法读取瓦片文件 {path}", f"the tile file {path} can't be read") from fault
        except (MagicNumberNotFound, SpecVersionUnsupported, ValueError, IndexError) as fault:
            raise TilesError(f"{path} 不是第 3 版 PMTiles 文件", f"{path} is no PMTiles file of version 3") from fault
        if header["tile_type"] not in MEDIA_TYPES:
            raise TilesError(
                f"{path} 里是矢量瓦片；请转成栅格瓦片（PNG、JPEG、WebP 或 AVIF）",
                f"{path} holds vector tiles; make raster tiles of them (PNG, JPEG, WebP or AVIF)",
            )
        if header["tile_compression"] not in (Compression.NONE, Compression.UNKNOWN, Compression.GZIP):
            raise TilesError(
                f"{path} 的瓦片压缩方式无法读取", f"the tiles of {path} are compressed in a way that can't be read"
            )
        self._packed = header["tile_compression"] is Compression.GZIP
        self.media_type = MEDIA_TYPES[header["tile_type"]]
        self.min_zoom, self.max_zoom = header["min_zoom"], header["max_zoom"]
        sides = ("min_lat_e7", "min_lon_e7", "max_lat_e7", "max_lon_e7")
        south, west, north, east = (header[side] / 1e7 for side in sides)
        self.bounds = (south, west, north, east)
        self.digest = hashlib.sha256(read(0, 127) + stamp.encode()).hexdigest()[:_DIGEST_LENGTH]

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """One tile as it is shown; None where the file has none, or there is no such place."""
        if not self.min_zoom <= zoom <= self.max_zoom or not (0 <= column < 1 << zoom and 0 <= row < 1 << zoom):
            return None
        content = self._reader.get(zoom, column, row)
        return gzip.decompress(content) if content and self._packed else content
