"""The sheet behind a native chart: beside every point its place, what is printed, and how far its bounds lie away."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import accumulate

from xlsxwriter import Workbook

from dashboard.escape import legal
from dashboard.exports.chart_traces import Trace
from dashboard.wording import Wording

# columns from the left: both numbers of a point, its place, its figure as printed, and its bars above and below
_PLACE, _PRINTED = 2, 3
BARS = {"x": ("E", "F"), "y": ("G", "H")}


def offsets(traces: Sequence[Trace]) -> list[int]:
    """The row of the heading of each series, from 0: the layout of python-pptx's own sheets."""
    return [0, *accumulate(len(trace.points) + 2 for trace in traces[:-1])]


def chart_sheet(traces: Sequence[Trace], words: Wording) -> bytes:
    """A workbook of one sheet, every text in it written as text."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    sheet.set_column(0, _PRINTED, 18)
    for trace, row in zip(traces, offsets(traces), strict=True):
        heads = ("x", legal(trace.name), words("as_table.place"), words("as_table.reading"))
        for column, head in enumerate(heads):
            sheet.write_string(row, column, head)
        for at, point in enumerate(trace.points, row + 1):
            sheet.write_row(at, 0, point)
        for at, told in enumerate(trace.told, row + 1):
            for column, text in zip((_PLACE, _PRINTED), told, strict=True):
                sheet.write_string(at, column, legal(text))
        for way, lengths in trace.bars.items():
            for letter, ends in zip(BARS[way], lengths, strict=True):
                sheet.write_column(f"{letter}{row + 2}", ends)
    book.close()
    return target.getvalue()
