"""The command governance-atlas: what it prints, in which language, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import locale_language, main

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def run(*arguments, **environment):
    """The command in a process of its own, as a terminal starts it."""
    command = [sys.executable, "-m", "dashboard.cli", *map(str, arguments)]
    variables = {**os.environ, "LANG": "C.UTF-8", **environment}
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, encoding="utf-8")


def test_a_package_without_problems_has_exit_status_0(three_towns_folder, capsys):
    assert main(["check", str(three_towns_folder)]) == 0
    assert capsys.readouterr().out == f"{three_towns_folder}: 0 errors, 0 warnings\n"


def test_the_bundled_data_are_checked_where_no_folder_is_given(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"{ROOT / 'data'}: 0 errors, ")


def test_any_error_has_exit_status_1_and_each_problem_its_line(towns, capsys):
    towns.change("practices", "town-a.knock", status="finished")
    towns.change("glossary", "grid_cell", note_en="")
    assert main(["check", str(towns.folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "glossary.csv:2 note_en  warning: The other language is filled, this cell is empty — Add the translation",
        "practices.csv:3 status  There is no code “finished” — Use one of: done, ongoing, proposed, planned, reference",
        f"{towns.folder}: 1 error, 1 warning",
    ]


def test_warnings_alone_have_exit_status_0(towns, capsys):
    towns.change("glossary", "grid_cell", note_en="")
    assert main(["check", str(towns.folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{towns.folder}: 0 errors, 1 warning"


def test_a_problem_of_a_whole_file_has_no_row(towns, capsys):
    (towns.folder / "findings.csv").unlink()
    assert main(["check", str(towns.folder)]) == 1
    assert capsys.readouterr().out.startswith("findings.csv  The file is missing — Add the file")


def test_positions_are_compared_with_the_bundled_boundaries(towns, capsys):
    row = towns.change("localities", "town-a", lon="115.0")
    assert main(["check", str(towns.folder)]) == 1
    assert f"localities.csv:{row} lon  The coordinate lies about" in capsys.readouterr().out


def test_a_missing_folder_is_an_error_and_no_stack_trace(tmp_path):
    done = run("check", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "There is no data folder" in done.stdout
    assert done.stderr == ""


def test_chinese_on_request(towns, capsys):
    towns.change("practices", "town-a.knock", status="finished")
    towns.change("glossary", "grid_cell", note_en="")
    assert main(["check", str(towns.folder), "--lang", "zh"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "glossary.csv:2 note_en  提醒：另一种语言已填，这一格还空着 — 补上译文",
        "practices.csv:3 status  没有“finished”这个代码 — 使用其中之一：done, ongoing, proposed, planned, reference",
        f"{towns.folder}：1 个错误、1 个提醒",
    ]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment, language):
    assert locale_language(environment) == language


def test_a_chinese_terminal_is_answered_in_chinese(three_towns_folder):
    done = run("check", three_towns_folder, LANG="zh_CN.UTF-8", LC_ALL="", PYTHONUTF8="1")
    assert done.stdout == f"{three_towns_folder}：0 个错误、0 个提醒\n"


def test_json_for_programs_carries_both_languages(towns, capsys):
    row = towns.change("practices", "town-a.knock", status="finished")
    assert main(["check", str(towns.folder), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["errors"], report["warnings"]) == (1, 0)
    (problem,) = report["problems"]
    assert (problem["file"], problem["row"], problem["field"], problem["code"], problem["severity"]) == (
        "practices.csv",
        row,
        "status",
        "unknown_code",
        "error",
    )
    assert problem["cause"] == {"zh": "没有“finished”这个代码", "en": "There is no code “finished”"}


def test_a_terminal_without_chinese_letters_gets_escapes_and_no_stack_trace(towns):
    towns.change("practices", "town-a.knock", status="完成")
    done = run("check", towns.folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert r"\u5b8c\u6210" in done.stdout


@pytest.mark.parametrize(("lang", "sentence"), [("en", "is not understood"), ("zh", "命令有误")])
def test_a_command_that_is_not_understood_has_exit_status_2(capsys, lang, sentence):
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--lang", lang, "--format", "yaml"])
    assert stopped.value.code == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http", "８５０１"])
def test_a_port_that_is_none(capsys, port):
    with pytest.raises(SystemExit) as stopped:
        main(["serve", f"--port={port}"])
    assert stopped.value.code == 2
    assert f"“{port}” is not a port" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "heading"), [("en", "options:"), ("zh", "选项:")])
@pytest.mark.parametrize("command", ["check", "serve"])
def test_help_speaks_the_readers_language(capsys, command, lang, heading):
    with pytest.raises(SystemExit) as stopped:
        main([command, "--lang", lang, "--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert heading in said
    assert ("usage: " in said) == (lang == "en")


def test_help_is_given_without_loading_streamlit_or_geopandas():
    done = subprocess.run(
        [sys.executable, "-c", "import dashboard.cli, sys; print({'streamlit', 'geopandas'} & set(sys.modules))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "set()\n", done.stderr
