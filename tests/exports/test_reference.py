"""Entries of references: the examples that GB/T 7714-2015 itself prints, and BibTeX as its own parser reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from dashboard.exports.reference import Work, bibtex, gbt, latex

# Examples of the standard (4.1 to 4.7 and annex A), with the spaces after its marks that lists in print have.
STANDARD = [
    (
        Work(
            "a", "电子图书馆理论与实践研究", "M", ("汪冰",), "", (), "", "北京", "北京图书馆出版社", "1997", pages="16"
        ),
        "汪冰. 电子图书馆理论与实践研究[M]. 北京: 北京图书馆出版社, 1997: 16.",
    ),
    (
        Work(
            "b", "电子图书馆的现实模型", "J", ("杨宗英",), "中国图书馆学报", published="1996", issue="2", pages="24-29"
        ),
        "杨宗英. 电子图书馆的现实模型[J]. 中国图书馆学报, 1996(2): 24-29.",
    ),
    (
        Work(
            "c",
            "Cataloging internet resources",
            "J",
            ("CAPLAN P",),
            "The public access computer systems review",
            published="1993",
            volume="4",
            issue="2",
            pages="61-66",
        ),
        "CAPLAN P. Cataloging internet resources[J]. The public access computer systems review, 1993, 4(2): 61-66.",
    ),
    (
        Work(
            "d",
            "蓝田生物群: 一个认识多细胞生物起源和早期演化的新窗口",
            "J",
            ("袁训来", "陈哲", "肖书海", "万斌"),
            "科学通报",
            published="2012",
            volume="55",
            issue="34",
            pages="3219",
        ),
        (
            "袁训来, 陈哲, 肖书海, 等. 蓝田生物群: 一个认识多细胞生物起源和早期演化的新窗口[J]. "
            "科学通报, 2012, 55(34): 3219."
        ),
    ),
    (
        Work(
            "e",
            "我们的科技一直在追赶: 访中国工程院院长周济",
            "N",
            ("余建斌",),
            "人民日报",
            published="2013-01-12",
            issue="2",
            accessed="2013-03-20",
            address="http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm",
        ),
        (
            "余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N/OL]. 人民日报, 2013-01-12(2)[2013-03-20]. "
            "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm."
        ),
    ),
    (
        Work(
            "f",
            "1998年长江洪水的成因与减灾对策",
            "M",
            ("程根伟",),
            "长江流域洪涝灾害与科技对策",
            ("许厚泽", "赵其国"),
            place="北京",
            publisher="科学出版社",
            published="1999",
            pages="32-36",
        ),
        (
            "程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽, 赵其国. 长江流域洪涝灾害与科技对策. "
            "北京: 科学出版社, 1999: 32-36."
        ),
    ),
    (
        Work(
            "g",
            "周易外传: 卷5",
            "M",
            (),
            "船山全书: 第6册",
            ("王夫之",),
            place="长沙",
            publisher="岳麓书社",
            published="2011",
            pages="1109",
        ),
        "周易外传: 卷5[M]//王夫之. 船山全书: 第6册. 长沙: 岳麓书社, 2011: 1109.",
    ),
    (
        Work(
            "h",
            "Drinking water standards, regulations and goals",
            "M",
            ("ROBERSON J A", "BURNESON E G"),
            "Water quality & treatment: a handbook on drinking water",
            ("American Water Works Association",),
            edition="6th ed",
            place="New York",
            publisher="McGraw-Hill",
            published="2011",
            pages="1.1-1.36",
            accessed="2012-12-10",
            address="http://lib.myilibrary.com/Open.aspx?id=291430",
        ),
        (
            "ROBERSON J A, BURNESON E G. Drinking water standards, regulations and goals[M/OL]//American Water Works "
            "Association. Water quality & treatment: a handbook on drinking water. 6th ed. New York: McGraw-Hill, "
            "2011: 1.1-1.36[2012-12-10]. http://lib.myilibrary.com/Open.aspx?id=291430."
        ),
    ),
    (
        Work(
            "i",
            "第29次中国互联网络发展现状统计报告",
            "R",
            ("中国互联网络信息中心",),
            published="2012-01-16",
            accessed="2013-03-26",
            address="http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680",
        ),
        (
            "中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R/OL]. (2012-01-16)[2013-03-26]. "
            "http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680."
        ),
    ),
    (
        Work(
            "j",
            "关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号",
            "A",
            ("北京市人民政府办公厅",),
            published="2005-07-12",
            accessed="2011-07-12",
            address="http://china.findlaw.cn/fagui/p_1/39934.html",
        ),
        (
            "北京市人民政府办公厅. 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号[A/OL]. "
            "(2005-07-12)[2011-07-12]. http://china.findlaw.cn/fagui/p_1/39934.html."
        ),
    ),
    (
        Work(
            "k",
            "About OCLC: History of cooperation",
            "EB",
            ("Online Computer Library Center, Inc",),
            accessed="2012-03-27",
            address="http://www.oclc.org/about/cooperation.en.html",
        ),
        (
            "Online Computer Library Center, Inc. About OCLC: History of cooperation[EB/OL]. [2012-03-27]. "
            "http://www.oclc.org/about/cooperation.en.html."
        ),
    ),
    (
        Work(
            "l",
            "UNIMARC and metadata: Dublin core",
            "EB",
            ("HOPKINSON A",),
            published="2009-04-22",
            accessed="2013-03-27",
            address="http://archive.ifla.org/IV/ifla64/138-161e.htm",
        ),
        (
            "HOPKINSON A. UNIMARC and metadata: Dublin core[EB/OL]. (2009-04-22)[2013-03-27]. "
            "http://archive.ifla.org/IV/ifla64/138-161e.htm."
        ),
    ),
    (
        Work(
            "m",
            "The genome of eucalyptus grandis",
            "J",
            ("MYBURG A A", "GRATTAPAGLIA D", "TUSKAN G A", "HELLSTEN U"),
            "Nature",
            published="2014",
            volume="510",
            pages="356-362",
            accessed="2014-06-25",
            address="http://www.nature.com/nature/journal/v510/n7505/pdf/nature13308.pdf",
            doi="10.1038/nature13308",
        ),
        (
            "MYBURG A A, GRATTAPAGLIA D, TUSKAN G A, et al. The genome of eucalyptus grandis[J/OL]. Nature, 2014, 510: "
            "356-362[2014-06-25]. http://www.nature.com/nature/journal/v510/n7505/pdf/nature13308.pdf. "
            "DOI: 10.1038/nature13308."
        ),
    ),
]


@pytest.mark.parametrize(("work", "printed"), STANDARD, ids=[work.key for work, _ in STANDARD])
def test_an_example_of_the_standard_is_written_as_the_standard_prints_it(work: Work, printed: str) -> None:
    assert gbt(work, et_al="et al" if work.authors and work.authors[0].isascii() else "等") == printed


def test_a_work_without_an_author_begins_with_its_title() -> None:
    work = STANDARD[9][0]
    assert gbt(replace(work, authors=())).startswith("关于转发北京市企业投资项目")


def test_the_carrier_of_a_work_that_is_not_read_online_can_be_named() -> None:
    work = Work("x", "Project scheduler", "CP", ("Scitor Corporation",), published="c1983", carrier="DK")
    work = replace(work, place="Sunnyvale, Calif.", publisher="Scitor Corporation")
    assert gbt(work) == ("Scitor Corporation. Project scheduler[CP/DK]. Sunnyvale, Calif.: Scitor Corporation, c1983.")


def test_lines_stand_where_pages_do_also_without_a_publisher() -> None:
    assert gbt(Work("x", "题名", "EB", pages="第 4、6 行", published="2023")) == "题名[EB]. 第 4、6 行(2023)."


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)


@given(title=texts, author=texts, host=texts, kind=st.sampled_from(["J", "N", "M", "G", "DB", "EB"]))
def test_bibtex_of_any_text_is_one_entry_whose_fields_are_what_was_put_in(
    title: str, author: str, host: str, kind: str
) -> None:
    work = Work("k", title, kind, (author,), host, address="http://h/x?a={b}&c=%d#e_f", accessed="2026-11-22")
    read = parse_string(bibtex(work), "bibtex").entries
    assert list(read) == ["k"]
    assert read["k"].fields["title"] == f"{{{latex(title)}}}"
    assert read["k"].fields["url"] == "http://h/x?a=%7Bb%7D&c=%d#e_f"
    assert len(read["k"].persons["author"]) == 1


@given(texts)
def test_nothing_that_latex_would_run_is_left_in_a_text(text: str) -> None:
    plain = latex(text)
    for name in ("backslash", "asciitilde", "asciicircum", "braceleft", "braceright"):
        plain = plain.replace(f"\\text{name}{{}}", "")
    for sign in "$&#%_":
        plain = plain.replace(f"\\{sign}", "")
    assert not set(plain) & set("\\{}$&#%_~^")


def test_a_newspaper_keeps_its_page_and_its_day() -> None:
    fields = parse_string(bibtex(STANDARD[4][0]), "bibtex").entries["e"].fields
    assert (fields["journal"], fields["year"], fields["date"], fields["pages"]) == (
        "人民日报",
        "2013",
        "2013-01-12",
        "2",
    )
