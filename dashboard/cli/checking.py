"""The commands that check: a data folder, and a second coder's file beside it. Each prints every problem at once."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.records import Problem
from dashboard.sources.contract import check
from dashboard.sources.data_package import read_package
from dashboard.sources.descriptor import CONTRACT_FOLDER
from dashboard.wording import Wording


def add_check(command: argparse.ArgumentParser, words: Wording) -> None:
    """`check`: where the folder is, and for whom to print."""
    command.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=CONTRACT_FOLDER,
        metavar=words("cli.folder"),
        help=words("cli.folder_help"),
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help=words("cli.format_help"))
    command.set_defaults(run=_check)


def add_agreement(command: argparse.ArgumentParser, words: Wording) -> None:
    """`agreement`: the second coder's file, and the data it is set beside."""
    command.add_argument("file", type=Path, metavar=words("cli.coding"), help=words("cli.coding_help"))
    command.add_argument(
        "--data", type=Path, default=CONTRACT_FOLDER, metavar=words("cli.folder"), help=words("cli.data_help")
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help=words("cli.format_help"))
    command.set_defaults(run=_agreement)


def _check(chosen: argparse.Namespace, words: Wording) -> int:
    problems = _problems(chosen.folder, words)
    errors = sum(problem.severity == "error" for problem in problems)
    if chosen.format == "json":
        print(json.dumps(_report(problems, errors), ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(line(problem, words))
        counts = [words("cli.errors", n=errors), words("cli.warnings", n=len(problems) - errors)]
        print(words("cli.found", counts=words.join(counts), folder=chosen.folder))
    return 1 if errors else 0


def _problems(folder: Path, words: Wording) -> tuple[Problem, ...]:
    """What the dashboard would find in the folder; without boundaries, all but positions and codes is still checked."""
    from dashboard.catalogue import load  # geopandas takes a second to import
    from dashboard.sources.boundaries import BoundaryError

    try:
        return load(folder).problems
    except BoundaryError as fault:
        print(fault.message_zh if words.lang == "zh" else fault.message_en, file=sys.stderr)
        return check(read_package(folder))


def line(problem: Problem, words: Wording) -> str:
    """`file:row field  cause — remedy`; a warning says so before its cause."""
    row = f":{problem.row}" if problem.row else ""
    where = f"{problem.file}{row} {problem.field}".rstrip()
    cause = words.text(problem.cause)
    said = words("cli.warning", cause=cause) if problem.severity == "warning" else cause
    return f"{where}  {said} — {words.text(problem.remedy)}"


def _report(problems: Sequence[Problem], errors: int) -> dict[str, Any]:
    """For programs: cause and remedy in both languages."""
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [dataclasses.asdict(problem) for problem in problems],
    }


def _agreement(chosen: argparse.Namespace, words: Wording) -> int:
    """A second coder's file beside the data; with errors in either nothing is compared."""
    from dashboard.catalogue import load
    from dashboard.exports.tables import data_rows
    from dashboard.selection import Selection
    from dashboard.sources.second_coding import read_coding_file
    from dashboard.views.agreement import agreement

    catalogue = load(chosen.data)
    found, problems = ((), catalogue.errors) if catalogue.errors else read_coding_file(chosen.file, catalogue.records)
    errors = sum(problem.severity == "error" for problem in problems)
    exhibits = () if errors else agreement(catalogue, Selection(lang=words.lang), found)
    if chosen.format == "json":
        tables = {entry.key: list(data_rows(catalogue, [entry], words)) for entry in exhibits}
        print(json.dumps({**_report(problems, errors), **tables}, ensure_ascii=False, indent=2))
        return 1 if errors else 0
    for problem in problems:
        print(line(problem, words))
    for exhibit in exhibits:
        print("\n".join((exhibit.title, *(f"  {sentence}" for sentence in exhibit.twin), "")))
    counts = [words("cli.errors", n=errors), words("cli.warnings", n=len(problems) - errors)]
    print(words("cli.found", counts=words.join(counts), folder=chosen.file))
    return 1 if errors else 0
