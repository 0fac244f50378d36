"""The Maps page in a real browser: going down by click, facts by address, a kept view, and a whole inset."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, expect

HEBEI = (39.2, 115.6)
SHAOWU = (27.25, 117.42)

INKED = """name => {
    const canvas = document.querySelector(name);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, i) => i % 4 === 3 && value).length;
}"""


def inked(frame: Frame, canvas: str) -> int:
    """How many pixels of a canvas are painted."""
    return int(frame.evaluate(INKED, canvas))


def choose_indicator(reader, name: str) -> None:
    chooser = reader.page.locator('[data-testid="stSelectbox"]').filter(has_text="指标")
    chooser.locator("input").click()
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


def test_another_indicator_keeps_the_view_and_fetches_nothing(visit):
    reader = visit("/maps?lang=zh&level=county&indicator=total_population")
    frame = reader.map()
    frame.evaluate("map.setView([30, 115], 5.4, {animate: false})")
    before, view = reader.scene(frame), reader.view(frame)
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    choose_indicator(reader, "城区人口")
    assert reader.map(other_than=before) == frame
    assert reader.view(frame) == view
    assert [address for address in asked if "/atlas/" in address] == []


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
