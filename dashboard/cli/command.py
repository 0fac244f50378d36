"""The parser of `governance-atlas`, in the reader's language, and what starts each command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from dashboard.cli import brief, checking
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
    added = {
        "check": checking.add_check,
        "serve": _add_serve,
        "brief": brief.add_brief,
        "pack": _add_pack,
        "agreement": checking.add_agreement,
    }
    for name, add in added.items():
        said = words(f"cli.{name}")
        command = commands.add_parser(name, words=words, help=said, description=said)
        if name != "brief":  # whose languages are those of its files
            command.add_argument("--lang", choices=LANGUAGES, help=words("cli.lang"))
        add(command, words)
    return parser


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


def _add_pack(command: argparse.ArgumentParser, words: Wording) -> None:
    command.add_argument("file", type=Path, metavar=words("cli.pack_file"), help=words("cli.pack_file_help"))
    command.add_argument(
        "--out",
        type=Path,
        default=Path("figures.parquet"),
        metavar=words("cli.pack_file"),
        help=words("cli.pack_out_help"),
    )
    command.set_defaults(run=_pack)


def _pack(chosen: argparse.Namespace, words: Wording) -> int:
    from dashboard.exports.figure_file import write_figures  # loads pyarrow
    from dashboard.sources.figures import FiguresError, read_figure_table

    try:
        table = read_figure_table(chosen.file)
        write_figures(table, chosen.out)
    except (FiguresError, OSError) as fault:
        print(words("cli.not_packed", file=chosen.file, why=fault), file=sys.stderr)
        return 1
    print(words("cli.packed", n=len(table), file=chosen.out))
    return 0


def _serve(chosen: argparse.Namespace, _words: Wording) -> int:
    from dashboard.server import serve  # Streamlit takes seconds to import

    serve(port=chosen.port, data=chosen.data, address=chosen.address)
    return 0
