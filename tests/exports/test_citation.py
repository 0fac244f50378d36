"""What an exhibit says of itself when it is cited: data, version, address, date, sources with lines."""

from __future__ import annotations

import pandas as pd
import pytest
from comparing import TOWNS, chosen
from pybtex.database import parse_string

from dashboard.catalogue import Catalogue
from dashboard.exhibit import Cell, Column, Entry, Exhibit, MapScene, Prose, Table
from dashboard.exports.citation import FORMS, cite, cited_title, line_words
from dashboard.records import Citation
from dashboard.selection import Selection
from dashboard.views.comparison_figures import figures
from dashboard.wording import LANGUAGES, wording

ROOT = "http://atlas.gov/"
DAY = "2026-11-23"


def exhibit(*cited: Citation, title: str = "题目") -> Exhibit:
    return Exhibit("x.y", title, Table((Column("a", "A"),), ((Cell("1", citations=cited),),)))


def of(catalogue: Catalogue, form: str, *cited: Citation, lang: str = "zh", root: str = ROOT, day: str = DAY) -> str:
    selection = Selection(lang=lang, locality="shaowu")
    return cite(catalogue, exhibit(*cited), selection, "locality", form=form, root=root, accessed=day)


def test_gbt_names_the_data_base_online_its_version_dates_and_address(cases: Catalogue) -> None:
    own = of(cases, "gbt").split("\n")[0]
    assert own == (
        f"[1] Governance Atlas. 邵武市：题目[DB/OL]//基层治理图集案例数据. 版本 1.0.0+{cases.version}. "
        f"(2026-11-22)[{DAY}]. {ROOT}locality?lang=zh&locality=shaowu."
    )


@pytest.mark.parametrize(
    ("citation", "printed"),
    [
        (
            Citation("minsheng-2024", 19),
            (
                "罗燕. 如何推进以党建引领基层治理？这篇文章给出答案（原标题：建设人人有责、人人尽责、人人享有的"
                "基层治理共同体 党建引领聚合力，基层治理增活力）[J/OL]. 民生周刊, 2024(13): 第 19 行"
            ),
        ),
        (Citation("renmin-2020"), "新知新觉：充分调动群众参与基层社会治理[N/OL]. 人民日报, 2020-08-03(9)"),
        (
            Citation("compilation-03", 39),
            "探索基层社会治理新路径[G/OL]//社会基层治理理论文章汇编（13篇）. 第 39 行",
        ),
        (Citation("shaowu-study", 36), "基层社会治理创新的探索与实践[EB/OL]. 第 36 行(2023)"),
    ],
)
def test_gbt_names_a_source_by_where_it_stands_and_leaves_out_an_author_who_is_not_stated(
    cases: Catalogue, citation: Citation, printed: str
) -> None:
    assert of(cases, "gbt", citation).split("\n")[1].startswith(f"[2] {printed}[{DAY}]. {ROOT}sources?")


def test_gbt_names_sources_in_the_language_they_are_written_in(cases: Catalogue) -> None:
    own, source = of(cases, "gbt", Citation("chaoyang-2020", 7), lang="en").split("\n")
    assert "Shaowu: 题目[DB/OL]//Governance Atlas case data. version" in own
    assert source.startswith("[2] 王灏. （未印标题）朝阳区“两全治理”[EB/OL]. 第 7 行(2020)")


def test_plain_text_names_the_sources_with_their_lines_in_the_readers_language(cases: Catalogue) -> None:
    cited = Citation("shaowu-study", 36), Citation("shaowu-study", 41), Citation("compilation-03")
    assert of(cases, "plain", *cited, lang="en").split("\n")[2:] == [
        "Sources:",
        (
            "[1] “Exploration and practice of innovation in grassroots social governance”, Journal not printed; "
            "re-posted on the site Huiwen, 2023, lines 36, 41."
        ),
        (
            "[2] “Exploring new paths of grassroots social governance”, in “Compilation of theory articles on "
            "grassroots social governance (13 articles)”."
        ),
    ]


def test_an_address_stands_alone_on_its_line_so_that_no_full_stop_joins_it(cases: Catalogue) -> None:
    assert of(cases, "plain").split("\n")[1] == f"{ROOT}locality?lang=zh&locality=shaowu"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bibtex_of_an_exhibit_and_its_sources_is_read_by_its_own_parser(cases: Catalogue, lang: str) -> None:
    selection = chosen(cases, "shaowu", "beijing-chaoyang", "xuzhou", lang=lang)
    shown = figures(cases, selection)
    read = parse_string(cite(cases, shown, selection, "comparison", form="bibtex", root=ROOT, accessed=DAY), "bibtex")
    own, *sources = read.entries.values()
    assert own.fields["urldate"] == DAY
    assert own.fields["version"].endswith(cases.version)
    assert {entry.key for entry in sources} >= {"shaowu-study", "chaoyang-2020"}
    assert all(entry.fields["url"].startswith(f"{ROOT}sources?lang={lang}") for entry in sources)


def test_sources_that_only_the_data_names_are_cited_too(cases: Catalogue) -> None:
    shown = Exhibit("x", "题目", Prose((Entry("…"),)), data=pd.DataFrame({"citations": ["shaowu-study:36", "", None]}))
    text = cite(cases, shown, Selection(), "overview", form="plain")
    assert "第 36 行" in text


def test_a_map_cites_its_ground(cases: Catalogue) -> None:
    shown = Exhibit("map", "图", MapScene((0, 0, 1, 1), (), (), credit="边界：甲"))
    assert "边界：甲" in cite(cases, shown, Selection(), "maps", form="plain")


@pytest.mark.parametrize("form", FORMS)
def test_without_address_and_day_a_citation_is_whole_all_the_same(cases: Catalogue, form: str) -> None:
    text = of(cases, form, Citation("shaowu-study", 36), root="", day="")
    assert "locality?lang=zh&locality=shaowu" in text
    assert "[]" not in text
    assert "urldate" not in text


def test_an_edition_that_states_nothing_is_cited_by_title_and_checksum(towns_catalogue: Catalogue) -> None:
    selection = chosen(towns_catalogue, *TOWNS)
    text = cite(towns_catalogue, exhibit(), selection, "comparison", form="gbt")
    assert towns_catalogue.version in text
    assert ".." not in text.replace("...", "")


def test_runs_of_lines_are_joined() -> None:
    assert line_words([0, 4, 5, 6, 9, 10, 12], wording("en")) == "lines 4-6, 9, 10, 12"
    assert line_words([0, 7], wording("en")) == "line 7"
    assert line_words([0], wording("zh")) == ""


def test_a_title_names_its_place_once(cases: Catalogue) -> None:
    selection = Selection(locality="shaowu")
    assert cited_title(cases, exhibit(title="数字"), selection, "locality") == "邵武市：数字"
    assert cited_title(cases, exhibit(title="邵武市的位置"), selection, "locality") == "邵武市的位置"
    assert cited_title(cases, exhibit(title="数字"), selection, "comparison") == "数字"
