"""Truth tables, against the tables that the QCA package of R publishes for Lipset's data."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.analysis.truth_table import Case, complete, crisp_cases, rows, set_names
from dashboard.catalogue import Catalogue

# Lipset's indicators for the survival of democracy between the wars, crisp: the data set LC of the QCA package
# (Dusa 2019, QCA with R; after Rihoux and De Meur 2009). Columns DEV URB LIT IND STB, then the outcome SURV.
LIPSET = {
    "AU": ("10110", 0),
    "BE": ("11111", 1),
    "CZ": ("11111", 1),
    "EE": ("00101", 0),
    "FI": ("10101", 1),
    "FR": ("10111", 1),
    "DE": ("11110", 0),
    "GR": ("00000", 0),
    "HU": ("00100", 0),
    "IE": ("10101", 1),
    "IT": ("00001", 0),
    "NL": ("11111", 1),
    "PL": ("00100", 0),
    "PT": ("00000", 0),
    "RO": ("00001", 0),
    "ES": ("00000", 0),
    "SE": ("10111", 1),
    "UK": ("11111", 1),
}
# print(truthTable(LC, "SURV"), show.cases = TRUE), in the package's documentation: row, conditions, OUT, n, incl, cases
PUBLISHED = [
    (1, "00000", "0", 3, 0.0, "GR,PT,ES"),
    (2, "00001", "0", 2, 0.0, "IT,RO"),
    (5, "00100", "0", 2, 0.0, "HU,PL"),
    (6, "00101", "0", 1, 0.0, "EE"),
    (22, "10101", "1", 2, 1.0, "FI,IE"),
    (23, "10110", "0", 1, 0.0, "AU"),
    (24, "10111", "1", 2, 1.0, "FR,SE"),
    (31, "11110", "0", 1, 0.0, "DE"),
    (32, "11111", "1", 4, 1.0, "BE,CZ,NL,UK"),
]
# The same without STB and with DEV cut at 600 USD, incl.cut = c(1, 0.01): the contradictory table that Rihoux and
# De Meur (2009) start from, as the package prints it
WITHOUT_STABILITY = [
    (1, "0000", "0", 5, 0.0, "GR,IT,PT,RO,ES"),
    (3, "0010", "C", 4, 0.25, "EE,FI,HU,PL"),
    (8, "0111", "1", 1, 1.0, "CZ"),
    (11, "1010", "1", 1, 1.0, "IE"),
    (12, "1011", "C", 3, 0.667, "AU,FR,SE"),
    (16, "1111", "C", 4, 0.75, "BE,DE,NL,UK"),
]
BELOW_600 = {"CZ", "FI"}  # 586 and 590 USD a head


def case(name: str, conditions: str, outcome: int) -> Case:
    return Case(name, tuple(map(int, conditions)), outcome)


def printed(cases: list[Case], *, contradictions: bool = True) -> list[tuple[int, str, str, int, float, str]]:
    """The rows as the package prints them."""
    return [
        (
            row.number,
            "".join(map(str, row.conditions)),
            row.output,
            len(row.cases),
            round(row.inclusion or 0, 3),
            ",".join(entry.name for entry in row.cases),
        )
        for row in rows(cases, contradictions=contradictions)
    ]


def without_stability() -> list[Case]:
    return [
        case(name, ("0" if name in BELOW_600 else conditions[0]) + conditions[1:4], outcome)
        for name, (conditions, outcome) in LIPSET.items()
    ]


def test_the_truth_table_of_lipsets_data_is_the_published_one() -> None:
    assert printed([case(name, *values) for name, values in LIPSET.items()]) == PUBLISHED


def test_mixed_rows_are_contradictions_as_published() -> None:
    assert printed(without_stability()) == WITHOUT_STABILITY


def test_mixed_rows_are_0_by_the_default_cut_of_the_package() -> None:
    found = printed(without_stability(), contradictions=False)
    assert [row[2] for row in found] == ["0", "0", "1", "1", "0", "0"]


def test_combinations_without_a_case_are_remainders() -> None:
    observed = rows(case(name, *values) for name, values in LIPSET.items())
    every = complete(observed, 5)
    assert [row.number for row in every] == list(range(1, 33))
    assert sum(row.output == "?" for row in every) == 32 - 9
    assert (every[2].conditions, every[2].inclusion) == ((0, 0, 0, 1, 0), None)


@pytest.mark.parametrize(("partial_counts", "solved"), [(True, 1), (False, 0)])
def test_explicit_is_1_none_is_0_and_partial_is_what_the_reader_says(
    towns_catalogue: Catalogue, partial_counts: bool, solved: int
) -> None:
    sets = [towns_catalogue.dimensions[code] for code in ("loop.find", "loop.pass-on", "loop.solve")]
    found = crisp_cases(towns_catalogue, towns_catalogue.cases, sets, partial_counts=partial_counts)
    assert [(entry.name, entry.conditions, entry.outcome) for entry in found.cases] == [
        ("town-a", (1, 1), solved),
        ("town-b", (0, 0), 0),
        ("town-c", (1, 0), 0),
        ("hidden", (0, 0), 0),
    ]


def test_a_place_nobody_judged_is_left_out_and_named_rather_than_0(towns_catalogue: Catalogue) -> None:
    sets = [towns_catalogue.dimensions[code] for code in ("loop.find", "loop.solve")]
    places = [towns_catalogue.localities[code] for code in ("town-a", "a-garden")]
    found = crisp_cases(towns_catalogue, places, sets, partial_counts=True)
    assert [entry.name for entry in found.cases] == ["town-a"]
    assert found.left_out == {"a-garden": tuple(sets)}


def test_a_set_is_named_by_four_letters_of_each_word_of_its_code(towns_catalogue: Catalogue) -> None:
    sets = [towns_catalogue.dimensions[code] for code in ("loop.find", "loop.pass-on")]
    assert list(set_names(sets).values()) == ["FIND", "PASSON"]


def test_names_that_r_or_the_table_itself_takes_get_a_number(towns_catalogue: Catalogue) -> None:
    one = towns_catalogue.dimensions["loop.find"]
    sets = [replace(one, dimension_id=code) for code in ("a.out", "b.out", "c.true", "d.1-find", "e.n")]
    assert list(set_names(sets).values()) == ["OUT2", "OUT3", "TRUE2", "D1FIND", "N2"]


def test_every_dimension_of_the_sources_has_a_name_that_qca_takes(cases: Catalogue) -> None:
    dimensions = tuple(cases.dimensions.values())
    names = list(set_names(dimensions).values())
    assert len(set(names)) == len(dimensions)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]*", name) for name in names)
