"""Fills by palette: what covers a pixel, what two areas share, and the same picture as the browser's own fills."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard.sources.front_end import SHARED, STATIC_FOLDER

# One unit is one pixel, of a picture of 8 x 4. A ring is a list of corners.
LEFT = [[[1, 1], [3.5, 1], [3.5, 3], [1, 3]]]
RIGHT = [[[3.5, 1], [6, 1], [6, 3], [3.5, 3]]]
RING = [[[0, 0], [8, 0], [8, 4], [0, 4]], [[2, 1], [4, 1], [4, 3], [2, 3]]]
JAGGED = [[[-9, 5.3], [21.7, 2.1], [44.2, 17.9], [30.4, 24.6], [38.8, 33.1], [12.3, 46], [15.1, 28.7], [3.2, 30.9]]]
RED, BLUE, BOTH = [255, 0, 0, 255], [0, 0, 255, 255], [127, 0, 127, 255]
PAINTED = """([areas, styles, width, height, strength, path]) => {
    const rings = { points: [], ends: [0], areas: [0] };
    for (const own of areas) {
        for (const ring of own) rings.ends.push(rings.points.push(...ring.flat()) / 2);
        rings.areas.push(rings.ends.length - 1);
    }
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width, height];
    const view = { pen: canvas.getContext("2d"), ratio: 1, scale: 1, x: 0, y: 0, detail: 0 };
    if (path) {
        const pathOf = (i) => () => traced(rings, rings.areas[i], rings.areas[i + 1], true);
        const items = styles.map((style, i) => ({ style, area: { path: pathOf(i) } }));
        fillAreas(view, items, strength);
    } else {
        const coverage = new Coverage(view);
        areas.forEach((own, number) => {
            const [xs, ys] = [0, 1].map((axis) => own.flat().map((corner) => corner[axis]));
            const [west, north] = [Math.min(...xs), Math.min(...ys)];
            const [east, south] = [Math.max(...xs), Math.max(...ys)];
            coverage.add(number, { west, north, east, south }, rings);
        });
        coverage.finish();
        coverage.paint(view, styles, strength);
    }
    return [...view.pen.getImageData(0, 0, width, height).data];
}"""


@pytest.fixture
def page(browser: Browser) -> Page:
    """An empty page with the scripts that the maps of a frame share."""
    page = browser.new_page()
    scripts = "\n".join((STATIC_FOLDER / name).read_text() for name in SHARED if name != "atlas-grid.js")
    page.add_script_tag(content=scripts)
    yield page
    page.close()


def painted(page: Page, areas: list[Any], styles: list[Any], size: tuple[int, int] = (8, 4), **how: Any) -> list[Any]:
    """Rows of pixels; a style is a colour, or a fill with a pattern, or nothing."""
    spelt = [{"fill": one, "pattern": ""} if isinstance(one, str) else one for one in styles]
    flat = page.evaluate(PAINTED, [areas, spelt, *size, how.get("strength", 1), how.get("path", False)])
    pixels = [flat[i : i + 4] for i in range(0, len(flat), 4)]
    return [pixels[row * size[0] : (row + 1) * size[0]] for row in range(size[1])]


def test_neighbours_share_the_pixel_that_their_border_divides_and_let_nothing_through(page: Page) -> None:
    rows = painted(page, [LEFT, RIGHT], ["#ff0000", "#0000ff"])
    assert rows[1] == [[0] * 4, RED, RED, BOTH, BLUE, BLUE, [0] * 4, [0] * 4]
    assert rows[0] == [[0] * 4] * 8


def test_a_hole_stays_empty_and_so_does_an_area_without_a_style(page: Page) -> None:
    assert painted(page, [RING], ["#ff0000"])[2] == [RED, RED, [0] * 4, [0] * 4, RED, RED, RED, RED]
    assert painted(page, [LEFT, RIGHT], [None, "#0000ff"])[1][:3] == [[0] * 4] * 3


def test_a_side_that_leaves_the_picture_covers_what_is_seen_exactly(page: Page) -> None:
    wedge = [[[-4, 4], [4, 0], [4, 4]]]  # its slanting side passes x = 0 at y = 2, and covers a quarter of (0, 1)
    rows = painted(page, [wedge], ["#ff0000"])
    assert [rows[y][0][3] for y in range(4)] == [0, 64, 255, 255]


def test_over_a_basemap_fills_are_as_strong_as_they_should_be(page: Page) -> None:
    assert painted(page, [LEFT], ["#ff0000"], strength=0.6)[1][1] == [255, 0, 0, 153]


def test_slanting_sides_that_leave_the_picture_are_as_smooth_as_the_browsers_own(page: Page) -> None:
    ours, theirs = (painted(page, [JAGGED], ["#ff0000"], (40, 40), path=path) for path in (False, True))
    differences = [
        abs(a[3] - b[3]) for one, other in zip(ours, theirs, strict=True) for a, b in zip(one, other, strict=True)
    ]
    assert max(differences) <= 32  # of 255: the browser takes samples along shallow sides, this counts areas
    assert any(0 < pixel[3] < 255 for row in ours for pixel in row)


@pytest.mark.parametrize("pattern", ["hatch", "back", "cross", "lines", "columns", "grid", "dots", "rings", "peaks"])
def test_a_pattern_is_the_one_that_paths_are_filled_with(page: Page, pattern: str) -> None:
    style = {"fill": "#d5dade", "pattern": pattern}
    square = [[[0, 0], [20, 0], [20, 20], [0, 20]]]
    ours, theirs = (painted(page, [square], [style], (20, 20), path=path) for path in (False, True))
    flat = ([part for row in rows for pixel in row for part in pixel] for rows in (ours, theirs))
    assert max(abs(a - b) for a, b in zip(*flat, strict=True)) <= 2
    assert len({tuple(pixel) for row in ours for pixel in row}) > 1
