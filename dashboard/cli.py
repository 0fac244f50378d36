"""The command `governance-atlas`: check a data folder, serve the dashboard. Also `python -m dashboard.cli`.

Nothing but the standard library and the checks is imported before a command needs it, so that help comes at once.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from dashboard.records import Problem
from dashboard.sources.contract import check
from dashboard.sources.data_package import read_package
from dashboard.sources.descriptor import CONTRACT_FOLDER
from dashboard.wording import LANGUAGES, Wording, wording

DEFAULT_PORT = 8501
DEFAULT_ADDRESS = "127.0.0.1"
LAST_PORT = 65_535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status: 0 fine, 1 errors found. A command that is not understood exits with 2."""
    written = sys.argv[1:] if arguments is None else list(arguments)
    words = wording(_asked_language(written) or locale_language(os.environ))
    for stream in (sys.stdout, sys.stderr):
        # an ASCII terminal gets \uXXXX for Chinese instead of a stack trace
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    chosen = _parser(words).parse_args(written)
    return int(chosen.run(chosen, words))


def locale_language(environment: Mapping[str, str]) -> str:
    """The language of the terminal, "zh" or "en": the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


def _asked_language(written: Sequence[str]) -> str:
    """The language that --lang names, known before parsing so that help and errors speak it."""
    before = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    before.add_argument("--lang", choices=LANGUAGES, default="")
    try:
        return str(before.parse_known_args(written)[0].lang)
    except argparse.ArgumentError:
        return ""


class _Parser(argparse.ArgumentParser):
    """An argument parser in the reader's language; only the detail of a usage error stays as argparse has it."""

    def __init__(self, *, words: Wording, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._words = words
        self._positionals.title = words("cli.positionals")
        self._optionals.title = words("cli.options")
        self.add_argument("-h", "--help", action="help", help=words("cli.help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", self._words("cli.usage"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self._words("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self._words('cli.not_understood', detail=message)}\n")


def _parser(words: Wording) -> argparse.ArgumentParser:
    parser = _Parser(words=words, prog="governance-atlas", description=words("cli.description"))
    commands = parser.add_subparsers(title=words("cli.commands"), required=True, metavar=words("cli.command"))
    for name, add in (("check", _add_check), ("serve", _add_serve)):
        said = words(f"cli.{name}")
        command = commands.add_parser(name, words=words, help=said, description=said)
        command.add_argument("--lang", choices=LANGUAGES, help=words("cli.lang"))
        add(command, words)
    return parser


def _add_check(command: argparse.ArgumentParser, words: Wording) -> None:
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


def _add_serve(command: argparse.ArgumentParser, words: Wording) -> None:
    def port(written: str) -> int:
        if not (written.isascii() and written.isdigit() and int(written) <= LAST_PORT):
            raise argparse.ArgumentTypeError(words("cli.not_a_port", written=written))
        return int(written)

    command.add_argument("--port", type=port, default=DEFAULT_PORT, metavar="N", help=words("cli.port_help"))
    command.add_argument("--data", type=Path, metavar=words("cli.folder"), help=words("cli.data_help"))
    command.add_argument(
        "--address", default=DEFAULT_ADDRESS, metavar=words("cli.address"), help=words("cli.address_help")
    )
    command.set_defaults(run=_serve)


def _check(chosen: argparse.Namespace, words: Wording) -> int:
    problems = _problems(chosen.folder, words)
    errors = sum(problem.severity == "error" for problem in problems)
    if chosen.format == "json":
        print(json.dumps(_report(problems, errors), ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print(_line(problem, words))
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


def _line(problem: Problem, words: Wording) -> str:
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


def _serve(chosen: argparse.Namespace, _words: Wording) -> int:
    from dashboard.server import serve  # Streamlit takes seconds to import

    serve(port=chosen.port, data=chosen.data, address=chosen.address)
    return 0


if __name__ == "__main__":
    sys.exit(main())
