"""Subjects made by processes of their own: one that dies is named, the others are made."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from conftest import Towns
from dying import Deadly

from dashboard.catalogue import load
from dashboard.cli import brief_run
from dashboard.cli.brief_run import outcomes
from dashboard.exports.brief_files import Order
from dashboard.exports.brief_manifest import Finished


def order(catalogue_version: str, folder: Path) -> Order:
    folder.mkdir()
    return Order(catalogue_version, folder, ("docx",), ("en",), "", "program", "en")


def test_a_subject_whose_process_dies_is_named_and_the_others_are_made(towns: Towns, tmp_path: Path) -> None:
    catalogue = load(towns.folder)
    asked = order(catalogue.version, tmp_path / "out")
    finished = {"town-b.en.docx": Finished(1, "", "", Deadly("compared in the process that makes town-b"))}
    found = list(outcomes(catalogue, asked, ["town-a", "town-b", "town-c"], finished, 2, lambda: False))
    assert {outcome.subject: [entry.code for entry in outcome.problems] for outcome in found} == {
        "town-a": [],
        "town-b": ["brief_died"],
        "town-c": [],
    }
    assert sorted(path.name for path in asked.folder.iterdir()) == ["town-a.en.docx", "town-c.en.docx"]


def test_data_that_change_meanwhile_are_said_and_nothing_is_made_of_them(towns: Towns, tmp_path: Path) -> None:
    catalogue = load(towns.folder)
    asked = order(catalogue.version, tmp_path / "out")
    towns.change("glossary", "grid_cell", note_en="another note")
    (found,) = outcomes(catalogue, asked, ["town-a"], {}, 2, lambda: False)
    assert [entry.code for entry in found.problems] == ["brief_data_changed"]
    assert list(asked.folder.iterdir()) == []


def test_the_version_is_that_of_the_contents(towns: Towns, tmp_path: Path) -> None:
    before = load(towns.folder).version
    for path in towns.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert load(towns.folder.rename(tmp_path / "moved")).version == before


def test_no_thread_is_left_that_could_complain_when_the_program_ends(towns: Towns, tmp_path: Path) -> None:
    catalogue, before = load(towns.folder), set(threading.enumerate())
    asked = order("of another version, so that nothing is made", tmp_path / "out")
    assert len(list(outcomes(catalogue, asked, ["hidden"], {}, 2, lambda: False))) == 1
    assert set(threading.enumerate()) == before


def test_nothing_further_is_begun_once_stopped(towns: Towns, tmp_path: Path) -> None:
    catalogue = load(towns.folder)
    asked = order(catalogue.version, tmp_path / "out")
    assert list(outcomes(catalogue, asked, ["town-a", "town-b"], {}, 1, lambda: True)) == []


def test_processes_are_replaced_after_a_while(towns: Towns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brief_run, "PER_PROCESS", 1)
    catalogue = load(towns.folder)
    subjects = ["hidden", "town-a", "town-b"]
    found = list(outcomes(catalogue, order(catalogue.version, tmp_path / "out"), subjects, {}, 2, lambda: False))
    assert sorted(outcome.subject for outcome in found) == subjects
