"""Map files from the Maps page: grids and maps side by side are saved as they are seen; what prevents it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from agency import agency_package
from periods import RATE
from playwright.sync_api import expect

from dashboard.exports.fonts import FONT_VARIABLE


def saved(reader, form: str) -> bytes:
    """The file behind a save button of the Maps page."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name=f"地图存为 {form}").click()
    path = download.value.path()
    return Path(path).read_bytes()


def test_the_cells_of_a_grid_are_saved_with_its_legend(visit, serve, tmp_path_factory):
    home = serve(data=agency_package(tmp_path_factory.mktemp("agency") / "package", across=40))
    reader = visit("/maps?lang=zh&layer=grid&section=table", home=home)
    assert saved(reader, "PNG").startswith(b"\x89PNG")
    assert "内部工作用图" in saved(reader, "SVG").decode()


@pytest.mark.xdist_group("periods")
def test_maps_side_by_side_are_one_sheet(visit, periods_server):
    reader = visit(f"/maps?lang=zh&indicator={RATE}&level=province&panes=periods&section=table", home=periods_server)
    described = saved(reader, "SVG").decode()
    assert "从2021年到2022年" not in described  # the twin is made where it is read
    assert described.count("<svg ") == 1


@pytest.mark.parametrize(
    ("lang", "button", "reason"), [("zh", "地图存为", "请改正路径"), ("en", "Save the map as", "Mend the path")]
)
def test_a_missing_typeface_is_said_with_its_remedy_where_the_buttons_would_be(visit, serve, lang, button, reason):
    home = serve(environment={FONT_VARIABLE: "/nowhere/none.otf"})
    reader = visit(f"/maps?lang={lang}&section=table", home=home)
    expect(reader.page.get_by_test_id("stCaptionContainer").filter(has_text=reason)).to_be_visible()
    expect(reader.page.get_by_role("button", name=button)).to_have_count(0)
