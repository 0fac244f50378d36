"""The credit line and the mark on the screen follow the agency's settings."""

from __future__ import annotations

from playwright.sync_api import expect

from dashboard.sources.map_settings import SETTINGS_VARIABLE

SETTINGS = """[publication]
mark = false
review_no = "GS京(2026)0001号"
credit = { zh = "某局监制", en = "Made by the Bureau" }
"""


def test_a_reviewed_map_shows_its_number_and_no_mark_in_both_languages(visit, serve, tmp_path):
    path = tmp_path / "maps.toml"
    path.write_text(SETTINGS, "utf-8")
    home = serve(environment={SETTINGS_VARIABLE: str(path)})
    for lang, line in (("zh", "某局监制　审图号：GS京(2026)0001号"), ("en", "Made by the Bureau")):
        frame = visit(f"/maps?lang={lang}", home=home).map()
        expect(frame.locator(".atlas-credit")).to_contain_text(line)
        expect(frame.locator(".atlas-credit")).not_to_contain_text("内部工作用图" if lang == "zh" else "working map")
