"""Comparing and ranking from a Parquet data package of 12 million generated figures, and the same in plain pandas.

    python benchmarks/compare.py            # 15 rounds, and plain pandas with the whole table in memory as well
    python benchmarks/compare.py --quick    # 5 rounds, within 55 seconds

3,000 places x 200 indicators x 20 years. `compare` sets 8 places side by side in every indicator and year, `rank`
orders all places by one indicator in one year; both with bounds, kinds of missing and the gate. Each round asks for
other places and another indicator. Plain pandas reads the same file with its filters and ranks point values, no more.
`..._exhibit` is the whole exhibit as the Compare page shows it, cell by cell.
Memory is what the process grew by from before loading to after the questions, and its peak while loading.
Prints `name value unit`, one a line; lines with # say when, where and which goals were missed.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).resolve().parent)]

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import psutil  # noqa: E402
from many_figures import YEARS, Size, indicator_id, place_id  # noqa: E402

from dashboard.analysis.figure_lines import compare, rank_nation  # noqa: E402
from dashboard.catalogue import Catalogue, load  # noqa: E402
from dashboard.selection import Selection  # noqa: E402
from dashboard.views.filed_figures import all_periods  # noqa: E402
from dashboard.views.ranking import ranking  # noqa: E402

LEVEL = "township"
BESIDE = 8
GOALS = {"compare_ms": 150, "rank_ms": 300}
Question = tuple[list[str], str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    rounds = 5 if quick else 15
    size = Size()
    now = datetime.datetime.now(datetime.UTC).date().isoformat()
    print(f"# {now}, {platform.machine()}, {os.cpu_count()} processors, {rounds} rounds, medians")
    with tempfile.TemporaryDirectory() as folder:
        writer = Path(__file__).with_name("many_figures.py")
        subprocess.run(
            [sys.executable, str(writer), folder], check=True
        )  # a process of its own: its memory is not ours
        report(Path(folder), size, rounds, quick=quick)
    return 0


def report(folder: Path, size: Size, rounds: int, *, quick: bool) -> None:
    """Load, ask, print."""
    before = _resident_mb()
    started = time.perf_counter()
    catalogue = load(folder)
    loaded = time.perf_counter() - started
    assert not catalogue.errors, catalogue.errors
    assert catalogue.figures is not None
    questions = _questions(size, rounds)
    for places, indicator, year in _questions(size, 1, seed=0):  # neither way pays for what is done once
        compare(catalogue, places)
        rank_nation(catalogue, indicator, year, LEVEL)
    atlas = {
        "compare": _timed(questions, lambda places, _i, _y: compare(catalogue, places)),
        "rank": _timed(questions, lambda _p, indicator, year: rank_nation(catalogue, indicator, year, LEVEL)),
    }
    page = {
        "comparison_exhibit": _timed(questions, lambda places, _i, _y: all_periods(catalogue, _chosen(places))),
        "ranking_exhibit": _timed(questions, lambda _p, code, year: ranking(catalogue, _of(code, year))),
    }
    print(f"figures {catalogue.figures.count} rows")
    print(f"file_mb {len(catalogue.figures.content) / 1e6:.1f} MB")
    print(f"load_and_check_s {loaded:.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"memory_mb {_resident_mb() - before:.0f} MB")
    print(f"memory_peak_mb {peak - before:.0f} MB")
    file = folder / "figures.parquet"
    plain = {
        "compare": _timed(questions, lambda places, _i, _y: plain_compare(file, places)),
        "rank": _timed(questions, lambda _p, indicator, year: plain_rank(file, indicator, year)),
    }
    _same(catalogue, file, questions[0])
    for name, seconds in atlas.items():
        _print(f"{name}_ms", seconds * 1000)
        _print(f"plain_{name}_ms", plain[name] * 1000)
        print(f"{name}_ratio {plain[name] / seconds:.2f} x")
    for name, seconds in page.items():
        _print(f"{name}_ms", seconds * 1000)
    if not quick:
        in_memory(file, questions, atlas)


def _chosen(places: list[str]) -> Selection:
    return Selection(localities=tuple(places))


def _of(indicator: str, year: str) -> Selection:
    return Selection(indicator=indicator, period=year)


def plain_compare(file: Path, places: list[str]) -> pd.DataFrame:
    """Point values side by side and their ranks, as pandas reads and pivots them."""
    columns = ["indicator_id", "period", "locality_id", "value"]
    rows = pd.read_parquet(file, columns=columns, filters=[("locality_id", "in", places)])
    beside = rows.pivot_table(index=["indicator_id", "period"], columns="locality_id", values="value", observed=True)
    return beside.join(beside.rank(axis=1, ascending=False).add_suffix("_rank"))


def plain_rank(file: Path, indicator: str, year: str) -> pd.DataFrame:
    """Point values of one indicator and year, ranked and sorted."""
    wanted = [("indicator_id", "==", indicator), ("period", "==", year)]
    rows = pd.read_parquet(file, columns=["locality_id", "value"], filters=wanted)
    return rows.assign(rank=rows["value"].rank(ascending=False, method="min")).sort_values("rank")


def in_memory(file: Path, questions: list[Question], atlas: dict[str, float]) -> None:
    """The other plain way: the whole table as a frame, text as categories, filtered by masks."""
    before = _resident_mb()
    frame = pd.read_parquet(file, columns=["indicator_id", "period", "locality_id", "value"])
    print(f"plain_in_memory_mb {_resident_mb() - before:.0f} MB")

    def side_by_side(places: list[str], _indicator: str, _year: str) -> None:
        rows = frame[frame["locality_id"].isin(places)]
        beside = rows.pivot_table(
            index=["indicator_id", "period"], columns="locality_id", values="value", observed=True
        )
        beside.join(beside.rank(axis=1, ascending=False).add_suffix("_rank"))

    def ranked(_places: list[str], indicator: str, year: str) -> None:
        rows = frame[(frame["indicator_id"] == indicator) & (frame["period"] == year)]
        rows.assign(rank=rows["value"].rank(ascending=False, method="min")).sort_values("rank")

    for name, ask in (("compare", side_by_side), ("rank", ranked)):
        seconds = _timed(questions, ask)
        _print(f"plain_in_memory_{name}_ms", seconds * 1000)
        print(f"in_memory_{name}_ratio {seconds / atlas[name]:.2f} x")


def _questions(size: Size, count: int, seed: int = 1) -> list[Question]:
    random = np.random.default_rng(seed)
    return [
        (
            [place_id(int(number)) for number in random.choice(size.places, BESIDE, replace=False)],
            indicator_id(int(random.integers(size.indicators))),
            YEARS[int(random.integers(len(YEARS)))],
        )
        for _ in range(count)
    ]


def _timed(questions: list[Question], ask: Callable[..., Any]) -> float:
    """Median seconds of a question."""
    taken = []
    for question in questions:
        started = time.perf_counter()
        ask(*question)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _same(catalogue: Catalogue, file: Path, question: Question) -> None:
    """Both ways found the same numbers: a fast answer to another question is none."""
    places, indicator, year = question
    mine = rank_nation(catalogue, indicator, year, LEVEL).set_index("locality_id")["value"].dropna()
    plain = plain_rank(file, indicator, year).set_index("locality_id")["value"].dropna()
    plain.index = plain.index.astype(object)
    pd.testing.assert_series_equal(mine.sort_index(), plain.sort_index(), check_index_type=False)
    beside = pd.DataFrame(compare(catalogue, places).cells["value"]).notna().sum().sum()
    assert beside == plain_compare(file, places)[places].notna().sum().sum()


def _print(name: str, milliseconds: float) -> None:
    print(f"{name} {milliseconds:.1f} ms")
    if name in GOALS and milliseconds >= GOALS[name]:
        print(f"# {name}: goal under {GOALS[name]} ms, missed")


def _resident_mb() -> float:
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    sys.exit(main())
