"""Files of an agency's layers as frames, whatever their format; nothing but the file itself is ever opened.

GDAL finds out for itself what a file is, and some formats make it ask other hosts (VRT, the linked datum of a GeoJSON).
So the first bytes decide what is handed to it, and GeoJSON is read without it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from dashboard.sources.data_package import LAYER_FOLDER

LARGEST_LAYER = 1024 * 1024 * 1024
_FIRST_BYTES = {".parquet": b"PAR1", ".gpkg": b"SQLite format 3\0", ".shp": b"\0\0\x27\x0a"}
_TEXTS = ("UTF-8", "GB18030")  # of a Shapefile that doesn't say


class LayerError(Exception):
    """A layer can't be read: the code of its message, the column of `layers` to blame, what was found and wanted."""

    def __init__(self, code: str, field: str, value: str = "", wanted: str = "") -> None:
        super().__init__(code, field, value, wanted)
        self.code, self.field, self.value, self.wanted = code, field, value, wanted


def layer_path(package: Path, file: str) -> Path:
    """The path of a layer's file; LayerError where it is not there, too large, or not what its ending says."""
    path = package / file
    home = (package / LAYER_FOLDER).resolve()
    if not path.is_file() or path.resolve().parent != home or home.parent != package.resolve():
        raise LayerError("layer_file_missing", "file", file)
    if path.stat().st_size > LARGEST_LAYER:
        raise LayerError("file_too_large", "file", str(LARGEST_LAYER // 1024 // 1024))
    with path.open("rb") as opened:
        first = opened.read(64)
    wanted = _FIRST_BYTES.get(path.suffix)
    if not (first.startswith(wanted) if wanted else first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")):
        raise LayerError("layer_unreadable", "file", path.suffix.removeprefix("."))
    return path


def digest(path: Path, *further: str) -> str:
    """12 hexadecimal digits over a layer's file, the files beside it that belong to it, and further texts."""
    found = hashlib.sha256("\0".join(further).encode(errors="replace"))
    for part in _parts(path):
        with part.open("rb") as opened:
            found.update(hashlib.file_digest(opened, "sha256").digest())
    return found.hexdigest()[:12]


def _parts(path: Path) -> Iterator[Path]:
    """The file, and the table, index, datum and text encoding of a Shapefile."""
    yield path
    if path.suffix == ".shp":
        besides = (path.with_suffix(suffix) for suffix in (".dbf", ".shx", ".prj", ".cpg"))
        yield from (part for part in besides if part.is_file())


def read_frame(path: Path) -> pd.DataFrame:
    """All rows of a layer; a GeoDataFrame where it has shapes. LayerError for what can't be read."""
    try:
        return _READERS[path.suffix](path)
    except LayerError:
        raise
    except Exception as fault:  # pyogrio, pyarrow, geopandas and shapely each have their own
        raise LayerError("layer_unreadable", "file", str(fault).splitlines()[0] if str(fault) else "") from fault


def _read_parquet(path: Path) -> pd.DataFrame:
    import pyarrow.parquet as pq

    if b"geo" in (pq.read_schema(path).metadata or {}):
        return _framed(gpd.read_parquet(path))
    return _framed(pq.read_table(path).to_pandas())


def _read_geojson(path: Path) -> pd.DataFrame:
    document = json.loads(path.read_text("utf-8-sig"))
    features: list[dict[str, Any]] = document["features"]
    if not features:
        raise LayerError("layer_empty", "file", path.name)
    return _framed(gpd.GeoDataFrame.from_features(features))


def _read_vector(path: Path) -> pd.DataFrame:
    import pyogrio

    if path.suffix == ".gpkg" or path.with_suffix(".cpg").is_file():
        return _framed(pyogrio.read_dataframe(path))
    for encoding in _TEXTS:
        try:
            return _framed(pyogrio.read_dataframe(path, encoding=encoding))
        except UnicodeDecodeError:
            continue
    raise LayerError("layer_unreadable", "file", "encoding")


def _framed(frame: Any) -> pd.DataFrame:
    """What an untyped library returns, typed."""
    assert isinstance(frame, pd.DataFrame)
    return frame


_READERS = {".parquet": _read_parquet, ".geojson": _read_geojson, ".gpkg": _read_vector, ".shp": _read_vector}
