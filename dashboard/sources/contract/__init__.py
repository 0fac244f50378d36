"""The contract of a data package, checked whole: every problem at once, each with its place, cause and remedy.

One question per module. The tables and columns come from the descriptor of the bundled data; data/README.md says the
same in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.records import Problem
from dashboard.sources import messages
from dashboard.sources.contract import (
    cells,
    citing,
    figure_file,
    figures,
    frameworks,
    keys,
    places,
    positions,
    practices,
    prose,
    rates,
    rules,
    tables,
)
from dashboard.sources.contract.columns import read_contract
from dashboard.sources.contract.contents import Contents
from dashboard.sources.data_package import Package
from dashboard.sources.descriptor import CONTRACT_FOLDER, FILE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from dashboard.sources.layers import Reading


def check(
    package: Package,
    areas: Mapping[str, BaseGeometry] | None = None,
    contract_folder: Path = CONTRACT_FOLDER,
    readings: Mapping[str, Reading] | None = None,
) -> tuple[Problem, ...]:
    """What reading the package found, then everything else that is wrong in it, by file and row. Never raises.

    `areas` are the polygons that places can be drawn in, by adcode, in WGS-84; without them positions are not compared
    with their parents, nor codes with the boundaries. `readings` are the layers of the package where they are read
    already.
    """
    if not package.folder.is_dir():
        return package.problems
    contract = read_contract(contract_folder)
    if not contract:
        return (*package.problems, messages.problem("no_contract", FILE))
    contents = Contents(package, contract)
    found = sorted(_problems(contents, areas, readings), key=lambda entry: (entry.file, entry.row, entry.field))
    return (*package.problems, *found)


def _problems(
    contents: Contents, areas: Mapping[str, BaseGeometry] | None, readings: Mapping[str, Reading] | None
) -> Iterator[Problem]:
    for question in (tables, cells, keys, citing, figures, figure_file, rates, practices, rules, frameworks, prose):
        yield from question.problems(contents)
    yield from places.problems(contents, areas)
    yield from positions.problems(contents, areas)
    if contents.rows("layers"):
        from dashboard.sources.contract import layers  # loads geopandas, which the command line does without
        from dashboard.sources.layers import read_layers

        read = read_layers(contents.package) if readings is None else readings
        yield from layers.problems(contents, areas, read)
