"""An agency's own layers in a real browser: chosen, drawn, pointed at; a grid of 100,000 cells that stays usable."""

from __future__ import annotations

import pytest
from agency import agency_package
from playwright.sync_api import Frame, expect

MIDDLE = (39.92, 116.52)

pytestmark = pytest.mark.xdist_group("agency")


@pytest.fixture(scope="module")
def home(serve, tmp_path_factory):
    """A server on a package of two townships, six communities and a grid of 102,400 cells."""
    return serve(data=agency_package(tmp_path_factory.mktemp("agency") / "package", across=320))


def cells(frame: Frame) -> tuple[str, int]:
    """The zoom of the tiles on the map, and how many squares they hold, once all have come."""
    frame.wait_for_function("document.documentElement.dataset.cells")
    zoom, count = frame.evaluate("document.documentElement.dataset.cells").split()
    return zoom, int(count)


def point_at(reader, frame: Frame, lat: float, lon: float) -> list[str]:
    """The lines that the map says about a position."""
    frame.locator("#map_div").hover(position=reader.spot(frame, lat, lon))
    return frame.locator(".atlas-tip").locator("strong, span").all_inner_texts()


def test_a_layer_is_chosen_on_the_maps_page_and_says_its_figures(visit, home):
    reader = visit("/maps?lang=en", home=home)
    before = reader.scene(reader.map())
    reader.page.get_by_label("Layer", exact=True).click()
    reader.page.get_by_role("option", name="Subdistricts").click()
    frame = reader.map(other_than=before)
    assert point_at(reader, frame, 39.92, 116.48)[:2] == ["First Subdistrict", "98%"]


def test_a_click_goes_down_below_the_county_and_the_breadcrumb_leads_back(visit, home):
    reader = visit("/maps?lang=en&area=110000&level=county&indicator=satisfaction_rate_pct", home=home)
    frame = reader.map()
    for title, spot in (
        ("Subdistricts of Chaoyang District", MIDDLE),
        ("Communities of First Subdistrict", (39.92, 116.46)),
    ):
        before = reader.scene(frame)
        frame.locator("#map_div").click(position=reader.spot(frame, *spot))
        assert reader.map(other_than=before) == frame, "the frame was mounted anew"
        expect(reader.page.get_by_role("heading", level=1)).to_have_text(f"Maps: {title}")
    before = reader.scene(frame)
    reader.page.get_by_role("button", name="Chaoyang District", exact=True).click()
    assert reader.map(other_than=before) == frame
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Maps: Subdistricts of Chaoyang District")
    reader.page.go_back()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Maps: Communities of First Subdistrict")


def test_areas_without_figures_are_drawn_with_their_names(visit, home):
    reader = visit("/maps?lang=en&layer=lanes2", home=home)
    frame = reader.map()
    assert point_at(reader, frame, 39.92, 116.46)[0] == "1号社区"


def test_a_grid_is_drawn_as_few_squares_that_say_what_they_hold(visit, home):
    reader = visit("/maps?lang=en&layer=grid", home=home)
    frame = reader.map()
    _, count = cells(frame)
    assert 500 < count < 20_000
    lines = point_at(reader, frame, *MIDDLE)
    assert lines[0].startswith("cells: ")
    assert [line.split()[0] for line in lines[1:3]] == ["sum", "mean"]
    assert " to " in lines[3]


def test_nearer_by_the_cells_stand_one_by_one_with_their_codes_and_nothing_runs_again(visit, home):
    reader = visit("/maps?lang=en&layer=grid", home=home)
    frame = reader.map()
    far = cells(frame)
    scene = reader.scene(frame)
    frame.evaluate(f"map.setView({list(MIDDLE)}, 15, {{animate: false}})")
    frame.wait_for_function("far => document.documentElement.dataset.cells.split(' ')[0] !== far", arg=far[0])
    name, value, *_ = point_at(reader, frame, *MIDDLE)
    assert name.startswith("110105")
    assert value.isdigit() or value == "not in the source"
    assert reader.scene(frame) == scene


def test_a_phone_shows_the_grid_in_the_dark(visit, home):
    reader = visit("/maps?lang=zh&layer=grid", home=home, width=390, dark=True)
    frame = reader.map()
    assert cells(frame)[1] > 0
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"
