"""The contract as a whole: a clean package passes, faults are listed together, and nothing at all makes it raise.

The single rules stand in tests/sources/contract, one file per question.
"""

import ast
import json
import re
from collections import Counter
from pathlib import Path

import frictionless
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pace import within

import dashboard.sources
from dashboard.records import Missing, Precision
from dashboard.sources import messages
from dashboard.sources.contract import check
from dashboard.sources.contract.columns import read_contract
from dashboard.sources.data_package import PROSE_FOLDERS, read_package
from dashboard.sources.descriptor import CONTRACT_FOLDER
from dashboard.sources.rows import read_records


def test_the_three_towns_have_no_problem(three_towns_folder):
    assert check(read_package(three_towns_folder)) == ()


def test_the_three_towns_have_the_tables_of_the_bundled_data(three_towns_folder):
    # after a change of data/datapackage.json copy its "resources" into tests/three_towns/datapackage.json
    own, bundled = (
        json.loads((folder / "datapackage.json").read_text("utf-8")) for folder in (three_towns_folder, CONTRACT_FOLDER)
    )
    assert own["resources"] == bundled["resources"]
    assert own["title"] == "Three towns (made for tests, not real)"


def test_the_three_towns_use_every_table_and_everything_that_can_be_missing(three_towns_folder):
    records = read_records(package := read_package(three_towns_folder))
    assert all(table.rows for table in package.tables.values())
    assert {figure.missing for figure in records.observations} == {None, *Missing}
    assert {place.precision for place in records.localities} == set(Precision)
    assert {part.part_kind for practice in records.practices for part in practice.parts} == {
        *("component", "level", "step", "actor", "rule", "outcome", "honour")
    }
    assert {practice.status for practice in records.practices} == {
        *("done", "ongoing", "proposed", "planned", "reference")
    }
    assert Counter(evidence.strength for evidence in records.evidence) == {"none": 11, "explicit": 6, "partial": 3}


def test_the_figures_of_the_three_towns_can_be_checked_in_the_head(three_towns_folder):
    records = read_records(read_package(three_towns_folder))
    value = {figure.observation_id: figure.quantity.value for figure in records.observations if figure.quantity}
    assert value["town-a.volunteer_count"] * 10_000 / value["town-a.total_population"] == 50
    assert value["town-a.total_population"] / value["town-a.grid_count"] == 5_000


@pytest.mark.parametrize("folder", ["three towns", "bundled"])
def test_frictionless_accepts_the_package_and_its_descriptor(three_towns_folder, folder):
    path = three_towns_folder if folder == "three towns" else CONTRACT_FOLDER
    report = frictionless.validate(str(path / "datapackage.json"), type="package")
    assert report.valid, report.flatten(["type", "title", "fieldName", "rowNumber", "message"])[:10]


def test_the_bundled_data_have_no_error():
    problems = check(read_package(CONTRACT_FOLDER))
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_two_independent_faults_are_listed_together(towns):
    (towns.folder / "findings.csv").unlink()
    row = towns.change("practices", "town-a.knock", status="finished")
    assert towns.found() == [
        ("missing_file", "findings.csv", 0, ""),
        ("unknown_code", "practices.csv", row, "status"),
    ]


def test_problems_behind_an_unreadable_descriptor_are_found_as_well(towns):
    towns.write("datapackage.json", b"{")
    row = towns.change("practices", "town-a.knock", status="finished")
    codes = towns.found()
    assert codes[0][:2] == ("bad_descriptor", "datapackage.json")
    assert codes[1:] == [("unknown_code", "practices.csv", row, "status")]


@pytest.mark.parametrize("contract", ["{", '{"resources": [7]}', '{"resources": [{"name": "x", "path": "x.csv"}]}'])
def test_without_a_usable_contract_nothing_passes(towns, tmp_path, contract):
    (tmp_path / "datapackage.json").write_text(contract, "utf-8")
    (problem,) = check(read_package(towns.folder), contract_folder=tmp_path)
    assert (problem.code, problem.file, problem.severity) == ("no_contract", "datapackage.json", "error")


@pytest.mark.parametrize(
    ("printed", "qualifier", "lower", "upper", "opened"),
    [("1000至2000人", "range", "1000", "2000", "false"), ("数千人", "several", "1000", "10000", "true")],
)
def test_a_figure_without_a_single_value_passes_and_can_be_typed(towns, printed, qualifier, lower, upper, opened):
    cells = {"printed": printed, "qualifier": qualifier, "lower": lower, "upper": upper, "value": ""}
    towns.change("observations", "town-b.volunteer_count", **cells, lower_open=opened, upper_open=opened)
    assert towns.found() == []
    figures = {figure.observation_id: figure for figure in read_records(read_package(towns.folder)).observations}
    assert figures["town-b.volunteer_count"].quantity.lower == 1000


def test_checking_the_bundled_data_takes_less_than_150_ms():
    assert within(0.150, lambda: check(read_package(CONTRACT_FOLDER))) == ()


FILES = (
    *("datapackage.json", "sources.csv", "localities.csv", "indicators.csv", "observations.csv", "practices.csv"),
    *("practice_parts.csv", "findings.csv", "frameworks.csv", "dimensions.csv", "evidence.csv", "citations.csv"),
    *("glossary.csv", "practices/town-a.knock.zh.md", "localities/town-b.en.md"),
)
PIECES = (
    *(b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b"\n", b"\r", b";", b"+++\n", b"{", b"[[[[", b"null"),
    *(b"-1", b"1e999", b"0x" + b"f" * 40, b"9" * 5000, "近万".encode(), "近万".encode("gb18030"), b"town-a", b"true"),
    *(b"\xed\xa0\x80", b"inf", b"\xe2\x80\xae", b"=", b"lines", b"../", b"[" * 3000, b"percent", b"about"),
)
cut = st.tuples(
    st.sampled_from(FILES),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 40),
    st.sampled_from(PIECES) | st.binary(max_size=8),
)
damaged = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def mended(towns, three_towns_folder):
    """The copy as it was before the last example."""
    for file in FILES:
        towns.write(file, (three_towns_folder / file).read_bytes())


def told_or_typed(towns):
    """What is wrong is told, and what passes can be typed."""
    if not any(problem.severity == "error" for problem in towns.problems()):
        read_records(read_package(towns.folder))


@damaged
@given(cuts=st.lists(cut, min_size=1, max_size=4))
def test_no_damage_to_the_bytes_of_a_package_makes_the_check_raise(towns, three_towns_folder, cuts):
    mended(towns, three_towns_folder)
    for file, place, length, piece in cuts:
        content = (towns.folder / file).read_bytes()
        start = int(place * len(content))
        towns.write(file, content[:start] + piece + content[start + length :])
    told_or_typed(towns)


cell = st.sampled_from(
    ["", "town-a", "none", "true", "0", "-1", "近万", "1;2", "a-garden", "9" * 20, "1.5", "%", "0.0"]
)
change = st.tuples(st.sampled_from(FILES[1:13]), st.integers(0, 30), st.integers(0, 30), cell | st.text(max_size=6))


@damaged
@given(changes=st.lists(change, min_size=1, max_size=6))
def test_no_cell_makes_the_check_raise_and_what_passes_can_be_typed(towns, three_towns_folder, changes):
    mended(towns, three_towns_folder)
    for file, row, column, text in changes:
        table = file.removesuffix(".csv")
        rows = towns.rows(table)
        chosen = rows[row % len(rows)]
        chosen[list(chosen)[column % len(chosen)]] = text
        towns.write_rows(table, rows)
    told_or_typed(towns)


def test_every_message_is_used_and_every_code_used_has_its_message():
    """The codes in the sources layer, read from its syntax trees, are those of the table of messages."""
    folder = Path(dashboard.sources.__path__[0])
    called = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if path.name != "messages.py" and isinstance(node, ast.Constant) and isinstance(node.value, str):
                called.add(node.value)
    built = {"not_integer", "not_number"}  # f"not_{column.type}"
    assert set(messages.CODES) - called == built
    assert list(messages.CODES) == sorted(messages.CODES)
    assert set(messages.CODES) >= messages.WARNINGS


def test_every_message_has_a_test_of_its_own():
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    assert [code for code in messages.CODES if f'"{code}"' not in tests] == []


def test_messages_speak_both_languages():
    for code in messages.CODES:
        found = messages.problem(code, "x.csv", value="7", wanted="8")
        assert re.search("[\u4e00-\u9fff]", found.cause.zh + found.remedy.zh)
        assert not re.search("[\u4e00-\u9fff]", found.cause.en + found.remedy.en)
        assert not re.search(r"[{}]", found.cause.zh + found.cause.en + found.remedy.zh + found.remedy.en)


def test_a_value_in_a_message_stays_as_it_was_written_and_on_one_line():
    found = messages.problem("unknown_code", "x.csv", value="{wanted}{value}\x1b[31m\n", wanted="a")
    assert found.cause.en == r"There is no code “{wanted}{value}\u001b[31m\u000a”"
    assert len(messages.problem("unknown_code", "x.csv", value="x" * 999).cause.en) < 200


def test_every_table_of_the_contract_is_one_the_checks_can_ask_for():
    contract = read_contract()
    assert set(PROSE_FOLDERS) <= set(contract)
    for name, table in contract.items():
        for column, target in table.references.items():
            assert column in table.columns
            assert contract[target].key, name
