"""A deck opened from a file in a real Chromium in which every address is refused, as a presenter and a reader have it.

`open_deck` fails on any request but that for the file itself, on a console error and on a script error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile import MARKUP, TEMPLATES, hostile_towns, squeezed
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exports.html_deck import html_file
from dashboard.records import Briefing, Scene
from dashboard.selection import PAGES
from dashboard.views.briefing import deck
from dashboard.wording import LANGUAGES, wording

SHAOWU = (("locality", "shaowu"),)
BRIEFING = Briefing(
    "简报",
    (
        Scene("overview", (), ("overview.map",)),
        Scene("locality", SHAOWU, ("locator.shaowu", "locality.about.shaowu"), layout="side", speaker_note="先讲。"),
        Scene("locality", (*SHAOWU, ("section", "figures"))),
        Scene("comparison", (("localities", "shaowu,yantai,beijing-chaoyang,xuzhou"), ("section", "evidence"))),
        Scene("comparison", (("localities", "shaowu,beijing"), ("section", "charts"))),
        Scene("locality", SHAOWU),
        Scene("maps", (("level", "county"),)),
        Scene("comparison", (("section", "peers"), *SHAOWU)),
        Scene(title="下一步", layout="text", note="一、数据口径。\n二、做法能否移植。"),
    ),
)
SLIDES = len(BRIEFING.scenes) + 2  # with the opening and the sources
WIDE, SQUARE, PHONE = (1920, 1080), (1024, 768), (390, 844)
# What of a slide lies outside the sheet or is cut off by a box that does not scroll.
CUT_OFF = """() => {
  const sheet = document.querySelector('#stage .sheet'), frame = sheet.getBoundingClientRect();
  const skipped = '.unseen, .unseen *, svg *, .says, .name, .scrolls *';
  const outside = [...sheet.querySelectorAll('*')].filter((element) => !element.matches(skipped)).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1);
  });
  const squeezed = [...sheet.querySelectorAll('.column, td, th, .tile, .card, h2, footer p')].filter((element) =>
    !element.closest('.scrolls')
    && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2)
    && getComputedStyle(element).display !== 'inline');
  return [...outside, ...squeezed].map((element) =>
    `${element.tagName}.${element.className}: ${element.textContent.slice(0, 60)}`);
}"""
TEXTS = """(where) => [...document.querySelectorAll(
  `${where} :is(h3, td, th, li, .tile p, .card p, .note p, .prose p, .quiet p, text)`)]
  .map((element) => element.textContent.trim()).filter(Boolean)"""
COVERING = """() => {
  const boxes = [...document.querySelectorAll('#stage .name:not(.aside)')].map((name) => name.getBBox());
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) =>
    one.x < other.x + other.width && other.x < one.x + one.width
    && one.y + 4 < other.y + other.height - 4 && other.y + 4 < one.y + one.height - 4));
}"""


@dataclass
class Shown:
    """A deck in a window, and what it asked for or complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def place(self) -> str:
        """The slide and its part, as the address keeps them: 3.2."""
        return str(self.page.evaluate("location.hash")).removeprefix("#")

    @property
    def title(self) -> str:
        return self.page.locator("#stage :is(h1, h2)").first.evaluate("(title) => title.firstChild.textContent.trim()")

    def go_to(self, number: int) -> None:
        self.press(*str(number), "Enter")
        assert self.place == str(number)


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return load(BUNDLED_DATA)


@pytest.fixture(scope="module")
def decks(cases: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The briefing as a file, in each language."""
    folder = tmp_path_factory.mktemp("stick")
    for lang in LANGUAGES:
        (folder / f"{lang}.html").write_bytes(html_file(cases, deck(cases, BRIEFING, lang, "2026-11-22")))
    return {lang: folder / f"{lang}.html" for lang in LANGUAGES}


@pytest.fixture
def open_deck(browser: Browser, decks: dict[str, Path]) -> Iterator[Callable[..., Shown]]:
    """Open the deck in a window of a size, light or dark, at an address inside it."""
    contexts: list[BrowserContext] = []
    every: list[Shown] = []

    def start(
        lang: str = "zh", size: tuple[int, int] = WIDE, *, dark: bool = False, at: str = "", file: Any = None
    ) -> Shown:
        wide, high = size
        scheme: Any = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": wide, "height": high}, color_scheme=scheme)
        contexts.append(context)
        found = Shown(context.new_page())
        every.append(found)

        def refuse(route: Route) -> None:
            found.asked.append(route.request.url)
            route.abort()

        context.route(re.compile("^(?!file:|data:)"), refuse)
        context.on("request", lambda request: found.asked.append(request.url) if request.url[:4] == "http" else None)
        context.on("console", lambda message: found.errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: found.errors.append(str(error.error)))
        context.on("dialog", lambda dialog: found.errors.append(dialog.message))
        found.page.goto(f"{(file or decks[lang]).as_uri()}{at}")
        return found

    yield start
    for context in contexts:
        context.close()
    assert [line for shown in every for line in (*shown.asked, *shown.errors)] == []


def barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{entry['id']}: {entry['nodes'][0]['html'][:160]}" for entry in found]


def walk(shown: Shown) -> Iterator[str]:
    """Every part of every slide, by the next key, from the first."""
    shown.press("Home")
    while True:
        yield shown.place
        before = shown.place
        shown.press("End" if before == "" else "PageDown")
        if shown.place == before:
            return


@pytest.mark.parametrize("size", [WIDE, SQUARE])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_cut_off_and_nothing_is_lost_between_the_parts(open_deck, lang, size):
    shown = open_deck(lang, size)
    told: set[str] = set()
    for place in walk(shown):
        assert shown.page.evaluate(CUT_OFF) == [], place
        assert shown.page.evaluate(COVERING) == [], place
        told |= set(shown.page.evaluate(TEXTS, "#stage"))
    assert shown.place.split(".")[0] == str(SLIDES)
    assert sorted(set(shown.page.evaluate(TEXTS, "#deck")) - told) == []


def test_text_is_large_enough_for_the_far_end_of_a_room(open_deck):
    shown = open_deck("en", SQUARE)
    least = """() => Math.min(...[...document.querySelectorAll('#stage .column :is(td, li, p:not([class]))')]
      .filter((one) => !one.closest('.quiet, .unseen, .credit'))
      .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""
    sizes = [shown.page.evaluate(least) for _ in walk(shown)]
    assert min(size for size in sizes if size is not None) >= 17  # of a stage 900 high


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_open_to_everybody(open_deck, lang, dark):
    shown = open_deck(lang, dark=dark)
    for place in (1, 2, 4, 5, 6, SLIDES):
        shown.go_to(place)
        assert barriers(shown.page) == [], place
    for key in ("j", "a", "?"):
        shown.press(key)
        assert barriers(shown.page) == [], key
        shown.press("Escape")
    shown.press("Escape")
    expect(shown.page.locator("#deck")).to_be_visible()
    assert barriers(shown.page) == []


class TestKeys:
    """What the presenter's hand does."""

    def test_next_and_previous_by_every_usual_key(self, open_deck):
        shown = open_deck()
        for onward, back in (
            ("ArrowRight", "ArrowLeft"),
            (" ", "ArrowUp"),
            ("PageDown", "PageUp"),
            ("ArrowDown", "PageUp"),
        ):
            shown.press(onward)
            assert shown.place == "2"
            shown.press(back)
            assert shown.place == "1"

    def test_first_last_and_a_number(self, open_deck):
        shown = open_deck()
        shown.press("End")
        assert shown.place == str(SLIDES)
        shown.press("Home")
        assert shown.place == "1"
        shown.press("3", "Enter")
        assert shown.title == "邵武市的位置"
        shown.press("9", "9")
        expect(shown.page.locator("#typed")).to_have_text(wording("zh")("present.typed", number=99))
        shown.press("Enter")
        expect(shown.page.locator("#say")).to_have_text(wording("zh")("present.no_such_slide", number=99, of=SLIDES))
        assert shown.place == "3"
        shown.press("2", "Escape")
        expect(shown.page.locator("#typed")).to_be_hidden()
        assert shown.place == "3"

    def test_before_the_first_and_after_the_last_nothing_moves(self, open_deck):
        shown = open_deck()
        shown.press("ArrowLeft")
        assert shown.place == "1"
        shown.press("End", "ArrowRight", "ArrowRight", "ArrowRight")
        assert shown.place.split(".")[0] == str(SLIDES)

    def test_a_slide_of_several_parts_is_gone_through_and_come_back_to_at_its_end(self, open_deck):
        shown = open_deck()
        shown.go_to(4)
        shown.press("ArrowRight")
        assert shown.place == "4.2"
        shown.go_to(5)
        shown.press("ArrowLeft")
        assert re.fullmatch(r"4\.\d+", shown.place)

    @pytest.mark.parametrize(("key", "colour"), [("b", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)")])
    def test_black_and_white_hide_everything_until_the_next_key(self, open_deck, key, colour):
        shown = open_deck()
        cover = shown.page.locator("#cover")
        shown.press(key)
        expect(cover).to_have_css("background-color", colour)
        assert cover.bounding_box() == {"x": 0, "y": 0, "width": WIDE[0], "height": WIDE[1]}
        shown.press(key)
        expect(cover).to_be_hidden()
        shown.press(key, "ArrowRight")
        expect(cover).to_be_hidden()
        assert shown.place == "1"

    def test_light_and_dark_and_the_two_shapes(self, open_deck):
        shown = open_deck()
        root, stage = shown.page.locator("html"), shown.page.locator("#stage")
        expect(root).to_have_attribute("data-theme", "light")
        shown.press("l")
        expect(root).to_have_attribute("data-theme", "dark")
        expect(stage).to_have_css("width", "1600px")
        shown.press("r")
        expect(stage).to_have_css("width", "1200px")

    def test_a_window_of_another_shape_starts_in_the_shape_that_fits(self, open_deck):
        expect(open_deck(size=SQUARE).page.locator("#stage")).to_have_css("width", "1200px")

    def test_the_clock_and_the_list_of_keys_come_and_go(self, open_deck):
        shown = open_deck()
        shown.press("c")
        expect(shown.page.locator("#clock")).to_have_text(re.compile(r"\d\d:\d\d · .*00:\d\d"))
        shown.press("c")
        expect(shown.page.locator("#clock")).to_be_hidden()
        shown.press("?")
        expect(shown.page.locator("#help")).to_be_visible()
        shown.press("Escape")
        expect(shown.page.locator("#help")).to_be_hidden()

    def test_full_screen_and_back(self, open_deck):
        shown = open_deck()
        shown.press("f")
        shown.page.wait_for_function("document.fullscreenElement")
        shown.press("f")
        shown.page.wait_for_function("!document.fullscreenElement")

    def test_escape_leaves_for_reading_and_the_key_p_returns_to_what_is_read(self, open_deck):
        shown = open_deck()
        shown.go_to(4)
        shown.press("Escape")
        expect(shown.page.locator("#stage")).to_be_hidden()
        expect(shown.page.locator("#deck > section").nth(3)).to_be_in_viewport()
        shown.press("p")
        assert shown.place == "4"

    def test_the_key_p_that_begins_turns_no_slide_once_begun(self, open_deck):
        shown = open_deck()
        shown.go_to(3)
        shown.press("p")
        assert shown.place == "3"

    def test_autoplay_goes_on_by_itself_begins_again_and_stops_at_any_key(self, open_deck):
        shown = open_deck()
        shown.page.clock.install()
        shown.page.reload()
        shown.press("a")
        shown.page.get_by_role("button", name=wording("zh")("present.seconds", seconds=10)).click()
        shown.page.clock.run_for(10_100)
        assert shown.place == "2"
        shown.press("ArrowRight")
        expect(shown.page.locator("#say")).to_have_text(wording("zh")("present.auto_off"))
        shown.page.clock.run_for(30_000)
        assert shown.place == "3"
        shown.press("End", "a")
        shown.page.get_by_role("button", name=wording("zh")("present.seconds", seconds=5)).click()
        shown.page.clock.run_for(5_000 * 10)
        assert int(shown.place.split(".")[0]) < SLIDES

    def test_every_button_can_be_reached_and_pressed_without_a_mouse(self, open_deck):
        shown = open_deck("en")
        names = shown.page.locator("#bar button:visible").all_inner_texts()
        reached = []
        for _ in range(len(names) + 4):
            shown.press("Tab")
            reached.append(shown.page.evaluate("document.activeElement.textContent"))
        assert set(names) <= set(reached)
        shown.page.locator("#bar [data-do=next]").focus()
        shown.press("Enter")
        assert shown.place == "2"
        shown.press(" ")
        assert shown.place == "3"

    def test_the_number_of_a_slide_is_said_aloud(self, open_deck):
        shown = open_deck("en")
        shown.go_to(3)
        told = wording("en")("present.spoken", number=3, of=SLIDES, title=shown.title)
        expect(shown.page.locator("#live")).to_have_text(told)


class TestAQuestionFromTheFloor:
    """There and back again."""

    @pytest.mark.parametrize("typed", ["cyq", "cy", "chaoyang", "朝阳", "110105", "beijing-ch"])
    def test_a_place_is_found_however_it_is_typed_and_left_for_the_slide_before(self, open_deck, typed):
        shown = open_deck()
        shown.go_to(4)
        shown.press("ArrowRight", "j")
        shown.page.keyboard.insert_text(typed)
        expect(shown.page.get_by_role("option").first).to_contain_text("朝阳区")
        shown.press("Enter")
        assert shown.title == "朝阳区"
        expect(shown.page.locator("#stage")).to_contain_text("近万名")
        expect(shown.page.locator("#stage .cite").first).to_be_visible()
        shown.press("Backspace")
        assert shown.place == "4.2"

    def test_the_pages_of_places_stand_outside_the_order(self, open_deck):
        shown = open_deck()
        shown.go_to(3)
        shown.press("j")
        shown.page.keyboard.insert_text("sws")
        shown.press("Enter", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
        assert shown.title == "邵武市"
        shown.press("Escape")
        assert shown.place == "3"
        assert shown.title == "邵武市的位置"

    def test_a_second_question_still_returns_to_the_slide(self, open_deck):
        shown = open_deck()
        shown.go_to(3)
        for typed in ("sws", "cyq"):
            shown.press("j")
            shown.page.keyboard.insert_text(typed)
            shown.press("Enter")
        shown.press("Backspace")
        assert shown.place == "3"

    def test_what_is_not_there_is_said_and_escape_changes_nothing(self, open_deck):
        shown = open_deck()
        shown.press("ArrowRight", "j")
        shown.page.keyboard.insert_text("zzzz")
        expect(shown.page.locator("#jump-count")).to_have_text(wording("zh")("present.none_found"))
        shown.press("Enter", "Escape")
        assert shown.place == "2"

    def test_a_mark_opens_its_source_and_the_way_back_is_the_same(self, open_deck):
        shown = open_deck()
        shown.go_to(4)
        mark = shown.page.locator("#stage .cite").first
        number = re.match(r"\[(\d+)", mark.inner_text())
        assert number
        mark.click()
        expect(shown.page.locator("#stage .meant")).to_contain_text(f"[{number[1]}]")
        shown.press("Backspace")
        assert shown.place == "4"


class TestTheSpeakersWindow:
    """A second window of the same file, from a stick."""

    @pytest.fixture
    def pair(self, open_deck):
        shown = open_deck(at="#3")
        with shown.page.context.expect_page() as opened:
            shown.press("n")
        return shown, opened.value

    def test_it_shows_notes_next_title_and_time(self, pair):
        _, notes = pair
        expect(notes.locator("#presenter-title")).to_have_text("邵武市的位置")
        expect(notes.locator("#presenter-notes")).to_have_text("先讲。")
        expect(notes.locator("#presenter-next")).to_have_text(re.compile("^邵武市"))
        expect(notes.locator("#presenter-time")).to_have_text(re.compile(r"\d\d:\d\d"))
        expect(notes.locator("#stage")).to_be_hidden()
        assert barriers(notes) == []

    def test_each_follows_the_other(self, pair):
        shown, notes = pair
        shown.press("ArrowRight")
        expect(notes.locator("#presenter-position")).to_contain_text("4 /")
        expect(notes.locator("#presenter-notes")).to_have_text(wording("zh")("present.no_speaker"))
        notes.keyboard.press("End")
        expect(shown.page.locator("#position")).to_contain_text(f"{SLIDES} /")
        expect(notes.locator("#presenter-next")).to_have_text(wording("zh")("present.no_next"))
        notes.get_by_role("button", name=wording("zh")("present.do_black")).click()
        expect(shown.page.locator("#cover")).to_be_visible()
        expect(notes.locator("#presenter-position")).to_contain_text(wording("zh")("present.black_on"))

    def test_it_finds_its_slide_again_after_a_reload_and_closes_with_the_deck(self, pair):
        shown, notes = pair
        notes.reload()
        expect(notes.locator("#presenter-title")).to_have_text("邵武市的位置")
        with notes.expect_event("close"):
            shown.page.close()

    def test_another_window_cannot_turn_the_slides(self, open_deck):
        shown = open_deck(at="#3")
        shown.page.evaluate("postMessage({ atlas: 'do', what: 'last' }, '*')")
        shown.page.evaluate("new Promise((done) => setTimeout(done))")
        assert shown.place == "3"


class TestMaps:
    """A map is moved and enlarged, and stays true."""

    def test_keys_enlarge_move_and_restore_it(self, open_deck):
        shown = open_deck(at="#2")
        world, scale = shown.page.locator("#stage .world"), shown.page.locator("#stage .scale")
        before, kilometres = world.get_attribute("transform"), scale.inner_text()
        shown.press("+", "+", "+")
        assert world.get_attribute("transform") != before
        assert scale.inner_text() != kilometres
        assert shown.page.evaluate(COVERING) == []
        enlarged = world.get_attribute("transform")
        shown.press("Shift+ArrowRight")
        assert world.get_attribute("transform") != enlarged
        assert shown.place == "2"
        shown.press("0")
        assert scale.inner_text() == kilometres

    def test_the_name_of_the_inset_can_be_read_and_stays_inside_it(self, open_deck):
        shown = open_deck("zh", SQUARE)
        shown.go_to(2)
        name, inset = (shown.page.locator(f"#stage {part}").bounding_box() for part in (".inset-name", ".inset .edge"))
        assert name["height"] > 13
        assert inset["x"] <= name["x"]
        assert name["x"] + name["width"] <= inset["x"] + inset["width"]

    def test_the_wheel_and_a_drag(self, open_deck):
        shown = open_deck(at="#2")
        world = shown.page.locator("#stage .world")
        box = shown.page.locator("#stage .window").bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        shown.page.mouse.move(*middle)
        before = world.get_attribute("transform")
        shown.page.mouse.wheel(0, -300)
        shown.page.wait_for_function(
            "before => document.querySelector('#stage .world').getAttribute('transform') !== before", arg=before
        )
        enlarged = world.get_attribute("transform")
        shown.page.mouse.down()
        shown.page.mouse.move(middle[0] + 80, middle[1] + 40)
        shown.page.mouse.up()
        assert world.get_attribute("transform") != enlarged

    def test_a_place_that_is_pointed_at_says_its_name_and_its_figure(self, open_deck):
        shown = open_deck(at="#8")
        path = shown.page.locator("#stage .world [data-says^='邵武市']").first
        box = path.bounding_box()
        shown.press("+", "+", "+", "+", "0")
        shown.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(shown.page.locator("#stage .says")).to_contain_text("邵武市")


def test_a_phone_is_for_reading_and_finds_places_too(open_deck):
    shown = open_deck(size=PHONE)
    page = shown.page
    expect(page.locator("#stage")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    assert barriers(page) == []
    page.locator("#deck > section").nth(3).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator("#reading [data-do=jump]").click()
    page.keyboard.insert_text("cyq")
    page.keyboard.press("Enter")
    expect(page.locator("#place-beijing-chaoyang")).to_be_in_viewport()
    page.locator("#reading [data-do=return]").click()
    assert abs(page.evaluate("scrollY") - before) < 2


def test_on_paper_every_scene_begins_a_page_and_only_the_scenes_are_there(open_deck):
    shown = open_deck(dark=True)
    page = shown.page
    page.emulate_media(media="print")
    for hidden in ("#stage", "#bar", "#places", "#reading", "#presenter"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#deck")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    pages = len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
    assert pages >= SLIDES


def test_without_script_the_deck_is_read_from_top_to_bottom(browser: Browser, decks: dict[str, Path]):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(decks["zh"].as_uri())
    expect(page.locator("#deck > section").nth(3)).to_be_visible()
    expect(page.locator("#bar")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("payload", [TEMPLATES, MARKUP], ids=["templates", "markup"])
def test_hostile_text_runs_nothing_and_is_shown_as_it_is_written(open_deck, tmp_path, payload):
    hostile = hostile_towns(tmp_path / "towns", payload)
    catalogue = load(hostile.folder)
    scenes = tuple(Scene(page) for page in PAGES if page not in ("briefing", "draft"))
    file = tmp_path / "deck.html"
    file.write_bytes(html_file(catalogue, deck(catalogue, Briefing(payload, scenes), "zh", "2026-11-22")))
    shown = open_deck(file=file)
    expect(shown.page.locator("#stage h1")).to_be_visible()
    assert squeezed(payload) in squeezed(shown.page.locator("#stage h1").inner_text())
    for _ in walk(shown):
        assert hostile.misread(shown.page.locator("#stage").inner_text()) == []
    shown.press("j")
    assert hostile.misread(shown.page.locator("#jump").inner_text()) == []
    assert shown.page.locator("img, iframe").count() == 0


def test_the_server_hands_it_out_under_its_own_policy_and_the_speakers_window_opens(visit, serve):
    reader = visit(home=serve(script=Path(__file__).with_name("present_app.py")))
    reader.page.get_by_role("button", name="make").click()
    with reader.page.context.expect_page() as opened:
        reader.page.get_by_role("link", name="present").click()
    page = opened.value
    expect(page.locator("#stage h1")).to_have_text("A talk")
    page.keyboard.press("End")
    with reader.page.context.expect_page() as second:
        page.keyboard.press("n")
    expect(second.value.locator("#presenter-title")).to_have_text(wording("en")("exports.sources"))
    page.keyboard.press("ArrowLeft")
    expect(second.value.locator("#presenter-notes")).to_have_text("Say it")
