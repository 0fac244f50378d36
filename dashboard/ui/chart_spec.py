"""A chart as a Vega-Lite specification, which the browser draws without a network and without eval.

Text from data stands in data values only, never in a field name or an expression. Places differ by shape as well as
by colour; what is not comparable is a grey cross on a broken line. Heights are in pixels, the width is the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.exhibit import Axis, Chart, Dot, Reading
from dashboard.quantity import Lang
from dashboard.ui.chart_marks import (
    HOLLOW,
    Spec,
    Values,
    dots,
    figure,
    layer,
    number_axis,
    pixels,
    rules,
    spans,
    texts,
)
from dashboard.views import chart_layout as layout
from dashboard.views.chart_layout import Scale
from dashboard.views.chart_names import Ground, named

_HALF = {"expr": "width * 0.5"}
_ROW, _ROW_WITH_REASON, _LABEL = 46, 62, 17  # pixels
_PILE, _SQUARE, _SLOPE = 220, 420, 380
_PHONE, _DESK = 210, 900  # pixels: plots of a scatter; names that stand clear on one do so on any wider one
_CHARACTER, _LATIN = 13, 0x2E7F  # pixels: a Chinese character, twice the width of a Latin letter
# how a name stands on each side of its mark: alignment, pixels to the right, pixels down
_ASIDE = {"r": ("left", 9, 0), "l": ("right", -9, 0), "t": ("center", 0, -17), "b": ("center", 0, 17)}


def chart_spec(chart: Chart, lang: Lang, *, dark: bool, axis_title: Callable[[Axis], str]) -> Spec:
    """The specification of a chart of any kind; `axis_title` says what an axis measures, with its unit."""
    paint = layout.PALETTES[dark]
    titles = tuple(axis_title(axis) for axis in (chart.axis, chart.across) if axis)
    return {
        "autosize": {"type": "fit-x", "contains": "padding"},  # heights stay as they are reckoned here
        "background": "transparent",
        "padding": {"left": 18, "right": 18, "top": 6, "bottom": 4},
        "config": {
            "view": {"stroke": None},
            "axis": {"labelColor": paint["ink"], "titleColor": paint["ink"], "gridColor": paint["line"]},
        },
        **_KINDS[chart.kind](chart, lang, paint, titles),
    }


def _dot_plot(chart: Chart, lang: Lang, paint: dict[str, str], titles: Sequence[str]) -> Spec:
    lines = layout.rows(chart)
    scale = layout.scale((dot.reading for dot in chart.dots), from_zero=True)
    row = _ROW_WITH_REASON if any(dot.note for dot in chart.dots) else _ROW
    along = number_axis(scale, lang, titles[0], "at")
    middle = {dot: (at + 0.5) * row for at, line in enumerate(lines) for dot in line}
    figures = [figure(dot, dot.reading, scale, paint) | {"y": middle[dot]} for dot in middle]
    heads = [{"text": _head(line), "x": 0, "y": middle[line[0]] - 14} for line in lines]
    numbers = [{"text": _printed(line), "y": middle[line[0]] - 14} for line in lines]
    reasons = [{"text": line[0].note, "x": 0, "y": middle[line[0]] + 17} for line in lines if line[0].note]
    joined = [{"x": -9, "y": (a + 0.14) * row, "y2": (b + 0.86) * row} for a, b in layout.brackets(lines)]
    apart = sum(line[0].tone != "muted" for line in lines) * row
    return {
        "height": row * len(lines),
        "layer": [
            *spans(figures, along, pixels("y")),
            dots(figures, along, pixels("y")),
            texts(heads, pixels("x"), pixels("y"), color=paint["ink"], fontWeight="bold", limit=_HALF),
            texts(numbers, {"value": "width"}, pixels("y"), color=paint["ink"], align="right", limit=_HALF),
            texts(reasons, pixels("x"), pixels("y"), color=paint["muted"], fontSize=11, limit={"expr": "width"}),
            layer(joined, {"type": "rule", "strokeWidth": 2, "color": paint["ink"]}, **_upright(pixels("x"))),
            *([rules([{"y": apart}], paint["muted"], y=pixels("y"))] if 0 < apart < row * len(lines) else []),
        ],
    }


def _distribution(chart: Chart, lang: Lang, paint: dict[str, str], titles: Sequence[str]) -> Spec:
    scale = layout.distribution_scale(chart)
    along = number_axis(scale, lang, titles[0], "at")
    marked = [dot for dot in chart.dots if dot.tone in layout.MARKED]
    floor = _LABEL * (len(marked) + len(chart.marks)) + 8 + _PILE
    above = _piled([dot for dot in chart.dots if dot.tone != "muted"], scale, paint, floor - 5, -1)
    below = _piled(layout.placed_aside(chart), scale, paint, floor + 12, 1)
    spots = {value["key"]: value for value in (*above, *below)}
    lines = [
        _flag(mark.label, mark.reading, scale, paint["ink"], at) | {"y2": floor} for at, mark in enumerate(chart.marks)
    ]
    lines += [
        _flag(dot.label, dot.reading, scale, paint[dot.tone], at) | {"y2": spots[dot.key]["y"]}
        for at, dot in enumerate(marked, len(chart.marks))
    ]
    bounded = [figure(dot, dot.reading, scale, paint) | {"y": spots[dot.key]["y"]} for dot in marked]
    bands = [line | {"y": 0} for line in lines[: len(chart.marks)]]
    return {
        "height": max([floor, *(value["y"] + 8 for value in below)]),
        "layer": [
            layer(
                bands,
                {"type": "rect", "opacity": 0.16, "color": paint["ink"]},
                x=along | {"field": "low"},
                x2={"field": "high"},
                **_upright(),
            ),
            dots(
                [value for value in (*above, *below) if value["tone"] not in layout.MARKED],
                along,
                pixels("y"),
                size=8 if len(above) > layout.MANY else 30,
            ),
            layer(lines, {"type": "rule", "strokeDash": [4, 3]}, **_upright(along), color=_colour()),
            *spans(bounded, along, pixels("y")),
            dots(bounded, along, pixels("y")),
            *_beside(lines, along, pixels("y"), room=(0.5, 0.5)),
        ],
    }


def _slope(chart: Chart, lang: Lang, paint: dict[str, str], titles: Sequence[str]) -> Spec:
    lines = layout.slopes(chart)
    scale = layout.scale((dot.reading for dot in chart.dots), from_zero=False)
    up = number_axis(scale, lang, titles[0], "at")
    sides: Spec = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-0.5, 1.9], "nice": False}}
    # bars of places that have the same number stand beside one another
    ends = [
        figure(dot, dot.reading, scale, paint)
        | {"side": side, "x": side + 0.03 * (at - (len(lines) - 1) / 2), "line": dot.key, "dash": _dash(*line)}
        for at, line in enumerate(lines)
        for side, dot in enumerate(line)
    ]
    least = (scale.high - scale.low) * 2 * _LABEL / _SLOPE
    labels: Values = []
    for side, align in enumerate(("right", "left")):
        own = [value for value in ends if value["side"] == side and value["at"] is not None]
        moved = layout.spread([value["at"] for value in own], least)
        edge = (1 if side else -1) * 0.03 * (len(lines) - 1) / 2
        labels += [
            value
            | {
                "at": at,
                "x": side + edge,
                "align": align,
                "text": [value["label"], value["shown"]] if side else value["shown"],
            }
            for value, at in zip(own, moved, strict=True)
        ]
    heads = [{"x": side, "y": -14, "text": dot.period} for side, dot in enumerate(lines[0])]
    joined = {"type": "line", "strokeWidth": 2}
    dashes = {"field": "dash", "type": "nominal", "scale": {"domain": ["solid", "open"], "range": [[1, 0], [5, 4]]}}
    return {
        "height": _SLOPE,
        "padding": {"left": 18, "right": 18, "top": 30, "bottom": 4},
        "layer": [
            layer(
                ends,
                joined,
                x=sides,
                y=up,
                detail={"field": "line"},
                color=_colour(),
                strokeDash=dashes | {"legend": None},
            ),
            *spans(ends, up, sides, upright=True),
            dots(ends, sides, up),
            *_beside(labels, sides, up, room=(0.36, 0.2), dx=9),
            texts(heads, sides, pixels("y"), color=paint["ink"], fontWeight="bold", align="center"),
        ],
    }


def _scatter(chart: Chart, lang: Lang, paint: dict[str, str], titles: Sequence[str]) -> Spec:
    across = [dot.across for dot in chart.dots if dot.across]
    scales = [layout.scale(found, from_zero=True) for found in ([dot.reading for dot in chart.dots], across)]
    along, up = number_axis(scales[0], lang, titles[0], "at"), number_axis(scales[1], lang, titles[1], "at2")
    pairs = layout.pairs(chart)
    wide = [figure(dot, dot.reading, scales[0], paint) | {"at2": layout.place(other)} for dot, other in pairs]
    tall = [figure(dot, other, scales[1], paint) | {"at2": layout.place(dot.reading)} for dot, other in pairs]
    for value, other in zip(wide, tall, strict=True):
        value |= {"has_point": True, "fill": value["fill"] if other["fill"] == value["fill"] else HOLLOW}
    many = len(wide) > layout.MANY
    return {
        "height": _SQUARE,
        "layer": [
            *spans(wide, along, up, many=many),
            *spans(tall, up | {"field": "at"}, along | {"field": "at2"}, upright=True, many=many),
            dots(wide, along, up, size=12 if many else 90),
            *([dots([value for value in wide if value["tone"] in layout.MARKED], along, up)] if many else []),
            *_names(chart, wide, (along, up), scales),
        ],
    }


def _names(chart: Chart, values: Values, axes: Sequence[Spec], scales: Sequence[Scale]) -> list[Spec]:
    """Names laid out for a phone and for a desk; how wide the plot has become says which are seen."""
    found = []
    for wide, seen in ((_PHONE, f"width < {_DESK}"), (_DESK, f"width >= {_DESK}")):
        sides = named(chart, scales[0], scales[1], Ground(wide, _SQUARE, 12, _LABEL, _width))
        for side, (align, dx, dy) in _ASIDE.items():
            own = [value | {"text": value["label"]} for value in values if sides.get(value["key"]) == side]
            look = {"align": align, "dx": dx, "dy": dy, "opacity": {"expr": f"{seen} ? 1 : 0"}}
            found += [texts(own, axes[0], axes[1], **look)] if own else []
    return found


def _width(text: str) -> float:
    return sum(_CHARACTER if ord(letter) > _LATIN else _CHARACTER * 0.6 for letter in text)


_KINDS: dict[str, Callable[[Chart, Lang, dict[str, str], Sequence[str]], Spec]] = {
    "dots": _dot_plot,
    "slope": _slope,
    "scatter": _scatter,
    "distribution": _distribution,
}


def _head(line: Sequence[Dot]) -> str:
    return f"{line[0].label} ★" if line[0].tone == "lead" else line[0].label


def _printed(line: Sequence[Dot]) -> str:
    return " · ".join(dot.reading.text for dot in line)


def _dash(first: Dot, last: Dot) -> str:
    return "solid" if layout.is_certain(first, last) else "open"


def _piled(found: Sequence[Dot], scale: Scale, paint: dict[str, str], floor: float, way: int) -> Values:
    """The dots of a distribution piled up from a line; a tall pile is pressed into the room there is."""
    values = [figure(dot, dot.reading, scale, paint) for dot in found]
    heights = layout.swarm([value["at"] if value["at"] is not None else scale.low for value in values], scale)
    step = min(6.0, (_PILE - 12) / max(max(heights, default=0), 1))
    return [value | {"y": floor + way * step * height} for value, height in zip(values, heights, strict=True)]


def _flag(label: str, reading: Reading, scale: Scale, colour: str, at: int) -> Spec:
    """A line across a distribution with its words at the top, on the side where there is room."""
    drawn, spot = layout.bar(reading, scale), layout.place(reading)
    spot = scale.low if spot is None else spot
    return {
        "at": spot,
        "low": drawn.low,
        "high": drawn.high,
        "y": at * _LABEL + 9,
        "text": f"{label} {reading.text}",
        "align": _side(spot, scale),
        "colour": colour,
    }


def _beside(values: Values, x: Spec, y: Spec, *, room: Sequence[float], dx: int = 5) -> list[Spec]:
    """Words beside a mark, on the side that `align` says; `room` is the share of the width to the right and left."""
    return [
        texts(
            [value for value in values if value["align"] == side],
            x,
            y,
            align=side,
            dx=dx if side == "left" else -dx,
            limit={"expr": f"width * {share}"},
        )
        for side, share in zip(("left", "right"), room, strict=True)
    ]


def _side(number: float | None, scale: Scale) -> str:
    """How words at a number are aligned, so that they run to where there is more room."""
    return "right" if number is not None and scale.share(number) > 0.5 else "left"


def _upright(x: Spec | None = None) -> Spec:
    return {**({"x": x} if x else {}), "y": pixels("y"), "y2": {"field": "y2"}}


def _colour() -> Spec:
    return {"field": "colour", "type": "nominal", "scale": None}
