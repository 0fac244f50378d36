"""Provinces that report a rate of three years and a count of two, for tests; every number checkable in the head."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.quantity import parse

YEARS = ("2021年", "2022年", "2023年")
RATE, OTHER_RATE, COUNT = "satisfaction_rate_pct", "response_rate_pct", "volunteer_count"
RATES = {  # by province and year; an empty cell is no record
    "120000": ("20%", "40%", "70%"),
    "130000": ("30%", "30%", "30%"),
    "140000": ("40%", "20%", "约60%"),
    "150000": ("", "50%", ""),
}
COUNTS = {"120000": ("100名", "400名", ""), "130000": ("200名", "300名", "")}


def periods_package(folder: Path) -> Path:
    """The three towns with four more provinces, their rates of three years, a second rate of one year, and counts."""
    shutil.copytree(Path(__file__).parent / "three_towns", folder)
    place = {"parent_id": "china", "level": "province", "role": "mention", "anonymised": "false", "precision": "none"}
    _append(
        folder / "localities.csv",
        (
            {"locality_id": f"p{code}", "name_zh": f"试{code}", "name_en": f"Trial {code}", "adcode": code, **place}
            for code in RATES
        ),
    )
    if OTHER_RATE not in (folder / "indicators.csv").read_text("utf-8"):
        _repeat(
            folder / "indicators.csv",
            RATE,
            {"indicator_id": OTHER_RATE, "name_zh": "响应率", "name_en": "Response rate"},
        )
    rows = [*_figures(RATE, RATES), *_figures(COUNT, COUNTS), *_figures(OTHER_RATE, {"120000": ("", "", "90%")})]
    _append(folder / "observations.csv", rows)
    return folder


def _figures(indicator: str, by_place: Mapping[str, tuple[str, ...]]) -> Iterable[dict[str, str]]:
    for code, printed_forms in by_place.items():
        for year, printed in zip(YEARS, printed_forms, strict=True):
            if not printed:
                continue
            found = parse(printed)
            yield {
                "observation_id": f"p{code}.{indicator}.{year[:4]}",
                "locality_id": f"p{code}",
                "indicator_id": indicator,
                "kind": "measured",
                "label_zh": "试验数",
                "label_en": "Trial figure",
                "surveyor_zh": "未说明",
                "surveyor_en": "not stated",
                "printed": printed,
                "value": str(found.value),
                "lower": str(found.lower),
                "upper": str(found.upper),
                "lower_open": str(found.lower_open).lower(),
                "upper_open": str(found.upper_open).lower(),
                "qualifier": found.qualifier.value,
                "unit": "person" if indicator == COUNT else "percent",
                "period": year,
                "source_id": "handbook-1",
                "line": "4",
            }


def _append(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = csv.DictReader(file).fieldnames
    assert header
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerows(rows)


def _repeat(path: Path, code: str, cells: Mapping[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        original = next(row for row in csv.DictReader(file) if next(iter(row.values())) == code)
    _append(path, [{**original, **cells}])
