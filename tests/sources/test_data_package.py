"""What is read from a folder, and what can be wrong with its files."""

import codecs
import json
import os

import pytest

from dashboard.records import Text
from dashboard.sources.data_package import checksum, fingerprint, prose_text, read_package
from dashboard.sources.plain_text import LARGEST_FILE


def test_tables_are_read_as_text_with_the_row_each_record_starts_on(three_towns_folder):
    table = read_package(three_towns_folder).tables["observations"]
    assert table.columns[:3] == ("observation_id", "locality_id", "indicator_id")
    assert table.rows[0].number == 2
    assert table.rows[0].cells["printed"] == "10万人"
    assert table.rows[0].cells["value"] == "100000"


def test_rows_after_a_line_break_inside_a_cell_keep_their_place_in_the_file(towns):
    towns.replace("findings.csv", "停车位不足。", '"停车位\n不足。"')
    rows = read_package(towns.folder).tables["findings"].rows
    assert [row.number for row in rows[:3]] == [2, 4, 5]
    assert rows[0].cells["text_zh"] == "停车位\n不足。"


def test_prose_is_read_in_both_languages(three_towns_folder):
    package = read_package(three_towns_folder)
    assert prose_text(package, "practices", "town-a.grid") == Text(
        "网格由区到楼栋分为四级。", "The grid has four levels, from district to building."
    )
    assert package.prose["practices", "town-a.grid", "zh"].front["lines"] == [5]
    assert prose_text(package, "practices", "no.such") == Text()


def test_windows_line_ends_and_a_byte_order_mark_are_read(towns):
    for file in ("findings.csv", "practices/town-a.knock.zh.md"):
        towns.write(file, codecs.BOM_UTF8 + towns.text(file).replace("\n", "\r\n").encode())
    assert towns.found() == []


def test_a_missing_folder(tmp_path):
    (problem,) = read_package(tmp_path / "nowhere").problems
    assert (problem.code, problem.row, problem.field) == ("no_folder", 0, "")
    assert problem.file.endswith("nowhere")
    assert problem.cause.zh.startswith("找不到数据文件夹")


@pytest.mark.parametrize("file", ["observations.csv", "datapackage.json"])
def test_a_missing_file(towns, file):
    (towns.folder / file).unlink()
    assert ("missing_file", file, 0, "") in towns.found()


def test_a_folder_in_the_place_of_a_file(towns):
    (towns.folder / "findings.csv").unlink()
    (towns.folder / "findings.csv").mkdir()
    assert ("missing_file", "findings.csv", 0, "") in towns.found()


def test_a_file_that_can_not_be_opened(towns):
    file = "practices/town-a.knock.zh.md"
    (towns.folder / file).unlink()
    (towns.folder / file).symlink_to("/proc/self/mem")  # an ordinary file to look at, but not to read
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == ("unreadable_file", file, 0, "")


def test_a_file_too_large_to_be_case_data(towns):
    os.truncate(towns.folder / "glossary.csv", LARGEST_FILE + 1)
    assert towns.found() == [("file_too_large", "glossary.csv", 0, "")]


def test_a_table_that_no_descriptor_lists_is_a_warning(towns):
    towns.write("notes.csv", b"a,b\n1,2\n")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == ("unlisted_file", "notes.csv", 0, "")
    assert problem.severity == "warning"


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"resources": {}}', b"\xff\xfe\x00", b"[" * 100_000, b"null", b""])
def test_a_descriptor_that_can_not_be_read(towns, content):
    towns.write("datapackage.json", content)
    problems = [entry for entry in towns.problems() if entry.code == "bad_descriptor"]
    assert [entry.file for entry in problems] == ["datapackage.json"]


@pytest.mark.parametrize(
    ("resource", "fault"),
    [
        (7, "resource"),
        ({"path": "x.csv"}, "name"),
        ({"name": ["x"], "path": "x.csv"}, "name"),
        ({"name": "glossary", "path": "glossary.csv"}, "name"),
        ({"name": "x"}, "path"),
        ({"name": "x", "path": "../x.csv"}, "path"),
        ({"name": "x", "path": "/etc/passwd"}, "path"),
        ({"name": "x", "path": "a\x00b"}, "path"),
        ({"name": "x", "path": "x.csv", "schema": "x.json"}, "schema"),
        ({"name": "x", "path": "x.csv", "schema": {"fields": [{"type": "string"}]}}, "schema"),
    ],
)
def test_a_resource_that_can_not_be_used_is_left_out_and_the_rest_is_read(towns, resource, fault):
    towns.describe(lambda found: found["resources"].append(resource))
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row) == ("bad_resource", "datapackage.json", 0)
    last = len(json.loads(towns.text("datapackage.json"))["resources"])
    assert problem.field == f"resources[{last}]"
    assert f"The {fault} of this resource" in problem.cause.en


def test_gb18030_text_is_listed_and_still_read_so_that_other_faults_are_found(towns):
    row = towns.change("findings", "town-a.problem1", kind="trouble")
    towns.write("findings.csv", towns.text("findings.csv").encode("gb18030"))
    assert towns.found() == [
        ("not_utf8", "findings.csv", 0, ""),
        ("unknown_code", "findings.csv", row, "kind"),
    ]
    assert read_package(towns.folder).tables["findings"].rows[0].cells["text_zh"] == "停车位不足。"


def test_gb18030_text_that_is_mostly_punctuation_is_recognised_as_well(towns):
    towns.change("findings", "town-a.problem1", text_zh="“（甲，乙）”——《丙》……！？：；")
    towns.write("findings.csv", towns.text("findings.csv").encode("gb18030"))
    assert towns.found() == [("not_utf8", "findings.csv", 0, "")]


def test_prose_in_gb18030_is_listed_and_still_read(towns):
    file = "practices/town-a.knock.zh.md"
    towns.write(file, towns.text(file).encode("gb18030"))
    assert towns.found() == [("not_utf8", file, 0, "")]


def test_utf16_with_a_mark_is_listed_and_still_read(towns):
    towns.write("findings.csv", towns.text("findings.csv").encode("utf-16"))
    (problem,) = towns.problems()
    assert (problem.code, problem.file) == ("not_utf8", "findings.csv")
    assert "UTF-16" in problem.cause.en


@pytest.mark.parametrize("damage", [b"\xff", b"\xe5\x81", b"\xc0\x80"])
def test_damaged_utf8_is_not_taken_for_gb18030_and_says_on_which_line_the_damage_begins(towns, damage):
    content = towns.text("findings.csv").encode()
    start = content.index("没有说明".encode())  # in the third record
    towns.write("findings.csv", content[:start] + damage + content[start:])
    assert towns.found() == [("bad_utf8", "findings.csv", 4, "")]


def test_a_row_with_too_few_cells(towns):
    towns.replace("glossary.csv", "volunteer,志愿者,Volunteer,,", "volunteer,志愿者,Volunteer")
    (problem,) = towns.problems()
    assert (problem.code, problem.file, problem.row, problem.field) == ("ragged_row", "glossary.csv", 3, "")
    assert "3 / 5" in problem.cause.en


def test_a_fault_in_the_quotes_of_one_row_does_not_hide_the_rows_after_it(towns):
    towns.replace("glossary.csv", "Grid cell,", '"Grid" cell,')
    assert towns.found() == [("bad_csv", "glossary.csv", 2, "")]
    assert [row.cells["identifier"] for row in read_package(towns.folder).tables["glossary"].rows] == [
        "volunteer",
        "missing",
    ]


def test_a_quote_that_never_closes(towns):
    towns.replace("glossary.csv", "暂无数据", '"暂无数据')
    assert towns.found() == [("bad_csv", "glossary.csv", 4, "")]


def test_a_column_that_stands_twice(towns):
    towns.replace("glossary.csv", "note_zh,note_en", "note_zh,note_zh")
    assert towns.found()[0] == ("duplicate_column", "glossary.csv", 1, "note_zh")


def test_an_empty_file_has_no_columns(towns):
    towns.write("glossary.csv", b"")
    assert towns.found() == [("empty_table", "glossary.csv", 0, "")]


@pytest.mark.parametrize(
    ("old", "new"), [("+++\n", ""), ('lang = "zh"', "lang = zh"), ("\n+++\n", "\n"), ("[8]", "[" * 5000)]
)
def test_front_matter_that_can_not_be_read(towns, old, new):
    file = "practices/town-a.knock.zh.md"
    towns.replace(file, old, new)
    assert towns.found() == [("bad_front_matter", file, 0, "")]


def test_the_fingerprint_changes_with_any_file_that_is_read_and_with_no_other(towns):
    before = fingerprint(towns.folder)
    towns.write("readme.txt", b"a note")
    assert fingerprint(towns.folder) == before
    for file in ("glossary.csv", "datapackage.json", "practices/town-a.knock.zh.md", "localities/town-b.en.md"):
        seen = fingerprint(towns.folder)
        towns.write(file, towns.text(file).encode() + b"\n")
        assert fingerprint(towns.folder) != seen
    assert fingerprint(towns.folder / "nowhere") == fingerprint(towns.folder / "elsewhere")


def test_the_fingerprint_of_a_folder_that_links_to_itself_comes_to_an_end(towns):
    (towns.folder / "again").symlink_to(towns.folder)
    assert fingerprint(towns.folder)


def test_a_table_in_a_folder_of_its_own_is_read_and_watched(towns):
    (towns.folder / "tables").mkdir()
    (towns.folder / "glossary.csv").rename(towns.folder / "tables" / "glossary.csv")
    towns.describe(lambda found: found["resources"][-1].update(path="tables/glossary.csv"))
    before = fingerprint(towns.folder)
    assert towns.found() == []
    towns.write("tables/glossary.csv", towns.text("tables/glossary.csv").replace("网格是区域", "网格").encode())
    assert fingerprint(towns.folder) != before


def test_the_checksum_is_that_of_the_contents_wherever_and_whenever_they_were_copied(towns, tmp_path):
    before = checksum(towns.folder)
    (towns.folder / "glossary.csv").touch()
    moved = towns.folder.rename(tmp_path / "moved")
    assert checksum(moved) == before
    text = (moved / "glossary.csv").read_text("utf-8")
    (moved / "glossary.csv").write_text(text.replace("a", "b", 1), "utf-8")
    assert checksum(moved) != before
