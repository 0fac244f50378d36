"""Maps side by side: what is on one scale, what differs from one to the next, and what is set aside in words."""

from __future__ import annotations

import re

import pytest
from periods import COUNT, OTHER_RATE, RATE, periods_package

from dashboard.analysis.map_choices import offered_panes, settled
from dashboard.analysis.map_panes import panes_of
from dashboard.analysis.map_times import times
from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import MARKS, Exhibit, MapScene, Table
from dashboard.selection import Selection
from dashboard.views.choropleth import choropleth
from dashboard.views.folium_map import Addresses, scene_json
from dashboard.views.map_panes import in_words, map_exhibit
from dashboard.views.map_panes_table import panes_table
from dashboard.views.map_panes_words import said_about_panes
from dashboard.wording import LANGUAGES

CHINESE = re.compile(r"[\u3400-\u9fff]")
CLASSES = {"scheme": "fixed", "breaks": "30,60"}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> Catalogue:
    found = load(periods_package(tmp_path_factory.mktemp("periods") / "package"))
    assert found.errors == ()
    return found


def chosen(catalogue: Catalogue, **choices: str) -> Selection:
    return settled(catalogue, Selection(**{"indicator": RATE, "level": "province", **choices}))


def scene_of(exhibit: Exhibit) -> MapScene:
    assert isinstance(exhibit.body, MapScene)
    return exhibit.body


def fill(catalogue: Catalogue, scene: MapScene, code: str) -> str:
    mark = scene.polygons[0].classes[list(catalogue.boundaries.province.index).index(code)]
    return scene.styles[MARKS.index(mark)].fill


# ---- one scale


def test_each_period_is_a_map_and_the_same_number_has_the_same_colour_on_all(catalogue):
    scene = scene_of(map_exhibit(catalogue, chosen(catalogue, panes="periods", scheme="natural")))
    assert [pane.caption for pane in scene.panes] == ["2021年", "2022年", "2023年"]
    tianjin_2022 = fill(catalogue, scene.panes[1].scene, "120000")  # 40 %
    shanxi_2021 = fill(catalogue, scene.panes[0].scene, "140000")  # 40 %
    assert tianjin_2022 == shanxi_2021
    assert {pane.scene.styles for pane in scene.panes} == {scene.styles}


def test_one_legend_counts_all_maps_together(catalogue):
    scene = scene_of(map_exhibit(catalogue, chosen(catalogue, panes="periods", **CLASSES)))
    counts = {entry.text: entry.count for entry in scene.legend}
    # 2021: 20 30 40 and 50 borrowed; 2022: 40 30 20 50; 2023: 70 30, about 60, and 50 borrowed
    assert (counts["20 – 30"], counts["＞30 – 60"], counts["＞60 – 70"]) == (5, 6, 1)
    assert counts["借用其他时间的数"] == 2
    assert counts["跨分级界线，级别不定"] == 1
    assert all(pane.scene.legend == () for pane in scene.panes)


def test_a_step_in_time_keeps_the_classes_and_the_legend_says_so(catalogue):
    legends = []
    for period in ("2021年", "2023年"):
        scene = scene_of(choropleth(catalogue, chosen(catalogue, period=period, scheme="natural")))
        assert "各个时间用同一分级" in scene.legend_title
        legends.append([entry.text for entry in scene.legend if entry.mark in "01234"])
    assert legends[0] == legends[1]


def test_circles_of_two_periods_have_one_scale(catalogue):
    first, second = (
        scene_of(choropleth(catalogue, chosen(catalogue, indicator=COUNT, period=period))).polygons[0].sizes
        for period in ("2021年", "2022年")
    )
    tianjin = list(catalogue.boundaries.province.index).index("120000")
    assert MARKS.index(second[tianjin]) == pytest.approx(
        2 * MARKS.index(first[tianjin]), abs=1
    )  # 400 is four times 100


# ---- in words


def test_what_rose_and_fell_from_one_map_to_the_next_is_counted_and_overlaps_are_not_ordered(catalogue):
    said = in_words(catalogue, chosen(catalogue, panes="periods", **CLASSES)).twin
    assert said[0] == "3 幅图用同一分级，同一颜色含义相同。"
    assert said[-3] == "从2021年到2022年：1 个上升、1 个下降、1 个不变、1 个只有一个时间有数。"
    assert said[-2] == "从2022年到2023年：2 个上升、1 个不变、1 个只有一个时间有数。"


def test_the_earlier_map_comes_first_in_words_whichever_stands_first(catalogue):
    said = in_words(
        catalogue, chosen(catalogue, panes="two", period="2023年", second_indicator=RATE, second_period="2021年")
    ).twin
    assert said[-2].startswith("从2021年到2023年：2 个上升、1 个不变")


def test_two_indicators_of_a_unit_share_a_scale_but_neither_is_said_to_be_higher(catalogue):
    exhibit = in_words(catalogue, chosen(catalogue, panes="indicators"))
    scene = scene_of(exhibit)
    assert [pane.caption for pane in scene.panes] == ["群众满意度（2022年）", "响应率（2023年）"]
    assert scene.legend
    assert exhibit.twin[-2].endswith("1 个地方两者都有数，3 个只有前者，0 个只有后者。指标不同，不比高低。")


def test_units_that_differ_are_not_put_on_one_scale_and_that_is_said(catalogue):
    exhibit = map_exhibit(catalogue, chosen(catalogue, panes="two", second_indicator=COUNT, second_period="2022年"))
    scene = scene_of(exhibit)
    assert scene.legend == ()
    assert all(pane.scene.legend for pane in scene.panes)
    assert exhibit.notes[0].startswith("“群众满意度”与“志愿者数”")
    apart = map_exhibit(catalogue, chosen(catalogue, panes="indicators")).notes[0]
    assert "志愿者数" in apart
    assert "不放在这把尺上" in apart


@pytest.mark.parametrize("panes", ["two", "periods", "indicators"])
def test_english_holds_no_chinese(catalogue, panes):
    exhibit = in_words(catalogue, chosen(catalogue, lang="en", panes=panes))
    scene = scene_of(exhibit)
    texts = [exhibit.title, *exhibit.twin, *exhibit.notes, scene.legend_title]
    texts += [text for pane in scene.panes for text in (pane.caption, *(one.text for one in pane.scene.legend))]
    assert [text for text in texts if CHINESE.search(text)] == []


# ---- choices


def test_what_is_offered_depends_on_periods_and_units(catalogue):
    assert offered_panes(catalogue, chosen(catalogue)) == ("one", "two", "periods", "indicators")
    assert offered_panes(catalogue, chosen(catalogue, indicator=OTHER_RATE)) == ("one", "two", "indicators")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_to_be_had_is_one_map_and_a_sentence(catalogue, lang):
    selection = chosen(catalogue, lang=lang, indicator=OTHER_RATE, panes="periods")
    assert len(panes_of(catalogue, selection).maps) == 1
    assert scene_of(map_exhibit(catalogue, selection)).panes == ()
    assert said_about_panes(catalogue, selection)
    assert said_about_panes(catalogue, chosen(catalogue, panes="periods")) == ""


def test_the_second_of_two_maps_is_the_same_indicator_at_another_time_until_one_is_chosen(catalogue):
    found = chosen(catalogue, panes="two", period="2023年")
    assert found.second_indicator == RATE
    assert found.second_period != "2023年"
    assert chosen(catalogue).second_indicator == ""


def test_a_slider_has_the_periods_in_order_of_time(catalogue):
    assert times(catalogue, chosen(catalogue)).periods[:3] == ("2021年", "2022年", "2023年")
    assert times(catalogue, chosen(catalogue)).in_order
    assert not times(catalogue, chosen(catalogue, indicator=OTHER_RATE)).in_order


# ---- on the way out


def test_the_maps_are_a_table_with_a_column_each(catalogue):
    exhibit = panes_table(catalogue, chosen(catalogue, panes="periods"))
    assert isinstance(exhibit.body, Table)
    assert [column.title for column in exhibit.body.columns][2:] == ["2021年", "2022年", "2023年"]
    rows = {row[0].text: [cell.text for cell in row[2:]] for row in exhibit.body.rows}
    assert rows["天津市"] == ["20%", "40%", "70%"]
    assert rows["内蒙古自治区"][0].startswith("50%；借用其他时间的数：2022年")
    assert exhibit.data is not None
    assert set(exhibit.data["map"]) == {1, 2, 3}


def test_the_browser_gets_a_scene_for_each_map_and_one_legend(catalogue):
    exhibit = map_exhibit(catalogue, chosen(catalogue, panes="periods"))
    names = ("province", "prefecture", "county", "dashes")
    addresses = Addresses("f00d", dict.fromkeys(names, "aa"))
    sent = scene_json(scene_of(exhibit), dark=False, title="t", lang="zh", addresses=addresses)
    assert sent["shared"]
    assert [bool(pane.get("legend")) for pane in sent["panes"]] == [True, False, False]
    assert [bool(pane.get("credit")) for pane in sent["panes"]] == [True, False, False]
    assert len({pane["id"] for pane in sent["panes"]}) == 3
