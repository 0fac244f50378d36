"""Maps side by side and the time slider in a real browser: one view, one pointer, one legend; a step keeps the view."""

from __future__ import annotations

import re

import pytest
from periods import RATE
from playwright.sync_api import Frame, expect

pytestmark = pytest.mark.xdist_group("periods")
INNER_MONGOLIA = (44.0, 115.0)
TIANJIN = (39.4, 117.3)


@pytest.fixture
def home(periods_server):
    return periods_server


def captions(frame: Frame) -> list[str]:
    return frame.locator("figcaption").all_inner_texts()


def in_one_view(frame: Frame) -> bool:
    """Whether all maps show the same, to a pixel."""
    first, *others = frame.evaluate("atlasMap.views()")
    pixel = 360 / (256 * 2 ** first[0])
    return all(zoom == first[0] and abs(lng - first[2]) <= pixel for zoom, _, lng in others)


def address(**chosen: str) -> str:
    asked = {"lang": "zh", "indicator": RATE, "level": "province", **chosen}
    return "/maps?" + "&".join(f"{name}={value}" for name, value in asked.items())


def test_each_period_has_a_map_under_one_legend(visit, home):
    reader = visit(address(panes="periods"), home=home)
    frame = reader.map()
    assert captions(frame) == ["2021年", "2022年", "2023年"]
    expect(frame.locator(".atlas-legend:visible")).to_have_count(1)
    expect(frame.locator(".atlas-legend:visible summary")).to_contain_text("3 幅图用同一分级")
    assert frame.evaluate("frameElement.offsetHeight >= document.querySelector('.atlas-sheet').offsetHeight")


def test_the_view_of_one_map_is_the_view_of_all(visit, home):
    reader = visit(address(panes="two"), home=home)
    frame = reader.map()
    assert in_one_view(frame)
    frame.evaluate("map.setView([39, 116], 5.5, {animate: false})")
    assert in_one_view(frame)
    box = frame.locator(".leaflet-container").nth(1).bounding_box()
    reader.page.mouse.move(box["x"] + 200, box["y"] + 200)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 260, box["y"] + 230, steps=6)
    assert in_one_view(frame), "while it is dragged"
    reader.page.mouse.up()
    frame.wait_for_function("map.getCenter().lng < 115.5")
    assert in_one_view(frame)


def test_pointing_at_a_place_says_its_figure_on_every_map(visit, home):
    reader = visit(address(panes="periods"), home=home)
    frame = reader.map()
    frame.locator("#map_div").hover(position=reader.spot(frame, *INNER_MONGOLIA))
    expect(frame.locator(".atlas-tip:visible strong")).to_have_text(["内蒙古自治区"] * 3)
    said = frame.locator(".atlas-tip:visible")
    expect(said.nth(0)).to_contain_text("借用其他时间的数")
    expect(said.nth(1)).not_to_contain_text("借用其他时间的数")


def test_a_click_on_any_map_goes_down(visit, home):
    reader = visit(address(panes="two"), home=home)
    frame = reader.map()
    before = reader.scene(frame)
    frame.locator(".leaflet-container").nth(1).click(position=reader.spot(frame, *INNER_MONGOLIA))
    assert reader.map(other_than=before) == frame, "the frame was mounted anew"
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("地图：内蒙古自治区")
    assert len(captions(frame)) == 2


def test_units_that_differ_have_legends_of_their_own_and_are_named(visit, home):
    reader = visit(address(panes="two", second_indicator="volunteer_count", second_period="2022年"), home=home)
    frame = reader.map()
    expect(frame.locator("figure .atlas-legend:visible")).to_have_count(2)
    expect(reader.page.get_by_text("不放在同一把尺上").first).to_be_visible()


def test_one_map_after_several_fills_the_frame_again_and_keeps_the_view(visit, home):
    reader = visit(address(panes="two"), home=home)
    frame = reader.map()
    frame.evaluate("map.setView([39, 116], 5.5, {animate: false})")
    before = reader.scene(frame)
    reader.page.get_by_role("radio", name="一幅图").or_(reader.page.get_by_role("button", name="一幅图")).click()
    assert reader.map(other_than=before) == frame
    assert captions(frame) == []
    expect(frame.locator(".leaflet-container")).to_have_count(1)
    zoom, lat, lng = reader.view(frame)
    assert (zoom, round(lat), round(lng)) == (5.5, 39, 116)
    assert frame.evaluate("[frameElement.offsetHeight, map.getSize().y]") == [560, 560]


def test_the_slider_steps_with_the_keyboard_and_keeps_view_and_geometry(visit, home):
    reader = visit(address(period="2021年", scheme="fixed", breaks="30,60"), home=home)
    frame = reader.map()
    frame.evaluate("map.setView([40, 115], 5.4, {animate: false})")
    before, view = reader.scene(frame), reader.view(frame)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    slider = reader.page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    assert reader.map(other_than=before) == frame
    assert reader.view(frame) == view
    assert [url for url in asked if "/geometry/" in url] == []
    expect(reader.page).to_have_url(re.compile("period=2022"))
    expect(frame.locator(".atlas-legend summary")).to_contain_text("各个时间用同一分级")
    frame.locator("#map_div").hover(position=reader.spot(frame, *TIANJIN))
    expect(frame.locator(".atlas-tip span").first).to_have_text("40%")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_in_the_dark_stacks_the_maps(visit, home, lang):
    reader = visit(f"/maps?lang={lang}&indicator={RATE}&level=province&panes=two", home=home, width=390, dark=True)
    frame = reader.map()
    boxes = [frame.locator(".leaflet-container").nth(place).bounding_box() for place in (0, 1)]
    assert boxes[0]["x"] == boxes[1]["x"]
    assert boxes[1]["y"] > boxes[0]["y"] + boxes[0]["height"]
    assert frame.locator(".atlas-inset:visible").count() in (0, 2), "a national map is whole on each pane or none"
