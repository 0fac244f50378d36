"""The researcher's sections in a real browser: a second coder's file, passages two clicks from a cell, peers."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.wording import LANGUAGES, wording

GRAVE = ("serious", "critical")
PARTY = "seven-elements.party-leadership"


def barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{entry['id']}: {entry['nodes'][0]['html'][:200]}" for entry in found if entry["impact"] in GRAVE]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_coders_file_is_compared_and_gone_with_the_session(visit, tmp_path: Path, lang: str) -> None:
    words = wording(lang)
    path = tmp_path / "second.csv"
    path.write_text(
        f"locality_id,dimension_id,strength,note_zh\nshaowu,{PARTY},none,=1+1 ![x](http://x.test/)\n", "utf-8"
    )
    reader = visit(f"/comparison?lang={lang}&section=evidence&localities=shaowu")
    reader.page.set_input_files("input[type=file]", path)
    expect(reader.page.get_by_role("heading", name=words("agreement.summary"))).to_be_visible()
    expect(reader.page.get_by_text("=1+1 ![x]").first).to_be_visible()
    assert barriers(reader.page) == []
    reader.page.reload()
    reader.idle()
    expect(reader.page.get_by_role("heading", name=words("agreement.summary"))).to_have_count(0)


def test_a_file_in_gb18030_is_refused_with_its_remedy(visit, tmp_path: Path) -> None:
    path = tmp_path / "second.csv"
    path.write_bytes(
        f"locality_id,dimension_id,strength,note_zh\nshaowu,{PARTY},none,找过而没有找到\n".encode("gb18030")
    )
    reader = visit("/comparison?lang=zh&section=evidence&localities=shaowu")
    reader.page.set_input_files("input[type=file]", path)
    expect(reader.page.get_by_text(wording("zh")("agreement.refused", n=1))).to_be_visible()


def test_a_line_is_two_clicks_from_a_cell_of_the_matrix(visit) -> None:
    reader = visit("/comparison?lang=en&section=evidence&localities=shaowu")
    page = reader.page
    page.get_by_role("link", name="● explicit").first.click()
    expect(page.get_by_role("heading", name="What “Party committee leadership” rests on")).to_be_visible()
    reader.idle()
    page.locator("table").first.get_by_role("link", name="S11").first.click()
    page.wait_for_url("**/sources?**line=36**")


@pytest.mark.parametrize("section", ["truth_table", "peers"])
def test_a_section_is_open_to_everybody_and_fits_a_phone(visit, section: str) -> None:
    reader = visit(f"/comparison?lang=en&section={section}&localities=", width=390)
    assert barriers(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
