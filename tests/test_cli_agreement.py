"""The command `governance-atlas agreement`: a second coder's file beside the data, printed as `check` prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main

CODING = """locality_id,dimension_id,strength,note_en,source_id,line
town-a,loop.find,explicit,,handbook-1,8
town-a,loop.pass-on,partial,only half,handbook-1,9
town-b,loop.find,none,,,
north,loop.find,none,,,
"""


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def coding(tmp_path: Path) -> Path:
    path = tmp_path / "second.csv"
    path.write_text(CODING, "utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_agreement_and_every_disagreement_are_printed(
    coding: Path, three_towns_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["agreement", str(coding), "--data", str(three_towns_folder)]) == 0
    lines = printed(capsys)
    assert lines[0] == "How far the two coders agree"
    assert lines[1].startswith("  All frameworks together – Agreement: 66.7 %; Cohen’s kappa: ")
    assert (
        "  Test Town A, Pass on (Three-stage loop) – First coder: ● explicit (The text says so; handbook-1:8); "
        "Second coder: ◐ partial (only half; handbook-1:9)."
    ) in lines
    assert "  Find (Three-stage loop): Test North" in lines
    assert lines[-1] == f"{coding}: 0 errors, 0 warnings"


def test_a_file_with_errors_is_not_compared_and_has_exit_status_1(
    coding: Path, three_towns_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coding.write_text(CODING.replace("partial", "perhaps"), "utf-8")
    assert main(["agreement", str(coding), "--data", str(three_towns_folder)]) == 1
    assert printed(capsys) == [
        f"{coding}:3 strength  There is no code “perhaps” — Use one of: explicit, partial, none",
        f"{coding}: 1 error, 0 warnings",
    ]


def test_a_file_that_is_not_there_is_no_stack_trace(
    tmp_path: Path, three_towns_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nowhere.csv"
    assert main(["agreement", str(path), "--data", str(three_towns_folder)]) == 1
    assert printed(capsys)[0] == f"{path}  There is no file {path} — Check the path"


def test_programs_get_json_with_nothing_that_json_lacks(
    coding: Path, three_towns_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coding.write_text("locality_id,dimension_id,strength\ntown-b,loop.find,none\n", "utf-8")
    assert main(["agreement", str(coding), "--data", str(three_towns_folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    over_all = found["agreement.summary"][0]
    assert (over_all["pairs"], over_all["agreed_pct"], over_all["kappa"]) == (1, 100, None)
    assert "kappa:one_category" in over_all["not_defined"]


def test_data_with_errors_are_said_before_anything_is_compared(
    towns, coding: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    towns.change("practices", "town-a.knock", status="finished")
    assert main(["agreement", str(coding), "--data", str(towns.folder)]) == 1
    assert printed(capsys)[0].startswith("practices.csv:")


def test_chinese_on_request(coding: Path, three_towns_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(coding), "--data", str(three_towns_folder), "--lang", "zh"]) == 0
    assert printed(capsys)[0] == "两名编码者的一致程度"
