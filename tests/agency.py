"""An agency's own layers, made for tests: townships and communities as squares, and a grid of cells."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

HEADER = (Path(__file__).parents[1] / "data" / "layers.csv").read_text("utf-8").strip().split(",")
COUNTY = "110105"  # Chaoyang District, Beijing
WEST, SOUTH = 116.45, 39.90
ORIGIN = {"publisher_zh": "测试机构", "publisher_en": "An agency made for tests", "edition": "2024"}
PLAIN = {"level": "township", "form": "areas", "id_field": "code", "datum": "WGS84", "statutory": "true", **ORIGIN}


def square(west: float, south: float, side: float = 0.02) -> shapely.Polygon:
    """A square of `side` degrees."""
    return shapely.box(west, south, west + side, south + side)


def townships() -> gpd.GeoDataFrame:
    """Two squares of 0.06 degrees by 0.04, side by side."""
    shapes = [
        shapely.box(WEST, SOUTH, WEST + 0.06, SOUTH + 0.04),
        shapely.box(WEST + 0.06, SOUTH, WEST + 0.12, SOUTH + 0.04),
    ]
    names = {"code": ["110105001", "110105002"], "name": ["甲街道", "乙街道"], "county": [COUNTY] * 2}
    return gpd.GeoDataFrame(names, geometry=shapes, crs=4326)


def communities() -> gpd.GeoDataFrame:
    """Six strips of 0.02 degrees, three in each township."""
    codes = [f"11010500{1 + place // 3}00{1 + place % 3}" for place in range(6)]
    shapes = [shapely.box(WEST + 0.02 * place, SOUTH, WEST + 0.02 * (place + 1), SOUTH + 0.04) for place in range(6)]
    names = {"code": codes, "name": [f"{number}号社区" for number in range(1, 7)], "town": [code[:9] for code in codes]}
    return gpd.GeoDataFrame(names, geometry=shapes, crs=4326)


def write_layers(folder: Path, *layers: Mapping[str, str]) -> None:
    """The table of layers of a package, one row for each; what is left out is empty."""
    with (folder / "layers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        writer.writeheader()
        for layer in layers:
            names = {f"name_{lang}": layer["layer_id"] for lang in ("zh", "en")}
            writer.writerow({**PLAIN, **names, **layer})


def write_areas(folder: Path, file: str, frame: gpd.GeoDataFrame) -> None:
    """A layer's file in the format of its ending."""
    path = folder / "layers" / file
    path.parent.mkdir(exist_ok=True)
    if path.suffix == ".parquet":
        frame.to_parquet(path)
    elif path.suffix == ".geojson":
        path.write_text(
            json.dumps({"type": "FeatureCollection", **json.loads(frame.to_json())}, ensure_ascii=False), "utf-8"
        )
    else:
        frame.to_file(path)


def write_cells(
    folder: Path, file: str, across: int, indicator_id: str, *, side: float = 0.0005, **columns: Any
) -> np.ndarray:
    """A square grid of cells from the corner of the townships on; gives its values, every tenth missing."""
    down, right = np.divmod(np.arange(across * across), across)
    values = np.where(np.arange(across * across) % 10 == 9, np.nan, (down + right) % 100.0)
    table = {
        "cell": [f"{COUNTY}{number:08d}" for number in range(across * across)],
        "x": WEST + side * (right + 0.5),
        "y": SOUTH + side * (down + 0.5),
        indicator_id: pa.array(values, from_pandas=True),
        **columns,
    }
    (folder / "layers").mkdir(exist_ok=True)
    pq.write_table(pa.table(table), folder / "layers" / file)
    return values


def agency_package(folder: Path, across: int = 100) -> Path:
    """The three towns with two townships that report a rate (98 %, over 60 %), six communities and a grid of counts."""
    shutil.copytree(Path(__file__).parent / "three_towns", folder)
    _repeat(
        folder / "localities.csv",
        "a-garden",
        {"locality_id": "first", "name_zh": "第一街道", "name_en": "First Subdistrict", "level": "township"},
        {"statistical_code": "110105001"},
    )
    _repeat(
        folder / "localities.csv",
        "a-garden",
        {"locality_id": "second", "name_zh": "第二街道", "name_en": "Second Subdistrict", "level": "township"},
        {"statistical_code": "110105002"},
    )
    rate, over = (
        "town-a.satisfaction_rate_pct",
        {"printed": "60%以上", "value": "60", "lower": "60", "upper": "100", "qualifier": "at_least"},
    )
    _repeat(folder / "observations.csv", rate, {"observation_id": "first.rate", "locality_id": "first"})
    _repeat(folder / "observations.csv", rate, {"observation_id": "second.rate", "locality_id": "second"}, over)
    write_areas(folder, "towns.gpkg", townships())
    write_areas(folder, "lanes2.parquet", communities())
    write_cells(folder, "grid.parquet", across, "volunteer_count", side=0.12 / across)
    write_layers(
        folder,
        {
            "layer_id": "towns",
            "file": "layers/towns.gpkg",
            "name_field": "name",
            "parent_field": "county",
            "name_zh": "街道",
            "name_en": "Subdistricts",
            "valid_from": "2021",
            "licence": "internal",
        },
        {
            "layer_id": "lanes2",
            "file": "layers/lanes2.parquet",
            "name_field": "name",
            "parent_field": "town",
            "parent_layer": "towns",
            "level": "zone",
            "statutory": "false",
            "name_zh": "社区",
            "name_en": "Communities",
        },
        {
            "layer_id": "grid",
            "file": "layers/grid.parquet",
            "form": "cells",
            "id_field": "cell",
            "level": "grid",
            "cell_size": f"{0.12 / across:.10f}",
            "name_zh": "网格",
            "name_en": "Grid",
        },
    )
    return folder


def _repeat(path: Path, code: str, *cells: Mapping[str, str]) -> None:
    """Append a copy of the row whose first cell is `code`, with other cells."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    original = next(row for row in rows if next(iter(row.values())) == code)
    changed = {name: cell for entry in cells for name, cell in entry.items()}
    assert changed.keys() <= original.keys()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(original), lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, {**original, **changed}])
