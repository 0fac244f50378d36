"""The Maps page in a real browser: going down by click, facts by address, a kept view, and a whole inset."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, Locator, Route, expect

HEBEI = (39.2, 115.6)
SHAOWU = (27.25, 117.42)
AHEAD = re.compile("/atlas/ahead")

INKED = """name => {
    const canvas = document.querySelector(name);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 3 && value).length;
}"""


def inked(frame: Frame, canvas: str) -> int:
    """How many pixels of a canvas are painted."""
    return int(frame.evaluate(INKED, canvas))


def opened(reader, label: str = "指标") -> Locator:
    """The box of indicators, with its list open."""
    box = reader.page.locator('[data-testid="stSelectbox"]').filter(has_text=label).locator("input")
    box.click()
    return box


def choose_indicator(reader, name: str) -> None:
    opened(reader)
    reader.page.get_by_role("option", name=name, exact=True).click()


def test_a_click_goes_down_step_by_step_and_the_way_back_leads_up(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=total_population")
    frame = reader.map()
    for code in ("350000", "350700", "350781"):
        before = reader.scene(frame)
        frame.locator("#map_div").click(position=reader.spot(frame, *SHAOWU))
        assert reader.map(other_than=before) == frame, "the frame was mounted anew"
        expect(reader.page).to_have_url(re.compile(f"area={code}"))
    reader.page.get_by_role("button", name="福建省").click()
    expect(reader.page).to_have_url(re.compile("area=350000"))


def test_a_place_tells_its_figure_when_pointed_at_and_is_marked_in_the_legend(visit):
    reader = visit("/maps?lang=zh&area=350700&indicator=satisfaction_rate_pct")
    frame = reader.map()
    frame.locator("#map_div").hover(position=reader.spot(frame, *SHAOWU))
    expect(frame.locator(".atlas-tip strong")).to_have_text("邵武市")
    expect(frame.locator(".atlas-tip span").first).to_have_text("98%")
    expect(frame.locator(".atlas-legend li.atlas-pointed")).to_have_count(1)


def test_another_indicator_keeps_the_view_and_fetches_nothing_but_its_scene(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=total_population")
    frame = reader.map()
    frame.evaluate("map.setView([30, 115], 5.4, {animate: false})")
    before, view = reader.scene(frame), reader.view(frame)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    choose_indicator(reader, "城区人口")
    assert reader.map(other_than=before) == frame
    assert reader.view(frame) == view
    assert [address.partition("?")[0] for address in asked if "/atlas/" in address] == [f"{reader.home}/atlas/ahead"]


def test_a_count_as_an_area_asks_first_and_who_closes_the_question_has_the_map_as_it_was(visit):
    reader = visit("/maps?lang=zh&indicator=total_population")
    before = reader.scene(reader.map())
    areas = reader.page.get_by_role("radio", name="按面填色")
    areas.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("dialog", name="仍要按面填色吗？")).to_contain_text("“总人口”是总数")
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    expect(areas).to_be_focused()
    assert reader.scene(reader.map()) == before
    reader.page.keyboard.press("Enter")
    reader.page.get_by_role("button", name="仍按面填色").press("Enter")
    expect(reader.page).to_have_url(re.compile("drawn_as=areas"))
    reader.map(other_than=before)


def test_an_indicator_is_painted_when_it_is_pressed_though_the_page_has_not_run_yet(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=total_population")
    frame, address = reader.map(), reader.page.url
    before = reader.scene(frame)
    opened(reader).press("ArrowDown")
    reader.page.get_by_role("option", name="城区人口", exact=True).dispatch_event("pointerup", {"button": 0})
    assert reader.map(other_than=before) == frame
    assert reader.page.url == address
    expect(frame.locator(".leaflet-container")).to_have_attribute("aria-label", re.compile("城区人口"))


def test_an_indicator_chosen_by_key_is_asked_for_when_it_is_reached(visit):
    reader = visit("/maps?lang=en&level=county&indicator=total_population")
    frame = reader.map()
    before, box = reader.scene(frame), opened(reader, "Indicator")
    with reader.page.expect_response(AHEAD) as reached:
        box.press("ArrowDown")
    box.press("Enter")
    assert reader.map(other_than=before) == frame
    reader.idle()
    assert reader.scene(frame) == reached.value.json()["id"]
    expect(reader.page).not_to_have_url(re.compile("total_population"))


def test_a_scene_that_did_not_reach_the_frame_is_fetched_by_the_address_of_the_page(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=total_population")
    frame = reader.map()
    before = reader.scene(frame)

    def lose(route: Route) -> None:
        route.fulfill(response=route.fetch(), body="null")  # the server has given it

    reader.page.route(re.compile("/atlas/ahead.*named="), lose)
    opened(reader)
    option = reader.page.get_by_role("option", name="城区人口", exact=True)
    with reader.page.expect_response(lambda answer: "named=" in answer.url):
        option.hover()
    with reader.page.expect_response(lambda answer: AHEAD.search(answer.url) and "named=" not in answer.url):
        option.click()
    assert reader.map(other_than=before) == frame
    expect(frame.locator(".leaflet-container")).to_have_attribute("aria-label", re.compile("城区人口"))


def test_lines_dashes_and_islands_stay_on_map_and_inset_when_classes_change(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=satisfaction_rate_pct")
    frame = reader.map()
    for canvas in (".atlas-drawing canvas:nth-child(2)", ".atlas-inset .atlas-above"):
        assert inked(frame, canvas) > 300
    lines = inked(frame, ".atlas-inset .atlas-above")
    before = reader.scene(frame)
    choose_indicator(reader, "办事材料精简比例")
    frame = reader.map(other_than=before)
    assert inked(frame, ".atlas-inset .atlas-above") == lines
