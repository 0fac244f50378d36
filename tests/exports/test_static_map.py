"""Static maps against the conventions for maps that are shown: extent, islands, inset, credit, mark, words, fonts."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.analysis.map_choices import settled
from dashboard.catalogue import Catalogue
from dashboard.exhibit import PATTERNS, AreaStyle, Exhibit, LegendEntry, MapScene, Polygons, Prose, Symbol
from dashboard.exports.fonts import FONT_VARIABLE, FontError, typeface
from dashboard.exports.map_ground import Ground
from dashboard.exports.map_patterns import pattern
from dashboard.exports.map_sheet import Frame, Rect, Sheet
from dashboard.exports.static_map import sheet_of, static_map
from dashboard.records import Text
from dashboard.selection import Selection
from dashboard.sources.boundaries import Boundaries
from dashboard.sources.publication import Publication
from dashboard.views.choropleth import choropleth
from dashboard.views.locator import locator
from dashboard.views.national_map import NATION, national_map
from dashboard.wording import LANGUAGES

SIZES = [(297.0, 210.0), (210.0, 297.0), (160.0, 110.0), (254.0, 143.0), (400.0, 120.0), (120.0, 300.0)]
# longitude and latitude: what a map of the country must show (notes on the publication conventions)
ISLANDS = {
    "钓鱼岛": (123.47, 25.74),
    "赤尾屿": (124.56, 25.92),
    "台湾南端": (120.85, 21.95),
    "兰屿": (121.55, 22.05),
    "东沙岛": (116.72, 20.70),
    "永兴岛": (112.33, 16.83),
    "黄岩岛": (117.76, 15.15),
    "太平岛": (114.36, 10.38),
    "曾母暗沙": (112.28, 3.97),
}
ENDS = {"漠河": (122.4, 53.5), "抚远": (134.7, 48.4), "乌恰": (73.6, 39.4), "海南南端": (109.6, 18.2)}


@pytest.fixture(scope="module")
def boundaries(cases: Catalogue) -> Boundaries:
    return cases.boundaries


def national(cases: Catalogue, lang: str = "zh") -> Exhibit:
    return national_map(cases, Selection(lang=lang))


def county_scene(boundaries: Boundaries) -> Exhibit:
    """All counties in eleven classes, each with a pattern: the heaviest map there is."""
    count = len(boundaries.county)
    styles = tuple(AreaStyle(f"#{40 + 18 * place:02x}b0d0", pattern=name) for place, name in enumerate(PATTERNS))
    classes = "".join("0123456789a"[place % 11] for place in range(count))
    legend = tuple(LegendEntry("0123456789a"[place], name, 1) for place, name in enumerate(PATTERNS))
    scene = MapScene(
        bounds=NATION,
        polygons=(Polygons("county", classes),),
        styles=styles,
        legend=legend,
        dashes=True,
        inset=True,
        credit="边界来源",
    )
    return Exhibit("counties", "全国县级图", scene, twin=("一句话。",))


def placed(exhibit: Exhibit, boundaries: Boundaries, size: tuple[float, float] = SIZES[0], **options: object):
    return sheet_of(exhibit, boundaries, width_mm=size[0], height_mm=size[1], **{"lang": "zh", **options})


def windows(sheet: Sheet) -> list[Frame]:
    return [sheet.frame, *([sheet.inset] if sheet.inset else [])]


def shown(ground: Ground, sheet: Sheet, point: tuple[float, float]) -> bool:
    """Whether a position lies in the map or in its inset, and is not covered by the inset where only the map has it."""
    ((x, y),) = ground.project(np.array([point]))
    in_map = sheet.frame.rect.holds(sheet.frame.at((x, y)))
    covered = sheet.inset is not None and sheet.inset.rect.holds(sheet.frame.at((x, y)))
    return (in_map and not covered) or (sheet.inset is not None and sheet.inset.rect.holds(sheet.inset.at((x, y))))


def words_on(sheet: Sheet) -> str:
    return " ".join(line.text for line in sheet.lines)


@pytest.mark.parametrize("size", SIZES)
def test_a_national_map_shows_the_ends_of_the_country_and_every_island(cases, boundaries, size):
    ground, sheet = placed(national(cases), boundaries, size)
    assert [name for name, point in (ENDS | ISLANDS).items() if not shown(ground, sheet, point)] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("province", "islands"),
    [("460000", ("永兴岛", "黄岩岛", "太平岛", "曾母暗沙")), ("710000", ("钓鱼岛", "赤尾屿", "台湾南端", "兰屿"))],
)
def test_maps_of_hainan_and_of_taiwan_show_all_their_islands_on_screen_and_on_paper(
    cases, boundaries, province, islands, size
):
    chosen = settled(cases, Selection(area=province, level="county"))
    exhibit = choropleth(cases, chosen)
    ground, sheet = placed(exhibit, boundaries, size)
    south, west, north, east = exhibit.body.bounds
    for lon, lat in (ISLANDS[name] for name in islands):
        assert west < lon < east
        assert south < lat < north
        assert shown(ground, sheet, (lon, lat))


@pytest.mark.parametrize("size", SIZES)
def test_every_vertex_of_every_province_and_every_dash_is_in_the_map_or_in_its_inset(cases, boundaries, size):
    ground, sheet = placed(national(cases), boundaries, size)
    for shape in [*(area.shape for area in ground.layers[0]), *ground.dashes]:
        points = shapely.get_coordinates(shape)
        inside = np.zeros(len(points), dtype=bool)
        for window in windows(sheet):
            (x, y), rect = window.on_sheet(points).T, window.rect
            inside |= (x >= rect.left) & (x <= rect.right) & (y >= rect.top) & (y <= rect.bottom)
        assert inside.all()


@pytest.mark.parametrize("size", SIZES)
def test_the_inset_covers_no_land_no_dash_and_no_place(cases, boundaries, size):
    ground, sheet = placed(national(cases), boundaries, size)
    if sheet.inset is None:
        return  # the map shows the whole extent itself, as the test above has seen
    box = sheet.inset.rect.shape()
    drawn = [area.shape for area in ground.areas] + list(ground.dashes)
    parts = shapely.transform(shapely.get_parts(np.array(drawn, dtype=object)), sheet.frame.on_sheet)
    assert not shapely.intersects(parts, box).any()
    assert not any(sheet.inset.rect.holds(sheet.frame.at(entry.at)) for entry in ground.symbols)


def test_on_a4_the_south_china_sea_is_an_inset_with_its_name(cases, boundaries):
    for lang, name in (("zh", "南海诸岛"), ("en", "South China Sea")):
        _, sheet = placed(national(cases, lang), boundaries, lang=lang)
        assert sheet.inset is not None
        assert name in [line.text for line in sheet.lines]


def test_where_no_corner_is_free_the_map_itself_shows_the_whole_extent(cases, boundaries):
    exhibit = national(cases)
    corners = tuple(Symbol(str(lon), "", lon, 17.0, "ring", 900_000.0) for lon in (75.0, 95.0, 115.0, 130.0))
    crowded = replace(exhibit, body=replace(exhibit.body, symbols=corners))
    ground, sheet = placed(crowded, boundaries)
    assert sheet.inset is None
    assert all(shown(ground, sheet, point) for point in (ENDS | ISLANDS).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_credit_original_review_number_and_mark_are_printed(cases, boundaries, lang, size):
    exhibit = national(cases, lang)
    _, sheet = placed(exhibit, boundaries, size, lang=lang)
    printed = words_on(sheet).replace(" ", "")
    assert exhibit.body.credit.replace(" ", "") in printed
    assert "GS(2024)0650" in printed
    assert {"zh": "内部工作用图", "en": "Internal working map"}[lang] in [line.text for line in sheet.lines]
    assert sheet.stamp is not None


def test_mark_credit_and_review_number_are_configurable(cases, boundaries):
    own = Publication(marked=False, review_no="GS京(2026)0001号", credit=Text("某局监制", "Made by the Bureau"))
    _, sheet = placed(national(cases), boundaries, publication=own)
    assert "某局监制　审图号：GS京(2026)0001号" in [line.text for line in sheet.lines]
    assert sheet.stamp is None
    assert "内部工作用图" not in words_on(sheet)
    _, sheet = placed(national(cases), boundaries, publication=Publication(mark=Text("讨论稿", "Draft")))
    assert "讨论稿" in [line.text for line in sheet.lines]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_over_the_map_or_beyond_the_sheet(cases, boundaries, size):
    _, sheet = placed(national(cases, "en"), boundaries, size, lang="en")
    frame = sheet.frame.rect.shape(-0.01)
    for line in sheet.lines:
        width = typeface().width(line.text, line.size, bold=line.bold)
        left = line.x - {"left": 0, "center": width / 2, "right": width}[line.align]
        box = Rect(left, line.y - line.size * 0.3, left + width, line.y)
        assert box.left >= 0
        assert box.right <= sheet.width + 0.01
        assert 0 <= box.top < box.bottom <= sheet.height
        in_inset = sheet.inset is not None and sheet.inset.rect.shape().contains(box.shape())
        assert in_inset or not frame.intersects(box.shape()), line.text
    assert all(not frame.intersects(row.box.shape()) for row in sheet.legend)


def test_every_legend_entry_is_there_with_its_count(cases, boundaries):
    exhibit = national(cases)
    _, sheet = placed(exhibit, boundaries)
    assert [row.entry for row in sheet.legend] == list(exhibit.body.legend)
    assert {line.text for line in sheet.lines} >= {entry.text for entry in exhibit.body.legend}
    assert [line.text for line in sheet.lines if line.align == "right"] == [
        str(entry.count) for entry in exhibit.body.legend if entry.count is not None
    ]


def test_a_circle_of_uncertainty_has_its_true_radius(boundaries):
    scene = MapScene(
        bounds=(36.0, 116.0, 37.0, 117.5),
        polygons=(Polygons("province", "0", ("370000",)),),
        styles=(AreaStyle("#eeeeee"),),
        symbols=(Symbol("a", "甲", 117.0, 36.5, "ring", 10_000.0),),
    )
    ground, sheet = placed(Exhibit("k", "图", scene), boundaries)
    west, south, east, north = ground.symbols[0].outline.bounds
    assert (east - west, north - south) == pytest.approx((20_000, 20_000), rel=2e-3)
    assert sheet.scale_bar.width * sheet.frame.metres == pytest.approx(sheet.scale_bar.kilometres * 1000)


def test_the_equal_area_projection_keeps_areas(boundaries):
    scene = MapScene(bounds=NATION, polygons=(Polygons("province", "0" * 34),), styles=(AreaStyle("#eeeeee"),))
    ground, _ = placed(Exhibit("k", "图", scene), boundaries)
    square_km = sum(area.shape.area for area in ground.areas) / 1e6
    assert square_km == pytest.approx(9_600_000, rel=0.02)


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def made(exhibit: Exhibit, boundaries: Boundaries, form: str = "png", **options: object) -> bytes:
    size = {"width_mm": 160.0, "height_mm": 110.0}
    return static_map(exhibit, boundaries, format=form, **{"lang": "zh", **size, **options})


def test_a_picture_has_its_size_and_carries_title_and_text_twin(cases, boundaries):
    exhibit = national(cases)
    image = picture(made(exhibit, boundaries))
    assert image.size == (1259, 866)
    assert image.text["Title"] == exhibit.title
    for sentence in (*exhibit.twin, *exhibit.notes, exhibit.body.credit, "内部工作用图"):
        assert sentence in image.text["Description"]


def test_an_svg_begins_with_title_and_description_and_needs_no_font(cases, boundaries):
    hostile = replace(national(cases), title="<script>alert(1)</script>&")
    text = made(hostile, boundaries, "svg").decode()
    assert '<title id="title">&lt;script&gt;alert(1)&lt;/script&gt;&amp;</title>' in text
    described = re.search(r'<desc id="desc">(.*?)</desc>', text, re.DOTALL)
    assert described
    assert all(sentence in described[1] for sentence in hostile.twin)
    assert 'role="img"' in text
    assert "<script" not in text
    assert "<text" not in text
    assert not re.search(r'(href|src)="(?!#)', text)


def test_a_pdf_is_a_pdf(cases, boundaries):
    content = made(national(cases), boundaries, "pdf")
    assert content.startswith(b"%PDF-")
    assert b"CreationDate" not in content


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_map_gives_the_same_bytes(cases, boundaries, form):
    assert made(national(cases), boundaries, form) == made(national(cases), boundaries, form)


def test_a_dark_map_is_dark_and_keeps_the_colours_of_its_classes(cases, boundaries):
    light, dark = (picture(made(national(cases), boundaries, dark=dark)).convert("L") for dark in (False, True))
    assert np.asarray(light).mean() > 190
    assert np.asarray(dark).mean() < 70


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_located_case_can_be_exported(cases, boundaries, lang):
    for case in cases.cases:
        exhibit = locator(cases, Selection(lang=lang, locality=case.locality_id))
        if isinstance(exhibit.body, MapScene):
            assert picture(made(exhibit, boundaries, lang=lang)).text["Title"] == exhibit.title


def test_a_national_map_of_all_counties_is_made_within_four_seconds(boundaries):
    exhibit = county_scene(boundaries)
    typeface()
    started = time.process_time()
    made(exhibit, boundaries, width_mm=297.0, height_mm=210.0)
    assert time.process_time() - started < 4


def test_a_character_without_a_glyph_is_an_error_that_names_it(cases, boundaries):
    exhibit = replace(national(cases), title="图\U0001f600")
    with pytest.raises(FontError) as refused:
        made(exhibit, boundaries)
    assert "U+1F600" in refused.value.message_zh
    assert "U+1F600" in refused.value.message_en


def test_a_font_file_that_is_named_but_missing_is_an_error_in_both_languages(monkeypatch, cases, boundaries):
    monkeypatch.setenv(FONT_VARIABLE, "/nowhere.ttf")
    with pytest.raises(FontError) as refused:
        made(national(cases), boundaries)
    assert "不存在" in refused.value.message_zh
    assert "does not exist" in refused.value.message_en


def test_a_sheet_too_small_to_read_is_refused(cases, boundaries):
    with pytest.raises(ValueError, match="100 x 90"):
        made(national(cases), boundaries, width_mm=60.0, height_mm=60.0)


def test_only_maps_are_drawn(boundaries):
    with pytest.raises(TypeError, match="words is no map"):
        made(Exhibit("words", "", Prose(())), boundaries)


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_of_the_screen_is_drawn_and_no_two_are_alike(name):
    square = np.array([shapely.box(0, 0, 10, 10)])
    alike = [other for other in PATTERNS if pattern(other, square, 1.5) == pattern(name, square, 1.5)]
    assert alike == [name]


@settings(max_examples=40)
@given(st.text(alphabet="甲乙，。（）ab cd.", min_size=1, max_size=60), st.floats(8, 60))
def test_wrapped_text_keeps_every_character_and_its_width(text: str, width: float):
    from dashboard.exports.map_layout import Pen

    lines: Sequence[str] = Pen(typeface(), 1.0).wrap(text, 7.0, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert typeface().width(line, 7.0) <= width or len(re.findall(r"[甲乙]|[ab]+", line)) <= 1
