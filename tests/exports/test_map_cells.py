"""The cells of a grid on a static map: the squares of the screen, in the marks of their classes."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from agency import COUNTY, agency_package

from dashboard.analysis.map_choices import settled
from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import Exhibit, MapScene
from dashboard.exports.map_cells import MOST_TILES, DrawnCells
from dashboard.exports.picture import has_picture, picture
from dashboard.selection import Selection
from dashboard.views.map_page import shown

SMALL = (120.0, 100.0)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    """A grid of 20 x 20 cells, every tenth missing, the others 0 to 38."""
    return load(agency_package(tmp_path_factory.mktemp("agency") / "package", across=20))


@pytest.fixture(scope="module")
def exhibit(catalogue) -> Exhibit:
    return shown(catalogue, settled(catalogue, Selection(layer="grid", area=COUNTY, scheme="fixed", breaks="10,20")))


def cells(catalogue: Catalogue, exhibit: Exhibit) -> DrawnCells:
    scene = exhibit.body
    assert isinstance(scene, MapScene)
    assert scene.grid
    return DrawnCells(scene.grid, catalogue.layers["grid"], lambda points: points)


def test_near_by_each_cell_is_a_square_in_the_mark_of_its_class(catalogue, exhibit):
    drawn = cells(catalogue, exhibit)
    squares = drawn.squares(5.0)
    values = catalogue.layers["grid"].values["volunteer_count"]
    expected = {
        drawn.grid.classes[0]: int((values <= 10).sum()),
        drawn.grid.classes[1]: int(((values > 10) & (values <= 20)).sum()),
        drawn.grid.classes[2]: int((values > 20).sum()),
        drawn.grid.missing: int(np.isnan(values).sum()),
    }
    assert {mark: len(found) for mark, found in squares.items()} == expected


def test_far_away_few_squares_cover_the_same_ground(catalogue, exhibit):
    drawn = cells(catalogue, exhibit)
    few = drawn.squares(400.0)
    count = sum(map(len, few.values()))
    assert 0 < count < 100
    ground = shapely.union_all(np.concatenate(list(few.values())))
    south, west, north, east = drawn.layer.bounds
    assert ground.buffer(1e-6).contains(shapely.box(west + 0.001, south + 0.001, east - 0.001, north - 0.001))


def test_no_scale_asks_for_more_tiles_than_the_screen_would(catalogue, exhibit):
    _, columns, rows = cells(catalogue, exhibit)._tiles(0.001)
    assert len(columns) * len(rows) <= MOST_TILES


@pytest.mark.parametrize("form", ["png", "svg"])
@pytest.mark.parametrize("dark", [False, True])
def test_a_grid_is_saved_as_a_file_and_the_same_input_makes_the_same_bytes(catalogue, exhibit, form, dark):
    assert has_picture(exhibit)
    first, second = (picture(catalogue, exhibit, form, "zh", dark=dark, size_mm=SMALL) for _ in range(2))
    assert first == second
