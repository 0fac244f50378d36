"""The Word document, read back as Word would: tables, captions, sources, flags, faces; and rendered by LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from comparing import TOWNS, alike, chosen
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from hostile import MARKUP, TEMPLATES, hostile_towns
from office import converted

from dashboard import escape
from dashboard.catalogue import Catalogue, load
from dashboard.exhibit import (
    Card,
    Cards,
    Cell,
    Column,
    Diagram,
    Entry,
    Exhibit,
    Figure,
    Figures,
    MapScene,
    Node,
    Prose,
    Table,
)
from dashboard.exports.document import Report, add_exhibit, docx_file
from dashboard.records import Citation
from dashboard.selection import Selection, with_defaults
from dashboard.views import diagrams, locality, locator
from dashboard.views.comparison_figures import figures
from dashboard.wording import LANGUAGES

CHINESE = re.compile(r"[\u3400-\u9fff]")


def written(catalogue: Catalogue, *exhibits: Exhibit, lang: str = "en") -> bytes:
    return docx_file(catalogue, exhibits, Selection(lang=lang), "comparison")


def opened(catalogue: Catalogue, *exhibits: Exhibit, lang: str = "en") -> docx.document.Document:
    return docx.Document(io.BytesIO(written(catalogue, *exhibits, lang=lang)))


def table(*rows: tuple[str, ...], columns: int = 2) -> Table:
    heads = tuple(Column(str(at), f"Head {at}", unit="teams" if at else "", lead=at == 1) for at in range(columns))
    return Table(heads, tuple(tuple(Cell(text) for text in row) for row in rows))


def grid(drawn: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in drawn.rows]


def paragraphs(document: docx.document.Document, style: str) -> list[str]:
    return [entry.text for entry in document.paragraphs if entry.style is not None and entry.style.name == style]


def test_a_table_is_a_real_one_with_units_lead_and_a_heading_row_that_comes_again(towns_catalogue: Catalogue) -> None:
    drawn = opened(towns_catalogue, Exhibit("x", "Teams", table(("Here", "5")))).tables[0]
    assert grid(drawn) == [["Head 0", "Head 1 (teams) ★"], ["Here", "5"]]
    assert drawn.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert drawn.rows[1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert drawn._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Teams"


def test_a_cell_shows_its_text_its_note_and_the_numbers_and_lines_of_its_sources(cases: Catalogue) -> None:
    cited = Citation("shaowu-study", 41), Citation("chaoyang-2020"), Citation("shaowu-study", 36)
    body = Table((Column("a", "A"),), ((Cell("近18万人", note="未说明时间", citations=cited),),))
    document = opened(cases, Exhibit("x", "T", body), lang="zh")
    assert grid(document.tables[0])[1] == ["近18万人（未说明时间）[1: 36, 41][2]"]
    sources = [text for text in paragraphs(document, "Normal") if text.startswith("[")]
    assert sources[0].startswith("[1] 《基层社会治理创新的探索与实践》")
    assert sources[0].endswith("第 36、41 行。")
    assert sources[1].startswith("[2] 王灏")


def test_every_cell_of_a_comparison_stands_in_the_document_as_on_the_screen(cases: Catalogue) -> None:
    shown = figures(cases, chosen(cases, "shaowu", "beijing", "xx", lang="zh"))
    assert isinstance(shown.body, Table)
    rows = grid(opened(cases, shown, lang="zh").tables[0])[1:]
    for cells, texts in zip(shown.body.rows, rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            assert text.startswith(cell.text)
            assert cell.note in text


def test_the_flags_that_occur_are_explained_and_no_others(towns_catalogue: Catalogue) -> None:
    document = opened(towns_catalogue, figures(alike(towns_catalogue), chosen(towns_catalogue, *TOWNS, "hidden")))
    flags = dict(grid(document.tables[-1]))
    assert flags["nearly, almost, close to, just under, just short of: [v-h, v)"].startswith("a little less")
    assert flags["withheld"] == "the figure is kept back"
    assert not any("several" in name for name in flags)
    assert "Test Town" not in str(flags)


def test_the_indicators_are_defined_with_unit_and_denominator(towns_catalogue: Catalogue) -> None:
    document = opened(towns_catalogue, figures(towns_catalogue, chosen(towns_catalogue, *TOWNS)))
    defined = next(grid(drawn) for drawn in document.tables if drawn.rows[0].cells[-1].text == "Denominator")
    assert next(row for row in defined if row[0] == "Public satisfaction")[1:] == (
        ["Share of those asked who are satisfied", "%", "those asked"]
    )


def test_captions_are_counted_by_fields_that_word_counts_anew(towns_catalogue: Catalogue) -> None:
    document = opened(towns_catalogue, *[Exhibit("x", "Teams", table(("Here", "5")))] * 2)
    assert paragraphs(document, "Caption") == ["Table 1. Teams", "Table 2. Teams"]
    assert "SEQ Table" in document.element.xml


def test_all_bodies_are_laid_out_with_headings_of_the_styles_of_word(towns_catalogue: Catalogue) -> None:
    shown = (
        Exhibit("p", "Prose", Prose((Entry("One", "small"), Entry("Two")), bullets=True), notes=("Mind this.",)),
        Exhibit("f", "Figures", Figures((Figure("Teams", "nearly 5"),))),
        Exhibit("c", "Cards", Cards((Card("k", "Practice", (("done", "explicit"),), "Text", (("Where", "Here"),)),))),
        Exhibit("d", "Way", Diagram((Node("a", "ask"),), ()), twin=("Step 1: ask.",)),
    )
    document = opened(towns_catalogue, *shown)
    assert paragraphs(document, "Title") == ["Compare"]
    assert paragraphs(document, "Heading 2") == ["Prose", "Figures", "Cards", "Way"]
    assert paragraphs(document, "Heading 3") == ["Practice"]
    assert paragraphs(document, "List Bullet") == ["One　small", "Two", "Where: Here"]
    assert {"Note: Mind this.", "done", "Text", "Step 1: ask."} <= set(paragraphs(document, "Normal"))


def test_a_map_is_a_picture_with_its_twin_as_alternative_text(cases: Catalogue) -> None:
    selection = with_defaults(Selection(lang="zh", locality="shaowu"), "locality", cases)
    shown = locator.locator(cases, selection)
    document = opened(cases, shown, lang="zh")
    described = document.inline_shapes[0]._inline.docPr.get("descr")
    assert all(sentence in described for sentence in shown.twin)
    assert paragraphs(document, "Caption")[0] == f"图 1　{shown.title}"
    with ZipFile(io.BytesIO(written(cases, shown, lang="zh"))) as parts:
        assert any(name.startswith("word/media/") for name in parts.namelist())


def test_a_map_that_can_not_be_drawn_says_why(towns_catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVERNANCE_ATLAS_FONT", "/nowhere.ttf")
    document = opened(towns_catalogue, Exhibit("m", "Map", MapScene((20, 100, 30, 110), (), ())))
    assert any("/nowhere.ttf" in text for text in paragraphs(document, "Normal"))


def test_a_wide_table_lies_on_a_page_on_its_side_and_what_follows_stands(towns_catalogue: Catalogue) -> None:
    wide = Exhibit("w", "Wide", table(tuple("abcdefgh"), columns=8))
    sections = opened(towns_catalogue, wide, Exhibit("x", "Narrow", table(("Here", "5")))).sections
    assert [section.page_width > section.page_height for section in sections] == [True, False]


def test_a_table_wider_than_a_page_comes_in_parts_with_its_first_column_and_lead(
    towns_catalogue: Catalogue,
) -> None:
    cells = tuple(str(number) for number in range(12))
    document = opened(towns_catalogue, Exhibit("w", "Wide", table(cells, columns=12)))
    assert [grid(drawn)[1] for drawn in document.tables[:2]] == [
        ["0", "1", "2", "3", "4", "5", "6"],
        ["0", "1", "7", "8", "9", "10", "11"],
    ]
    assert len(paragraphs(document, "Caption")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_chinese_has_a_face_of_its_own_and_each_language_is_named(cases: Catalogue, lang: str) -> None:
    document = opened(cases, Exhibit("x", "T", table(("甲", "乙"))), lang=lang)
    for name, face in (("Normal", "SimSun"), ("Heading 1", "SimHei"), ("Caption", "SimHei"), ("Title", "SimHei")):
        properties = document.styles[name].element.rPr
        assert properties.rFonts.get(qn("w:eastAsia")) == face
        assert properties.rFonts.get(qn("w:eastAsiaTheme")) is None
        assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"
    assert document.core_properties.language == {"zh": "zh-CN", "en": "en-GB"}[lang]


def test_the_same_exhibits_give_the_same_bytes_and_the_dates_are_those_of_the_data(cases: Catalogue) -> None:
    shown = figures(cases, chosen(cases, "shaowu", "xx"))
    one = written(cases, shown)
    assert one == written(cases, shown)
    with ZipFile(io.BytesIO(one)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
        assert "2026-11-22T00:00:00Z" in parts.read("docProps/core.xml").decode()


def test_a_cell_that_a_paste_into_a_spreadsheet_would_run_is_guarded(towns_catalogue: Catalogue) -> None:
    attacks = ("=1+1", "a\n@SUM(1)", "'=1")
    document = opened(towns_catalogue, Exhibit("x", "T", table(*[(text, "5") for text in attacks])))
    found = [row[0] for row in grid(document.tables[0])[1:]]
    assert found == ["'=1+1", "a\n'@SUM(1)", "''=1"]
    assert [escape.from_spreadsheet(text) for text in found] == list(attacks)


@pytest.mark.parametrize("payload", [TEMPLATES, MARKUP], ids=["templates", "markup"])
def test_hostile_text_is_text_and_nothing_leads_outside(tmp_path: Path, payload: str) -> None:
    catalogue = load(hostile_towns(tmp_path / "towns", payload).folder)
    file = written(catalogue, figures(catalogue, chosen(catalogue, *TOWNS)))
    assert payload.split(" ")[2] in "".join(
        cell for row in grid(docx.Document(io.BytesIO(file)).tables[0]) for cell in row
    )
    with ZipFile(io.BytesIO(file)) as parts:
        links = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels")]
    assert not any("outside.invalid" in text or 'TargetMode="External"' in text for text in links)


def test_what_xml_can_not_hold_is_marked_and_the_rest_stays(towns_catalogue: Catalogue) -> None:
    document = opened(towns_catalogue, Exhibit("x", "a\x00b\x0bc", table(("<w:p>&\x1f", "5"))))
    assert paragraphs(document, "Title") == ["a\ufffdb\ufffdc"]
    assert grid(document.tables[0])[1][0] == "<w:p>&\ufffd"


def test_a_report_of_another_shape_is_built_from_its_parts(cases: Catalogue) -> None:
    report = Report(cases, "en", "Report", "overview?lang=en")
    report.heading("Part one", 1)
    report.paragraph("A sentence.", cited=(Citation("shaowu-study", 36),))
    add_exhibit(report, Exhibit("x", "Teams", table(("Here", "5"))), level=3)
    document = docx.Document(io.BytesIO(report.close()))
    assert paragraphs(document, "Heading 1") == ["Part one", "Sources", "The data"]
    assert paragraphs(document, "Heading 3") == ["Teams"]
    assert "A sentence.[1: 36]" in paragraphs(document, "Normal")


@pytest.mark.office
@pytest.mark.parametrize("lang", LANGUAGES)
def test_libreoffice_renders_every_page_with_every_word(cases: Catalogue, tmp_path: Path, lang: str) -> None:
    selection = with_defaults(Selection(lang=lang, locality="shaowu"), "locality", cases)
    halves = [entry for half in diagrams.halves(cases, selection) for entry in half]
    shown = [locality.profile(cases, selection), locality.headlines(cases, selection), *halves]
    shown += [locator.locator(cases, selection), figures(cases, chosen(cases, "shaowu", "beijing", "xx", lang=lang))]
    file = tmp_path / "report.docx"
    file.write_bytes(written(cases, *shown, lang=lang))
    made = converted(file, "pdf")
    text = subprocess.run(["pdftotext", "-raw", made, "-"], capture_output=True, check=True, text=True).stdout
    fonts = subprocess.run(["pdffonts", made], capture_output=True, check=True, text=True).stdout
    printed = "".join(text.split())
    assert isinstance(shown[1].body, Figures)
    for entry in shown:
        assert "".join(entry.title.split()) in printed
    for item in shown[1].body.items:
        assert "".join(item.text.split()) in printed
    assert "CJK" in fonts
    assert not [line for line in fonts.splitlines()[2:] if " yes " not in line]  # every face is embedded
    assert lang == "zh" or not CHINESE.search("".join(paragraphs(docx.Document(str(file)), "Heading 2")))


def test_a_negative_number_is_guarded_like_any_text_and_reads_back(towns_catalogue: Catalogue) -> None:
    document = opened(towns_catalogue, Exhibit("x", "T", table(("-3", "5"))))
    assert escape.from_spreadsheet(grid(document.tables[0])[1][0]) == "-3"
