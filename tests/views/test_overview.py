"""The overview as exhibits: the map, its list, figures, benchmarks, what is held and what is not."""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Exhibit, Figures, MapScene, Prose
from dashboard.selection import Selection
from dashboard.views import holdings, overview
from dashboard.views.national_map import NATION, national_map, off_map, on_map

ZH, EN = Selection(lang="zh"), Selection(lang="en")


def scene(catalogue: Catalogue, selection: Selection = ZH) -> MapScene:
    body = national_map(catalogue, selection).body
    assert isinstance(body, MapScene)
    return body


def entries(exhibit: Exhibit) -> dict[str, tuple[str, str]]:
    """Detail and the line beneath, by the text of the entry."""
    assert isinstance(exhibit.body, Prose)
    return {entry.text: (entry.detail, entry.beneath) for entry in exhibit.body.entries}


def figures(exhibit: Exhibit) -> list[str]:
    assert isinstance(exhibit.body, Figures)
    return [item.text for item in exhibit.body.items]


# ---- the map


def test_districts_and_cities_are_polygons_over_the_whole_country(cases: Catalogue) -> None:
    drawn = [(areas.level, areas.only) for areas in scene(cases).polygons]
    assert drawn == [
        ("province", ()),
        ("province", ("110000",)),
        ("prefecture", ("320300", "370600")),
        ("county", ("110105", "120113", "350781")),
    ]
    assert scene(cases).bounds == NATION
    assert scene(cases).dashes
    assert scene(cases).inset


def test_a_place_known_less_exactly_is_a_symbol_that_says_how_well(cases: Catalogue) -> None:
    found = {symbol.code: (symbol.style, symbol.radius_m) for symbol in scene(cases).symbols}
    assert found["yantai-dahaiyang"] == ("ring", 3250)
    assert found["jinan-yuyuan"] == ("ring", 1230)
    assert found["chongqing-nanping-town"] == ("dashed", 4000)
    assert "350781" not in found  # has its polygon


def test_the_anonymised_place_is_nowhere_on_the_map(cases: Catalogue) -> None:
    drawn = scene(cases)
    assert [place.locality_id for place in off_map(cases)] == ["xx"]
    everything = (*drawn.names, *drawn.links, *drawn.labels, *(symbol.code for symbol in drawn.symbols))
    assert "xx" not in everything


def test_every_place_on_the_map_opens_its_page_and_is_one_thing(cases: Catalogue) -> None:
    drawn = scene(cases)
    opened = [dict(drawn.links[code].query)["locality"] for code in drawn.labels]
    assert opened == [place.locality_id for place in on_map(cases)]
    assert dict(drawn.links["350781"].query) == {"lang": "zh", "locality": "shaowu"}
    assert all(symbol.code in drawn.labels for symbol in drawn.symbols)


def test_the_legend_counts_every_case_once_by_how_well_it_is_located(cases: Catalogue) -> None:
    found = [(entry.mark, entry.text, entry.count) for entry in scene(cases).legend]
    assert found == [
        ("0", "有边界", 6),
        ("ring", "定位到所属街道", 2),
        ("dashed", "估计位置", 1),
        ("", "不定位", 1),
        ("line", "南海断续线", None),
    ]


def test_the_map_says_the_same_in_words(cases: Catalogue) -> None:
    twin = national_map(cases, ZH).twin
    assert len(twin) == 10
    assert "邵武市（福建省南平市、县级）：有边界。" in twin
    assert twin[-1] == "xx（匿名）（层级未知）：来源隐去地名，不定位。"


def test_cases_of_one_province_are_shown_in_that_province(towns_catalogue: Catalogue) -> None:
    within = replace(
        towns_catalogue, records=replace(towns_catalogue.records, localities=_only(towns_catalogue, "town-c"))
    )
    drawn = scene(within)
    south, west, north, east = drawn.bounds
    assert 26 < south < 27.256 < north < 28  # the county that the town lies in, and a margin
    assert 116 < west < 117.42 < east < 119
    assert not drawn.inset
    assert {areas.level for areas in drawn.polygons} == {"province", "county"}
    assert all(code.startswith("35") for areas in drawn.polygons for code in areas.only)


def test_a_collection_without_a_place_still_has_a_map_of_the_country(towns_catalogue: Catalogue) -> None:
    within = replace(
        towns_catalogue, records=replace(towns_catalogue.records, localities=_only(towns_catalogue, "hidden"))
    )
    assert scene(within).bounds == NATION
    assert scene(within).labels == ()


def _only(catalogue: Catalogue, code: str) -> tuple:
    """The localities with one case left; the other cases become mentions."""
    return tuple(
        replace(entry, role="mention") if entry.role == "case" and entry.locality_id != code else entry
        for entry in catalogue.records.localities
    )


# ---- the list beside it


def test_the_list_gives_parent_level_practices_and_the_first_measured_figure(cases: Catalogue) -> None:
    assert entries(overview.case_list(cases, ZH))["邵武市"] == (
        "福建省南平市 · 县级 · 做法 26 项",
        "总人口：30多万人（未说明时间）",
    )


def test_a_case_without_a_figure_says_so(cases: Catalogue) -> None:
    assert entries(overview.case_list(cases, ZH))["徐州市"][1] == "来源中没有实测数量"
    assert entries(overview.case_list(cases, EN))["Xuzhou"][1] == "no measured quantity in the source"


def test_the_anonymised_place_has_its_own_line_with_the_reason(cases: Catalogue) -> None:
    *_, (name, (detail, beneath)) = entries(overview.case_list(cases, ZH)).items()
    assert name == "xx（匿名）"
    assert detail == "层级未知 · 做法 5 项"
    assert beneath == "不上图：来源隐去地名，不定位 · 来源中没有实测数量"


def test_a_doubt_stands_beside_its_figure_in_the_list(cases: Catalogue) -> None:
    assert "存疑" in entries(overview.case_list(cases, ZH))["南坪镇"][1]


def test_a_missing_figure_names_its_kind_and_is_no_zero(towns_catalogue: Catalogue) -> None:
    detail, beneath = entries(overview.case_list(towns_catalogue, ZH))["某镇（匿名）"]
    assert detail == "层级未知 · 来源未记已开展的做法"
    assert beneath == "不上图：来源隐去地名，不定位 · 总人口：来源未提及"


def test_list_and_map_open_the_same_pages(cases: Catalogue) -> None:
    body = overview.case_list(cases, EN).body
    assert isinstance(body, Prose)
    listed = [entry.link for entry in body.entries]
    assert set(scene(cases, EN).links.values()) < set(listed)
    assert len(listed) == 10


# ---- figures


def test_headlines_are_printed_forms_at_most_eight_from_every_case_that_has_one(cases: Catalogue) -> None:
    exhibit = overview.headlines(cases, ZH)
    assert figures(exhibit) == ["333个街乡镇", "60%以上", "近万名", "7000余人", "13个", "38个", "30多万人", "11支"]
    assert overview.more_figures(cases, ZH)[0][0] == "另外 9 个实测数量，按指标看"


def test_an_english_headline_gains_no_precision(cases: Catalogue) -> None:
    found = figures(overview.headlines(cases, EN))
    assert "nearly 10,000 people" in found
    assert "at least 60%" in found
    assert "10,000" not in found


def test_every_figure_has_a_source_and_a_period_or_its_absence(cases: Catalogue) -> None:
    for exhibit, _ in overview.figure_sections(cases, ZH):
        assert isinstance(exhibit.body, Figures)
        for item in exhibit.body.items:
            assert item.citations
            assert re.search(r"未说明时间|\d{4}年|目前", item.context)


def test_the_national_figures_are_labelled_as_benchmarks(cases: Catalogue) -> None:
    exhibit = overview.benchmarks(cases, ZH)
    assert figures(exhibit) == ["60多万个", "265万家", "116万名", "2.35亿名"]
    assert isinstance(exhibit.body, Figures)
    assert {item.place for item in exhibit.body.items} == {"全国参照"}


def test_a_section_without_figures_is_left_out(towns_catalogue: Catalogue) -> None:
    silent = replace(towns_catalogue, records=replace(towns_catalogue.records, observations=()))
    assert overview.figure_sections(silent, ZH) == ()


# ---- what is held, and what is not


def test_the_sentence_counts_what_the_catalogue_holds(cases: Catalogue, towns_catalogue: Catalogue) -> None:
    assert overview.in_one_sentence(cases, ZH) == (
        "10 个案例，据 5 份文献编码：已开展的做法 178 项、实测数量 17 个，数字一律照来源所印。"
    )
    assert overview.in_one_sentence(towns_catalogue, EN).startswith(
        "4 cases, coded from 2 documents: 5 mechanisms carried out and 13 measured quantities."
    )


def test_holdings_count_recommendations_apart_from_practice(towns_catalogue: Catalogue) -> None:
    found = entries(holdings.holds(towns_catalogue, ZH))
    assert found["做法：8"][1] == "已开展 5、建议或计划 2、理论提及 1、以上合计中未落到地方的 1"
    assert found["案例：4"][1] == "地级 1、县级 1、乡级 1、层级未知 1"


def test_the_gaps_name_the_cases_without_a_figure_and_lead_to_coverage(cases: Catalogue) -> None:
    exhibit = holdings.gaps(cases, ZH)
    assert exhibit.twin[0] == "4 个案例的来源没有实测数量：北辰区、徐州市、烟台市、xx（匿名）。"
    ((_, link),) = holdings.onward(cases, ZH)
    assert (link.page, dict(link.query)["section"]) == ("sources", "coverage")


def test_a_gap_that_is_none_is_not_mentioned_and_one_is_singular(cases: Catalogue) -> None:
    said = holdings.gaps(cases, EN).twin
    assert "1 case is not on the map: xx (anonymised)." in said
    assert not any(sentence.startswith("0 ") for sentence in said)


def test_english_holds_no_chinese(cases: Catalogue) -> None:
    exhibits = [
        national_map(cases, EN),
        overview.case_list(cases, EN),
        *(exhibit for exhibit, _ in overview.figure_sections(cases, EN)),
        holdings.holds(cases, EN),
        holdings.gaps(cases, EN),
    ]
    texts = [text for exhibit in exhibits for text in (exhibit.title, exhibit.lead, *exhibit.twin, *exhibit.notes)]
    assert [text for text in texts if re.search(r"[\u3400-\u9fff]", text)] == []
