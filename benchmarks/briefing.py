"""A briefing of 20 scenes as PPTX, PDF, HTML and DOCX, beside the same pages printed by a headless Chromium.

    python benchmarks/briefing.py            # 5 rounds, every page printed, then 200 localities on two cores
    python benchmarks/briefing.py --quick    # 1 round, as many pages printed as there is time for: 55 s

A scene is a page of the atlas on the bundled data with everything that it shows. Each round of a format is a process of
its own, which has made another file before, so that libraries are loaded and nothing of this deck is remembered.
Prints `name value unit`, one a line; lines with # say when, where and which goals were missed. Figures are explained in
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).resolve().parent)]

import psutil  # noqa: E402
from browser import chromium  # noqa: E402
from many_cases import COPIES, write_cases  # noqa: E402
from nation import DATA  # noqa: E402
from playwright.sync_api import Page  # noqa: E402
from report import machine  # noqa: E402
from servers import DATA_NAME, application  # noqa: E402

FORMATS = ("pptx", "pdf", "html", "docx")
LANG, DATED = "zh", "2026-11-22"
NATION = "china"  # no case: nothing of it is in the deck
ROUNDS = 5
QUICK_SECONDS = 50.0
GOALS = {"pptx_s": 3.0, "pdf_s": 5.0, "localities_s": 600.0}
SECTIONS = ("mechanisms", "figures")
FIRST = (("overview", ""), ("comparison", "figures"), ("comparison", "charts"))
WINDOW = {"width": 1400, "height": 1400}
PATIENCE = 60_000
READY = """() => document.querySelector('[data-testid="stMainBlockContainer"]')?.childElementCount
    && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')"""
STOOD = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
PAINTED = "() => document.documentElement.dataset.painted"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--one", choices=FORMATS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one)))
        return 0
    begun = psutil.Process().create_time()
    print(f"# {datetime.now(UTC):%Y-%m-%d}, {machine()}")
    figures = dict(formats(1 if chosen.quick else ROUNDS))
    figures |= printed(begun + QUICK_SECONDS if chosen.quick else float("inf"))
    figures["print_ratio"] = (figures["print_s"][0] / figures["pdf_s"][0], "x")
    for name, (value, unit) in figures.items():
        print_figure(name, value, unit)
    if not chosen.quick:
        for name, (value, unit) in localities().items():
            print_figure(name, value, unit)
    return 0


def print_figure(name: str, value: float, unit: str) -> None:
    """A line, and one that says which goal was missed."""
    print(f"{name} {value:.0f} {unit}" if unit in ("MB", "B") else f"{name} {value:.2f} {unit}", flush=True)
    if name in GOALS and value >= GOALS[name]:
        print(f"# {name}: goal under {GOALS[name]:g} s, missed")


def scenes() -> list[tuple[str, str, str]]:
    """Page, locality and section of the 20 scenes: three of the collection, then the cases by turns."""
    from dashboard.catalogue import load

    cases = [place.locality_id for place in load(DATA).cases]
    of_places = [("locality", code, section) for section in SECTIONS for code in cases]
    return [*((page, "", section) for page, section in FIRST), *of_places][:20]


def one(form: str) -> dict[str, float]:
    """In a process of its own: a small file that loads the libraries, then the deck in this format, once."""
    from dashboard.catalogue import load
    from dashboard.exports.brief_files import content_of
    from dashboard.records import Briefing, Scene
    from dashboard.views.briefing import deck

    catalogue = load(DATA)
    before = peak_mb()
    started = time.perf_counter()
    content_of(
        catalogue, deck(catalogue, Briefing("", (Scene("locality", (("locality", NATION),)),)), LANG, DATED), form
    )
    warmed = time.perf_counter()
    found = tuple(
        Scene(page, tuple((name, value) for name, value in (("locality", place), ("section", section)) if value))
        for page, place, section in scenes()
    )
    laid_out = deck(catalogue, Briefing("Benchmark", found), LANG, DATED)
    begun = time.perf_counter()
    size = len(content_of(catalogue, laid_out, form))
    done = time.perf_counter()
    told = {"s": done - begun, "deck_s": begun - warmed, "warm_s": warmed - started, "size": size}
    return told | {"peak_mb": peak_mb(), "before_mb": before}


def peak_mb() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def formats(rounds: int) -> Iterator[tuple[str, tuple[float, str]]]:
    """Every format in turn; medians of the rounds, the largest of the peaks."""
    others: list[dict[str, float]] = []
    with ThreadPoolExecutor(2) as beside:  # a quick run makes the two formats that nothing is divided by side by side
        early = {form: beside.submit(_process, form) for form in FORMATS[2:]} if rounds == 1 else {}
    for form in FORMATS:
        found = [early[form].result()] if form in early else [_process(form) for _ in range(rounds)]
        middle = {name: statistics.median(one[name] for one in found) for name in found[0]}
        print(f"# {form}: median of {rounds}, {middle['size'] / 1e6:.1f} MB")
        yield f"{form}_s", (middle["s"], "s")
        yield f"{form}_first_s", (middle["warm_s"], "s")
        yield f"{form}_peak_mb", (max(one["peak_mb"] for one in found), "MB")
        others += found
    yield "deck_s", (statistics.median(one["deck_s"] for one in others), "s")
    yield "loaded_mb", (statistics.median(one["before_mb"] for one in others), "MB")


def _process(form: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, "--one", form], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{form}: {done.stderr}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def printed(until: float) -> dict[str, tuple[float, str]]:
    """The same pages printed one by one; where time runs out, as many as there was time for, scaled to all."""
    wanted = scenes()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / DATA_NAME).symlink_to(DATA)
        with application(Path(folder)) as start, chromium() as browser:
            home = start().home
            page = browser.new_page(viewport=WINDOW, locale="zh-CN")
            page.set_default_timeout(PATIENCE)
            print_page(page, home, wanted[-1])  # neither way pays for what is done once
            times, peak, size = [], 0.0, 0
            # every seventh page, then the next to each: pages of all kinds, however many there is time for
            for place in (number * 7 % len(wanted) for number in range(len(wanted))):
                if times and time.time() + 1.3 * max(times) + 1.5 > until:
                    break
                started = time.perf_counter()
                size += print_page(page, home, wanted[place])
                times.append(time.perf_counter() - started)
                peak = max(peak, held_mb())
    share = f"{len(times)} of {len(wanted)} pages printed"
    print(f"# print: {share}" + ("" if len(times) == len(wanted) else ", their mean taken for the others"))
    seconds = statistics.fmean(times) * len(wanted)
    return {"print_s": (seconds, "s"), "print_page_s": (statistics.median(times), "s"), "print_peak_mb": (peak, "MB")}


def print_page(page: Page, home: str, scene: tuple[str, str, str]) -> int:
    """Open a page, wait until its maps are painted, print it; returns the bytes."""
    name, place, section = scene
    asked = "&".join(f"{key}={value}" for key, value in (("locality", place), ("section", section)) if value)
    page.goto(f"{home}/{'' if name == 'overview' else name}?lang={LANG}&{asked}")
    page.wait_for_selector(STOOD)
    page.wait_for_function(READY)
    for frame in page.frames:
        if "streamlit_folium" in frame.url:
            frame.wait_for_function(PAINTED)
    return len(page.pdf(format="A4", landscape=True, print_background=True))


def held_mb() -> float:
    """Memory that server and browser hold for themselves (USS)."""
    found = 0
    for process in psutil.Process().children(recursive=True):
        try:
            found += process.memory_full_info().uss
        except psutil.Error:
            continue  # a process that has just ended
    return found / 1e6


def localities() -> dict[str, tuple[float, str]]:
    """The headless command for every locality of a generated package, on two cores where there are so many."""
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "data", Path(folder) / "out"
        count = write_cases(data, COPIES)
        command = [sys.executable, "-m", "dashboard.cli", "brief", "--locality", "all", "--format", "pptx,pdf,html"]
        command += ["--lang", "zh,en", "--jobs", "2", "--data", str(data), "--out", str(out)]
        if shutil.which("taskset") and (os.cpu_count() or 1) > 1:
            command = ["taskset", "-c", "0,1", *command]
        started, peak = time.perf_counter(), 0.0
        running: subprocess.Popen[Any] = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
        while running.poll() is None:
            peak = max(peak, held_mb())
            try:
                running.wait(5)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - started
        files = len(list(out.glob("*.*"))) - 1
    print(f"# localities: {count}, {files} files, exit status {running.returncode}")
    told = {"localities_s": (seconds, "s"), "locality_s": (seconds / count, "s")}
    return told | {"localities_peak_mb": (peak, "MB")}


if __name__ == "__main__":
    sys.exit(main())
