"""A briefing in Chromium: put together on three pages, put in order, saved, reloaded, opened again on altered data."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from dashboard.wording import LANGUAGES, wording

GRAVE = ("serious", "critical")
TAGS = "[data-testid=stMultiSelectTagsContainer] [data-tag]"  # see test_pages
FITS = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .every((element) => element.scrollWidth <= window.innerWidth)"""


def barriers(page: Page) -> list[str]:
    found = Axe().run(page, context={"exclude": [[TAGS]]}).response["violations"]
    return [f"{entry['id']}: {entry['nodes'][0]['html'][:200]}" for entry in found if entry["impact"] in GRAVE]


def add(page: Page, lang: str, key: str) -> None:
    """The button below the exhibit with this key."""
    page.locator(f".st-key-add_{key.replace('.', '-')}").get_by_role("button").click()


def counted(page: Page, lang: str, count: int) -> Locator:
    words = wording(lang)
    return page.get_by_role("link", name=words("basket.link", name=words("app.page_briefing"), n=count))


def listed(page: Page) -> Locator:
    return page.get_by_test_id("stRadio").get_by_role("radio")


def scenes(page: Page) -> list[str]:
    """The titles in the list, in its order, without number and mark."""
    labels = page.get_by_test_id("stRadio").locator("label p").all_inner_texts()
    return [re.sub(r"\s*warning\s.*", "", text.partition(" · ")[2]) for text in labels if " · " in text]


def pressed(page: Page, lang: str, act: str) -> None:
    page.get_by_role("button", name=wording(lang)(f"briefing_page.{act}"), exact=True).click()


@pytest.fixture(scope="module")
def altered(three_towns_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three towns with one figure of the first changed."""
    folder = shutil.copytree(three_towns_folder, tmp_path_factory.mktemp("altered") / "towns")
    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["locality_id"] == "town-a" and row["qualifier"] == "exact" and row["value"])
    row |= dict.fromkeys(("printed", "printed_original", "value", "lower", "upper"), "77")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_briefing_goes_from_three_pages_into_a_file_and_opens_on_altered_data(
    visit, serve, three_towns_folder, altered, tmp_path, lang
) -> None:
    words = wording(lang)
    reader = visit(f"/locality?lang={lang}&locality=town-a&section=figures", home=serve(data=three_towns_folder))
    page = reader.page
    add(page, lang, "locality.numbers.measured")
    expect(page.get_by_text(words("basket.added", n=1))).to_be_visible()
    expect(counted(page, lang, 1)).to_be_visible()
    page.get_by_role("link", name=words("app.page_comparison")).click()
    page.wait_for_url("**/comparison?*")
    reader.idle()
    add(page, lang, "comparison.ranking")
    expect(counted(page, lang, 2)).to_be_visible()
    page.get_by_role("link", name=words("app.page_overview")).click()
    expect(page.get_by_role("heading", name=words("overview.gaps"))).to_be_visible()
    reader.idle()
    add(page, lang, "overview.gaps")
    expect(counted(page, lang, 3)).to_be_visible()

    counted(page, lang, 3).click()
    expect(listed(page)).to_have_count(3)
    before = scenes(page)
    pressed(page, lang, "down")
    expect(page.get_by_test_id("stRadio").get_by_text(f"1 · {before[1]}")).to_be_visible()
    reader.idle()
    assert scenes(page) == [before[1], before[0], before[2]]

    note = page.get_by_role("textbox", name=words("briefing_page.note"), exact=True)
    note.fill("<b>{{7*7}}</b> ")
    note.press("Control+Enter")
    page.get_by_text(words("briefing_page.insert")).click()
    search = page.get_by_role("textbox", name=words("briefing_page.search"))
    search.fill("town-a.")
    search.press("Enter")
    offered = page.locator("[class*=st-key-edit_token_]").first.get_by_role("button")
    figure = re.split("[：:]", offered.inner_text())[0].removeprefix("add").strip()
    assert figure
    offered.click()
    expect(note).to_have_value(re.compile(r"^<b>\{\{7\*7\}\}</b> \{\{town-a\..+\}\}$"))
    expect(page.get_by_text("<b>{{7*7}}</b>").last).to_be_visible()  # it names no figure, and stays as it is written
    expect(page.get_by_text(words("briefing_page.faults", n=1))).to_be_visible()

    token = parse_qs(urlsplit(page.url).query)["briefing"][0]
    with page.expect_download() as download:
        pressed(page, lang, "save")
    content = download.value.path().read_bytes()
    assert token.encode() not in content
    assert download.value.suggested_filename.endswith(".briefing.json")
    page.reload()
    reader.idle()
    assert scenes(page) == [before[1], before[0], before[2]]
    expect(note).to_have_value(re.compile("town-a"))

    path = tmp_path / "monday.briefing.json"
    path.write_bytes(content)
    later = visit(f"/briefing?lang={lang}", home=serve(data=altered))
    later.page.get_by_text(words("briefing_page.open"), exact=True).click()
    later.page.set_input_files("input[type=file]", path)
    changes = later.page.get_by_role("table").filter(has_text=words("briefing.change_changed"))
    expect(changes).to_contain_text("77")
    expect(listed(later.page)).to_have_count(0)
    pressed(later.page, lang, "open_it")
    expect(listed(later.page)).to_have_count(3)
    later.idle()
    assert scenes(later.page) == [before[1], before[0], before[2]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_open_to_everybody_and_fits_a_phone(visit, lang) -> None:
    reader = visit(f"/briefing?lang={lang}")
    page = reader.page
    pressed(page, lang, "outline_all")
    expect(counted(page, lang, 12)).to_be_visible()
    reader.map()
    assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    reader.idle()
    page.wait_for_function(FITS)
    assert barriers(page) == []
    reader.open(f"/briefing?lang={lang}&section=draft")
    button = page.get_by_test_id("stFileUploaderDropzone").locator("button p")
    written = button.evaluate("text => getComputedStyle(text, '::after').content")
    assert written == f'"{wording(lang)("upload.choose")}"'
    text = page.get_by_role("textbox", name=wording(lang)("draft_page.text"))
    text.fill("邵武市群众满意度达95%。<img src=x onerror=alert(1)>{{7*7}}")
    text.press("Control+Enter")
    expect(page.get_by_role("table")).to_contain_text("【95%】")
    page.wait_for_function(FITS)
    assert barriers(page) == []


def test_a_scene_is_chosen_moved_and_removed_by_keyboard(visit) -> None:
    reader = visit("/briefing?lang=en", fresh=True)
    page = reader.page
    page.get_by_role("button", name="Add a text scene").press("Enter")
    expect(listed(page)).to_have_count(1)
    reader.idle()
    title = page.get_by_role("textbox", name="Title of the scene")
    chooser = page.get_by_test_id("stRadio").element_handle()
    title.fill("Agenda")
    title.press("Enter")
    expect(page.get_by_test_id("stRadio")).to_contain_text("Agenda")
    assert chooser.evaluate("list => list.isConnected"), "another list took the place of the list"
    expect(title).to_be_focused()
    page.get_by_role("button", name="Duplicate").press("Enter")
    expect(listed(page)).to_have_count(2)
    reader.idle()
    listed(page).last.focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**shown=1*")
    expect(page.get_by_role("button", name="Move up")).to_be_disabled()
    page.get_by_role("button", name="Remove", exact=True).press("Enter")
    expect(listed(page)).to_have_count(1)


def test_on_the_maps_page_a_press_counts_though_only_the_map_runs(visit) -> None:
    reader = visit("/maps?lang=en")
    frame = reader.map()
    shown = reader.scene(frame)
    add(reader.page, "en", "maps")
    expect(counted(reader.page, "en", 1)).to_be_visible()
    assert reader.scene(frame) == shown, "the map was drawn anew"
