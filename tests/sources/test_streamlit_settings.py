"""The settings file says what the server would set anyway, so that `streamlit run` is as quiet and as closed."""

from __future__ import annotations

import re

import pytest

from dashboard.server.application import HARDENED
from dashboard.sources.streamlit_settings import read_settings


def test_the_file_holds_every_hardened_setting():
    settings = read_settings()
    assert {name: settings.get(name) for name in HARDENED} == HARDENED


def test_the_host_is_named_so_that_no_outside_address_is_looked_up():
    assert read_settings()["browser.serverAddress"] == "localhost"


def test_no_font_or_theme_is_fetched():
    assert not [value for value in read_settings().values() if re.search(r"//|:\s*http", str(value))]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_a_contrast_of_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("text", ["textColor", "linkColor", "primaryColor"])
def test_text_links_and_accents_have_a_contrast_of_at_least_4_5(theme, ground, text):
    settings = read_settings()
    assert contrast(settings[f"theme.{theme}.{text}"], settings[f"theme.{theme}.{ground}"]) >= 4.5


def test_a_missing_file_gives_no_settings(tmp_path):
    assert read_settings(tmp_path / "config.toml") == {}


def test_sections_become_dotted_names(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('[server]\nheadless = true\n[theme.dark]\ntextColor = "#fff"\n')
    assert read_settings(path) == {"server.headless": True, "theme.dark.textColor": "#fff"}
