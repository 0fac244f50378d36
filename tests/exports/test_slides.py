"""The presentation read back as PowerPoint would: what can be edited, what stands where, what is said to whom."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import THREE_TOWNS
from hostile import MARKUP, TEMPLATES, hostile_towns
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Inches
from reading_back import (
    EVERY_LANGUAGE,
    deck_of,
    descriptions,
    everything_in,
    joined,
    parts_of,
    plain,
    pptx_text,
    slides_of,
    tables_of,
    texts_on,
    xml_parts,
)

from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import (
    Axis,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Deck,
    Diagram,
    Dot,
    Edge,
    Entry,
    Exhibit,
    Figure,
    Figures,
    MapScene,
    Node,
    Prose,
    Reading,
    Slide,
    Table,
)
from dashboard.exports.slides import pptx_file
from dashboard.exports.slides.master import CHINESE, FOOT_TOP, LATIN
from dashboard.records import Briefing, Citation, Scene
from dashboard.views.briefing import deck
from dashboard.wording import LANGUAGES

MAP = Scene("overview", (), ("overview.map",))
CONTENT_ONLY = (MSO_SHAPE_TYPE.LINE,)  # arrows run between boxes


def table(count: int, columns: int = 2, text: str = "值") -> Exhibit:
    heads = tuple(Column(str(at), f"列{at}", lead=at == 1) for at in range(columns))
    rows = tuple(tuple(Cell(f"{text}{row}.{at}") for at in range(columns)) for row in range(count))
    return Exhibit("t", "一张表", Table(heads, rows))


def made(catalogue: Catalogue, *exhibits: Exhibit, **told: Any) -> list[Any]:
    """The slides of one scene, without the title slide."""
    return slides_of(pptx_file(catalogue, deck_of(*exhibits, **told)))[1:]


def shown(catalogue: Catalogue, *scenes: Scene, lang: str = "zh") -> list[Any]:
    return slides_of(pptx_file(catalogue, deck(catalogue, Briefing("会议", scenes), lang, "2026-11-22")))[1:]


@pytest.fixture(scope="module", params=EVERY_LANGUAGE)
def everything(request: pytest.FixtureRequest, cases: Catalogue) -> bytes:
    return everything_in("pptx", cases, request.param)


# what stands where


def test_every_shape_stands_inside_its_slide(everything: bytes) -> None:
    file = Presentation(io.BytesIO(everything))
    for number, slide in enumerate(file.slides, 1):
        for shape in slide.shapes:
            assert shape.left >= 0, (number, shape.name)
            assert shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= file.slide_width, (number, shape.name)
            assert shape.top + shape.height <= file.slide_height, (number, shape.name)


def test_no_shape_of_a_slide_lies_on_another(everything: bytes) -> None:
    for number, slide in enumerate(slides_of(everything), 1):
        solid = [shape for shape in slide.shapes if shape.shape_type not in CONTENT_ONLY]
        for one, two in combinations(solid, 2):
            assert not _meet(one, two), (number, one.name, two.name)


def _meet(one: Any, two: Any, slack: int = Inches(0.02)) -> bool:
    across = min(one.left + one.width, two.left + two.width) - max(one.left, two.left)
    down = min(one.top + one.height, two.top + two.height) - max(one.top, two.top)
    return across > slack and down > slack


def test_nothing_but_sources_and_number_stands_at_the_foot(everything: bytes) -> None:
    for slide in slides_of(everything):
        low = [shape for shape in slide.shapes if shape.top + shape.height > Inches(FOOT_TOP)]
        assert len(low) <= 2
        assert all(re.match("来源|Sources|‹#›|\\d*$", shape.text_frame.text) for shape in low)


def test_no_heading_is_left_alone_on_a_slide(everything: bytes) -> None:
    for slide in slides_of(everything)[1:]:
        texts = [shape for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder]
        runs = [
            run
            for shape in texts
            if shape.top < Inches(FOOT_TOP)
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        others = [shape for shape in slide.shapes if shape not in texts and shape != slide.shapes.title]
        assert len(others) > 1 or not all(run.font.bold for run in runs)  # the number of the slide is one


def test_a_long_table_goes_on_under_its_headings_and_loses_no_row(cases: Catalogue) -> None:
    slides = made(cases, table(60))
    tables = tables_of(slides)
    assert len(tables) > 2
    assert {tuple(rows[0]) for rows in tables} == {("列0", "列1 ★")}
    assert [row[0] for row in joined(tables)] == [f"值{row}.0" for row in range(60)]
    assert min(len(rows) for rows in tables) > 2  # no row stands alone


def test_a_wide_table_comes_in_parts_each_with_the_first_column_and_the_leads(cases: Catalogue) -> None:
    tables = tables_of(made(cases, table(2, columns=11)))
    assert [rows[0][:2] for rows in tables] == [["列0", "列1 ★"]] * 3
    assert [cell for rows in tables for cell in rows[0][2:]] == [f"列{at}" for at in range(2, 11)]


def test_no_part_of_a_wide_table_is_much_narrower_than_the_others(cases: Catalogue) -> None:
    tables = tables_of(made(cases, table(2, columns=7)))
    assert [len(rows[0]) for rows in tables] == [4, 5]


def test_a_short_table_is_set_in_larger_type_than_a_long_one(cases: Catalogue) -> None:
    sizes = []
    for count in (3, 60):
        cells = next(shape.table for shape in made(cases, table(count))[0].shapes if shape.has_table)
        sizes.append(cells.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size.pt)
    assert sizes == [16, 12]


def test_a_text_longer_than_a_slide_goes_on_and_no_word_of_it_is_lost(cases: Catalogue) -> None:
    long = "".join(f"第{at}句话说明一件事。" for at in range(400))
    text = "".join(
        plain("".join(texts_on(slide)[1:-1])) for slide in made(cases, Exhibit("p", "空", Prose((Entry(long),))))
    )
    assert "第399句话说明一件事。" in text
    assert len(re.findall("第\\d+句话", text)) >= 398  # one may be parted between two slides


def test_a_cell_longer_than_a_slide_goes_on_in_a_row_of_its_own(cases: Catalogue) -> None:
    long = "".join(f"第{at}项，" for at in range(900))
    exhibit = Exhibit("t", "表", Table((Column("a", "甲"), Column("b", "乙")), ((Cell("行"), Cell(long)),)))
    [row] = joined(tables_of(made(cases, exhibit)))
    assert plain(row[1]) == plain(long)


def test_a_heading_stands_with_its_table(cases: Catalogue) -> None:
    filler = Exhibit("p", "前", Prose(tuple(Entry(f"一句话 {at}") for at in range(12))))
    slides = made(cases, filler, table(9))
    with_table = next(slide for slide in slides if any(shape.has_table for shape in slide.shapes))
    assert "一张表" in texts_on(with_table)


def test_small_text_before_a_map_stands_beside_it(cases: Catalogue) -> None:
    scene = Scene("locality", (("locality", "shaowu"),), ("locality.about.shaowu", "locator.shaowu"))
    [slide, *_] = shown(cases, scene)
    picture = next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    text = next(shape for shape in slide.shapes if shape.has_text_frame and "350781" in shape.text_frame.text)
    assert text.left + text.width <= picture.left
    assert picture.width > Inches(7.5)


def test_two_exhibits_side_by_side_share_a_slide_and_a_picture_has_more_room(cases: Catalogue) -> None:
    scene = Scene(
        "locality", (("locality", "shaowu"),), ("locator.shaowu", "locality.about.shaowu"), note="一句。", layout="side"
    )
    [slide, *_] = shown(cases, scene)
    picture = next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert Inches(7) < picture.width < Inches(8)
    assert "一句。" in texts_on(slide)


def test_what_goes_on_after_two_stood_side_by_side_takes_the_whole_slide(cases: Catalogue) -> None:
    first, *others = made(cases, table(3), replace(table(60, text="行"), title="长表"), layout="side")
    found = [shape for slide in (first, *others) for shape in slide.shapes if shape.has_table]
    beside, below = found[:2], found[2:]
    assert [shape.width < Inches(7) for shape in beside] == [True, True]
    assert len(below) > 2
    assert all(shape.width > Inches(11) for shape in below)
    assert [row[0] for row in joined(tables_of(others))][-1] == "行59.0"
    assert len(joined(tables_of([first, *others]))) == 63


@pytest.mark.parametrize("count", range(14, 19))
def test_a_note_stands_on_a_slide_with_the_end_of_its_list(cases: Catalogue, count: int) -> None:
    entries = tuple(Entry(f"第{number}条") for number in range(1, count + 1))
    last = texts_on(made(cases, Exhibit("list", "清单", Prose(entries), notes=("附注一句。",)))[-1])
    assert f"第{count}条" in "\n".join(last)
    assert "附注一句。" in "\n".join(last)


# what can be edited


def test_headline_figures_are_boxes_with_what_limits_them_and_their_sources(cases: Catalogue) -> None:
    figure = Figure("总人口", "近18万人", "邵武市", "未说明时间", "存疑", (Citation("shaowu-study", 36),))
    [slide, *_] = made(cases, Exhibit("f", "数字", Figures((figure,))))
    box = next(text for text in texts_on(slide) if "近18万人" in text)
    assert box.split("\n") == ["邵武市 · 总人口", "近18万人[1: 36]", "未说明时间", "存疑"]
    assert "邵武市 · 总人口\n近18万人\n未说明时间\n存疑" in descriptions(slide)


def test_a_diagram_is_boxes_and_arrows_that_stay_with_them(cases: Catalogue) -> None:
    nodes = (
        Node("a", "受理", "strong"),
        Node("b", "分派", "choice"),
        Node("c", "办结", "outcome", "三日内"),
        Node("d", "转办"),
    )
    edges = (Edge("a", "b"), Edge("b", "c", "属职权"), Edge("b", "d", "不属职权"), Edge("a", "d"))
    [slide, *_] = made(cases, Exhibit("d", "流程", Diagram(nodes, edges), twin=("先受理。",)))
    boxes = {
        shape.text_frame.text: shape.shape_id for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    }
    assert set(boxes) == {"受理", "分派", "办结\n三日内", "转办"}
    begins, ends = ([int(one.get("id")) for one in slide._element.iter(f"{{*}}{name}")] for name in ("stCxn", "endCxn"))
    assert sorted(begins) == sorted([boxes["受理"]] * 2 + [boxes["分派"]] * 2)
    assert sorted(ends) == sorted([boxes["分派"], boxes["办结\n三日内"], *[boxes["转办"]] * 2])
    assert {"属职权", "不属职权"} <= set(texts_on(slide))


def test_ids_of_shapes_are_unique_on_every_slide(everything: bytes) -> None:
    for slide in slides_of(everything):
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def test_boxes_of_a_diagram_do_not_lie_on_one_another_and_arrows_lead_onward(cases: Catalogue) -> None:
    nodes = tuple(Node(str(at), f"第{at}个环节，名称较长") for at in range(8))
    edges = tuple(Edge(str(at), str(at + 1)) for at in range(3)) + tuple(Edge("3", str(at)) for at in range(4, 8))
    [slide, *_] = made(cases, Exhibit("d", "流程", Diagram(nodes, edges)))
    boxes = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert len(boxes) == 8
    assert not any(_meet(one, two) for one, two in combinations(boxes, 2))


def test_a_diagram_in_a_circle_is_drawn_as_well(cases: Catalogue) -> None:
    nodes, edges = (Node("a", "甲"), Node("b", "乙")), (Edge("a", "b"), Edge("b", "a", "退回"), Edge("a", "a"))
    [slide, *_] = made(cases, Exhibit("d", "循环", Diagram(nodes, edges)))
    assert {"甲", "乙", "退回"} <= set(texts_on(slide))


def test_a_diagram_too_large_for_a_slide_is_the_table_of_its_steps(cases: Catalogue) -> None:
    nodes = tuple(Node(str(at), f"第{at}个环节的名称很长很长很长很长", detail="说明" * 20) for at in range(40))
    edges = tuple(Edge(str(at), str(at + 1), "条件") for at in range(39))
    rows = joined(tables_of(made(cases, Exhibit("d", "流程", Diagram(nodes, edges)))))
    assert len(rows) == 40
    assert "第1个环节的名称很长很长很长很长（条件）" in rows[0][2]


def dots(count: int) -> Exhibit:
    found = tuple(
        Dot(str(at), f"地区{at}", Reading(f"近{at}支", at, at - 0.5, at), band=count - at) for at in range(count, 0, -1)
    )
    return Exhibit("c", "队伍数", Chart("dots", Axis("队伍", "支"), found))


def test_a_chart_is_native_and_its_sheet_opens(cases: Catalogue) -> None:
    file = pptx_file(cases, deck_of(dots(4)))
    assert any(shape.has_chart for slide in slides_of(file) for shape in slide.shapes)
    assert len(parts_of(file, ".xlsx")) == 1


def test_a_dot_plot_of_many_places_takes_several_slides_on_one_scale(cases: Catalogue) -> None:
    charts = [shape.chart for slide in made(cases, dots(30)) for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 4
    assert len({(chart.category_axis.minimum_scale, chart.category_axis.maximum_scale) for chart in charts}) == 1


def test_bounds_are_error_bars_that_refer_to_the_sheet(cases: Catalogue) -> None:
    file = pptx_file(cases, deck_of(dots(3)))
    [chart] = [part for name, part in xml_parts(file).items() if re.fullmatch(r"ppt/charts/chart\d+\.xml", name)]
    bars = list(chart.iter("{*}errBars"))
    assert [bar.find("{*}errDir").get("val") for bar in bars] == ["x"]
    assert [float(one.text) for one in bars[0].find("{*}minus").iter("{*}v")] == [0.5, 0.5, 0.5]
    assert all(one.text.startswith("Sheet1!") for bar in bars for one in bar.iter("{*}f"))


def test_lines_of_a_dot_plot_stand_apart_so_that_no_label_covers_another(cases: Catalogue) -> None:
    [slide, *_] = made(cases, dots(8))
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    labels = next(series for series in chart.chart.plots[0].series if series.name == "标签")
    heights = sorted(labels.iter_values())
    inches = (chart.height / 914400 - 0.86) / (
        chart.chart.value_axis.maximum_scale - chart.chart.value_axis.minimum_scale
    )
    assert min(b - a for a, b in pairwise(heights)) * inches > 12 / 72 * 1.2


# faces, layouts, languages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_master_has_a_latin_and_a_chinese_face_and_says_so_in_the_notes_too(cases: Catalogue, lang: str) -> None:
    themes = [
        part for name, part in xml_parts(pptx_file(cases, deck_of(table(1), lang=lang))).items() if "/theme/" in name
    ]
    assert themes
    for theme in themes:
        for fonts in (*theme.iter("{*}majorFont"), *theme.iter("{*}minorFont")):
            assert fonts.find("{*}latin").get("typeface") == LATIN
            assert fonts.find("{*}ea").get("typeface") == CHINESE
            assert {one.get("typeface") for one in fonts.findall("{*}font") if one.get("script") == "Hans"} == {CHINESE}


@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-CN"), ("en", "en-GB")])
def test_every_run_of_text_says_its_language(cases: Catalogue, lang: str, tag: str) -> None:
    file = pptx_file(cases, deck(cases, Briefing("x", (MAP,)), lang, "2026-11-22"))
    for name, part in xml_parts(file).items():
        if re.match(r"ppt/(slides|notesSlides)/", name):
            runs = [run for run in part.iter("{*}r") if run.find("{*}t") is not None]
            assert {run.find("{*}rPr").get("lang") for run in runs} <= {tag}


def test_there_are_four_layouts_with_names_of_the_language(cases: Catalogue) -> None:
    for lang, names in (
        ("zh", ["标题页", "文字", "左右并列", "展示"]),
        ("en", ["Title", "Text", "Side by side", "Exhibits"]),
    ):
        file = Presentation(io.BytesIO(pptx_file(cases, deck_of(table(1), lang=lang))))
        assert [layout.name for layout in file.slide_layouts] == names
        assert "Click to edit Master" not in "".join(str(part) for part in file.slide_master.placeholders)


def test_every_slide_has_its_title_in_the_placeholder_and_a_field_for_its_number(everything: bytes) -> None:
    for slide in slides_of(everything):
        assert slide.shapes.title.text_frame.text
        assert [shape.placeholder_format.type for shape in slide.placeholders].count(PP_PLACEHOLDER.SLIDE_NUMBER) == 1
        assert [field.get("type") for field in slide._element.iter("{*}fld")] == ["slidenum"]


def test_no_placeholder_is_left_empty(everything: bytes) -> None:
    assert not [shape for slide in slides_of(everything) for shape in slide.placeholders if not shape.text_frame.text]


def test_a_scene_of_words_is_in_the_text_placeholder_as_large_as_fits(cases: Catalogue) -> None:
    [short, long] = shown(
        cases,
        Scene(title="下一步", note="一、口径。\n二、移植。", layout="text"),
        Scene(title="长", note="长句子。" * 115, layout="text"),
    )
    bodies = [
        next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1) for slide in (short, long)
    ]
    assert [body.text_frame.paragraphs[0].runs[0].font.size.pt for body in bodies] == [28, 20]
    assert bodies[0].text_frame.text == "一、口径。\n二、移植。"


def test_a_scene_that_is_only_a_title_is_a_title_slide(cases: Catalogue) -> None:
    [slide] = shown(cases, Scene(title="第二部分", note="邵武", layout="title"))
    assert slide.slide_layout.name == "标题页"
    assert [shape.text_frame.text for shape in slide.placeholders][:2] == ["第二部分", "邵武"]


def test_a_title_slide_has_the_version_of_the_data_and_the_date(cases: Catalogue) -> None:
    texts = texts_on(slides_of(pptx_file(cases, deck_of(table(1))))[0])
    assert texts[:2] == ["会议", "数据：数据，版本 v1\n2026-11-22"]


# what is said


def test_the_notes_hold_what_the_speaker_says_the_twin_and_the_address(cases: Catalogue) -> None:
    scene = Scene("overview", (), ("overview.map",), speaker_note="先讲地图。\n再讲表。")
    [slide, *_] = shown(cases, scene)
    told = slide.notes_slide.notes_text_frame.text.split("\n")
    assert told[:2] == ["先讲地图。", "再讲表。"]
    assert told[-1] == "在图集中打开：?lang=zh"
    assert len(told) > 3


def test_a_map_is_a_picture_described_by_its_twin_large_enough_to_be_seen(cases: Catalogue) -> None:
    made_deck = deck(cases, Briefing("会议", (MAP,)), "zh", "2026-11-22")
    [slide, *_] = slides_of(pptx_file(cases, made_deck))[1:]
    picture = next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
    [exhibit] = made_deck.slides[0].exhibits
    assert "\n".join((exhibit.lead, *exhibit.twin)).strip()[:2000] in descriptions(slide)
    assert picture.height > Inches(4.5)
    assert all(any(note in text for text in texts_on(slide)) for note in exhibit.notes)


def test_sources_are_numbered_on_their_slide_and_listed_at_the_end(cases: Catalogue) -> None:
    cited = (Citation("shaowu-study", 41), Citation("chaoyang-2020"), Citation("shaowu-study", 36))
    slides = made(cases, Exhibit("x", "T", Table((Column("a", "甲"),), ((Cell("近18万", citations=cited),),))))
    foot = next(text for text in texts_on(slides[0]) if text.startswith("来源"))
    assert foot.startswith("来源：[1] 《基层社会治理创新的探索与实践》") or "[1]" in foot
    assert "[2]" in foot
    assert slides[-1].shapes.title.text_frame.text == "出处"
    assert "第 36、41 行" in "\n".join(texts_on(slides[-1]))


def test_a_slide_names_only_the_sources_that_it_shows(cases: Catalogue) -> None:
    def cell(at: int) -> Cell:
        code = "shaowu-study" if at < 40 else "chaoyang-2020"
        return Cell(f"数{at}", citations=(Citation(code, 36),))

    slides = made(cases, Exhibit("x", "T", Table((Column("a", "甲"),), tuple((cell(at),) for at in range(60)))))
    feet = [next(text for text in texts_on(slide) if text.startswith("来源")) for slide in slides[:-1]]
    assert "[2]" not in feet[0]
    assert "[1]" not in feet[-1]


def test_a_scene_that_no_longer_resolves_keeps_its_place_and_says_why(cases: Catalogue) -> None:
    [slide] = shown(cases, Scene("locality", (("locality", "atlantis"),), title="失联"))
    assert slide.shapes.title.text_frame.text == "失联"
    assert "atlantis" in "\n".join(texts_on(slide))


def test_a_map_that_can_not_be_drawn_says_why_and_gives_its_twin(
    cases: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVERNANCE_ATLAS_FONT", "/nowhere.ttf")
    exhibit = Exhibit("m", "图", MapScene((20, 100, 30, 110), (), ()), twin=("一句话。",))
    text = "\n".join(texts_on(made(cases, exhibit)[0]))
    assert "/nowhere.ttf" in text
    assert "一句话。" in text


# the same bytes, hostile text


def test_the_same_deck_gives_the_same_bytes_in_another_process_too(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    scenes = (MAP, Scene("locality", (("locality", "town-a"),)))
    one = pptx_file(towns_catalogue, deck(towns_catalogue, Briefing("会议", scenes), "zh", "2026-11-22"))
    script = tmp_path / "again.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from dashboard.catalogue import load\n"
        "from dashboard.exports.slides import pptx_file\n"
        "from dashboard.records import Briefing, Scene\n"
        "from dashboard.views.briefing import deck\n"
        "towns = load(Path(sys.argv[1]))\n"
        "scenes = (Scene('overview', (), ('overview.map',)), Scene('locality', (('locality', 'town-a'),)))\n"
        "sys.stdout.buffer.write(pptx_file(towns, deck(towns, Briefing('会议', scenes), 'zh', '2026-11-22')))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    command = [sys.executable, script, THREE_TOWNS]
    again = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    assert again == one


def test_a_chart_has_no_clock_in_it(cases: Catalogue) -> None:
    assert pptx_file(cases, deck_of(dots(4))) == pptx_file(cases, deck_of(dots(4)))


def every_body(text: str) -> tuple[Exhibit, ...]:
    """The text in every place that an exhibit has for one, but for maps, whose words are painted."""
    reading = Reading(text, 1, 1, 1)
    other = Dot("b", text, reading, across=reading, period=f"{text}2")
    first = Dot("a", text, reading, across=reading, period=f"{text}1", note=text, tone="muted")
    axis = Axis(text, text)
    bodies = (
        Table((Column("a", text, unit=text),), ((Cell(text, note=text),),)),
        Figures((Figure(text, text, text, text, text),)),
        Prose((Entry(text, text, beneath=text),), bullets=True),
        Cards((Card("k", text, ((text, "plain"),), text, ((text, text),)),)),
        Diagram((Node("a", text, detail=text), Node("b", text)), (Edge("a", "b", text),)),
        *(
            Chart(kind, axis, (first, first if kind != "slope" else other), across=axis, missing=(text,))
            for kind in ("dots", "scatter", "distribution")
        ),
        Chart("slope", axis, (first, Dot("a", text, reading, period=f"{text}2"))),
    )
    return tuple(Exhibit(str(at), text, body, text, (text,), (text,)) for at, body in enumerate(bodies))


ATTACKS = (
    *(
        "=1+1",
        "@SUM(1)",
        "+1",
        "-1",
        "<a:t>x</a:t>&amp;",
        "#let x = 1",
        "$ x^2 $",
        "@cite",
        "\\pagebreak()",
        "*bold* _it_",
    ),
    *("[x](javascript:1)", "{{x}}", "//outside.invalid", "/* */", "`raw`", "<label>", "~", "---", "...", "x" * 300),
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_text_in_every_place_of_a_deck(cases: Catalogue, attack: str) -> None:
    slide = Slide(attack, every_body(attack), attack, attack, "exhibits", attack, attack)
    file = pptx_file(cases, Deck(attack, (slide,), "zh", attack, attack, "2026-11-22", attack))
    assert plain(pptx_text(file)).count(plain(attack)) > 30
    links = b"".join(parts_of(file, ".rels").values())
    assert b'TargetMode="External"' not in links


def test_what_xml_can_not_hold_is_marked_and_the_rest_stays(cases: Catalogue) -> None:
    text = "a\x00b\x0bc\ud800d\x1f"
    slide = Slide(text, every_body(text), text, text, "exhibits", text, text)
    file = pptx_file(cases, Deck(text, (slide,), "zh", text, text, "2026-11-22", text))
    assert "a\ufffdb\ufffdc\ufffdd\ufffd" in pptx_text(file)


def test_a_sheet_behind_a_chart_holds_no_formula(cases: Catalogue) -> None:
    file = pptx_file(cases, deck_of(*every_body("=1+1")))
    for sheet in parts_of(file, ".xlsx").values():
        assert not [one for part in xml_parts(sheet).values() for one in part.iter("{*}f")]


@pytest.mark.parametrize("payload", [TEMPLATES, MARKUP], ids=["templates", "markup"])
def test_hostile_data_is_text_and_nothing_leads_outside(tmp_path: Path, payload: str) -> None:
    towns = hostile_towns(tmp_path / "towns", payload)
    catalogue = load(towns.folder)
    scenes = (Scene("overview"), Scene("comparison", (("localities", "town-a,town-b"),)), Scene("sources"))
    file = pptx_file(catalogue, deck(catalogue, Briefing("会议", scenes), "zh", "2026-11-22"))
    assert b'TargetMode="External"' not in b"".join(parts_of(file, ".rels").values())
    assert towns.marks(pptx_text(file))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=400), min_size=1, max_size=12))
def test_any_text_makes_slides_that_hold_it(texts: list[str]) -> None:
    catalogue = _towns()
    rows = tuple((Cell(text, note=text[:40]), Cell(text[::-1])) for text in texts)
    exhibit = Exhibit("t", "表", Table((Column("a", "甲"), Column("b", "乙")), rows))
    file = Presentation(io.BytesIO(pptx_file(catalogue, deck_of(exhibit))))
    for slide in file.slides:
        assert all(shape.top + shape.height <= file.slide_height for shape in slide.shapes)


def _towns() -> Catalogue:
    if not _TOWNS:
        _TOWNS.append(load(THREE_TOWNS))
    return _TOWNS[0]


_TOWNS: list[Catalogue] = []
