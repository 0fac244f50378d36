"""One indicator on the map: what is drawn for each place, what the legend says, and the same in words and rows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.analysis.map_choices import mapped_indicators, marked, settled
from dashboard.analysis.map_values import map_values
from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import MARKS, MapScene, Table
from dashboard.quantity import parse
from dashboard.records import Indicator, Locality, Missing, Observation, Precision, Text
from dashboard.selection import Selection
from dashboard.views.choropleth import choropleth, in_words
from dashboard.views.choropleth_table import value_table
from dashboard.views.map_choices import said_about_breaks
from dashboard.views.national_map import NATION
from dashboard.views.place_facts import facts

CHINESE = re.compile(r"[\u3400-\u9fff]")
PRINTED = {  # two provinces in each class of 30 and 60, and what is hard
    "110000": "10%",
    "120000": "20%",
    "130000": "40%",
    "140000": "约60%",
    "210000": "70%",
    "220000": "60%以上",
    "230000": "0%",
}
ABSENT = {"310000": Missing.NOT_PUBLISHED, "320000": Missing.WITHHELD}


def locality(adcode: str) -> Locality:
    nothing = Text()
    text = Text(f"测试{adcode}", f"Test {adcode}")
    return Locality(
        *(f"p{adcode}", text, (), "province", "", adcode, "", "mention", False, None, None),
        Precision.POLYGON,
        None,
        nothing,
        None,
    )


def observation(adcode: str, printed: str, missing: Missing | None = None, period: str = "2024年") -> Observation:
    nothing = Text()
    quantity = None if missing else parse(printed)
    return Observation(
        *(f"{adcode}.{period}", f"p{adcode}", "rate", "measured", nothing, quantity, printed, "", period, missing),
        *(nothing, nothing, "", ()),
    )


@pytest.fixture(scope="module")
def rates(towns_catalogue: Catalogue) -> Catalogue:
    """Nine provinces and their rate of 2024; Shanxi's neighbour Inner Mongolia has one of 2020 only."""
    figures = [observation(code, printed) for code, printed in PRINTED.items()]
    figures += [observation(code, "—", missing) for code, missing in ABSENT.items()]
    figures += [observation("150000", "50%", period="2020年"), observation("110000", "15%", period="2020年")]
    codes = dict.fromkeys([*PRINTED, *ABSENT, "150000"])
    name, definition = Text("试验率", "Trial rate"), Text("为测试", "for a test")
    rate = Indicator("rate", name, definition, "percent", "percent", "", Text(), "")
    count = replace(rate, indicator_id="count", name=Text("试验数", "Trial count"), value_type="count")
    counted = [replace(one, indicator_id="count", observation_id=f"c{one.observation_id}") for one in figures]
    records = replace(
        towns_catalogue.records,
        localities=tuple(map(locality, codes)),
        indicators=(rate, count),
        observations=(*figures, *counted),
    )
    return replace(towns_catalogue, records=records)


def selection(catalogue: Catalogue, **chosen: object) -> Selection:
    fixed = {"indicator": "rate", "scheme": "fixed", "breaks": "30,60", **chosen}
    return settled(catalogue, Selection(**fixed))  # type: ignore[arg-type]


def scene(catalogue: Catalogue, **chosen: object) -> MapScene:
    body = choropleth(catalogue, selection(catalogue, **chosen)).body
    assert isinstance(body, MapScene)
    return body


def look(catalogue: Catalogue, code: str, **chosen: object) -> tuple[str, str]:
    """Fill and pattern of a province."""
    drawn = scene(catalogue, **chosen)
    index = list(catalogue.boundaries.province.index).index(code)
    style = drawn.styles[MARKS.index(drawn.polygons[0].classes[index])]
    return style.fill, style.pattern


# ---- what is drawn


def test_places_of_a_class_share_a_colour_and_others_have_another(rates: Catalogue) -> None:
    low, middle, high = (look(rates, code) for code in ("110000", "130000", "210000"))
    assert look(rates, "120000") == low
    assert len({low, middle, high}) == 3
    assert {pattern for _, pattern in (low, middle, high)} == {""}


def test_a_place_whose_bounds_cross_a_break_is_hatched_in_the_colour_of_its_printed_number(rates: Catalogue) -> None:
    assert look(rates, "140000") == (look(rates, "130000")[0], "hatch")
    assert look(rates, "220000")[1] == "hatch"  # 60% or more: the break belongs to the class below
    assert look(rates, "220000", breaks="30,50")[1] == ""


def test_each_kind_of_missing_looks_different_and_a_true_zero_is_a_value(rates: Catalogue) -> None:
    found = [look(rates, code) for code in ("310000", "320000", "650000")]
    assert len(set(found)) == 3
    assert look(rates, "230000") == look(rates, "110000")


def test_a_figure_of_another_period_is_dotted(rates: Catalogue) -> None:
    assert look(rates, "150000") == (look(rates, "130000")[0], "dots")
    assert look(rates, "150000", period="2020年")[1] == ""


def test_a_place_with_figures_of_several_periods_shows_the_one_that_was_chosen(rates: Catalogue) -> None:
    for period, number in (("2024年", 10), ("2020年", 15)):
        values = map_values(rates, selection(rates, period=period)).values
        assert values[0].number == number


def test_a_count_is_drawn_as_circles_until_the_reader_asks_for_areas(rates: Catalogue) -> None:
    circles = scene(rates, indicator="count").polygons[0]
    assert MARKS.index(circles.sizes[0]) < max(map(MARKS.index, circles.sizes))
    asked = choropleth(rates, selection(rates, indicator="count", drawn_as="areas"))
    assert isinstance(asked.body, MapScene)
    assert asked.body.polygons[0].sizes == ""
    assert any("总数" in note for note in asked.notes)
    assert scene(rates).polygons[0].sizes == ""


def test_the_area_of_a_circle_is_in_proportion_to_the_count(rates: Catalogue) -> None:
    drawn = scene(rates, indicator="count").polygons[0]
    sizes = dict(zip(rates.boundaries.province.index, map(MARKS.index, drawn.sizes), strict=True))
    assert sizes["210000"] / sizes["130000"] == pytest.approx((70 / 40) ** 0.5, rel=0.05)
    assert sizes["650000"] == 0


def test_one_far_count_leaves_the_other_circles_their_sizes_and_says_that_its_own_is_not_to_scale(
    rates: Catalogue,
) -> None:
    codes = list(rates.boundaries.province.index[:10])
    numbers = [*range(10, 100, 10), 9_000]
    figures = [
        replace(observation(code, f"{n}人"), indicator_id="count") for code, n in zip(codes, numbers, strict=True)
    ]
    places = tuple(map(locality, codes))
    catalogue = replace(rates, records=replace(rates.records, localities=places, observations=tuple(figures)))
    for scheme in ("natural", "fixed"):
        drawn = scene(catalogue, indicator="count", scheme=scheme)
        sizes = dict(zip(rates.boundaries.province.index, map(MARKS.index, drawn.polygons[0].sizes), strict=True))
        assert [sizes[code] for code in codes[7:]] == [34, 36, 56]
        first, second = drawn.legend[:2]
        assert (first.text, first.count, second.text) == ("＞90，离群：圆不按比例", 1, "90")
        assert look(catalogue, codes[9], indicator="count", scheme=scheme)[1] == "peaks"
    twin = in_words(catalogue, selection(catalogue, indicator="count")).twin
    assert any(text.startswith("1 个地方远离其他地方，圆不按比例") for text in twin)


# ---- the legend


def test_the_legend_prints_every_class_with_its_count_the_empty_one_too(rates: Catalogue) -> None:
    found = [(entry.text, entry.count) for entry in scene(rates, breaks="30,60,90").legend]
    assert found == [
        ("＞90", 0),
        ("＞60 – 90", 1),
        ("＞30 – 60", 4),
        ("0 – 30", 3),
        ("跨分级界线，级别不定", 2),
        ("借用其他时间的数", 1),
        ("来源未提及", 24),
        ("未公布", 1),
        ("不公开", 1),
        ("南海断续线", None),
    ]


def test_the_legend_is_headed_by_period_unit_and_how_many_report(rates: Catalogue) -> None:
    assert scene(rates).legend_title.startswith("图例（2024年，%）：34 个中 8 个有数；")
    assert scene(rates, lang="en").legend_title.startswith("Legend (2024, %): 8 of 34 report;")
    circles = scene(rates, lang="en", indicator="count").legend_title
    assert circles.endswith("8 of 34 report; one scale of circles for all periods")


@pytest.mark.parametrize(
    ("breaks", "remark", "origin"),
    [
        ("1.2.3", "“1.2.3”", "为所示地方的中位数"),
        ("50,60", "只用一个基准值，取了 50", "由读者输入"),
        ("50", "", "由读者输入"),
    ],
)
def test_a_benchmark_is_said_to_be_entered_only_where_it_was_read(
    rates: Catalogue, breaks: str, remark: str, origin: str
) -> None:
    chosen = selection(rates, scheme="diverging", breaks=breaks)
    assert remark in said_about_breaks(chosen)
    assert any(origin in note for note in choropleth(rates, chosen).notes)


def test_every_place_is_counted_in_one_class_or_one_kind_of_missing(rates: Catalogue) -> None:
    drawn = scene(rates)
    counted = [entry for entry in drawn.legend if entry.count and "不定" not in entry.text and "借用" not in entry.text]
    assert sum(entry.count or 0 for entry in counted) == len(rates.boundaries.province)


def test_a_hatched_place_is_marked_at_its_class_and_at_what_hatching_means(rates: Catalogue) -> None:
    drawn = scene(rates)
    mark = drawn.polygons[0].classes[list(rates.boundaries.province.index).index("140000")]
    lines = [entry.text for entry in drawn.legend if mark in (entry.mark, *entry.also)]
    assert lines == ["＞30 – 60", "跨分级界线，级别不定"]


# ---- going down


def test_the_country_is_whole_with_its_dashes_and_the_inset(rates: Catalogue) -> None:
    drawn = scene(rates)
    assert drawn.bounds == NATION
    assert drawn.dashes
    assert drawn.inset
    assert len(drawn.polygons[0].classes) == 34


def test_a_click_leads_one_step_down_with_every_choice_kept(rates: Catalogue) -> None:
    link = scene(rates, level="county").links["130102"]
    assert link.page == "maps"
    assert dict(link.query)["area"] == "130000"
    assert dict(link.query)["breaks"] == "30,60"
    assert "999999" not in scene(rates).links


def test_a_region_is_drawn_with_its_neighbours_and_its_outline(rates: Catalogue) -> None:
    drawn = scene(rates, area="130000", level="prefecture")
    ground, inside, outline = drawn.polygons
    assert (ground.level, "110000" in ground.only) == ("province", True)
    assert (inside.level, len(inside.only), inside.selectable) == ("prefecture", 11, True)
    assert (outline.level, outline.only) == ("province", ("130000",))
    assert not drawn.inset


def test_a_county_stands_among_its_neighbours_and_is_marked(rates: Catalogue) -> None:
    chosen = selection(rates, area="350781")
    drawn = choropleth(rates, chosen).body
    assert isinstance(drawn, MapScene)
    assert "350781" in drawn.polygons[0].only
    assert len(drawn.polygons[0].only) > 4
    assert drawn.chosen == marked(rates, chosen) == "350781"


def test_names_of_many_places_go_by_address_and_of_few_with_the_map(rates: Catalogue) -> None:
    many, few = scene(rates, level="county"), scene(rates, level="province")
    assert (bool(many.names), bool(many.names_at)) == (False, True)
    assert (len(few.names), few.names_at) == (34, "")
    assert many.tips_at.endswith("?period=2024%E5%B9%B4")


# ---- the same in words, rows and facts


def test_the_text_says_the_same_numbers_as_the_map(rates: Catalogue) -> None:
    said = in_words(rates, selection(rates)).twin
    assert said[0] == "34 个省级单位中，8 个有“试验率”（2024年）。"
    assert said[1].startswith("最高：辽宁省（70%）；区间重叠、分不出先后的还有 1 个：吉林省")
    assert said[2].startswith("最低：黑龙江省（0%）")
    assert said[3].startswith("2 个地方的数有上下限，跨过分级界线")
    assert said[4].startswith("1 个地方没有这一时间的数")
    assert said[5] == "26 个没有数：来源未提及 24、未公布 1、不公开 1。"


def test_english_holds_no_chinese(rates: Catalogue) -> None:
    exhibit = in_words(rates, selection(rates, lang="en"))
    assert isinstance(exhibit.body, MapScene)
    texts = [exhibit.title, *exhibit.twin, *exhibit.notes, *(entry.text for entry in exhibit.body.legend)]
    assert [text for text in texts if CHINESE.search(text)] == []


def test_the_table_has_a_row_for_each_place_with_a_record_and_counts_the_silent(rates: Catalogue) -> None:
    exhibit = value_table(rates, selection(rates))
    assert isinstance(exhibit.body, Table)
    assert [row[0].text for row in exhibit.body.rows][:2] == ["辽宁省", "山西省"]
    assert len(exhibit.body.rows) == 10
    assert exhibit.notes == ("没有任何记录的 24 个地方不列出。",)
    assert exhibit.data is not None
    assert exhibit.data.loc[exhibit.data["adcode"] == "140000", "class_uncertain"].item()


def test_a_place_says_its_figure_its_period_and_what_is_borrowed(rates: Catalogue) -> None:
    found = facts(rates, "zh", "province", "rate", "2024年")
    assert found["110000"] == ("10%", "2024年")
    assert found["150000"] == ("50%", "借用其他时间的数：", "2020年")
    assert found["310000"][0] == "未公布"
    assert "650000" not in found


# ---- the address and the bundled data


def test_what_the_address_leaves_open_is_what_most_places_report(rates: Catalogue) -> None:
    found = settled(rates, Selection())
    assert (found.indicator, found.period, found.level) == ("rate", "2024年", "province")
    assert (found.scheme, found.class_count, found.drawn_as) == ("natural", 5, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_indicator_of_the_bundled_cases_has_a_map_at_every_level(lang: str) -> None:
    cases = load(Path(__file__).parents[2] / "data")
    assert mapped_indicators(cases)
    for indicator in mapped_indicators(cases):
        for level in ("province", "prefecture", "county"):
            exhibit = in_words(cases, settled(cases, Selection(lang=lang, indicator=indicator, level=level)))
            assert isinstance(exhibit.body, MapScene)
            assert len(exhibit.twin) > 2


def test_a_collection_without_a_mapped_figure_offers_none(towns_catalogue: Catalogue) -> None:
    silent = replace(towns_catalogue, records=replace(towns_catalogue.records, observations=()))
    assert mapped_indicators(silent) == ()
    assert settled(silent, Selection()) == Selection()
