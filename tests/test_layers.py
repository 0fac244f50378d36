"""The rules of the house, held by a machine: imports point one way, and each surface stays in its layer."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "dashboard"
LAYERS = (
    {"records", "quantity", "wording", "escape"},
    {"sources"},
    {"catalogue"},
    {"selection"},
    {"analysis"},
    {"exhibit"},
    {"views"},
    {"exports"},
    {"ui"},
    {"app_pages"},
    {"app"},
    {"server"},
    {"cli"},
)
RANK = {name: place for place, layer in enumerate(LAYERS) for name in layer}
KNOWN_TO = {
    "streamlit": {"ui", "app_pages", "app", "server"},
    "streamlit_folium": {"ui", "app_pages", "app", "server"},
    "folium": {"views", "exports"},
    "branca": {"views", "exports"},
}
NETWORK = {"socket", "urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "urllib3"}
OPENING = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "read_parquet", "read_csv", "read_file"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "static" not in path.parts)


def layer_of(path: Path) -> str:
    """The folder or module directly below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module name that a file imports, at any depth of the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (entry.name for entry in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{entry.name}" for entry in node.names)
            yield node.module


def calls(path: Path) -> Iterator[str]:
    """The last name of everything a file calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.fixture(params=MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def module(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer_of(path) for path in MODULES} - {"__init__"} <= set(RANK)


def test_a_module_imports_only_its_own_folder_and_what_stands_to_its_left(module: Path) -> None:
    own = layer_of(module)
    for name in imports(module):
        parts = name.split(".")
        if parts[0] == "dashboard" and len(parts) > 1 and own != "__init__":
            other = parts[1]
            assert other == own or RANK[other] < RANK[own] or {other, own} <= LAYERS[0], f"{own} imports {name}"


def test_streamlit_and_folium_are_known_only_where_they_belong(module: Path) -> None:
    for name in imports(module):
        allowed = KNOWN_TO.get(name.split(".")[0])
        if allowed and not name.startswith("streamlit.logger"):
            assert layer_of(module) in allowed, f"{module.name} imports {name}"


def test_nothing_can_open_a_network_connection(module: Path) -> None:
    listening = {"socket"} if layer_of(module) == "server" else set()  # the server binds its own port
    assert not (NETWORK - listening) & set(imports(module))


def test_files_are_opened_in_sources_and_written_in_exports(module: Path) -> None:
    if layer_of(module) in {"sources", "exports", "wording"}:  # wording reads its own phrases, which ship inside it
        return
    assert not OPENING & set(calls(module))


def test_a_page_computes_nothing(module: Path) -> None:
    if layer_of(module) != "app_pages":
        return
    assert not {"pandas", "numpy", "geopandas", "shapely"} & {name.split(".")[0] for name in imports(module)}
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 80


def test_no_module_shadows_the_standard_library() -> None:
    names = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert not names & set(sys.stdlib_module_names)


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert not {path.stem for path in MODULES} & {"utils", "helpers", "common", "manager", "misc", "tools"}
