"""The map in a real browser: it paints, is pointed at, chosen from, moved and repainted, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Frame, expect

from dashboard.catalogue import BUNDLED_DATA
from dashboard.sources.boundaries import read_manifest
from dashboard.views.folium_map import Addresses

HOSTILE = (
    "{{7*7}}",
    "{% raw %}",
    "{#",
    "<img src=x onerror=document.title='run'>",
    "</script><script>document.title='run'</script>",
    "`${document.title='run'}`",
    "';document.title='run';//",
    '"+alert(1)+"',
    "\\u003cb\\u003e _div map_div",
)
CHAOYANG = (39.95, 116.51)
QINGHAI = (35.5, 96.0)

pytestmark = pytest.mark.xdist_group("scenes")


@pytest.fixture(scope="module")
def home(serve):
    """A server that runs the throw-away script."""
    return serve(script=Path(__file__).with_name("scene_app.py"))


def pixel(frame: Frame, spot: dict[str, float]) -> list[int]:
    """Red, green and blue of the painted canvas at a place of the frame."""
    return frame.evaluate(
        """({x, y}) => {
            const canvas = document.querySelector('.atlas-drawing canvas');
            const { left, top, width } = canvas.getBoundingClientRect(), ratio = canvas.width / width;
            const [across, down] = [(x - left) * ratio, (y - top) * ratio];
            return [...canvas.getContext('2d').getImageData(across, down, 1, 1).data.slice(0, 3)];
        }""",
        spot,
    )


def test_areas_symbols_legend_and_credit_are_painted_from_the_atlas_alone(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    assert pixel(frame, reader.spot(frame, *QINGHAI)) == [0xF4, 0xF3, 0xEE]
    assert pixel(frame, reader.spot(frame, 36.6639, 116.957)) == [0xB3, 0x26, 0x1E]
    assert frame.locator(".atlas-legend li").all_inner_texts()[1].split() == ["另一类", "1"]
    expect(frame.locator(".atlas-credit")).to_have_text("北京市")
    expect(frame.get_by_role("region", name="北京市")).to_be_visible()
    assert frame.locator(".leaflet-control-attribution").count() == 0


def test_a_click_on_a_place_answers_its_code_with_one_rerun(visit, home):
    reader = visit("/?near=1", home=home)
    frame = reader.map()
    frame.locator("#map_div").click(position=reader.spot(frame, *CHAOYANG))
    expect(reader.page.get_by_text("chosen: 110105")).to_be_visible()
    expect(reader.page.get_by_text("runs: 2")).to_be_visible()


def test_a_place_too_small_to_see_can_be_chosen_on_the_national_map(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    spot = reader.spot(frame, *CHAOYANG)
    frame.locator("#map_div").click(position={"x": spot["x"] - 5, "y": spot["y"]})
    expect(reader.page.get_by_text("chosen: 110105")).to_be_visible()


def test_a_click_beside_every_place_answers_nothing(visit, home):
    reader = visit("/?near=1", home=home)
    frame = reader.map()
    frame.locator("#map_div").click(position=reader.spot(frame, 40.9, 117.4))
    frame.locator("#map_div").click(position=reader.spot(frame, *CHAOYANG))
    expect(reader.page.get_by_text("runs: 2")).to_be_visible()


def test_moving_the_map_causes_no_rerun(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    before = reader.view(frame)
    frame.evaluate(
        """() => {
            window.answers = 0;
            const answer = Streamlit.setComponentValue.bind(Streamlit), bounds = map.getBounds.bind(map);
            Streamlit.setComponentValue = (value) => { window.answers += 1; answer(value); };
            map.getBounds = () => { window.considered = true; return bounds(); };  // st_folium asks before it answers
        }"""
    )
    frame.locator("#map_div").focus()
    for key in ("ArrowRight", "ArrowDown", "+", "-", "+"):
        reader.page.keyboard.press(key)
    box = frame.frame_element().bounding_box()
    reader.page.mouse.move(box["x"] + 500, box["y"] + 250)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 300, box["y"] + 200, steps=5)
    reader.page.mouse.up()
    frame.wait_for_function("window.considered")
    assert reader.view(frame) != before
    assert frame.evaluate("window.answers") == 0
    expect(reader.page.get_by_text("runs: 1")).to_be_visible()


def test_new_classes_repaint_and_keep_centre_and_zoom_and_fetch_nothing(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    frame.evaluate("map.setView([36, 110], 5.25, {animate: false})")
    before, view = reader.scene(frame), reader.view(frame)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.get_by_text("grey", exact=True).click()
    again = reader.map(other_than=before)
    assert again == frame, "the frame was mounted anew"
    assert pixel(frame, reader.spot(frame, *QINGHAI)) == [0xD9, 0xD9, 0xD9]
    assert reader.view(frame) == view
    assert [address for address in asked if "/atlas/" in address] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is_written(visit, home, text):
    reader = visit(f"/?near=1&text={quote(text)}", home=home)
    frame = reader.map()
    expect(frame.locator(".atlas-credit")).to_have_text(text)
    expect(frame.locator(".atlas-legend li span").first).to_have_text(text)
    assert frame.locator("#map_div").get_attribute("aria-label") == text
    frame.locator("#map_div").hover(position=reader.spot(frame, *CHAOYANG))
    assert frame.locator(".atlas-tip strong").text_content() == text
    assert frame.locator(".atlas-tip span").first.text_content() == text
    assert frame.locator(".atlas-places button").first.text_content() == text
    assert "run" not in (frame.title(), reader.page.title())


def test_a_keyboard_reaches_and_opens_every_place(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    names = frame.locator(".atlas-places button").all_inner_texts()
    assert names == ["北京市", "北辰区", "北京市"]
    frame.locator(".atlas-places button").nth(0).focus()
    reader.page.keyboard.press("Tab")
    focused = frame.locator(".atlas-places button:focus")
    expect(focused).to_have_text("北辰区")
    assert focused.bounding_box()["width"] > 40, "the focused button is seen"
    expect(frame.locator(".atlas-tip strong")).to_have_text("北辰区")
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_text("chosen: 120113")).to_be_visible()


def test_a_place_that_opens_nothing_tells_its_figure_by_keyboard_and_is_marked_in_the_legend(visit, home):
    reader = visit("/?near=1", home=home)
    frame = reader.map()
    frame.evaluate(
        """layer => atlasMap.paint({
            id: "closed", title: "t", lang: "zh-CN", bounds: [39.4, 115.4, 41.1, 117.6],
            layers: [{ address: layer, classes: "0", only: ["110105"] }],
            style: { fill: "#f4f3ee", line: "#000000", width: 1, pattern: "" }, styles: [{}],
            names: { 110105: "朝阳区" }, tips: { 110105: ["98%"] }, legend: [{ mark: "0", text: "高" }],
        })""",
        Addresses.of(read_manifest(BUNDLED_DATA / "boundaries")).layer("county"),
    )
    button = frame.get_by_role("button", name="朝阳区")
    button.focus()
    expect(frame.locator(".atlas-tip span")).to_have_text("98%")
    expect(frame.locator(".atlas-legend li.atlas-pointed")).to_have_text("高")
    button.press("Enter")
    reader.idle()
    expect(reader.page.get_by_text("chosen: None")).to_be_visible()


def test_a_national_map_shows_the_south_china_sea_in_an_inset_or_in_full(visit, home):
    wide = visit(home=home, width=1400)
    frame = wide.map()
    expect(frame.locator(".atlas-inset")).to_be_visible()
    assert frame.locator(".atlas-inset").inner_text() == "南海诸岛"
    narrow = visit(home=home, width=390)
    frame = narrow.map()
    expect(frame.locator(".atlas-inset")).to_be_hidden()
    assert frame.evaluate("map.getBounds().contains([[3.3, 73.4], [53.6, 135.1]])")


def test_the_inset_goes_away_rather_than_cover_land(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    frame.evaluate("map.panBy([-420, -160], {animate: false})")  # Taiwan and Fujian now lie in that corner
    expect(frame.locator(".atlas-inset")).to_be_hidden()


def test_the_legend_is_folded_on_a_narrow_screen_and_opens(visit, home):
    reader = visit(home=home, width=390)
    frame = reader.map()
    expect(frame.locator(".atlas-legend li").first).to_be_hidden()
    frame.locator(".atlas-legend summary").click()
    expect(frame.locator(".atlas-legend li").first).to_be_visible()


def test_on_a_narrow_screen_the_folded_legend_stands_above_the_credit_line(visit):
    frame = visit("/maps?lang=zh", width=390).map()
    legend, credit = (frame.locator(name).bounding_box() for name in (".atlas-legend", ".atlas-credit"))
    assert legend["y"] + legend["height"] <= credit["y"]


def test_a_narrower_window_fits_the_scene_again(visit, home):
    reader = visit(home=home)
    frame = reader.map()
    before = reader.view(frame)[0]
    reader.page.set_viewport_size({"width": 390, "height": 1400})
    frame.wait_for_function("before => map.getZoom() < before", arg=before)
    assert frame.evaluate("map.getBounds().contains([[18.1, 73.6], [53.5, 135]])")


def test_a_dark_page_has_a_dark_map(visit, home):
    reader = visit(home=home, dark=True)
    frame = reader.map()
    assert max(pixel(frame, reader.spot(frame, *QINGHAI))) < 80
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_map_works_under_a_base_path(visit, serve):
    home = serve(script=Path(__file__).with_name("scene_app.py"), base_path="gov/dash")
    assert home.endswith("/gov/dash")
    visit(home=home).map()
