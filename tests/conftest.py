"""What every test may use: the three towns, and a copy of them that can be broken row by row."""

from __future__ import annotations

import csv
import gc
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from dashboard.catalogue import BUNDLED_DATA, Catalogue, load
from dashboard.records import Problem
from dashboard.sources.contract import check
from dashboard.sources.data_package import read_package

# Neither a busy machine nor chance is a fault of the code: the examples are the same at every run.
# `--hypothesis-profile=search` draws others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("atlas", settings.get_profile("search"), derandomize=True, database=None)
settings.load_profile("atlas")

THREE_TOWNS = Path(__file__).parent / "three_towns"
Found = tuple[str, str, int, str]


@dataclass(frozen=True)
class Towns:
    """A copy of the three towns in a folder of the test's own. Rows are numbered as in the file; the header is 1."""

    folder: Path

    def change(self, table: str, code: str, **cells: str) -> int:
        """Write cells into the row whose first cell is `code`; returns its number."""
        rows = self.rows(table)
        number = next(position for position, row in enumerate(rows) if next(iter(row.values())) == code)
        assert set(cells) <= set(rows[number])
        rows[number].update(cells)
        self.write_rows(table, rows)
        return number + 2

    def repeat(self, table: str, code: str, **cells: str) -> int:
        """Append a copy of the row whose first cell is `code`, with other cells; returns its number."""
        rows = self.rows(table)
        original = next(row for row in rows if next(iter(row.values())) == code)
        self.write_rows(table, [*rows, {**original, **cells}])
        return len(rows) + 2

    def remove(self, table: str, code: str) -> None:
        """Take out the row whose first cell is `code`."""
        self.write_rows(table, [row for row in self.rows(table) if next(iter(row.values())) != code])

    def drop_column(self, table: str, column: str) -> None:
        """Take a column out of a table."""
        self.write_rows(table, [{name: row[name] for name in row if name != column} for row in self.rows(table)])

    def rename_column(self, table: str, column: str, name: str) -> None:
        """Give a column another name."""
        self.replace(f"{table}.csv", column, name)

    def replace(self, file: str, old: str, new: str) -> None:
        """Put one text in the place of another, once."""
        text = self.text(file)
        assert old in text
        self.write(file, text.replace(old, new, 1).encode())

    def text(self, file: str) -> str:
        """The text of a file."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, content: bytes) -> None:
        """Put bytes in a file."""
        (self.folder / file).write_bytes(content)

    def describe(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the descriptor in place."""
        descriptor = json.loads(self.text("datapackage.json"))
        change(descriptor)
        self.write("datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=2).encode())

    def problems(self, areas: Mapping[str, Any] | None = None) -> tuple[Problem, ...]:
        """What the contract finds, each in both languages."""
        found = check(read_package(self.folder), areas)
        for problem in found:
            assert all((problem.cause.zh, problem.cause.en, problem.remedy.zh, problem.remedy.en))
        return found

    def found(self, areas: Mapping[str, Any] | None = None) -> list[Found]:
        """Code, file, row and field of each problem, in order."""
        return [(entry.code, entry.file, entry.row, entry.field) for entry in self.problems(areas)]

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table, cells by column."""
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def write_rows(self, table: str, rows: list[dict[str, str]]) -> None:
        """Write a table anew; it keeps the columns of its first row."""
        with (self.folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


LONG = ("tests/browser/", "tests/cli/", "tests/test_cli_brief.py", "tests/test_hostile_text.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of an `xdist_group` stay in one process. Of pytest-xdist 3.8, which writes the group behind the name of a
    test, pytest 9.2 takes no notice (9.1 did), so that `--dist loadgroup` scatters them and each process sets up anew.

    Groups and what takes long come first: at the end no process waits for another.
    """
    for item in items:
        named = vars(item).get("_nodeid", item.nodeid)
        if named != item.nodeid:
            item._id = type(item._id).parse(named)
    items.sort(key=lambda item: (item.get_closest_marker("xdist_group") is None, not item.nodeid.startswith(LONG)))


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _packages_scanned_once() -> Iterator[None]:
    """Streamlit's AppTest looks through every installed package for components at each app: a fifth of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session")
def three_towns_folder() -> Path:
    """The three towns as they are in the repository: to read, not to change."""
    return THREE_TOWNS


@pytest.fixture(scope="session")
def towns_catalogue() -> Catalogue:
    """The three towns, loaded and checked once: nothing can change a catalogue."""
    return load(THREE_TOWNS)


@pytest.fixture(scope="session")
def cases() -> Catalogue:
    """The bundled data, loaded and checked once."""
    return load(BUNDLED_DATA)


@pytest.fixture
def three_towns(tmp_path: Path) -> Path:
    """A copy of the three towns that a test may change."""
    return shutil.copytree(THREE_TOWNS, tmp_path / "three_towns")


@pytest.fixture
def towns(three_towns: Path) -> Towns:
    """The copy, with ways to break it."""
    return Towns(three_towns)
