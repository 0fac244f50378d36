"""The tools of an exhibit in Chromium: opened, walked and closed by keyboard, open to everybody, its files whole."""

from __future__ import annotations

import io
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from dashboard.sources.exported_table import read_exported
from dashboard.wording import LANGUAGES, wording

FIGURES = 3  # the headline figures are the fourth exhibit of a place's page


def tools(page: Page, lang: str, number: int = FIGURES) -> Locator:
    return page.get_by_role("button", name=wording(lang)("exhibit_tools.open")).nth(number)


def taken(page: Page, label: str) -> bytes:
    """The bytes of the file behind a button."""
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name=label).click()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_are_opened_walked_and_closed_by_keyboard_and_focus_returns(visit, lang) -> None:
    words = wording(lang)
    reader = visit(f"/locality?lang={lang}&locality=shaowu")
    page = reader.page
    tools(page, lang).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=words("exhibit_tools.docx"))).to_be_visible()
    dialog.get_by_role("radio", name=words("exhibit_tools.part_files")).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(dialog.locator("code").filter(has_text="shaowu-study:36")).to_be_visible()
    expect(dialog.get_by_role("radio", name=words("exhibit_tools.part_copy"))).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("radio", name=words("exhibit_tools.part_cite"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.locator("code").filter(has_text="1.0.0+")).to_be_visible()
    grave = [
        entry["id"] for entry in Axe().run(page).response["violations"] if entry["impact"] in ("serious", "critical")
    ]
    assert not grave
    reader.idle()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(tools(page, lang)).to_be_focused()


def test_the_citation_gives_the_address_at_which_the_reader_is(visit) -> None:
    reader = visit("/locality?lang=en&locality=shaowu")
    tools(reader.page, "en").click()
    reader.page.get_by_role("dialog").get_by_role("radio", name="Cite").click()
    address = f"{reader.home}/locality?lang=en&locality=shaowu"
    expect(reader.page.get_by_role("dialog").locator("code").filter(has_text=address)).to_be_visible()


def test_each_file_is_whole(visit) -> None:
    page = visit("/locality?lang=zh&locality=shaowu").page
    tools(page, "zh").click()
    rows = read_exported(taken(page, "CSV 数据包")).rows
    assert {row["printed"] for row in rows} >= {"30多万人", "近18万人"}
    assert "数据" in openpyxl.load_workbook(io.BytesIO(taken(page, "Excel 工作簿"))).sheetnames
    assert len(docx.Document(io.BytesIO(taken(page, "Word 文档"))).tables) >= 1


def test_a_map_is_taken_as_a_picture(visit) -> None:
    page = visit("/locality?lang=zh&locality=shaowu").page
    tools(page, "zh", 0).click()
    assert taken(page, "PNG 图片").startswith(b"\x89PNG")
    with ZipFile(io.BytesIO(taken(page, "Word 文档"))) as parts:
        assert any(name.startswith("word/media/") for name in parts.namelist())


def test_on_a_phone_the_dialog_fits_the_screen(visit) -> None:
    page = visit("/locality?lang=en&locality=shaowu", width=390).page
    tools(page, "en").click()
    expect(page.get_by_role("dialog").get_by_role("radio", name="Cite")).to_be_visible()
    assert page.get_by_role("dialog").evaluate("(box) => box.getBoundingClientRect().right <= window.innerWidth")
