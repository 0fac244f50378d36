"""A chart in Vega-Lite: text only in data values, shapes beside colours, muted marks below, heights in pixels."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from charting import telling, volunteers
from comparing import TOWNS

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Axis, Chart, Dot, Mark, Reading
from dashboard.selection import CHARTS, Selection
from dashboard.ui.chart_marks import SHAPES
from dashboard.ui.chart_spec import chart_spec
from dashboard.views.chart_layout import PALETTES
from dashboard.views.charts import charts

HOSTILE = "'+alert(1)+'{{7*7}}</script>\"\\"


def spec(chart: Chart, *, dark: bool = False) -> dict[str, Any]:
    return chart_spec(chart, "en", dark=dark, axis_title=lambda axis: axis.title)


def of(catalogue: Catalogue, kind: str, **choices: str) -> dict[str, Any]:
    body = charts(catalogue, Selection(lang="en", localities=TOWNS, chart=kind, **choices))[0].body
    assert isinstance(body, Chart)
    return spec(body)


def values(found: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [value for layer in found["layer"] if layer["mark"]["type"] == mark for value in layer["data"]["values"]]


def outside_data(found: Any) -> Iterator[str]:
    """Every text of a specification that is no data value."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key != "values":
                yield key
                yield from outside_data(value)
    elif isinstance(found, list):
        for entry in found:
            yield from outside_data(entry)
    elif isinstance(found, str):
        yield found


def hostile(kind: str) -> Chart:
    reading = Reading(HOSTILE, 1, 1, 2)
    dots = tuple(
        Dot(key, HOSTILE, reading, across=reading, period=HOSTILE, tone=tone, note=HOSTILE)
        for key, tone in (("a", "lead"), ("a", "lead"), ("b", "muted"), ("b", "muted"))
    )
    return Chart(kind, Axis("x"), dots, across=Axis("y"), marks=(Mark(HOSTILE, reading),))


@pytest.mark.parametrize("kind", CHARTS)
def test_text_from_data_stands_in_data_values_only(kind: str) -> None:
    found = spec(hostile(kind))
    assert any(HOSTILE in str(value.get("told")) for value in values(found, "point"))
    assert not [text for text in outside_data(found) if "alert" in text or "{{" in text]


@pytest.mark.parametrize("kind", CHARTS)
def test_a_specification_names_no_address(kind: str) -> None:
    assert "http" not in json.dumps(spec(hostile(kind)))


def test_tones_differ_by_shape_and_not_by_colour_alone() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
    for palette in PALETTES.values():
        assert set(SHAPES) <= set(palette)


def test_the_pointer_is_told_the_printed_form(towns_catalogue: Catalogue) -> None:
    found = of(volunteers(towns_catalogue, "7000余人", "500名"), "dots", indicator="volunteer_count")
    assert "Test Town A · over 7,000 but under 8,000 people · 2020" in [
        value["told"] for value in values(found, "point")
    ]


def test_a_limit_has_a_bar_with_an_arrow_and_no_dot_of_its_own(towns_catalogue: Catalogue) -> None:
    found = of(volunteers(towns_catalogue, "超过60名", "500名"), "dots", indicator="volunteer_count")
    bar = values(found, "rule")[0]
    assert (bar["low"], bar["open_low"], bar["open_high"]) == (60, False, True)
    shapes = [
        (layer["mark"].get("shape"), value["key"])
        for layer in found["layer"]
        if layer["mark"]["type"] == "point"
        for value in layer["data"]["values"]
    ]
    assert ("triangle-right", "town-a") in shapes
    assert (None, "town-a") not in shapes


def test_a_figure_with_bounds_is_hollow_and_an_exact_one_filled(towns_catalogue: Catalogue) -> None:
    found = of(volunteers(towns_catalogue, "约40名", "500名"), "dots", indicator="volunteer_count")
    fills = {value["key"]: value["fill"] for value in values(found, "point")}
    assert fills["town-a"].endswith("00")
    assert fills["town-b"] == PALETTES[False]["plain"]


def test_a_change_within_the_bounds_is_a_broken_line(towns_catalogue: Catalogue) -> None:
    early = telling(towns_catalogue, {"volunteer_count": {"town-a": "100名", "town-b": "约500人"}}, "2010年")
    both = telling(towns_catalogue, {"volunteer_count": {"town-a": "200名", "town-b": "500多人"}}, "2020年", onto=early)
    lines = {value["key"]: value["dash"] for value in values(of(both, "slope", indicator="volunteer_count"), "line")}
    assert lines == {"town-a": "solid", "town-b": "open"}


def test_set_aside_places_stand_below_a_broken_rule(towns_catalogue: Catalogue) -> None:
    year = telling(towns_catalogue, {"volunteer_count": {"town-a": "10名", "town-b": "20名"}})
    found = of(
        telling(towns_catalogue, {"volunteer_count": {"town-c": "9000名"}}, "2019年", onto=year),
        "dots",
        indicator="volunteer_count",
    )
    points = {value["key"]: value["y"] for value in values(found, "point")}
    rule = next(value["y"] for value in values(found, "rule") if set(value) == {"y"})
    assert max(points["town-a"], points["town-b"]) < rule < points["town-c"]


def test_names_of_a_scatter_are_laid_out_for_a_phone_and_for_a_desk_and_one_of_the_two_is_seen() -> None:
    near = (("a", "First", 50, 50), ("b", "Second", 50, 60), ("c", "Third", 58, 50), ("d", "Fourth", 100, 100))
    readings = {number: Reading(str(number), number, number, number) for number in (50, 58, 60, 100)}
    dots = tuple(Dot(key, name, readings[x], across=readings[y]) for key, name, x, y in near)
    found = spec(Chart("scatter", Axis("x"), dots, across=Axis("y")))
    seen: dict[str, set[str]] = {}
    for layer in found["layer"]:
        if layer["mark"]["type"] == "text":
            names = {value["text"] for value in layer["data"]["values"]}
            seen.setdefault(layer["mark"]["opacity"]["expr"], set()).update(names)
    assert seen["width >= 900 ? 1 : 0"] == {"First", "Second", "Third", "Fourth"}
    assert set(seen) == {"width >= 900 ? 1 : 0", "width < 900 ? 1 : 0"}
