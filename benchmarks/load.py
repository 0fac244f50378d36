"""How long boundaries, geometry and case data take to load: cold in a fresh process, and from the cache.

    python benchmarks/load.py [--runs 7]

Cold is a new process each time, imports not counted and counted; the cache is what a page asks for on every run.
Prints one line a figure: name, median, unit.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

COLD = """
import time
start = time.perf_counter()
from dashboard.catalogue import BUNDLED_DATA, CatalogueWatch
imported = time.perf_counter()
watch = CatalogueWatch(BUNDLED_DATA)
watch.current()
loaded = time.perf_counter()
watch.current()
cached = time.perf_counter()
watch._looked = 0
watch.current()
looked = time.perf_counter()
print(imported - start, loaded - imported, cached - loaded, looked - cached)
"""
NAMES = ("import_s", "cold_load_s", "cached_ms", "cached_with_look_at_files_ms")
GOALS = {"cold_load_s": 1.5, "cached_ms": 10, "cached_with_look_at_files_ms": 10}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = [_run() for _ in range(parser.parse_args().runs)]
    met = True
    for place, name in enumerate(NAMES):
        factor = 1000 if name.endswith("ms") else 1
        median = statistics.median(run[place] for run in runs) * factor
        goal = GOALS.get(name)
        met &= goal is None or median < goal
        print(f"{name} {median:.3f} {'ms' if factor == 1000 else 's'}" + (f" (goal < {goal})" if goal else ""))
    return 0 if met else 1


def _run() -> list[float]:
    done = subprocess.run([sys.executable, "-c", COLD], check=True, capture_output=True, text=True)
    return [float(part) for part in done.stdout.split()]


if __name__ == "__main__":
    sys.exit(main())
