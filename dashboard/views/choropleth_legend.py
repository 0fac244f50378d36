"""The legend of a map of figures: each class with its breaks and count, then what is uncertain, borrowed or missing."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.classes import Classes, round_steps
from dashboard.analysis.map_values import MapValues
from dashboard.exhibit import LegendEntry
from dashboard.records import Missing
from dashboard.views.choropleth_drawing import BEYOND_SCALE, Drawing, Look, largest, radius
from dashboard.wording import Wording

CIRCLES = 3


def number(value: float) -> str:
    """A break for reading: at most six significant digits, thousands apart."""
    spelt = f"{value:.6g}"
    return f"{float(spelt):,.0f}" if "e" in spelt or "." not in spelt else f"{float(spelt):,}"


def class_text(classes: Classes, index: int, words: Wording) -> str:
    """The ends of a class in words; the class of outliers says so."""
    low, high = (number(end) for end in classes.ends(index))
    last = len(classes) - 1
    if classes.high_apart and index == last:
        return words("maps.class_high_apart", low=low)
    if classes.low_apart and index == 0:
        return words("maps.class_low_apart", high=number(classes.ends(1)[0]))
    if low == high and not classes.breaks:
        return low
    if low == high and index in (0, last):  # an empty end: no value bounds it
        return words("maps.class_above" if index else "maps.class_up_to", end=low)
    if index == 0 or (classes.low_apart and index == 1):
        return words("maps.class_first", low=low, high=high)
    return words("maps.class_inner", low=low, high=high)


def legend(found: MapValues, drawing: Drawing, words: Wording) -> tuple[LegendEntry, ...]:
    """Classes (empty ones too) or circle sizes, then uncertain, borrowed and each kind of missing, with counts."""
    return (
        *(_classes(found, drawing, words) if found.as_areas else _circles(found, drawing, words)),
        *_doubts(found, drawing, words),
        LegendEntry("line", words("overview.legend_dash")),
    )


def _classes(found: MapValues, drawing: Drawing, words: Wording) -> Iterator[LegendEntry]:
    for index in reversed(range(len(found.classes) if found.reported else 0)):
        mark = drawing.marks[Look(index)]
        also = drawing.also(mark, class_index=index, missing=None)
        yield LegendEntry(mark, class_text(found.classes, index, words), found.classes.counts[index], also)


def _circles(found: MapValues, drawing: Drawing, words: Wording) -> Iterator[LegendEntry]:
    numbers = [entry.number for entry in found.reported if entry.number is not None]
    most = largest(found.classes) if numbers else 0.0
    looks = [look for look in drawing.marks if look.class_index == BEYOND_SCALE and drawing.counts[look]]
    if looks:
        mark = drawing.marks[looks[0]]
        text = words("maps.circle_beyond", low=number(most))
        also = drawing.also(mark, class_index=BEYOND_SCALE)
        yield LegendEntry(mark, text, sum(drawing.counts[look] for look in looks), also)
    steps = sorted({most, *round_steps(0.0, most, CIRCLES)}, reverse=True)[:CIRCLES]
    for step in steps if most > 0 else ():
        yield LegendEntry(f"size{radius(step, most)}", number(step))
    if 0.0 in numbers:
        yield LegendEntry(f"size{radius(0.0, most)}", words.code("missing", Missing.TRUE_ZERO), numbers.count(0.0))


def _doubts(found: MapValues, drawing: Drawing, words: Wording) -> Iterator[LegendEntry]:
    looks = drawing.counts
    for name in ("uncertain", "borrowed"):
        count = sum(number for look, number in looks.items() if getattr(look, name))
        if count:
            mark = next(mark for look, mark in drawing.marks.items() if getattr(look, name))
            how = "" if found.as_areas else "_circle"
            text = words(f"maps.legend_{name}{how if name == 'uncertain' else ''}")
            yield LegendEntry(mark, text, count, drawing.also(mark, **{name: True}))
    for missing in Missing:
        look = Look(missing=missing)
        if look in looks:
            yield LegendEntry(drawing.marks[look], words.code("missing", missing), looks[look])
