"""How fast the map of all counties is: the atlas, the careful plain way, and two static pages, in one run.

    python benchmarks/maps.py [--quick] [--runs 7] [--without application]

A real Chromium draws the same counties in every way. Prints one line a figure, `name value unit`, goals beside; what
each means stands in benchmarks/README.md. The exit status is 0 whether goals are met or not, 1 if a way did not run.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from browser import Traffic, Visit, chromium
from nation import INDICATORS, name_of, write_nation
from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError
from report import lines
from servers import DATA_NAME, NotStartedError, Server, application, plain, static_pages
from ways import ApplicationWay, NotMeasuredError, Shape, StaticWay, StreamlitWay, Way

START = psutil.Process().create_time()
QUICK_SECONDS = 48.0  # no round begins that would end later
QUICK_VISITS, QUICK_CHANGES = 2, 4
MOST_ROUNDS = len(INDICATORS) - 2  # each change shows an indicator for the first time, and one is left for the bytes
SESSIONS = 20
FIRST_SESSIONS = 5
LAYERS = ("county", "county-2km")
WITHOUT_APPLICATION = Shape(width=1000, height=560, layer=LAYERS[0])
KINDS = {
    "application": ApplicationWay,
    "plain": StreamlitWay,
    "static_leaflet": StaticWay,
    "static_paths": StaticWay,
}
SERVERS = {"application": application, "plain": plain}
SHAPE = "width={width}&height={height}&layer={layer}"
ADDRESSES = {
    "application": "/maps?lang=en&level=county&indicator={indicator}",
    "plain": f"/?indicator={{indicator}}&{SHAPE}",
    "static_leaflet": f"/static_leaflet.html?{SHAPE}",
    "static_paths": f"/static_paths.html?{SHAPE}",
}


@dataclass
class Figures:
    """What was measured, by way: lists have one entry a round, in seconds; bytes are of one change."""

    first_polygons: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    first_polygons_again: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    repaint: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    plain_bytes: dict[str, int] = field(default_factory=dict)
    packed_bytes: dict[str, int] = field(default_factory=dict)
    view_kept: dict[str, bool] = field(default_factory=dict)
    session_bytes: dict[str, float] = field(default_factory=dict)
    shape: Shape = field(default_factory=lambda: WITHOUT_APPLICATION)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, within 55 seconds, and no memory")
    parser.add_argument("--runs", type=int, default=MOST_ROUNDS, help=f"rounds of a full run, 1 to {MOST_ROUNDS}")
    parser.add_argument("--without", choices=tuple(KINDS), action="append", default=[], help="leave a way out")
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers are stopped
    try:
        figures = measure([name for name in KINDS if name not in chosen.without], chosen.runs, quick=chosen.quick)
    except (NotStartedError, NotMeasuredError, BrowserError) as fault:
        print(f"# not measured: {fault}", file=sys.stderr)
        return 1
    print("\n".join(lines(figures, time.time() - START)))
    return 0


def measure(names: Collection[str], runs: int, *, quick: bool) -> Figures:
    """Start what is asked for, warm it up, and measure the ways in turn, so that a busy moment strikes them all."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        folder = Path(made)
        write_nation(folder / DATA_NAME)
        with ExitStack() as stack:
            ways = _start(stack, browser, folder, names, figures, LAYERS[:1] if quick else LAYERS)
            _measure_rounds(browser, ways, figures, min(runs, MOST_ROUNDS), quick=quick)
        for name in SERVERS if not quick else ():
            if name in names:
                figures.session_bytes[name] = _memory_per_session(browser, name, folder, figures)
    return figures


def _measure_rounds(browser: Browser, ways: list[Way], figures: Figures, count: int, *, quick: bool) -> None:
    """First visits to every way in turn, then changes on the pages of the last visits, then their bytes."""
    until = START + QUICK_SECONDS if quick else float("inf")
    visits: list[Visit] = []
    # room is left for a round of bytes and some of changes, as the first of these meet a browser that has yet to learn
    for _ in _rounds(QUICK_VISITS if quick else count, until, spare=3.2):
        for visit in visits:
            visit.close()
        visits = [_arrive(browser, way, figures, again=not quick) for way in ways]
    for number in _rounds(QUICK_CHANGES if quick else count, until, spare=2):
        for visit in visits:
            _change(visit, number, figures)
    for visit in visits:
        if visit.way.server.process:
            _bytes_and_view(visit, figures)
        visit.close()


def _start(
    stack: ExitStack,
    browser: Browser,
    folder: Path,
    names: Collection[str],
    figures: Figures,
    layers: Collection[str],
) -> list[Way]:
    """The ways in the order of `names`, warm. The other ways draw the size and the geometry that the atlas draws, which
    is one of `layers`; NotMeasuredError where it is not.
    """
    starting = {name: stack.enter_context(SERVERS[name](folder)) for name in SERVERS if name in names}
    static = stack.enter_context(static_pages(folder))
    servers = {}
    with ThreadPoolExecutor() as pool:
        waiting = {name: pool.submit(start) for name, start in starting.items()}
        for name in reversed(waiting):  # the atlas last: it checks its data while the plain way is warmed up
            servers[name] = waiting[name].result()
            _warm_up(browser, _way(name, servers[name]), figures, layers)
    if figures.shape["layer"] not in layers:
        raise NotMeasuredError(f"the atlas draws {figures.shape['layer']}, the other ways were to draw {layers}")
    return [_way(name, servers.get(name, static)) for name in names]


def _way(name: str, server: Server) -> Way:
    return KINDS[name](name, server, ADDRESSES[name])


def _warm_up(browser: Browser, way: Way, figures: Figures, layers: Collection[str] = LAYERS) -> None:
    """Let a server show the map once in each geometry, and see which of them the atlas draws, and how large."""
    if isinstance(way, ApplicationWay):
        visit = Visit(browser, way, INDICATORS[0], figures.shape)
        figures.shape = way.shape(visit.page)
        visit.close()
    else:
        for layer in layers:
            Visit(browser, way, INDICATORS[0], {**figures.shape, "layer": layer}).close()


def _rounds(count: int, until: float, spare: float) -> Iterator[int]:
    """1, 2, ... `count`; fewer where `spare` further rounds as long as the last would not end in time."""
    for number in range(1, count + 1):
        begun = time.time()
        yield number
        now = time.time()
        if now + spare * (now - begun) > until:
            return


def _arrive(browser: Browser, way: Way, figures: Figures, *, again: bool) -> Visit:
    """A first visit with an empty browser cache, which stays open, and a second one with what the first has left."""
    visit = Visit(browser, way, INDICATORS[0], figures.shape)
    figures.first_polygons[way.name].append(visit.first_polygons)
    if again:
        second = Visit(browser, way, INDICATORS[0], figures.shape, visit.context)
        figures.first_polygons_again[way.name].append(second.first_polygons)
        second.page.close()
    return visit


def _change(visit: Visit, number: int, figures: Figures) -> None:
    """The next indicator, with the processor time that the server has used until all is quiet again."""
    way, used = visit.way, visit.way.server.cpu_seconds()
    figures.repaint[way.name].append(visit.change(*_names(number)))
    if way.server.process:
        figures.cpu[way.name].append(way.server.cpu_seconds() - used)


def _bytes_and_view(visit: Visit, figures: Figures) -> None:
    """One more change, untimed because listening costs time: what is sent, and whether the view stays."""
    number = len(figures.repaint[visit.way.name]) + 1
    visit.move_away()
    traffic = Traffic(visit.page)
    visit.change(*_names(number))
    sent = traffic.stop()
    figures.plain_bytes[visit.way.name], figures.packed_bytes[visit.way.name] = sent
    figures.view_kept[visit.way.name] = visit.is_elsewhere()


def _names(number: int) -> tuple[str, str]:
    return name_of(INDICATORS[number - 1]), name_of(INDICATORS[number])


def _memory_per_session(browser: Browser, name: str, folder: Path, figures: Figures) -> float:
    """Bytes by which a fresh server grows with each session, from the sixth to the last of `SESSIONS` open maps.

    The slope of a straight line: the first sessions still set free what loading the data has left, so they don't count.
    """
    with SERVERS[name](folder) as start:
        way = _way(name, start())
        _warm_up(browser, way, figures)
        context, used = None, []
        for number in range(SESSIONS):
            indicator = INDICATORS[number % len(INDICATORS)]
            context = Visit(browser, way, indicator, figures.shape, context).context
            used.append(way.server.memory_bytes())
        counted = used[FIRST_SESSIONS:]
        slope = statistics.linear_regression(range(len(counted)), counted).slope
        if context:
            context.close()
        return max(0.0, slope)


if __name__ == "__main__":
    sys.exit(main())
