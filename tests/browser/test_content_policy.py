"""The content policy lets through what the atlas uses, and nothing that hostile text could use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

INLINE = "document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
HANDLER = 'document.body.insertAdjacentHTML(\'beforeend\', `<img src="data:," onerror="window.ran = 1">`)'
EVAL = "setTimeout('window.ran = 1')"
IMAGE = "new Image().src = 'http://atlas.example/x.png'"
FETCH = "fetch('http://atlas.example/x').catch(() => {})"
FORM = (
    "document.body.append(form = document.createElement('form')); form.action = 'http://atlas.example'; form.submit()"
)
STOPPED = """
(attack) => new Promise((tell) => {
  document.addEventListener("securitypolicyviolation", (event) => tell([event.effectiveDirective, window.ran]));
  %s
})
"""

pytestmark = pytest.mark.xdist_group("elements")


@pytest.fixture(scope="module")
def elements(serve):
    """A server that runs a script with every kind of element."""
    return serve(script=Path(__file__).with_name("every_element_app.py"))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window whose page is loaded anew for each attack."""
    page = browser.new_page()
    yield page
    page.close()


def test_every_kind_of_element_is_drawn_under_the_policy(visit, elements):
    page = visit(home=elements, height=2600).page
    for kind in ("stVegaLiteChart", "stEChartsChart", "stGraphVizChart", "stMermaidChart", "stDataFrame"):
        drawn = page.get_by_test_id(kind).locator("canvas, svg, img").first
        expect(drawn).to_be_attached()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


@pytest.mark.parametrize(
    ("attack", "rule"),
    [
        (INLINE, "script-src-elem"),
        (HANDLER, "script-src-attr"),
        (EVAL, "script-src"),
        (IMAGE, "img-src"),
        (FETCH, "connect-src"),
        (FORM, "form-action"),
    ],
)
def test_a_page_runs_no_script_from_text_and_calls_nobody(page: Page, elements: str, attack: str, rule: str):
    page.goto(elements)
    assert page.evaluate(STOPPED % attack) == [rule, None]


@pytest.mark.parametrize(
    ("attack", "rule"),
    [
        (INLINE, "script-src-elem"),
        (HANDLER, "script-src-attr"),
        (IMAGE, "img-src"),
        (FETCH, "connect-src"),
    ],
)
def test_a_map_runs_no_other_script_than_its_own(page: Page, elements: str, attack: str, rule: str):
    page.goto(f"{elements}/component/streamlit_folium.st_folium/index.html")
    assert page.evaluate(STOPPED % attack) == [rule, None]
