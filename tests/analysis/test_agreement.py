"""Agreement of two coders, against published worked examples, and what has no answer said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.agreement import WEAKEST_FIRST, Coefficient, agreements, alpha, kappa
from dashboard.catalogue import Catalogue
from dashboard.records import Evidence


def pairs(table: list[list[int]]) -> tuple[list[str], list[str]]:
    """The codes of two coders from a table of counts: rows are the first coder's categories, columns the second's."""
    cells = [(str(row), str(column), count) for row, counts in enumerate(table) for column, count in enumerate(counts)]
    first = [row for row, _, count in cells for _ in range(count)]
    return first, [column for _, column, count in cells for _ in range(count)]


def rounded(found: Coefficient) -> float:
    assert found.value is not None
    return round(found.value, 3)


def test_kappa_of_cohens_own_example() -> None:
    """200 cases in three diagnoses, kappa .492: Cohen (1960), Educational and Psychological Measurement 20, p. 45; the
    same table as proportions in Cohen (1968), table 1, and in the R package psych (cohen.kappa).
    """
    assert rounded(kappa(*pairs([[88, 14, 18], [10, 40, 10], [2, 6, 12]]))) == 0.492


def test_kappa_of_the_neurologists_of_landis_and_koch() -> None:
    """Multiple sclerosis in four grades, patients of Winnipeg .208, of New Orleans .297: Landis and Koch (1977),
    Biometrics 33, pp. 159-174; the tables are MSPatients in the R package vcd.
    """
    winnipeg = [[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]
    new_orleans = [[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]]
    assert rounded(kappa(*pairs(winnipeg))) == 0.208
    assert rounded(kappa(*pairs(new_orleans))) == 0.297


def codes(written: str) -> list[str | None]:
    """One coder's row: a character per unit, a point where there is no code."""
    return [None if code == "." else code for code in written.replace(" ", "")]


def test_alpha_of_two_observers_and_binary_data() -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section A: 0.095."""
    assert rounded(alpha([codes("0100000010"), codes("1110010000")])) == 0.095


def test_alpha_of_two_observers_and_nominal_data() -> None:
    """Krippendorff (2011), section B: 0.692."""
    assert rounded(alpha([codes("aabbdcccedda"), codes("babbbccceddd")])) == 0.692


@pytest.mark.parametrize(("order", "published"), [((), 0.743), ("12345", 0.815)])
def test_alpha_of_four_observers_with_codes_missing(order: str, published: float) -> None:
    """Krippendorff (2011), section C and D: nominal 0.743, ordinal 0.815; unit 12 has one code and is no pair."""
    rows = ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."]
    assert rounded(alpha([codes(row) for row in rows], tuple(order))) == published


@pytest.mark.parametrize("measure", [kappa, lambda a, b: alpha([a, b]), lambda a, b: alpha([a, b], WEAKEST_FIRST)])
def test_one_category_or_no_unit_has_no_coefficient_and_says_why(measure) -> None:
    assert measure(["none"] * 5, ["none"] * 5) == Coefficient(None, "one_category")
    assert measure([], []) == Coefficient(None, "no_pairs")


def test_two_coders_who_never_agree_by_chance_alone_have_a_kappa_of_nothing() -> None:
    assert kappa(["none"] * 4, ["none", "none", "explicit", "explicit"]).value == 0


STRENGTH = st.sampled_from(WEAKEST_FIRST)


@given(st.lists(st.tuples(STRENGTH, STRENGTH), min_size=1, max_size=30))
def test_who_is_first_makes_no_difference_and_full_agreement_is_one(units: list[tuple[str, str]]) -> None:
    first, second = [left for left, _ in units], [right for _, right in units]
    for measure in (kappa, lambda a, b: alpha([a, b]), lambda a, b: alpha([a, b], WEAKEST_FIRST)):
        mine, theirs = measure(first, second), measure(second, first)
        assert mine.undefined == theirs.undefined
        assert mine.value == pytest.approx(theirs.value)
        assert measure(first, first).value in (None, pytest.approx(1))


def coded(catalogue: Catalogue, **strengths: str) -> tuple[Evidence, ...]:
    """A second coder: records of the data with other strengths, named evidence_id with dots and hyphens as __ and _."""
    wanted = {name.replace("__", ".").replace("_", "-"): strength for name, strength in strengths.items()}
    found = [entry for entry in catalogue.records.evidence if entry.evidence_id in wanted]
    assert len(found) == len(wanted)
    return tuple(replace(entry, strength=wanted[entry.evidence_id]) for entry in found)


def test_a_second_coder_is_compared_by_framework_and_over_all(towns_catalogue: Catalogue) -> None:
    second = coded(
        towns_catalogue, town_a__loop__find="explicit", town_a__loop__solve="none", town_c__hands__society="explicit"
    )
    over_all, loop, hands = agreements(towns_catalogue, second)
    assert [entry.framework_id for entry in (over_all, loop, hands)] == ["", "loop", "hands"]
    assert [len(entry.pairs) for entry in (over_all, loop, hands)] == [3, 2, 1]
    assert loop.agreed_pct.value == 50
    assert [unit.first.dimension.dimension_id for unit in over_all.disagreements] == ["loop.solve"]
    unit = over_all.disagreements[0]
    assert (unit.first.strength, unit.second.strength) == ("partial", "none")


def test_what_one_coder_alone_judged_is_counted_and_in_no_coefficient(towns_catalogue: Catalogue) -> None:
    garden = replace(towns_catalogue.records.evidence[0], locality_id="a-garden")
    over_all = agreements(towns_catalogue, [garden])[0]
    assert (len(over_all.pairs), len(over_all.only("first")), len(over_all.only("second"))) == (0, 12, 1)
    assert over_all.agreed_pct == Coefficient(None, "no_pairs")


def test_a_framework_the_second_coder_left_aside_has_no_line(towns_catalogue: Catalogue) -> None:
    second = [entry for entry in towns_catalogue.records.evidence if entry.dimension_id.startswith("hands.")]
    assert [entry.framework_id for entry in agreements(towns_catalogue, second)] == ["", "hands"]


def test_the_first_coder_beside_itself_agrees_in_full(towns_catalogue: Catalogue) -> None:
    over_all = agreements(towns_catalogue, towns_catalogue.records.evidence)[0]
    assert len(over_all.pairs) == 20
    assert (over_all.agreed_pct.value, over_all.kappa.value, over_all.alpha(WEAKEST_FIRST).value) == (100, 1, 1)
    assert not over_all.disagreements
