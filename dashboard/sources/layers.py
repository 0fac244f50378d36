"""An agency's own layers: areas with outlines, or cells with values, in WGS-84 whatever datum their files are in.

Reading goes as far as it can. What is wrong comes back as faults beside the layer; the contract puts them into words.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from dashboard.sources.cells import CellLayer, cell_layer, mercator, middles_of_shapes
from dashboard.sources.data_package import Package
from dashboard.sources.datum import DEGREES, likely_datum, shapes_to_wgs84, to_wgs84
from dashboard.sources.layer_files import LayerError, digest, layer_path, read_frame
from dashboard.sources.topology import topology

TABLE = "layers"
MOST_NAMED = 5
LONGEST_CODE = 40
LONGEST_NAME = 240
POSITIONS = (("x", "y"), ("col", "row"))
_HIDDEN = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"  # on a screen
_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
Cells = Mapping[str, str]
Floats = NDArray[np.float64]


class Fault(NamedTuple):
    """Something wrong with a layer: the code of its message, the column of `layers`, what was found and wanted."""

    code: str
    field: str
    value: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class AreaLayer:
    """Areas by code (text) in EPSG:4326: `name` and `parent` ("" where the file has none), `geometry`, in code order.

    `digest` (12 hexadecimal digits) changes with the file and with how it is read; `drawing` is TopoJSON, gzipped.
    """

    layer_id: str
    digest: str
    frame: gpd.GeoDataFrame
    drawing: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A layer as read, None where it can't be, and what is wrong with it."""

    layer: AreaLayer | CellLayer | None
    faults: tuple[Fault, ...] = ()


def read_layers(package: Package) -> dict[str, Reading]:
    """The layers that a package lists, by code, whether or not its table passes the contract. Never raises for them."""
    table = package.tables.get(TABLE)
    found: dict[str, Reading] = {}
    indicators = package.tables.get("indicators")
    known = frozenset(row.cells.get("indicator_id", "") for row in indicators.rows) if indicators else frozenset()
    for row in table.rows if table else ():
        code = row.cells.get("layer_id", "")
        if code and code not in found:
            found[code] = _read(package.folder, row.cells, known)
    return found


def _read(folder: Path, cells: Cells, indicators: frozenset[str]) -> Reading:
    try:
        path = layer_path(folder, cells.get("file", ""))
        edition = digest(path, *sorted(f"{name}={cell}" for name, cell in cells.items()), *sorted(indicators))
        frame = read_frame(path)
        _require(frame, cells, ("id_field", "name_field", "parent_field"))
        make = _read_cells if cells.get("form") == "cells" else _read_areas
        return make(frame, cells, edition, indicators)
    except LayerError as fault:
        return Reading(None, (Fault(fault.code, fault.field, fault.value, fault.wanted),))


def _require(frame: pd.DataFrame, cells: Cells, fields: tuple[str, ...]) -> None:
    if frame.empty:
        raise LayerError("layer_empty", "file", cells["file"])
    for field in fields:
        column = cells.get(field, "")
        if column and column not in frame.columns:
            listed = ", ".join(str(name) for name in frame.columns if name != "geometry")
            raise LayerError("layer_unknown_field", field, column, listed)
    if not cells.get("id_field"):
        raise LayerError("layer_unknown_field", "id_field", "", ", ".join(map(str, frame.columns)))


def _read_areas(frame: pd.DataFrame, cells: Cells, edition: str, _: frozenset[str]) -> Reading:
    if not isinstance(frame, gpd.GeoDataFrame):
        raise LayerError("layer_not_areas", "file", cells.get("file", ""))
    codes = text_codes(frame[cells["id_field"]])
    shapes = np.asarray(frame.geometry.array, dtype=object)
    faults = [*_odd_codes(codes), *_odd_crs(frame, cells), *_odd_shapes(codes, shapes)]
    kept = (codes != "") & ~pd.Series(codes).duplicated().to_numpy() & ~_shapeless(shapes)
    codes, shapes = codes[kept], shapely.force_2d(shapes[kept])
    if not len(codes) or not np.isin(shapely.get_type_id(shapes), _AREAS).all():
        raise LayerError("layer_not_areas", "file", cells.get("file", ""))
    shapes = _converted(shapes, cells)
    order = np.argsort(codes, kind="stable")
    columns = {
        stem: text_codes(frame[cells[field]])[kept] if cells.get(field) else np.full(len(codes), "", dtype=object)
        for stem, field in (("name", "name_field"), ("parent", "parent_field"))
    }
    faults += _odd_names(codes, columns["name"])
    made = gpd.GeoDataFrame(columns, geometry=_mended(shapes), index=pd.Index(codes, name="code"), crs=4326).iloc[order]
    drawing = topology(cells["layer_id"], list(made.index), np.asarray(made.geometry.array, dtype=object))
    return Reading(AreaLayer(cells["layer_id"], edition, made, gzip.compress(drawing, mtime=0)), tuple(faults))


def _converted(shapes: NDArray[np.object_], cells: Cells) -> NDArray[np.object_]:
    points = shapely.get_coordinates(shapes)
    _check_datum(points[:, 0], points[:, 1], cells)
    try:
        there = shapes_to_wgs84(shapes, cells.get("datum", ""))
    except ValueError as fault:
        raise LayerError("layer_unknown_datum", "datum", cells.get("datum", "")) from fault
    if not _on_earth(*shapely.get_coordinates(there).T):
        raise LayerError("layer_not_in_datum", "datum", cells.get("datum", ""))
    return there


def _on_earth(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> bool:
    """Whether all are degrees; what is not finite is none."""
    return bool((np.abs(lon) <= 180).all() and (np.abs(lat) <= 90).all())


def _check_datum(x: NDArray[np.float64], y: NDArray[np.float64], cells: Cells) -> None:
    try:
        likely = likely_datum(x, y, cells.get("datum", ""))
    except ValueError as fault:
        raise LayerError("layer_unknown_datum", "datum", cells.get("datum", "")) from fault
    if likely == "swapped":
        raise LayerError("layer_swapped", "file", f"{np.nanmedian(x):.4f}, {np.nanmedian(y):.4f}")
    if likely:
        wanted = likely if likely != "EPSG" else "EPSG:4534 … EPSG:4554"
        raise LayerError("layer_projected", "datum", f"{np.nanmedian(x):.0f}, {np.nanmedian(y):.0f}", wanted)


def _odd_codes(codes: NDArray[np.object_]) -> list[Fault]:
    column = pd.Series(codes, dtype="string")
    twice = sorted(set(column[column.duplicated() & (column != "")]))
    odd = column.str.contains(f",|{_HIDDEN}") | (column.str.len() > LONGEST_CODE)  # a comma: in an address
    unusable = sorted(set(column[odd]))
    return [
        *([Fault("area_code_empty", "id_field", str((codes == "").sum()))] if (codes == "").any() else []),
        *([Fault("area_code_twice", "id_field", named(twice))] if twice else []),
        *([Fault("area_code_unusable", "id_field", named(unusable), str(LONGEST_CODE))] if unusable else []),
    ]


def _odd_names(codes: NDArray[np.object_], names: NDArray[np.object_]) -> list[Fault]:
    """Names that hide what they say, or that no map has room for."""
    column = pd.Series(names, dtype="string")
    odd = column.str.contains(_HIDDEN) | (column.str.len() > LONGEST_NAME)
    unusable = codes[odd.to_numpy(dtype=bool)]
    return [Fault("area_name_unusable", "name_field", named(unusable), str(LONGEST_NAME))] if len(unusable) else []


def _odd_crs(frame: gpd.GeoDataFrame, cells: Cells) -> list[Fault]:
    """The file names another datum than the table does; GCJ-02 and BD-09 have no code, so files can't name them."""
    datum = cells.get("datum", "")
    if frame.crs is None or datum in ("GCJ02", "BD09"):
        return []
    own = frame.crs.to_epsg()
    wanted = {"WGS84": 4326, "CGCS2000": 4490}.get(datum) or int(datum.removeprefix("EPSG:") or 0)
    alike = own is None or own == wanted or {f"EPSG:{own}", f"EPSG:{wanted}"} <= set(DEGREES)
    return [] if alike else [Fault("layer_datum_differs", "datum", f"EPSG:{own}", datum)]


def _shapeless(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    return found


def _odd_shapes(codes: NDArray[np.object_], shapes: NDArray[np.object_]) -> list[Fault]:
    none = _shapeless(shapes)
    invalid = ~none & ~shapely.is_valid(shapes)
    return [
        *([Fault("area_without_shape", "file", named(codes[none]))] if none.any() else []),
        *([Fault("area_mended", "file", named(codes[invalid]))] if invalid.any() else []),
    ]


def _mended(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Valid areas: an outline that crosses itself is taken apart where it does; what has no extent falls away."""
    broken = ~shapely.is_valid(shapes)
    if not broken.any():
        return shapes
    made = shapes.copy()
    for place in np.flatnonzero(broken):
        parts = shapely.get_parts(shapely.make_valid(shapes[place], method="structure", keep_collapsed=False))
        made[place] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), _AREAS)])
    return made


def text_codes(column: pd.Series[Any]) -> NDArray[np.object_]:
    """Codes or names as text; whole numbers without a decimal point, nothing for what is missing."""
    if pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all():
        column = column.astype("Int64")
    texts = column.astype("string").fillna("").str.strip()
    return texts.to_numpy(dtype=object)


def named(codes: Any) -> str:
    """The first codes of a list, and how many there are in all where there are more."""
    listed = [str(code) for code in codes]
    more = f" … ({len(listed)})" if len(listed) > MOST_NAMED else ""
    return ", ".join(listed[:MOST_NAMED]) + more


def _read_cells(frame: pd.DataFrame, cells: Cells, edition: str, indicators: frozenset[str]) -> Reading:
    codes = text_codes(frame[cells["id_field"]])
    faults = [*_odd_codes(codes)]
    columns = [str(name) for name in frame.columns if str(name) in indicators]
    values = {
        name: pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan) for name in columns
    }
    text = [name for name in columns if (pd.isna(values[name]) & frame[name].notna().to_numpy()).any()]
    faults += [Fault("cells_not_numbers", "file", named(text))] if text else []
    faults += [] if columns else [Fault("cells_without_values", "file", ", ".join(map(str, frame.columns)))]
    x, y, sides = _positions(frame, cells)
    return Reading(cell_layer(cells["layer_id"], edition, codes, x, y, sides, values), tuple(faults))


def _positions(frame: pd.DataFrame, cells: Cells) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
    """Middles, and widths and heights, as shares of the Mercator world."""
    if isinstance(frame, gpd.GeoDataFrame):
        shapes = np.asarray(frame.geometry.array, dtype=object)
        if _shapeless(shapes).any() or not np.isin(shapely.get_type_id(shapes), _AREAS).all():
            raise LayerError("layer_not_areas", "file", cells.get("file", ""))
        return middles_of_shapes(_converted(shapes, cells))
    given = next((names for names in POSITIONS if set(names) <= set(frame.columns)), None)
    side = _number(cells, "cell_size")
    if given is None or not side > 0:
        raise LayerError("cells_without_position", "cell_size" if given else "file", cells.get("cell_size", ""))
    x, y = (pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float, na_value=np.nan) for name in given)
    if given == ("col", "row"):
        x, y = (_number(cells, f"origin_{axis}") + (steps + 0.5) * side for axis, steps in (("x", x), ("y", y)))
    _check_datum(x, y, cells)
    datum = cells.get("datum", "")
    corners = [to_wgs84(x + half * side, y + half * side, datum) for half in (-0.5, 0.5)]
    if not all(_on_earth(*corner) for corner in corners):
        raise LayerError("layer_not_in_datum", "datum", datum)
    (west, south), (east, north) = (mercator(*corner) for corner in corners)
    return (west + east) / 2, (south + north) / 2, (np.abs(east - west), np.abs(south - north))


def _number(cells: Cells, field: str) -> float:
    try:
        return float(cells.get(field, "") or "nan")
    except ValueError:
        return float("nan")
