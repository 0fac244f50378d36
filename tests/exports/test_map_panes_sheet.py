"""Maps side by side on one sheet: equal windows under their captions, one legend, each national map complete."""

from __future__ import annotations

import pytest
from periods import COUNT, RATE, periods_package

from dashboard.analysis.map_choices import settled
from dashboard.catalogue import Catalogue, load
from dashboard.exports.picture import picture
from dashboard.exports.static_map import sheets_of
from dashboard.selection import Selection
from dashboard.views.map_panes import map_exhibit

WIDE, TALL = (297.0, 210.0), (210.0, 297.0)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    return load(periods_package(tmp_path_factory.mktemp("periods") / "package"))


def exhibit(catalogue: Catalogue, **chosen: str):
    asked = {"indicator": RATE, "level": "province", "panes": "periods", **chosen}
    return map_exhibit(catalogue, settled(catalogue, Selection(**asked)))


def sheets(catalogue: Catalogue, size: tuple[float, float] = WIDE, **chosen: str):
    made = exhibit(catalogue, **chosen)
    return sheets_of(made, catalogue.boundaries, width_mm=size[0], height_mm=size[1], lang="zh")


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_windows_are_equal_and_lie_beside_each_other_on_the_sheet(catalogue, size):
    frames = [sheet.frame for _, sheet in sheets(catalogue, size)]
    assert len({(round(one.rect.width, 3), round(one.rect.height, 3), round(one.metres, 3)) for one in frames}) == 1
    shapes = [one.rect.shape() for one in frames]
    assert not any(a.intersects(b) for place, a in enumerate(shapes) for b in shapes[:place])
    assert all(0 <= one.rect.left < one.rect.right <= size[0] for one in frames)
    assert all(0 <= one.rect.top < one.rect.bottom <= size[1] for one in frames)


def test_every_window_has_its_caption_and_the_legend_stands_once(catalogue):
    found = [sheet for _, sheet in sheets(catalogue)]
    for sheet, caption in zip(found, ("2021年", "2022年", "2023年"), strict=True):
        assert caption in [line.text for line in sheet.lines]
    assert [bool(sheet.legend) for sheet in found] == [True, False, False]
    assert [sheet.scale_bar is not None for sheet in found] == [True, False, False]
    assert found[0].stamp


def test_each_national_map_shows_the_south_china_sea(catalogue):
    for ground, sheet in sheets(catalogue):
        south = min(point[1] for point in ground.vertices)
        assert (
            sheet.inset or sheet.frame.on_sheet(ground.project(ground.vertices))[:, 1].max() <= sheet.frame.rect.bottom
        )
        assert south < 4


def test_maps_of_different_units_have_a_legend_each(catalogue):
    found = [sheet for _, sheet in sheets(catalogue, panes="two", second_indicator=COUNT, second_period="2022年")]
    assert all(sheet.legend and sheet.scale_bar for sheet in found)


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_input_makes_the_same_bytes(catalogue, form):
    made = exhibit(catalogue)
    first, second = (picture(catalogue, made, form, "zh", size_mm=(120.0, 100.0)) for _ in range(2))
    assert first == second


def test_a_sheet_too_small_to_be_read_is_refused(catalogue):
    with pytest.raises(ValueError, match="mm"):
        picture(catalogue, exhibit(catalogue), "png", "zh", size_mm=(60.0, 60.0))
