"""Read a Frictionless Data Package of case data: descriptor, CSV tables as text, prose with TOML front matter.

Reading never stops at the first fault: what can't be read is kept out, listed as a `Problem`, and the rest goes on.
Values stay text here; the contract checks them and the catalogue types them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.records import Problem, Text
from dashboard.sources import messages
from dashboard.sources.descriptor import FILE, Resource, figure_file, read_descriptor, resources
from dashboard.sources.plain_text import read_text

if TYPE_CHECKING:
    from dashboard.sources.figures import Figures

PROSE_FOLDERS = ("practices", "localities")
LAYER_FOLDER = "layers"
LARGEST_CELL = 1_000_000
DEEPEST_FOLDER = 3  # a link to a folder above would go round for ever
csv.field_size_limit(LARGEST_CELL)


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table: the line it starts on in its file (the header is line 1) and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV table as it was read; `columns` is empty where the file could not be read at all."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown file: its front matter and its text."""

    file: str
    front: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """A folder of case data as read. `prose` is keyed by (folder, record id, language)."""

    folder: Path
    descriptor: dict[str, Any]
    tables: dict[str, Table] = field(default_factory=dict)
    prose: dict[tuple[str, str, str], Prose] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    figures: Figures | None = None

    def schema(self, table: str) -> dict[str, Any]:
        """The Table Schema of a table; empty where the descriptor has none."""
        for resource in self.descriptor.get("resources", []):
            if resource.get("name") == table:
                return dict(resource.get("schema", {}))
        return {}


def fingerprint(folder: Path) -> str:
    """A short hash over name, size and time of every file that `read_package` would read; 4 ms for 600 files."""
    digest = hashlib.sha256()
    for name, entry in sorted(_entries(folder, ""), key=lambda found: found[0]):
        try:
            found = entry.stat()
        except OSError:
            continue  # gone since it was listed: the next look differs
        digest.update(f"{name}|{found.st_size}|{found.st_mtime_ns}\n".encode(errors="replace"))
    return digest.hexdigest()[:16]


def checksum(folder: Path) -> str:
    """A short hash over name and content of the same files: alike wherever and whenever the folder was copied to.

    OSError where one can't be read.
    """
    digest = hashlib.sha256()
    for name, entry in sorted(_entries(folder, ""), key=lambda found: found[0]):
        content = hashlib.sha256(Path(entry.path).read_bytes()).hexdigest()
        digest.update(f"{name}|{content}\n".encode(errors="replace"))
    return digest.hexdigest()[:16]


def _entries(folder: Path | str, inside: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Files of a package with their paths inside it. A directory entry knows its size without another look-up."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name = inside + entry.name
        if entry.is_dir() and inside.count("/") < DEEPEST_FOLDER:
            yield from _entries(entry.path, name + "/")
        elif name == FILE or name.endswith((".csv", ".parquet")) or _belongs(inside.rstrip("/"), name):
            yield name, entry


def _belongs(folder: str, name: str) -> bool:
    """Whether a file that no table lists is read all the same: prose, and files of layers."""
    return folder == LAYER_FOLDER or (folder in PROSE_FOLDERS and name.endswith(".md"))


def _prose_files(folder: Path) -> Iterator[Path]:
    for name in PROSE_FOLDERS:
        if (folder / name).is_dir():
            yield from sorted(Path(entry.path) for entry in os.scandir(folder / name) if entry.name.endswith(".md"))


def read_package(folder: Path) -> Package:
    """Read everything in `folder`; never raises for what is in the files, only lists problems."""
    problems: list[Problem] = []
    if not folder.is_dir():
        return Package(folder, {}, problems=(messages.problem("no_folder", str(folder), value=str(folder)),))
    descriptor = read_descriptor(folder, problems)
    tables = {entry.name: _table(folder, entry, problems) for entry in resources(descriptor)}
    listed = {entry.path for entry in resources(descriptor)}
    unlisted = (path.name for path in sorted(folder.glob("*.csv")) if path.name not in listed)
    problems += [messages.problem("unlisted_file", name) for name in unlisted]
    figures = _figures(folder, figure_file(descriptor), problems)
    return Package(folder, descriptor, tables, _prose(folder, problems), tuple(problems), figures)


def _figures(folder: Path, file: str, problems: list[Problem]) -> Figures | None:
    if not file:
        return None
    from dashboard.sources.figures import FiguresError, read_figures  # loads pyarrow, which most packages do without

    try:
        return read_figures(folder / file)
    except FiguresError as fault:
        problems.append(messages.problem("figures_unreadable", file, value=str(fault)))
        return None


def _table(folder: Path, resource: Resource, problems: list[Problem]) -> Table:
    text = read_text(folder / resource.path, resource.path, problems)
    if text is None:
        return Table(resource.name, resource.path, (), ())
    return read_rows(resource.name, resource.path, text, problems)


def read_rows(name: str, file: str, text: str, problems: list[Problem]) -> Table:
    """A CSV text as a table; what cannot be read is listed with its row."""
    rows: list[Row] = []
    header: list[str] = []
    for number, cells in _records(file, text, problems):
        if not header:
            header = cells
        elif len(cells) != len(header):
            problems.append(messages.problem("ragged_row", file, row=number, value=f"{len(cells)} / {len(header)}"))
        else:
            rows.append(Row(number, dict(zip(header, cells, strict=True))))
    if not header:
        problems.append(messages.problem("empty_table", file))
    twice = sorted({entry for entry in header if header.count(entry) > 1})
    problems += [messages.problem("duplicate_column", file, row=1, field=column) for column in twice]
    return Table(name, file, tuple(header), tuple(rows))


def _records(file: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it starts on; after a fault the reader goes on with the next line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            problems.append(messages.problem("bad_csv", file, row=start, value=str(fault)))
        else:
            if cells:
                yield start, cells
        start = reader.line_num + 1


def _prose(folder: Path, problems: list[Problem]) -> dict[tuple[str, str, str], Prose]:
    found: dict[tuple[str, str, str], Prose] = {}
    for path in _prose_files(folder):
        file = f"{path.parent.name}/{path.name}"
        record_id, _, lang = path.name.removesuffix(".md").rpartition(".")
        text = read_text(path, file, problems)
        if text is None:
            continue
        try:
            found[path.parent.name, record_id, lang] = _front_matter(file, text)
        except (ValueError, RecursionError) as fault:
            problems.append(messages.problem("bad_front_matter", file, value=str(fault)))
    return found


def _front_matter(file: str, text: str) -> Prose:
    opening, _, rest = text.replace("\r\n", "\n").partition("+++\n")
    front, closing, body = rest.partition("\n+++\n")
    if opening or not closing:
        raise ValueError("+++")
    return Prose(file, tomllib.loads(front), body.strip())


def prose_text(package: Package, folder: str, record_id: str) -> Text:
    """The prose of a record in both languages; empty where there is none."""
    found = {lang: package.prose.get((folder, record_id, lang)) for lang in ("zh", "en")}
    return Text(*(prose.text if (prose := found[lang]) else "" for lang in ("zh", "en")))
