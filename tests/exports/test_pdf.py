"""The PDF read back by other programs: pages, text, bookmarks, tags, faces; nothing in the data is read as markup."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from conftest import THREE_TOWNS
from hostile import MARKUP, TEMPLATES, hostile_towns
from reading_back import EVERY_LANGUAGE, deck_of, described_in, everything_in, everything_of, pdf_pages, pdf_text, plain

from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import (
    Axis,
    Cell,
    Chart,
    Column,
    Deck,
    Diagram,
    Dot,
    Edge,
    Entry,
    Exhibit,
    MapScene,
    Node,
    Prose,
    Reading,
    Slide,
    Table,
)
from dashboard.exports.fonts import FONT_VARIABLE, FontError, typeface
from dashboard.exports.pdf import pdf_file
from dashboard.records import Briefing, Scene
from dashboard.views.briefing import deck
from dashboard.wording import LANGUAGES

MAP = Scene("overview", (), ("overview.map",))
PLACE = Scene("locality", (("locality", "shaowu"),))


@pytest.fixture(scope="module", params=EVERY_LANGUAGE)
def everything(request: pytest.FixtureRequest, cases: Catalogue) -> tuple[Deck, bytes]:
    return everything_of(cases, request.param), everything_in("pdf", cases, request.param)


def of_scenes(catalogue: Catalogue, *scenes: Scene, lang: str = "zh") -> bytes:
    return pdf_file(catalogue, deck(catalogue, Briefing("会议", scenes), lang, "2026-11-22"))


def pages(file: bytes) -> list[str]:
    """The text of each page, without white space."""
    return [plain(text) for text in pdf_pages(file)]


def long_table(count: int) -> Exhibit:
    rows = tuple((Cell(f"第{at}行"), Cell(f"近{at}")) for at in range(count))
    return Exhibit("t", "一张长表", Table((Column("a", "甲列"), Column("b", "乙列")), rows))


def test_bookmarks_are_the_titles_of_the_scenes_and_of_what_they_show(everything: tuple[Deck, bytes]) -> None:
    made, file = everything
    outline = pypdf.PdfReader(io.BytesIO(file)).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert [plain(title) for title in titles[:-1]] == [plain(slide.title) for slide in made.slides]
    assert any(isinstance(entry, list) for entry in outline)


def test_the_file_is_tagged_says_its_language_and_that_it_is_pdf_ua(everything: tuple[Deck, bytes]) -> None:
    made, file = everything
    reader = pypdf.PdfReader(io.BytesIO(file))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == {"zh": "zh-CN", "en": "en-GB"}[made.lang]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == made.title


def test_every_page_has_text_and_its_number(everything: tuple[Deck, bytes]) -> None:
    _, file = everything
    found = pages(file)
    assert all(re.search(rf"{at}/{len(found)}$|{at}/{len(found)}", text) for at, text in enumerate(found, 1))


def test_every_face_is_embedded_and_its_text_can_be_selected(everything: tuple[Deck, bytes]) -> None:
    _, file = everything
    faces = fonts(file)
    assert faces
    for face in faces:
        assert "/ToUnicode" in face
        assert re.match(r"/[A-Z]{6}\+", face["/BaseFont"])  # the characters that occur, not the whole of it
        assert any(name.startswith("/FontFile") for name in face["/DescendantFonts"][0]["/FontDescriptor"])


def fonts(file: bytes) -> list[Any]:
    """The faces of all pages."""
    found = [page["/Resources"].get("/Font", {}) for page in pypdf.PdfReader(io.BytesIO(file)).pages]
    return [one.get_object() for faces in found for one in faces.values()]


def headings_of(file: bytes) -> list[tuple[int, float, str]]:
    """Page, height above its foot in points, and text of every bookmark."""
    reader = pypdf.PdfReader(io.BytesIO(file))

    def walk(entries: list[object]) -> list[tuple[int, float, str]]:
        found = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry)
            else:
                assert isinstance(entry, pypdf.generic.Destination)
                found.append((reader.get_destination_page_number(entry), float(entry.top), str(entry.title)))
        return found

    return walk(reader.outline)


def test_no_heading_stands_alone_at_the_foot_of_a_page(everything: tuple[Deck, bytes]) -> None:
    _, file = everything
    found = headings_of(file)
    assert len(found) > 30
    assert min(top for _, top, _ in found) > 75  # points: the foot's line, and two lines of what is headed


def test_a_long_table_has_its_headings_on_every_page(cases: Catalogue) -> None:
    found = pages(pdf_file(cases, deck_of(long_table(120))))
    assert len(found) > 4
    assert all("甲列" in text for text in found[1:])
    assert [at for at in range(120) if f"第{at}行近{at}" not in "".join(found)] == []


def test_a_row_stands_on_one_page(cases: Catalogue) -> None:
    rows = tuple((Cell(f"第{at}行"), Cell(f"开头{at}" + "，这一格很长" * 20 + f"，结尾{at}")) for at in range(40))
    exhibit = Exhibit("t", "表", Table((Column("a", "甲"), Column("b", "乙")), rows))
    for text in pages(pdf_file(cases, deck_of(exhibit))):
        assert re.findall("开头(\\d+)", text) == re.findall("结尾(\\d+)", text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_is_described_by_its_twin_and_its_notes_stand_on_its_page(cases: Catalogue, lang: str) -> None:
    made = deck(cases, Briefing("会议", (MAP,)), lang, "2026-11-22")
    [exhibit] = made.slides[0].exhibits
    file = pdf_file(cases, made)
    assert plain("\n".join((exhibit.lead, *exhibit.twin))) in [plain(text) for text in described_in(file)]
    assert all(plain(note) in pages(file)[1] for note in exhibit.notes)


def test_charts_and_diagrams_are_drawn_in_lines_and_texts_and_described(cases: Catalogue) -> None:
    chart = Chart("dots", Axis("满意度", "%"), (Dot("a", "甲地", Reading("近98%", 98, 95, 98)),))
    diagram = Diagram((Node("a", "受理"), Node("b", "办结")), (Edge("a", "b", "三日内"),))
    shown = Exhibit("c", "图", chart, twin=("甲地近98%。",)), Exhibit("d", "流程", diagram, twin=("先受理，后办结。",))
    file = pdf_file(cases, deck_of(*shown))
    text = plain(pdf_text(file))
    assert all(part in text for part in ("甲地近98%", "满意度(%)", "受理", "办结", "三日内"))
    assert {"甲地近98%。", "先受理，后办结。"} <= set(described_in(file))
    assert not any(page.images for page in pypdf.PdfReader(io.BytesIO(file)).pages)


def test_two_exhibits_stand_side_by_side(cases: Catalogue) -> None:
    one, two = (Exhibit(name, f"标题{name}", Prose((Entry(f"文字{name}"),))) for name in "甲乙")
    file = pdf_file(cases, deck_of(one, two, layout="side"))
    tops = {title: top for _, top, title in headings_of(file) if title in ("标题甲", "标题乙")}
    assert len(set(tops.values())) == 1


def begins(file: bytes, text: str) -> float:
    """How far from the left of its page a text begins, in points."""
    found: list[float] = []

    def look(part: str, page: list[float], at: list[float], *_: object) -> None:
        if text in plain(part):
            found.append(at[4] * page[0] + page[4])

    for page in pypdf.PdfReader(io.BytesIO(file)).pages:
        page.extract_text(visitor_text=look)
    [left] = found
    return left


def test_two_exhibits_stand_side_by_side_where_both_fit_on_a_page_and_more_below_them(cases: Catalogue) -> None:
    third = Exhibit("p", "第三件", Prose((Entry("下面的话"),)))
    file = pdf_file(cases, deck_of(long_table(3), long_table(5), third, layout="side", note="备注的话"))
    left = begins(file, "第4行")
    assert left > 297 / 25.4 * 72 / 2
    assert begins(file, "下面的话") == begins(file, "备注的话") < left / 2


def test_what_is_longer_than_a_page_leaves_no_half_of_a_page_empty_beside_it(cases: Catalogue) -> None:
    file = pdf_file(cases, deck_of(long_table(3), long_table(90), layout="side"))
    assert begins(file, "第89行") < 100


def test_the_title_page_has_title_version_and_date(cases: Catalogue) -> None:
    text = pages(pdf_file(cases, deck_of(long_table(1))))[0]
    assert text.startswith(plain("会议数据：数据，版本 v1 2026-11-22"))


def test_a_scene_that_no_longer_resolves_says_why(cases: Catalogue) -> None:
    text = "".join(pages(of_scenes(cases, Scene("locality", (("locality", "atlantis"),), title="失联"))))
    assert "失联" in text
    assert "atlantis" in text


def test_the_file_named_by_the_variable_is_the_face_of_the_whole(
    cases: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {face["/BaseFont"] for face in fonts(pdf_file(cases, deck_of(long_table(3))))}
    monkeypatch.setenv(FONT_VARIABLE, str(typeface().regular))
    file = pdf_file(cases, deck_of(long_table(3)))
    one = {face["/BaseFont"] for face in fonts(file)}
    assert (len(both), len(one)) == (2, 1)  # the file named is regular and bold
    assert "第2行近2" in plain(pdf_text(file))


def test_without_a_chinese_face_the_error_says_what_to_install(
    cases: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FONT_VARIABLE, "/nowhere.ttf")
    with pytest.raises(FontError, match="nowhere"):
        pdf_file(cases, deck_of(long_table(1)))


def test_a_character_that_the_face_lacks_is_written_by_its_number(cases: Catalogue) -> None:
    exhibit = Exhibit("p", "😀", Prose((Entry("甲\U000e0041乙"),)))
    text = plain(pdf_text(pdf_file(cases, deck_of(exhibit))))
    assert "[U+1F600]" in text
    assert "甲[U+E0041]乙" in text


def test_the_same_deck_gives_the_same_bytes_in_another_process_too(towns_catalogue: Catalogue, tmp_path: Path) -> None:
    script = tmp_path / "again.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from dashboard.catalogue import load\n"
        "from dashboard.exports.pdf import pdf_file\n"
        "from dashboard.records import Briefing, Scene\n"
        "from dashboard.views.briefing import deck\n"
        "towns = load(Path(sys.argv[1]))\n"
        "scenes = (Scene('overview', (), ('overview.map',)), Scene('locality', (('locality', 'town-a'),)))\n"
        "sys.stdout.buffer.write(pdf_file(towns, deck(towns, Briefing('会议', scenes), 'zh', '2026-11-22')))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    command = [sys.executable, script, THREE_TOWNS]
    again = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    assert again == of_scenes(towns_catalogue, MAP, Scene("locality", (("locality", "town-a"),)))


@pytest.mark.parametrize(
    "attack",
    [
        *("#let x = 1", "#panic()", "$ x^2 $", "@cite", "\\u{41}", "*bold* _it_", "= heading", "- item", "+ item"),
        *("//outside.invalid", "/* x", "`raw`", "<label>", "~", "---", "...", "'quote'", '"quote"', '#image("x")'),
        *("=1+1", "{{x}}", "a\\", "]", "[", "x" * 400),
    ],
)
def test_markup_of_the_typesetter_is_text(cases: Catalogue, attack: str) -> None:
    reading = Reading(attack, 1, 1, 1)
    bodies = (
        Table((Column("a", attack, unit=attack),), ((Cell(attack, note=attack),),)),
        Prose((Entry(attack, attack, beneath=attack),), bullets=True),
        Diagram((Node("a", attack, detail=attack), Node("b", attack)), (Edge("a", "b", attack),)),
        Chart("dots", Axis(attack, attack), (Dot("a", attack, reading, note=attack, tone="muted"),), missing=(attack,)),
    )
    shown = tuple(Exhibit(str(at), attack, body, attack, (attack,), (attack,)) for at, body in enumerate(bodies))
    slide = Slide(attack, shown, attack, "", "exhibits", "", attack)
    file = pdf_file(cases, Deck(attack, (slide,), "zh", attack, attack, "2026-11-22", attack))
    assert plain(pdf_text(file)).count(plain(attack)) >= (1 if len(attack) > 100 else 25)


@pytest.mark.parametrize("payload", [TEMPLATES, MARKUP], ids=["templates", "markup"])
def test_hostile_data_is_text_and_nothing_leads_outside(tmp_path: Path, payload: str) -> None:
    towns = hostile_towns(tmp_path / "towns", payload)
    catalogue = load(towns.folder)
    scenes = (Scene("overview"), Scene("comparison", (("localities", "town-a,town-b"),)), Scene("sources"))
    file = of_scenes(catalogue, *scenes)
    assert towns.marks(pdf_text(file))
    assert not [one for page in pypdf.PdfReader(io.BytesIO(file)).pages for one in page.get("/Annots") or ()]


def test_what_text_can_not_hold_is_marked_and_the_rest_stays(cases: Catalogue) -> None:
    exhibit = Exhibit("p", "题", Prose((Entry("a\x00b\x0bc\ud800d"),)))
    assert "bc" not in pdf_text(pdf_file(cases, deck_of(exhibit)))
    assert "a" in pdf_text(pdf_file(cases, deck_of(exhibit)))


def test_a_map_that_has_nothing_to_show_is_drawn_all_the_same(cases: Catalogue) -> None:
    exhibit = Exhibit("m", "空图", MapScene((20, 100, 30, 110), (), ()), twin=("没有内容。",))
    assert described_in(pdf_file(cases, deck_of(exhibit))) == ["没有内容。"]
