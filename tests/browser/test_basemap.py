"""A basemap in a real browser: chosen under the map, drawn beneath it, credited on it; nobody is asked without one."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Frame, expect
from tiles import tile_server, write_pmtiles

from dashboard.sources.map_settings import SETTINGS_VARIABLE

ENTRY = """
[[basemap]]
name = "{name}"
kind = "{kind}"
title = {{ zh = "{zh}", en = "{en}" }}
attribution = {{ zh = "某局制图", en = "Made by the Bureau" }}
review_no = "GS(2024)1号"
datum = "CGCS2000"
{where}
"""

pytestmark = pytest.mark.xdist_group("basemap")


@pytest.fixture(scope="module")
def tiles() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A tile server on the loopback, and what it was asked for."""
    with tile_server() as found:
        yield found


@pytest.fixture(scope="module")
def home(serve, tiles, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The atlas with three basemaps."""
    folder = tmp_path_factory.mktemp("basemaps")
    write_pmtiles(folder / "town.pmtiles", most=5)
    host = tiles[0]
    entries = [
        ("xyz", "xyz", "切片", "Tiles", f'address = "{host}/xyz/{{z}}/{{x}}/{{y}}.png"\nsend_origin = true'),
        ("wmts", "wmts", "服务", "Service", f'address = "{host}/wmts"\nlayer = "vec"\nmatrix_set = "w"'),
        ("local", "pmtiles", "本地", "Local", 'file = "town.pmtiles"'),
    ]
    names = ("name", "kind", "zh", "en", "where")
    text = "".join(ENTRY.format(**dict(zip(names, entry, strict=True))) for entry in entries)
    (folder / "basemaps.toml").write_text(text, encoding="utf-8")
    return serve(environment={SETTINGS_VARIABLE: str(folder / "basemaps.toml")})


def loaded(frame: Frame) -> list[str]:
    """The addresses of the tiles that are on the screen; waits until there are some, and all are there."""
    frame.wait_for_function(
        """() => {
            const tiles = [...document.querySelectorAll('.atlas-basemap img.leaflet-tile')];
            return tiles.length && tiles.every((tile) => tile.complete && tile.naturalWidth === 256);
        }"""
    )
    return frame.evaluate("[...document.querySelectorAll('.atlas-basemap img.leaflet-tile')].map((tile) => tile.src)")


def test_tiles_of_a_service_are_drawn_and_credited_and_only_its_host_is_asked(visit, home, tiles):
    reader = visit("/?lang=zh&basemap=xyz", home=home)
    frame = reader.map()
    assert all(address.startswith(f"{tiles[0]}/xyz/") for address in loaded(frame))
    expect(frame.locator(".atlas-credit")).to_contain_text("底图：某局制图，审图号 GS(2024)1号")
    expect(frame.locator(".atlas-credit")).to_contain_text("GS(2024)0650号")
    assert {referrer for path, referrer in tiles[1] if path.startswith("/xyz")} == {f"{home}/"}
    assert all(address.startswith(tiles[0]) for address in reader.outside)
    assert reader.outside
    reader.outside.clear()


def test_a_wmts_service_is_asked_by_matrix_row_and_column_and_is_not_told_who_asks(visit, home, tiles):
    reader = visit("/?lang=en&basemap=wmts", home=home)
    loaded(reader.map())
    asked = [path for path, referrer in tiles[1] if path.startswith("/wmts") and not referrer]
    assert all("REQUEST=GetTile" in path and "TILEMATRIXSET=w" in path and "TILEMATRIX=" in path for path in asked)
    assert len(asked) == len([path for path, _ in tiles[1] if path.startswith("/wmts")])
    reader.outside.clear()


def test_a_local_file_asks_the_atlas_alone(visit, home):
    frame = visit("/?lang=en&basemap=local", home=home).map()
    assert all(address.startswith(f"{home}/atlas/tiles/local.") for address in loaded(frame))


def test_a_basemap_is_chosen_under_the_map_and_stays_in_the_address(visit, home):
    reader = visit("/?lang=en", home=home)
    frame = reader.map()
    before = reader.scene(frame)
    assert frame.locator(".atlas-basemap").count() == 0
    reader.page.get_by_role("radio", name="Local").click()
    frame = reader.map(other_than=before)
    loaded(frame)
    reader.page.wait_for_url("**basemap=local**")
    reader.page.get_by_role("radio", name="Local").click()
    expect(frame.locator(".atlas-basemap")).to_have_count(0)


def test_the_basemap_is_seen_through_the_areas(visit, home):
    reader = visit("/?lang=zh&basemap=local", home=home, width=1000, height=1000)
    loaded(reader.map())
    element = reader.page.locator('iframe[src*="streamlit_folium"]').first
    image = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    colours = image.getcolors(maxcolors=1 << 24) or []
    greens = sum(count for count, (red, green, blue) in colours if green > red + 20 and green > blue + 20)
    assert greens > 0.5 * image.width * image.height


def test_without_settings_there_is_no_choice_and_nobody_is_asked(visit):
    reader = visit("/?lang=en&basemap=xyz")
    frame = reader.map()
    assert frame.locator(".atlas-basemap").count() == 0
    expect(reader.page.get_by_role("radiogroup", name="Basemap")).to_have_count(0)
    expect(reader.page.get_by_text("basemap", exact=False).first).to_be_visible()
    assert reader.outside == []


def test_a_map_is_saved_as_a_file(visit, home, tmp_path):
    reader = visit("/?lang=zh", home=home)
    reader.map()
    for form, start in (("PNG", b"\x89PNG"), ("SVG", b"<?xml")):
        with reader.page.expect_download() as waiting:
            reader.page.get_by_role("button", name=f"地图存为 {form}").click()
        waiting.value.save_as(tmp_path / form)
        assert (tmp_path / form).read_bytes().startswith(start)
        assert waiting.value.suggested_filename == f"基层治理图集地图.{form.lower()}"
