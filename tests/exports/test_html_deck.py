"""The one-file deck, read back as a browser would parse it: complete, the same each time, text nothing but text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from charting import volunteers
from hostile import MARKUP, TEMPLATES, hostile_towns, squeezed
from lxml import html as lxml_html

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.exhibit import Cards, Cell, Chart, Column, Deck, Exhibit, Figures, Prose, Slide, Table
from dashboard.exports.html_deck import html_file, policy_of
from dashboard.records import Briefing, Scene
from dashboard.selection import LOCALITY_SECTIONS, PAGES, Selection
from dashboard.views.briefing import deck
from dashboard.views.chart_choices import settled
from dashboard.views.charts import charts
from dashboard.wording import LANGUAGES, wording

DATE = "2026-11-22"
TOWN = (("locality", "town-a"),)
EVERY_PAGE = (
    *(Scene(page) for page in PAGES if page not in ("briefing", "draft")),
    *(Scene("locality", (*TOWN, ("section", section))) for section in LOCALITY_SECTIONS),
    Scene(title="One {{town-a.total_population}}", note="Two\nThree", speaker_note="Say it", layout="text"),
)


@pytest.fixture(scope="module")
def towns(three_towns_folder: Path) -> Catalogue:
    return load(three_towns_folder)


@pytest.fixture(scope="module")
def cases() -> Catalogue:
    return load(BUNDLED_DATA)


def made(catalogue: Catalogue, *scenes: Scene, lang: str = "en") -> tuple[Deck, bytes]:
    found = deck(catalogue, Briefing("A talk", scenes), lang, DATE)
    return found, html_file(catalogue, found)


def parsed(content: bytes) -> Any:
    return lxml_html.document_fromstring(content.decode())


def scenes_of(page: Any) -> list[Any]:
    return page.xpath("//main[@id='deck']/section")


def shown(element: Any) -> str:
    """What can be read in an element, without its spaces."""
    return re.sub(r"\s+", "", element.text_content())


def deck_of(*exhibits: Exhibit, lang: str = "en") -> Deck:
    return Deck("A talk", (Slide("A scene", exhibits),), lang, "Towns", "v1", DATE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_deck_gives_the_same_bytes(towns: Catalogue, lang: str) -> None:
    assert made(towns, *EVERY_PAGE, lang=lang)[1] == made(towns, *EVERY_PAGE, lang=lang)[1]


def test_a_deck_is_its_title_its_scenes_in_order_and_its_sources(towns: Catalogue) -> None:
    found, content = made(towns, *EVERY_PAGE)
    titles = [section.xpath(".//h1|./h2")[0].text_content() for section in scenes_of(parsed(content))]
    assert titles == ["A talk", *(slide.title for slide in found.slides), wording("en")("exports.sources")]


def test_the_file_says_what_it_is_locked_at(towns: Catalogue) -> None:
    _, content = made(towns, Scene("overview"), lang="zh")
    assert f"锁定于 {DATE} · 数据版本 {towns.version}" in content.decode()
    assert parsed(content).get("lang") == "zh-CN"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_stands_in_its_scene_as_printed_with_what_limits_it(cases: Catalogue, lang: str) -> None:
    scenes = (
        Scene("overview"),
        Scene("locality", (("locality", "shaowu"), ("section", "figures"))),
        Scene("locality", (("locality", "shaowu"), ("section", "practices"))),
        Scene("comparison", (("localities", "shaowu,yantai,beijing-chaoyang"),)),
        Scene("comparison", (("localities", "shaowu,beijing"), ("section", "charts"))),
    )
    found, content = made(cases, *scenes, lang=lang)
    for slide, section in zip(found.slides, scenes_of(parsed(content))[1:], strict=False):
        told = shown(section)
        missing = [text for exhibit in slide.exhibits for text in stated(exhibit) if "".join(text.split()) not in told]
        assert missing == []


def stated(exhibit: Exhibit) -> list[str]:
    """Every text of an exhibit that is a figure or limits one."""
    body = exhibit.body
    texts = [exhibit.lead, *exhibit.notes]
    if isinstance(body, Figures):
        texts += [text for item in body.items for text in (item.label, item.text, item.context, item.caution)]
    if isinstance(body, Table):
        texts += [text for row in body.rows for cell in row for text in (*cell.text.split("\n"), cell.note)]
    if isinstance(body, Prose):
        texts += [text for entry in body.entries for text in (entry.text, entry.detail, entry.beneath)]
    if isinstance(body, Cards):
        texts += [text for card in body.items for text in (card.title, card.text, *(line for _, line in card.lines))]
    if isinstance(body, Chart):
        texts += [text for dot in body.dots for text in (dot.label, dot.reading.text, dot.note)]
    return texts


def test_every_mark_of_a_source_leads_to_one_that_is_listed(cases: Catalogue) -> None:
    page = parsed(made(cases, Scene("locality", (("locality", "shaowu"), ("section", "figures"))))[1])
    listed = {f"#{entry.get('id')}" for entry in page.xpath("//li[@data-source]")}
    marks = page.xpath("//a[@class='cite']")
    assert marks
    assert {mark.get("href") for mark in marks} <= listed
    assert all(re.match(rf"\[{mark.get('href').rpartition('-')[2]}\b", mark.text_content()) for mark in marks)


def test_every_figure_carries_its_source_and_line(cases: Catalogue) -> None:
    found, content = made(cases, Scene("locality", (("locality", "shaowu"),), ("locality.headlines.shaowu",)))
    tiles = scenes_of(parsed(content))[1].xpath(".//div[@class='tile']")
    body = found.slides[0].exhibits[0].body
    assert isinstance(body, Figures)
    for item, tile in zip(body.items, tiles, strict=True):
        lines = re.findall(r"\d+", " ".join(re.findall(r":([\d,]+)\]", shown(tile))))
        assert {str(entry.line) for entry in item.citations if entry.line} <= set(lines)


def test_numbers_that_may_be_the_same_are_in_no_order_that_the_exhibit_does_not_give(towns: Catalogue) -> None:
    catalogue = volunteers(towns, "500名", "近500名", "400多名")
    chosen = Selection(lang="zh", localities=("town-a", "town-b", "town-c"), indicator="volunteer_count")
    found = charts(catalogue, settled(catalogue, replace(chosen, section="charts", chart="dots")))[0]
    assert isinstance(found.body, Chart)
    drawn = parsed(html_file(catalogue, deck_of(found, lang="zh"))).xpath("//figure//text[contains(@class, 'bold')]")
    assert [text.text_content().split()[0] for text in drawn] == [dot.label for dot in found.body.dots]


def test_what_is_missing_stays_a_word_and_never_becomes_a_number(towns: Catalogue) -> None:
    table = Table((Column("a", "Place"), Column("b", "Volunteers")), ((Cell("Town A"), Cell("withheld", "missing")),))
    page = parsed(html_file(towns, deck_of(Exhibit("t", "Volunteers", table))))
    assert [cell.text_content() for cell in page.xpath("//main[@id='deck']//tbody/tr")[0]] == ["Town A", "withheld"]


def test_a_wide_table_comes_in_parts_that_each_name_their_rows_and_the_lead(towns: Catalogue) -> None:
    columns = tuple(Column(str(at), f"Head {at}", lead=at == 2) for at in range(10))
    table = Table(columns, (tuple(Cell(f"cell {at}") for at in range(10)),))
    page = parsed(html_file(towns, deck_of(Exhibit("t", "Wide", table))))
    heads = [[cell.text_content() for cell in row] for row in page.xpath("//main[@id='deck']//thead/tr")]
    assert heads == [
        ["Head 0", "Head 2 ★", "Head 1", "Head 3", "Head 4", "Head 5"],
        ["Head 0", "Head 2 ★", "Head 6", "Head 7", "Head 8", "Head 9"],
    ]


def test_what_the_speaker_says_is_kept_apart_and_a_figure_inside_a_title_is_in_words(towns: Catalogue) -> None:
    _, content = made(towns, EVERY_PAGE[-1])
    scene = scenes_of(parsed(content))[1]
    assert scene.xpath("./h2")[0].text_content() == "One 100,000 people"
    assert [line.text_content() for line in scene.xpath(".//div[@class='note']/p")] == ["Two", "Three"]
    assert scene.xpath("./aside[@class='speaker']/p[2]")[0].text_content() == "Say it"


def test_a_scene_that_no_longer_resolves_says_so_in_its_place(towns: Catalogue) -> None:
    found, content = made(towns, Scene("locality", (("locality", "atlantis"),)))
    assert scenes_of(parsed(content))[1].xpath(".//p[contains(@class, 'problem')]")[0].text_content() == (
        found.slides[0].problem
    )


def test_a_map_has_its_legend_its_credit_its_mark_and_its_text_twin(cases: Catalogue) -> None:
    found, content = made(cases, Scene("locality", (("locality", "shaowu"),), ("locator.shaowu",)))
    figure = scenes_of(parsed(content))[1].xpath(".//figure")[0]
    exhibit = found.slides[0].exhibits[0]
    keys = [line.xpath("./span[2]")[0].text_content() for line in figure.xpath(".//li")]
    assert keys == [entry.text for entry in exhibit.body.legend]  # type: ignore[union-attr]
    assert exhibit.body.credit in figure.text_content()  # type: ignore[union-attr]
    assert wording("en")("map_export.mark") in figure.text_content()
    assert all(sentence in figure.text_content() for sentence in exhibit.twin)
    assert figure.xpath(".//svg[@role='img']")[0].get("aria-label") == exhibit.title


def test_a_map_of_the_country_shows_the_south_china_sea_whole(cases: Catalogue) -> None:
    page = parsed(made(cases, Scene("overview", (), ("overview.map",)))[1])
    assert len(page.xpath("//g[@class='inset']//svg")) == 1
    assert len(page.xpath("//path[@class='dash']")) >= 2


def test_a_place_is_found_by_initials_pinyin_characters_and_code(cases: Catalogue) -> None:
    page = parsed(made(cases, Scene("overview", (), ("overview.gaps",)), lang="zh")[1])
    told = json.loads(page.xpath("//script[@id='told']")[0].text)
    place = next(entry for entry in told["places"] if entry["code"] == "beijing-chaoyang")
    assert {"cyq", "chaoyangqu", "朝阳区", "110105", "beijing-chaoyang"} <= set(place["keys"])
    assert page.xpath("//aside[@id='places']//h2[@id='place-beijing-chaoyang']")


class TestNothingLeavesTheFile:
    """A file that asks for nothing, and may not."""

    def test_its_policy_lets_its_own_script_and_style_run_and_nothing_else(self, towns: Catalogue) -> None:
        content = made(towns, *EVERY_PAGE)[1]
        page, policy = parsed(content), policy_of(content)
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        run = [script.text for script in page.xpath("//script[not(@type)]")]
        styles = [style.text for style in page.xpath("//style")]
        assert [len(run), len(styles)] == [1, 1]
        for text in (*run, *styles):
            assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy

    def test_it_has_no_address_no_handler_and_no_style_of_its_own(self, towns: Catalogue) -> None:
        page = parsed(made(towns, *EVERY_PAGE)[1])
        for element in page.iter():
            for name, value in element.attrib.items():
                assert name != "style"
                assert not name.startswith("on")
                if name in ("href", "src", "action", "data", "poster", "srcset"):
                    assert value.startswith(("#", "data:image/svg+xml;base64,"))
        assert not page.xpath("//img|//iframe|//object|//embed|//video|//form|//base")
        assert "@import" not in page.xpath("//style")[0].text
        assert not re.findall(r"url\((?!#)", page.xpath("//style")[0].text)

    def test_no_two_elements_have_one_name(self, cases: Catalogue) -> None:
        scenes = (Scene("overview"), Scene("locality", (("locality", "shaowu"),)), Scene("overview"))
        names = parsed(made(cases, *scenes)[1]).xpath("//@id")
        assert len(names) == len(set(names))


@pytest.mark.parametrize(("payload", "lang"), [*product([TEMPLATES, MARKUP], LANGUAGES)])
def test_hostile_text_is_shown_as_it_is_written(tmp_path: Path, payload: str, lang: str) -> None:
    hostile = hostile_towns(tmp_path / "towns", payload)
    catalogue = load(hostile.folder)
    scenes = (*EVERY_PAGE[:-1], Scene(title=payload, note=payload, speaker_note=payload, layout="text"))
    found = replace(deck(catalogue, Briefing(payload, scenes), lang, DATE), subtitle=payload)
    page = parsed(html_file(catalogue, found))
    assert len(page.xpath("//script")) == 2
    assert not page.xpath("//main[@id='deck']//img|//aside//img")
    for element in page.xpath("//script|//style"):
        element.drop_tree()
    assert hostile.misread(page.text_content()) == []
    assert hostile.marks(page.text_content())
    attributes = "\n".join(value for element in page.iter() for value in element.attrib.values())
    assert hostile.misread(attributes) == []
    assert squeezed(payload) in squeezed(page.xpath("//main[@id='deck']//h1")[0].text_content())
