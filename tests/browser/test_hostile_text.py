"""Hostile text in Chromium: nothing in it runs, nothing leaves, and it is shown as it was written.

The packages are those of tests/test_hostile_text.py; what that test holds up to the edge of the server, this one holds
behind it. `visit` fails on a console error, so a script that the content policy had to stop fails a test here as well.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hostile import MARKUP, TEMPLATES, hostile_towns, squeezed
from playwright.sync_api import expect

from dashboard import escape
from dashboard.selection import PAGES
from dashboard.wording import LANGUAGES

# What a reader sees, hears or can read out of a field; every fold is opened before.
SHOWN = """() => {
  document.querySelectorAll('details').forEach((fold) => { fold.open = true });
  const spoken = [...document.querySelectorAll('[aria-label], [alt], [title]')];
  return [
    document.body.innerText,
    ...[...document.querySelectorAll('input')].map((field) => field.value),
    ...spoken.flatMap((element) => ['aria-label', 'alt', 'title'].map((name) => element.getAttribute(name) || '')),
  ].join('\\n');
}"""
FURTHER = (
    *(f"/locality?section={section}" for section in ("practices", "figures", "frameworks", "findings")),
    "/practices?section=beside&practices=town-a.knock,town-c.lane-chain",
    *(f"/sources?section={section}" for section in ("coverage", "methods", "glossary")),
    "/sources?source=handbook-1",
    *(f"/comparison?section={section}" for section in ("ranking", "charts", "evidence", "truth_table", "peers")),
    "/comparison?section=charts&chart=scatter&localities=town-a,town-b",
    "/maps?indicator=volunteer_count&panes=two&second_indicator=grid_count",
)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(TEMPLATES, id="templates", marks=pytest.mark.xdist_group("hostile-templates")),
        pytest.param(MARKUP, id="markup", marks=pytest.mark.xdist_group("hostile-markup")),
    ],
)
def hostile(request, tmp_path_factory):
    """The hostile towns."""
    return hostile_towns(tmp_path_factory.mktemp("hostile") / "{{7*7}} `x`", request.param)


@pytest.fixture
def look(visit, serve, hostile):
    """Open an address of the hostile towns in one window; give what is shown there, in the page and in its maps."""
    windows = []

    def look(address):
        if windows:
            windows[0].open(address)
        else:
            windows.append(visit(address, home=serve(data=hostile.folder)))
        reader = windows[0]
        for number in range(reader.page.locator("iframe").count()):
            reader.map(number)
        assert reader.page.evaluate("[...document.links].filter((link) => link.origin !== location.origin).length") == 0
        assert reader.page.locator("[data-testid=stMain] :is(.katex, img)").count() == 0
        return "\n".join(frame.evaluate(SHOWN) for frame in reader.page.frames), reader

    return look


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_shows_hostile_records_as_they_were_written(look, hostile, lang):
    for name in PAGES:
        shown, _ = look(f"/{'' if name == 'overview' else name}?lang={lang}")
        assert hostile.marks(shown), f"no record is shown on {name}"
        assert hostile.misread(shown) == [], name


def test_what_lies_deeper_in_the_pages_is_shown_as_it_was_written(look, hostile):
    for address in FURTHER:
        shown, _ = look(f"{address}&lang=en")
        assert hostile.marks(shown), f"no record is shown at {address}"
        assert hostile.misread(shown) == [], address


def test_a_map_shows_hostile_names_in_its_tips_and_in_its_list_of_places(look, hostile):
    _, reader = look("/?lang=en")
    frame = reader.map()
    names = {hostile.text("localities", town, "name_en") for town in ("town-a", "town-b", "town-c")}
    places = frame.locator(".atlas-places button")
    assert {squeezed(text) for text in places.all_text_contents()} == {squeezed(name) for name in names}
    shown = set()
    for number in range(places.count()):
        places.nth(number).focus()
        expect(frame.locator(".atlas-tip strong")).to_have_text(places.nth(number).text_content())
        shown.add(frame.locator(".atlas-tip strong").text_content())
    assert shown == names


def test_a_diagram_shows_hostile_labels(look, hostile):
    _, reader = look("/locality?lang=en&locality=town-a&practice=town-a.knock")
    drawn = reader.page.get_by_test_id("stGraphVizChart").locator("svg")
    expect(drawn.first).to_be_visible()
    shown = "".join("".join(drawn.nth(number).locator("text").all_text_contents()) for number in range(drawn.count()))
    assert hostile.misread(shown) == []
    step = hostile.text("practice_parts", "town-a.knock.step1", "name_en")
    assert squeezed(step) in squeezed(shown)


def test_an_address_is_shown_as_it_was_written(visit, serve, three_towns_folder):
    reader = visit("/practices?lang=en", home=serve(data=three_towns_folder))
    for payload in (TEMPLATES, MARKUP, "\u202e{{7*7}}", "<script>alert(1)</script>"):
        reader.open(f"/practices?lang=en&locality={quote(payload)}&search={quote(payload)}")
        alert = reader.page.get_by_role("status").filter(has_text="locality")
        assert squeezed(escape.legal(payload[:60])) in squeezed(alert.inner_text())
        assert reader.page.get_by_role("textbox").input_value() == payload[:80]
