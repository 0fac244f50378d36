"""Geometry as it goes to browsers: drawing layers and dashes by name, whole or cut to some codes, compressed once."""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dashboard.sources.boundaries import BOUNDARY_LEVELS, DRAWING_SUFFIXES, drawing_digest, drawing_layer, read_manifest
from dashboard.sources.boundaries_cut import cut

DIGEST_LENGTH = 12
DASHES = "dashes"
_LAYERS = {
    f"{level}{suffix}": (level, metres) for level in BOUNDARY_LEVELS for metres, suffix in DRAWING_SUFFIXES.items()
}


def geometry_digests(manifest: dict[str, Any]) -> dict[str, str]:
    """Content digest (12 hexadecimal digits) of every geometry by name: `county`, `county-2km`, ..., `dashes`."""
    layers = {name: drawing_digest(manifest, *of) for name, of in _LAYERS.items()}
    every = {**layers, DASHES: str(manifest["files"]["dashes.geojson"]["sha256"])}
    return {name: digest[:DIGEST_LENGTH] for name, digest in every.items()}


class Drawings:
    """The geometry of one boundary folder. BoundaryError where a file is missing or altered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.digests = geometry_digests(read_manifest(folder))
        self.whole = cache(self._whole)
        self.part = lru_cache(maxsize=256)(self._part)

    def _whole(self, name: str) -> bytes:
        """The geometry `name`, gzipped; KeyError for a name that is not in `digests`."""
        return gzip.compress(self._read(name), mtime=0)

    def _part(self, name: str, codes: frozenset[str]) -> bytes:
        """The areas of a layer with these codes, gzipped. Parsed anew for each set of codes: 60 ms, and then kept."""
        smaller = cut(json.loads(self._read(name)), codes)
        return gzip.compress(json.dumps(smaller, separators=(",", ":")).encode(), mtime=0)

    def _read(self, name: str) -> bytes:
        if name == DASHES:
            return (self._folder / "dashes.geojson").read_bytes()
        return drawing_layer(self._folder, *_LAYERS[name])
