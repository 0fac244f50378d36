"""The marks of a chart in Vega-Lite: a figure as a value, its bounds as a bar with caps or arrows, dots and texts."""

from __future__ import annotations

from typing import Any

from dashboard.exhibit import Dot, Reading
from dashboard.quantity import Lang
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import Scale

Spec = dict[str, Any]
Values = list[dict[str, Any]]
SHAPES = {
    "plain": "circle",
    "lead": "diamond",
    "chosen": "triangle-up",
    "benchmark": "square",
    "muted": "M-.8,-.8L.8,.8M-.8,.8L.8,-.8",
}
HOLLOW = "#00000000"


def figure(dot: Dot, reading: Reading, scale: Scale, paint: dict[str, str]) -> dict[str, Any]:
    """A dot as a data value: where it stands, its bounds, its look, and what the pointer is told."""
    drawn = layout.bar(reading, scale)
    colour = paint[dot.tone]
    told = [dot.label, reading.text, dot.across.text if dot.across and dot.across is not reading else "", dot.period]
    return {
        "key": dot.key,
        "label": dot.label,
        "tone": dot.tone,
        "at": layout.place(reading),
        "low": drawn.low,
        "high": drawn.high,
        "open_low": drawn.open_low,
        "open_high": drawn.open_high,
        "bounded": not drawn.is_point and layout.place(reading) is not None,
        "shown": reading.text,
        "told": " · ".join(part for part in (*told, dot.note) if part),
        "colour": colour,
        "fill": colour if drawn.is_point and dot.tone != "muted" else HOLLOW,
        "shape": SHAPES[dot.tone],
        "has_point": reading.value is not None,
    }


def layer(values: Values, mark: Spec, **encoding: Any) -> Spec:
    """One layer with its own data. A screen reader is told the text twin of the whole, not of marks without names."""
    return {"data": {"values": values}, "mark": {"aria": False, **mark}, "encoding": encoding}


def spans(values: Values, axis: Spec, other: Spec, *, upright: bool = False, many: bool = False) -> list[Spec]:
    """The bounds of figures: a bar along `axis`, a cap at an end that is known, an arrow at an open one.

    `other` places the bar on the other axis; `upright` bars run up the page; bars of `many` places are thin.
    """
    one, two = ("y", "x") if upright else ("x", "y")
    bounded = [value for value in values if value["bounded"]]
    rule = {"type": "rule", "strokeWidth": 1 if many else 5, "opacity": 0.45}
    found = [layer(bounded, rule, **{one: _at(axis, "low"), f"{one}2": {"field": "high"}, two: other}, **_look())]
    for end, arrow, turn in (("low", "triangle-left", "triangle-down"), ("high", "triangle-right", "triangle-up")):
        closed = [value for value in bounded if not value[f"open_{end}"]]
        opened = [value for value in bounded if value[f"open_{end}"]]
        place = {one: _at(axis, end), two: other}
        cap = {
            "type": "tick",
            "orient": "horizontal" if upright else "vertical",
            "size": 6 if many else 12,
            "thickness": 1 if many else 2,
        }
        tip = {
            "type": "point",
            "shape": turn if upright else arrow,
            "size": 30 if many else 90,
            "filled": True,
            "opacity": 1,
        }
        found += [layer(closed, cap, **place, **_look()), layer(opened, tip, **place, **_look())]
    return found


def dots(values: Values, x: Spec, y: Spec, *, size: int = 90) -> Spec:
    """A mark per figure that has a number: filled where it is exact, hollow where bounded; small ones are pale."""
    shown = [value for value in values if value["has_point"]]
    large = size > 50
    mark = {"type": "point", "size": size, "strokeWidth": 2 if large else 1, "opacity": 1 if large else 0.6}
    return layer(shown, mark, x=x, y=y, **_look("stroke"), fill=_own("fill"), shape=_own("shape"))


def texts(values: Values, x: Spec, y: Spec, **mark: Any) -> Spec:
    """Words at a place, coloured by value unless a colour is given."""
    own = {} if "color" in mark else {"color": _own("colour")}
    style = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13, **mark}
    return layer(values, style, x=x, y=y, text={"field": "text", "type": "nominal"}, **own)


def rules(values: Values, colour: str, **encoding: Any) -> Spec:
    """Broken lines across the whole chart."""
    return layer(values, {"type": "rule", "strokeDash": [2, 4], "color": colour}, **encoding)


def number_axis(scale: Scale, lang: Lang, title: str, field: str) -> Spec:
    """An axis of numbers with the ticks of the scale, written as the language writes them."""
    labels = ",".join(f"'{tick:.12g}':'{layout.tick_label(tick, lang)}'" for tick in scale.ticks)
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
        "title": title,
        "axis": {
            "values": list(scale.ticks),
            "labelExpr": f"({{{labels}}})[datum.value]",
            "title": title,
            "tickCount": len(scale.ticks),
            "domain": False,
            "labelOverlap": True,
        },
    }


def pixels(field: str) -> Spec:
    """A position that is already in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _at(axis: Spec, field: str) -> Spec:
    return axis | {"field": field}


def _look(channel: str = "color") -> Spec:
    return {channel: _own("colour"), "tooltip": {"field": "told", "type": "nominal"}}


def _own(field: str) -> Spec:
    return {"field": field, "type": "nominal", "scale": None}
