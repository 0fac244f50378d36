"""Every page as a reader meets it: in both languages, light and dark, wide and narrow, by mouse and by keyboard.

`visit` fails on a request to another host and on a console error, so every test here holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from dashboard.catalogue import Catalogue
from dashboard.records import Precision
from dashboard.selection import PAGES
from dashboard.wording import LANGUAGES, wording

GRAVE = ("serious", "critical")
# Streamlit draws what is chosen in a multiselect white on the primary colour. In the dark theme no colour is far enough
# from white and from the dark ground, as text, at once: the tags are left at 3.4 : 1.
TAGS = "[data-testid=stMultiSelectTagsContainer] [data-tag]"
CJK = re.compile("[\u3400-\u9fff]+")
TAG_OF_LANGUAGE = {"zh": "zh-CN", "en": "en"}
INTERFACE = "h1, h2, h3, h4, h5, h6, button, label, summary, th, nav, [data-testid=stCaptionContainer]"
LINES = """() => {
  document.querySelectorAll('details').forEach((fold) => { fold.open = true });
  document.querySelectorAll('[data-testid=stIconMaterial], [role=img]').forEach((icon) => icon.remove());
  return document.body.innerText.split('\\n').map((line) => line.trim()).filter(Boolean);
}"""
FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every((element) => element.scrollWidth <= window.innerWidth)"""


@pytest.fixture(scope="module")
def catalogue(cases: Catalogue) -> Catalogue:
    return cases


@pytest.fixture(scope="module")
def quoted(catalogue: Catalogue) -> frozenset[str]:
    """Every text in the data, in either language."""
    return frozenset(texts(asdict(catalogue.records)))


@pytest.fixture(scope="module")
def codes(catalogue: Catalogue) -> frozenset[str]:
    """The codes in the data that nobody would take for a word."""
    named = ("_id", "kind", "missing", "precision", "self_report")
    records = (record for table in asdict(catalogue.records).values() for record in table)
    found = {str(value) for record in records for name, value in record.items() if name.endswith(named)}
    return frozenset(code for code in found if re.search(r"\w[._-]\w", code))


def texts(record: object) -> Iterator[str]:
    if isinstance(record, str):
        yield record
    elif isinstance(record, dict | list | tuple):
        for value in record.values() if isinstance(record, dict) else record:
            yield from texts(value)


def address(name: str, **query: str) -> str:
    """The address of a page, as a reader may have kept it."""
    return f"/{'' if name == 'overview' else name}?{urlencode(query, safe=',')}"


def barriers(where: Page | Frame, *, dark: bool = False) -> list[str]:
    """What axe-core finds serious or critical, each with the first element it names."""
    found = Axe().run(where, context={"exclude": [[TAGS]]} if dark else None).response["violations"]
    return [f"{entry['id']}: {entry['nodes'][0]['html'][:200]}" for entry in found if entry["impact"] in GRAVE]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_everybody_in_the_light_in_the_dark_and_on_a_phone(visit, name, lang):
    words = wording(lang)
    reader = visit(address(name, lang=lang))
    page = reader.page
    expect(page).to_have_title(f"{words(f'app.page_{name}')} · {words('app.title')}")
    expect(page.locator("html")).to_have_attribute("lang", TAG_OF_LANGUAGE[lang])
    expect(page.locator("h1")).to_have_count(1)
    assert barriers(page) == []
    maps = page.locator("iframe").count()
    assert [fault for number in range(maps) for fault in barriers(reader.map(number))] == []
    titles = [page.locator("iframe").nth(number).get_attribute("title") for number in range(maps)]
    assert not [title for title in titles if "st_folium" in title], "a frame is named after its component"
    page.emulate_media(color_scheme="dark")
    reader.open(address(name, lang=lang))
    assert barriers(page, dark=True) == []
    assert [fault for number in range(maps) for fault in barriers(reader.map(number))] == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(FITS)
    assert barriers(page, dark=True) == []


@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_has_no_code_and_has_chinese_only_where_it_quotes_the_data(visit, quoted, codes, name):
    page = visit(address(name, lang="en")).page
    own = wording("en")("app.other_language")
    interface = page.locator(INTERFACE).all_inner_texts()
    assert [text for text in interface if CJK.search(text.replace(own, ""))] == []
    shown, known = page.evaluate(LINES), "\n".join((*quoted, own))
    assert [line for line in shown if any(run not in known for run in CJK.findall(line))] == []
    assert (
        sorted(code for code in codes if re.search(rf"(?<![\w.-]){re.escape(code)}(?![\w-])", "\n".join(shown))) == []
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_has_no_phrase_of_the_english_interface(visit, quoted, name):
    shown = visit(address(name, lang="zh")).page.evaluate(LINES)
    chinese, english = ({form for forms in wording(lang)._phrases.values() for form in forms} for lang in ("zh", "en"))
    assert set(shown) & (english - chinese - quoted) == set()
    phrases = {part.strip() for form in english for part in re.split(r"\{[^}]*\}", form) if part.strip().count(" ") > 1}
    assert [phrase for phrase in phrases if any(phrase in line for line in shown)] == []


class TestAReader:
    """What a reader does from page to page."""

    def test_clicks_a_place_on_the_map_and_comes_back(self, visit, catalogue):
        reader = visit(address("overview", lang="en"))
        place = next(entry for entry in catalogue.cases if entry.precision == Precision.ESTIMATE)
        frame = reader.map()
        frame.locator("#map_div").click(position=reader.spot(frame, place.lat, place.lon))
        reader.page.wait_for_url(f"**/locality?*locality={place.locality_id}*")
        expect(reader.page.locator("h1")).to_have_text(place.name.en)
        reader.page.go_back()
        expect(reader.page.locator("h1")).to_have_text(catalogue.title.en)
        assert urlsplit(reader.page.url).path == "/"
        reader.map()

    def test_finds_everything_as_it_was_after_a_reload(self, visit):
        reader = visit(address("practices", lang="en", search="grid", kinds="grid_management"))
        before = reader.page.url, reader.page.locator("main, [data-testid=stMain]").first.inner_text()
        assert "grid" in before[1].lower()
        reader.page.reload()
        reader.idle()
        assert (reader.page.url, reader.page.locator("main, [data-testid=stMain]").first.inner_text()) == before

    def test_changes_the_language_and_keeps_the_rest(self, visit, catalogue):
        place = catalogue.cases[2]
        reader = visit(address("locality", lang="en", locality=place.locality_id, section="figures"))
        expect(reader.page.locator("h1")).to_have_text(place.name.en)
        reader.page.get_by_text(wording("en")("app.other_language"), exact=True).click()
        expect(reader.page.locator("h1")).to_have_text(place.name.zh)
        expect(reader.page.locator("html")).to_have_attribute("lang", "zh-CN")
        query = parse_qs(urlsplit(reader.page.url).query)
        assert (query["lang"], query["locality"], query["section"]) == (["zh"], [place.locality_id], ["figures"])

    @pytest.mark.parametrize(
        ("old", "said", "title"),
        [
            ("/locality?lang=en&locality=atlantis&section=figures", "locality “atlantis”", "Locality"),
            ("/sources?lang=en&source=handbook&line=none", "line “none”", "Sources"),
            ("/meeting?lang=en", "page “meeting”", "Overview"),
        ],
    )
    def test_follows_an_old_address_and_is_told_what_is_gone(self, visit, old, said, title):
        page = visit(old).page
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        expect(page).to_have_title(f"{title} · Governance Atlas")

    def test_opens_two_tabs_that_do_not_mix(self, visit, catalogue):
        one, two = catalogue.cases[:2]
        first = visit(address("locality", lang="en", locality=one.locality_id, section="practices"))
        second = first.page.context.new_page()
        second.goto(first.home + address("locality", lang="en", locality=two.locality_id, section="practices"))
        expect(second.locator("h1")).to_have_text(two.name.en)
        first.page.get_by_role("radio", name=re.compile("^All numbers")).click()
        first.page.wait_for_url("**section=figures*")
        first.idle()
        expect(first.page.locator("h1")).to_have_text(one.name.en)
        expect(second.locator("h1")).to_have_text(two.name.en)
        assert f"locality={one.locality_id}" in first.page.url
        assert "section=practices" in second.url


class TestAKeyboard:
    """What a reader does who has no mouse."""

    def test_reaches_links_map_and_choosers_with_the_tab_key(self, visit):
        reader = visit(address("locality", lang="en"))
        reader.map()
        seen = list(focused(reader.page, most=40))
        for page in PAGES:
            assert any(wording("en")(f"app.page_{page}") in text for tag, text in seen if tag == "A"), page
        assert "IFRAME" in [tag for tag, _ in seen]
        assert "INPUT" in [tag for tag, _ in seen]

    def test_moves_the_map_with_the_arrow_keys(self, visit):
        reader = visit(address("overview", lang="en"))
        frame = reader.map()
        frame.locator("#map_div").focus()
        before = reader.view(frame)
        reader.page.keyboard.press("ArrowRight")
        frame.wait_for_function("west => map.getCenter().lng > west", arg=before[2])

    def test_opens_a_case_with_the_enter_key(self, visit, catalogue):
        reader = visit(address("overview", lang="en"))
        place = catalogue.cases[0]
        link = reader.page.locator(
            f"a[href*='locality={place.locality_id}&'], a[href$='locality={place.locality_id}']"
        ).first
        link.focus()
        reader.page.keyboard.press("Enter")
        expect(reader.page.locator("h1")).to_have_text(place.name.en)


def focused(page: Page, most: int) -> Iterator[tuple[str, str]]:
    """Tag and text of what has the focus, one Tab after the other, until it leaves the page or comes round."""
    for _ in range(most):
        page.keyboard.press("Tab")
        tag, text = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText || '']")
        yield tag, text
