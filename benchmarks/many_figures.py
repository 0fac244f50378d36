"""A data package of 3,000 places x 200 indicators x 20 years of generated figures: for timing comparisons only.

    python benchmarks/many_figures.py FOLDER [--places 3000] [--indicators 200]

The same seed writes the same bytes. Titles of package, source, places and indicators say that all is generated. The
package keeps the contract: `governance-atlas check FOLDER` finds no error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import nation  # noqa: E402

from dashboard.exports.figure_file import write_figures  # noqa: E402
from dashboard.quantity import parse  # noqa: E402

YEARS = tuple(str(year) for year in range(2006, 2026))
FORMS = ("{}%", "近{}%", "约{}%", "{}%以上", "不到{}%")
SHARES = (0.94, 0.015, 0.015, 0.015, 0.015)
MISSING = ("not_published", "withheld", "to_be_verified", "not_applicable")
MISSING_SHARE = 0.012


@dataclass(frozen=True)
class Size:
    """How many places and indicators; each has a figure or a kind of missing for each of 20 years."""

    places: int = 3000
    indicators: int = 200


def write_package(folder: Path, size: Size) -> None:
    """Write the package into `folder`, which is made where it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = json.loads((nation.DATA / "datapackage.json").read_text(encoding="utf-8"))
    tables = {
        "sources": [nation.source(9)],
        "localities": list(_localities(size.places)),
        "indicators": [_indicator(number) for number in range(size.indicators)],
    }
    for resource in descriptor["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        nation.write_table(folder / resource["path"], columns, tables.get(resource["name"], ()))
    descriptor["resources"].append({"name": "figures", "path": "figures.parquet", "format": "parquet"})
    said = "Generated for benchmarks: no figure here is true"
    descriptor |= {"name": "generated-figures", "title": said, "title_zh": "为性能测试生成，数字均非真实"}
    descriptor |= {"description": said + ".", "description_zh": "由 benchmarks/many_figures.py 生成，只用于计时。"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=1), encoding="utf-8")
    write_figures(figures(size), folder / "figures.parquet")


def place_id(number: int) -> str:
    """The code of a generated place."""
    return f"generated-{number:04d}"


def indicator_id(number: int) -> str:
    """The code of a generated indicator."""
    return f"generated_rate_{number:03d}_pct"


def _localities(count: int) -> Iterator[dict[str, Any]]:
    common = {"role": "parent", "anonymised": "false", "precision": "none"}
    yield {"locality_id": "china", "name_zh": "全国", "name_en": "China", "level": "country", **common}
    for number in range(count):
        names = {"name_zh": f"生成地{number:04d}", "name_en": f"Generated place {number:04d}", "level": "township"}
        yield {"locality_id": place_id(number), "parent_id": "china", **names, **common, "role": "mention"}


def _indicator(number: int) -> dict[str, Any]:
    code = indicator_id(number)
    names = {"name_zh": f"生成比率{number:03d}", "name_en": f"Generated rate {number:03d}"}
    return nation.indicator(code) | names | {"polarity": ("higher_better", "lower_better")[number % 2]}


def figures(size: Size) -> dict[str, Any]:
    """The columns of the file of figures: one row per place, indicator and year."""
    random = np.random.default_rng(nation.SEED)
    count = size.places * size.indicators * len(YEARS)
    tenths = np.clip(random.lognormal(3.2, 0.5, count) * 10, 1, 999).astype(np.int32)
    form = random.choice(len(FORMS), count, p=SHARES).astype(np.int32)
    missing = np.where(random.random(count) < MISSING_SHARE, random.integers(1, len(MISSING) + 1, count), 0)
    known = _known_forms()
    kind = np.where(missing > 0, len(known["printed"]) - 1, form * 1000 + tenths)
    columns: dict[str, Any] = {
        "indicator_id": _coded(np.repeat(np.arange(size.indicators), size.places * len(YEARS)), indicator_id),
        "period": _coded(np.tile(np.repeat(np.arange(len(YEARS)), size.places), size.indicators), YEARS.__getitem__),
        "locality_id": _coded(np.tile(np.arange(size.places), size.indicators * len(YEARS)), place_id),
        "missing": _coded(missing, ("", *MISSING).__getitem__),
        "source_id": _coded(np.zeros(count, dtype=np.int32), lambda _: nation.SOURCE),
        "line": np.ones(count, dtype=np.int32),
    }
    for name in ("printed", "qualifier"):
        names, codes = np.unique(known[name], return_inverse=True)
        columns[name] = pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)[kind]), pa.array(list(names)))
    for name in ("value", "lower", "upper"):
        columns[name] = pa.array(known[name][kind], from_pandas=True)
    for name in ("lower_open", "upper_open"):
        columns[name] = known[name][kind]
    return columns


def _coded(codes: Any, name: Any) -> pa.Array:
    names = [name(number) for number in range(int(codes.max()) + 1)]
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(names))


def _known_forms() -> dict[str, Any]:
    """What each form of each tenth of a per cent says by the rules of the atlas; the last is an absent figure."""
    said = [parse(form.format(f"{tenths / 10:g}")) if tenths else None for form in FORMS for tenths in range(1000)]
    rows = [*said, None]
    numbers = {
        name: np.array([np.nan if one is None else _number(getattr(one, name)) for one in rows])
        for name in ("value", "lower", "upper")
    }
    flags = {
        name: np.array([bool(one and getattr(one, name)) for one in rows]) for name in ("lower_open", "upper_open")
    }
    words = {
        name: np.array([str(getattr(one, name)) if one else "" for one in rows]) for name in ("printed", "qualifier")
    }
    words["printed"][-1] = "—"
    return numbers | flags | words


def _number(found: Decimal | None) -> float:
    return np.nan if found is None else float(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=Size.places)
    parser.add_argument("--indicators", type=int, default=Size.indicators)
    chosen = parser.parse_args()
    write_package(chosen.folder, Size(chosen.places, chosen.indicators))
    return 0


if __name__ == "__main__":
    sys.exit(main())
