"""A second coder's file: what it may hold, and what is wrong with it said whole, with row, field, cause and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.catalogue import load
from dashboard.sources.rows import Records
from dashboard.sources.second_coding import LARGEST_CODING_MB, Coding, read_coding, read_coding_file

NEEDED = "locality_id,dimension_id,strength\n"
FULL = "evidence_id,locality_id,dimension_id,strength,practice_id,note_zh,note_en,source_id,line\n"


@pytest.fixture(scope="module")
def records(three_towns_folder: Path) -> Records:
    return load(three_towns_folder).records


def read(text: str, records: Records) -> Coding:
    return read_coding(text.encode(), "second.csv", records)


def found(coding: Coding) -> list[tuple[str, int, str, str]]:
    """Code, row, field and severity of every problem; each speaks both languages."""
    for problem in coding[1]:
        assert all((problem.cause.zh, problem.cause.en, problem.remedy.zh, problem.remedy.en))
        assert problem.file == "second.csv"
    return [(problem.code, problem.row, problem.field, problem.severity) for problem in coding[1]]


def test_the_data_packages_own_evidence_is_a_coding_without_problems(
    records: Records, three_towns_folder: Path
) -> None:
    coding = read_coding((three_towns_folder / "evidence.csv").read_bytes(), "second.csv", records)
    assert found(coding) == []
    assert coding[0] == records.evidence


def test_three_columns_are_enough(records: Records) -> None:
    coding = read(NEEDED + "town-a,loop.find,explicit\ntown-b,loop.find,none\n", records)
    assert found(coding) == []
    assert [(entry.locality_id, entry.dimension_id, entry.strength, entry.citations) for entry in coding[0]] == [
        ("town-a", "loop.find", "explicit", ()),
        ("town-b", "loop.find", "none", ()),
    ]


def test_a_byte_order_mark_is_no_part_of_the_first_column(records: Records) -> None:
    coding = read_coding((NEEDED + "town-a,loop.find,none\n").encode("utf-8-sig"), "second.csv", records)
    assert found(coding) == []
    assert len(coding[0]) == 1


def test_gb18030_is_refused_with_a_remedy(records: Records) -> None:
    text = FULL + "x,town-a,loop.find,explicit,,第二名编码者认为写得明确,,handbook-1,8\n"
    coding = read_coding(text.encode("gb18030"), "second.csv", records)
    assert coding[0] == ()
    assert found(coding) == [("not_utf8", 0, "", "error")]
    assert "UTF-8" in coding[1][0].remedy.zh


def test_all_that_is_wrong_is_listed_at_once_and_nothing_is_read(records: Records) -> None:
    coding = read(
        FULL
        + "a,atlantis,loop.find,explicit,,,,handbook-1,8\n"
        + "b,town-a,loop.lose,explicit,,,,handbook-1,8\n"
        + "c,town-a,loop.find,maybe,,,,handbook-1,8\n"
        + "d,town-a,loop.solve,partial,,,,handbook-1,9999\n"
        + "e,town-a,loop.pass-on,partial,nobody.knows,,,handbook-9,8\n"
        + "f,,loop.find,none,,,,,\n"
        + "g,town-b\n",
        records,
    )
    assert coding[0] == ()
    assert found(coding) == [
        ("dangling_key", 2, "locality_id", "error"),
        ("dangling_key", 3, "dimension_id", "error"),
        ("unknown_code", 4, "strength", "error"),
        ("line_outside_source", 5, "line", "error"),
        ("dangling_key", 6, "practice_id", "error"),
        ("dangling_key", 6, "source_id", "error"),
        ("required_empty", 7, "locality_id", "error"),
        ("ragged_row", 8, "", "error"),
    ]


def test_a_missing_column_is_named(records: Records) -> None:
    coding = read("locality_id,strength\ntown-a,explicit\n", records)
    assert found(coding) == [("missing_column", 1, "dimension_id", "error")]


def test_a_file_without_a_row_and_one_without_a_header_say_so(records: Records) -> None:
    assert found(read(NEEDED, records)) == [("coding_empty", 0, "", "error")]
    assert found(read("", records)) == [("empty_table", 0, "", "error")]


def test_a_column_of_the_coders_own_is_a_warning(records: Records) -> None:
    coding = read("locality_id,dimension_id,strength,sure\ntown-a,loop.find,none,very\n", records)
    assert found(coding) == [("unknown_column", 1, "sure", "warning")]
    assert len(coding[0]) == 1


def test_in_a_file_that_cites_lines_a_judgement_without_one_is_a_warning(records: Records) -> None:
    coding = read(FULL + "a,town-a,loop.find,explicit,,,,,\n", records)
    assert found(coding) == [
        ("evidence_without_source", 2, "line", "warning"),
        ("evidence_without_source", 2, "source_id", "warning"),
    ]
    assert len(coding[0]) == 1


def test_none_beside_explicit_of_one_unit_contradicts(records: Records) -> None:
    coding = read(NEEDED + "town-a,loop.find,none\ntown-a,loop.find,explicit\n", records)
    assert found(coding) == [("evidence_contradicts", 3, "strength", "error")]


def test_a_coder_may_judge_by_one_framework_and_write_in_one_language(records: Records) -> None:
    coding = read("locality_id,dimension_id,strength,note_zh,note_en\ntown-a,loop.find,none,没有,\n", records)
    assert found(coding) == []


def test_a_control_character_is_refused_before_any_terminal_sees_it(records: Records) -> None:
    coding = read("locality_id,dimension_id,strength,note_en\ntown-a,loop.find,none,\x1b[31m\n", records)
    assert found(coding) == [("control_character", 2, "note_en", "error")]


def test_text_that_looks_like_a_formula_is_kept_as_text(records: Records) -> None:
    coding = read("locality_id,dimension_id,strength,note_en\ntown-a,loop.find,none,=1+1\n", records)
    assert coding[0][0].note.en == "=1+1"


def test_a_file_beyond_the_limit_is_not_read(records: Records) -> None:
    coding = read_coding(b"x" * (LARGEST_CODING_MB * 1024 * 1024 + 1), "second.csv", records)
    assert found(coding) == [("file_too_large", 0, "", "error")]


def test_a_file_on_this_machine_is_read_the_same_way(records: Records, tmp_path: Path) -> None:
    path = tmp_path / "second.csv"
    path.write_text(NEEDED + "town-a,loop.find,none\n", "utf-8")
    assert len(read_coding_file(path, records)[0]) == 1


def test_a_file_that_is_not_there_is_said(records: Records, tmp_path: Path) -> None:
    judgements, problems = read_coding_file(tmp_path / "nowhere.csv", records)
    assert judgements == ()
    assert [problem.code for problem in problems] == ["coding_missing"]


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(records: Records, data: bytes) -> None:
    read_coding(data, "second.csv", records)
    read_coding(NEEDED.encode() + data, "second.csv", records)
