"""Tables by mouse and keyboard: what stays in sight, how rows are sorted, how near the source of a cell is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

EIGHT = "beijing,beijing-chaoyang,tianjin-beichen,xuzhou,yantai,yantai-dahaiyang,jinan-yuyuan,xx"
GRID = "[data-testid=stDataFrame]"
HEAD = 18  # pixels below the upper edge of a grid: the middle of its headings
ROW = 35
WITHIN = 600  # pixels from the left: well inside a second column that has the rest of the width to itself

GridOf = Callable[[str], Page]


@pytest.fixture
def grid_of(visit) -> GridOf:
    """All cases as rows of a grid with one column beside their names, so that no press depends on widths of text."""

    def narrowed(column: str) -> Page:
        page = visit(f"/comparison?lang=zh&section=facts&columns={column}", height=1600).page
        expect(page.locator(f"{GRID} canvas").first).to_be_visible()
        return page

    return narrowed


def press(page: Page, down: int) -> None:
    page.locator(GRID).click(position={"x": WITHIN, "y": down})


def test_a_heading_sorts_and_the_address_says_by_what(grid_of: GridOf):
    grid = grid_of("row.carried")
    press(grid, HEAD)
    expect(grid).to_have_url(re.compile(r"sort=-row\.carried(&|$)"))
    expect(grid.get_by_text("可能相等的数不分先后")).to_be_visible()


def test_a_heading_without_an_order_says_that_it_has_none(grid_of: GridOf):
    grid = grid_of("row.hierarchy")
    press(grid, HEAD)
    expect(grid.get_by_text("此列不能排序")).to_be_visible()
    assert "sort=" not in grid.url


def test_the_grid_has_no_sort_and_no_download_of_its_own(grid_of: GridOf):
    grid = grid_of("row.carried")
    press(grid, HEAD + ROW)
    expect(grid.get_by_text("点列名排序")).to_be_visible()
    box = grid.locator(GRID).bounding_box()
    assert box is not None
    menu_button = {"x": box["width"] - 16, "y": HEAD}  # at the right end of the last column
    grid.locator(GRID).hover(position=menu_button)
    toolbar = grid.get_by_test_id("stElementToolbarButton")
    expect(toolbar.first).to_be_visible()
    assert not [button for button in toolbar.all() if "ownload" in (button.inner_text() + button.inner_html())]
    grid.locator(GRID).click(position=menu_button)
    menu = grid.get_by_test_id("stDataFrameColumnMenu")
    menu.wait_for(state="attached")
    expect(menu).to_be_hidden()


def test_the_source_of_a_cell_is_two_presses_away(grid_of: GridOf):
    grid = grid_of("row.hierarchy")
    press(grid, HEAD + 2 * ROW)
    link = grid.get_by_role("link", name=re.compile("来源12"))
    expect(link).to_be_visible()
    link.click()
    expect(grid).to_have_url(re.compile("/sources.*source="))


def test_the_arrow_keys_walk_the_grid_and_what_a_cell_rests_on_follows(grid_of: GridOf):
    grid = grid_of("row.hierarchy")
    press(grid, HEAD + 2 * ROW)
    expect(grid.get_by_text("朝阳区 · 组织层级")).to_be_visible()
    grid.keyboard.press("ArrowDown")
    expect(grid.get_by_text("北辰区 · 组织层级")).to_be_visible()


def left(cell: Locator) -> float:
    box = cell.bounding_box()
    assert box is not None
    return box["x"]


@pytest.mark.parametrize(("width", "pinned"), [(900, (True, True, False)), (390, (True, False, False))])
def test_the_first_column_and_the_leads_stay_in_sight_and_on_a_phone_the_first(visit, width, pinned):
    page = visit(f"/comparison?lang=zh&section=facts&localities={EIGHT}", width=width).page
    table = page.get_by_test_id("stTableStyledTable").first
    expect(table).to_be_visible()
    cells = [table.locator(f"tbody tr:first-child > :nth-child({at})") for at in (1, 2, 3)]
    before = [left(cell) for cell in cells]
    table.locator("xpath=..").evaluate("scroller => scroller.scrollLeft = 300")
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stTableStyledTable]').parentElement.scrollLeft > 200"
    )
    assert tuple(abs(left(cell) - x) < 2 for cell, x in zip(cells, before, strict=True)) == pinned
