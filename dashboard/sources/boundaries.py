"""The bundled administrative boundaries: three nested layers, the maritime dashes, and the layers a browser draws.

Every file is read once, whole, and compared with its checksum in manifest.json before it is parsed, so a file that
changes under a running server is never taken in half.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd

BOUNDARY_LEVELS = ("province", "prefecture", "county")
DRAWING_SUFFIXES = {1000: "", 2000: "-2km"}


class BoundaryError(Exception):
    """The boundary folder can't be used: what is wrong, where, and how to mend it, in both languages."""

    def __init__(self, message_zh: str, message_en: str) -> None:
        super().__init__(f"{message_zh} / {message_en}")
        self.message_zh = message_zh
        self.message_en = message_en


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Administrative units of China in EPSG:4326 at full detail, one frame per level, each indexed by adcode (text).

    Columns: code_status (standard, publisher), name_zh, name_en, name_en_status (romanised, conventional), level,
    parent and province (adcode), lon, lat (label point, degrees), geometry. Rows stand in the order of the codes, as in
    the drawing layers; nothing is missing. The frames are shared: copy before changing one.
    """

    province: gpd.GeoDataFrame
    prefecture: gpd.GeoDataFrame
    county: gpd.GeoDataFrame
    dashes: dict[str, Any]
    manifest: dict[str, Any]

    def layer(self, level: str) -> gpd.GeoDataFrame:
        """The frame of `province`, `prefecture` or `county`; KeyError for any other level."""
        return {"province": self.province, "prefecture": self.prefecture, "county": self.county}[level]


def load_boundaries(folder: Path) -> Boundaries:
    """Everything in a boundary folder but the drawing layers; BoundaryError when a file is missing or altered."""
    manifest = read_manifest(folder)
    province, prefecture, county = (_layer(folder, manifest, level) for level in BOUNDARY_LEVELS)
    dashes = json.loads(_checked(folder, manifest, "dashes.geojson"))
    return Boundaries(province, prefecture, county, dashes, manifest)


def drawing_layer(folder: Path, level: str, tolerance_m: int = 1000) -> bytes:
    """TopoJSON of a level for the browser, simplified by `tolerance_m` (1000 or 2000).

    Features stand in the order of the frame of that level and carry their adcode only. Errors as `load_boundaries`.
    """
    return _checked(folder, read_manifest(folder), drawing_file(level, tolerance_m))


def drawing_digest(manifest: dict[str, Any], level: str, tolerance_m: int = 1000) -> str:
    """SHA-256 of a drawing layer (64 hexadecimal digits): goes into its address, so browsers may keep it for good."""
    return str(_record(manifest, drawing_file(level, tolerance_m))["sha256"])


def drawing_file(level: str, tolerance_m: int = 1000) -> str:
    """Path of a drawing layer inside the boundary folder; KeyError for a tolerance that isn't drawn."""
    return f"draw/{level}{DRAWING_SUFFIXES[tolerance_m]}.topo.json"


def read_manifest(folder: Path) -> dict[str, Any]:
    """manifest.json: `files` holds, by path, publisher, edition, datum, generalisation, code date, review number,
    licence, dependency, rows, bytes and sha256; `libraries` the versions it was built with.
    """
    content = _read(folder / "manifest.json")
    try:
        manifest = json.loads(content)
    except ValueError as fault:
        raise _damaged(folder / "manifest.json") from fault
    if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
        raise _damaged(folder / "manifest.json")
    return manifest


def _layer(folder: Path, manifest: dict[str, Any], level: str) -> gpd.GeoDataFrame:
    content = _checked(folder, manifest, f"{level}.parquet")
    return gpd.read_parquet(io.BytesIO(content)).set_index("adcode")


def _checked(folder: Path, manifest: dict[str, Any], name: str) -> bytes:
    content = _read(folder / name)
    if hashlib.sha256(content).hexdigest() != _record(manifest, name)["sha256"]:
        raise _damaged(folder / name)
    return content


def _record(manifest: dict[str, Any], name: str) -> dict[str, Any]:
    record = manifest["files"].get(name)
    if not isinstance(record, dict) or "sha256" not in record:
        raise BoundaryError(
            f"manifest.json 中没有 {name} 的记录或校验值。请重新运行 data/boundaries/build.py",
            f"manifest.json has no record or checksum of {name}. Run data/boundaries/build.py again",
        )
    return record


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BoundaryError(
            f"无法读取边界文件 {path}。请从发行包中补回，或重新运行 data/boundaries/build.py",
            f"The boundary file {path} can't be read. Restore it, or run data/boundaries/build.py again",
        ) from fault


def _damaged(path: Path) -> BoundaryError:
    return BoundaryError(
        f"边界文件 {path} 已损坏或被改动，与 manifest.json 不符。请从发行包中恢复，或重新运行 data/boundaries/build.py",
        f"The boundary file {path} is damaged or altered: it isn't what manifest.json says."
        " Restore it, or run data/boundaries/build.py again",
    )
