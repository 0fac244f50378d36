"""The command `governance-atlas brief`: files of localities, made without a screen and without a clock."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest
from conftest import Towns

from dashboard.cli import main
from dashboard.exports.brief_manifest import MANIFEST
from dashboard.exports.briefing_file import briefing_file
from dashboard.records import Briefing, Scene

ROOT = Path(__file__).parents[1]
CASES = ("hidden", "town-a", "town-b", "town-c")
FIGURES = Scene("locality", (("locality", "town-a"), ("section", "figures")), ("locality.numbers.measured",))


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "briefings"


def brief(towns: Towns, out: Path, *more: str, locality: str = "all", form: str = "docx", lang: str = "en") -> int:
    """The command in this process; one process, one format and one language unless others are asked for."""
    where = ["--locality", locality] if locality else []
    options = ["--format", form, "--lang", lang, "--jobs", "1", "--data", str(towns.folder), "--out", str(out)]
    return main(["brief", *where, *options, *more])


def files(out: Path) -> dict[str, str]:
    """Every file of the folder with its checksum."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def text(path: Path) -> str:
    with ZipFile(path) as parts:
        return parts.read("word/document.xml").decode()


def saved(tmp_path: Path, *scenes: Scene, title: str = "") -> str:
    path = tmp_path / "monday.briefing.json"
    path.write_bytes(briefing_file(Briefing(title, scenes)))
    return str(path)


def test_every_case_has_a_file_of_each_format_and_language(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(towns, out, form="pptx,pdf,html,docx", lang="zh,en", locality="town-a") == 0
    formats = [f"town-a.{lang}.{form}" for lang in ("en", "zh") for form in ("docx", "html", "pdf", "pptx")]
    assert list(files(out)) == [MANIFEST, *formats]
    assert capsys.readouterr().out == f"{out}: 8 files made, 0 kept\n"
    assert (out / "town-a.zh.pdf").read_bytes()[:5] == b"%PDF-"
    assert b"<html" in (out / "town-a.en.html").read_bytes()[:2000]


def test_all_are_the_cases(towns: Towns, out: Path) -> None:
    assert brief(towns, out) == 0
    assert sorted(files(out)) == sorted([MANIFEST, *(f"{code}.en.docx" for code in CASES)])


def test_data_without_cases_have_a_briefing_of_each_place_with_figures(towns: Towns, out: Path) -> None:
    for code in CASES:
        towns.change("localities", code, role="mention")
    assert brief(towns, out) == 0
    assert "town-a.en.docx" in files(out)


def test_several_codes_are_made_once_each(towns: Towns, out: Path) -> None:
    assert brief(towns, out, locality="town-b, town-a,town-b") == 0
    assert list(files(out)) == [MANIFEST, "town-a.en.docx", "town-b.en.docx"]


def test_an_unknown_code_names_those_near_it_and_nothing_is_made(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(towns, out, locality="town-a,towm-b") == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no locality “towm-b”; is it one of town-b")
    assert "--locality all" in said
    assert not out.exists()


def test_chinese_on_request(towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(towns, out, locality="town-x", lang="zh") == 2
    assert capsys.readouterr().err.startswith("没有代码为“town-x”的地区；是不是：town-")
    assert brief(towns, out, locality="town-a", lang="zh") == 0
    assert capsys.readouterr().out == f"{out}：新做 1 个文件、保留 0 个文件\n"


def test_nothing_asked_for_is_said_with_the_remedy(towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(towns, out, locality="") == 2
    assert "--locality all" in capsys.readouterr().err


def test_the_same_input_gives_the_same_bytes_with_one_process_and_with_two(towns: Towns, tmp_path: Path) -> None:
    """The copy is of another day and lies in another folder. One place has a map, the other none."""
    one, two = tmp_path / "one", tmp_path / "two"
    everything = {"locality": "town-a,hidden", "form": "pptx,pdf,html,docx"}
    assert brief(towns, one, "--jobs", "2", **everything) == 0
    for path in towns.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    moved = Towns(towns.folder.rename(tmp_path / "moved"))
    assert brief(moved, two, **everything) == 0
    assert files(one) == files(two)
    assert len(files(one)) == 1 + 8


def test_what_is_finished_is_kept_and_a_half_written_file_is_made_again(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(towns, out) == 0
    before, kept = files(out), (out / "town-b.en.docx").stat().st_mtime_ns
    (out / "town-a.en.docx").write_bytes(b"half")
    (out / "town-c.en.docx").unlink()
    capsys.readouterr()
    assert brief(towns, out) == 0
    assert capsys.readouterr().out == f"{out}: 2 files made, 2 kept\n"
    assert files(out) == before
    assert (out / "town-b.en.docx").stat().st_mtime_ns == kept


@pytest.mark.parametrize("change", ["data", "date", "manifest"])
def test_other_data_another_date_or_a_broken_manifest_make_all_anew(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    assert brief(towns, out, locality="hidden,town-b") == 0
    if change == "data":
        towns.change("glossary", "grid_cell", note_en="another note")
    if change == "manifest":
        (out / MANIFEST).write_text("{", "utf-8")
    capsys.readouterr()
    dated = ["--dated", "2026-01-02"] if change == "date" else []
    assert brief(towns, out, *dated, locality="hidden,town-b") == 0
    assert capsys.readouterr().out == f"{out}: 2 files made, 0 kept\n"


def test_the_manifest_tells_size_checksum_and_data_version_and_no_time(towns: Towns, out: Path) -> None:
    assert brief(towns, out, locality="town-a") == 0
    entry = json.loads((out / MANIFEST).read_text("utf-8"))["files"]["town-a.en.docx"]
    content = (out / "town-a.en.docx").read_bytes()
    assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert set(entry) == {"bytes", "sha256", "data_version", "made_from"}
    assert entry["data_version"] in text(out / "town-a.en.docx")


def test_a_locality_that_cannot_be_made_is_named_and_does_not_stop_the_rest(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "town-b.en.docx").mkdir(parents=True)
    assert brief(towns, out) == 1
    said = capsys.readouterr()
    assert said.out == f"{out}: 3 files made, 0 kept, 1 problem\n"
    assert said.err.startswith("town-b.en.docx  The file can't be written: Is a directory — Check permissions")
    assert (out / "town-c.en.docx").is_file()
    assert not list(out.glob(".*"))


def test_data_with_errors_are_listed_and_nothing_is_made(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    towns.change("practices", "town-a.knock", status="finished")
    assert brief(towns, out) == 1
    said = capsys.readouterr().err
    assert said.startswith("practices.csv:")
    assert "nothing was made" in said
    assert not out.exists()


def test_a_folder_that_cannot_be_written_is_no_stack_trace(
    towns: Towns, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert brief(towns, tmp_path / "file") == 1
    assert "can't be written" in capsys.readouterr().err


def test_a_saved_briefing_is_made_as_it_is(towns: Towns, out: Path, tmp_path: Path) -> None:
    file = saved(tmp_path, FIGURES, title="Monday")
    assert brief(towns, out, "--briefing", file, locality="") == 0
    assert list(files(out)) == [MANIFEST, "monday.en.docx"]
    assert "Monday" in text(out / "monday.en.docx")


def test_a_saved_briefing_is_the_pattern_of_other_places(towns: Towns, out: Path, tmp_path: Path) -> None:
    file = saved(tmp_path, FIGURES, Scene("locality", (("locality", "town-a"),), ("locality.about.town-a",)))
    assert brief(towns, out, "--briefing", file, locality="town-b", lang="en") == 0
    made = text(out / "town-b.en.docx")
    assert "Test Town B" in made
    assert "Test Town A" not in made


def test_words_that_name_the_place_of_the_pattern_are_a_problem_of_every_other_place(
    towns: Towns, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = Scene("locality", FIGURES.query, FIGURES.exhibits, note="Test Town A leads.")
    file = saved(tmp_path, FIGURES, named)
    assert brief(towns, out, "--briefing", file, locality="town-a,town-b") == 1
    (problem,) = capsys.readouterr().err.splitlines()
    assert problem.startswith("town-b.en:2  The words of the pattern name “Test Town A”")


def test_a_scene_that_no_longer_resolves_is_a_problem_each_time_until_it_is_mended(
    towns: Towns, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, FIGURES, Scene("overview", (), ("overview.gone",)))
    for _ in range(2):
        assert brief(towns, out, "--briefing", file, locality="") == 1
        assert capsys.readouterr().err.startswith("monday.en:2  This scene is incomplete: ")


def test_a_file_that_is_no_briefing_is_said(
    towns: Towns, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brief(towns, out, "--briefing", str(tmp_path / "nowhere.briefing.json")) == 1
    assert "nowhere.briefing.json  There is no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--format", "pptx,odp", "“odp” is not known; there are: pptx, pdf, html, docx"),
        ("--lang", "zh,fr", "“fr” is not known; there are: zh, en"),
        ("--dated", "22.11.2026", "“22.11.2026” is not a date"),
        ("--jobs", "0", "“0” is not a number of processes"),
    ],
)
def test_an_option_that_is_not_understood_says_what_may_be_written(
    towns: Towns, out: Path, capsys: pytest.CaptureFixture[str], option: str, value: str, said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        brief(towns, out, option, value)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_pipe_gets_no_progress_bar(towns: Towns, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(towns, out, locality="town-a") == 0
    assert capsys.readouterr().err == ""


def start(towns: Towns, out: Path, terminal: int, *more: str) -> subprocess.Popen[bytes]:
    """The command in processes of its own, with a terminal for its errors."""
    options = ["--locality", "all", "--format", "docx", "--jobs", "2", "--data", str(towns.folder), "--out", str(out)]
    command = [sys.executable, "-m", "dashboard.cli", "brief", *options, *more]
    environment = {**os.environ, "PYTHONUTF8": "1", "LANG": "en_GB.UTF-8"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=terminal, start_new_session=True
    )


def told(terminal: int) -> str:
    """Everything that was written to a terminal; what wrote has ended."""
    parts = []
    while True:
        try:
            found = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        parts.append(found)
        if not found:
            break
    return b"".join(parts).decode()


def test_ctrl_c_stops_with_whole_files_and_the_same_command_goes_on(towns: Towns, out: Path) -> None:
    for number in range(5):
        towns.repeat("localities", "town-c", locality_id=f"town-c{number}")
        for lang in ("zh", "en"):
            prose = towns.text(f"localities/town-c.{lang}.md").replace("town-c", f"town-c{number}")
            towns.write(f"localities/town-c{number}.{lang}.md", prose.encode())
    reader, terminal = pty.openpty()
    running = start(towns, out, terminal)
    os.close(terminal)
    until = time.monotonic() + 120
    while not list(out.glob("*.docx")) and time.monotonic() < until:
        assert running.poll() is None, told(reader)
        os.sched_yield()
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: every process of the group
    assert running.wait(60) == 130
    said = told(reader)
    assert "The same command goes on from here" in said
    assert "Traceback" not in said
    finished = json.loads((out / MANIFEST).read_text("utf-8"))["files"]
    assert {path.name for path in out.glob("*.docx")} == set(finished)
    whole = [code for code, made in Counter(name.split(".")[0] for name in finished).items() if made == 2]
    assert f"Stopped: {len(whole)} of 9 done" in said
    assert 0 < len(finished) < 18
    assert all(files(out)[name] == entry["sha256"] for name, entry in finished.items())
    assert brief(towns, out, lang="zh,en") == 0
    assert len(files(out)) == 1 + 18


def test_killed_it_leaves_no_process_behind(towns: Towns, out: Path) -> None:
    reader, terminal = pty.openpty()
    running = start(towns, out, terminal)
    os.close(terminal)
    until = time.monotonic() + 120
    while not list(out.glob("*.docx")) and time.monotonic() < until:
        assert running.poll() is None, told(reader)
        os.sched_yield()
    started = psutil.Process(running.pid).children(recursive=True)
    running.kill()
    running.wait(60)
    assert started
    assert psutil.wait_procs(started, timeout=60)[1] == []


def test_a_terminal_gets_a_bar_of_plain_ascii(towns: Towns, out: Path) -> None:
    reader, terminal = pty.openpty()
    running = start(towns, out, terminal, "--jobs", "1", "--lang", "en")
    os.close(terminal)
    said = told(reader)
    assert running.wait(60) == 0
    assert said.isascii()
    assert "] 4/4 100%" in said
    assert said.startswith("\r[------------------------------] 0/4   0%")
