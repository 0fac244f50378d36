"""The three towns with a few figures in a file of figures, given by their printed forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from dashboard.catalogue import Catalogue
from dashboard.exports.figure_file import write_figures
from dashboard.quantity import parse
from dashboard.sources.figures import FIELDS, read_figures

PROVINCES = ("north", "east", "south")
COUNT = "volunteer_count"  # higher is better


def filed(base: Catalogue, folder: Path, indicator: str = COUNT, period: str = "2023", **printed: str) -> Catalogue:
    """`base` with a file of figures: printed forms by place, a kind of missing after a "!"."""
    rows = [_row(indicator, period, place.replace("_", "-"), form) for place, form in printed.items()]
    columns = {name: pa.array([row[name] for row in rows], kind) for name, kind in FIELDS.items()}
    write_figures(columns, folder / "figures.parquet")
    return replace(base, figures=read_figures(folder / "figures.parquet"))


def _row(indicator: str, period: str, place: str, form: str) -> dict[str, object]:
    said = None if form.startswith("!") else parse(form)
    numbers = {name: getattr(said, name, None) for name in ("value", "lower", "upper")}
    return {
        **dict.fromkeys(FIELDS, ""),
        **{name: None if number is None else float(number) for name, number in numbers.items()},
        "locality_id": place,
        "indicator_id": indicator,
        "period": period,
        "printed": form if said else "",
        "lower_open": bool(said and said.lower_open),
        "upper_open": bool(said and said.upper_open),
        "qualifier": str(said.qualifier) if said else "",
        "missing": "" if said else form.removeprefix("!"),
        "source_id": "handbook",
        "line": 0,
    }
