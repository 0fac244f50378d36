"""A picture painted in millimetres as a file: PNG, SVG or PDF, described in words; same input, same bytes."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dashboard.escape import html

DPI = 200
_MM = 25.4
_PATH = re.compile(r' d="M [^"]+"')
_NUMBER = re.compile(r"(\.\d\d)\d+")  # a hundredth of a point is less than any printer shows
_drawing = threading.Lock()  # matplotlib's settings are the process's, and Streamlit runs each reader in a thread


def picture_file(
    paint: Callable[[Axes], None],
    width_mm: float,
    height_mm: float,
    paper: str,
    *,
    format: str,  # noqa: A002 - as matplotlib and pandas say it
    title: str,
    described: str,
    lang: str,
) -> bytes:
    """What `paint` puts on axes whose units are millimetres from the top left; `described` is its alternative text."""
    with _drawing, mpl.rc_context({"svg.hashsalt": "governance-atlas", "pdf.fonttype": 42, "path.simplify": False}):
        figure = Figure(figsize=(width_mm / _MM, height_mm / _MM), dpi=DPI, facecolor=paper)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width_mm), ylim=(height_mm, 0))
        axes.set_axis_off()
        paint(axes)
        file = io.BytesIO()
        metadata = _metadata(format, title, described)
        figure.savefig(file, format=format, dpi=DPI, facecolor=figure.get_facecolor(), metadata=metadata)
    return _with_description(file.getvalue(), title, described, lang) if format == "svg" else file.getvalue()


def _metadata(format: str, title: str, described: str) -> dict[str, str | None]:  # noqa: A002 - as above
    if format == "png":
        return {"Title": title, "Description": described, "Software": "Governance Atlas"}
    if format == "svg":
        return {"Date": None, "Creator": "Governance Atlas"}
    return {"Title": title, "Subject": described, "Creator": "Governance Atlas", "CreationDate": None}


def _with_description(svg: bytes, title: str, described: str, lang: str) -> bytes:
    """Title and description first in the picture, where screen readers look for them; numbers shortened."""
    text = _PATH.sub(lambda found: _NUMBER.sub(r"\1", found.group()), svg.decode())
    head, opening, rest = text.partition("<svg ")
    attributes, end, inside = rest.partition(">")
    attributes += f' role="img" aria-labelledby="title desc" xml:lang="{lang}"'
    said = f'\n <title id="title">{html(title)}</title>\n <desc id="desc">{html(described)}</desc>'
    return f"{head}{opening}{attributes}{end}{said}{inside}".encode()
