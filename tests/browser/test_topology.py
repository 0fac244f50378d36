"""TopoJSON as arrays of numbers: a ring whichever way its arcs run, and fewer points for a map of the country."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard.sources.front_end import STATIC_FOLDER, TOPOLOGY

# Positions are steps of 0.01 degrees from 104 E, 0 N, where a step east is 1.82 units. Two squares of ten steps share
# arc 1, which runs down: the western one takes it as it is, the eastern one backwards (~1).
SQUARES = {
    "arcs": [[[10, 0], [-10, 0], [0, 10], [10, 0]], [[10, 10], [0, -10]], [[10, 0], [10, 0], [0, 10], [-10, 0]]],
    "areas": {"west": [[[0, 1]]], "east": [[[2, 1]]], "east backwards": [[[-2, -3]]], "nowhere": []},
}
# A coast of a hundred steps each way with a bay of one step, and a small island of its own.
COAST = {
    "arcs": [
        [[0, 0], [100, 0], [0, 50], [1, 1], [-1, 1], [0, 48], [-100, 0], [0, -100]],
        [[200, 0], [1, 0], [0, 1], [-1, -1]],
    ],
    "areas": {"coast": [[[0]], [[1]]]},
}
DECODED = """(topology) => {
    const { codes, boxes, anchors, details } = decode(topology);
    const step = (number) => Math.round(number / (WORLD / 36000));
    const area = (number, { rings: { points, ends, areas } }) => {
        const found = [];
        for (let ring = areas[number]; ring < areas[number + 1]; ring += 1) {
            found.push([]);
            for (let i = ends[ring]; i < ends[ring + 1]; i += 1)
                found.at(-1).push([step(points[2 * i]), step(WORLD / 2 - ORIGIN[1] - points[2 * i + 1]) + 0]);
        }
        return found;
    };
    const each = (read) => Object.fromEntries(codes.map((code, number) => [code, read(number)]));
    return {
        coarse: each((number) => area(number, details[0])),
        fine: each((number) => area(number, details[1])),
        anchors: each((number) => Number.isNaN(anchors[2 * number]) ? null : step(anchors[2 * number])),
        widths: each((number) => step(boxes[4 * number + 2] - boxes[4 * number])),
        borders: details[1].borders.ends.length - 1,
    };
}"""


@pytest.fixture
def page(browser: Browser) -> Page:
    """An empty page with the script that reads topologies."""
    page = browser.new_page()
    page.add_script_tag(content=(STATIC_FOLDER / TOPOLOGY).read_text())
    yield page
    page.close()


def decoded(page: Page, plain: dict[str, Any]) -> dict[str, Any]:
    """What the script makes of arcs and areas, with positions in steps."""
    geometries = [
        {"type": "MultiPolygon", "arcs": polygons, "properties": {"adcode": code}}
        for code, polygons in plain["areas"].items()
    ]
    transform = {"scale": [0.01, 0.01], "translate": [104, 0]}
    return page.evaluate(
        DECODED, {"arcs": plain["arcs"], "transform": transform, "objects": {"areas": {"geometries": geometries}}}
    )


def test_a_ring_goes_through_its_arcs_and_has_a_shared_point_once(page: Page) -> None:
    found = decoded(page, SQUARES)["fine"]
    assert found["west"] == [[[10, 0], [0, 0], [0, 10], [10, 10], [10, 0]]]
    assert found["east"] == [[[10, 0], [20, 0], [20, 10], [10, 10], [10, 0]]]
    assert found["east backwards"] == [[[10, 0], [10, 10], [20, 10], [20, 0], [10, 0]]]


def test_an_area_has_a_width_and_a_middle_unless_it_is_nowhere(page: Page) -> None:
    found = decoded(page, SQUARES)
    assert (found["widths"]["west"], found["anchors"]["west"]) == (10, 5)
    assert (found["widths"]["east"], found["anchors"]["east backwards"]) == (10, 15)
    assert (found["fine"]["nowhere"], found["anchors"]["nowhere"]) == ([], None)
    assert found["borders"] == 3


def test_a_map_of_the_country_leaves_out_what_cannot_be_seen_and_keeps_small_islands(page: Page) -> None:
    found = decoded(page, COAST)
    coast, island = found["coarse"]["coast"]
    assert [51 if at[0] == 101 else at[0] for at in coast] == [0, 100, 100, 100, 0, 0]
    assert len(found["fine"]["coast"][0]) == 8
    assert island == found["fine"]["coast"][1] == [[200, 0], [201, 0], [201, 1], [200, 0]]
