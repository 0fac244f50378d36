"""The figures of a run as lines: `name value unit`, the goal beside it, and what kind of run it was as comments."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maps import Figures

GOALS = {
    "repaint_ratio": (">=", 25),
    "first_polygons_ratio": (">=", 3),
    "bytes_ratio": (">=", 300),
    "cpu_ratio": (">=", 25),
    "static_page_ratio": ("<=", 2),
}
Figure = tuple[str, float, str]
Medians = Mapping[str, float]


def lines(figures: Figures, seconds: float) -> Iterator[str]:
    """Comments on the run, the ratios with their goals, then the absolute figures."""
    visits, changes = (max(map(len, times.values())) for times in (figures.first_polygons, figures.repaint))
    yield f"# {datetime.now(UTC):%Y-%m-%d}, {machine()}; {seconds:.0f} s in all"
    drawn = "layer {layer}, map {width} x {height} pixels".format(**figures.shape)
    yield f"# medians of {visits} visits and {changes} changes of indicator; {drawn}"
    missed = []
    for name, value, unit in (*_ratios(figures), *_absolutes(figures)):
        goal = ""
        if name in GOALS:
            sign, wanted = GOALS[name]
            met = value >= wanted if sign == ">=" else value <= wanted
            missed += [] if met else [name]
            goal = f" (goal {sign} {wanted}: {'met' if met else 'missed'})"
        yield f"{name} {_written(value)} {unit}{goal}"
    yield f"# goals missed: {', '.join(missed) or 'none'}"


def _ratios(figures: Figures) -> Iterator[Figure]:
    """Plain way : atlas, and atlas : static pages; none where one of the two was left out, or is 0."""
    repaint, first = _medians(figures.repaint), _medians(figures.first_polygons)
    compared = {
        "repaint": repaint,
        "first_polygons": first,
        "first_polygons_again": _medians(figures.first_polygons_again),
        "bytes": figures.packed_bytes,
        "cpu": _means(figures.cpu),
        "session_memory": figures.session_bytes,
    }
    for name, found in compared.items():
        if "plain" in found and found.get("application"):
            yield f"{name}_ratio", found["plain"] / found["application"], "x"
    pages = [name for name in repaint if name.startswith("static")]
    if "application" in repaint and pages:
        yield "static_page_ratio", repaint["application"] / min(repaint[name] for name in pages), "x"
        for name in pages:
            yield f"{name}_repaint_ratio", repaint["application"] / repaint[name], "x"
            yield f"{name}_first_polygons_ratio", first["application"] / first[name], "x"


def _absolutes(figures: Figures) -> Iterator[Figure]:
    seconds = {
        "repaint": _medians(figures.repaint),
        "first_polygons": _medians(figures.first_polygons),
        "first_polygons_again": _medians(figures.first_polygons_again),
        "cpu_per_change": _means(figures.cpu),
    }
    for measure, found in seconds.items():
        yield from ((f"{way}_{measure}", value, "s") for way, value in found.items())
    yield from ((f"{way}_bytes_per_change", value, "B") for way, value in figures.packed_bytes.items())
    yield from ((f"{way}_bytes_per_change_unpacked", value, "B") for way, value in figures.plain_bytes.items())
    yield from ((f"{way}_view_kept", kept, "of 1") for way, kept in figures.view_kept.items())
    yield from ((f"{way}_memory_per_session", value / 1e6, "MB") for way, value in figures.session_bytes.items())


def _medians(found: Mapping[str, list[float]]) -> Medians:
    return {way: statistics.median(values) for way, values in found.items()}


def _means(found: Mapping[str, list[float]]) -> Medians:
    """Means, because the system counts processor time in steps of 10 ms: a median would be one of few values."""
    return {way: statistics.fmean(values) for way, values in found.items()}


def _written(value: float) -> str:
    """A plain decimal of four significant digits, whole from 1000 on: 0.1234, 12.35, 1131205."""
    if value >= 1000 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.4g}" if value >= 1e-4 else f"{value:.4f}"


def machine() -> str:
    """Processor, cores, system and how busy the machine was."""
    cpuinfo = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text()) if cpuinfo.is_file() else None
    name = named[1] if named else platform.machine()
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, load {os.getloadavg()[0]:.1f}"
