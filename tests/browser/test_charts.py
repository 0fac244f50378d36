"""Charts in a real Chromium: drawn under the content policy, told to the pointer and to a screen reader, on a phone.

`visit` fails on a request to another host and on a console error, so every test here holds both.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.selection import CHARTS
from dashboard.wording import LANGUAGES

PLACES = "beijing,shaowu,yantai-dahaiyang"
FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every((element) => element.scrollWidth <= window.innerWidth)"""
DRAWN = {"dots": "resident_population", "scatter": "resident_population", "distribution": "township_unit_count"}


def address(kind: str, lang: str = "en", indicator: str = "") -> str:
    chosen = f"&indicator={indicator or DRAWN.get(kind, '')}"
    return f"/comparison?lang={lang}&section=charts&chart={kind}&localities={PLACES}{chosen}"


def canvas(page: Page):
    return page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("dark", [False, True])
def test_a_chart_is_drawn_offline_and_under_the_policy(visit, kind: str, lang: str, dark: bool) -> None:
    page = visit(address(kind, lang), dark=dark).page
    expect(canvas(page)).to_be_visible()
    assert canvas(page).bounding_box()["height"] > 60


@pytest.mark.parametrize("kind", CHARTS)
def test_a_phone_shows_every_kind_without_scrolling_sideways(visit, kind: str) -> None:
    page = visit(address(kind), width=390).page
    if kind in DRAWN:
        expect(canvas(page)).to_be_visible()
        assert canvas(page).bounding_box()["width"] <= 390
    assert page.evaluate(FITS)


def test_the_pointer_is_told_the_printed_form(visit) -> None:
    page = visit(address("dots", "zh")).page
    box = canvas(page).bounding_box()
    for share in (0.2, 0.5, 0.8):
        # along the line of one place: its bar is somewhere on it
        for across in range(0, 100, 1):
            page.mouse.move(box["x"] + box["width"] * across / 100, box["y"] + box["height"] * share * 0.8)
            if page.locator("#vg-tooltip-element.visible").count():
                assert any(unit in page.locator("#vg-tooltip-element").inner_text() for unit in ("人", "个"))
                return
    raise AssertionError("no mark of the chart answers the pointer")


def test_a_screen_reader_is_told_the_twin(visit) -> None:
    page = visit(address("dots")).page
    told = page.get_by_test_id("stVegaLiteChart").evaluate("element => element.outerHTML")
    assert "over 7,000 but under 8,000 people" in told


def test_the_charts_section_has_no_grave_fault_of_accessibility(visit) -> None:
    page = visit(address("dots")).page
    expect(canvas(page)).to_be_visible()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]}).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical") and not _tags_only(rule)] == []


def _tags_only(rule: dict) -> bool:
    """Chosen tags of a multiselect, which Streamlit draws; see test_pages."""
    return all("data-tag" in node["html"] for node in rule["nodes"])
